import type { Localized } from '../base/language.ts';
import type { Span } from '../base/source.ts';
import { UsageError } from '../base/usage-error.ts';

/** A mistake in a rule file, with its place. Korean particles behind a value are written with both forms, as in a UsageError. */
export interface RuleProblem {
  readonly message: Localized;
  readonly hint: Localized | undefined;
  readonly at: Span;
}

/** The problem as the error that ends a run. */
export function toUsageError({ message, hint, at }: RuleProblem): UsageError {
  return new UsageError(message, { at, ...(hint === undefined ? {} : { hint }) });
}

/** `path:line:column: message` in English, without the hint: what those who build taslint are told. */
export function showProblem(problem: RuleProblem): string {
  return `${showPlace(problem)}: ${problem.message.en}`;
}

/** `path:line:column`. */
export function showPlace({ at }: RuleProblem): string {
  const { line, column } = at.file.position(at.start);
  return `${at.file.path}:${line}:${column}`;
}
