/**
 * What a scalar written over several lines or with escapes says. The stretches are already known to be well formed.
 * Line folding is that of libyaml, which go-yaml follows: one break becomes a blank, each further one stays.
 */

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/** Text of a plain or single-quoted scalar between `start` and `end`: line breaks folded, `''` made one quote when `quoted`. */
export function foldedText(text: string, start: number, end: number, quoted: boolean): string {
  let result = '';
  let from = start;
  let solid = start;
  let position = start;
  while (position < end) {
    const character = text.charCodeAt(position);
    if (character === LINE_FEED || character === CARRIAGE_RETURN) {
      const fold = foldBreaks(text, position, end);
      result += text.slice(from, solid) + fold.text;
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
    if (character === LINE_FEED || character === CARRIAGE_RETURN) {
      const fold = foldBreaks(text, position, end);
      result += text.slice(from, solid) + fold.text;
      position = from = solid = fold.end;
    } else if (character === 92) {
      result += text.slice(from, position);
      const escaped = text.charCodeAt(position + 1);
      if (escaped === LINE_FEED || escaped === CARRIAGE_RETURN) {
        const fold = foldBreaks(text, position + 1, end);
        result += fold.text === ' ' ? '' : fold.text;
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

function foldBreaks(text: string, start: number, end: number): { text: string; end: number } {
  let breaks = 0;
  let position = start;
  for (; position < end; position++) {
    const character = text.charCodeAt(position);
    if (character === LINE_FEED) breaks++;
    else if (character === CARRIAGE_RETURN) {
      breaks++;
      if (text.charCodeAt(position + 1) === LINE_FEED) position++;
    } else if (character !== 32 && character !== 9) break;
  }
  return { text: breaks === 1 ? ' ' : '\n'.repeat(breaks - 1), end: position };
}

/** How a block scalar ends: its last line break is clipped to one, stripped or kept with all that follow. */
export type Chomping = 'clip' | 'strip' | 'keep';

/** The lines of a block scalar as the scanner found them: where each begins after the indentation and where it ends, and how many breaks follow it. */
export interface BlockLines {
  /** Empty lines before the first line of text. */
  leadingBreaks: number;
  /** Triples: start, end, number of line breaks after it (0 only for the last line of a file without final newline). */
  readonly lines: number[];
}

/** Text of a literal (`|`) or folded (`>`) block scalar. */
export function blockText(text: string, block: BlockLines, folded: boolean, chomping: Chomping): string {
  const { lines } = block;
  let result = '\n'.repeat(block.leadingBreaks);
  // Breaks not yet written: their fate depends on the next line, or on the chomping after the last.
  let pending = 0;
  let indentedBefore = false;
  for (let index = 0; index < lines.length; index += 3) {
    const start = lines[index]!;
    const first = text.charCodeAt(start);
    const indented = first === 32 || first === 9;
    if (index > 0) {
      if (folded && !indentedBefore && !indented) result += pending === 1 ? ' ' : '\n'.repeat(pending - 1);
      else result += '\n'.repeat(pending);
    }
    result += text.slice(start, lines[index + 1]);
    pending = lines[index + 2]!;
    indentedBefore = indented;
  }
  if (lines.length === 0) return chomping === 'keep' ? result : '';
  if (chomping === 'strip' || pending === 0) return result;
  return result + (chomping === 'keep' ? '\n'.repeat(pending) : '\n');
}
