import type { UnknownCell } from '../value/cell.ts';
import type { Value } from './functions.ts';

const MOST_UNKNOWN_CELLS = 20;

/** The result of an expression that has no value. */
export class Missing {
  readonly state: 'unknown' | 'absent';
  readonly cells: readonly UnknownCell[];

  constructor(state: 'unknown' | 'absent', cells: readonly UnknownCell[]) {
    this.state = state;
    this.cells = cells;
  }

  static unknown(cell: UnknownCell): Missing {
    return new Missing('unknown', [cell]);
  }
}

export const ABSENT = new Missing('absent', []);
/** Types that do not fit, division by zero: no value either, and nobody's defect. */
export const UNFIT = new Missing('unknown', []);

/** Two results without value together: unknown outweighs absent, and what would settle either is kept. */
export function worse(one: Missing | undefined, other: Missing): Missing {
  if (one === undefined || one.state === 'absent') return other;
  if (other.state === 'absent' || other.cells.length === 0) return one;
  const cells = [...one.cells, ...other.cells];
  return new Missing('unknown', cells.length > MOST_UNKNOWN_CELLS ? cells.slice(0, MOST_UNKNOWN_CELLS) : cells);
}

/** What an expression gives. */
export type Result = Value | Missing;
/** What a condition gives. */
export type Truth = boolean | Missing;
