import { keyName, type ConfigNode, type SequenceNode } from '../value/node.ts';
import { scalarIdentity } from './scalar-identity.ts';

/** Which item of a list is which item of its other version. Places in the lists; undefined for an item that is on one side only. */
export interface ItemPair {
  readonly before: number | undefined;
  readonly after: number | undefined;
}

export interface MatchedItems {
  /** In the order of the later list; what it no longer has stands at its end. */
  readonly pairs: readonly ItemPair[];
  /** The key by which items were told from each other; undefined where there is none. */
  readonly key: string | undefined;
  /** True when items that both have stand in another order. */
  readonly isReordered: boolean;
}

/**
 * Keys that name an item, the first that all items of both lists have counts: `name` and `guid` by which om finds the item of a collection again, `key`, and
 * `label` of encryption keys.
 */
const NAMING_KEYS = ['name', 'guid', 'key', 'label'];

/** Matches the items of two lists: by the key that names them, else equal ones with each other and the rest, between these, one after the other. */
export function matchItems(before: SequenceNode, after: SequenceNode): MatchedItems {
  for (const key of NAMING_KEYS) {
    const [old, now] = [namesOf(before, key), namesOf(after, key)];
    if (old === undefined || now === undefined || (old.size === 0 && now.size === 0)) continue;
    const pairs = [
      ...[...now].map(([name, index]) => ({ before: old.get(name), after: index })),
      ...[...old].filter(([name]) => !now.has(name)).map(([, index]) => ({ before: index, after: undefined })),
    ];
    return { pairs, key, isReordered: isReordered(pairs) };
  }
  const pairs = pairsWithoutNames(before, after);
  return { pairs, key: undefined, isReordered: isReordered(pairs) };
}

/** The text by which an item is known. */
export function nameOfItem(item: ConfigNode, key: string): string {
  const name = item.kind === 'map' ? item.get(key) : undefined;
  return name?.kind === 'scalar' || name?.kind === 'unknown' ? name.text : '';
}

/** The places of the items by name; undefined when one has no name, or two have the same. */
function namesOf(list: SequenceNode, key: string): ReadonlyMap<string, number> | undefined {
  const names = new Map<string, number>();
  for (const [index, item] of list.items.entries()) {
    const name = nameOfItem(item, key);
    if (name === '' || names.has(name)) return undefined;
    names.set(name, index);
  }
  return names;
}

function pairsWithoutNames(before: SequenceNode, after: SequenceNode): readonly ItemPair[] {
  const open = new Map<string, number[]>();
  for (const [index, item] of before.items.entries()) {
    const identity = identityOf(item);
    const same = open.get(identity);
    if (same === undefined) open.set(identity, [index]);
    else same.push(index);
  }
  for (const same of open.values()) same.reverse(); // the first is taken first, from the end
  const mates = after.items.map((item) => open.get(identityOf(item))?.pop());
  const left = leftOver(before, new Set(mates));
  const pairs: ItemPair[] = [];
  const paired = new Set<number>();
  let previous = -1;
  for (const [index, mate] of mates.entries()) {
    // an item that became another one stands behind the same neighbour as before
    const old = mate ?? left.get(previous)?.pop();
    if (old !== undefined) paired.add(old);
    if (mate !== undefined) previous = mate;
    pairs.push({ before: old, after: index });
  }
  for (const index of before.items.keys()) if (!paired.has(index)) pairs.push({ before: index, after: undefined });
  return pairs;
}

/** Items without an equal one on the other side, by the last item before them that has one; the first is the last of its list. */
function leftOver(before: SequenceNode, taken: ReadonlySet<number | undefined>): ReadonlyMap<number, number[]> {
  const left = new Map<number, number[]>();
  let previous = -1;
  for (const index of before.items.keys()) {
    if (taken.has(index)) previous = index;
    else {
      const gap = left.get(previous);
      if (gap === undefined) left.set(previous, [index]);
      else gap.push(index);
    }
  }
  for (const gap of left.values()) gap.reverse();
  return left;
}

function isReordered(pairs: readonly ItemPair[]): boolean {
  let last = -1;
  for (const { before, after } of pairs) {
    if (before === undefined || after === undefined) continue;
    if (before < last) return true;
    last = before;
  }
  return false;
}

/** A text that two values share when they are equal, whatever order their keys have. */
export function identityOf(node: ConfigNode): string {
  switch (node.kind) {
    case 'map': {
      const entries = node.entries.map(({ key, value }) => `${JSON.stringify(keyName(key))}:${identityOf(value)}`);
      return `{${entries.sort().join()}}`;
    }
    case 'sequence':
      return `[${node.items.map(identityOf).join()}]`;
    case 'scalar':
      return scalarIdentity(node);
    case 'unknown':
      return `?${JSON.stringify(node.text)}`;
  }
}
