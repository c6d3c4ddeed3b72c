/*
 * Nearly all lines of a configuration are `key:`, `key: text` or `key: "text"`, and nearly all block scalars are indented evenly. One expression takes such a
 * line at once, which is what makes a cold run short: V8 runs each step of a scanner slowly until it has run it some thousand times, an expression never.
 * Whatever is not surely that simple matches nothing, and is read step by step.
 */

/** Line ends that are no line feeds, tabs and byte order marks: a text with any of these is read step by step. */
const RARE = ['\t', '\r', '\x85', '\u2028', '\u2029', '\ufeff'];

/**
 * A key of a block map, its value if that stands on the same line, and the indentation of the next line with text. The value is plain (a colon only before, a
 * `#` only behind something that is no blank) or quoted without escapes. A comment after it, or on the lines before the next one, is not taken.
 */
const ENTRY =
  /((?:\.[A-Za-z_]|[A-Za-z_])[\w./-]*):(?:(?: (?:([^-?:,[\]{}#&*!|>'"%@` \n][^\n:#]*(?:(?::(?![ \n\0])|(?<! )#)[^\n:#]*){0,50})(?<! )|"([^"\\\n]*)"|'([^'\n]*)'))?\n+( *)(?=[^ \n#])| (?=[[{]))/y;

/** Of a key that is taken at once. */
const LONGEST_KEY = 200;

/** What stands on a line: lengths and texts, as the expression cut them. */
export interface EntryLine {
  readonly key: string;
  /** undefined: the value stands on the lines below, or nowhere. */
  readonly value: string | undefined;
  readonly style: 'plain' | 'single' | 'double';
  /** Blanks before the next text; undefined when the value is a collection in brackets, which is the next text. */
  readonly indent: number | undefined;
  /** Offset of the next text. */
  readonly next: number;
}

/** True when the lines of a text may be taken at once. */
export function hasPlainLines(text: string): boolean {
  return !RARE.some((character) => text.includes(character));
}

/** The entry of a block map whose key begins at `start`; undefined when it has to be read step by step. */
export function entryLine(text: string, start: number): EntryLine | undefined {
  ENTRY.lastIndex = start;
  const match = ENTRY.exec(text);
  if (match === null) return undefined;
  const key = match[1]!;
  if (key.length > LONGEST_KEY) return undefined;
  const value = match[2] ?? match[3] ?? match[4];
  const style = match[3] !== undefined ? 'double' : match[4] !== undefined ? 'single' : 'plain';
  return { key, value, style, indent: match[5]?.length, next: ENTRY.lastIndex };
}

/** By indentation: some lines that are indented at least so far, or empty. */
const BLOCKS: RegExp[] = [];

/** Of block scalars that are taken at once. */
const DEEPEST_BLOCK = 60;

/**
 * Where the lines of a block scalar end that are indented by `indent` or empty. undefined where a line of blanks alone, or the end of the text, asks to look
 * step by step.
 */
export function endOfEvenBlock(text: string, start: number, indent: number): number | undefined {
  if (indent > DEEPEST_BLOCK) return undefined;
  const block = (BLOCKS[indent] ??= new RegExp(`(?: {${indent}}[^\\n]+\\n|\\n){1,100}`, 'y'));
  let end = start;
  for (block.lastIndex = start; block.test(text);) end = block.lastIndex;
  let next = end;
  while (text.charCodeAt(next) === 32) next++;
  const follows = text.charCodeAt(next);
  return follows === 10 || (follows !== 0 && next - end >= indent) ? undefined : end;
}
