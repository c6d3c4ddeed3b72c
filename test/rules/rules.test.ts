import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { SourceFile } from '../../src/base/source.ts';
import { runExample } from '../../src/run/test-rules.ts';
import { tables } from '../../src/facts/tables.ts';
import { TableSet } from '../../src/rule/fact-rows.ts';
import { loadRules } from '../../src/rule/load-rules.ts';
import { showProblem } from '../../src/rule/rule-problem.ts';
import { testRule } from '../../src/rule/test-rule.ts';

/** Every rule is a test of its own: its examples, and what is checked for all rules. */

const folder = fileURLToPath(new URL('../../rules/', import.meta.url));
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.yml'))
  .sort()
  .map((path) => ({ id: path.slice(0, -'.yml'.length), file: new SourceFile(`rules/${path}`, readFileSync(folder + path, 'utf8')) }));
const loaded = await loadRules(sources, new TableSet(tables));

test('every file below rules/ is a rule without mistakes', () => {
  expect(loaded.problems.map(showProblem)).toEqual([]);
  expect(loaded.files.length).toBe(sources.length);
});

test.each(loaded.files.map((file) => [file.rule.id, file] as const))('%s does what its examples say', async (_, file) => {
  expect((await testRule(file, runExample)).map(showProblem)).toEqual([]);
});
