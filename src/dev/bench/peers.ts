import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { productFile, write, writeFoundation } from './inputs.ts';
import { cpuOf, cpuOfProgram, FOLDER, PROGRAM, ROOT, takeTurns } from './measure.ts';
import { print, printMissing } from './table.ts';

/** Programs that check YAML, with their own package file, so that none of them is ever a dependency. */
const PEERS = join(ROOT, 'src/dev/bench/peers');

/** What installing them makes, kept between runs. */
const INSTALLED = join(ROOT, 'node_modules/.cache/taslint/peers');

const ESLINT_CONFIG = "import yml from 'eslint-plugin-yml';\nexport default [...yml.configs.recommended];\n";

interface Peer {
  readonly name: string;
  /** Program and arguments for one file or one folder, which is the working directory. */
  readonly call: (input: string) => readonly [string, ...string[]];
  /** Theirs may cost so many times ours, at least. */
  readonly factor: number;
}

/** The file of a package that its command runs, by this Node: a wrapper would be measured too. */
function script(path: string): string {
  return join(INSTALLED, 'node_modules', path);
}

const ALL: readonly Peer[] = [
  { name: 'prettier --check', factor: 5, call: (input) => [process.execPath, script('prettier/bin/prettier.cjs'), '--check', input] },
  { name: 'yamllint relaxed', factor: 5, call: (input) => ['yamllint', '-d', 'relaxed', input] },
  {
    name: 'eslint + yml recommended',
    factor: 3,
    call: (input) => [
      process.execPath,
      script('eslint/bin/eslint.js'),
      '--no-config-lookup',
      '-c',
      join(INSTALLED, 'eslint.config.mjs'),
      input,
    ],
  },
  {
    name: 'spectral, 5 rules',
    factor: 3,
    call: (input) => {
      const files = input.endsWith('.yml') ? input : `${input}/**/*.yml`;
      return [process.execPath, script('@stoplight/spectral-cli/dist/index.js'), 'lint', '-r', join(INSTALLED, 'spectral.yml'), files];
    },
  },
];

/** Other linters and formatters on the same files: one product file, and 100 foundations of 12 files. False where none could be installed. */
export function peers(): boolean {
  mkdirSync(INSTALLED, { recursive: true });
  cpSync(PEERS, INSTALLED, { recursive: true });
  writeFileSync(join(INSTALLED, 'eslint.config.mjs'), ESLINT_CONFIG);
  if (spawnSync('npm', ['install', '--silent', '--no-package-lock'], { cwd: INSTALLED }).status !== 0) {
    printMissing('peers', 'they cannot be installed');
    return false;
  }
  const file = write('peers/cf.yml', productFile(50_000));
  for (let index = 0; index < 100; index += 1) writeFoundation(join('peers-many', `foundation-${index}`), index);
  compare('one product file, cold', file, 5);
  compare('100 foundations × 12 files', join(FOLDER, 'peers-many'), 1);
  return true;
}

/** Rows say what ours costs of theirs. */
function compare(what: string, input: string, rounds: number): void {
  for (const { name, call, factor } of ALL) {
    const [program, ...args] = call(input);
    if (spawnSync(program, ['--version']).error !== undefined) {
      printMissing(`${what} ÷ ${name}`, `${program} is not installed`);
      continue;
    }
    const times = takeTurns({ ours: () => cpuOf([PROGRAM, input]), theirs: () => cpuOfProgram(program, args, FOLDER) }, rounds);
    print({ what, ours: times.ours, against: { name, amount: times.theirs }, unit: 'ms', gate: 1 / factor });
  }
}
