import { ScalarNode, SequenceNode, type ConfigNode, type MapNode } from '../value/node.ts';
import { Written } from '../value/origin.ts';
import { FlowParser, noProperties } from './flow-parser.ts';
import { MapBuilder } from './map-builder.ts';
import { entryLine, type EntryLine } from './plain-lines.ts';
import type { Properties } from './scanner.ts';

/**
 * Structure of the first YAML document of a file: builds the nodes in one pass.
 *
 * Spans: a scalar's covers the value as a person sees it, with its quotes or from its `|` to its last line of text, without anchor and tag; a
 * missing value is an empty stretch behind its `:` or `-`. A block collection's runs from its first key or `-` to the end of its last content, a
 * flow collection's from bracket to bracket.
 */
export class Parser extends FlowParser {
  /** True when the key just read has its `:` at the position; only a `? key` may have none. */
  #colonFollows = true;
  /** What `#lineAt` found last, and where. */
  #found: EntryLine | undefined;
  #lineFrom = -1;

  /** The root of the first document (undefined when there is nothing but comments), and where a second one begins. */
  parse(): { root: ConfigNode | undefined; secondDocument: number | undefined } {
    const explicit = this.scanDocumentStart();
    if (explicit) this.skip();
    if (!explicit && this.text.charCodeAt(this.position) === 0) return { root: undefined, secondDocument: undefined };
    const root = this.#blockContent(-1, false, this.contentEnd);
    this.skip();
    if (this.column !== -1) this.#refuseRest();
    return { root, secondDocument: this.nextDocument() };
  }

  // ---- block style

