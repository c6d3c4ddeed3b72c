import { anchorOf } from '../../foundation/cell-of.ts';
import { parsePointer } from '../../interpolate/pointer.ts';
import { keyName, type ConfigNode } from '../../value/node.ts';
import { isUsed, wordOf, type OperationPlace } from './operation.ts';
import type { FactInput } from '../input.ts';
import type { Row } from '../table.ts';

/** A single value that an operation places, whether its path names it or a map that is placed holds it. */
export interface PlacedValue {
  /** Words of the path, then the keys of the value; an item of a list goes by its name, else by its number. */
  readonly words: readonly string[];
  readonly node: ConfigNode;
  readonly anchor: Row['anchor'];
}

/**
 * What the operation of an ops-file that is given alone would set. None for one that a document uses: there the values are those of the document, and their
 * origin is the ops-file.
 */
export function placedAlone(place: OperationPlace, input: FactInput): readonly PlacedValue[] {
  return isUsed(place, input) ? [] : placedValues(place);
}

/** Values that one operation may place before the rest of it is left alone: aliases can make a small file huge. */
const MOST_VALUES = 5000;

function placedValues({ node, anchor }: OperationPlace): readonly PlacedValue[] {
  const type = node.get('type');
  const path = node.get('path');
  const value = node.get('value');
  if (type?.kind !== 'scalar' || type.text !== 'replace' || path?.kind !== 'scalar' || value === undefined) return [];
  const pointer = parsePointer(path.text);
  if (typeof pointer === 'string') return [];
  const found: PlacedValue[] = [];
  const words = pointer.map(wordOf);
  // `/instance_groups/-` with a group: the group goes by its name, like the items of a list.
  const start = pointer.at(-1)?.kind === 'append' ? [...words.slice(0, -1), nameOf(value, words.length - 1)] : words;
  collect(value, start, anchor, found);
  return found;
}

function collect(node: ConfigNode, words: readonly string[], anchor: Row['anchor'], found: PlacedValue[]): void {
  if (found.length >= MOST_VALUES) return;
  if (node.kind === 'map') for (const { key, value } of node.entries) collect(value, [...words, keyName(key)], anchor, found);
  else if (node.kind === 'sequence')
    for (const [index, item] of node.items.entries()) collect(item, [...words, nameOf(item, index)], anchor, found);
  else found.push({ words, node, anchor: anchorOf(node, anchor) });
}

function nameOf(node: ConfigNode, index: number): string {
  const name = node.kind === 'map' ? node.get('name') : undefined;
  return name?.kind === 'scalar' ? name.text : String(index);
}

/** A property of a job in a manifest, or a property of a product. */
export type PlacedSetting =
  | { readonly kind: 'manifest'; readonly group: string; readonly job: string; readonly property: string }
  | { readonly kind: 'product'; readonly property: string };

/** Which setting the words lead to; undefined for anything else. */
export function settingAt(words: readonly string[]): PlacedSetting | undefined {
  if (words[0] === 'product-properties') {
    const [, property, last, ...more] = words;
    return property !== undefined && last === 'value' && more.length === 0 ? { kind: 'product', property } : undefined;
  }
  const [root, group, jobs, job, properties, ...keys] = words;
  if (root !== 'instance_groups' || jobs !== 'jobs' || properties !== 'properties') return undefined;
  return group === undefined || job === undefined || keys.length === 0
    ? undefined
    : { kind: 'manifest', group, job, property: keys.join('.') };
}
