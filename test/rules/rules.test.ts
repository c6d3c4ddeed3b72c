import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { SourceFile } from '../../src/base/source.ts';
import { exampleRunner } from '../../src/run/test-rules.ts';
import { readCleanBase, readMoreExamples } from '../../src/dev/quality/all-examples.ts';
import { tables } from '../../src/facts/tables.ts';
import { TableSet } from '../../src/rule/fact-rows.ts';
import { loadRules } from '../../src/rule/load-rules.ts';
import { showProblem } from '../../src/rule/rule-problem.ts';
import { testExample, testRule } from '../../src/rule/test-rule.ts';

/**
 * Every rule is a test of its own: its examples, and what is checked for all rules. A rule shows three examples; the others stand beside this file, in
 * `<group>/<name>.yml`.
 */

const folder = fileURLToPath(new URL('../../rules/', import.meta.url));
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.yml'))
  .sort()
  .map((path) => ({ id: path.slice(0, -'.yml'.length), file: new SourceFile(`rules/${path}`, readFileSync(folder + path, 'utf8')) }));
const loaded = await loadRules(sources, new TableSet(tables));
const more = readMoreExamples();
const runExample = exampleRunner(loaded.set.rules);

test('every file below rules/ is a rule without mistakes', () => {
  expect(loaded.problems.map(showProblem)).toEqual([]);
  expect(loaded.files.length).toBe(sources.length);
});

test('examples beside the tests are those of a rule', () => {
  const ids = new Set(loaded.files.map(({ rule }) => rule.id));
  expect([...more.keys()].filter((id) => !ids.has(id))).toEqual([]);
});

test.each(loaded.files.map((file) => [file.rule.id, file] as const))('%s does what its examples say', async (id, file) => {
  const problems = [...(await testRule(file, runExample, readCleanBase))];
  for (const example of more.get(id) ?? []) problems.push(...(await testExample(file.rule, example, runExample, readCleanBase)));
  expect(problems.map(showProblem)).toEqual([]);
});

test('a rule shows three examples, the others stand beside the tests', () => {
  expect(loaded.files.flatMap(({ rule, examples }) => (examples.length > 3 ? [rule.id] : []))).toEqual([]);
});

test('every rule that mends something shows what the files become', () => {
  const shows = ({ rule, examples }: (typeof loaded.files)[number]): boolean =>
    [...examples, ...(more.get(rule.id) ?? [])].some(({ fixed }) => fixed !== undefined);
  expect(loaded.files.flatMap((file) => (file.rule.edits.length > 0 && !shows(file) ? [file.rule.id] : []))).toEqual([]);
});
