import { describe, expect, test } from 'vitest';
import { loadBuiltinRules } from '../../../../src/dev/build/rule-files.ts';
import { compareVerdicts, isPrecise, readVerdicts, showComparison, type Verdict } from '../../../../src/dev/quality/verdicts.ts';

const RULE = 'dns/domain-format'; // recommended
const { files } = await loadBuiltinRules();
const rules = files.map(({ rule }) => rule);

const at = (line: number): { rule: string; file: string; line: number } => ({ rule: RULE, file: 'product/cf.yml', line });
const judged = (line: number, verdict: Verdict['verdict']): Verdict => ({ ...at(line), verdict, why: 'because' });
const seen = new Set(['product/cf.yml']);

describe('findings against verdicts', () => {
  test('a finding that nobody judged is counted, and takes no part in the precision', () => {
    const comparison = compareVerdicts([at(1), at(2)], [judged(1, 'right')], rules, seen);
    expect(comparison.unjudged).toEqual([at(2)]);
    expect(comparison.precision).toBe(1);
    expect(isPrecise(comparison)).toBe(true);
  });

  test('a finding that was judged wrong and is still reported fails the run', () => {
    const comparison = compareVerdicts([at(1)], [judged(1, 'wrong')], rules, seen);
    expect(comparison.wrong.map(({ line }) => line)).toEqual([1]);
    expect(isPrecise(comparison)).toBe(false);
    expect(showComparison(comparison, false)).toContain(`${RULE} product/cf.yml:1: because`);
  });

  test('what is debatable counts for neither side', () => {
    expect(compareVerdicts([at(1), at(2)], [judged(1, 'debatable'), judged(2, 'right')], rules, seen).precision).toBe(1);
  });

  test('a verdict whose finding is no longer reported is gone', () => {
    const comparison = compareVerdicts([], [judged(1, 'right'), judged(2, 'wrong')], rules, seen);
    expect(comparison.gone.map(({ line }) => line)).toEqual([1, 2]);
    expect(isPrecise(comparison)).toBe(true);
  });

  test('a verdict by an earlier name holds for every rule that came of it', () => {
    const [first, second] = ['dns/first-half', 'dns/second-half'].map((id) => ({
      ...rules.find((rule) => rule.id === RULE)!,
      id,
      aliases: [RULE],
    }));
    const findings = [
      { ...at(1), rule: first!.id },
      { ...at(2), rule: second!.id },
    ];
    const comparison = compareVerdicts(findings, [judged(1, 'right'), judged(2, 'wrong'), judged(3, 'right')], [first!, second!], seen);
    expect(comparison.unjudged).toEqual([]);
    expect(comparison.wrong.map(({ line }) => line)).toEqual([2]);
    expect(comparison.gone.map(({ line }) => line)).toEqual([3]);
    expect(comparison.precision).toBe(0.5);
  });

  test('a verdict about a file that was not linted says nothing', () => {
    expect(compareVerdicts([], [judged(1, 'right')], rules, new Set()).gone).toEqual([]);
  });

  test('every verdict that is kept names a rule that exists', () => {
    const names = new Set(rules.flatMap(({ id, aliases }) => [id, ...aliases]));
    expect(readVerdicts().filter(({ rule }) => !names.has(rule))).toEqual([]);
  });
});
