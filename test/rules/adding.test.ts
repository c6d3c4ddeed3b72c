import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { SourceFile } from '../../src/base/source.ts';
import { exampleRunner } from '../../src/run/test-rules.ts';
import { RULES_FOLDER } from '../../src/dev/build/rule-files.ts';
import { ruleTemplate } from '../../src/dev/docs/rule-template.ts';
import { argumentsOf, refreshed, session } from '../../src/dev/docs/transcript.ts';
import { readCleanBase } from '../../src/dev/quality/all-examples.ts';
import { tables } from '../../src/facts/tables.ts';
import { TableSet } from '../../src/rule/fact-rows.ts';
import { loadRules, type LoadedRules } from '../../src/rule/load-rules.ts';
import { showProblem } from '../../src/rule/rule-problem.ts';
import { testRule } from '../../src/rule/test-rule.ts';

/** A new rule is one new file: whatever a test or a page compares stays as it is. The rule is added in memory, as if its file stood in `rules/`. */

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const NEW = 'redundancy/planted-by-a-test';
let loaded: LoadedRules;

beforeAll(async () => {
  const builtin = readdirSync(RULES_FOLDER, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.yml'))
    .map((path) => ({ id: path.slice(0, -'.yml'.length).replaceAll('\\', '/'), text: readFileSync(RULES_FOLDER + path, 'utf8') }));
  // A rule as `npm run new-rule` writes it, about a product that no scenario has: what it finds would rightly be told there.
  const planted = {
    id: NEW,
    text: ruleTemplate('0.1.0').replace('role: cell', 'product: nowhere').replaceAll('-name: cf', '-name: nowhere'),
  };
  const sources = [...builtin, planted].map(({ id, text }) => ({ id, file: new SourceFile(`rules/${id}.yml`, text) }));
  loaded = await loadRules(sources, new TableSet(tables));
});

test('the new rule is one of the rules', () => {
  expect(loaded.problems.map(showProblem)).toEqual([]);
  expect(loaded.set.find(NEW)).toBeDefined();
});

test('its own examples are tested like those of all rules', async () => {
  const file = loaded.files.find(({ rule }) => rule.id === NEW)!;
  expect((await testRule(file, exampleRunner(loaded.set.rules), readCleanBase)).map(showProblem)).toEqual([]);
});

test.each(['README.md', 'README.ko.md'])('%s shows the same', async (page) => {
  const text = readFileSync(ROOT + page, 'utf8');
  expect(await refreshed(text, ROOT, loaded.set)).toBe(await refreshed(text, ROOT));
});

const scenarios = readdirSync(`${ROOT}fixtures/foundations`, { withFileTypes: true }).filter((entry) => entry.isDirectory());

test.each(scenarios.map(({ name }) => name))('the scenario %s is the same', async (name) => {
  const folder = `${ROOT}fixtures/foundations/${name}`;
  const expected = readFileSync(`${folder}/expected.txt`, 'utf8');
  let transcript = '';
  for (const call of expected.split('\n').filter((line) => line.startsWith('$ '))) {
    const { output, code } = await session(argumentsOf(call.slice(2)), folder, loaded.set);
    transcript += `${call}\n${output}exit code ${code}\n`;
  }
  expect(transcript).toBe(expected);
});

test('no page that is kept counts the rules', () => {
  const pages = [
    'README.md',
    'README.ko.md',
    ...readdirSync(`${ROOT}docs`)
      // Measurements say how many rules there were on their day.
      .filter((name) => name.endsWith('.md') && name !== 'performance.md')
      .map((name) => `docs/${name}`),
  ];
  const count = new RegExp(`\\b${loaded.files.length - 1}\\b (rules|규칙)|규칙 ${loaded.files.length - 1}개`);
  expect(pages.filter((page) => count.test(readFileSync(ROOT + page, 'utf8')))).toEqual([]);
});
