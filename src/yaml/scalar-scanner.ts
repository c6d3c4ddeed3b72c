import { Cursor, CARRIAGE_RETURN, END, LINE_FEED, SPACE, TAB } from './cursor.ts';
import { behindBreak, breakText, isBreak, isWideBreak } from './line-breaks.ts';
import { endOfEvenBlock } from './plain-lines.ts';
import { SIMPLE_ESCAPES, blockText, doubleQuotedText, escapedDigits, foldedText, type BlockLines, type Chomping } from './scalar-text.ts';

/** What an ASCII character may mean for an unquoted scalar. */
const BLANK = 1;
const BREAK_OR_END = 2;
const COLON = 4;
const FLOW_INDICATOR = 8;
const MEANING = new Uint8Array(128);
MEANING[SPACE] = MEANING[TAB] = BLANK;
MEANING[END] = MEANING[LINE_FEED] = MEANING[CARRIAGE_RETURN] = BREAK_OR_END;
MEANING[58] = COLON;
for (const indicator of ',?[]{}') MEANING[indicator.charCodeAt(0)] = FLOW_INDICATOR;

/** A scalar as it was found: its text, and the stretch of the file that shows it. */
export interface ScannedScalar {
  readonly text: string;
  readonly style: 'plain' | 'single' | 'double' | 'literal' | 'folded';
  readonly start: number;
  readonly end: number;
}

/** Scalars of one YAML document: plain, quoted and block ones. */
export class ScalarScanner extends Cursor {
  /** The last quoted scalar that stands on several lines. */
  protected longQuote = { start: -1, end: -1 };
  #widestBlank = 0;

  /** An unquoted scalar; leaves the position behind the blanks that follow it. */
  protected scanPlain(): ScannedScalar {
    const { text } = this;
    const inFlow = this.flowDepth > 0;
    const start = this.position;
    let position = start;
    let end = start;
    let crossed = false;
    let folded = false;
    for (;;) {
      const runStart = position;
      let character: number;
      for (; ; position++) {
        character = text.charCodeAt(position);
        if (character >= 128) {
          if (isWideBreak(character)) break;
          continue;
        }
        const meaning = MEANING[character]!;
        if (meaning === 0 || (meaning === FLOW_INDICATOR && !inFlow)) continue;
        if (meaning !== COLON || this.isBlankOrEnd(position + 1)) break;
      }
      if (position > runStart) {
        end = position;
        folded ||= crossed;
        crossed = false;
      }
      if (character !== SPACE && character !== TAB && !isBreak(character)) break;
      for (; ; character = text.charCodeAt(position)) {
        if (character === SPACE) position++;
        else if (isBreak(character)) {
          position = behindBreak(text, position);
          this.line++;
          this.lineStart = position;
          crossed = true;
        } else if (character === TAB) {
          if (crossed && position - this.lineStart <= this.indent) this.refuse('tab-indentation', position);
          position++;
        } else break;
      }
      if (crossed && !inFlow && position - this.lineStart <= this.indent) break;
      if (character === 35 || character === END || (position === this.lineStart && this.isDocumentMarker(position))) break;
    }
    if (crossed) this.keyAllowed = true;
    this.position = position;
    this.contentEnd = end;
    return { text: folded ? foldedText(text, start, end, false) : text.slice(start, end), style: 'plain', start, end };
  }

  protected scanSingleQuoted(): ScannedScalar {
    const { text } = this;
    const start = this.position;
    let position = start + 1;
    let simple = true;
    for (;;) {
      const character = text.charCodeAt(position);
      if (character === 39) {
        if (text.charCodeAt(position + 1) !== 39) break;
        simple = false;
        position += 2;
      } else if (isBreak(character)) {
        simple = false;
        position = this.#breakInQuotes(position, start);
      } else if (character === END) this.#unclosedQuote(start);
      else position++;
    }
    this.position = this.contentEnd = position + 1;
    if (this.longQuote.start === start) this.longQuote.end = position + 1;
    this.keyAllowed = false;
    return {
      text: simple ? text.slice(start + 1, position) : foldedText(text, start + 1, position, true),
      style: 'single',
      start,
      end: position + 1,
    };
  }

  protected scanDoubleQuoted(): ScannedScalar {
    const { text } = this;
    const start = this.position;
    let position = start + 1;
    let simple = true;
    for (;;) {
      const character = text.charCodeAt(position);
      if (character === 34) break;
      if (character === 92) {
        simple = false;
        position = this.#escape(position, start);
      } else if (isBreak(character)) {
        simple = false;
        position = this.#breakInQuotes(position, start);
      } else if (character === END) this.#unclosedQuote(start);
      else position++;
    }
    this.position = this.contentEnd = position + 1;
    if (this.longQuote.start === start) this.longQuote.end = position + 1;
    this.keyAllowed = false;
    return {
      text: simple ? text.slice(start + 1, position) : doubleQuotedText(text, start + 1, position),
      style: 'double',
      start,
      end: position + 1,
    };
  }

