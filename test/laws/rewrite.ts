import { SourceFile } from '../../src/base/source.ts';
import { keyName, type ConfigNode, type MapNode, type ScalarNode } from '../../src/value/node.ts';
import { Written } from '../../src/value/origin.ts';
import { readYaml } from '../../src/yaml/read-yaml.ts';
import type { YamlDocument } from '../../src/yaml/yaml-document.ts';

/** Ways to write the same YAML otherwise. Each takes the text of a file and gives another one that `om` reads alike; a text that it cannot rewrite stays. */

export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A scalar that stands as a value in a file, with the way to it: keys, and numbers of list items. */
export interface Value {
  readonly node: ScalarNode;
  readonly at: Written;
  readonly path: readonly (string | number)[];
}

const parsed = new Map<string, YamlDocument>();

/** A text read once, however many laws ask. */
export function parse(text: string): YamlDocument {
  let document = parsed.get(text);
  if (document === undefined) parsed.set(text, (document = readYaml(new SourceFile('a.yml', text))));
  return document;
}

/** The text with edits that do not overlap. */
export function edited(text: string, edits: readonly Edit[]): string {
  let result = '';
  let position = 0;
  for (const edit of [...edits].sort((one, other) => one.start - other.start)) {
    result += text.slice(position, edit.start) + edit.text;
    position = edit.end;
  }
  return result + text.slice(position);
}

/** Scalars on one line that are written where they are used, in the order of the file. */
export function valuesOf(document: YamlDocument): readonly Value[] {
  const found: Value[] = [];
  const walk = (node: ConfigNode, path: readonly (string | number)[]): void => {
    if (!(node.origin instanceof Written)) return;
    if (node.kind === 'map')
      for (const { key, value, merged } of node.entries)
        if (merged === undefined && key.origin instanceof Written) walk(value, [...path, keyName(key)]);
    if (node.kind === 'sequence') for (const [index, item] of node.items.entries()) walk(item, [...path, index]);
    if (node.kind !== 'scalar' || node.origin.end <= node.origin.start || node.style === 'literal' || node.style === 'folded') return;
    if (!textAt(node.origin).includes('\n')) found.push({ node, at: node.origin, path });
  };
  if (document.root !== undefined) walk(document.root, []);
  return found;
}

export function textAt({ file, start, end }: Written): string {
  return file.text.slice(start, end);
}

