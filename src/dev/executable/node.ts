import { chmodSync, cpSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run, runWell } from '../acceptance/run-program.ts';
import { compileProgram } from './compile-program.ts';
import { nodeFor, postject } from './platform-packages.ts';
import { signedAdHoc } from './sign-macho.ts';
import { BUILDING, TARGETS, type TargetName } from './targets.ts';

/** What is linted to see which code a run needs. */
const SAMPLE = fileURLToPath(new URL('../../../fixtures/foundations', import.meta.url));
const MAIN = 'main.js';
const BLOB = 'taslint.blob';

/** The mark that Node looks for in itself to know that it carries a blob; the same in every Node. */
const FUSE = 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2';

/** Nothing of whoever builds: variables change how Node runs, and which code of ours does. */
const CLEAN = {
  ...Object.fromEntries(Object.keys(process.env).map((name) => [name, undefined])),
  PATH: process.env['PATH'],
  LC_ALL: 'C.UTF-8',
  TZ: 'UTC',
};

/**
 * V8 orders what it makes by a seed. And it writes out what lies between the parts of an object, which is nothing but zeros only where no memory is used twice: so much
 * that it never is.
 */
const RECORDING = ['--random-seed=1', '--initial-old-space-size=2000', '--min-semi-space-size=512', '--max-semi-space-size=512'];

/** Makes the executable with Node: a copy of it with a blob inside. `folder` is empty, for what is made on the way. */
export async function makeWithNode(target: TargetName, files: ReadonlyMap<string, string>, path: string, folder: string): Promise<void> {
  const blob = await makeBlob(files, target === BUILDING, folder);
  cpSync(nodeFor(target).program, path);
  chmodSync(path, 0o755);
  const isMac = TARGETS[target].os === 'darwin';
  const segment = isMac ? ['--macho-segment-name', 'NODE_SEA'] : [];
  runWell(process.execPath, [postject(), path, 'NODE_SEA_BLOB', blob, '--sentinel-fuse', FUSE, ...segment]);
  if (isMac) writeFileSync(path, signedAdHoc(readFileSync(path), 'taslint'));
}

/**
 * The blob: the files, what starts them, and for the building platform what V8 makes of them, which is good for the very Node that made it. The same files make the
 * same bytes.
 */
async function makeBlob(files: ReadonlyMap<string, string>, isForThisNode: boolean, folder: string): Promise<string> {
  const node = nodeFor(BUILDING).program;
  await compileProgram('src/cli/executable.ts', join(folder, MAIN));
  const compiled = isForThisNode ? await compiledFiles(files, node, folder) : [];
  const config = {
    main: MAIN,
    output: BLOB,
    disableExperimentalSEAWarning: true,
    useSnapshot: false,
    useCodeCache: false,
    // NODE_OPTIONS does nothing.
    execArgvExtension: 'none',
    assets: Object.fromEntries([...files, ...compiled]),
  };
  writeFileSync(join(folder, 'sea-config.json'), JSON.stringify(config));
  runWell(node, ['--experimental-sea-config', 'sea-config.json'], { cwd: folder, env: CLEAN });
  return join(folder, BLOB);
}

/**
 * What V8 makes of the program files that linting needs: asset name and path. Two builds prove equal.
 */
async function compiledFiles(
  files: ReadonlyMap<string, string>,
  node: string,
  folder: string,
): Promise<readonly (readonly [string, string])[]> {
  const [recorder, list, target] = [join(folder, 'record.js'), join(folder, 'files.json'), join(folder, 'compiled')];
  mkdirSync(target);
  await compileProgram('src/dev/executable/record-compiled.ts', recorder);
  writeFileSync(list, JSON.stringify(Object.fromEntries(files)));
  const { code, stderr } = run(node, [...RECORDING, recorder, list, target, '--now', '2026-01-31', '.'], { cwd: SAMPLE, env: CLEAN });
  if (code !== 1) throw new Error(`the run whose code is kept ended with ${code}, not with findings:\n${stderr}`);
  const made = readdirSync(target, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.cache'));
  return made.sort().map((path) => [path.replaceAll('\\', '/'), join(target, path)]);
}
