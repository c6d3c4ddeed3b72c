import { spawnSync } from 'node:child_process';

/** How a program ended. */
export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly input?: string;
}

/** Runs a program to its end with the environment of ours, changed by `env` (undefined takes a variable away). Throws when it cannot be started. */
export function run(program: string, args: readonly string[], options: RunOptions = {}): Ended {
  const ended = spawnSync(program, args, {
    cwd: options.cwd,
    env: { ...process.env, ...options.env },
    input: options.input,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (ended.error !== undefined) throw ended.error;
  return { code: ended.status ?? 128, stdout: ended.stdout, stderr: ended.stderr };
}

/** Runs a program that has to succeed; throws with all it said when it does not. */
export function runWell(program: string, args: readonly string[], options: RunOptions = {}): string {
  const ended = run(program, args, options);
  if (ended.code !== 0) throw new Error(`${[program, ...args].join(' ')} ended with ${ended.code}\n${ended.stdout}${ended.stderr}`);
  return ended.stdout;
}
