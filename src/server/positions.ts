import type { Position, Range } from 'vscode-languageserver';
import type { Position as SourcePosition, SourceFile, Span } from '../base/source.ts';

/** Places as the protocol counts them: lines and columns from 0, columns in UTF-16 code units, as ours are. */

/** The range of a span. */
export function rangeOf({ file, start, end }: Span): Range {
  return { start: positionAt(file, start), end: positionAt(file, Math.max(start, end)) };
}

/** The position of an offset. */
export function positionAt(file: SourceFile, offset: number): Position {
  const { line, column }: SourcePosition = file.position(offset);
  return { line: line - 1, character: column - 1 };
}

/** The offset of a position; what lies beyond the end of its line, or of the text, is the end of that. */
export function offsetAt(file: SourceFile, { line, character }: Position): number {
  const start = file.lineStart(line + 1);
  return Math.min(start + character, start + file.line(line + 1).length);
}
