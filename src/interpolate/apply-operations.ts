import type { Span } from '../base/source.ts';
import type { ConfigNode, ScalarNode } from '../value/node.ts';
import { OperationPlace, useSpan, type Origin } from '../value/origin.ts';
import { DraftDocument, equalSlots, isMap, isSequence, textEntry, type Slot, type Step } from './draft.ts';
import {
  concreteIndex,
  fail,
  failed,
  find,
  keyMissing,
  matchCount,
  matchingIndexes,
  notAMap,
  notAnArray,
  problemAt,
  textNode,
  type WalkFailure,
} from './find.ts';
import { createBelow, createPath, type Made } from './create-path.ts';
import type { Operation } from './operations.ts';
import { placed, PlacedBudget, reprintedTree } from './origins.ts';
import { pointerText, type Modifier, type Token } from './pointer.ts';
import { NESTING_LIMIT, PLACED_LIMIT, type Problem } from './problem.ts';

/** What became of one operation. */
export interface AppliedOperation {
  readonly operation: Operation;
  readonly outcome: 'applied' | 'nothing-to-remove' | 'failed';
  readonly problem: Problem | undefined;
  /** True when the path led to something that existed before; an optional path may lead nowhere. */
  readonly matched: boolean;
  /** False for tests, failures and a value that was there already. */
  readonly changed: boolean;
  /** The later operation that replaced or removed everything this one placed. */
  readonly undoneBy: Operation | undefined;
}

export interface AppliedOperations {
  readonly root: ConfigNode | undefined;
  readonly applied: readonly AppliedOperation[];
  /** The first one is what om would stop at. */
  readonly problems: readonly Problem[];
}

/**
 * Applies operations in order. One that fails changes nothing and is reported; om would stop there (`stopAtFailure`), a linter goes on.
 * Subtrees that no operation touches stay the same nodes.
 */
export function applyOperations(
  root: ConfigNode | undefined,
  operations: readonly Operation[],
  options: { stopAtFailure?: boolean; dialect?: 'om' | 'bosh' } = {},
): AppliedOperations {
  if (operations.length === 0) return { root, applied: [], problems: [] };
  const application = new Application(root, options.dialect ?? 'om');
  for (const operation of operations) {
    const problem = application.apply(operation);
    if (problem !== undefined && options.stopAtFailure === true) break;
  }
  return application.result();
}

/** A change that a walk has found to be possible: where, and what it replaces. */
type Change =
  | { readonly kind: 'root'; readonly value: ConfigNode; readonly old: Slot | undefined }
  | {
      readonly kind: 'set-key';
      readonly steps: readonly Step[];
      readonly key: ScalarNode;
      readonly value: ConfigNode;
      readonly old: Slot | undefined;
    }
  | { readonly kind: 'remove-key'; readonly steps: readonly Step[]; readonly key: string; readonly old: Slot }
  | {
      readonly kind: 'splice';
      readonly steps: readonly Step[];
      readonly index: number;
      readonly remove: number;
      readonly value: ConfigNode | undefined;
      readonly old: Slot | undefined;
    }
  | { readonly kind: 'none'; readonly matched: boolean };

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

class Application {
  readonly #document: DraftDocument;
  readonly #dialect: 'om' | 'bosh';
  readonly #applied: Mutable<AppliedOperation>[] = [];
  readonly #problems: Problem[] = [];
  readonly #budget = new PlacedBudget(PLACED_LIMIT);
  /** Which operation placed a value, by the origin that its topmost node has. */
  readonly #placedBy = new Map<Origin, Mutable<AppliedOperation>>();

  constructor(root: ConfigNode | undefined, dialect: 'om' | 'bosh') {
    this.#document = new DraftDocument(root);
    this.#dialect = dialect;
  }

  apply(operation: Operation): Problem | undefined {
    const change = this.#plan(operation);
    if (failed(change)) {
      const problem = this.#problem(operation, change);
      this.#problems.push(problem);
      this.#applied.push({ operation, outcome: 'failed', problem, matched: false, changed: false, undoneBy: undefined });
      return problem;
    }
    this.#applied.push(this.#perform(operation, change));
    return undefined;
  }

