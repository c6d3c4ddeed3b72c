/** A language that taslint speaks. */
export type Language = 'en' | 'ko';

export const LANGUAGES: readonly Language[] = ['en', 'ko'];

/** A text in every language. */
export type Localized = Readonly<Record<Language, string>>;

/** Sentences one after the other: parted by semicolons, which Korean does not use. */
export function joined(...parts: readonly Localized[]): Localized {
  return { en: parts.map(({ en }) => en).join('; '), ko: parts.map(({ ko }) => ko).join('. ') };
}

/** One sentence after another. */
export function following(one: Localized, other: Localized): Localized {
  return { en: `${one.en} ${other.en}`, ko: `${one.ko} ${other.ko}` };
}

/** A text behind what it is about: `cf.yml: no such file`. */
export function prefixed(about: string, { en, ko }: Localized): Localized {
  return { en: `${about}: ${en}`, ko: `${about}: ${ko}` };
}

/** A name that is the same in every language. */
export function unchanged(text: string): Localized {
  return { en: text, ko: text };
}

/** `1 file`, `2 files`, as English has it. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
