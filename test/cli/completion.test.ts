import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LISTS } from '../../src/cli/options.ts';
import { run } from './run.ts';

const A_DAY = fileURLToPath(new URL('../../fixtures/foundations/a-day', import.meta.url));

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'taslint-completion-'));
  for (const shell of ['bash', 'zsh', 'fish']) {
    writeFileSync(join(folder, shell), (await run(['completion', shell], { cwd: folder })).stdout);
  }
  // What the scripts ask the program while a person types is answered from files, made by the program.
  for (const name of ['empty', 'bin']) mkdirSync(join(folder, name));
  writeFileSync(join(folder, 'bin/taslint'), `#!/bin/sh\ncat ${folder}/list-"$2"\n`, { mode: 0o755 });
  for (const list of LISTS) writeFileSync(join(folder, `list-${list}`), (await run(['completion', list], { cwd: A_DAY })).stdout);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** How each shell is asked what it would offer for a line that ends where the cursor is; the words come one a line. */
const ASK: Readonly<Record<string, (words: readonly string[]) => string>> = {
  bash: (typed) => {
    const words = typed.flatMap((word) => word.split(/(=)/).filter((part) => part !== '')); // as bash parts them
    return `source ../bash; COMP_WORDS=(${words.map((word) => `'${word}'`).join(' ')}${typed.at(-1) === '' ? " ''" : ''}); COMP_CWORD=$((\${#COMP_WORDS[@]} - 1)); _taslint; printf '%s\\n' "\${COMPREPLY[@]}"`;
  },
  // The builtins that only work inside of completion are replaced by ones that print; zsh itself keeps what begins as the word does.
  zsh: (words) =>
    `compdef() { :; }; _files() { :; }; compset() { :; }; compadd() { local end; while [[ $1 != -- ]]; do end=\${1#-qS}; shift; done; shift; print -l -- "\${@/%/$end}"; }; source ../zsh; words=(${words.map((word) => `'${word}'`).join(' ')}); CURRENT=${words.length}; _taslint`,
  fish: (words) => `source ../fish; complete -C '${words.join(' ')}' | string split -f 1 \\t`,
};

function offered(shell: string, words: readonly string[]): readonly string[] {
  const { stdout, stderr } = spawnSync(shell, ['-c', ASK[shell]!(words)], {
    cwd: join(folder, 'empty'),
    encoding: 'utf8',
    env: { ...process.env, HOME: folder, PATH: `${folder}/bin:${process.env['PATH']}` },
  });
  expect(stderr).toBe('');
  // bash and zsh complete what stands behind the last `=`
  const last = words.at(-1)!.split('=').at(-1)!;
  const offers = stdout.split('\n').map((word) => (words.at(-1)!.includes('=') ? word.split('=').at(-1)! : word));
  return offers.filter((word) => word !== '' && word.startsWith(last));
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
    [['taslint', '--rule', 'cert/key'], ['cert/key-mismatch=']],
    [['taslint', '--rule', 'cert/key-mismatch=w'], ['warning']],
    [['taslint', '--rule=cert/key-mismatch=o'], ['off']],
    [['taslint', 'lint', '--min-severity=w'], ['warning']],
    [['taslint', '--format', 'sa'], ['sarif']],
    [['taslint', '--format=sa'], ['sarif']],
    [['taslint', '-f', 's'], ['seoul']],
    [
      ['taslint', 'vars', ''],
      ['busan', 'seoul'],
    ],
    [['taslint', 'explain', 'cert/key'], ['cert/key-mismatch']],
    [['taslint', 'explain', 'blob'], ['blobstore']],
    [['taslint', 'facts', 'certs'], ['certs']],
    [
      ['taslint', 'lint', '--help', 'fi'],
      ['files', 'fixes'],
    ],
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

test('foundations are searched in a repository only, and an error in it is no answer', async () => {
  const other = mkdtempSync(join(tmpdir(), 'taslint-foundations-'));
  mkdirSync(join(other, 'config'));
  writeFileSync(join(other, 'config/cf.yml'), 'product-name: cf\n');
  expect(await run(['completion', 'foundations'], { cwd: other })).toMatchObject({ code: 0, stdout: '', stderr: '' });
  writeFileSync(
    join(other, 'taslint.yml'),
    'foundations: { "$(id)": { products: { cf: { config: config/cf.yml } } }, lab: { products: { cf: { config: config/cf.yml } } } }\n',
  );
  expect(await run(['completion', 'foundations'], { cwd: other })).toMatchObject({ code: 0, stdout: 'lab\n', stderr: '' });
  writeFileSync(join(other, 'taslint.yml'), 'foundation: []\n');
  expect(await run(['completion', 'foundations'], { cwd: other })).toMatchObject({ code: 0, stdout: '', stderr: '' });
  rmSync(other, { recursive: true });
});
