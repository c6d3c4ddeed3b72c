import type { Span } from '../base/source.ts';
import type { Origin } from './origin.ts';

/**
 * A value in a fact table. `anchor` is the line to show: the value's own place, else the key of the nearest written ancestor.
 * Absent means that nobody gave it and no default is known; unknown means that somebody gives it, but not in the files we see.
 */
export type Cell<V = unknown> = KnownCell<V> | AbsentCell | UnknownCell;

export interface KnownCell<V> {
  readonly state: 'known';
  readonly value: V;
  readonly origin: Origin | undefined;
  readonly anchor: Span;
  /** True when the value must never be printed. */
  readonly secret?: true;
}

export interface AbsentCell {
  readonly state: 'absent';
  readonly origin?: undefined;
  readonly anchor: Span;
}

export interface UnknownCell {
  readonly state: 'unknown';
  readonly origin: Origin | undefined;
  readonly anchor: Span;
  /** Variables that would settle it, sorted; empty when it is unknown for another reason. */
  readonly variables: readonly string[];
  /** `lifecycle`: known once taslint knows whether the foundation has been installed. */
  readonly because?: 'lifecycle';
}

export function known<V>(value: V, anchor: Span, origin?: Origin): KnownCell<V> {
  return { state: 'known', value, anchor, origin };
}

export function absent(anchor: Span): AbsentCell {
  return { state: 'absent', anchor };
}

export function unknown(anchor: Span, variables: readonly string[] = [], origin?: Origin): UnknownCell {
  return { state: 'unknown', anchor, variables, origin };
}

/** True for a value that nobody wrote: a default of the catalog. */
export function isDefault(cell: Cell): boolean {
  return cell.state === 'known' && cell.origin?.kind === 'default';
}

/** A new value computed from a cell: unknown and absent pass through, so a fact is never invented. */
export function mapCell<V, W>(cell: Cell<V>, compute: (value: V) => W): Cell<W> {
  return cell.state === 'known' ? { ...cell, value: compute(cell.value) } : cell;
}

/** A value computed from several cells at one anchor: unknown if one is unknown, else absent if one is absent. */
export function combine<W>(cells: readonly Cell[], anchor: Span, compute: () => W): Cell<W> {
  const unknowns = cells.filter((cell) => cell.state === 'unknown');
  if (unknowns.length > 0) return unknown(anchor, [...new Set(unknowns.flatMap((cell) => cell.variables))].sort());
  if (cells.some((cell) => cell.state === 'absent')) return absent(anchor);
  return known(compute(), anchor, cells.find((cell) => cell.state === 'known')?.origin);
}
