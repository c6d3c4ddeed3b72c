import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundle } from '../build/bundle.ts';
import { makeExecutable } from '../executable/make-executable.ts';
import { BUILDING, TARGETS } from '../executable/targets.ts';
import { requiredLibraries } from '../executable/required-libraries.ts';
import { lackingForBareRoot, makeBareRoot, runInBareRoot } from './bare-root.ts';
import { Checks, expectEqual, expectIncludes } from './checks.ts';
import { copyFixtures, executableCalls, make } from './executable-calls.ts';
import { makeHostileFolder } from './hostile-folder.ts';
import { run, runWell } from './run-program.ts';

/** The single executable for Linux on x64: it says what the program of `dist` says, wherever it is put and whatever stands around it. Other targets: `release:check`. */

const { os, cpu } = TARGETS[BUILDING];
if (process.platform !== os || process.arch !== cpu) {
  console.log(`this machine is no ${BUILDING}`);
  process.exit(2);
}

const folder = mkdtempSync(join(tmpdir(), 'taslint-executable-'));
const [dist, fixtures] = [join(folder, 'dist'), join(folder, 'fixtures')];
const checks = new Checks();
await bundle(dist);
copyFixtures(fixtures);
const program: readonly [string, string] = [process.execPath, join(dist, 'taslint.js')];
const { path: executable, engine } = await makeExecutable({ target: BUILDING, dist, folder });

for (const call of executableCalls()) {
  await checks.check(`${call.folder}: taslint ${call.words.join(' ')}`, () => {
    expectEqual('what it says', make(call, [executable], fixtures), make(call, program, fixtures));
  });
}

await checks.check('it says what it is', () => {
  const details = JSON.parse(runWell(executable, ['version', '--verbose', '--format', 'json'])) as Record<string, unknown>; // ours
  expectEqual(
    'form, engine, platform',
    [details['form'], details['engine'], details['platform']],
    ['executable', `Node.js ${engine.version}`, BUILDING],
  );
});

await checks.check('a folder and an environment that want their code run get nothing run', () => {
  const { path, env, hasRun } = makeHostileFolder(join(folder, 'hostile'));
  const options = { cwd: path, env: { ...env, LC_ALL: 'C' } };
  expectEqual(
    'what it says',
    run(executable, ['cf.yml'], options),
    run(program[0], [program[1], 'cf.yml'], { cwd: path, env: { LC_ALL: 'C' } }),
  );
  expectIncludes('an option of Node', run(executable, ['--require', './evil.cjs', 'cf.yml'], options).stderr, '--require');
  expectEqual('whether code of the folder was run', hasRun(), false);
  runWell(process.execPath, ['-e', '0'], options);
  expectEqual('whether Node itself would have run it', hasRun(), true);
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
    const [root, site] = [join(folder, 'root'), join(fixtures, 'foundations/domain-changed-cert-not')];
    makeBareRoot(root, executable, site);
    const { code, stdout, stderr } = runInBareRoot(root, ['/work']);
    expectEqual(`the exit code of a run that said\n${stdout}${stderr}\n`, code, 1);
    expectIncludes('its findings', stdout, 'cert/san-missing-apps-domain');
  });

rmSync(folder, { recursive: true, force: true });
checks.finish();
