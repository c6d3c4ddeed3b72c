/** Text in double quotes, which YAML reads whatever stands in it. */

/** Characters that YAML text may not hold as they are, or that a YAML 1.1 reader takes for the end of a line. */
export const UNPRINTABLE = /[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]/u;

/** As JSON has it, which YAML reads; half a surrogate pair cannot be written in YAML at all. */
export function doubleQuoted(text: string): string {
  const json = JSON.stringify(text.replaceAll(/\p{Surrogate}/gu, '\ufffd'));
  return json.replaceAll(new RegExp(UNPRINTABLE, 'gu'), (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
