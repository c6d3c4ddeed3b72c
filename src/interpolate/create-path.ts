import { MapNode, SequenceNode, type ConfigNode } from '../value/node.ts';
import type { Origin } from '../value/origin.ts';
import { concreteIndex, fail, failed, notAMap, notAnArray, stub, textNode, type WalkFailure } from './find.ts';
import { pointerText, type Token } from './pointer.ts';

/** What an operation makes beside its value, the keys and containers on the way, has this origin. */
export type Made = Extract<Origin, { kind: 'operation' }>;

/** What stands where a path goes on below something that did not exist. */
type Fresh = { readonly kind: 'map' } | { readonly kind: 'list' } | { readonly kind: 'stub'; readonly key: string; readonly text: string };

/** Creates what an optional key lacks: the container is chosen by the token after it. */
export function createBelow(pointer: readonly Token[], position: number, value: ConfigNode, made: Made): ConfigNode | WalkFailure {
  const next = pointer[position + 1]!;
  if (next.kind === 'index') {
    const path = pointerText(pointer, position + 2);
    return fail('not-creatable', position + 1, `Expected to find key, matching index or after last index token at path '${path}'`, {
      path,
    });
  }
  return createPath(pointer, position + 1, { kind: next.kind === 'key' ? 'map' : 'list' }, value, made);
}

/** Fills a fresh container from the token at `from` on, down to the value. A path has at most 500 steps, so recursion is safe. */
export function createPath(pointer: readonly Token[], from: number, fresh: Fresh, value: ConfigNode, made: Made): ConfigNode | WalkFailure {
  const token = pointer[from]!;
  const isLast = from === pointer.length - 1;
  const standing =
    fresh.kind === 'list'
      ? new SequenceNode(made, [])
      : fresh.kind === 'map'
        ? new MapNode(made, [])
        : stub({ key: fresh.key, value: fresh.text }, made);
  if (token.kind === 'key') {
    if (standing.kind !== 'map') return notAMap(pointer, from, standing);
    const existing = standing.get(token.key);
    if (existing !== undefined && !isLast)
      return pointer[from + 1]!.kind === 'key' ? notAMap(pointer, from + 1, existing) : notAnArray(pointer, from + 1, existing);
    const below = isLast ? value : createBelow(pointer, from, value, made);
    if (failed(below)) return below;
    const others = standing.entries.filter((entry) => entry.key.text !== token.key);
    return new MapNode(made, [...others, { key: textNode(token.key, made), value: below }]);
  }
  if (standing.kind !== 'sequence') return notAnArray(pointer, from, standing);
  if (token.kind === 'append' || isLast) return new SequenceNode(made, [value]);
  if (token.kind === 'index') return concreteIndex(standing, token.index, token.modifiers, pointer, from) as WalkFailure; // an empty list has no index
  const item = createPath(pointer, from + 1, { kind: 'stub', key: token.key, text: token.value }, value, made);
  return failed(item) ? item : new SequenceNode(made, [item]);
}
