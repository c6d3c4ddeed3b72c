import type { SourceFile } from '../base/source.ts';
import type { Marker } from './example.ts';
import { keyName, type ConfigNode, type ScalarNode } from '../value/node.ts';
import type { Origin, Written } from '../value/origin.ts';

/**
 * Trees of YAML that can be merged and printed again. They carry the markers of an example along, so that one knows on which lines a fault stands after it was
 * planted into another file.
 */
export type MergeTree = MapTree | ListTree | ScalarTree;

interface MapTree {
  readonly kind: 'map';
  readonly entries: readonly TreeEntry[];
  /** As written on one line in braces; undefined once something was merged into it. */
  readonly inline: string | undefined;
  readonly marks: readonly Marker[];
}

interface TreeEntry {
  readonly name: string;
  /** The key as it is written. */
  readonly key: string;
  readonly value: MergeTree;
  readonly marks: readonly Marker[];
}

interface ListTree {
  readonly kind: 'list';
  readonly items: readonly MergeTree[];
  readonly inline: string | undefined;
  readonly marks: readonly Marker[];
}

interface ScalarTree {
  readonly kind: 'scalar';
  /** The value as it is written, on one line; for a block, what it says. */
  readonly text: string;
  readonly block: boolean;
  readonly marks: readonly Marker[];
}

/** The tree of a file as it is written, placeholders left as they are. */
export function mergeTreeOf(file: SourceFile, root: ConfigNode, markers: readonly Marker[] = []): MergeTree {
  const byLine = new Map<number, Marker[]>();
  for (const marker of markers) for (const line of marker.lines) byLine.set(line, [...(byLine.get(line) ?? []), marker]);
  const marksAt = (node: ConfigNode): readonly Marker[] => {
    const written = writtenOf(node.origin);
    return written === undefined || written.file !== file ? [] : (byLine.get(file.position(written.start).line) ?? []);
  };
  const build = (node: ConfigNode): MergeTree => {
    const marks = marksAt(node);
    switch (node.kind) {
      case 'map':
        return {
          kind: 'map',
          inline: inlineOf(node, '{'),
          marks: startsWith(node, '{') ? marks : [],
          entries: node.entries.map(({ key, value }) => ({
            name: keyName(key),
            key: writtenScalar(key),
            value: build(value),
            marks: marksAt(key),
          })),
        };
      case 'sequence':
        return { kind: 'list', inline: inlineOf(node, '['), marks: startsWith(node, '[') ? marks : [], items: node.items.map(build) };
      case 'scalar': {
        const block = node.style === 'literal' && /^\S[^\t]*\n$/.test(node.text);
        return { kind: 'scalar', text: block ? node.text : writtenScalar(node), block, marks };
      }
      case 'unknown':
        return { kind: 'scalar', text: node.text, block: false, marks };
    }
  };
  return build(root);
}

function writtenOf(origin: Origin): Written | undefined {
  switch (origin.kind) {
    case 'written':
      return origin;
    case 'pasted':
      return origin.text;
    case 'alias':
    case 'variable':
    case 'operation':
      return writtenOf(origin.from);
    case 'argument':
    case 'default':
      return undefined;
  }
}

function sourceOf(node: ConfigNode): string {
  const written = writtenOf(node.origin);
  return written === undefined ? '' : written.file.text.slice(written.start, written.end);
}

/** A collection in blocks begins where its first child does, which has marks of its own. */
function startsWith(node: ConfigNode, bracket: string): boolean {
  return sourceOf(node).startsWith(bracket);
}

/** Aliases and anchors inside would lose their partner when they are moved. */
function inlineOf(node: ConfigNode, bracket: '{' | '['): string | undefined {
  const source = sourceOf(node).trim();
  const closes = bracket === '{' ? '}' : ']';
  return source.startsWith(bracket) && source.endsWith(closes) && !/[\n&*]/.test(source) ? source : undefined;
}

function writtenScalar(node: ScalarNode): string {
  const source = sourceOf(node);
  const isOneLine = !/[\n\r]/.test(source) && !/^[&*!|>]/.test(source);
  if (isOneLine && (node.style === 'plain' || node.style === 'single' || node.style === 'double')) return source.trim();
  return node.style === 'plain' && isOneLine ? node.text : JSON.stringify(node.text);
}

/** How lists meet: items of the same name are merged and others added, or the planted list takes the place of the other. */
export type Lists = 'merged' | 'replaced';

/** The tree with another laid over it: keys of maps are merged, everything else is replaced. */
export function merge(ground: MergeTree, planted: MergeTree, lists: Lists): MergeTree {
  if (ground.kind === 'map' && planted.kind === 'map') return mergeMaps(ground, planted, lists);
  if (ground.kind === 'list' && planted.kind === 'list' && lists === 'merged' && planted.items.every((item) => item.kind === 'map')) {
    return mergeLists(ground, planted, lists);
  }
  return planted;
}

function mergeMaps(ground: MapTree, planted: MapTree, lists: Lists): MapTree {
  const overlaid = new Map(planted.entries.map((entry) => [entry.name, entry]));
  const kept = ground.entries.map((entry) => {
    const over = overlaid.get(entry.name);
    if (over === undefined) return entry;
    overlaid.delete(entry.name);
    return { ...entry, value: merge(entry.value, over.value, lists), marks: over.marks };
  });
  return { kind: 'map', inline: undefined, marks: planted.marks, entries: [...kept, ...overlaid.values()] };
}

