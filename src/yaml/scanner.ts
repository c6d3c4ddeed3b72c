import { behindBreak, breakText, isBreak, isWideBreak } from './line-breaks.ts';
import { Refusal } from './refusal.ts';
import { SIMPLE_ESCAPES, blockText, doubleQuotedText, escapedDigits, foldedText, type BlockLines, type Chomping } from './scalar-text.ts';
import type { LimitCode, SyntaxCode } from './yaml-document.ts';

/*
 * Characters of one YAML document: where tokens begin and end, what scalars say. It follows go-yaml's reading of YAML 1.1 (the one in om and
 * bosh), which is libyaml's with a few choices of its own. Structure (which token may follow which) is the parser's.
 */

const END = 0;
const TAB = 9;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const SPACE = 32;
const BYTE_ORDER_MARK = 0xfeff;

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

/** A key and its colon stand within this many characters on one line. */
const LONGEST_KEY = 1024;

/** A scalar as it was found: its text, and the stretch of the file that shows it. */
export interface ScannedScalar {
  readonly text: string;
  readonly style: 'plain' | 'single' | 'double' | 'literal' | 'folded';
  readonly start: number;
  readonly end: number;
}

/** An anchor and a tag before a value. */
export interface Properties {
  anchor: string | undefined;
  anchorStart: number;
  tag: string | undefined;
  tagStart: number;
  end: number;
}

