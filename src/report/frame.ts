import { isPrintableAscii } from '../base/ascii.ts';
import { characters, displayWidth } from '../base/display-width.ts';
import { isSafe, safeText } from '../base/safe-text.ts';
import type { Span } from '../base/source.ts';
import { MASK, type Hidden } from '../base/secret-text.ts';
import type { FileOutline } from './mask-lines.ts';

/**
 * The lines of a file around a finding: the keys it stands under, its own line, and carets below the very characters.
 *
 *     12 | resource-config:
 *     ...
 *     31 |     instances: 1
 *        |                ^
 */
export interface FramePaint {
  readonly gutter: (text: string) => string;
  readonly caret: (text: string) => string;
}

/** How many of the keys above are shown; the nearest say most. */
const ANCESTORS = 2;
const TAB_SIZE = 4;
const NARROWEST_CODE = 20;
/** Code units of a line that are looked at on each side of the finding; no window is wider. */
const WINDOW = 1000;

/** One line of a file in a frame, as it may be shown. */
export interface FrameLine {
  /** From 1. */
  readonly number: number;
  readonly code: string;
  /** The columns below which carets stand, end exclusive; only on the line of the finding, which is the last. */
  readonly carets?: { readonly from: number; readonly to: number };
}

/** The lines that a frame shows, none wider than `width` columns with its number; without secrets, control characters and tabs. */
export function frameLines(span: Span, outline: FileOutline, width: number): readonly FrameLine[] {
  const { line } = span.file.position(span.start);
  const available = Math.max(NARROWEST_CODE, width - String(line).length - 3);
  return [...ancestorsOf(line, outline), line].map((number) => {
    const own = number === line ? span : undefined;
    const { code, carets } = codeLine(span.file.line(number), span.file.lineStart(number), outline.hiddenAt(number), own, available);
    return own === undefined ? { number, code } : { number, code, carets };
  });
}

/** The frame of a span for a terminal, one string per output line. */
export function frame(span: Span, outline: FileOutline, width: number, paint: FramePaint): readonly string[] {
  const shown = frameLines(span, outline, width);
  const gutterWidth = String(shown.at(-1)!.number).length; // the line of the finding is there
  const blank = paint.gutter(`${' '.repeat(gutterWidth)} |`);

  const lines = [blank];
  let previous = shown[0]!.number - 1;
  for (const { number, code, carets } of shown) {
    if (number > previous + 1) lines.push(paint.gutter('...'));
    previous = number;
    lines.push(`${paint.gutter(`${String(number).padStart(gutterWidth)} |`)} ${code}`.trimEnd());
    if (carets !== undefined) lines.push(`${blank} ${' '.repeat(carets.from)}${paint.caret('^'.repeat(carets.to - carets.from))}`);
  }
  return lines;
}

/** One line of a file as it may be shown: secrets hidden, unsafe characters visible. */
export function shownLine(text: string, hidden: readonly Hidden[]): string {
  if (hidden.length === 0 && isPrintableAscii(text)) return text;
  return pieces(text, 0, text.length, hidden)
    .map((piece) => piece.text)
    .join('');
}

function ancestorsOf(line: number, outline: FileOutline): readonly number[] {
  const ancestors: number[] = [];
  for (let parent = outline.parents[line - 1] ?? 0; parent > 0 && ancestors.length < ANCESTORS; parent = outline.parents[parent - 1] ?? 0) {
    ancestors.unshift(parent);
  }
  return ancestors;
}

/** One thing on the screen: a character, the visible form of one, a hidden stretch. */
interface Piece {
  readonly text: string;
  readonly width: number;
  /** Offsets into the line that it stands for. */
  readonly start: number;
  readonly end: number;
}

