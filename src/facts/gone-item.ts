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
      if (list === undefined || index === undefined) return { ...whole, origin: now?.kind === 'scalar' ? now.origin : undefined };
      return placeIn(list, mates, index, otherwise);
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

function placeIn(list: SequenceNode, mates: readonly (number | undefined)[], gone: number, otherwise: Span): GonePlace {
  let last = gone - 1;
  while (last >= 0 && mates[last] === undefined) last--;
  const previous = last < 0 ? -1 : mates[last]!; // the loop stopped at one
  const taken = new Set(mates);
  // what is new behind the same neighbour stands there instead: the first for the first
  const instead = previous + gone - last;
  const isNew = Array.from({ length: gone - last }, (_, step) => previous + 1 + step).every((index) => !taken.has(index));
  const other = isNew ? list.items[instead] : undefined;
  if (other !== undefined) {
    const node = nameOf(other) ?? other;
    return { anchor: anchorOf(node, otherwise), origin: node.origin };
  }
  const next = mates.slice(gone).find((index) => index !== undefined);
  const neighbour = list.items[next ?? previous];
  return { anchor: neighbour === undefined ? otherwise : (inList(neighbour.origin, list.origin) ?? otherwise), origin: undefined };
}

/** Where an item stands in its list: the way on which the whole list came does not count, one of the item alone does. */
function inList(item: Origin, list: Origin): Span | undefined {
  let [one, other] = [item, list];
  while (one.kind === 'variable' && other.kind === 'variable' && one.used === other.used) [one, other] = [one.from, other.from];
  return useSpan(one);
}
