import { isNothingChecked, type LintResult } from '../lint/lint-result.ts';
import { weightOf, type Severity } from '../rule/rule.ts';

/** What the shell is told. 2 wins over 1: a run that could not check must never look like a run that found little. */
export const EXIT = {
  /** Ran completely; nothing at or above `--fail-on`. */
  clean: 0,
  /** Ran completely; findings at or above `--fail-on`, or more than `--max-warnings`. */
  findings: 1,
  /** Could not check: bad option or configuration, unreadable or broken input, a defect of taslint. */
  failed: 2,
  /** Interrupted by Ctrl-C. */
  interrupted: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** 2 when something could not be checked (templates and pipelines of a folder count only when nothing else was), 1 for findings, else 0. */
export function exitCodeOf(
  result: LintResult,
  failOn: Severity | 'never',
  maxWarnings?: number,
): Exclude<ExitCode, typeof EXIT.interrupted> {
  if (result.failures.length > 0) return EXIT.failed;
  if (isNothingChecked(result)) return EXIT.failed;
  const warnings = result.diagnostics.filter((diagnostic) => diagnostic.severity === 'warning').length;
  if (maxWarnings !== undefined && warnings > maxWarnings) return EXIT.findings;
  if (failOn === 'never') return EXIT.clean;
  return result.diagnostics.some((diagnostic) => weightOf(diagnostic.severity) >= weightOf(failOn)) ? EXIT.findings : EXIT.clean;
}
