import type { FactInput } from '../facts/input.ts';
import type { Table } from '../facts/table.ts';
import { FactRow } from './fact-row.ts';
import { KeyIndex, NarrowedIndex, TableIndex, type Key, type Lookup } from './table-index.ts';

/** What rows are made from. */
interface Source {
  readonly length: number;
  readonly row: (index: number) => FactRow;
  /** The value that a row has in a column, where the table knows it without making the row. */
  readonly key: (column: string) => ((index: number) => Key | undefined) | undefined;
}

const NO_KEY = (): undefined => undefined;

/** The rows of one table in one foundation. Each is made when it is first asked for: of a table with many, rules look at few. */
export class TableRows {
  readonly #source: Source;
  readonly #made: (FactRow | undefined)[] = [];
  readonly #indexes = new Map<string, Lookup>();
  #all: readonly FactRow[] | undefined;

  private constructor(source: Source) {
    this.#source = source;
  }

  /** All that the table has to say. */
  static of(table: Table, input: FactInput): TableRows {
    const { listing } = table;
    if (listing === undefined) {
      const rows = table.rows(input);
      return new TableRows({ length: rows.length, row: (index) => new FactRow(table, index, rows[index]!, input), key: NO_KEY });
    }
    const items = listing.items(input);
    return new TableRows({
      length: items.length,
      row: (index) => new FactRow(table, index, listing.row(items[index], input), input),
      key: (column) => {
        const key = listing.keys[column];
        return key && ((index) => key(items[index]));
      },
    });
  }

  static readonly none = new TableRows({
    length: 0,
    row: (index) => {
      throw new Error(`no row ${index}`);
    },
    key: NO_KEY,
  });

  /** The same rows with another one in the place of one. */
  with(row: FactRow): TableRows {
    return new TableRows({ length: this.length, row: (index) => (index === row.index ? row : this.#at(index)), key: NO_KEY });
  }

  get length(): number {
    return this.#source.length;
  }

  get all(): readonly FactRow[] {
    if (this.#all === undefined) {
      const rows: FactRow[] = [];
      for (let index = 0; index < this.length; index++) rows.push(this.#at(index));
      this.#all = rows;
    }
    return this.#all;
  }

  /** The rows by the values of some columns. */
  index(columns: readonly string[]): Lookup {
    const id = columns.length === 1 ? columns[0]! : columns.join(' ');
    let index = this.#indexes.get(id);
    if (index === undefined) this.#indexes.set(id, (index = this.#makeIndex(columns)));
    return index;
  }

  #makeIndex(columns: readonly string[]): Lookup {
    for (const [position, column] of columns.entries()) {
      const key = this.#source.key(column);
      if (key === undefined) continue;
      if (columns.length === 1) return new KeyIndex(this.length, key, (index) => this.#at(index));
      const first = this.index([column]);
      if (first instanceof KeyIndex && first.isWhole) return new NarrowedIndex(columns, first, position);
    }
    return new TableIndex(this.all, columns);
  }

  #at(index: number): FactRow {
    return (this.#made[index] ??= this.#source.row(index));
  }
}
