import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { writeReleaseTree } from '../build/release-tree.ts';
import { makeExecutable } from '../executable/make-executable.ts';
import { BUILDING, TARGETS } from '../executable/targets.ts';
import { fullTasProduct, writeFullTas } from './full-tas.ts';
import { kilobytes, productFile, slimMetadata, write } from './inputs.ts';
import { cpuOf, FOLDER, instructionsOf, memoryOf, PROGRAM, takeTurns } from './measure.ts';
import { otherNodes } from './nodes.ts';
import { print, printMissing } from './table.ts';

const ROUNDS = 21;
const BARE = ['-e', '0'];

/**
 * Instructions depend on the version of Node: the gate is for this one. It is what holds today, and 50 M that collecting garbage differs by from run to run; 350 M
 * is where it has to go.
 */
const INSTRUCTIONS = { node: 20, gate: 680, aim: 250 };

/** What the metadata of a tile costs a commit hook: a product file of 50 KB is held against slim metadata of 90 KB. */
export function withMetadata(): void {
  const config = write('metadata/cf.yml', productFile(50_000));
  const slim = write('metadata-of-tile/cf-10.2.1.yml', slimMetadata(90_000));
  const times = takeTurns(
    {
      without: () => cpuOf([PROGRAM, config]),
      with: () => cpuOf([PROGRAM, '--metadata', slim, config]),
    },
    ROUNDS,
  );
  print({
    what: `a product file of ${kilobytes(config)} held against slim metadata of ${kilobytes(slim)}, cold`,
    ours: times.with,
    against: { name: 'without metadata', amount: times.without },
    unit: 'ms',
    gate: 1.3,
    aim: 1.1,
  });
}

/** What a commit hook feels: one product file of 50 KB with 8 certificates, the help text, and the memory, against Node doing nothing. */
export function coldStart(): void {
  const file = write('cold/cf.yml', productFile(50_000));
  const real = write('cold-tas/cf.yml', fullTasProduct());
  const foundation = writeFullTas('cold-full-tas', 1);
  const times = takeTurns(
    {
      bare: () => cpuOf(BARE),
      help: () => cpuOf([PROGRAM, '--help']),
      lint: () => cpuOf([PROGRAM, file]),
      real: () => cpuOf([PROGRAM, real]),
      foundation: () => cpuOf([PROGRAM, foundation]),
    },
    ROUNDS,
  );
  const bare = { name: 'node -e 0', amount: times.bare };
  print({
    what: `one product file of ${kilobytes(file)} with 8 certificates, cold`,
    ours: times.lint,
    against: bare,
    unit: 'ms',
    gate: 2.2,
    aim: 1.7,
  });
  print({
    what: `a TAS product file of ${kilobytes(real)} with 8 certificates, cold`,
    ours: times.real,
    against: bare,
    unit: 'ms',
    aim: 2.2,
  });
  print({ what: 'a TAS foundation of 15 files, cold', ours: times.foundation, against: bare, unit: 'ms', aim: 2.2 });
  print({ what: '--help', ours: times.help, against: bare, unit: 'ms', gate: 1.1 });
  const memory = takeTurns({ bare: () => memoryOf(BARE), lint: () => memoryOf([PROGRAM, file]) }, 5);
  print({
    what: 'peak memory of that product file',
    ours: memory.lint,
    against: { name: 'node -e 0', amount: memory.bare },
    unit: 'MB',
    gate: 2,
  });
}

/** The same in instructions, which are the same at any load. False where they cannot be counted. */
export function instructions(): boolean {
  const file = write('cold/cf.yml', productFile(50_000));
  const real = write('cold-tas/cf.yml', fullTasProduct());
  const ours = instructionsOf([PROGRAM, file]);
  const what = `one product file of ${kilobytes(file)}, cold, instructions`;
  if (ours === undefined) {
    printMissing(what, 'valgrind is not installed');
    return false;
  }
  const isGated = process.versions.node.startsWith(`${INSTRUCTIONS.node}.`);
  print({ what, ours, unit: 'M', ...(isGated ? { gate: INSTRUCTIONS.gate, aim: INSTRUCTIONS.aim } : {}) });
  print({ what: `a TAS product file of ${kilobytes(real)}, cold, instructions`, ours: instructionsOf([PROGRAM, real])!, unit: 'M' });
  print({ what: 'node -e 0, instructions', ours: instructionsOf(BARE)!, unit: 'M' });
  return isGated;
}

/** What was built somewhere else and installed, on every Node that can be had: it may cost a quarter more than what was built here. */
export async function installedRelease(): Promise<void> {
  const file = write('cold/cf.yml', productFile(50_000));
  const program = await installRelease();
  const here = takeTurns({ bare: () => cpuOf(BARE), lint: () => cpuOf([PROGRAM, file]) }, ROUNDS);
  const gate = (1.25 * here.lint) / here.bare;
  for (const { version, path } of [{ version: process.versions.node, path: process.execPath }, ...otherNodes()]) {
    const times = takeTurns({ bare: () => cpuOf(BARE, path), lint: () => cpuOf([program, file], path) }, ROUNDS);
    const against = { name: 'node -e 0', amount: times.bare };
    print({ what: `the product file, installed release, Node ${version}`, ours: times.lint, against, unit: 'ms', gate });
  }
}

/** Packs the release and installs it as users do; gives its program. */
async function installRelease(): Promise<string> {
  const [tree, prefix] = [join(FOLDER, 'release'), join(FOLDER, 'installed')];
  mkdirSync(tree);
  await writeReleaseTree(tree);
  const npm = (cwd: string, ...args: readonly string[]): string => {
    const ended = spawnSync('npm', args, { cwd, encoding: 'utf8', env: { ...process.env, npm_config_offline: 'true' } });
    if (ended.status !== 0) throw new Error(`npm ${args.join(' ')}: ${ended.stderr}`);
    return ended.stdout.trim();
  };
  const archive = npm(tree, 'pack', '--silent');
  npm(FOLDER, 'install', '--global', '--silent', '--prefix', prefix, join(tree, archive));
  return join(prefix, 'lib/node_modules/taslint/dist/taslint.js');
}

/** The single executable against the Node that it holds; it may cost what putting a program into one file costs. */
export async function singleExecutable(): Promise<boolean> {
  const file = write('cold/cf.yml', productFile(50_000));
  if (process.platform !== TARGETS[BUILDING].os || process.arch !== TARGETS[BUILDING].cpu) {
    printMissing('the single executable', `this machine is no ${BUILDING}`);
    return false;
  }
  const { path, engine } = await makeExecutable({ target: BUILDING, dist: dirname(PROGRAM), folder: join(FOLDER, 'executable') });
  const times = takeTurns(
    {
      bare: () => cpuOf(BARE, engine.program),
      help: () => cpuOf(['--help'], path),
      lint: () => cpuOf([file], path),
    },
    ROUNDS,
  );
  const against = { name: `node ${engine.version} -e 0`, amount: times.bare };
  print({ what: '--help of the single executable', ours: times.help, against, unit: 'ms', gate: 1.6 });
  print({ what: 'the product file, single executable', ours: times.lint, against, unit: 'ms' });
  return true;
}
