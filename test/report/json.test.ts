import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { JSON_V1_SCHEMA } from '../../src/report/formats/json-v1-schema.ts';
import { JSON_V2_SCHEMA } from '../../src/report/formats/json-v2-schema.ts';
import { reporters } from '../../src/report/reporters.ts';
import { diagnostic, options, resultOf, spanOf } from './build.ts';
import { seoulScenario } from './scenario.ts';
import { SourceFile } from '../../src/base/source.ts';

const validateSecond = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(JSON_V2_SCHEMA);
const validate = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(JSON_V1_SCHEMA);

test.each(['en', 'ko'] as const)('what is printed in %s keeps to the schema', (language) => {
  const report: unknown = JSON.parse(reporters.get('json')!.render(seoulScenario(), options({ language, timing: true })));
  validate(report);
  expect(validate.errors).toBeNull();
});

test.each([false, true])(
  'what json-v2 prints keeps to its schema, verbose: %s; the rows that are undecided are there when asked for',
  (verbose) => {
    const base = seoulScenario();
    const tiles = [
      { foundation: 'seoul', product: 'cf', state: 'used', path: 'metadata/cf.yml', tileVersion: '6.0.5', version: '6.0.5' },
      { foundation: 'seoul', product: 'p-redis', state: 'open', candidates: ['a.yml', 'b.yml'] },
      { foundation: 'busan', product: 'cf', state: 'doubtful', path: 'metadata/cf.yml', tileVersion: '6.0.5', version: undefined },
      { foundation: 'busan', product: 'p-mysql', state: 'unusable', path: 'm.yml', detail: { en: 'broken', ko: '손상됨' }, isNamed: false },
    ] as const;
    const result = { ...base, checked: { ...base.checked, tiles }, withheld: base.diagnostics };
    const report = JSON.parse(reporters.get('json-v2')!.render(result, options({ verbose, timing: true }))) as {
      readonly summary: {
        readonly foundations: readonly { readonly metadata: readonly { readonly state: string; readonly remark: string | null }[] }[];
      };
      readonly undecided: object;
    };
    validateSecond(report);
    expect(validateSecond.errors).toBeNull();
    expect(report.undecided).toMatchObject({
      total: 3,
      byLifecycle: 1,
      byVariable: [
        { variable: 'router_cert', count: 2 },
        { variable: 'cell_memory', count: 1 },
      ],
    });
    expect(Object.hasOwn(report.undecided, 'rows')).toBe(verbose);
    expect(report.summary.foundations.map(({ metadata }) => metadata.map(({ state, remark }) => `${state} ${remark !== null}`))).toEqual([
      ['used false', 'open true'],
      ['doubtful true', 'unusable true'],
    ]);
  },
);

test('the published schema is the one that is tested', async () => {
  await expect(`${JSON.stringify(JSON_V2_SCHEMA, undefined, 2)}\n`).toMatchFileSnapshot('../../docs/schema/json-v2.schema.json');
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
