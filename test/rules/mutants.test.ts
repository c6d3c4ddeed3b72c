import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { SourceFile } from '../../src/base/source.ts';
import { CLEAN_FOLDER, rulesWithAllExamples } from '../../src/dev/quality/all-examples.ts';
import { openClean, plantRule } from '../../src/dev/quality/mutant.ts';
import { loadBuiltinRules } from '../../src/dev/build/rule-files.ts';
import { tables } from '../../src/facts/tables.ts';
import { TableSet } from '../../src/rule/fact-rows.ts';
import { loadRules } from '../../src/rule/load-rules.ts';
import { run } from '../cli/run.ts';

/** Foundations without a fault: rules are silent on them, and find each fault that is planted in them. */

const folders = readdirSync(CLEAN_FOLDER).map((name) => CLEAN_FOLDER + name);

test.each(folders)('nothing is found in %s', async (cwd) => {
  const { code, stdout } = await run(['--format', 'unix', '--fail-on', 'info'], { cwd });
  expect(stdout).toBe('');
  expect(code).toBe(0);
});

test('every rule finds the faults of its examples in a clean foundation, on their lines', async () => {
  const files = await rulesWithAllExamples();
  const clean = (await Promise.all(folders.map(openClean))).flat();
  const rules = files.map(({ rule }) => rule);
  const missed: string[] = [];
  for (const file of files) {
    for (const { rule, example, outcome } of await plantRule(file, clean, rules))
      if (outcome !== 'found') missed.push(`${rule}: ${example}: ${outcome}`);
  }
  expect(missed).toEqual([]);
}, 300_000);

const blobstore = await loadBuiltinRules().then(({ files }) =>
  files.find(({ rule }) => rule.id === 'availability/blobstore-single-instance')!,
);

test.each([
  ['that never speaks', 'missed', 'find: row.blobstore != "external"', 'find: false'],
  ['that points at another line', 'wrong line', 'report: blobstore_instances', 'report: product'],
])('a rule %s is told', async (_, outcome, from, to) => {
  const spoilt = new SourceFile('rules/availability/spoilt.yml', blobstore.file.text.replace(from, to));
  const { files } = await loadRules([{ id: 'availability/spoilt', file: spoilt }], new TableSet(tables));
  const clean = (await Promise.all(folders.map(openClean))).flat();
  const [first] = await plantRule({ ...files[0]!, examples: files[0]!.examples.slice(0, 1) }, clean);
  expect(first?.outcome).toBe(outcome);
});