function mergeLists(ground: ListTree, planted: ListTree, lists: Lists): ListTree {
  const items = [...ground.items];
  for (const item of planted.items) {
    const name = identityOf(item);
    const index = name === undefined ? -1 : items.findIndex((other) => identityOf(other) === name);
    if (index < 0) items.push(item);
    else items[index] = merge(items[index]!, item, lists);
  }
  return { kind: 'list', inline: undefined, marks: planted.marks, items };
}

function identityOf(item: MergeTree): string | undefined {
  const name = item.kind === 'map' ? item.entries.find((entry) => entry.name === 'name' || entry.name === 'alias')?.value : undefined;
  return name?.kind === 'scalar' ? name.text : undefined;
}

/** The tree without what `fine` has and `faulty` lacks: a fault may be that something is missing. */
export function without(ground: MergeTree, fine: MergeTree, faulty: MergeTree): MergeTree {
  if (ground.kind === 'map' && fine.kind === 'map' && faulty.kind === 'map') {
    const entries = ground.entries.flatMap((entry) => {
      const wanted = fine.entries.find((other) => other.name === entry.name)?.value;
      const given = faulty.entries.find((other) => other.name === entry.name)?.value;
      if (wanted === undefined) return [entry];
      return given === undefined ? [] : [{ ...entry, value: without(entry.value, wanted, given) }];
    });
    return { ...ground, entries, inline: entries.length === ground.entries.length ? ground.inline : undefined };
  }
  if (ground.kind === 'list' && fine.kind === 'list' && faulty.kind === 'list') {
    const partner = (items: readonly MergeTree[], item: MergeTree, index: number): MergeTree | undefined =>
      identityOf(item) === undefined ? items[index] : items.find((other) => identityOf(other) === identityOf(item));
    const items = ground.items.map((item, index) => {
      const [wanted, given] = [partner(fine.items, item, index), partner(faulty.items, item, index)];
      return wanted === undefined || given === undefined ? item : without(item, wanted, given);
    });
    return { ...ground, items, inline: undefined };
  }
  return ground;
}

/** The root keys of the tree without those of another. */
export function withoutRootKeys(ground: MergeTree, planted: MergeTree): MergeTree {
  if (ground.kind !== 'map' || planted.kind !== 'map') return ground;
  const names = new Set(planted.entries.map((entry) => entry.name));
  return { ...ground, entries: ground.entries.filter((entry) => !names.has(entry.name)) };
}

/** The tree without one of its root keys. */
export function withoutRootKey(ground: MergeTree, name: string): MergeTree {
  return ground.kind === 'map' ? { ...ground, entries: ground.entries.filter((entry) => entry.name !== name) } : ground;
}

/** A tree as text, and on which lines each marker may be met. */
export interface Printed {
  readonly text: string;
  readonly lines: ReadonlyMap<Marker, ReadonlySet<number>>;
}

/** Prints a tree in blocks of two spaces. */
export function printTree(tree: MergeTree): Printed {
  const printer = new Printer();
  printer.value(tree, '', '');
  return { text: printer.lines.map((line) => `${line}\n`).join(''), lines: printer.marked };
}

class Printer {
  readonly lines: string[] = [];
  readonly marked = new Map<Marker, Set<number>>();

  /** Prints a value behind `lead`, what is below it at `indent`. */
  value(tree: MergeTree, lead: string, indent: string): void {
    if (tree.kind === 'scalar' && !tree.block)
      return this.#line(`${lead}${lead === '' || tree.text === '' ? '' : ' '}${tree.text}`, tree.marks);
    if (tree.kind === 'scalar') {
      this.#line(`${lead} |`, tree.marks);
      for (const line of tree.text.slice(0, -1).split('\n')) this.#line(line === '' ? '' : `${indent === '' ? '  ' : indent}${line}`, []);
      return;
    }
    const { inline } = tree;
    if (inline !== undefined) return this.#line(`${lead}${lead === '' ? '' : ' '}${inline}`, marksInside(tree));
    if (tree.kind === 'map') {
      if (tree.entries.length === 0) return this.#line(`${lead} {}`, tree.marks);
      if (lead !== '') this.#line(lead, tree.marks);
      this.#entries(tree, indent, indent);
    } else {
      if (tree.items.length === 0) return this.#line(`${lead} []`, tree.marks);
      if (lead !== '') this.#line(lead, tree.marks);
      for (const item of tree.items) this.#item(item, indent);
    }
  }

  #entries(map: MapTree, first: string, indent: string): void {
    map.entries.forEach(({ key, value, marks }, index) => {
      this.#mark(marks);
      this.value(value, `${index === 0 ? first : indent}${key}:`, `${indent}  `);
    });
  }

  #item(item: MergeTree, indent: string): void {
    if (item.kind === 'map' && item.inline === undefined && item.entries.length > 0) {
      this.#mark(item.marks);
      this.#entries(item, `${indent}- `, `${indent}  `);
    } else this.value(item, `${indent}-`, `${indent}  `);
  }

  #line(text: string, marks: readonly Marker[]): void {
    this.#mark(marks);
    this.lines.push(text);
  }

  /** Notes markers for the line that is printed next. */
  #mark(marks: readonly Marker[]): void {
    for (const marker of marks) {
      const lines = this.marked.get(marker) ?? new Set();
      this.marked.set(marker, lines.add(this.lines.length + 1));
    }
  }
}

function marksInside(tree: MergeTree): readonly Marker[] {
  if (tree.kind === 'scalar') return tree.marks;
  if (tree.kind === 'list') return [...tree.marks, ...tree.items.flatMap(marksInside)];
  return [...tree.marks, ...tree.entries.flatMap((entry) => [...entry.marks, ...marksInside(entry.value)])];
}
