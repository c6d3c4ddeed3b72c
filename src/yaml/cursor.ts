import type { SourceFile } from '../base/source.ts';
import { behindBreak, isBreak } from './line-breaks.ts';
import { hasPlainLines } from './plain-lines.ts';
import { Refusal } from './refusal.ts';
import type { LimitCode, SyntaxCode } from './yaml-document.ts';

/*
 * Characters of one YAML document: where tokens begin and end, what scalars say. It follows go-yaml's reading of YAML 1.1 (the one in om and
 * bosh), which is libyaml's with a few choices of its own. Structure (which token may follow which) is the parser's.
 */

export const END = 0;
export const TAB = 9;
export const LINE_FEED = 10;
export const CARRIAGE_RETURN = 13;
export const SPACE = 32;
export const BYTE_ORDER_MARK = 0xfeff;

/** A key and its colon stand within this many characters on one line. */
const LONGEST_KEY = 1024;

/** Where reading is in the text of one YAML document: goes from token to token and keeps lines, columns and indentation. */
export class Cursor {
  /** The text with END after it, so that looking one further is always allowed. */
  protected readonly text: string;
  protected position = 0;
  protected line = 0;
  protected lineStart = 0;
  /** Column of the token at `position` after `skip`; -1 at the end of the document, which closes every block. */
  protected column = 0;
  /** Indentation of the innermost block collection; -1 outside of all. */
  protected indent = -1;
  /** How many flow collections are open. */
  protected flowDepth = 0;
  /** True where a key, `-` or `?` may begin: at the start of a line and after an indicator of a block collection. */
  protected keyAllowed = true;
  /** Where the last thing that was not blank ended. */
  protected contentEnd = 0;
  /** True when simple lines may be taken at once. */
  protected readonly hasPlainLines: boolean;
  /** Start and end of each comment, in turn. */
  readonly comments: number[] = [];

  constructor(file: SourceFile) {
    this.text = file.ended;
    this.hasPlainLines = hasPlainLines(file.text);
  }

  /** Goes to the next token over blanks, comments and line breaks. A tab is a blank only where no key may begin. */
  protected skip(): void {
    const { text } = this;
    let position = this.position;
    let character = text.charCodeAt(position);
    for (;;) {
      while (character === SPACE || (character === TAB && (this.flowDepth > 0 || !this.keyAllowed)))
        character = text.charCodeAt(++position);
      if (character === 35) {
        const start = position;
        position = this.endOfLine(position);
        this.comments.push(start, position);
        character = text.charCodeAt(position);
      }
      if (isBreak(character)) position = behindBreak(text, position);
      else if (character === BYTE_ORDER_MARK && position === this.lineStart) {
        this.lineStart = ++position;
        character = text.charCodeAt(position);
        continue;
      } else break;
      this.line++;
      this.lineStart = position;
      if (this.flowDepth === 0) this.keyAllowed = true;
      character = text.charCodeAt(position);
    }
    this.position = position;
    this.column = character === END || (position === this.lineStart && this.isDocumentMarker(position)) ? -1 : position - this.lineStart;
    if (character === TAB) this.refuse('tab-indentation', position, position + 1);
  }

  /** Goes to a token on a line below, as `skip` does, where it is known already. */
  protected toNextLine(position: number, indent: number): void {
    this.position = position;
    this.line++;
    this.lineStart = position - indent;
    this.keyAllowed = true;
    this.column = this.text.charCodeAt(position) === END || (indent === 0 && this.isDocumentMarker(position)) ? -1 : indent;
  }

  protected endOfLine(start: number): number {
    const { text } = this;
    let position = start;
    let character = text.charCodeAt(position);
    while (character !== END && !isBreak(character)) character = text.charCodeAt(++position);
    return position;
  }

  /** Goes over blanks of the same line; true when the `:` of a simple key that began at `start` stands there, which is then the position. */
  protected skipToKeyColon(start: number, startLine: number): boolean {
    if (this.line !== startLine) return false;
    const { text } = this;
    let { position } = this;
    while (text.charCodeAt(position) === SPACE || text.charCodeAt(position) === TAB) position++;
    if (text.charCodeAt(position) !== 58 || !this.isBlankOrEnd(position + 1)) return false;
    if (position - start > LONGEST_KEY) this.refuse('key-too-long', start, position);
    this.position = position;
    return true;
  }

  protected keyIsTooLong(start: number): boolean {
    return this.position - start > LONGEST_KEY;
  }

  protected isBlankOrEnd(position: number): boolean {
    const character = this.text.charCodeAt(position);
    return character === SPACE || character === TAB || character === END || isBreak(character);
  }

  /** True when `---` or `...` stands at a line start and alone or before a blank. */
  protected isDocumentMarker(position: number): boolean {
    const { text } = this;
    const character = text.charCodeAt(position);
    if (character !== 45 && character !== 46) return false;
    return text.charCodeAt(position + 1) === character && text.charCodeAt(position + 2) === character && this.isBlankOrEnd(position + 3);
  }

  protected refuse(code: SyntaxCode | LimitCode, start: number, end: number = start + 1, opened?: number): never {
    throw new Refusal(code, start, end, opened);
  }
}
