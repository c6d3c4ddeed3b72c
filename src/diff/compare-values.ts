import type { Token } from '../interpolate/pointer.ts';
import { pointerText } from '../interpolate/pointer.ts';
import { keyName, type ConfigNode, type MapNode, type SequenceNode } from '../value/node.ts';
import { identityOf, matchItems, nameOfItem } from './match-items.ts';

/** One value that two evaluated documents say differently, or say the same (`same`). */
export interface ComparedValue {
  /** As an ops-file names the place: in the later document, for what was removed in the earlier one. */
  readonly path: string;
  /** The keys from the root, for asking which of them are secret. */
  readonly keys: readonly string[];
  /** `order`: both are the whole list, and its items stand in another order. */
  readonly kind: 'added' | 'removed' | 'changed' | 'order' | 'same';
  readonly before: ConfigNode | undefined;
  readonly after: ConfigNode | undefined;
  /** For `order`: the key by which items are known; undefined where they have no names. */
  readonly itemKey?: string | undefined;
}

/**
 * What two documents say differently, leaf by leaf, in the order of the later one. Maps are compared by key, lists as `matchItems` says. The order of keys is
 * nothing; that of items is told once for a list. A value that is not known equals one with the same text. With `same` also the leaves that are equal.
 */
export function compareValues(before: ConfigNode | undefined, after: ConfigNode | undefined, same = false): readonly ComparedValue[] {
  const comparison = new Comparison(same);
  comparison.compare(before, after);
  return comparison.found;
}

class Comparison {
  readonly found: ComparedValue[] = [];
  readonly #same: boolean;
  readonly #path: Token[] = [];

  constructor(same: boolean) {
    this.#same = same;
  }

  compare(before: ConfigNode | undefined, after: ConfigNode | undefined): void {
    if (before === after) return;
    if (before?.kind === 'map' && after?.kind === 'map' && !areEmpty(before.entries, after.entries)) this.#compareMaps(before, after);
    else if (before?.kind === 'sequence' && after?.kind === 'sequence' && !areEmpty(before.items, after.items))
      this.#compareLists(before, after);
    else if (before !== undefined && after !== undefined && isLeaf(before) && isLeaf(after)) this.#compareLeaves(before, after);
    else {
      this.#tellAll(before, 'removed');
      this.#tellAll(after, 'added');
    }
  }

  #compareLeaves(before: ConfigNode, after: ConfigNode): void {
    if (identityOf(before) !== identityOf(after)) this.#tell('changed', before, after);
    else if (this.#same) this.#tell('same', before, after);
  }

  #compareMaps(before: MapNode, after: MapNode): void {
    for (const { key, value } of after.entries) this.#within(keyStep(keyName(key)), () => this.compare(before.get(keyName(key)), value));
    for (const { key, value } of before.entries)
      if (after.entry(keyName(key)) === undefined) this.#within(keyStep(keyName(key)), () => this.compare(value, undefined));
  }

  #compareLists(before: SequenceNode, after: SequenceNode): void {
    const { pairs, key, isReordered } = matchItems(before, after);
    for (const pair of pairs) {
      const [old, now] = [itemAt(before, pair.before), itemAt(after, pair.after)];
      this.#within(itemStep(now ?? old, key, pair.after ?? pair.before ?? 0), () => {
        if (old !== undefined && now !== undefined) this.compare(old, now);
        else this.#tellAll(now ?? old, now === undefined ? 'removed' : 'added', key);
      });
    }
    if (isReordered) this.found.push({ ...this.#place(), kind: 'order', before, after, itemKey: key });
  }

  /** Every leaf of a value that is on one side only. `named`: the key that names it and stands in the path already. */
  #tellAll(node: ConfigNode | undefined, kind: 'added' | 'removed', named?: string): void {
    if (node === undefined) return;
    if (isLeaf(node)) this.#tell(kind, kind === 'removed' ? node : undefined, kind === 'added' ? node : undefined);
    else if (node.kind === 'map') {
      for (const { key, value } of node.entries) {
        const name = keyName(key);
        if (name !== named || node.entries.length === 1) this.#within(keyStep(name), () => this.#tellAll(value, kind));
      }
    } else if (node.kind === 'sequence') {
      const { key } = matchItems(node, node);
      for (const [index, item] of node.items.entries()) this.#within(itemStep(item, key, index), () => this.#tellAll(item, kind, key));
    }
  }

  #within(step: Token, work: () => void): void {
    this.#path.push(step);
    work();
    this.#path.pop();
  }

  #tell(kind: ComparedValue['kind'], before: ConfigNode | undefined, after: ConfigNode | undefined): void {
    this.found.push({ ...this.#place(), kind, before, after });
  }

  #place(): Pick<ComparedValue, 'path' | 'keys'> {
    return {
      path: this.#path.length === 0 ? '/' : pointerText(this.#path),
      keys: this.#path.flatMap((step) => (step.kind === 'key' ? [step.key] : [])),
    };
  }
}

function keyStep(key: string): Token {
  return { kind: 'key', key, optional: false };
}

function itemStep(item: ConfigNode | undefined, key: string | undefined, index: number): Token {
  return key === undefined || item === undefined
    ? { kind: 'index', index, modifiers: [] }
    : { kind: 'match', key, value: nameOfItem(item, key), optional: false, modifiers: [] };
}

function itemAt(list: SequenceNode, index: number | undefined): ConfigNode | undefined {
  return index === undefined ? undefined : list.items[index];
}

/** Scalars, what is not known, and maps and lists with nothing in them. */
function isLeaf(node: ConfigNode): boolean {
  if (node.kind === 'map') return node.entries.length === 0;
  return node.kind === 'sequence' ? node.items.length === 0 : true;
}

function areEmpty(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === 0 && other.length === 0;
}
