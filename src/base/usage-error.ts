import type { Localized } from './language.ts';
import type { Span } from './source.ts';

/**
 * A mistake in how taslint was called (flag, taslint.yml, path, rule file): one line, a hint, exit code 2. Both are written in every language where the
 * mistake is found, `new UsageError({ en: …, ko: … }, { hint: { en: …, ko: … } })`; which one is told, `src/cli/main.ts` decides. Korean particles behind a
 * value are written with both forms, `${name}을(를)`.
 */
export class UsageError extends Error {
  readonly what: Localized;
  readonly whatToDo: Localized | undefined;
  readonly at: Span | undefined;

  constructor(what: Localized, detail: { hint?: Localized; at?: Span; cause?: unknown } = {}) {
    super(what.en, detail.cause === undefined ? undefined : { cause: detail.cause });
    this.name = 'UsageError';
    this.what = what;
    this.whatToDo = detail.hint;
    this.at = detail.at;
  }

  /** The hint in English, as `message` is: what programs are told. */
  get hint(): string | undefined {
    return this.whatToDo?.en;
  }
}
