import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { builtinRules } from '../../src/run/builtin-rules.ts';
import type { Io } from '../../src/run/io.ts';
import { EXIT } from '../../src/run/exit-code.ts';
import { main } from '../../src/cli/main.ts';
import { englishIn } from '../korean/english-in.ts';

/** What a run printed and returned. */
export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: string;
  readonly terminal?: boolean;
}

let rules: ReturnType<typeof builtinRules> | undefined;

/**
 * Runs taslint as a person would, in a folder, without a process of its own. The day is fixed, the language English unless asked. A call that could not be
 * answered is made once more in Korean, and what went wrong must be told in Korean: so every mistake that a test knows is read in both languages.
 */
export async function run(argv: readonly string[], options: RunOptions): Promise<Ran> {
  const ran = await runOnce(argv, options);
  if (ran.code === EXIT.failed && !argv.some((word) => word === '--lang' || word === '--debug')) {
    const { stderr } = await runOnce(argv, { ...options, env: { ...options.env, LANG: 'ko_KR.UTF-8' } });
    expect(englishIn(stderr), `in Korean: ${argv.join(' ')}`).toEqual([]);
  }
  return ran;
}

async function runOnce(argv: readonly string[], { cwd, env = {}, stdin = '', terminal = false }: RunOptions): Promise<Ran> {
  const written = { stdout: '', stderr: '' };
  const output = (name: 'stdout' | 'stderr'): Io['stdout'] => ({
    write: (text) => void (written[name] += text),
    isTerminal: terminal,
    columns: terminal ? 80 : undefined,
  });
  const code = await main(argv, {
    cwd,
    env: { PATH: process.env['PATH'], HOME: cwd, ...env },
    stdout: output('stdout'),
    stderr: output('stderr'),
    readStdin: () => Promise.resolve(stdin),
    interruptible: (work) => work(),
    now: () => new Date('2026-01-31T00:00:00Z'),
    clock: () => 0,
    rules: () => (rules ??= builtinRules()),
  });
  return { code, ...written };
}

/** A folder with these files, gone when the test is over. */
export function folderWith(files: Readonly<Record<string, string | Buffer>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'taslint-cli-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}