export class Scanner {
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
  /** The last quoted scalar that stands on several lines. */
  protected longQuote = { start: -1, end: -1 };
  /** Start and end of each comment, in turn. */
  readonly comments: number[] = [];
  readonly #tagHandles = new Map([
    ['!', '!'],
    ['!!', '!!'],
  ]);

  constructor(text: string) {
    this.text = `${text}\0`;
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
        position = this.#endOfLine(position);
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

  #endOfLine(start: number): number {
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

  // ---- scalars

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
    while (this.position - this.lineStart === blockIndent && text.charCodeAt(this.position) !== END) {
      const lineStart = this.position;
      end = this.#endOfLine(lineStart);
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
      position = this.#endOfLine(position);
      this.comments.push(start, position);
    }
    const character = text.charCodeAt(position);
    this.position = position;
    if (character === END) return;
    if (!isBreak(character)) this.refuse('block-header', position);
    this.#passBreak(position);
  }

  #passBreak(position: number): void {
    this.position = behindBreak(this.text, position);
    this.line++;
    this.lineStart = this.position;
  }

  #widestBlank = 0;

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

  // ---- anchors, aliases, tags

  /** Reads one `&anchor` or `!tag` into `properties`. */
  protected scanProperty(properties: Properties): void {
    const start = this.position;
    if (this.text.charCodeAt(start) === 38) {
      if (properties.anchor !== undefined) this.refuse('property-twice', start);
      properties.anchor = this.scanAnchorName();
      properties.anchorStart = start;
    } else {
      if (properties.tag !== undefined) this.refuse('property-twice', start);
      properties.tag = this.#scanTag();
      properties.tagStart = start;
    }
    properties.end = this.contentEnd = this.position;
    this.keyAllowed = false;
  }

  /** The name after `&` or `*`: ASCII letters, digits, `_` and `-`, then a blank or an indicator. */
  protected scanAnchorName(): string {
    const { text } = this;
    const start = this.position;
    let position = start + 1;
    while (isNameCharacter(text.charCodeAt(position))) position++;
    if (position === start + 1 || !(this.isBlankOrEnd(position) || '?:,]}%@`'.includes(text[position]!)))
      this.refuse('anchor-name', start, position + 1);
    this.position = this.contentEnd = position;
    this.keyAllowed = false;
    return text.slice(start + 1, position);
  }

  /** The full tag, with the prefix `tag:yaml.org,2002:` written as `!!`. */
  #scanTag(): string {
    const { text } = this;
    const start = this.position;
    let tag: string;
    if (text.charCodeAt(start + 1) === 60) {
      this.position = start + 2;
      tag = this.#scanTagName();
      if (tag === '' || text.charCodeAt(this.position) !== 62) this.refuse('tag-form', start, this.position + 1);
      this.position++;
    } else {
      let position = start + 1;
      while (isNameCharacter(text.charCodeAt(position))) position++;
      const handle = text.charCodeAt(position) === 33 ? text.slice(start, position + 1) : '!';
      this.position = start + handle.length;
      const name = this.#scanTagName();
      if (name === '' && handle !== '!') this.refuse('tag-form', start, this.position);
      const prefix = this.#tagHandles.get(handle);
      if (prefix === undefined) this.refuse('tag-handle', start, this.position);
      tag = prefix + name;
    }
    if (!this.isBlankOrEnd(this.position)) this.refuse('tag-form', start, this.position + 1);
    return tag.startsWith(STANDARD_TAG) ? `!!${tag.slice(STANDARD_TAG.length)}` : tag;
  }

  #scanTagName(): string {
    const start = this.position;
    const name = /[0-9A-Za-z\-_;/?:@&=+$,.!~*'()[\]%]*/y;
    name.lastIndex = start;
    const found = name.exec(this.text)![0];
    if (/%(?![0-9A-Fa-f]{2})/.test(found)) this.refuse('tag-form', start, start + found.length);
    this.position = start + found.length;
    return found;
  }

  // ---- the start of the document

  /** Reads `%YAML` and `%TAG` lines and the `---` that follows; true when a `---` stood there. */
  protected scanDocumentStart(): boolean {
    const { text } = this;
    this.skip();
    let directives = 0;
    for (; text.charCodeAt(this.position) === 37 && this.position === this.lineStart; directives++) this.#scanDirective();
    if (this.column === -1 && text.charCodeAt(this.position) === 45) {
      this.position += 3;
      this.contentEnd = this.position;
      this.keyAllowed = false;
      return true;
    }
    // `...` before anything else would end a document that never began.
    if (directives > 0 || (this.column === -1 && text.charCodeAt(this.position) === 46)) this.refuse('document-start', this.position);
    return false;
  }

  #scanDirective(): void {
    const start = this.position;
    const end = this.#endOfLine(start);
    const words = this.text.slice(start + 1, end).split(/[ \t]+/);
    const comment = words.findIndex((word) => word.startsWith('#'));
    const [name, ...values] = (comment === -1 ? words : words.slice(0, comment)).filter((word, index) => index === 0 || word !== '');
    if (name === 'YAML') {
      if (values.length !== 1 || !/^[0-9]{1,9}\.[0-9]{1,9}$/.test(values[0]!)) this.refuse('directive', start, end);
      if (!/^0*1\.0*1$/.test(values[0]!)) this.refuse('yaml-version', start, end);
    } else if (name === 'TAG') {
      const [handle, prefix] = values;
      if (values.length !== 2 || !/^!([0-9A-Za-z_-]*!)?$/.test(handle!)) this.refuse('directive', start, end);
      this.#tagHandles.set(handle!, prefix!);
    } else this.refuse('directive', start, end);
    this.position = end;
    this.skip();
  }

  /** After the first document: where the next one begins, if anything but comments and markers follows. */
  protected nextDocument(): number | undefined {
    const { text } = this;
    for (let first: number | undefined; ;) {
      const character = text.charCodeAt(this.position);
      if (character === END) return undefined;
      const marker = this.column === -1;
      if (!marker) return first ?? this.position;
      if (character === 45) first = this.position;
      this.position += 3;
      this.keyAllowed = false;
      try {
        this.skip();
      } catch (error) {
        if (error instanceof Refusal) return first ?? this.position;
        throw error;
      }
    }
  }
}

const STANDARD_TAG = 'tag:yaml.org,2002:';

function isNameCharacter(character: number): boolean {
  return (
    (character >= 97 && character <= 122) ||
    (character >= 65 && character <= 90) ||
    (character >= 48 && character <= 57) ||
    character === 95 ||
    character === 45
  );
}
