import type { Language, Localized } from '../../base/language.ts';

/** Behind the counts where GitHub hides annotations. */
export const ANNOTATION_LIMIT: Localized = {
  en: ' (GitHub shows ten annotations of each level)',
  ko: ' (GitHub 주석은 심각도별로 10개까지만 표시됩니다)',
};

/** The head of a table of findings, and how many are not in it. */
export const TABLE: Readonly<Record<Language, { readonly head: readonly string[]; readonly more: (count: number) => string }>> = {
  en: { head: ['Severity', 'Place', 'Problem', 'Rule'], more: (count) => `and ${count} more` },
  ko: { head: ['심각도', '위치', '문제', '규칙'], more: (count) => `외 ${count}건` },
};
