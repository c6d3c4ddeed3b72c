import { maskText, MASK, type Hidden } from '../../base/secret-text.ts';
import type { SourceFile } from '../../base/source.ts';
import type { TextEdit } from '../../lint/diagnostic.ts';
import { shownLine } from '../frame.ts';
import { hiddenBetween, type FileOutline } from '../mask-lines.ts';

/** Lines of one side that are shown. */
const MOST_LINES = 12;

/** The lines that edits of one file touch, before and after, as they may be shown. Edits do not overlap. */
export function editedLines(
  edits: readonly TextEdit[],
  outline: FileOutline,
): { readonly before: readonly string[]; readonly after: readonly string[] } {
  const sorted = [...edits].sort((one, other) => one.span.start - other.span.start);
  const before: string[] = [];
  const after: string[] = [];
  for (const hunk of hunksOf(sorted)) {
    before.push(...linesOf(shownPart(hunk.file, hunk.start, hunk.end, outline)));
    after.push(...linesOf(afterEdits(hunk, outline)));
  }
  return { before: cut(before), after: cut(after) };
}

/** Whole lines with the edits in them. */
interface Hunk {
  readonly file: SourceFile;
  readonly start: number;
  readonly end: number;
  readonly edits: readonly TextEdit[];
}

function hunksOf(sorted: readonly TextEdit[]): readonly Hunk[] {
  const hunks: Hunk[] = [];
  for (const edit of sorted) {
    const { file, start, end } = edit.span;
    const from = file.lineStart(file.position(start).line);
    const last = file.position(end);
    // an edit of whole lines ends where the next line begins
    const to = last.column === 1 && end > start ? end : file.lineStart(last.line) + file.line(last.line).length;
    const previous = hunks.at(-1);
    if (previous !== undefined && from <= previous.end)
      hunks[hunks.length - 1] = { ...previous, end: Math.max(to, previous.end), edits: [...previous.edits, edit] };
    else hunks.push({ file, start: from, end: to, edits: [edit] });
  }
  return hunks;
}

function afterEdits({ file, start, end, edits }: Hunk, outline: FileOutline): string {
  let text = '';
  let at = start;
  for (const edit of edits) {
    const isSecret = hiddenBetween(edit.span, outline).length > 0;
    text += shownPart(file, at, edit.span.start, outline) + (isSecret ? MASK : maskText(edit.text));
    at = edit.span.end;
  }
  return text + shownPart(file, at, end, outline);
}

/** A part of a file without what must not be shown of it. */
function shownPart(file: SourceFile, start: number, end: number, outline: FileOutline): string {
  let text = '';
  let at = start;
  for (const hidden of hiddenIn(file, start, end, outline)) {
    text += file.text.slice(at, hidden.start) + MASK;
    at = hidden.end;
  }
  return text + file.text.slice(at, Math.max(at, end));
}

function hiddenIn(file: SourceFile, start: number, end: number, outline: FileOutline): readonly Hidden[] {
  return hiddenBetween({ file, start, end }, outline).map((stretch) => ({
    start: Math.max(start, stretch.start),
    end: Math.min(end, stretch.end),
  }));
}

/** Its lines, safe to show; none of nothing. */
function linesOf(text: string): readonly string[] {
  if (text === '') return [];
  return text
    .replace(/\r?\n$/, '')
    .split(/\r\n|\r|\n/)
    .map((line) => shownLine(line.slice(0, 400), []));
}

function cut(lines: readonly string[]): readonly string[] {
  return lines.length <= MOST_LINES ? lines : [...lines.slice(0, MOST_LINES), '…'];
}
