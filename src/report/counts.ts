import type { LintResult } from '../lint/lint-result.ts';
import type { Language } from '../base/language.ts';
import { SEVERITIES, type Severity } from '../rule/rule.ts';
import { COUNTS } from './phrases.ts';

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

/** `2 errors, 1 warning`; severities without findings are left out, and nothing at all is said as such. */
export function findingsPhrase(result: LintResult, language: Language): string {
  const counts = countBySeverity(result);
  const words = COUNTS[language];
  const parts = SEVERITIES.flatMap((severity) => (counts[severity] === 0 ? [] : [words[severity](counts[severity])]));
  return parts.length > 0 ? parts.join(', ') : words.none;
}