/** True where anchors, merges, doubled keys or more documents make the order of the lines count. */
export function isOrdered({ file, duplicateKeys, secondDocument, root }: YamlDocument): boolean {
  return root === undefined || duplicateKeys.length > 0 || secondDocument !== undefined || /(^|[\s[{,])(&|\*|<<:|\? )/m.test(file.text);
}

/** Every map with its keys the other way round; comments above a key go with it. */
export function reorderKeys(text: string): string {
  const document = parse(text);
  if (isOrdered(document)) return text;
  const whole = text.endsWith('\n') ? text : `${text}\n`;
  return reversed(document.root!, whole, 0, whole.length);
}

/** The stretch of the text that holds the node, its maps reversed. */
function reversed(node: ConfigNode, text: string, from: number, to: number): string {
  if (node.kind === 'sequence') {
    const spans = node.items.flatMap((item) => (item.origin instanceof Written ? [{ item, start: item.origin.start }] : []));
    if (spans.some(({ start }, index) => start < from || start > to || (index > 0 && start <= spans[index - 1]!.start)))
      return text.slice(from, to);
    let result = text.slice(from, spans[0]?.start ?? to);
    for (const [index, { item, start }] of spans.entries()) {
      const next = spans[index + 1]?.start;
      const end = next === undefined ? to : isFlow(node, text) ? next : lineStart(text, next);
      result += reversed(item, text, start, end) + (next === undefined ? '' : text.slice(end, next));
    }
    return result;
  }
  if (node.kind !== 'map' || node.entries.length === 0) return text.slice(from, to);
  return isFlow(node, text) ? reversedFlow(node, text, from, to) : reversedBlock(node, text, from, to);
}

export function isFlow({ origin }: ConfigNode, text: string): boolean {
  return origin instanceof Written && /[[{]/.test(text.charAt(origin.start));
}

function reversedBlock(node: MapNode, text: string, from: number, to: number): string {
  const starts = keyStarts(node);
  const first = starts[0]!;
  const column = first - lineStart(text, first);
  const indentation = ' '.repeat(column);
  if (starts.slice(1).some((start) => text.slice(lineStart(text, start), start) !== indentation)) return text.slice(from, to);
  const begins = starts.map((start, index) => (index === 0 ? start : aboveComments(text, lineStart(text, start), starts[index - 1]!)));
  const parts = node.entries.map(({ value }, index) => {
    const end = begins[index + 1] ?? to;
    const begin = starts[index]!;
    const inside = value.origin instanceof Written && value.origin.start > begin && value.origin.end <= end;
    const head = text.slice(begins[index], begin).replace(/^ +/, '');
    return (
      head + (inside ? text.slice(begin, value.origin.start) + reversed(value, text, value.origin.start, end) : text.slice(begin, end))
    );
  });
  return text.slice(from, first) + parts.toReversed().join(indentation);
}

function reversedFlow(node: MapNode, text: string, from: number, to: number): string {
  const pairs = node.entries.map(({ key, value }) => ({
    start: key.origin instanceof Written ? key.origin.start : -1,
    end: value.origin instanceof Written ? value.origin.end : -1,
  }));
  const isWhole = pairs.every(({ start, end }, index) => end > start && start > (pairs[index - 1]?.end ?? from));
  if (!isWhole || text.slice(pairs[0]!.start, pairs.at(-1)!.end).includes('\n')) return text.slice(from, to);
  const texts = pairs.map(({ start, end }) => text.slice(start, end)).toReversed();
  return edited(
    text.slice(from, to),
    pairs.map(({ start, end }, index) => ({ start: start - from, end: end - from, text: texts[index]! })),
  );
}

function keyStarts(node: MapNode): readonly number[] {
  return node.entries.map(({ key }) => (key.origin instanceof Written ? key.origin.start : 0));
}

export function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** The start of the comment lines right above a line, not above `least`. */
function aboveComments(text: string, start: number, least: number): number {
  let top = start;
  while (top > least) {
    const above = lineStart(text, top - 1);
    if (above <= least || !/^ *#/.test(text.slice(above, top))) break;
    top = above;
  }
  return top;
}

/** Texts and keys in quotes, double or single by their length, so that what was alike stays alike. */
export function quote(text: string): string {
  const document = parse(text);
  const inQuotes = (node: ScalarNode): Edit[] => {
    if (node.style !== 'plain' || node.resolved.type !== 'string' || !(node.origin instanceof Written)) return [];
    const { start, end } = node.origin;
    if (end <= start || textAt(node.origin) !== node.text || node.text === '<<') return [];
    return [{ start, end, text: node.text.length % 2 === 0 ? JSON.stringify(node.text) : `'${node.text.replaceAll("'", "''")}'` }];
  };
  return edited(text, [...valuesOf(document).flatMap(({ node }) => inQuotes(node)), ...keysOf(document).flatMap(inQuotes)]);
}

function keysOf(document: YamlDocument): readonly ScalarNode[] {
  const found: ScalarNode[] = [];
  const walk = (node: ConfigNode): void => {
    if (!(node.origin instanceof Written)) return;
    if (node.kind === 'sequence') for (const item of node.items) walk(item);
    if (node.kind !== 'map') return;
    for (const { key, value, merged } of node.entries) {
      if (merged !== undefined) continue;
      found.push(key);
      walk(value);
    }
  };
  if (document.root !== undefined) walk(document.root);
  return found;
}

/** Every text that stands twice is written once with an anchor, then as an alias; other texts get an anchor that nobody uses. */
export function anchors(text: string): string {
  const document = parse(text);
  if (isOrdered(document)) return text;
  const names = new Map<string, string>();
  const edits = valuesOf(document).flatMap(({ node, at }): Edit[] => {
    const written = textAt(at);
    if (node.style === 'plain' && written.startsWith('((')) return [];
    const known = names.get(written);
    if (known !== undefined) return [{ start: at.start, end: at.end, text: `*${known} ` }];
    names.set(written, `a${names.size}`);
    return [{ start: at.start, end: at.start, text: `&a${names.size - 1} ` }];
  });
  return edited(text, edits);
}

/** A comment above every key that stands first on its line, and one after every value that ends its line. */
export function comments(text: string): string {
  const document = parse(text);
  const above = keysOf(document).flatMap(({ origin }): Edit[] => {
    if (!(origin instanceof Written)) return [];
    const start = lineStart(text, origin.start);
    const indentation = text.slice(start, origin.start);
    const before = text.slice(lineStart(text, start - 1), start);
    if (!/^ *$/.test(indentation) || /^\s*#/.test(before)) return [];
    return [{ start, end: start, text: `${indentation}# a note: "x"\n` }];
  });
  const after = valuesOf(document).flatMap(({ at }): Edit[] =>
    text.charAt(at.end) === '\n' ? [{ start: at.end, end: at.end, text: ' # as agreed' }] : [],
  );
  return edited(text, [...above, ...after]);
}

export function windowsLineEnds(text: string): string {
  return text.replaceAll(/\r?\n/g, '\r\n');
}

/** Values that nobody gives; `prefix` begins the names of their variables. */
export function unknown(text: string, prefix: string, isHidden: (value: Value) => boolean): string {
  const hidden = valuesOf(parse(text)).filter(isHidden);
  return edited(
    text,
    hidden.map(({ at }, index) => ({ start: at.start, end: at.end, text: `((${prefix}_${index}))` })),
  );
}
