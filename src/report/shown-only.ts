import type { Diagnostic } from '../lint/diagnostic.ts';
import type { LintResult } from '../lint/lint-result.ts';
import { CONFIDENCES, weightOf, type Confidence, type Severity } from '../rule/rule.ts';

/** What the reader of a report asked to see; what is left out means all. */
export interface ShownOnly {
  readonly minSeverity?: Severity | undefined;
  readonly minConfidence?: Confidence | undefined;
}

/** The result as it is to be shown. What is left out stays countable as `withheld`: whether a run fails is not decided by what somebody wants to read. */
export function shownOnly(result: LintResult, { minSeverity = 'info', minConfidence = 'hint' }: ShownOnly): LintResult {
  const isShown = ({ severity, confidence }: Diagnostic): boolean =>
    weightOf(severity) >= weightOf(minSeverity) && CONFIDENCES.indexOf(confidence) <= CONFIDENCES.indexOf(minConfidence);
  const withheld = result.diagnostics.filter((diagnostic) => !isShown(diagnostic));
  return withheld.length === 0 ? result : { ...result, diagnostics: result.diagnostics.filter(isShown), withheld };
}
