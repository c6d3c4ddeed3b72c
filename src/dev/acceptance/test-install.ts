import { spawn } from 'node:child_process';
import { Spec, Validation } from '@cyclonedx/cyclonedx-library';
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  createProtocolConnection,
  ExitNotification,
  InitializeRequest,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { Checks, expectEqual, expectIncludes } from './checks.ts';
import { checkOfflinePage } from './offline-page.ts';
import { differences, filesBelow, sha256Of } from '../release/checksums.ts';
import { writeRelease } from '../release/release.ts';
import { run, runWell } from './run-program.ts';
import { unpackZip } from './unpack-zip.ts';

/** Makes a release, looks at its papers, installs it as users do, without a registry and into an empty place, and runs what was installed. */

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const ARCHIVE = `taslint-${version()}.tgz`;
const SCENARIO = join(ROOT, 'fixtures/foundations/domain-changed-cert-not');

const folder = mkdtempSync(join(tmpdir(), 'taslint-install-'));
const offline = { npm_config_offline: 'true', npm_config_cache: join(folder, 'empty-cache'), npm_config_update_notifier: 'false' };
const release = join(folder, 'release');
const tree = join(folder, 'tree');
const checks = new Checks();

/** What is looked at in the bill of materials. */
interface Bill {
  readonly components: readonly { readonly group?: string; readonly name: string; readonly version: string }[];
  readonly metadata: {
    readonly component: {
      readonly components: readonly { readonly name: string; readonly hashes: readonly { readonly content: string }[] }[];
    };
  };
}

await checks.check('a release holds what it says, and `sha256sum -c` finds every file of it in order', async () => {
  await writeRelease(release, []);
  runWell('sha256sum', ['--check', '--strict', '--quiet', 'SHA256SUMS'], { cwd: release });
  const listed = readFileSync(join(release, 'SHA256SUMS'), 'utf8').trim().split('\n');
  expectEqual(
    'files in SHA256SUMS',
    listed.map((line) => line.slice(66)),
    filesBelow(release).filter((path) => path !== 'SHA256SUMS'),
  );
  const papers = ['LICENSE', 'THIRD-PARTY-LICENSES.txt', 'CHANGELOG.md', 'Containerfile', 'rules/ko/README.md', 'schema/rule.schema.json'];
  expectEqual(
    'papers that are missing',
    papers.filter((path) => !filesBelow(release).includes(path)),
    [],
  );
  runWell('tar', ['-xzf', ARCHIVE, '-C', folder], { cwd: release });
  renameSync(join(folder, 'package'), tree);
});

await checks.check('the bill of materials is valid, and names what the licence texts name and the archive', async () => {
  const text = readFileSync(join(release, `taslint-${version()}.cdx.json`), 'utf8');
  expectEqual('what the schema says', await new Validation.JsonStrictValidator(Spec.Version.v1dot6).validate(text), null);
  const bill = JSON.parse(text) as Bill; // valid
  const licences = readFileSync(join(release, 'THIRD-PARTY-LICENSES.txt'), 'utf8').split(/^-{80}$/m);
  const named = licences.map((part) => /^(\S+ \S+) \(.*\)$/m.exec(part)?.[1] ?? part).sort();
  const components = bill.components
    .map(({ group, name, version: own }) => `${group === undefined ? '' : `${group}/`}${name} ${own}`)
    .sort();
  expectEqual('components', components, named);
  const [file] = bill.metadata.component.components;
  expectEqual('the archive', [file?.name, file?.hashes[0]?.content], [ARCHIVE, sha256Of(join(release, ARCHIVE))]);
});

