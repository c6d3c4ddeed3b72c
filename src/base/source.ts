/** A text file as it was read, and places inside it. Offsets are UTF-16 code units; lines and columns exist only at the edge. */

/** A place a person can go to: line and column start at 1; column counts UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A stretch of a file: offsets into `file.text`, `end` exclusive. */
export interface Span {
  readonly file: SourceFile;
  readonly start: number;
  readonly end: number;
}

/** One file of the scanned tree. `path` is what people see: relative to the working directory, with forward slashes. */
export class SourceFile {
  readonly path: string;
  readonly text: string;
  /**
   * The text with NUL behind it, so that a reader may always look one further. `text` and what readers cut out are parts of it, so that a file is in memory
   * once, whatever is kept of it.
   */
  readonly ended: string;
  /** Name of the earlier revision that it was read from; undefined for what is linted now. */
  readonly revision: string | undefined;
  /** The beginning of `path` that was pointed at, with its slash: how those folders are called (`fixtures/`, `examples/`) says nothing about the file. */
  readonly within: string;
  #lineStarts: Uint32Array | undefined;

  constructor(path: string, text: string, revision?: string, within = '') {
    this.path = path;
    this.ended = `${text}\0`;
    this.text = this.ended.slice(0, -1);
    this.revision = revision;
    this.within = within;
  }

  /** Line and column of an offset; offsets beyond the end give the end. Line ends are LF, CRLF and lone CR. */
  position(offset: number): Position {
    const starts = this.lineStarts();
    const at = Math.min(Math.max(offset, 0), this.text.length);
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= at) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: at - starts[low]! + 1 };
  }

  /** How many lines the file has; an empty file has one. */
  get lineCount(): number {
    return this.lineStarts().length;
  }

  /** Offset of the first character of a line (1-based); lines beyond the end give the end of the text. */
  lineStart(line: number): number {
    return this.lineStarts()[line - 1] ?? this.text.length;
  }

  /** The text of a line (1-based) without its line end; '' beyond the end. */
  line(line: number): string {
    const starts = this.lineStarts();
    const start = starts[line - 1];
    if (start === undefined) return '';
    let end = starts[line] ?? this.text.length;
    while (end > start && isBreak(this.text.charCodeAt(end - 1))) end--;
    return this.text.slice(start, end);
  }

  private lineStarts(): Uint32Array {
    this.#lineStarts ??= findLineStarts(this.text);
    return this.#lineStarts;
  }
}

/** The text that a span covers. */
export function textOf(span: Span): string {
  return span.file.text.slice(span.start, span.end);
}

/** True when `inner` lies inside `outer` of the same file. */
export function contains(outer: Span, inner: Span): boolean {
  return outer.file === inner.file && outer.start <= inner.start && inner.end <= outer.end;
}

function isBreak(code: number): boolean {
  return code === 10 || code === 13;
}

function findLineStarts(text: string): Uint32Array {
  return Uint32Array.from(text.includes('\r') ? startsAfterAnyBreak(text) : startsAfterLineFeeds(text));
}

/** What nearly every file has: searching is much faster than looking at each character. */
function startsAfterLineFeeds(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function startsAfterAnyBreak(text: string): number[] {
  const starts = [0];
  for (let offset = 0; offset < text.length; offset++) {
    const code = text.charCodeAt(offset);
    if (code === 10) starts.push(offset + 1);
    else if (code === 13 && text.charCodeAt(offset + 1) !== 10) starts.push(offset + 1);
  }
  return starts;
}
