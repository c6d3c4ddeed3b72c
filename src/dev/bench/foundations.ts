import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeFullTas } from './full-tas.ts';
import { writeFoundation } from './inputs.ts';
import { cpuOf, FOLDER, memoryOf, PROGRAM, takeTurns, usageOf } from './measure.ts';
import { print, printMissing } from './table.ts';

const YAML = fileURLToPath(import.meta.resolve('yaml'));
const ROUNDS = 5;

/** Reads every file of a folder, and does nothing but parse it: `node -e` of this, the folder behind it. */
const PARSE_ALONE = `const { parseDocument } = require(${JSON.stringify(YAML)}); const fs = require('node:fs');
for (const file of fs.readdirSync(process.argv[1], { recursive: true })) if (file.endsWith('.yml')) parseDocument(fs.readFileSync(process.argv[1] + '/' + file, 'utf8'));`;

/** What CI feels: 100 foundations of 12 files, against the package `yaml` reading the same bytes into documents; and the memory of it. */
export function manyFoundations(): void {
  for (const { root, what, gates } of inputs()) {
    const times = takeTurns({ parse: () => cpuOf(['-e', PARSE_ALONE, root]), lint: () => cpuOf([PROGRAM, root]) }, ROUNDS);
    const against = { name: 'yaml.parseDocument of the same bytes', amount: times.parse };
    print({ what, ours: times.lint, against, unit: 'ms', ...(gates ? { gate: 0.6 } : {}), aim: 0.4 });
    const memory = takeTurns({ bare: () => memoryOf(['-e', '0']), lint: () => memoryOf([PROGRAM, root]) }, 3);
    const bare = { name: 'node -e 0', amount: memory.bare };
    print({ what: `${what}, peak memory`, ours: memory.lint, against: bare, unit: 'MB', ...(gates ? { gate: 2.5 } : {}), aim: 1.8 });
  }
}

/** What CI feels the next time, where one file changed meanwhile and `--cache` keeps what was found. */
export function withCache(): void {
  const help = spawnSync(process.execPath, [PROGRAM, 'lint', '--help'], { encoding: 'utf8' }).stdout;
  for (const { root, what, gates } of inputs()) {
    const row = `${what}, one file changed, with --cache`;
    if (!help.includes('--cache')) {
      printMissing(row, 'there is no --cache');
      continue;
    }
    const cache = join(FOLDER, 'cache');
    const changed = join(root, 'foundation-7/config/cf.yml');
    cpuOf([PROGRAM, '--cache', cache, root]);
    let round = 0;
    const times = takeTurns(
      {
        parse: () => cpuOf(['-e', PARSE_ALONE, root]),
        lint: () => {
          writeFileSync(changed, `${readFileSync(changed, 'utf8')}# ${(round += 1)}\n`);
          return cpuOf([PROGRAM, '--cache', cache, root]);
        },
      },
      ROUNDS,
    );
    const against = { name: 'yaml.parseDocument of the same bytes', amount: times.parse };
    print({ what: row, ours: times.lint, against, unit: 'ms', ...(gates ? { gate: 0.2 } : {}), aim: 0.12 });
    rmSync(cache, { recursive: true });
  }
}

/** The inputs with made-up names, which the gates are for, and those with real ones. */
function inputs(): readonly { readonly root: string; readonly what: string; readonly gates: boolean }[] {
  const root = join(FOLDER, 'many');
  for (let index = 0; index < 100; index += 1) writeFoundation(join('many', `foundation-${index}`), index);
  return [
    { root, what: '100 foundations × 12 files', gates: true },
    { root: writeFullTas('many-tas', 100), what: '100 TAS foundations × 15 files', gates: false },
  ];
}

/** What a merge request feels: the same 100 foundations compared with a commit, in each of which one vars file and one product file changed. */
export function twoRevisions(): void {
  const root = join(FOLDER, 'two');
  for (let index = 0; index < 100; index += 1) writeFoundation(join('two', `foundation-${index}`), index);
  const git = (...args: readonly string[]): void => {
    const identity = ['-c', 'user.name=bench', '-c', 'user.email=bench@example.com', '-c', 'commit.gpgsign=false'];
    const ended = spawnSync('git', [...identity, ...args], { cwd: root, encoding: 'utf8' });
    if (ended.status !== 0) throw new Error(`git ${args.join(' ')}: ${ended.stderr}`);
  };
  git('init', '-q');
  git('add', '-A');
  git('commit', '-q', '-m', 'before');
  for (let index = 0; index < 100; index += 1) {
    for (const file of ['config/cf.yml', 'vars/p-redis.yml']) {
      const path = join(root, `foundation-${index}`, file);
      writeFileSync(path, readFileSync(path, 'utf8').replaceAll('.example.com', '.changed.example.com'));
    }
  }
  const times = takeTurns({ plain: () => cpuOf([PROGRAM, root]), since: () => cpuOf([PROGRAM, '--since', 'HEAD', root]) }, ROUNDS);
  const against = { name: 'without comparing', amount: times.plain };
  print({ what: '100 foundations compared with a commit', ours: times.since, against, unit: 'ms', gate: 2.3 });
}

/** What a monorepo feels: twice the foundations may cost twice the time, up to 12,000 files, and hardly more memory. */
export function thousandsOfFiles(): void {
  for (let index = 0; index < 500; index += 1) writeFoundation(join('half', `foundation-${index}`), index % 250);
  for (let index = 0; index < 1000; index += 1) writeFoundation(join('whole', `foundation-${index}`), index % 250);
  const [half, whole] = [usageOf([PROGRAM, join(FOLDER, 'half')]), usageOf([PROGRAM, join(FOLDER, 'whole')])];
  const what = '1,000 foundations × 12 files';
  print({ what, ours: whole.cpu, against: { name: '500 of them', amount: half.cpu }, unit: 'ms', gate: 2.1 });
  print({ what: `${what}, peak memory`, ours: whole.memory, against: { name: '500 of them', amount: half.memory }, unit: 'MB', gate: 1.2 });
}