  /** The value at the next token, as far as it belongs to a collection indented by `indent`; else an empty one at `emptyAt`. */
  #blockContent(indent: number, indentless: boolean, emptyAt: number): ConfigNode {
    return this.column > indent ? this.#blockNode(indent, indentless) : this.#outdented(indent, indentless, emptyAt, undefined);
  }

  /** What a value is when the next token is not indented: a list at the column of its key, a block scalar, or nothing. */
  #outdented(indent: number, indentless: boolean, emptyAt: number, properties: Properties | undefined): ConfigNode {
    if (this.column === indent && indent >= 0) {
      const character = this.text.charCodeAt(this.position);
      if (character === 45 && indentless && this.isBlankOrEnd(this.position + 1)) return this.#blockSequence(indent, properties);
      if (character === 124 || character === 62) return this.scalar(this.scanBlock(), properties);
    }
    return this.empty(emptyAt, properties);
  }

  #blockNode(indent: number, indentless: boolean): ConfigNode {
    // Properties on lines above belong to the node; those on its first line belong to its first key when it turns out to be a map.
    let above: Properties | undefined;
    let { position: start, line: startLine, column } = this;
    let keyPossible = this.keyAllowed;
    let beside: Properties | undefined;
    for (
      let character = this.text.charCodeAt(start);
      character === 38 || character === 33;
      character = this.text.charCodeAt(this.position)
    ) {
      this.scanProperty((beside ??= noProperties()));
      this.skip();
      if (this.line === startLine) continue;
      above = this.#join(above, beside);
      beside = undefined;
      if (this.column <= indent) return this.#outdented(indent, indentless, above!.end, above);
      ({ position: start, line: startLine, column } = this);
      keyPossible = this.keyAllowed;
    }
    const { position, text } = this;
    const character = text.charCodeAt(position);
    if (beside === undefined && keyPossible && this.#lineAt(position) !== undefined)
      return this.#blockMapping(start, column, above, undefined);
    if (character === 124 || character === 62) return this.scalar(this.scanBlock(), this.#join(above, beside));
    if ((character === 45 || character === 63 || character === 58) && this.isBlankOrEnd(position + 1)) {
      if (character === 58 && beside !== undefined && keyPossible)
        return this.#blockMapping(start, column, above, this.empty(beside.end, beside));
      if (!this.keyAllowed)
        this.refuse(character === 45 ? 'list-in-value' : character === 63 ? 'question-in-value' : 'colon-in-value', position);
      if (character === 45) return this.#blockSequence(column, above);
      return this.#blockMapping(start, column, above, undefined);
    }
    if (this.column === -1) return this.empty(beside!.end, this.#join(above, beside));
    if (character === 91 || character === 123) {
      const node = this.flowCollection(this.#join(above, beside));
      if (keyPossible && this.skipToKeyColon(start, startLine)) this.refuse('key-not-scalar', position, node.contentEnd);
      return node.node;
    }
    if (character === 42) {
      const alias = this.alias(beside);
      if (keyPossible && this.skipToKeyColon(start, startLine)) return this.#blockMapping(start, column, above, alias);
      if (above !== undefined) this.refuse('property-of-alias', position, this.contentEnd);
      return alias;
    }
    const scanned = this.scanFlowScalar(character);
    if (keyPossible && this.skipToKeyColon(start, startLine)) return this.#blockMapping(start, column, above, this.scalar(scanned, beside));
    return this.scalar(scanned, this.#join(above, beside));
  }

  #blockMapping(start: number, column: number, properties: Properties | undefined, firstKey: ConfigNode | undefined): MapNode {
    const outerIndent = this.enter(column);
    const builder = new MapBuilder(this.findings);
    const anchor = this.anchors.open(properties);
    let key = firstKey;
    this.#colonFollows = true;
    for (;;) {
      if (key === undefined && this.#entryAtOnce(builder, column)) {
        if (this.column < column) break;
        if (this.column > column) this.#refuseRest();
        continue;
      }
      key ??= this.#blockKey();
      if (this.#colonFollows) {
        const colonEnd = ++this.position;
        this.contentEnd = colonEnd;
        this.skip();
        builder.add(key, this.#blockContent(column, true, colonEnd));
      } else builder.add(key, this.empty(this.contentEnd, undefined));
      key = undefined;
      this.skip();
      if (this.column < column) break;
      if (this.column > column) this.#refuseRest();
    }
    this.leave(outerIndent);
    return this.anchors.close(anchor, builder.build(new Written(this.file, start, this.contentEnd)));
  }

  /** The entry that stands at an offset where a key may begin, if its line can be taken at once. */
  #lineAt(start: number): EntryLine | undefined {
    if (this.#lineFrom !== start) {
      this.#found = this.hasPlainLines ? entryLine(this.text, start) : undefined;
      this.#lineFrom = start;
    }
    return this.#found;
  }

  /** Reads an entry whose line is simple, up to the next token; false when it has to be read step by step. */
  #entryAtOnce(builder: MapBuilder, column: number): boolean {
    const start = this.position;
    const line = this.#lineAt(start);
    // a plain text that goes on below is read step by step, and so is what may not stand there
    if (line === undefined) return false;
    const { indent } = line;
    const colonEnd = start + line.key.length + 1;
    const key = new ScalarNode(new Written(this.file, start, colonEnd - 1), line.key, 'plain');
    if (indent === undefined) {
      this.position = line.next;
      builder.add(key, this.flowCollection(undefined).node);
      this.skip();
      return true;
    }
    if (line.value !== undefined && indent > column) return false;
    this.toNextLine(line.next, indent);
    if (line.value === undefined) {
      this.contentEnd = colonEnd;
      builder.add(key, this.#blockContent(column, true, colonEnd));
      this.skip();
    } else {
      const end = colonEnd + 1 + line.value.length + (line.style === 'plain' ? 0 : 2);
      this.contentEnd = end;
      builder.add(key, new ScalarNode(new Written(this.file, colonEnd + 1, end), line.value, line.style));
    }
    return true;
  }

  /** A key of the map around; leaves the position at its `:`, if it has one. */
  #blockKey(): ConfigNode {
    const { text, line, position: start } = this;
    let character = text.charCodeAt(start);
    if (character === 63 && this.isBlankOrEnd(start + 1)) return this.#explicitKey();
    this.#colonFollows = true;
    let properties: Properties | undefined;
    for (; character === 38 || character === 33; character = text.charCodeAt(this.position)) {
      this.scanProperty((properties ??= noProperties()));
      this.skip();
      if (this.line !== line) this.refuse('key-without-colon', start, properties.end);
    }
    if (character === 58 && this.isBlankOrEnd(this.position + 1)) {
      if (properties === undefined) this.refuse('colon-without-key', start);
      this.keyAllowed = false;
      return this.empty(properties.end, properties);
    }
    if (character === 45 && this.isBlankOrEnd(this.position + 1)) this.refuse('indentation', start);
    if (character === 91 || character === 123) {
      const { contentEnd } = this.flowCollection(properties);
      this.refuse(this.skipToKeyColon(start, line) ? 'key-not-scalar' : 'key-without-colon', start, contentEnd);
    }
    if (character === 124 || character === 62) this.refuse('key-without-colon', start);
    const key = character === 42 ? this.alias(properties) : this.scalar(this.scanFlowScalar(character), properties);
    if (!this.skipToKeyColon(start, line)) {
      this.refuseIfQuoteRanOn();
      this.refuse('key-without-colon', start, this.contentEnd);
    }
    return key;
  }

  #explicitKey(): ConfigNode {
    const { indent } = this;
    const markEnd = ++this.position;
    this.contentEnd = markEnd;
    this.keyAllowed = true;
    this.skip();
    const key = this.#blockContent(indent, true, markEnd);
    if (key.kind === 'map' || key.kind === 'sequence') this.refuse('key-not-scalar', markEnd - 1, this.contentEnd);
    this.skip();
    if (this.column > indent) this.#refuseRest();
    this.#colonFollows = this.column === indent && this.text.charCodeAt(this.position) === 58 && this.isBlankOrEnd(this.position + 1);
    // Behind this `:` a map or a list may begin at once, as at the start of a line.
    this.keyAllowed = true;
    return key;
  }

  #blockSequence(column: number, properties: Properties | undefined): SequenceNode {
    const start = this.position;
    const outerIndent = this.enter(column);
    const indentless = outerIndent === column;
    const anchor = this.anchors.open(properties);
    const items: ConfigNode[] = [];
    for (;;) {
      const dashEnd = ++this.position;
      this.contentEnd = dashEnd;
      this.keyAllowed = true;
      this.skip();
      items.push(this.#blockContent(column, false, dashEnd));
      this.skip();
      if (this.column < column) break;
      if (this.column > column) this.#refuseRest();
      if (this.text.charCodeAt(this.position) === 45 && this.isBlankOrEnd(this.position + 1)) continue;
      if (indentless) break;
      this.refuse('list-indentation', this.position);
    }
    this.leave(outerIndent);
    return this.anchors.close(anchor, new SequenceNode(new Written(this.file, start, this.contentEnd), items));
  }

  /** Something stands where the collection around should go on or end. */
  #refuseRest(): never {
    const { position, text } = this;
    this.refuseIfQuoteRanOn();
    if (text.charCodeAt(position) === 58 && this.isBlankOrEnd(position + 1)) this.refuse('colon-in-value', position);
    if (this.depth === 0) this.refuse('after-document', position);
    const sameLine = this.contentEnd >= this.lineStart;
    this.refuse(sameLine ? 'after-value' : 'indentation', position);
  }

  #join(above: Properties | undefined, beside: Properties | undefined): Properties | undefined {
    if (above === undefined || beside === undefined) return above ?? beside;
    if (above.anchor !== undefined && beside.anchor !== undefined) this.refuse('property-twice', beside.anchorStart);
    if (above.tag !== undefined && beside.tag !== undefined) this.refuse('property-twice', beside.tagStart);
    return beside.anchor === undefined
      ? { ...above, tag: beside.tag, end: beside.end }
      : { ...above, anchor: beside.anchor, end: beside.end };
  }
}
