import type { Span } from '../base/source.ts';
import type { ScalarNode } from '../value/node.ts';
import { MapNode, SequenceNode, type ConfigNode, type MapEntry } from '../value/node.ts';
import type { Origin } from '../value/origin.ts';

/**
 * A document while operations change it. Containers on the way to a change become drafts once and are then changed in place,
 * so that forty appends to one list copy it once; everything else stays the node it was.
 */
export type Slot = ConfigNode | DraftMap | DraftSequence;

/** A key of a map or a position in a sequence, from the root. */
export type Step = string | number;

interface DraftEntry {
  readonly key: ScalarNode;
  readonly value: Slot;
  readonly merged?: Span;
}

export class DraftMap {
  readonly kind = 'draft-map';
  readonly origin: Origin;
  readonly entries: Map<string, DraftEntry>;

  constructor(node: MapNode) {
    this.origin = node.origin;
    this.entries = new Map();
    for (const entry of node.entries) this.entries.set(keyIdentity(entry.key), entry);
  }
}

export class DraftSequence {
  readonly kind = 'draft-sequence';
  readonly origin: Origin;
  readonly items: Slot[];

  constructor(node: SequenceNode) {
    this.origin = node.origin;
    this.items = [...node.items];
  }
}

/** Two keys are the same key to om when this is equal: the text `5` and the number 5 are two keys. A text is its own identity. */
export function keyIdentity(key: ScalarNode): string {
  const { type, value } = key.resolved;
  return type === 'string' ? value : `\u0000${type}:${String(value)}`;
}

export function isMap(slot: Slot | undefined): slot is MapNode | DraftMap {
  return slot?.kind === 'map' || slot?.kind === 'draft-map';
}

export function isSequence(slot: Slot | undefined): slot is SequenceNode | DraftSequence {
  return slot?.kind === 'sequence' || slot?.kind === 'draft-sequence';
}

/** The entry whose key is this text; keys of other types have no name that an operation could say. */
export function textEntry(map: MapNode | DraftMap, name: string): { readonly key: ScalarNode; readonly value: Slot } | undefined {
  if (map.kind === 'draft-map') return map.entries.get(name);
  const entry = map.entry(name);
  if (entry === undefined || entry.key.resolved.type === 'string') return entry;
  return map.entries.find(({ key }) => key.resolved.type === 'string' && key.resolved.value === name);
}

/** The keys of a map that are texts, in the order of the file. */
export function textKeys(map: MapNode | DraftMap): string[] {
  const names: string[] = [];
  for (const { key } of map.entries.values()) if (key.resolved.type === 'string') names.push(key.resolved.value);
  return names;
}

export function entryCount(map: MapNode | DraftMap): number {
  return map.kind === 'map' ? map.entries.length : map.entries.size;
}

/** True when the slot is a map with this text under this key. */
export function hasText(slot: Slot, key: string, text: string): boolean {
  if (!isMap(slot)) return false;
  const value = textEntry(slot, key)?.value;
  return value?.kind === 'scalar' && value.resolved.type === 'string' && value.resolved.value === text;
}

export class DraftDocument {
  root: Slot | undefined;

  constructor(root: ConfigNode | undefined) {
    this.root = root;
  }

  setKey(steps: readonly Step[], key: ScalarNode, value: ConfigNode): void {
    const map = this.#draftAt(steps) as DraftMap; // the walk that found the steps ended at a map
    const identity = keyIdentity(key);
    const old = map.entries.get(identity);
    if (old === undefined) map.entries.set(identity, { key, value });
    else map.entries.set(identity, { key: old.key, value });
  }

  removeKey(steps: readonly Step[], name: string): void {
    (this.#draftAt(steps) as DraftMap).entries.delete(name); // as above
  }

  /** Puts a value into a sequence: over `remove` items from `index` on. */
  splice(steps: readonly Step[], index: number, remove: number, ...values: readonly ConfigNode[]): void {
    (this.#draftAt(steps) as DraftSequence).items.splice(index, remove, ...values); // the walk ended at a sequence
  }

  /** The document as nodes again. Containers that no operation touched are the very nodes they were. */
  frozen(): ConfigNode | undefined {
    return this.root === undefined ? undefined : freeze(this.root);
  }

  #draftAt(steps: readonly Step[]): Slot {
    this.root = asDraft(this.root!);
    let current = this.root;
    for (const step of steps) {
      if (current.kind === 'draft-map') {
        const entry = current.entries.get(String(step))!;
        const value = asDraft(entry.value);
        if (value !== entry.value) current.entries.set(String(step), { ...entry, value });
        current = value;
      } else if (current.kind === 'draft-sequence') {
        const index = Number(step);
        current = current.items[index] = asDraft(current.items[index]!);
      }
    }
    return current;
  }
}

function asDraft(slot: Slot): Slot {
  if (slot.kind === 'map') return new DraftMap(slot);
  if (slot.kind === 'sequence') return new DraftSequence(slot);
  return slot;
}

/** Nodes for drafts. */
export function freeze(slot: Slot): ConfigNode {
  if (slot.kind === 'draft-map') {
    return new MapNode(slot.origin, Array.from(slot.entries.values(), freezeEntry));
  }
  if (slot.kind === 'draft-sequence') return new SequenceNode(slot.origin, slot.items.map(freeze));
  return slot;
}

function freezeEntry(entry: DraftEntry): MapEntry {
  const value = freeze(entry.value);
  return value === entry.value ? (entry as MapEntry) : { ...entry, value }; // its value is a node already
}

/** Deep equality as go-patch's `test` sees it: 2 is not "2", 1 is not 1.0, order counts in lists and not in maps. */
export function equalSlots(left: Slot | undefined, right: Slot | undefined): boolean {
  if (left === right && left !== undefined) return !isNaNScalar(left);
  if (isMap(left) && isMap(right)) return equalMaps(left, right);
  if (isSequence(left) && isSequence(right)) {
    const [a, b] = [left.items, right.items];
    return a.length === b.length && a.every((item, index) => equalSlots(item, b[index]));
  }
  const [a, b] = [scalarOf(left), scalarOf(right)];
  return a !== undefined && b !== undefined && a.type === b.type && a.value === b.value;
}

function equalMaps(left: MapNode | DraftMap, right: MapNode | DraftMap): boolean {
  if (entryCount(left) !== entryCount(right)) return false;
  const others = new Map<string, Slot>();
  for (const { key, value } of right.entries.values()) others.set(keyIdentity(key), value);
  for (const { key, value } of left.entries.values()) {
    const other = others.get(keyIdentity(key));
    if (other === undefined || !equalSlots(value, other)) return false;
  }
  return true;
}

function scalarOf(slot: Slot | undefined): ScalarNode['resolved'] | undefined {
  if (slot === undefined) return { type: 'null', value: null };
  return slot.kind === 'scalar' ? slot.resolved : undefined;
}

function isNaNScalar(slot: Slot): boolean {
  return slot.kind === 'scalar' && Number.isNaN(slot.value);
}
