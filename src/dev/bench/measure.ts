import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * How the benchmark measures. Processor time and instructions count, not the clock on the wall: other work on the machine makes a program wait, and only
 * little dearer. Works that are compared take turns, and medians are compared, so that a busy minute hits both.
 */

export const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
export const PROGRAM = join(ROOT, 'dist/taslint.js');

/** Where the inputs of this run lie; gone when it ends. */
export const FOLDER = mkdtempSync(join(tmpdir(), 'taslint-bench-'));
process.on('exit', () => rmSync(FOLDER, { recursive: true, force: true }));

/** The certificates that this variable names are read by Node before anything else runs. */
const ENVIRONMENT = { ...process.env, NODE_EXTRA_CA_CERTS: undefined, NODE_OPTIONS: undefined };

/** Runs each work once per round, in turns; the median of each. */
export function takeTurns<Name extends string>(
  works: Readonly<Record<Name, () => number>>,
  rounds: number,
): Readonly<Record<Name, number>> {
  const results = new Map<string, number[]>();
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, work] of Object.entries<() => number>(works)) results.set(name, [...(results.get(name) ?? []), work()]);
  }
  // Every name got its results in the loop above.
  return Object.fromEntries([...results].map(([name, values]) => [name, median(values)])) as Record<Name, number>;
}

function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** Tells what a command took of the processor, user and system, in seconds. Node cannot ask that of a process that it started; a shell can. */
const TIMED = `TIMEFORMAT='%3U %3S'; time "$@"`;

/** Milliseconds that a process of Node takes of the processor, with all its threads. Throws when it ends in anything but findings. */
export function cpuOf(args: readonly string[], node: string = process.execPath): number {
  return cpuOfProgram(node, args, FOLDER);
}

/** The same for any program. */
export function cpuOfProgram(program: string, args: readonly string[], cwd: string): number {
  const said = runProgram('bash', ['-c', TIMED, 'bash', program, ...args], cwd);
  const [, user, system] = /(\d+[.,]\d{3}) (\d+[.,]\d{3})\s*$/.exec(said) ?? [];
  if (user === undefined || system === undefined) throw new Error(`bash did not tell the time of ${program}: ${said}`);
  return [user, system].reduce((sum, seconds) => sum + Number(seconds.replace(',', '.')) * 1000, 0);
}

/** Peak memory of a process of Node in MB. */
export function memoryOf(args: readonly string[]): number {
  return usageOf(args).memory;
}

/** Processor time in milliseconds and peak memory in MB of a process of Node, told by itself when it ends. */
export function usageOf(args: readonly string[]): { readonly cpu: number; readonly memory: number } {
  const probe = join(FOLDER, 'probe.cjs');
  const told = join(FOLDER, 'usage.json');
  const tell = `require('node:fs').writeFileSync(${JSON.stringify(told)}, JSON.stringify(process.resourceUsage()))`;
  writeFileSync(probe, `process.on('exit', () => ${tell});`);
  runProgram(process.execPath, ['--require', probe, ...args], FOLDER);
  // Written by the probe.
  const usage = JSON.parse(readFileSync(told, 'utf8')) as NodeJS.ResourceUsage;
  return { cpu: (usage.userCPUTime + usage.systemCPUTime) / 1000, memory: usage.maxRSS / 1024 };
}

/** Milliseconds of the processor that work in this process takes, collecting and compiling on other threads included. */
export function cpuInProcess(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** Millions of instructions of a process of Node, the same at any load; undefined where valgrind is not installed. */
export function instructionsOf(args: readonly string[]): number | undefined {
  if (spawnSync('valgrind', ['--version']).status !== 0) return undefined;
  const options = [
    '--tool=cachegrind',
    '--cache-sim=no',
    '--smc-check=all-non-file',
    `--cachegrind-out-file=${join(FOLDER, 'cachegrind')}`,
  ];
  const said = runProgram('valgrind', [...options, process.execPath, ...args], FOLDER);
  const count = /I\s+refs:\s+([\d,]+)/.exec(said)?.[1];
  if (count === undefined) throw new Error(`valgrind did not count: ${said}`);
  return Number(count.replaceAll(',', '')) / 1e6;
}

/** Runs a program and gives what it said on standard error. */
function runProgram(program: string, args: readonly string[], cwd: string): string {
  const ended = spawnSync(program, args, {
    cwd,
    env: ENVIRONMENT,
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (ended.status !== 0 && ended.status !== 1) throw new Error(`${program} ${args.join(' ')} ended with ${ended.status}: ${ended.stderr}`);
  return ended.stderr;
}