/** The line cut to `available` columns around the span, and the columns of the carets in it. Without a span the line is cut at its end. */
function codeLine(text: string, lineStart: number, hidden: readonly Hidden[], span: Span | undefined, available: number) {
  const from = span === undefined ? 0 : Math.min(Math.max(span.start - lineStart, 0), text.length);
  const to = span === undefined ? 0 : Math.min(Math.max(span.end - lineStart, from), text.length);
  // what most lines are: each character is one column, and all of them fit
  if (hidden.length === 0 && text.length <= Math.min(available, WINDOW) && isPrintableAscii(text))
    return { code: text, carets: caretsWithin(from, to, available) };
  const all = pieces(text, Math.max(0, from - WINDOW), Math.min(text.length, from + WINDOW), hidden);
  const columns: number[] = [0];
  for (const piece of all) columns.push(columns.at(-1)! + piece.width);
  const total = columns.at(-1)!;
  const caretFrom = columnAt(all, columns, from, 'start');
  const caretTo = columnAt(all, columns, to, 'end');
  const complete = all[0]?.start === 0 || all.length === 0 ? (all.at(-1)?.end ?? 0) === text.length : false;
  if (total <= available && complete)
    return { code: all.map((piece) => piece.text).join(''), carets: caretsWithin(caretFrom, caretTo, available) };
  return cutAround(all, columns, caretFrom, caretTo, available, from > WINDOW, from + WINDOW < text.length);
}

/** At least one caret, none beyond the last column: behind a line that fills them all, it stands below the last character. */
function caretsWithin(from: number, to: number, available: number): { readonly from: number; readonly to: number } {
  const first = Math.min(Math.max(from, 0), available - 1);
  return { from: first, to: Math.max(Math.min(to, available), first + 1) };
}

/** Keeps what is around the carets; `…` stands where something was cut, one column each. */
function cutAround(
  all: readonly Piece[],
  columns: readonly number[],
  caretFrom: number,
  caretTo: number,
  available: number,
  moreBefore: boolean,
  moreAfter: boolean,
) {
  const total = columns.at(-1)!;
  const wanted = Math.min(caretTo - caretFrom, Math.floor(available / 2));
  const left = Math.max(0, Math.min(caretFrom - Math.floor((available - wanted) / 2), total - available + 2));
  const cutLeft = left > 0 || moreBefore;
  let first = 0;
  while (first < all.length && columns[first]! < left) first++;
  // what joins the character before it goes with it: alone it may be wider
  while (cutLeft && all[first]?.width === 0) first++;
  let code = cutLeft ? '…' : '';
  let used = code.length;
  let end = first;
  for (const piece of all.slice(first)) {
    if (used + piece.width > available - 1) break;
    code += piece.text;
    used += piece.width;
    end++;
  }
  if (end < all.length || moreAfter) code += '…';
  const shift = (cutLeft ? 1 : 0) - columns[first]!;
  return { code, carets: caretsWithin(caretFrom + shift, caretTo + shift, available) };
}

/** The column of an offset: of the piece that holds it; inside a hidden stretch its beginning or end. */
function columnAt(all: readonly Piece[], columns: readonly number[], offset: number, side: 'start' | 'end'): number {
  for (const [index, piece] of all.entries()) {
    if (offset <= piece.start) return columns[index]!;
    if (offset < piece.end) return side === 'start' ? columns[index]! : columns[index + 1]!;
  }
  return columns.at(-1)!;
}

function pieces(text: string, from: number, to: number, hidden: readonly Hidden[]): readonly Piece[] {
  const result: Piece[] = [];
  let offset = insideCharacter(text, from) ? from + 1 : from;
  let column = 0;
  const add = (shown: string, width: number, length: number): void => {
    result.push({ text: shown, width, start: offset, end: offset + length });
    offset += length;
    column += width;
  };
  const addText = (end: number): void => {
    let afterVisible = false;
    for (const character of characters(text.slice(offset, end))) {
      const replaced = !isSafe(character.text);
      // nothing joins the visible form of a character
      const width = afterVisible || replaced ? displayWidth(safeText(character.text)) : character.width;
      if (character.text === '\t') add(' '.repeat(TAB_SIZE - (column % TAB_SIZE)), TAB_SIZE - (column % TAB_SIZE), 1);
      else if (character.text === '\ufeff' && offset === 0) add('', 0, 1);
      else add(safeText(character.text), width, character.text.length);
      afterVisible = replaced;
    }
  };
  for (const stretch of hidden) {
    if (stretch.end <= offset || stretch.start >= to) continue;
    addText(stretch.start);
    add(MASK, MASK.length, stretch.end - offset);
  }
  addText(to);
  return result;
}

/** True when the offset lies between the halves of a surrogate pair. */
function insideCharacter(text: string, offset: number): boolean {
  return offset > 0 && (text.charCodeAt(offset) & 0xfc00) === 0xdc00 && (text.charCodeAt(offset - 1) & 0xfc00) === 0xd800;
}
