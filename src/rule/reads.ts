import type { Cell } from '../value/cell.ts';
import type { FactRow } from './fact-row.ts';

/** A cell that was read. */
export interface Read {
  readonly row: FactRow;
  readonly column: string;
  readonly cell: Cell;
}

/** What was computed, with what was read for it. */
export interface Recorded<T> {
  readonly result: T;
  readonly reads: readonly Read[];
}

const MOST_READS = 500;

/** The cells that were read while a rule looks at a row, in order: those that are left at the end decided, and are the evidence. */
export class Reads {
  #reads: Read[] = [];

  clear(): void {
    if (this.#reads.length > 0) this.#reads = [];
  }

  /** A place in what was read, to come back to. */
  get mark(): number {
    return this.#reads.length;
  }

  note(read: Read): void {
    if (this.#reads.length < MOST_READS) this.#reads.push(read);
  }

  /** Drops what was read between two marks, because it decided nothing. */
  forget(from: number, to = this.#reads.length): void {
    if (to > from) this.#reads.splice(from, to - from);
  }

  since(mark: number): readonly Read[] {
    return this.#reads.slice(mark);
  }

  /** Computes, and keeps with the result what was read for it. */
  record<T>(compute: () => T): Recorded<T> {
    const before = this.#reads.length;
    const result = compute();
    return { result, reads: this.#reads.slice(before) };
  }

  /** Gives a result that was computed before, and brings its reads along. */
  recall<T>({ result, reads }: Recorded<T>): T {
    for (const read of reads) this.note(read);
    return result;
  }

  /** Each cell once, in the order in which it was first read. */
  distinct(): readonly Read[] {
    const seen = new Set<string>();
    return this.#reads.filter(({ row, column }) => {
      const id = `${row.table.name} ${row.index} ${column}`;
      return seen.has(id) ? false : seen.add(id);
    });
  }
}
