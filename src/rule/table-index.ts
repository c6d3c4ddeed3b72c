import type { ColumnType } from '../facts/table.ts';
import type { FactRow } from './fact-row.ts';

const NONE: readonly FactRow[] = [];

/** What a lookup gives: rows that have the values, and rows that may have them because a cell is not known (or that cannot be compared). Both in table order. */
export interface Matches {
  readonly certain: readonly FactRow[];
  readonly possible: readonly FactRow[];
}

/** Finds rows by one value for each of some columns. */
export interface Lookup {
  readonly find: (values: readonly unknown[]) => Matches;
  /** Like `find`, for one column, without the rows that have nothing there: often most of a table, and never what `for` asks for. */
  readonly findGiven: (value: unknown) => Matches;
}

/**
 * Rows by the values of some columns. Rows whose cell is not a plain known value are kept apart by which cells those are, so that a lookup meets only
 * those that agree in all other columns.
 */
export class TableIndex implements Lookup {
  readonly #columns: readonly string[];
  /** By the set of columns that cannot be compared (bit 1 is the first column), then by the values of the other columns. */
  readonly #groups = new Map<number, Map<string, FactRow[]>>();
  /** Rows with a cell that is not known, or cannot be compared, and none that is absent. */
  readonly #open: FactRow[] = [];

  constructor(rows: readonly FactRow[], columns: readonly string[]) {
    this.#columns = columns;
    for (const row of rows) this.#add(row);
  }

  /** The rows for one value per column of the index. */
  find(values: readonly unknown[]): Matches {
    let certain = NONE;
    const possible: FactRow[] = [];
    for (const [mask, group] of this.#groups) {
      const rows = group.get(keyOf(values, mask));
      if (rows === undefined) continue;
      if (mask === 0) certain = rows;
      else for (const row of rows) possible.push(row);
    }
    if (this.#groups.size > 2) possible.sort((left, right) => left.index - right.index);
    return { certain, possible };
  }

  findGiven(value: unknown): Matches {
    return { certain: this.#groups.get(0)?.get(keyOf([value], 0)) ?? NONE, possible: this.#open };
  }

  #add(row: FactRow): void {
    let mask = 0;
    let absent = false;
    const values: unknown[] = [];
    for (let position = 0; position < this.#columns.length; position++) {
      const column = this.#columns[position]!;
      const cell = row.cell(column);
      const isPlain = cell.state === 'known' && isComparable(cell.value, row.table.allColumns[column]!.type);
      if (!isPlain) mask |= 1 << position;
      absent ||= cell.state === 'absent';
      values.push(isPlain ? cell.value : undefined);
    }
    if (mask !== 0 && !absent) this.#open.push(row);
    let group = this.#groups.get(mask);
    if (group === undefined) this.#groups.set(mask, (group = new Map<string, FactRow[]>()));
    const key = keyOf(values, mask);
    const rows = group.get(key);
    if (rows === undefined) group.set(key, [row]);
    else rows.push(row);
  }
}

export type Key = string | number | boolean;

/** Rows by a column whose values are known without its cells, so that only the rows that are found are made. */
export class KeyIndex implements Lookup {
  readonly #length: number;
  readonly #key: (index: number) => Key | undefined;
  readonly #at: (index: number) => FactRow;
  /** The row of a value, or its rows where there are several. */
  readonly #byValue = new Map<string, number | number[]>();
  /** True when no row has nothing there: only rows with the value can be meant then. */
  readonly isWhole: boolean;

  constructor(length: number, key: (index: number) => Key | undefined, at: (index: number) => FactRow) {
    this.#length = length;
    this.#key = key;
    this.#at = at;
    let given = 0;
    for (let index = 0; index < length; index++) {
      const value = key(index);
      if (value === undefined) continue;
      given += 1;
      const text = String(value);
      const same = this.#byValue.get(text);
      if (same === undefined) this.#byValue.set(text, index);
      else if (typeof same === 'number') this.#byValue.set(text, [same, index]);
      else same.push(index);
    }
    this.isWhole = given === length;
  }

  find([value]: readonly unknown[]): Matches {
    return { certain: this.#certain(value), possible: this.isWhole ? NONE : this.#absent() };
  }

  findGiven(value: unknown): Matches {
    return { certain: this.#certain(value), possible: NONE };
  }

  #certain(value: unknown): readonly FactRow[] {
    const found = this.#byValue.get(String(value));
    if (found === undefined) return NONE;
    return typeof found === 'number' ? [this.#at(found)] : found.map(this.#at);
  }

  /** Rows that have nothing there. */
  #absent(): readonly FactRow[] {
    const rows: FactRow[] = [];
    for (let index = 0; index < this.#length; index++) if (this.#key(index) === undefined) rows.push(this.#at(index));
    return rows;
  }
}

/** Rows by several columns, of which one finds the few that can be meant. */
export class NarrowedIndex implements Lookup {
  readonly #columns: readonly string[];
  readonly #first: KeyIndex;
  readonly #position: number;

  constructor(columns: readonly string[], first: KeyIndex, position: number) {
    this.#columns = columns;
    this.#first = first;
    this.#position = position;
  }

  find(values: readonly unknown[]): Matches {
    return new TableIndex(this.#first.findGiven(values[this.#position]).certain, this.#columns).find(values);
  }

  findGiven(value: unknown): Matches {
    return this.find([value]);
  }
}

/** True when equality over a column of this type can be answered by an index. */
export function isIndexable(type: ColumnType): boolean {
  return type === 'text' || type === 'integer' || type === 'number' || type === 'flag';
}

/** True when a value is what its column promises; the rest is compared row by row and ends undecided. */
export function isComparable(value: unknown, type: ColumnType): boolean {
  switch (type) {
    case 'text':
      return typeof value === 'string';
    case 'integer':
    case 'number':
      return typeof value === 'bigint' || (typeof value === 'number' && !Number.isNaN(value));
    case 'flag':
      return typeof value === 'boolean';
    default:
      return false;
  }
}

function keyOf(values: readonly unknown[], mask: number): string {
  if (values.length === 1) return mask === 0 ? String(values[0]) : '';
  let key = '';
  for (let position = 0; position < values.length; position++) {
    if ((mask & (1 << position)) !== 0) continue;
    const text = String(values[position]);
    key += `${text.length}:${text}`;
  }
  return key;
}
