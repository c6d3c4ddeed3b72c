import { expect, test } from 'vitest';
import { SourceFile } from '../../../src/base/source.ts';
import { displayWidth } from '../../../src/base/display-width.ts';
import { explainRule, wrap } from '../../../src/rule/explain.ts';
import { loadRules } from '../../../src/rule/load-rules.ts';
import { ruleText, tablesOf } from './build.ts';

const source = ruleText({
  aliases: '[test/before]',
  options: '{ least: { type: integer, default: 3, doc: { en: how many are enough, ko: 몇 개면 충분한지 } } }',
  cases: '\n  - { when: row.on, severity: error, message: { en: "{{name}} is on", ko: "{{name}} 켜짐" } }',
  examples: '\n  - name: one alone\n    files:\n      a.yml: |\n        a: 1 # <- finding',
});
const loaded = await loadRules([{ id: 'test/rule', file: new SourceFile('rules/test/rule.yml', source) }], tablesOf([]));
const rule = loaded.set.rules[0]!;

test('a rule is explained in one page', () => {
  expect(explainRule(loaded.set, rule, 'en')).toBe(`test/rule
A title

warning · certain · profile recommended · since 0.1.0

What it says
  error: {{name}} is on
  warning: {{name}} is alone

Why it matters
  Because.

What to do
  Add one.

Options
  least (integer, default 3): how many are enough

Examples
  - one alone
    a.yml:
      a: 1 # <- finding

References
  - A book
    https://example.com/book

Earlier names
  test/before

To accept it in one place
  # taslint-ignore[test/rule]: why it is all right here
`);
});

test('the Korean page speaks Korean', () => {
  const page = explainRule(loaded.set, rule, 'ko');
  expect(page).toContain('왜 중요한가\n  왜냐하면.');
  expect(page).toContain('least (integer, 기본값 3): 몇 개면 충분한지');
});

test('lines are broken by what they take on the screen, where a Korean syllable takes two columns', () => {
  const lines = wrap('내부 블롭스토어는 한 대의 가상 머신이며 늘릴 수 없습니다. '.repeat(5), 40);
  expect(lines.length).toBeGreaterThan(5);
  for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(40);
  expect(wrap('a https://example.com/a/very/long/address b', 20)).toEqual(['  a', '  https://example.com/a/very/long/address', '  b']);
});
