import { oneLine } from '../base/safe-text.ts';
import type { Position, Span } from '../base/source.ts';

/** First and last position of a span, 1-based, end exclusive. An end at the start of a line is told as the end of the line before. */
export interface Region {
  readonly start: Position;
  readonly end: Position;
}

/** Where a span is, in lines and columns. */
export function regionOf(span: Span): Region {
  const start = span.file.position(span.start);
  const end = span.file.position(Math.max(span.end, span.start));
  if (end.column > 1 || end.line <= start.line) return { start, end };
  return { start, end: { line: end.line - 1, column: span.file.line(end.line - 1).length + 1 } };
}

/** `path:line`, for sentences; with the revision before it, as git writes it, when it is not what is linted now. */
export function lineReference(span: Span): string {
  const { path, revision } = span.file;
  return `${shownPath(revision === undefined ? path : `${revision}:${path}`)}:${span.file.position(span.start).line}`;
}

/** `path:line:column`, as editors and terminals make clickable. */
export function reference(span: Span): string {
  const { line, column } = span.file.position(span.start);
  return `${shownPath(span.file.path)}:${line}:${column}`;
}

/** A path on one safe line. A path that begins like a command of a CI server is shown with `./`. */
export function shownPath(path: string): string {
  const safe = oneLine(path);
  return /^\s*(?:::|##)/.test(safe) ? `./${safe}` : safe;
}
