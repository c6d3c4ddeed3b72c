import { END } from './cursor.ts';
import { Refusal } from './refusal.ts';
import { ScalarScanner } from './scalar-scanner.ts';

/** An anchor and a tag before a value. */
export interface Properties {
  anchor: string | undefined;
  anchorStart: number;
  tag: string | undefined;
  tagStart: number;
  end: number;
}

/** Anchors, aliases and tags, and where the document begins and ends. */
export class Scanner extends ScalarScanner {
  readonly #tagHandles = new Map([
    ['!', '!'],
    ['!!', '!!'],
  ]);

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

  // ---- the start and the end of the document

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
    const end = this.endOfLine(start);
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
