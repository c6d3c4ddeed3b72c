import type { Diagnostic } from '../lint/diagnostic.ts';
import { weightOf, type Severity } from '../rule/rule.ts';

/** The findings of one rule and severity, in the order of the result. */
export interface RuleGroup {
  readonly rule: string;
  readonly severity: Severity;
  readonly findings: readonly Diagnostic[];
}

/** Findings by severity, the worst last, then rule; groups and findings stay in the order of the result. */
export function ruleGroups(diagnostics: readonly Diagnostic[]): readonly RuleGroup[] {
  const groups = groupedBy(diagnostics, ({ severity, rule }) => `${severity} ${rule}`);
  return groups
    .map((findings) => ({ rule: findings[0]!.rule, severity: findings[0]!.severity, findings }))
    .sort((one, other) => weightOf(one.severity) - weightOf(other.severity));
}

/** The findings of a rule that say the same of other things. */
export function byCase(findings: readonly Diagnostic[]): readonly (readonly Diagnostic[])[] {
  return groupedBy(findings, ({ case: decided }) => String(decided));
}

/** Groups in the order of their first finding, never empty. */
export function groupedBy(
  diagnostics: readonly Diagnostic[],
  keyOf: (diagnostic: Diagnostic) => string,
): readonly (readonly Diagnostic[])[] {
  const groups = new Map<string, Diagnostic[]>();
  for (const diagnostic of diagnostics) {
    const key = keyOf(diagnostic);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [diagnostic]);
    else group.push(diagnostic);
  }
  return [...groups.values()];
}

/** At most so many findings in their order, and of as many cases as possible: the first of each case goes before the second of another. */
export function atMost(findings: readonly Diagnostic[], most: number): readonly Diagnostic[] {
  if (findings.length <= most) return findings;
  const firsts = byCase(findings).map(([first]) => first!);
  const chosen = new Set(firsts.slice(0, most));
  for (const finding of findings) {
    if (chosen.size >= most) break;
    chosen.add(finding);
  }
  return findings.filter((finding) => chosen.has(finding));
}

/** Errors first, for formats of which the beginning is read; findings of a severity stay in the order of the result. */
export function worstFirst(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.toSorted((one, other) => weightOf(other.severity) - weightOf(one.severity));
}

/** At most so many findings of each rule and severity, in the order of the result; 0 or undefined for all. */
export function mostOfEach(diagnostics: readonly Diagnostic[], most: number | undefined): readonly Diagnostic[] {
  if (most === undefined || most === 0) return diagnostics;
  const told = new Set(ruleGroups(diagnostics).flatMap(({ findings }) => atMost(findings, most)));
  return diagnostics.filter((diagnostic) => told.has(diagnostic));
}