await checks.check('the extension for VS Code is small, and the program in it lints and serves', async () => {
  const file = join(release, `taslint-${version()}.vsix`);
  expectEqual('more than 1.5 MB', statSync(file).size > 1.5 * 1024 * 1024, false);
  const unpacked = join(folder, 'extension');
  mkdirSync(unpacked);
  await unpackZip(file, unpacked);
  const server = join(unpacked, 'extension/server/taslint.js');
  const linted = run(process.execPath, [server, '--lang', 'ko', SCENARIO]);
  expectEqual(`exit code of a lint that said ${linted.stderr}`, linted.code, 1);
  expectIncludes('the lint', linted.stdout, 'cert/san-missing-apps-domain');
  const serving = spawn(process.execPath, [server, 'lsp', '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const connection = createProtocolConnection(new StreamMessageReader(serving.stdout), new StreamMessageWriter(serving.stdin));
  connection.listen();
  const answer = await connection.sendRequest(InitializeRequest.type, { processId: process.pid, rootUri: null, capabilities: {} });
  expectEqual('the server', answer.serverInfo, { name: 'taslint', version: version() });
  await connection.sendRequest(ShutdownRequest.type);
  await connection.sendNotification(ExitNotification.type);
});

await checks.check('the release tree has no scripts and needs no packages', () => {
  const { scripts, devDependencies, dependencies } = JSON.parse(readFileSync(join(tree, 'package.json'), 'utf8')) as Record<
    string,
    unknown
  >; // checked below
  expectEqual('package.json', { scripts, devDependencies, dependencies }, { dependencies: {} });
});

await checks.check('the release tree is not written over anything', () => {
  const again = run('npm', ['run', '--silent', 'release-tree', '--', tree], { cwd: ROOT });
  expectEqual('exit code', again.code, 1);
  expectIncludes('the message', again.stderr, 'not empty');
});

await checks.check('npm pack on main packs the release tree and leaves package.json as it was', () => {
  const ours = readFileSync(join(ROOT, 'package.json'), 'utf8');
  const packed = join(folder, 'packed');
  mkdirSync(packed);
  const name = runWell('npm', ['pack', '--silent', '--pack-destination', folder], { cwd: ROOT, env: offline }).trim();
  runWell('tar', ['-xzf', join(folder, name), '-C', packed]);
  expectEqual('what differs between the packed and the release tree', differences(hashes(join(packed, 'package')), hashes(tree)), []);
  expectEqual('package.json of main', readFileSync(join(ROOT, 'package.json'), 'utf8'), ours);
});

await checkOfflinePage(checks, release, join(folder, 'offline'));

for (const [way, source] of [
  ['from its archive', () => join(release, ARCHIVE)],
  ['from a tag in git', tagged],
] as const) {
  await checks.check(`it installs offline into an empty prefix ${way}, and runs`, () => {
    const prefix = join(folder, way.replaceAll(' ', '-'));
    runWell('npm', ['install', '--global', '--silent', '--prefix', prefix, source()], { cwd: folder, env: offline });
    const program = join(prefix, 'bin/taslint');
    const outside = { cwd: folder, env: { NODE_PATH: undefined } };
    expectEqual('version', runWell(program, ['--version'], outside).trim(), version());
    expectIncludes('help', runWell(program, ['--help'], outside), 'taslint');
    const linted = run(program, [SCENARIO], outside);
    expectEqual(`exit code of a run that said\n${linted.stdout}${linted.stderr}\n`, linted.code, 1);
    expectIncludes('rules', runWell(program, ['rules'], outside), 'errands/left-on-after-first-install');
    expectIncludes(
      'an explanation',
      runWell(program, ['explain', 'errands/left-on-after-first-install', '--lang', 'ko'], outside),
      'errand',
    );
  });
}

await checks.check('a program uses it as a library: from a module, from CommonJS, and with its types', () => {
  const program = join(folder, 'program');
  mkdirSync(join(program, 'node_modules'), { recursive: true });
  symlinkSync(tree, join(program, 'node_modules/taslint'));
  const use = `
const run = await lintPaths([${JSON.stringify(SCENARIO)}], { language: 'ko', now: new Date('2026-01-01'), rules: { 'cert/san-missing-login-uaa': 'off' } });
const rules: string[] = run.report.findings.map((finding) => finding.rule);
const line: number = run.report.findings[0]!.place.start.line;
const none = await lintPaths(['nowhere']).catch((error: unknown) => (error instanceof UsageError ? error.hint : 'another error'));
console.log(JSON.stringify([run.exitCode, rules, line > 0, run.format('sarif').includes('"2.1.0"'), none !== undefined && none !== 'another error', version]));
`;
  writeFileSync(
    join(program, 'use.mts'),
    `import { lintPaths, UsageError, version, type LintRun } from 'taslint';\n${use}\nexport type { LintRun };\n`,
  );
  const options = '--noEmit false --outDir . --ignoreConfig --strict --target es2023 --module nodenext --skipLibCheck false'.split(' ');
  const types = ['--types', 'node', '--typeRoots', join(ROOT, 'node_modules/@types')];
  runWell(process.execPath, [join(ROOT, 'node_modules/typescript/bin/tsc'), ...options, ...types, 'use.mts'], { cwd: program });
  const plain = readFileSync(join(program, 'use.mjs'), 'utf8');
  const common = plain.replace(/^import \{(.*)\} from 'taslint';$/m, "const {$1} = require('taslint');").replaceAll(/^export .*$/gm, '');
  writeFileSync(join(program, 'use.cjs'), `(async () => {${common}})();`);
  const expected = [
    1,
    ['cert/san-missing-apps-domain', 'cert/san-missing-system-domain', 'errands/left-on-after-first-install'],
    true,
    true,
    true,
    version(),
  ];
  for (const file of ['use.mjs', 'use.cjs'])
    expectEqual(`what ${file} sees`, JSON.parse(runWell(process.execPath, [file], { cwd: program })), expected);
});

rmSync(folder, { recursive: true, force: true });
checks.finish();

function version(): string {
  const { version: text } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { readonly version: string }; // ours
  return text;
}

/** The release tree as a commit with a tag, as `npm install git+…#v1` fetches it. */
function tagged(): string {
  const git = (...args: string[]): string =>
    runWell('git', ['-c', 'user.name=Release', '-c', 'user.email=release@example.com', ...args], { cwd: tree });
  git('init', '--quiet', '--initial-branch', 'release');
  git('add', '--all');
  git('commit', '--quiet', '--message', 'release');
  git('tag', 'v0.0.0-test');
  return `git+file://${tree}#v0.0.0-test`;
}

/** Every file below a folder with a digest of its content. */
function hashes(root: string): Readonly<Record<string, string>> {
  return Object.fromEntries(filesBelow(root).map((path) => [path, sha256Of(join(root, path))]));
}
