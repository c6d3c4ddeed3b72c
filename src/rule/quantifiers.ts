import { FactRow } from './fact-row.ts';
import type { Value } from './functions.ts';
import { ABSENT, Missing, worse, type Result, type Truth } from './missing.ts';
import type { Reads } from './reads.ts';

/** The macros that ask something of each element of a list. `ask` gives the truth of the body for an element; `reads` is where that notes what it read. */

/** Elements that are meant, and those that are meant perhaps. */
export interface Elements {
  readonly certain: readonly Value[];
  readonly possible: readonly Value[];
}

export const NO_ELEMENTS: Elements = { certain: [], possible: [] };

export function inOrder({ certain, possible }: Elements): readonly Value[] {
  if (possible.length === 0) return certain;
  return [...certain, ...possible].sort((one, other) => (one instanceof FactRow && other instanceof FactRow ? one.index - other.index : 0));
}

type Ask = (element: Value) => Truth;

/** `exists` is settled by one element that is true, `all` by one that is false; that element is then the evidence. */
export function quantify({ certain, possible }: Elements, settling: boolean, ask: Ask, reads: Reads): Truth {
  const start = reads.mark;
  let missing: Missing | undefined;
  for (const element of certain) {
    const before = reads.mark;
    const truth = ask(element);
    if (truth === settling) {
      reads.forget(start, before);
      return truth;
    }
    if (truth instanceof Missing) missing = worse(missing, truth);
  }
  // A row that is only possibly meant can never settle it: one that stays open is enough.
  for (const element of possible) {
    if (missing !== undefined) break;
    const truth = ask(element);
    if (truth instanceof Missing) missing = truth;
  }
  return missing ?? !settling;
}

export function existsOne(elements: readonly Value[], ask: Ask): Truth {
  let count = 0;
  let missing: Missing | undefined;
  for (const element of elements) {
    const truth = ask(element);
    if (truth === true && ++count > 1) return false;
    if (truth instanceof Missing) missing = worse(missing, truth);
  }
  return missing ?? count === 1;
}

/** `passOver`: an element that cannot be decided is left out; else it leaves the whole without value. */
export function filter(elements: readonly Value[], ask: Ask, reads: Reads, passOver: boolean): Result {
  const chosen: Value[] = [];
  for (const element of elements) {
    const before = reads.mark;
    const truth = ask(element);
    if (truth instanceof Missing) {
      if (!passOver) return truth;
    } else if (truth) chosen.push(element);
    else reads.forget(before);
  }
  return chosen;
}

export function map(elements: readonly Value[], compute: (element: Value) => Result, passOver: boolean): Result {
  const values: Value[] = [];
  for (const element of elements) {
    const value = compute(element);
    if (value instanceof Missing) {
      if (!passOver) return value;
    } else values.push(value);
  }
  return values;
}

/** The first element that is true; absent when none is. */
export function first(elements: readonly Value[], ask: Ask, reads: Reads, passOver: boolean): Result {
  const start = reads.mark;
  for (const element of elements) {
    const before = reads.mark;
    const truth = ask(element);
    if (truth instanceof Missing) {
      if (!passOver) return truth;
    } else if (truth) {
      reads.forget(start, before);
      return element;
    }
  }
  return ABSENT;
}