  #escape(position: number, opened: number): number {
    const { text } = this;
    const letter = text.charCodeAt(position + 1);
    if (isBreak(letter)) return this.#breakInQuotes(position + 1, opened);
    if (letter === END) this.#unclosedQuote(opened);
    if (SIMPLE_ESCAPES.has(letter)) return position + 2;
    const digits = escapedDigits(letter);
    if (digits === 0) this.refuse('escape-unknown', position, position + 2);
    const end = position + 2 + digits;
    const hexadecimal = text.slice(position + 2, end);
    if (!/^[0-9A-Fa-f]+$/.test(hexadecimal)) this.refuse('escape-hexadecimal', position, position + 2);
    const value = parseInt(hexadecimal, 16);
    if ((value >= 0xd800 && value <= 0xdfff) || value > 0x10ffff) this.refuse('escape-surrogate', position, end);
    return end;
  }

  #breakInQuotes(position: number, opened: number): number {
    const { text } = this;
    const next = behindBreak(text, position);
    this.line++;
    this.lineStart = next;
    this.longQuote.start = opened;
    if (this.isDocumentMarker(next)) this.#unclosedQuote(opened);
    return next;
  }

  #unclosedQuote(opened: number): never {
    this.refuse('unclosed-quote', opened, opened + 1);
  }

  /** A `|` or `>` scalar; leaves the position on the line that ends it. */
  protected scanBlock(): ScannedScalar {
    const { text } = this;
    const start = this.position;
    const folded = text.charCodeAt(start) === 62;
    const header = this.#blockHeader(start + 1);
    this.#toBlockText(header.end);
    let blockIndent = header.increment === 0 ? 0 : Math.max(this.indent, 0) + header.increment;
    const block: BlockLines = { leadingBreaks: this.#blockBreaks(blockIndent), lines: [], breaks: [] };
    // The first line with text says how far the text is indented, or a longer blank line before it.
    if (blockIndent === 0) blockIndent = Math.max(this.#widestBlank, this.indent + 1, 1);
    let end = header.end;
    const even = folded ? undefined : this.#evenBlock(blockIndent, header.chomping);
    if (even !== undefined) return { text: block.leadingBreaks + even, style: 'literal', start, end: this.contentEnd };
    while (this.position - this.lineStart === blockIndent && text.charCodeAt(this.position) !== END) {
      const lineStart = this.position;
      end = this.endOfLine(lineStart);
      if (text.charCodeAt(end) === END) {
        block.lines.push(lineStart, end);
        block.breaks.push('');
        this.position = end;
        break;
      }
      this.#passBreak(end);
      block.lines.push(lineStart, end);
      block.breaks.push(breakText(text.charCodeAt(end)) + this.#blockBreaks(blockIndent));
    }
    this.contentEnd = end;
    this.keyAllowed = true;
    return { text: blockText(text, block, folded, header.chomping), style: folded ? 'folded' : 'literal', start, end };
  }

  /** What a literal says from its first line of text on, if its lines are indented evenly; undefined when it has to be read step by step. */
  #evenBlock(indent: number, chomping: Chomping): string | undefined {
    const { text, position, lineStart } = this;
    if (!this.hasPlainLines || position - lineStart !== indent) return undefined;
    const blockEnd = endOfEvenBlock(text, lineStart, indent);
    if (blockEnd === undefined || blockEnd === lineStart) return undefined;
    let end = blockEnd;
    while (text.charCodeAt(end - 1) === LINE_FEED) end--;
    this.contentEnd = end;
    this.keyAllowed = true;
    this.#toLine(blockEnd);
    const lines = text.slice(position, end).replaceAll(`\n${' '.repeat(indent)}`, '\n');
    return chomping === 'strip' ? lines : lines + (chomping === 'keep' ? text.slice(end, blockEnd) : '\n');
  }

  #blockHeader(start: number): { chomping: Chomping; increment: number; end: number } {
    const { text } = this;
    let position = start;
    let chomping: Chomping = 'clip';
    let increment = 0;
    for (let part = 0; part < 2; part++) {
      const character = text.charCodeAt(position);
      if (chomping === 'clip' && (character === 43 || character === 45)) chomping = character === 43 ? 'keep' : 'strip';
      else if (increment === 0 && character >= 49 && character <= 57) increment = character - 48;
      else break;
      position++;
    }
    return { chomping, increment, end: position };
  }

  /** From the header of a block scalar to the line after it. */
  #toBlockText(headerEnd: number): void {
    const { text } = this;
    let position = headerEnd;
    while (text.charCodeAt(position) === SPACE || text.charCodeAt(position) === TAB) position++;
    if (text.charCodeAt(position) === 35) {
      const start = position;
      position = this.endOfLine(position);
      this.comments.push(start, position);
    }
    const character = text.charCodeAt(position);
    this.position = position;
    if (character === END) return;
    if (!isBreak(character)) this.refuse('block-header', position);
    this.#passBreak(position);
  }

  #passBreak(position: number): void {
    this.#toLine(behindBreak(this.text, position));
  }

  #toLine(start: number): void {
    this.position = start;
    this.line++;
    this.lineStart = start;
  }

  /** Passes blank lines and the indentation of the next line of a block scalar (all of it while the indentation is 0: not known yet); returns what the blank lines say. */
  #blockBreaks(blockIndent: number): string {
    const { text } = this;
    let breaks = '';
    this.#widestBlank = 0;
    for (;;) {
      let { position } = this;
      while (text.charCodeAt(position) === SPACE && (blockIndent === 0 || position - this.lineStart < blockIndent)) position++;
      const column = position - this.lineStart;
      if (column > this.#widestBlank) this.#widestBlank = column;
      const character = text.charCodeAt(position);
      this.position = position;
      if (character === TAB && (blockIndent === 0 || column < blockIndent)) this.refuse('tab-indentation', position);
      if (!isBreak(character)) return breaks;
      this.#passBreak(position);
      breaks += breakText(character);
    }
  }
}
