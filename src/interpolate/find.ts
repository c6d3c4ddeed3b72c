import { didYouMean } from '../base/did-you-mean.ts';
import { MapNode, ScalarNode, type ConfigNode } from '../value/node.ts';
import type { Origin } from '../value/origin.ts';
import { entryCount, freeze, hasText, isMap, isSequence, textEntry, textKeys, type DraftMap, type Slot } from './draft.ts';
import { goTypeName, plainTypeName } from './go-text.ts';
import { pointerText, type Modifier, type Pointer, type Token } from './pointer.ts';
import type { Problem, ProblemClass } from './problem.ts';

/** Why a walk along a path ended; the place is added by who knows it. */
export interface WalkFailure {
  readonly class: ProblemClass;
  readonly message: string;
  readonly data: Readonly<Record<string, string>>;
  /** Position of the token that could not be followed. */
  readonly token: number;
}

export type Found = { readonly value: ConfigNode | undefined } | WalkFailure;

/** True when the walk failed. */
export function failed(result: object): result is WalkFailure {
  return 'class' in result && 'message' in result;
}

/**
 * Follows a path without changing anything: `--path`, `test`, and the fields of dotted variables.
 * Null is `undefined` or a null scalar. `origin` is what a value that exists nowhere says (`/list/name=x?` finds `{name: x}`).
 */
export function find(root: Slot | undefined, pointer: Pointer, origin: Origin, from = 0): Found {
  let current = root;
  for (let position = from; position < pointer.length; position++) {
    const token = pointer[position]!;
    const isLast = position === pointer.length - 1;
    switch (token.kind) {
      case 'index': {
        if (!isSequence(current)) return notAnArray(pointer, position, current);
        const index = concreteIndex(current, token.index, token.modifiers, pointer, position);
        if (typeof index !== 'number') return index;
        current = current.items[index];
        break;
      }
      case 'append':
        return fail(
          'append-not-last',
          position,
          `Expected not to find after last index token in path '${pointerText(pointer)}' (not supported in find operations)`,
          {
            path: pointerText(pointer),
          },
        );
      case 'match': {
        if (!isSequence(current)) return notAnArray(pointer, position, current);
        const matches = matchingIndexes(current, token);
        if (token.optional && matches.length === 0) {
          current = stub(token, origin);
          break;
        }
        if (matches.length !== 1) return matchCount(pointer, position, matches.length, current);
        const index = concreteIndex(current, matches[0]!, token.modifiers, pointer, position);
        if (typeof index !== 'number') return index;
        current = current.items[index];
        break;
      }
      case 'key': {
        if (!isMap(current)) return notAMap(pointer, position, current);
        const entry = textEntry(current, token.key);
        if (entry === undefined && !token.optional) return keyMissing(pointer, position, token.key, current);
        if (entry !== undefined) current = entry.value;
        else if (isLast) return { value: undefined };
        else return findInNothing(pointer, position + 1, origin);
        break;
      }
    }
  }
  return { value: current === undefined ? undefined : freeze(current) };
}

/** Goes on below a key that does not exist but may: an empty container stands there, chosen by the next token. */
function findInNothing(pointer: Pointer, from: number, origin: Origin): Found {
  for (let position = from; position < pointer.length; position++) {
    const token = pointer[position]!;
    if (token.kind === 'match') return find(stub(token, origin), pointer, origin, position + 1);
    if (token.kind !== 'key') {
      const path = pointerText(pointer, position + 1);
      return fail('not-creatable', position, `Expected to find key or matching index token at path '${path}'`, { path });
    }
  }
  return { value: undefined };
}

/** The map that stands for an item nobody wrote. */
export function stub(token: { readonly key: string; readonly value: string }, origin: Origin): MapNode {
  return new MapNode(origin, [{ key: textNode(token.key, origin), value: textNode(token.value, origin) }]);
}

/** A text that no file holds as it is. */
export function textNode(text: string, origin: Origin): ScalarNode {
  return new ScalarNode(origin, text, 'made', { type: 'string', value: text });
}

