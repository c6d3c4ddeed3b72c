import type { Span } from '../base/source.ts';
import { anchorOf } from '../foundation/cell-of.ts';
import type { Document } from '../foundation/foundation.ts';
import type { ConfigNode, ScalarNode, SequenceNode } from '../value/node.ts';
import { useSpan, type Origin } from '../value/origin.ts';

/** A place for a cell about something that is gone. */
export interface GonePlace {
  readonly anchor: Span;
  readonly origin: Origin | undefined;
}

/** The places of the items that a list no longer has, by name: where each is and where it was. */
export interface GoneItems {
  /** Where a person puts the item back: the item that stands there instead, else the next one, else the one before; else the list. */
  readonly now: (name: string) => GonePlace;
  /** Where it stood. */
  readonly before: (name: string) => GonePlace;
}

/**
 * Compares a list of names, or of maps with a name or label, with what it was. `otherwise` is the place of a list that has no items and of one that is no
 * list; `document` is where operations may have taken the item out.
 */
export function goneItems(now: ConfigNode | undefined, before: ConfigNode | undefined, otherwise: Span, document?: Document): GoneItems {
  const list = now?.kind === 'sequence' && now.items.length > 0 ? now : undefined;
  const then = before?.kind === 'sequence' ? before : undefined;
  const whole: GonePlace = { anchor: anchorOf(now?.kind === 'sequence' ? undefined : now, otherwise), origin: undefined };
  const mates = list === undefined || then === undefined ? [] : matesOf(list, then);
  const indexes = new Map<string, number>();
  then?.items.forEach((item, index) => {
    const name = nameOf(item)?.text;
    if (name !== undefined && mates[index] === undefined && !indexes.has(name)) indexes.set(name, index);
  });
  return {
    now: (name) => {
      const operation = document?.operations.find(({ operation: { type, pointer }, changed }) => {
        const last = pointer.at(-1);
        return type === 'remove' && changed && last?.kind === 'match' && last.value === name;
      })?.operation;
      if (operation !== undefined) return { anchor: operation.pathAt, origin: undefined };
      const index = indexes.get(name);
      if (list === undefined || then === undefined || index === undefined)
        return { ...whole, origin: now?.kind === 'scalar' ? now.origin : undefined };
      return placeIn(list, then, gapAt(list, mates, index), index, otherwise);
    },
    before: (name) => {
      const item = then?.items[indexes.get(name) ?? -1];
      const node = item === undefined ? undefined : (nameOf(item) ?? item);
      return { anchor: anchorOf(node, otherwise), origin: node?.origin ?? (before?.kind === 'scalar' ? before.origin : undefined) };
    },
  };
}

function nameOf(item: ConfigNode): ScalarNode | undefined {
  const node = item.kind === 'map' ? (item.get('name') ?? item.get('label')) : item;
  return node?.kind === 'scalar' ? node : undefined;
}

/** For each earlier item the index of the one of now with its name; undefined for one that is gone. */
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

/** What a gone item can be: the items of now that stand between the same neighbours and are new. */
interface Gap {
  /** Earlier items that are gone, by index. */
  readonly gone: readonly number[];
  /** The index where the gap begins now. */
  readonly start: number;
  readonly fresh: readonly number[];
}

function gapAt(list: SequenceNode, mates: readonly (number | undefined)[], gone: number): Gap {
  let [first, end] = [gone, gone];
  while (first > 0 && mates[first - 1] === undefined) first--;
  while (end < mates.length && mates[end] === undefined) end++;
  const start = first === 0 ? 0 : mates[first - 1]! + 1; // the loop stopped at one
  const taken = new Set(mates);
  const fresh: number[] = [];
  for (let index = start; index < list.items.length && !taken.has(index); index++) fresh.push(index);
  return { gone: Array.from({ length: end - first }, (_, step) => first + step), start, fresh };
}

/** The new item that stands instead of a gone one: the one that the same variable gives, else the first that is left for the first. */
function insteadOf(list: SequenceNode, before: SequenceNode, { gone, fresh }: Gap, index: number): ConfigNode | undefined {
  const byVariable = new Map(fresh.flatMap((other) => variablesOf(list.items[other]).map((name) => [name, other] as const)));
  const found = new Map<number, number>();
  for (const one of gone) {
    const other = variablesOf(before.items[one]).map((name) => byVariable.get(name))[0];
    if (other !== undefined) found.set(one, other);
  }
  const used = new Set(found.values());
  const left = fresh.filter((other) => !used.has(other));
  for (const one of gone) {
    const other = found.has(one) ? undefined : left.shift();
    if (other !== undefined) found.set(one, other);
  }
  return list.items[found.get(index) ?? -1];
}

/** The variable that gives the name of an item. */
function variablesOf(item: ConfigNode | undefined): readonly string[] {
  const origin = item === undefined ? undefined : nameOf(item)?.origin;
  return origin?.kind === 'variable' ? [origin.name] : [];
}

function placeIn(list: SequenceNode, before: SequenceNode, gap: Gap, index: number, otherwise: Span): GonePlace {
  const instead = insteadOf(list, before, gap, index);
  if (instead !== undefined) {
    const node = nameOf(instead) ?? instead;
    return { anchor: anchorOf(node, otherwise), origin: node.origin };
  }
  const neighbour = list.items[gap.start] ?? list.items[gap.start - 1];
  return { anchor: neighbour === undefined ? otherwise : (inList(neighbour.origin, list.origin) ?? otherwise), origin: undefined };
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
