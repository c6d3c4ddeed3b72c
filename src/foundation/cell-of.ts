import type { Span } from '../base/source.ts';
import { absent, known, unknown, type Cell } from '../value/cell.ts';
import type { ConfigNode, MapEntry, ScalarNode, SequenceNode } from '../value/node.ts';
import { useSpan } from '../value/origin.ts';

/**
 * From a node of a configuration to a cell of a fact table. Absent and unknown pass through; a value of another shape than asked for is unknown too:
 * facts never guess, and rules about form speak of it.
 */

/** A text of blanks says nothing: absent. */
export function blankIsAbsent(cell: Cell<string>): Cell<string> {
  return cell.state === 'known' && cell.value.trim() === '' ? absent(cell.anchor) : cell;
}

/** The place of a node, or `otherwise` when no file holds it. */
export function anchorOf(node: ConfigNode | undefined, otherwise: Span): Span {
  return node === undefined ? otherwise : (useSpan(node.origin) ?? otherwise);
}

/** The place of an entry: its key. */
export function keyOf(entry: MapEntry | undefined, otherwise: Span): Span {
  return entry === undefined ? otherwise : anchorOf(entry.key, otherwise);
}

/** The place for what stands below some keys, or would: the last of the keys that is there; `otherwise` when none is. */
export function placeFor(root: ConfigNode | undefined, keys: readonly string[], otherwise: Span): Span {
  let node = root;
  let place = otherwise;
  for (const key of keys) {
    const entry = node?.kind === 'map' ? node.entry(key) : undefined;
    place = keyOf(entry, place);
    node = entry?.value;
  }
  return place;
}

/** Text; whole numbers and booleans give the text they stand for, as om turns `product-name: 5` into `5`. */
export function textCell(node: ConfigNode | undefined, otherwise: Span): Cell<string> {
  return cellOf(node, otherwise, (scalar) => {
    const { type, value } = scalar.resolved;
    return type === 'float' ? scalar.text : String(value);
  });
}

/** A whole number; digits in quotes count, since Ops Manager takes both. */
export function integerCell(node: ConfigNode | undefined, otherwise: Span): Cell<number> {
  return cellOf(node, otherwise, (scalar) => {
    const { type, value } = scalar.resolved;
    if (type === 'integer') return Number(value);
    return type === 'string' && /^-?\d{1,15}$/.test(value.trim()) ? Number(value) : undefined;
  });
}

/** A number that may have a fraction. */
export function numberCell(node: ConfigNode | undefined, otherwise: Span): Cell<number> {
  return cellOf(node, otherwise, (scalar) => {
    const { type, value } = scalar.resolved;
    if (type === 'integer' || type === 'float') return Number(value);
    return type === 'string' && /^-?\d{1,15}(\.\d{1,15})?$/.test(value.trim()) ? Number(value) : undefined;
  });
}

/** A boolean; the texts `true` and `false` count. */
export function flagCell(node: ConfigNode | undefined, otherwise: Span): Cell<boolean> {
  return cellOf(node, otherwise, (scalar) => {
    const { type, value } = scalar.resolved;
    if (type === 'boolean') return value;
    if (type !== 'string') return undefined;
    return value === 'true' ? true : value === 'false' ? false : undefined;
  });
}

/** A scalar of whatever type it has. */
export function scalarCell(node: ConfigNode | undefined, otherwise: Span): Cell<string | number | boolean> {
  return cellOf(node, otherwise, ({ resolved: { type, value } }) =>
    type === 'null' ? undefined : type === 'integer' ? Number(value) : value,
  );
}

/** A list of texts: a sequence of scalars or of maps with `name`, or one text cut at the separator. Unknown as soon as one part is. */
export function textsCell(node: ConfigNode | undefined, otherwise: Span, separator = ','): Cell<readonly string[]> {
  const anchor = anchorOf(node, otherwise);
  if (node?.kind !== 'sequence') {
    return cellOf(node, otherwise, (scalar) => {
      const text = String(scalar.value);
      return text.trim() === '' ? [] : text.split(separator).map((part) => part.trim());
    });
  }
  const names: string[] = [];
  for (const item of node.items) {
    const cell = textCell(item.kind === 'map' ? item.get('name') : item, anchor);
    if (cell.state === 'unknown') return unknown(anchor, cell.variables, node.origin);
    if (cell.state === 'known') names.push(cell.value);
  }
  return known(names, anchor, node.origin);
}

/**
 * A cell about a whole list, moved to the item with this text, so that a finding stands on its line. A list that is one text stays one place, and so does a
 * list that has no such item.
 */
export function atItem<V>(cell: Cell<V>, list: ConfigNode | undefined, item: string): Cell<V> {
  const node = list?.kind === 'sequence' ? itemsByText(list).get(item) : undefined;
  return cell.state === 'known' && node !== undefined ? { ...cell, anchor: anchorOf(node, cell.anchor), origin: node.origin } : cell;
}

const indexed = new WeakMap<SequenceNode, ReadonlyMap<string, ScalarNode>>();

/** The first item of each text; of maps the `name` counts. */
function itemsByText(list: SequenceNode): ReadonlyMap<string, ScalarNode> {
  let items = indexed.get(list);
  if (items === undefined) {
    const found = new Map<string, ScalarNode>();
    for (const item of list.items) {
      const node = item.kind === 'map' ? item.get('name') : item;
      if (node?.kind === 'scalar' && !found.has(node.text)) found.set(node.text, node);
    }
    indexed.set(list, (items = found));
  }
  return items;
}

/** Whether something is there at all: false for an empty text or an empty list, absent when nobody wrote it. Says nothing of the value, so it is safe for secrets. */
export function filledCell(node: ConfigNode | undefined, otherwise: Span): Cell<boolean> {
  const anchor = anchorOf(node, otherwise);
  if (node === undefined) return absent(otherwise);
  switch (node.kind) {
    case 'unknown':
      return unknown(anchor, node.variables, node.origin);
    case 'scalar':
      return node.resolved.type === 'null' ? absent(anchor) : known(node.text.trim() !== '', anchor, node.origin);
    case 'sequence':
      return known(node.items.length > 0, anchor, node.origin);
    case 'map':
      return known(node.entries.length > 0, anchor, node.origin);
  }
}

function cellOf<V>(node: ConfigNode | undefined, otherwise: Span, read: (scalar: ScalarNode) => V | undefined): Cell<V> {
  const anchor = anchorOf(node, otherwise);
  if (node === undefined) return absent(otherwise);
  if (node.kind === 'unknown') return unknown(anchor, node.variables, node.origin);
  if (node.kind !== 'scalar') return unknown(anchor, [], node.origin);
  if (node.resolved.type === 'null') return absent(anchor);
  const value = read(node);
  return value === undefined ? unknown(anchor, [], node.origin) : known(value, anchor, node.origin);
}
