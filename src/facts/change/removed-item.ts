import type { Span } from '../../base/source.ts';
import { anchorOf } from '../../foundation/cell-of.ts';
import type { Document } from '../../foundation/foundation.ts';
import type { Operation } from '../../interpolate/operations.ts';
import type { ConfigNode, ScalarNode, SequenceNode } from '../../value/node.ts';
import { useSpan, type Origin } from '../../value/origin.ts';

/** A place for a cell about something that was removed. */
export interface RemovedPlace {
  readonly anchor: Span;
  readonly origin: Origin | undefined;
}

/** The places of the items that a list no longer has, by name. */
export interface RemovedItems {
  /** Where a person puts it back: the operation that takes it out, the item that stands there instead, the one that follows now, else the list. */
  readonly now: (name: string) => RemovedPlace;
  /** Where it stood. */
  readonly before: (name: string) => RemovedPlace;
}

/** A list of names, or of maps with a name or label, at both times. */
export interface ListPair {
  readonly now: ConfigNode | undefined;
  readonly before: ConfigNode | undefined;
  /** The place of a list that has no items, and of one that is no list. */
  readonly otherwise: Span;
  readonly document: Document;
  /** The last keys of the way to the list, by which operations on it are known. */
  readonly keys: readonly string[];
}

/** Compares a list with what it was. Of items with the same name each stands for one. */
export function removedItems(pair: ListPair): RemovedItems {
  const { now, before, otherwise } = pair;
  const list = now?.kind === 'sequence' && now.items.length > 0 ? now : undefined;
  const then = before?.kind === 'sequence' ? before : undefined;
  const whole: RemovedPlace =
    now?.kind === 'sequence' ? { anchor: otherwise, origin: undefined } : { anchor: anchorOf(now, otherwise), origin: now?.origin };
  const gaps = list === undefined || then === undefined ? [] : gapsOf(list, then);
  const places = new Map(gaps.flatMap((gap) => gap.removed.map((one) => [one.name, { one, gap }] as const)).toReversed());
  const removals = removalsOf(pair);
  return {
    now: (name) => {
      const operation = removals.get(name);
      if (operation !== undefined) return { anchor: operation.pathAt, origin: undefined };
      const place = places.get(name);
      return list === undefined || place === undefined ? whole : placeIn(list, place.one, place.gap, otherwise);
    },
    before: (name) => {
      const node = places.get(name)?.one.node ?? (before?.kind === 'sequence' ? undefined : before);
      return { anchor: anchorOf(node, otherwise), origin: node?.origin };
    },
  };
}

/** What is new, or was, under a name. */
interface Item {
  readonly name: string;
  readonly node: ConfigNode;
  readonly index: number;
}

/** A stretch of items that were removed, between two that are still there, and what is new between these. */
interface Gap {
  readonly removed: readonly Item[];
  /** The new items that stand instead of removed ones. */
  readonly instead: ReadonlyMap<Item, Item>;
  /** The index where it begins now. */
  readonly start: number;
}

function gapsOf(now: SequenceNode, before: SequenceNode): readonly Gap[] {
  const mates = matesOf(now, before);
  const taken = new Set(mates);
  const gaps: Gap[] = [];
  let removed: Item[] = [];
  let start = 0;
  const close = (): void => {
    const fresh: Item[] = [];
    for (let index = start; index < now.items.length && !taken.has(index); index++) fresh.push(itemAt(now, index));
    if (removed.length > 0) gaps.push({ removed, instead: insteadOf(removed, fresh), start });
    removed = [];
  };
  mates.forEach((mate, index) => {
    if (mate === undefined) {
      removed.push(itemAt(before, index));
      return;
    }
    close();
    start = mate + 1;
  });
  close();
  return gaps;
}

/** For each earlier item the index of the one of now with its name; undefined for one that was removed. */
function matesOf(now: SequenceNode, before: SequenceNode): readonly (number | undefined)[] {
  const open = new Map<string, number[]>();
  now.items.forEach((item, index) => {
    const name = nameOf(item)?.text;
    if (name === undefined) return;
    const same = open.get(name);
    if (same === undefined) open.set(name, [index]);
    else same.push(index);
  });
  return before.items.map((item) => open.get(nameOf(item)?.text ?? '')?.shift());
}

function itemAt(list: SequenceNode, index: number): Item {
  const item = list.items[index]!; // the caller counts inside the list
  const node = nameOf(item);
  return { name: node?.text ?? '', node: node ?? item, index };
}

function nameOf(item: ConfigNode): ScalarNode | undefined {
  const node = item.kind === 'map' ? (item.get('name') ?? item.get('label')) : item;
  return node?.kind === 'scalar' ? node : undefined;
}

function placeIn(list: SequenceNode, removed: Item, gap: Gap, otherwise: Span): RemovedPlace {
  const instead = gap.instead.get(removed);
  if (instead !== undefined) return { anchor: anchorOf(instead.node, otherwise), origin: instead.node.origin };
  const neighbour = list.items[gap.start] ?? list.items[gap.start - 1];
  return { anchor: neighbour === undefined ? otherwise : (inList(neighbour.origin, list.origin) ?? otherwise), origin: undefined };
}

/** The new item that stands instead of each removed one: the one that the same variable gives, else the first that is left for the first. */
function insteadOf(removed: readonly Item[], fresh: readonly Item[]): ReadonlyMap<Item, Item> {
  const byVariable = new Map(fresh.map((one) => [variableOf(one), one]));
  byVariable.delete(undefined);
  const instead = new Map<Item, Item>();
  for (const one of removed) {
    const same = byVariable.get(variableOf(one));
    if (same !== undefined) instead.set(one, same);
  }
  const paired = new Set(instead.values());
  const left = fresh.filter((one) => !paired.has(one));
  removed
    .filter((one) => !instead.has(one))
    .forEach((one, index) => {
      const other = left[index];
      if (other !== undefined) instead.set(one, other);
    });
  return instead;
}

/** The variable that gives the name of an item. */
function variableOf({ node: { origin } }: Item): string | undefined {
  return origin.kind === 'variable' ? origin.name : undefined;
}

/** Where an item stands in its list: the way on which the whole list came does not count, one of the item alone does. */
function inList(item: Origin, list: Origin): Span | undefined {
  let [one, other] = [item, list];
  const isSameStep = (): boolean =>
    (one.kind === 'variable' && other.kind === 'variable' && one.used === other.used) ||
    (one.kind === 'operation' && other.kind === 'operation' && one.at === other.at);
  while (isSameStep() && 'from' in one && 'from' in other) [one, other] = [one.from, other.from];
  return useSpan(one);
}

/** The operations that take items out of the list, by name. */
function removalsOf({ before, document, keys }: ListPair): ReadonlyMap<string, Operation> {
  const removals = new Map<string, Operation>();
  for (const { operation, changed } of document.operations) {
    const { type, pointer } = operation;
    const last = pointer.at(-1);
    const isOfList = keys.every((key, index) => {
      const token = pointer[pointer.length - 1 - keys.length + index];
      return token?.kind === 'key' && token.key === key;
    });
    if (type !== 'remove' || !changed || !isOfList) continue;
    if (last?.kind === 'match') removals.set(last.value, operation);
    // later operations count from what earlier ones left; then it is not the item of this number
    const item = last?.kind === 'index' && before?.kind === 'sequence' ? before.items.at(last.index) : undefined;
    const name = item === undefined ? undefined : nameOf(item)?.text;
    if (name !== undefined && !removals.has(name)) removals.set(name, operation);
  }
  return removals;
}
