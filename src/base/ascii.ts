/** True when all characters are plain ASCII. Nearly all texts are, and patterns for letters of all languages are dear to make. */
export function isAscii(text: string): boolean {
  return !BEYOND_ASCII.test(text);
}

const BEYOND_ASCII = /[^\0-\x7f]/;

/** True when all characters are plain ASCII that can be printed, one column each: no control character, no line break, no tab. */
export function isPrintableAscii(text: string): boolean {
  return !BEYOND_PRINTABLE_ASCII.test(text);
}

const BEYOND_PRINTABLE_ASCII = /[^ -~]/;
