import type { SourceFile } from '../base/source.ts';
import { ScalarNode, SequenceNode, type ConfigNode, type MapNode } from '../value/node.ts';
import { Written } from '../value/origin.ts';
import { Anchors } from './anchors.ts';
import { MAX_NESTING } from './limits.ts';
import { MapBuilder, type DocumentFindings } from './map-builder.ts';
import { Scanner, type Properties, type ScannedScalar } from './scanner.ts';
import { resolveTagged } from './tagged-scalar.ts';

/**
 * Structure of the first YAML document of a file: builds the nodes in one pass.
 *
 * Spans: a scalar's covers the value as a person sees it, with its quotes or from its `|` to its last line of text, without anchor and tag; a
 * missing value is an empty stretch behind its `:` or `-`. A block collection's runs from its first key or `-` to the end of its last content, a
 * flow collection's from bracket to bracket.
 */
export class Parser extends Scanner {
  readonly #file: SourceFile;
  readonly #anchors: Anchors;
  readonly #findings: DocumentFindings;
  #depth = 0;
  /** True when the key just read has its `:` at the position; only a `? key` may have none. */
  #colonFollows = true;

  constructor(file: SourceFile, findings: DocumentFindings) {
    super(file.text);
    this.#file = file;
    this.#findings = findings;
    this.#anchors = new Anchors(findings);
  }

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
      if (character === 124 || character === 62) return this.#scalar(this.scanBlock(), properties);
    }
    return this.#empty(emptyAt, properties);
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
    if (character === 124 || character === 62) return this.#scalar(this.scanBlock(), this.#join(above, beside));
    if ((character === 45 || character === 63 || character === 58) && this.isBlankOrEnd(position + 1)) {
      if (character === 58 && beside !== undefined && keyPossible)
        return this.#blockMapping(start, column, above, this.#empty(beside.end, beside));
      if (!this.keyAllowed)
        this.refuse(character === 45 ? 'list-in-value' : character === 63 ? 'question-in-value' : 'colon-in-value', position);
      if (character === 45) return this.#blockSequence(column, above);
      return this.#blockMapping(start, column, above, undefined);
    }
    if (this.column === -1) return this.#empty(beside!.end, this.#join(above, beside));
    if (character === 91 || character === 123) {
      const node = this.#flowCollection(this.#join(above, beside));
      if (keyPossible && this.skipToKeyColon(start, startLine)) this.refuse('key-not-scalar', position, node.contentEnd);
      return node.node;
    }
    if (character === 42) {
      const alias = this.#alias(beside);
      if (keyPossible && this.skipToKeyColon(start, startLine)) return this.#blockMapping(start, column, above, alias);
      if (above !== undefined) this.refuse('property-of-alias', position, this.contentEnd);
      return alias;
    }
    const scanned = this.#scanFlowScalar(character);
    if (keyPossible && this.skipToKeyColon(start, startLine))
      return this.#blockMapping(start, column, above, this.#scalar(scanned, beside));
    return this.#scalar(scanned, this.#join(above, beside));
  }

  #blockMapping(start: number, column: number, properties: Properties | undefined, firstKey: ConfigNode | undefined): MapNode {
    const outerIndent = this.#enter(column);
    const builder = new MapBuilder(this.#findings);
    const anchor = this.#anchors.open(properties);
    let key = firstKey;
    this.#colonFollows = true;
    for (;;) {
      key ??= this.#blockKey();
      if (this.#colonFollows) {
        const colonEnd = ++this.position;
        this.contentEnd = colonEnd;
        this.skip();
        builder.add(key, this.#blockContent(column, true, colonEnd));
      } else builder.add(key, this.#empty(this.contentEnd, undefined));
      key = undefined;
      this.skip();
      if (this.column < column) break;
      if (this.column > column) this.#refuseRest();
    }
    this.#leave(outerIndent);
    return this.#anchors.close(anchor, builder.build(new Written(this.#file, start, this.contentEnd)));
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
      return this.#empty(properties.end, properties);
    }
    if (character === 45 && this.isBlankOrEnd(this.position + 1)) this.refuse('indentation', start);
    if (character === 91 || character === 123) {
      const { contentEnd } = this.#flowCollection(properties);
      this.refuse(this.skipToKeyColon(start, line) ? 'key-not-scalar' : 'key-without-colon', start, contentEnd);
    }
    if (character === 124 || character === 62) this.refuse('key-without-colon', start);
    const key = character === 42 ? this.#alias(properties) : this.#scalar(this.#scanFlowScalar(character), properties);
    if (!this.skipToKeyColon(start, line)) {
      this.#refuseIfQuoteRanOn();
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
    const outerIndent = this.#enter(column);
    const indentless = outerIndent === column;
    const anchor = this.#anchors.open(properties);
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
    this.#leave(outerIndent);
    return this.#anchors.close(anchor, new SequenceNode(new Written(this.#file, start, this.contentEnd), items));
  }

  /** Something stands where the collection around should go on or end. */
  #refuseRest(): never {
    const { position, text } = this;
    this.#refuseIfQuoteRanOn();
    if (text.charCodeAt(position) === 58 && this.isBlankOrEnd(position + 1)) this.refuse('colon-in-value', position);
    if (this.#depth === 0) this.refuse('after-document', position);
    const sameLine = this.contentEnd >= this.lineStart;
    this.refuse(sameLine ? 'after-value' : 'indentation', position);
  }

  /** Text behind a quote that closes only lines later: the quote that a person forgot stands lines above. */
  #refuseIfQuoteRanOn(): void {
    const { longQuote } = this;
    if (longQuote.end === this.contentEnd && this.contentEnd >= this.lineStart) this.refuse('quote-closed-late', longQuote.start);
  }

  // ---- flow style

  #flowCollection(properties: Properties | undefined): { node: ConfigNode; contentEnd: number } {
    const open = this.position;
    const isMap = this.text.charCodeAt(open) === 123;
    const outerIndent = this.#enter(this.indent);
    this.flowDepth++;
    this.position++;
    const anchor = this.#anchors.open(properties);
    const close = isMap ? 125 : 93;
    const builder = isMap ? new MapBuilder(this.#findings) : undefined;
    const items: ConfigNode[] = [];
    for (let first = true; ; first = false) {
      this.#skipInFlow(open);
      if (this.text.charCodeAt(this.position) === close) break;
      if (!first) {
        this.#comma(open);
        if (this.text.charCodeAt(this.position) === close) break;
      }
      if (builder === undefined) items.push(this.#flowItem(open));
      else this.#flowEntry(builder, open);
    }
    this.flowDepth--;
    this.keyAllowed = false;
    this.#leave(outerIndent);
    this.contentEnd = ++this.position;
    const origin = new Written(this.#file, open, this.position);
    const node = builder === undefined ? new SequenceNode(origin, items) : builder.build(origin);
    return { node: this.#anchors.close(anchor, node), contentEnd: this.position };
  }

  #skipInFlow(open: number): void {
    this.skip();
    if (this.column === -1) this.refuse('unclosed-bracket', open);
  }

  #comma(open: number): void {
    const character = this.text.charCodeAt(this.position);
    if (character !== 44) {
      this.#refuseIfLeftOpen(open);
      this.#refuseIfQuoteRanOn();
      this.refuse(character === 63 ? 'question-in-flow' : 'missing-comma', this.position, this.position + 1, open);
    }
    this.position++;
    this.#skipInFlow(open);
  }

  /** One item of a flow list; `[key: value]` is a map of one entry. */
  #flowItem(open: number): ConfigNode {
    const { position: start, line } = this;
    const explicit = this.text.charCodeAt(start) === 63;
    const key = explicit ? this.#flowExplicitKey(open) : this.#flowNode();
    this.#skipInFlow(open);
    const colon = this.text.charCodeAt(this.position) === 58;
    if (!explicit && !colon) return key;
    if (colon && !explicit) this.#checkFlowKey(start, line, open);
    const builder = new MapBuilder(this.#findings);
    this.#addFlowPair(builder, key, colon, open);
    return builder.build(new Written(this.#file, start, this.contentEnd));
  }

  #flowEntry(builder: MapBuilder, open: number): void {
    const { position: start, line } = this;
    const explicit = this.text.charCodeAt(start) === 63;
    const key = explicit ? this.#flowExplicitKey(open) : this.#flowNode();
    this.#skipInFlow(open);
    const colon = this.text.charCodeAt(this.position) === 58;
    if (colon && !explicit) this.#checkFlowKey(start, line, open);
    this.#addFlowPair(builder, key, colon, open);
  }

  #flowExplicitKey(open: number): ConfigNode {
    const markEnd = ++this.position;
    this.contentEnd = markEnd;
    this.#skipInFlow(open);
    return ':,]}'.includes(this.text[this.position]!) ? this.#empty(markEnd, undefined) : this.#flowNode();
  }

  /** Where the bracket goes wrong on a line that is not indented under it, the bracket is what a person forgot to close. */
  #refuseIfLeftOpen(open: number): void {
    let first = this.lineStart;
    while (this.text.charCodeAt(first) === 32) first++;
    if (open < this.lineStart && first - this.lineStart <= this.indent) this.refuse('unclosed-bracket', open);
  }

  #checkFlowKey(start: number, line: number, open: number): void {
    if (this.line !== line) this.#refuseIfLeftOpen(open);
    if (this.line !== line) this.refuse('key-over-lines', start, this.contentEnd);
    if (this.keyIsTooLong(start)) this.refuse('key-too-long', start, this.contentEnd);
  }

  #addFlowPair(builder: MapBuilder, key: ConfigNode, colon: boolean, open: number): void {
    if (key.kind === 'map' || key.kind === 'sequence') {
      const { origin } = key;
      if (origin.kind === 'written') this.refuse('key-not-scalar', origin.start, origin.end);
    }
    if (!colon) return builder.add(key, this.#empty(this.contentEnd, undefined));
    const colonEnd = ++this.position;
    this.contentEnd = colonEnd;
    this.#skipInFlow(open);
    builder.add(key, ',]}'.includes(this.text[this.position]!) ? this.#empty(colonEnd, undefined) : this.#flowNode());
  }

  #flowNode(): ConfigNode {
    let properties: Properties | undefined;
    let character = this.text.charCodeAt(this.position);
    for (; character === 38 || character === 33; character = this.text.charCodeAt(this.position)) {
      this.scanProperty((properties ??= noProperties()));
      this.skip();
    }
    if (character === 91 || character === 123) return this.#flowCollection(properties).node;
    if (character === 42) return this.#alias(properties);
    if (properties !== undefined && (this.column === -1 || ':,?]}'.includes(this.text[this.position]!)))
      return this.#empty(properties.end, properties);
    if (character === 58) this.refuse('missing-value', this.position);
    return this.#scalar(this.#scanFlowScalar(character), properties);
  }

  // ---- leaves

  /** A quoted or unquoted scalar, or the reason why none can begin here. */
  #scanFlowScalar(character: number): ScannedScalar {
    if (character === 34) return this.scanDoubleQuoted();
    if (character === 39) return this.scanSingleQuoted();
    if (character < 128 && !this.#beginsPlain(character)) {
      const { position } = this;
      if (character === 63 && this.flowDepth > 0) this.refuse('question-in-flow', position);
      this.refuse(
        character === 45 ? 'list-in-value' : ',]}[{?:'.includes(this.text[position]!) ? 'missing-value' : 'reserved-character',
        position,
      );
    }
    this.keyAllowed = false;
    return this.scanPlain();
  }

  #beginsPlain(character: number): boolean {
    switch (character) {
      case 45:
        return !this.isBlankOrEnd(this.position + 1);
      case 63:
      case 58:
        return this.flowDepth === 0 && !this.isBlankOrEnd(this.position + 1);
      default:
        return !',[]{}#&*!|>\'"%@`'.includes(this.text[this.position]!);
    }
  }

  #scalar(scanned: ScannedScalar, properties: Properties | undefined): ScalarNode {
    const origin = new Written(this.#file, scanned.start, scanned.end);
    if (properties === undefined) return new ScalarNode(origin, scanned.text, scanned.style);
    const tagged = resolveTagged(properties.tag, scanned.text);
    if ('problem' in tagged) this.#findings.report('tag', tagged.problem, origin);
    const resolved = 'problem' in tagged ? undefined : tagged.resolved;
    const text = resolved?.type === 'string' ? resolved.value : scanned.text;
    const node = new ScalarNode(origin, text, scanned.style, resolved);
    if (text === '<<' && resolved !== undefined && properties.tag !== '!') this.#findings.taggedMarks.add(node);
    return this.#anchors.close(this.#anchors.open(properties), node);
  }

  #empty(at: number, properties: Properties | undefined): ScalarNode {
    return this.#scalar({ text: '', style: 'plain', start: at, end: at }, properties);
  }

  #alias(properties: Properties | undefined): ConfigNode {
    const start = this.position;
    if (properties !== undefined) this.refuse('property-of-alias', start);
    const name = this.scanAnchorName();
    return this.#anchors.copy(name, new Written(this.#file, start, this.position), this.#depth);
  }

  // ---- bookkeeping

  #enter(indent: number): number {
    if (++this.#depth > MAX_NESTING) this.refuse('limit-nesting', this.position);
    const outer = this.indent;
    this.indent = indent;
    return outer;
  }

  #leave(outerIndent: number): void {
    this.#depth--;
    this.indent = outerIndent;
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

function noProperties(): Properties {
  return { anchor: undefined, anchorStart: -1, tag: undefined, tagStart: -1, end: -1 };
}
