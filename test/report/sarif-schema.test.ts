import { unchanged } from '../../src/base/language.ts';
import { Ajv } from 'ajv';
import { fc, runs } from '../random.ts';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { SourceFile } from '../../src/base/source.ts';
import type { LintResult } from '../../src/lint/lint-result.ts';
import { reporters } from '../../src/report/reporters.ts';
import { diagnostic, options, resultOf, spanOf } from './build.ts';
import { seoulScenario } from './scenario.ts';

/** The schema of the standard, as its editors publish it beside their own matchers. */
const require = createRequire(import.meta.url);
const folder = dirname(require.resolve('@microsoft/jest-sarif'));
const text = readFileSync(join(folder, 'schemas/sarif-2.1.0-rtm.5.json'), 'utf8');
// It is written in draft 4 and uses nothing that later drafts read otherwise, so its dialect and address can go.
const schema = Object.fromEntries(Object.entries(JSON.parse(text) as object).filter(([key]) => key !== '$schema' && key !== 'id')); // a schema is an object
const validate = new Ajv({ strict: false, allErrors: true, validateFormats: false, unicodeRegExp: false }).compile(schema);

function expectValid(result: LintResult, language: 'en' | 'ko' = 'en'): void {
  validate(JSON.parse(reporters.get('sarif')!.render(result, options({ language, sha256: (text) => Buffer.from(text).toString('hex') }))));
  expect(validate.errors).toBeNull();
}

test.each(['en', 'ko'] as const)('a report in %s keeps to the schema of SARIF 2.1.0', (language) => {
  expectValid(seoulScenario(), language);
});

test('a report with nothing in it keeps to the schema', () => {
  expectValid(resultOf([]));
});

test('the schema is one that refuses', () => {
  validate({ version: '2.1.0', runs: [{ results: [] }] });
  expect(validate.errors).not.toBeNull();
});

test('fixes, related places, the way of a value, what is suppressed, what failed: all keep to the schema, whatever a file holds', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }), (text) => {
      const file = new SourceFile(`config/${text}.yml`, `a: 1\n${text}`);
      const span = spanOf(file, '1');
      const found = diagnostic(span, {
        related: [{ span, name: text }],
        trail: [
          { step: 'variable-use', span, name: text },
          { step: 'variable-value', span, name: text },
        ],
        fixes: [{ title: { en: 'set', ko: '설정' }, safety: 'unsafe', edits: [{ span, text }] }],
      });
      expectValid(
        resultOf([found], {
          suppressed: [{ diagnostic: found, reason: text, at: span, source: 'baseline' }],
          failures: [
            { kind: 'unreadable', path: text, message: unchanged(text) },
            { kind: 'broken', file },
            { kind: 'defect', rule: 'cert/san-missing-system-domain', foundation: text, error: new Error(text) },
          ],
        }),
      );
    }),
    { numRuns: runs(50) },
  );
});
