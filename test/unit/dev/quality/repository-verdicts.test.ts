import { describe, expect, test } from 'vitest';
import { compareRepositories, type RepositoryFinding, type RepositoryVerdict } from '../../../../src/dev/quality/repository-verdicts.ts';
import type { Finding } from '../../../../src/report/formats/json-report.ts';

const RULE = 'dns/domain-format';
const EARLIER = 'dns/domain-syntax';

const placeAt = (line: number): Finding['place'] => ({ path: 'config/cf.yml', start: { line, column: 1 }, end: { line, column: 2 } });

function found(line: number, more: Partial<Finding> = {}): RepositoryFinding {
  const finding: Partial<Finding> = { rule: RULE, aliases: [EARLIER], severity: 'warning', place: placeAt(line), related: [], ...more };
  return { repository: 'owner__name', finding: finding as Finding }; // what a comparison looks at
}

function judged(line: number, verdict: RepositoryVerdict['verdict'], more: Partial<RepositoryVerdict> = {}): RepositoryVerdict {
  return { rule: RULE, file: 'owner__name/config/cf.yml', line, verdict, severity: 'warning', why: 'because', ...more };
}

function compare(findings: readonly RepositoryFinding[], verdicts: readonly RepositoryVerdict[]) {
  return compareRepositories(findings, verdicts, ['owner__name']);
}

describe('findings of whole repositories against verdicts', () => {
  test.each(['wrong', 'wrong-line'] as const)('what was judged %s and is reported is told', (verdict) => {
    expect(compare([found(3)], [judged(3, verdict)]).wrong).toHaveLength(1);
    expect(compare([found(4)], [judged(3, verdict)]).wrong).toHaveLength(0);
  });

  test('a severity that was judged wrong is told until it is another', () => {
    expect(compare([found(3)], [judged(3, 'wrong-severity')]).wrong).toHaveLength(1);
    expect(compare([found(3, { severity: 'info' })], [judged(3, 'wrong-severity')]).wrong).toHaveLength(0);
  });

  test('what was judged right stands at its place or at a related one, under its own or an earlier name', () => {
    expect(compare([], [judged(3, 'right')]).lost).toHaveLength(1);
    expect(compare([found(3)], [judged(3, 'right')]).lost).toHaveLength(0);
    expect(compare([found(3)], [judged(3, 'right', { rule: EARLIER })]).lost).toHaveLength(0);
    const related = [{ name: 'other', place: placeAt(3) }];
    expect(compare([found(9, { related })], [judged(3, 'right')]).lost).toHaveLength(0);
  });

  test('warnings and errors without a verdict are listed, remarks are not', () => {
    const comparison = compare([found(3), found(4), found(5, { severity: 'info' })], [judged(3, 'debatable')]);
    expect(comparison.unjudged.map(({ finding }) => finding.place.start.line)).toEqual([4]);
    expect(comparison.judged).toBe(1);
  });

  test('a verdict about a repository that was not linted says nothing', () => {
    expect(compare([], [judged(3, 'right', { file: 'other__name/config/cf.yml' })]).lost).toEqual([]);
  });
});
