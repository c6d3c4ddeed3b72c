import type { SourceFile } from '../base/source.ts';
import { ScalarNode, SequenceNode, type ConfigNode } from '../value/node.ts';
import { Written } from '../value/origin.ts';
import { Anchors } from './anchors.ts';
import { DEEPEST_FLOW_LINE, FlowLines } from './flow-line.ts';
import { MAX_NESTING } from './limits.ts';
import { MapBuilder, type DocumentFindings } from './map-builder.ts';
import type { ScannedScalar } from './scalar-scanner.ts';
import { Scanner, type Properties } from './scanner.ts';
import { resolveTagged } from './tagged-scalar.ts';

/** Values that bring their own ends along: scalars, aliases, and collections in brackets. */
export class FlowParser extends Scanner {
  protected readonly file: SourceFile;
  protected readonly anchors: Anchors;
  protected readonly findings: DocumentFindings;
  protected depth = 0;
  readonly #lines: FlowLines;

  constructor(file: SourceFile, findings: DocumentFindings) {
    super(file);
    this.file = file;
    this.findings = findings;
    this.#lines = new FlowLines(file);
    this.anchors = new Anchors(findings);
  }

  // ---- flow style

  protected flowCollection(properties: Properties | undefined): { node: ConfigNode; contentEnd: number } {
    const open = this.position;
    if (properties === undefined && this.hasPlainLines && this.depth + DEEPEST_FLOW_LINE <= MAX_NESTING) {
      const node = this.#lines.take(open);
      if (node !== undefined) {
        this.keyAllowed = false;
        this.contentEnd = this.position = this.#lines.end;
        return { node, contentEnd: this.contentEnd };
      }
    }
    const isMap = this.text.charCodeAt(open) === 123;
    const outerIndent = this.enter(this.indent);
    this.flowDepth++;
    this.position++;
    const anchor = this.anchors.open(properties);
    const close = isMap ? 125 : 93;
    const builder = isMap ? new MapBuilder(this.findings) : undefined;
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
    this.leave(outerIndent);
    this.contentEnd = ++this.position;
    const origin = new Written(this.file, open, this.position);
    const node = builder === undefined ? new SequenceNode(origin, items) : builder.build(origin);
    return { node: this.anchors.close(anchor, node), contentEnd: this.position };
  }

  #skipInFlow(open: number): void {
    this.skip();
    if (this.column === -1) this.refuse('unclosed-bracket', open);
  }

  #comma(open: number): void {
    const character = this.text.charCodeAt(this.position);
    if (character !== 44) {
      this.#refuseIfLeftOpen(open);
      this.refuseIfQuoteRanOn();
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
    const builder = new MapBuilder(this.findings);
    this.#addFlowPair(builder, key, colon, open);
    return builder.build(new Written(this.file, start, this.contentEnd));
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
    return ':,]}'.includes(this.text[this.position]!) ? this.empty(markEnd, undefined) : this.#flowNode();
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
    if (!colon) return builder.add(key, this.empty(this.contentEnd, undefined));
    const colonEnd = ++this.position;
    this.contentEnd = colonEnd;
    this.#skipInFlow(open);
    builder.add(key, ',]}'.includes(this.text[this.position]!) ? this.empty(colonEnd, undefined) : this.#flowNode());
  }

  #flowNode(): ConfigNode {
    let properties: Properties | undefined;
    let character = this.text.charCodeAt(this.position);
    for (; character === 38 || character === 33; character = this.text.charCodeAt(this.position)) {
      this.scanProperty((properties ??= noProperties()));
      this.skip();
    }
    if (character === 91 || character === 123) return this.flowCollection(properties).node;
    if (character === 42) return this.alias(properties);
    if (properties !== undefined && (this.column === -1 || ':,?]}'.includes(this.text[this.position]!)))
      return this.empty(properties.end, properties);
    if (character === 58) this.refuse('missing-value', this.position);
    return this.scalar(this.scanFlowScalar(character), properties);
  }

  // ---- leaves

  /** A quoted or unquoted scalar, or the reason why none can begin here. */
  protected scanFlowScalar(character: number): ScannedScalar {
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

  protected scalar(scanned: ScannedScalar, properties: Properties | undefined): ScalarNode {
    const origin = new Written(this.file, scanned.start, scanned.end);
    if (properties === undefined) return new ScalarNode(origin, scanned.text, scanned.style);
    const tagged = resolveTagged(properties.tag, scanned.text);
    if ('problem' in tagged) this.findings.report('tag', tagged.problem, origin);
    const resolved = 'problem' in tagged ? undefined : tagged.resolved;
    const text = resolved?.type === 'string' ? resolved.value : scanned.text;
    const node = new ScalarNode(origin, text, scanned.style, resolved);
    if (text === '<<' && resolved !== undefined && properties.tag !== '!') this.findings.taggedMarks.add(node);
    return this.anchors.close(this.anchors.open(properties), node);
  }

  protected empty(at: number, properties: Properties | undefined): ScalarNode {
    return this.scalar({ text: '', style: 'plain', start: at, end: at }, properties);
  }

  protected alias(properties: Properties | undefined): ConfigNode {
    const start = this.position;
    if (properties !== undefined) this.refuse('property-of-alias', start);
    const name = this.scanAnchorName();
    return this.anchors.copy(name, new Written(this.file, start, this.position), this.depth);
  }

  /** Text behind a quote that closes only lines later: the quote that a person forgot stands lines above. */
  protected refuseIfQuoteRanOn(): void {
    const { longQuote } = this;
    if (longQuote.end === this.contentEnd && this.contentEnd >= this.lineStart) this.refuse('quote-closed-late', longQuote.start);
  }

  // ---- bookkeeping

  protected enter(indent: number): number {
    if (++this.depth > MAX_NESTING) this.refuse('limit-nesting', this.position);
    const outer = this.indent;
    this.indent = indent;
    return outer;
  }

  protected leave(outerIndent: number): void {
    this.depth--;
    this.indent = outerIndent;
  }
}

export function noProperties(): Properties {
  return { anchor: undefined, anchorStart: -1, tag: undefined, tagStart: -1, end: -1 };
}
