import type { Span } from './source.ts';

/** A mistake in how taslint was called (flag, taslint.yml, path, rule file): one line, a hint, exit code 2. */
export class UsageError extends Error {
  readonly hint: string | undefined;
  readonly at: Span | undefined;

  constructor(message: string, detail: { hint?: string; at?: Span; cause?: unknown } = {}) {
    super(message, detail.cause === undefined ? undefined : { cause: detail.cause });
    this.name = 'UsageError';
    this.hint = detail.hint;
    this.at = detail.at;
  }
}
