import { eastAsianWidth } from 'get-east-asian-width';
import { isPrintableAscii } from './ascii.ts';

/** How many columns of a terminal a text takes: Korean syllables and emoji two, combining marks none. Text is expected to be safe (no tabs, no controls). */

const ZERO_WIDTH_JOINER = 0x200d;
const MARK = /^\p{M}$/u;

/**
 * Columns of one code point that stands alone: 0, 1 or 2. The vowels and finals of decomposed Hangul (file names from macOS) join the
 * consonant before them, so they take none.
 */
function characterWidth(codePoint: number): 0 | 1 | 2 {
  if (codePoint >= 0x20 && codePoint < 0x300) return codePoint === 0xad ? 0 : 1;
  if (codePoint < 0x20) return 0;
  if ((codePoint >= 0x1160 && codePoint <= 0x11ff) || (codePoint >= 0xd7b0 && codePoint <= 0xd7ff)) return 0;
  if ((codePoint >= 0x200b && codePoint <= 0x200f) || codePoint === 0x2060 || codePoint === 0xfeff) return 0;
  if (MARK.test(String.fromCodePoint(codePoint))) return 0;
  return eastAsianWidth(codePoint);
}

/** Columns that a text takes. Emoji joined by zero-width joiners and skin tones count as one emoji. */
export function displayWidth(text: string): number {
  if (isPrintableAscii(text)) return text.length;
  let width = 0;
  for (const character of characters(text)) width += character.width;
  return width;
}

export interface Character {
  /** One code point; combining marks are characters of width 0 of their own. */
  readonly text: string;
  readonly width: number;
}

/** The code points of a text with the columns each takes where it stands. A tab goes to the next multiple of `tabSize` (default: width 0). */
export function* characters(text: string, tabSize = 0): Generator<Character> {
  let previous = 0;
  let column = 0;
  for (const character of text) {
    const codePoint = character.codePointAt(0)!;
    const width = codePoint === 9 && tabSize > 0 ? tabSize - (column % tabSize) : widthAfter(previous, codePoint);
    column += width;
    previous = codePoint;
    yield { text: character, width };
  }
}

function widthAfter(previous: number, codePoint: number): number {
  const joined = previous === ZERO_WIDTH_JOINER && codePoint > 0x2190;
  const skinTone = codePoint >= 0x1f3fb && codePoint <= 0x1f3ff && previous >= 0x261d;
  return joined || skinTone ? 0 : characterWidth(codePoint);
}

/** The longest beginning of a text that fits into `width` columns, with `…` as its last column when something was cut. */
export function cutToWidth(text: string, width: number): string {
  if (text.length <= width / 2 || displayWidth(text) <= width) return text;
  let kept = '';
  let used = 0;
  for (const character of characters(text)) {
    if (used + character.width > width - 1) break;
    kept += character.text;
    used += character.width;
  }
  return `${kept}…`;
}

/** The text followed by blanks up to `width` columns; a longer text is returned unchanged. */
export function padToWidth(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)));
}
