import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundle } from '../build/bundle.ts';
import { makeExecutable, makeFastExecutable } from '../executable/make-executable.ts';
import { requiredLibraries } from '../executable/required-libraries.ts';
import { BUILDING, TARGET_NAMES, TARGETS } from '../executable/targets.ts';
import { lackingForBareRoot, makeBareRoot, runInBareRoot } from './bare-root.ts';
import { Checks, expectEqual, expectIncludes } from './checks.ts';
import { callOf, copyFixtures, executableCalls } from './executable-calls.ts';
import { makeHostileFolder, type HostileFolder } from './hostile-folder.ts';
import { checkCall, checkOther } from './other-executables.ts';
import { run, runWell } from './run-program.ts';

/**
 * `npm run test:executable`: the single executable for Linux on x64 says what the program of `dist` says, wherever it is put and whatever stands around it. With
 * `-- --all` also the fast one with Bun, what both say of real files, and the executables for other machines.
 */

const { os, cpu } = TARGETS[BUILDING];
if (process.platform !== os || process.arch !== cpu) {
  console.log(`this machine is no ${BUILDING}`);
  process.exit(2);
}

const isAll = process.argv.includes('--all');
const folder = mkdtempSync(join(tmpdir(), 'taslint-executable-'));
const [dist, fixtures] = [join(folder, 'dist'), join(folder, 'fixtures')];
const surroundings = { dist, fixtures, folder };
const checks = new Checks();
await bundle(dist);
copyFixtures(fixtures);
const { path: executable, engine } = await makeExecutable({ target: BUILDING, dist, folder });

await checkCalls('executable', executable);
await checkHostile('executable', executable, ({ forNode, forBun }) => ({ ...forNode, ...forBun }));

await checks.check('it says what it is', () => {
  const details = JSON.parse(runWell(executable, ['version', '--verbose', '--format', 'json'])) as Record<string, unknown>; // ours
  const said = [details['form'], details['engine'], details['platform']];
  expectEqual('form, engine, platform', said, ['executable', `Node.js ${engine.version}`, BUILDING]);
});

await checks.check('it asks for no newer system than the documentation says', () => {
  const { files, versions } = requiredLibraries(executable);
  expectEqual('the libraries', files, [
    'ld-linux-x86-64.so.2',
    'libc.so.6',
    'libdl.so.2',
    'libgcc_s.so.1',
    'libm.so.6',
    'libpthread.so.0',
    'libstdc++.so.6',
  ]);
  expectEqual('their versions', versions, { CXXABI: '1.3.9', GCC: '3.4', GLIBC: '2.28', GLIBCXX: '3.4.21' });
});

const lacking = lackingForBareRoot();
if (lacking !== undefined) console.log(`left out: a system with nothing but its libraries; ${lacking}`);
else
  await checks.check('it lints where there is nothing but its libraries, read-only, with no environment', () => {
    const root = join(folder, 'root');
    makeBareRoot(root, executable, join(fixtures, 'foundations/domain-changed-cert-not'));
    const { code, stdout, stderr } = runInBareRoot(root, ['/work']);
    expectEqual(`the exit code of a run that said\n${stdout}${stderr}\n`, code, 1);
    expectIncludes('its findings', stdout, 'cert/san-missing-apps-domain');
  });

if (isAll) {
  const { path: fast } = await makeFastExecutable({ target: BUILDING, dist, folder });
  await checkCalls('with Bun', fast);
  // Bun obeys the variables that are for itself, and nothing can be done about it.
  await checkHostile('with Bun', fast, ({ forNode }) => forNode);
  await checkRealFiles('executable', executable);
  await checkRealFiles('with Bun', fast);
  for (const target of TARGET_NAMES) if (target !== BUILDING) await checkOther(target, checks, surroundings);
}

rmSync(folder, { recursive: true, force: true });
checks.finish();

/** Every call of the scenarios, and more. */
async function checkCalls(what: string, path: string): Promise<void> {
  for (const call of executableCalls()) await checkCall(what, call, { start: [path] }, checks, surroundings);
}

/** Real files, where there are some beside the project. */
async function checkRealFiles(what: string, path: string): Promise<void> {
  const corpus = join(process.env['TASLINT_SHARED'] ?? '../shared', 'corpus');
  if (existsSync(corpus))
    await checkCall(what, callOf('.', '--profile all --format json .'), { start: [path] }, checks, { dist, fixtures: corpus });
  else console.log('left out: real files, of which there are none in TASLINT_SHARED');
}

/** What an engine that is started in a folder may take from it, and from the environment. */
async function checkHostile(what: string, path: string, envOf: (hostile: HostileFolder) => HostileFolder['forNode']): Promise<void> {
  await checks.check(`${what}: a folder and an environment that want their code run get nothing run`, () => {
    const hostile = makeHostileFolder(mkdtempSync(join(folder, 'hostile-')));
    const plain = { cwd: hostile.path, env: { LC_ALL: 'C' } };
    const harassed = { cwd: hostile.path, env: { ...envOf(hostile), LC_ALL: 'C' } };
    expectEqual('what it says', run(path, ['cf.yml'], harassed), run(process.execPath, [join(dist, 'taslint.js'), 'cf.yml'], plain));
    expectIncludes(
      'what it says of an option of the engine',
      run(path, ['--require', './evil.cjs', 'cf.yml'], harassed).stderr,
      '--require',
    );
    expectEqual('whether code of the folder was run', hostile.hasRun(), false);
    runWell(process.execPath, ['-e', '0'], harassed);
    expectEqual('whether Node itself would have run it', hostile.hasRun(), true);
  });
}