export function matchingIndexes(
  list: { readonly items: readonly Slot[] },
  token: { readonly key: string; readonly value: string },
): number[] {
  const matches: number[] = [];
  for (const [index, item] of list.items.entries()) if (hasText(item, token.key, token.value)) matches.push(index);
  return matches;
}

/** `prev` and `next` shift by one each, before the range is checked; negative positions count from the end. */
export function concreteIndex(
  list: { readonly items: readonly Slot[] },
  start: number,
  modifiers: readonly Modifier[],
  pointer: Pointer,
  position: number,
): number | WalkFailure {
  let index = start;
  for (const modifier of modifiers) {
    if (modifier === 'prev') index--;
    else if (modifier === 'next') index++;
    else {
      const message = `Expected to find one of the following modifiers: 'prev', 'next', but found modifier '${modifier}'`;
      return fail('modifier', position, message, { path: pointerText(pointer, position + 1), modifier });
    }
  }
  const { length } = list.items;
  if (index >= length || -index - 1 >= length) {
    const path = pointerText(pointer, position + 1);
    return fail(
      'index-missing',
      position,
      `Expected to find array index '${index}' but found array of length '${length}' for path '${path}'`,
      {
        path,
        position: String(index),
        length: String(length),
      },
    );
  }
  return index < 0 ? length + index : index;
}

export function notAMap(pointer: Pointer, position: number, found: Slot | undefined): WalkFailure {
  return wrongType('not-a-map', 'a map', pointer, position, found);
}

export function notAnArray(pointer: Pointer, position: number, found: Slot | undefined): WalkFailure {
  return wrongType('not-an-array', 'an array', pointer, position, found);
}

function wrongType(problem: ProblemClass, wanted: string, pointer: Pointer, position: number, found: Slot | undefined): WalkFailure {
  const path = pointerText(pointer, position + 1);
  const type = slotType(found);
  return fail(problem, position, `Expected to find ${wanted} at path '${path}' but found '${type}'`, {
    path,
    type: plainTypeName(type),
    parent: pointerText(pointer, position),
  });
}

function slotType(slot: Slot | undefined): string {
  if (isMap(slot)) return 'map[interface {}]interface {}';
  if (isSequence(slot)) return '[]interface {}';
  return goTypeName(slot); // both draft kinds were answered above
}

export function keyMissing(pointer: Pointer, position: number, key: string, map: MapNode | DraftMap): WalkFailure {
  const path = pointerText(pointer, position + 1);
  const keys = textKeys(map).sort();
  const found = entryCount(map) === 0 ? 'found no other map keys' : `found map keys: '${keys.join("', '")}'`;
  const suggestion = didYouMean(key, keys);
  return fail('key-missing', position, `Expected to find a map key '${key}' for path '${path}' (${found})`, {
    path,
    key,
    found: keys.join(', '),
    ...(suggestion === undefined ? {} : { suggestion }),
  });
}

export function matchCount(pointer: Pointer, position: number, count: number, list: { readonly items: readonly Slot[] }): WalkFailure {
  const path = pointerText(pointer, position + 1);
  const token = pointer[position] as Extract<Token, { kind: 'match' }>; // only matchers are counted
  const suggestion = count > 0 ? undefined : didYouMean(token.value, textsUnder(list, token.key));
  return fail('match-count', position, `Expected to find exactly one matching array item for path '${path}' but found ${count}`, {
    path,
    count: String(count),
    ...(suggestion === undefined ? {} : { suggestion }),
  });
}

function textsUnder(list: { readonly items: readonly Slot[] }, key: string): string[] {
  const texts: string[] = [];
  for (const item of list.items) {
    const value = isMap(item) ? textEntry(item, key)?.value : undefined;
    if (value?.kind === 'scalar' && value.resolved.type === 'string') texts.push(value.resolved.value);
  }
  return texts;
}

export function fail(problem: ProblemClass, token: number, message: string, data: Readonly<Record<string, string>>): WalkFailure {
  return { class: problem, message, data, token };
}

/** A failure with the place it belongs to. */
export function problemAt(failure: WalkFailure, at: Problem['at'], message: string = failure.message): Problem {
  return { class: failure.class, message, at, data: failure.data };
}
