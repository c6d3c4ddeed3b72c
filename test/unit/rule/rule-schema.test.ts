import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { readCleanBase } from '../../../src/dev/quality/all-examples.ts';
import { ruleTemplate } from '../../../src/dev/docs/rule-template.ts';
import { tables } from '../../../src/facts/tables.ts';
import { openCel } from '../../../src/rule/cel.ts';
import { SourceFile } from '../../../src/base/source.ts';
import { TableSet } from '../../../src/rule/fact-rows.ts';
import { readRuleFile } from '../../../src/rule/rule-file.ts';
import { showProblem } from '../../../src/rule/rule-problem.ts';
import { ruleSchema } from '../../../src/rule/rule-schema.ts';
import { exampleRunner } from '../../../src/run/test-rules.ts';
import { testRule } from '../../../src/rule/test-rule.ts';
import { RULE_TEXT, tablesOf } from './build.ts';

const validate = new Ajv({ allowUnionTypes: true, strictTypes: false }).compile(ruleSchema(tablesOf([]).all));

test.each([
  ['', '', true],
  ['table: job', 'table: job, role: [router, brain]', true],
  ['table: job', 'table: jobs', false],
  ['table: job', 'table: job, rol: x', false],
  ['table: job', 'table: job, role: 5', false],
  ['severity: warning', 'severity: warn', false],
  ['severity: warning', 'severty: warning', false],
  ['for:', 'report: nope\nfor:', false],
  ['for:', 'report: few.instances\nfor:', true],
  ['ko: 제목', '', false],
  ['for:', 'examples: [{ name: whole, base: full-tas }]\nfor:', true],
  ['for:', 'examples: [{ name: of nothing }]\nfor:', false],
])('the schema for editors: %j as %j is %s', (from, to, valid) => {
  expect(validate(parse(RULE_TEXT.replace(from, to)))).toBe(valid);
});

test('a new rule loads, suits the schema, and its examples pass', async () => {
  const text = ruleTemplate('0.1.0');
  const read = readRuleFile(new SourceFile('rules/new/rule.yml', text), 'new/rule', await openCel(new TableSet(tables)), tables);
  if (!read.ok) throw new Error(read.problems.map((problem) => problem.message.en).join('\n'));
  expect((await testRule(read.file, exampleRunner([]), readCleanBase)).map(showProblem)).toEqual([]);
  expect(new Ajv({ allowUnionTypes: true, strictTypes: false }).compile(ruleSchema(tables))(parse(text))).toBe(true);
});
