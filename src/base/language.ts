/** A language that taslint speaks. */
export type Language = 'en' | 'ko';

export const LANGUAGES: readonly Language[] = ['en', 'ko'];

/** A text in every language. */
export type Localized = Readonly<Record<Language, string>>;
