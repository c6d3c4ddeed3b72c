import type { Diagnostic } from '../lint/diagnostic.ts';
import type { LintResult } from '../lint/lint-result.ts';
import type { Language } from '../base/language.ts';
import { SEVERITIES, type Severity } from '../rule/rule.ts';
import { COUNTS } from './phrases.ts';

/** How many findings of each severity are shown. */
export function countBySeverity({ diagnostics }: Pick<LintResult, 'diagnostics'>): Readonly<Record<Severity, number>> {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const diagnostic of diagnostics) counts[diagnostic.severity]++;
  return counts;
}

/** All that was found, what nobody asked to see with it. */
export function everyFinding({ diagnostics, withheld = [] }: LintResult): readonly Diagnostic[] {
  return withheld.length === 0 ? diagnostics : [...diagnostics, ...withheld];
}

/** How many items have each key, most first, equal ones by key. */
export function tally(keys: Iterable<string>): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return [...counts].sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1));
}

/** `2 errors, 1 warning`: all that was found, and how much of it is not shown. */
export function findingsPhrase(result: LintResult, language: Language): string {
  const found = severitiesPhrase(everyFinding(result), language);
  return result.withheld === undefined ? found : `${found}${COUNTS[language].notShown(result.withheld.length)}`;
}

/** `2 errors, 1 warning`; severities without findings are left out, and nothing at all is said as such. */
export function severitiesPhrase(diagnostics: readonly Diagnostic[], language: Language): string {
  const counts = countBySeverity({ diagnostics });
  const words = COUNTS[language];
  const parts = SEVERITIES.flatMap((severity) => (counts[severity] === 0 ? [] : [words[severity](counts[severity])]));
  return parts.length > 0 ? parts.join(', ') : words.none;
}

/** How `--fix` mends a finding: by itself, with `--unsafe`, or not at all. */
export function fixOf({ fixes }: Diagnostic): 'safe' | 'unsafe' | undefined {
  return fixes.some(({ safety }) => safety === 'safe') ? 'safe' : fixes[0]?.safety;
}
