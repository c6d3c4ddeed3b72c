import { unchanged } from '../base/language.ts';
import type { Span } from '../base/source.ts';
import { UsageError } from '../base/usage-error.ts';

/** A mistake in a rule file, with its place. */
export interface RuleProblem {
  readonly message: string;
  readonly hint: string | undefined;
  readonly at: Span;
}

/** The problem as the error that ends a run: `path:line:column: message`. */
export function toUsageError(problem: RuleProblem): UsageError {
  return new UsageError(unchanged(showProblem(problem)), {
    at: problem.at,
    ...(problem.hint === undefined ? {} : { hint: unchanged(problem.hint) }),
  });
}

/** `path:line:column: message`, without the hint. */
export function showProblem(problem: RuleProblem): string {
  const { line, column } = problem.at.file.position(problem.at.start);
  return `${problem.at.file.path}:${line}:${column}: ${problem.message}`;
}
