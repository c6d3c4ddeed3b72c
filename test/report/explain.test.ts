import { expect, test } from 'vitest';
import { SourceFile } from '../../src/base/source.ts';
import { displayWidth } from '../../src/base/display-width.ts';
import { indented } from '../../src/report/explain/indented.ts';
import { rulePage } from '../../src/report/explain/rule-page.ts';
import { illustrate } from '../../src/rule/illustration.ts';
import { loadRules } from '../../src/rule/load-rules.ts';
import { ruleText, tablesOf } from '../unit/rule/build.ts';

const source = ruleText({
  aliases: '[test/before]',
  options: '{ least: { type: integer, default: 3, doc: { en: how many are enough, ko: 몇 개면 충분한지 } } }',
  cases: '\n  - { when: row.on, severity: error, message: { en: "{{name}} is on", ko: "{{name}} 켜짐" } }',
  examples:
    '\n  - name: one alone\n    files:\n      a.yml: |\n        a: 1 # <- finding' +
    '\n  - name: two\n    files:\n      a.yml: |\n        a: 2',
});
const loaded = await loadRules([{ id: 'test/rule', file: new SourceFile('rules/test/rule.yml', source) }], tablesOf([]));
const rule = loaded.set.rules[0]!;
const illustration = await illustrate(rule, loaded.set.text(rule, 'en'), loaded.set.examples(rule), [], () =>
  Promise.resolve([{ case: undefined, data: { name: 'router' } }]),
);

test('a rule is explained in one page: a bad and a good example, and no placeholder is left', () => {
  expect(rulePage(loaded.set, rule, illustration, 'en')).toBe(`test/rule
A title

warning · certain · in every run · since 0.1.0

Message
  error: router is on
  warning: router is alone

Why it matters
  Because.

What to do
  Add one.

Options
  least (integer, default 3): how many are enough

Reported
  a.yml:
    a: 1 # <- here

Not reported
  a.yml:
    a: 2

References
  - "A book"
    https://example.com/book

Earlier names
  test/before

To suppress it in one place
  # taslint-ignore[test/rule]: why it is acceptable here
`);
});

test('the Korean page speaks Korean', () => {
  const page = rulePage(loaded.set, rule, illustration, 'ko');
  expect(page).toContain('경고 · 확실함 · 기본 실행에 포함 · 0.1.0부터');
  expect(page).toContain('오류: router 켜짐');
  expect(page).toContain('왜 중요한가\n  왜냐하면.');
  expect(page).toContain('least (integer, 기본값 3): 몇 개면 충분한지');
});

test('a message that no example brings takes what another one says, else an ellipsis', async () => {
  const bare = await illustrate(rule, loaded.set.text(rule, 'en'), loaded.set.examples(rule), [], () => Promise.resolve([]));
  expect(bare.values).toEqual({ 0: { name: '…' }, own: { name: '…' } });
  expect(illustration.values).toEqual({ 0: { name: 'router' }, own: { name: 'router' } });
});

test('lines are broken by what they take on the screen, where a Korean syllable takes two columns', () => {
  const lines = indented('내부 블롭스토어는 한 대의 가상 머신이며 늘릴 수 없습니다. '.repeat(5), 40);
  expect(lines.length).toBeGreaterThan(5);
  for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(40);
  expect(indented('a https://example.com/a/very/long/address b', 20)).toEqual(['  a', '  https://example.com/a/very/long/address', '  b']);
});
