import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { run } from './run.ts';

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'taslint-completion-'));
  for (const shell of ['bash', 'zsh', 'fish']) {
    writeFileSync(join(folder, shell), (await run(['completion', shell], { cwd: folder })).stdout);
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** How each shell is asked what it would offer for a line that ends where the cursor is; the words come one a line. */
const ASK: Readonly<Record<string, (words: readonly string[]) => string>> = {
  bash: (words) =>
    `source ./bash; COMP_WORDS=(${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length - 1}; _taslint; printf '%s\\n' "\${COMPREPLY[@]}"`,
  // The builtins that only work inside of completion are replaced by ones that print; zsh itself keeps what begins as the word does.
  zsh: (words) =>
    `compdef() { :; }; _files() { :; }; compadd() { shift; print -l -- "$@"; }; source ./zsh; words=(${words.map((word) => `'${word}'`).join(' ')}); CURRENT=${words.length}; _taslint`,
  fish: (words) => `source ./fish; complete -C '${words.join(' ')}' | string split -f 1 \\t`,
};

function offered(shell: string, words: readonly string[]): readonly string[] {
  const { stdout, stderr } = spawnSync(shell, ['-c', ASK[shell]!(words)], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, HOME: folder },
  });
  expect(stderr).toBe('');
  const last = words.at(-1)!;
  return stdout.split('\n').filter((word) => word !== '' && word.startsWith(last));
}

describe.each(['bash', 'zsh', 'fish'])('%s', (shell) => {
  const isThere = spawnSync(shell, ['-c', 'exit 0']).status === 0;

  test.runIf(isThere).each([
    [['taslint', 'base'], ['baseline']],
    [['taslint', 'lint', '--group'], ['--group-by']],
    [['taslint', '--max-p'], ['--max-problems']],
    [['taslint', '--profile', 'st'], ['strict']],
    [['taslint', 'facts', '--format', 'c'], ['csv']],
    [['taslint', 'metadata', 'ex'], ['extract']],
    [
      ['taslint', 'schema', 'json'],
      ['json-v1', 'json-v2'],
    ],
    [['taslint', 'upgrade', '--unsa'], []],
  ])('%j', (words, expected) => {
    expect([...offered(shell, words)].sort()).toEqual(expected);
  });
});

test.each([[[]], [['tcsh']], [['bash', 'zsh']]])('completion %j is refused with the shells there are', async (words) => {
  const { code, stderr } = await run(['completion', ...words], { cwd: folder });
  expect([code, stderr]).toEqual([2, expect.stringMatching(/bash/)]);
});

test.each([
  ['taslint', 'foundations'],
  ['rule', 'for'],
  ['json-v1', 'findings'],
  ['json-v2', 'undecided'],
])('schema %s is a JSON schema that knows `%s`', async (name, property) => {
  const { code, stdout } = await run(['schema', name], { cwd: folder });
  expect(code).toBe(0);
  expect(Object.keys((JSON.parse(stdout) as { readonly properties: object }).properties)).toContain(property); // a schema of an object
});

test('an unknown schema is refused with the near name', async () => {
  const { code, stderr } = await run(['schema', 'json-v3'], { cwd: folder });
  expect([code, stderr]).toEqual([2, expect.stringContaining('json-v')]);
});
