import { behindBreak, breakText, isBreak } from './line-breaks.ts';

/**
 * What a scalar written over several lines or with escapes says. The stretches are already known to be well formed.
 * Line folding is that of libyaml, which go-yaml follows: one break becomes a blank, each further one stays. U+2028 and U+2029 always stay.
 */

/** Text of a plain or single-quoted scalar between `start` and `end`: line breaks folded, `''` made one quote when `quoted`. */
export function foldedText(text: string, start: number, end: number, quoted: boolean): string {
  let result = '';
  let from = start;
  let solid = start;
  let position = start;
  while (position < end) {
    const character = text.charCodeAt(position);
    if (isBreak(character)) {
      const fold = foldBreaks(text, position, end);
      result += text.slice(from, solid) + joined(fold.breaks);
      position = from = solid = fold.end;
    } else if (quoted && character === 39) {
      result += text.slice(from, position + 1);
      position = from = solid = position + 2;
    } else {
      position++;
      if (character !== 32 && character !== 9) solid = position;
    }
  }
  return result + text.slice(from, end);
}

/** Text of a double-quoted scalar between its quotes: escapes resolved, line breaks folded. */
export function doubleQuotedText(text: string, start: number, end: number): string {
  let result = '';
  let from = start;
  let solid = start;
  let position = start;
  while (position < end) {
    const character = text.charCodeAt(position);
    if (isBreak(character)) {
      const fold = foldBreaks(text, position, end);
      result += text.slice(from, solid) + joined(fold.breaks);
      position = from = solid = fold.end;
    } else if (character === 92) {
      result += text.slice(from, position);
      const escaped = text.charCodeAt(position + 1);
      if (isBreak(escaped)) {
        const fold = foldBreaks(text, position + 1, end);
        result += fold.breaks.slice(1);
        position = fold.end;
      } else {
        const digits = escapedDigits(escaped);
        result +=
          digits === 0 ? SIMPLE_ESCAPES.get(escaped) : String.fromCodePoint(parseInt(text.slice(position + 2, position + 2 + digits), 16));
        position += 2 + digits;
      }
      from = solid = position;
    } else {
      position++;
      if (character !== 32 && character !== 9) solid = position;
    }
  }
  return result + text.slice(from, end);
}

/** One-letter escapes of go-yaml: `\'` is one, `\/` is none. */
export const SIMPLE_ESCAPES: ReadonlyMap<number, string> = new Map(
  Object.entries({
    '0': '\0',
    a: '\x07',
    b: '\b',
    t: '\t',
    '\t': '\t',
    n: '\n',
    v: '\v',
    f: '\f',
    r: '\r',
    e: '\x1b',
    ' ': ' ',
    '"': '"',
    "'": "'",
    '\\': '\\',
    N: '\x85',
    _: '\xa0',
    L: '\u2028',
    P: '\u2029',
  }).map(([letter, value]) => [letter.charCodeAt(0), value] as const),
);

/** How many hexadecimal digits follow `\x`, `\u` or `\U`; 0 for every other escape. */
export function escapedDigits(letter: number): number {
  return letter === 120 ? 2 : letter === 117 ? 4 : letter === 85 ? 8 : 0;
}

/** The breaks from `start` on, blanks left out, and where they end. */
function foldBreaks(text: string, start: number, end: number): { breaks: string; end: number } {
  let breaks = '';
  let position = start;
  while (position < end) {
    const character = text.charCodeAt(position);
    if (isBreak(character)) {
      breaks += breakText(character);
      position = behindBreak(text, position);
    } else if (character === 32 || character === 9) position++;
    else break;
  }
  return { breaks, end: position };
}

/** What stands between two lines of text: a blank for one line feed, else every break after it. */
function joined(breaks: string): string {
  if (breaks[0] !== '\n') return breaks;
  return breaks.length === 1 ? ' ' : breaks.slice(1);
}

/** How a block scalar ends: its last line break is clipped to one, stripped or kept with all that follow. */
export type Chomping = 'clip' | 'strip' | 'keep';

/** The lines of a block scalar as the scanner found them: where each begins after the indentation and where it ends, and how many breaks follow it. */
export interface BlockLines {
  /** What the empty lines before the first line of text say. */
  readonly leadingBreaks: string;
  /** Pairs: start, end of each line of text. */
  readonly lines: number[];
  /** For each line the breaks that follow it; empty only for the last line of a file without final line break. */
  readonly breaks: string[];
}

/** Text of a literal (`|`) or folded (`>`) block scalar. */
export function blockText(text: string, block: BlockLines, folded: boolean, chomping: Chomping): string {
  const { lines, breaks } = block;
  let result = block.leadingBreaks;
  // Breaks not yet written: their fate depends on the next line, or on the chomping after the last.
  let pending = '';
  let indentedBefore = false;
  for (let index = 0; index < breaks.length; index++) {
    const start = lines[2 * index]!;
    const first = text.charCodeAt(start);
    const indented = first === 32 || first === 9;
    result += folded && !indentedBefore && !indented ? joined(pending) : pending;
    result += text.slice(start, lines[2 * index + 1]);
    pending = breaks[index]!;
    indentedBefore = indented;
  }
  if (breaks.length === 0) return chomping === 'keep' ? result : '';
  if (chomping === 'strip') return result;
  return result + (chomping === 'keep' ? pending : pending.slice(0, 1));
}
