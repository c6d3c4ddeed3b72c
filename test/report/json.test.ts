import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { JSON_V1_SCHEMA } from '../../src/report/formats/json-v1-schema.ts';
import { reporters } from '../../src/report/reporters.ts';
import { diagnostic, options, resultOf, spanOf } from './build.ts';
import { seoulScenario } from './scenario.ts';
import { SourceFile } from '../../src/base/source.ts';

const validate = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(JSON_V1_SCHEMA);

test.each(['en', 'ko'] as const)('what is printed in %s keeps to the schema', (language) => {
  const report: unknown = JSON.parse(reporters.get('json')!.render(seoulScenario(), options({ language, timing: true })));
  validate(report);
  expect(validate.errors).toBeNull();
});

test('the published schema is the one that is tested', async () => {
  await expect(`${JSON.stringify(JSON_V1_SCHEMA, undefined, 2)}\n`).toMatchFileSnapshot('../../docs/schema/json-v1.schema.json');
});

test('paths and edits come back exactly, though nothing unsafe is printed', () => {
  const file = new SourceFile('이상한\u202e 경로.yml', 'a: 1\n');
  const span = spanOf(file, '1');
  const found = diagnostic(span, {
    fixes: [{ title: { en: 'set', ko: '설정' }, safety: 'safe', edits: [{ span, text: '"\u200b##vso["' }] }],
  });
  const output = reporters.get('json')!.render(resultOf([found]), options());
  const report = JSON.parse(output) as {
    findings: { place: { path: string; start: unknown; end: unknown }; fixes: { edits: { text: string }[] }[] }[];
  };
  expect(report.findings[0]?.place).toEqual({ path: file.path, start: { line: 1, column: 4 }, end: { line: 1, column: 5 } });
  expect(report.findings[0]?.fixes[0]?.edits[0]?.text).toBe('"\u200b##vso["');
});
