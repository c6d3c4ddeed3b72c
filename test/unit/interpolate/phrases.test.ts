import { expect, test } from 'vitest';
import { PROBLEM_TEXTS } from '../../../src/interpolate/phrases.ts';
import { interpolate } from '../../../src/interpolate/interpolate.ts';
import { yaml } from './build.ts';

const MAP = 'a: 1\nl: [x]\nm: {}\n';
const operation = (text: string): { opsFiles: ReturnType<typeof yaml>[] } => ({ opsFiles: [yaml(`- ${text}\n`, 'ops.yml')] });
const vars = (text: string): { varsFiles: ReturnType<typeof yaml>[] } => ({ varsFiles: [yaml(text, 'vars.yml')] });

/** One input for every class, so that every sentence can be filled. */
const INPUTS: Readonly<
  Record<string, Omit<Parameters<typeof interpolate>[0], 'template'> & { readonly template?: ReturnType<typeof yaml> }>
> = {
  'kv-format': { vars: ['x'] },
  'env-prefix': { varsEnv: [''] },
  'vars-yaml': vars('- x\n'),
  'var-conflict': vars('a: 1\na.b: 2\n'),
  'ops-yaml': operation('x'),
  'ops-build/type': operation('{type: x}'),
  'ops-build/missing-path': operation('{type: remove}'),
  'ops-build/missing-value': operation('{type: replace, path: /a}'),
  'ops-build/missing-value-or-absent': operation('{type: test, path: /a}'),
  'ops-build/value-not-allowed': operation('{type: remove, path: /a, value: 1}'),
  'ops-build/path-syntax': operation('{type: remove, path: a}'),
  'path-syntax': { path: 'a' },
  yaml: { template: yaml('a: [1\n') },
  'var-missing': { template: yaml('a: ((x))\n') },
  'var-field': { template: yaml('a: ((x.y))\n'), ...vars('x: {}\n') },
  'var-embed-type': { template: yaml('a: -((x))\n'), ...vars('x: []\n') },
  'definition-recursion': { template: yaml('variables: [{name: p, options: [((p))]}]\n'), ...vars('p: 1\n') },
  'not-a-map': operation('{type: remove, path: /a/b}'),
  'not-an-array': operation('{type: remove, path: /a/0}'),
  'key-missing': operation('{type: remove, path: /z}'),
  'index-missing': operation('{type: remove, path: /l/9}'),
  'match-count': operation('{type: remove, path: /l/name=x}'),
  'not-creatable': operation('{type: replace, path: "/z?/0", value: 1}'),
  'append-not-last': { path: '/l/-' },
  modifier: { path: '/l/0:after' },
  'token-not-allowed': operation('{type: remove, path: /l/-}'),
  'remove-root': operation('{type: remove, path: ""}'),
  'test-failed': operation('{type: test, path: /a, value: 2}'),
  'var-unused': { dialect: 'bosh', refuseUnused: true, ...vars('x: 1\n') },
  limit: { template: yaml(`a: "-${'((p))'.repeat(1000)}"\n`), ...vars(`p: ${'x'.repeat(100_000)}\n`) },
};

test.each(Object.entries(PROBLEM_TEXTS))('%s can be said in both languages with what the problem knows', (problem, texts) => {
  const input = INPUTS[problem]!;
  const result = interpolate({ template: yaml(MAP), ...input });
  const found = result.ok ? undefined : result.problems[0];
  expect(found?.class).toBe(problem);
  for (const { what, advice } of [texts.en, texts.ko]) {
    const names = Array.from(`${what} ${advice}`.matchAll(/\{\{(\w+)\}\}/g), (match) => match[1]!);
    expect(Object.keys(found!.data)).toEqual(expect.arrayContaining(names));
  }
  const placeholders = (text: { what: string; advice: string }): string[] =>
    [...new Set(`${text.what} ${text.advice}`.match(/\{\{\w+\}\}/g) ?? [])].sort();
  expect(placeholders(texts.ko)).toEqual(placeholders(texts.en));
});
