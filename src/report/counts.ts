import type { LintResult } from '../lint/lint-result.ts';
import type { Language } from '../base/language.ts';
import type { Severity } from '../rule/rule.ts';

/** How many findings of each severity. */
export function countBySeverity(result: LintResult): Readonly<Record<Severity, number>> {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const diagnostic of result.diagnostics) counts[diagnostic.severity]++;
  return counts;
}

/** How many items have each key, most first, equal ones by key. */
export function tally(keys: Iterable<string>): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return [...counts].sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1));
}

/** `1 file`, `2 files`. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** `2 errors, 1 warning`; severities without findings are left out, and nothing at all is said as such. */
export function findingsPhrase(result: LintResult, language: Language): string {
  const counts = countBySeverity(result);
  const said: readonly (readonly [number, string])[] =
    language === 'ko'
      ? [
          [counts.error, `오류 ${counts.error}건`],
          [counts.warning, `경고 ${counts.warning}건`],
          [counts.info, `정보 ${counts.info}건`],
        ]
      : [
          [counts.error, plural(counts.error, 'error')],
          [counts.warning, plural(counts.warning, 'warning')],
          [counts.info, plural(counts.info, 'info', 'info')],
        ];
  const parts = said.filter(([count]) => count > 0).map(([, text]) => text);
  return parts.length > 0 ? parts.join(', ') : language === 'ko' ? '문제 없음' : 'no problems';
}