  result(): AppliedOperations {
    return { root: this.#document.frozen(), applied: this.#applied, problems: this.#problems };
  }

  #plan(operation: Operation): Change | WalkFailure {
    switch (operation.type) {
      case 'replace':
        return this.#planReplace(operation);
      case 'remove':
        return planRemove(this.#document.root, operation.pointer);
      case 'test':
        return planTest(this.#document.root, operation);
    }
  }

  #planReplace(operation: Operation): Change | WalkFailure {
    const at = new OperationPlace(operation.at, operation.path);
    const way = (from: Origin): Origin => ({ kind: 'operation', at, from });
    const source = reprintedTree(operation.value!); // a replace without value is never built
    const value = placed(source, way, operation.pointer.length, this.#budget, NESTING_LIMIT);
    if (value === undefined) return fail('limit', 0, 'the document grows beyond what taslint evaluates', { path: operation.path });
    return planReplace(this.#document.root, operation.pointer, value, { kind: 'operation', at, from: operation.pathOrigin });
  }

  #perform(operation: Operation, change: Change): Mutable<AppliedOperation> {
    const applied: Mutable<AppliedOperation> = {
      operation,
      outcome: 'applied',
      problem: undefined,
      matched: true,
      changed: true,
      undoneBy: undefined,
    };
    if (change.kind === 'none') {
      const outcome = operation.type === 'remove' ? 'nothing-to-remove' : 'applied';
      return { ...applied, outcome, matched: change.matched, changed: false };
    }
    const value = 'value' in change ? change.value : undefined;
    if (change.old === undefined) applied.matched = false;
    else if (value !== undefined && equalSlots(change.old, value)) applied.changed = false;
    this.#noteUndone(change.old, operation);
    if (value !== undefined) this.#placedBy.set(value.origin, applied);
    switch (change.kind) {
      case 'root':
        this.#document.root = change.value;
        break;
      case 'set-key':
        this.#document.setKey(change.steps, change.key, change.value);
        break;
      case 'remove-key':
        this.#document.removeKey(change.steps, change.key);
        break;
      case 'splice':
        this.#document.splice(change.steps, change.index, change.remove, ...(change.value === undefined ? [] : [change.value]));
        break;
    }
    return applied;
  }

  /** Whatever earlier operations placed inside the value that goes away is undone. */
  #noteUndone(old: Slot | undefined, by: Operation): void {
    if (old === undefined || this.#placedBy.size === 0) return;
    const earlier = this.#placedBy.get(old.origin);
    if (earlier !== undefined) {
      earlier.undoneBy = by;
      this.#placedBy.delete(old.origin);
    }
    if (isMap(old)) for (const { value } of old.entries.values()) this.#noteUndone(value, by);
    else if (isSequence(old)) for (const item of old.items) this.#noteUndone(item, by);
  }

  #problem(operation: Operation, failure: WalkFailure): Problem {
    const words = this.#dialect === 'bosh' ? `operation [${operation.index}] in ${operation.file.path} failed` : operation.error;
    const message = words === undefined ? failure.message : `Error '${words}': ${failure.message}`;
    const problem = problemAt(failure, operation.pathAt, message);
    return {
      ...problem,
      data: {
        ...problem.data,
        index: String(operation.index),
        operation: operation.type,
        pointer: operation.path,
        file: operation.file.path,
      },
    };
  }
}

function planReplace(root: Slot | undefined, pointer: readonly Token[], value: ConfigNode, made: Made): Change | WalkFailure {
  made.at.into = targetOf(root);
  if (pointer.length === 0) return { kind: 'root', value, old: root };
  const steps: Step[] = [];
  let current = root;
  for (const [position, token] of pointer.entries()) {
    const isLast = position === pointer.length - 1;
    switch (token.kind) {
      case 'index':
      case 'match': {
        if (!isSequence(current)) return notAnArray(pointer, position, current);
        const start = token.kind === 'index' ? token.index : matchedIndex(current, token, pointer, position);
        if (start === 'append') {
          const item = isLast
            ? value
            : createPath(
                pointer,
                position + 1,
                { kind: 'stub', key: token.kind === 'match' ? token.key : '', text: matchText(token) },
                value,
                made,
              );
          return failed(item) ? item : { kind: 'splice', steps, index: current.items.length, remove: 0, value: item, old: undefined };
        }
        if (typeof start !== 'number') return start;
        if (isLast) return planInsertion(current, start, token.modifiers, pointer, position, steps, value, made.at);
        const index = concreteIndex(current, start, token.modifiers, pointer, position);
        if (typeof index !== 'number') return index;
        steps.push(index);
        current = current.items[index];
        made.at.into = targetOf(current) ?? made.at.into;
        break;
      }
      case 'append': {
        if (!isSequence(current)) return notAnArray(pointer, position, current);
        return { kind: 'splice', steps, index: current.items.length, remove: 0, value, old: undefined };
      }
      case 'key': {
        if (!isMap(current)) return notAMap(pointer, position, current);
        const entry = textEntry(current, token.key);
        if (entry === undefined && !token.optional) return keyMissing(pointer, position, token.key, current);
        if (entry !== undefined) made.at.into = targetOf(entry.key);
        if (isLast) return { kind: 'set-key', steps, key: textNode(token.key, made), value, old: entry?.value };
        if (entry === undefined) {
          const created = createBelow(pointer, position, value, made);
          return failed(created) ? created : { kind: 'set-key', steps, key: textNode(token.key, made), value: created, old: undefined };
        }
        steps.push(token.key);
        current = entry.value;
        break;
      }
    }
  }
  return { kind: 'none', matched: true };
}

/** The place of the configuration that stands for a slot: a scalar's own, the first key of a map. What an earlier operation placed stands where that placed it. */
function targetOf(slot: Slot | undefined): Span | undefined {
  if (isMap(slot)) {
    const [first] = slot.entries.values();
    if (first !== undefined) return targetOf(first.key);
  }
  if (slot === undefined) return undefined;
  const place = useSpan(slot.origin);
  return place instanceof OperationPlace ? (place.into ?? place) : place;
}

function matchText(token: Token): string {
  return token.kind === 'match' ? token.value : '';
}

/** Which item a matcher means, or that none does and one may be appended. */
function matchedIndex(
  list: { readonly items: readonly Slot[] },
  token: Extract<Token, { kind: 'match' }>,
  pointer: readonly Token[],
  position: number,
): number | 'append' | WalkFailure {
  const matches = matchingIndexes(list, token);
  if (token.optional && matches.length === 0) return 'append';
  return matches.length === 1 ? matches[0]! : matchCount(pointer, position, matches.length, list);
}

/** The last step into a list: over an item, or beside it with `before` and `after`, which must come last. */
function planInsertion(
  list: { readonly items: readonly Slot[] },
  start: number,
  modifiers: readonly Modifier[],
  pointer: readonly Token[],
  position: number,
  steps: readonly Step[],
  value: ConfigNode,
  at: OperationPlace,
): Change | WalkFailure {
  const insertAt = modifiers.findIndex((modifier) => modifier === 'before' || modifier === 'after');
  const after = insertAt < 0 ? undefined : modifiers[insertAt + 1];
  if (after !== undefined) {
    const message = `Expected to not find any modifiers after '${modifiers[insertAt]}' modifier, but found modifier '${after}'`;
    return fail('modifier', position, message, { path: pointerText(pointer, position + 1), modifier: after });
  }
  const shifts = insertAt < 0 ? modifiers : modifiers.slice(0, insertAt);
  const index = concreteIndex(list, start, shifts, pointer, position);
  if (typeof index !== 'number') return index;
  at.into = targetOf(list.items[index]) ?? at.into;
  if (insertAt < 0) return { kind: 'splice', steps, index, remove: 1, value, old: list.items[index] };
  return { kind: 'splice', steps, index: modifiers[insertAt] === 'after' ? index + 1 : index, remove: 0, value, old: undefined };
}

function planRemove(root: Slot | undefined, pointer: readonly Token[]): Change | WalkFailure {
  if (pointer.length === 0) return fail('remove-root', 0, 'Cannot remove entire document', { path: '' });
  const steps: Step[] = [];
  let current = root;
  for (const [position, token] of pointer.entries()) {
    const isLast = position === pointer.length - 1;
    switch (token.kind) {
      case 'index':
      case 'match': {
        if (!isSequence(current)) return notAnArray(pointer, position, current);
        const start = token.kind === 'index' ? token.index : matchedIndex(current, token, pointer, position);
        if (start === 'append') return { kind: 'none', matched: false };
        if (typeof start !== 'number') return start;
        const index = concreteIndex(current, start, token.modifiers, pointer, position);
        if (typeof index !== 'number') return index;
        if (isLast) return { kind: 'splice', steps, index, remove: 1, value: undefined, old: current.items[index] };
        steps.push(index);
        current = current.items[index];
        break;
      }
      case 'append': {
        const path = pointerText(pointer, position + 1);
        return fail('token-not-allowed', position, `Expected to not find token 'patch.AfterLastIndexToken' at path '${path}'`, { path });
      }
      case 'key': {
        if (!isMap(current)) return notAMap(pointer, position, current);
        const entry = textEntry(current, token.key);
        if (entry === undefined)
          return token.optional ? { kind: 'none', matched: false } : keyMissing(pointer, position, token.key, current);
        if (isLast) return { kind: 'remove-key', steps, key: token.key, old: entry.value };
        steps.push(token.key);
        current = entry.value;
        break;
      }
    }
  }
  return { kind: 'none', matched: true };
}

function planTest(root: Slot | undefined, operation: Operation): Change | WalkFailure {
  const { pointer } = operation;
  const found = find(root, pointer, operation.pathOrigin);
  if (operation.absent) {
    if (failed(found)) {
      const notThere = (found.class === 'key-missing' || found.class === 'index-missing') && found.token === pointer.length - 1;
      return notThere ? { kind: 'none', matched: true } : found;
    }
    const path = pointerText(pointer);
    return fail('test-failed', pointer.length - 1, `Expected to not find '${path}'`, { path });
  }
  if (failed(found)) return found;
  if (equalSlots(found.value, operation.value)) return { kind: 'none', matched: true };
  return fail('test-failed', pointer.length - 1, 'Found value does not match expected value', { path: pointerText(pointer) });
}
