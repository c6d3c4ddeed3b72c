import type { Span } from '../base/source.ts';
import type { Cell } from '../value/cell.ts';
import type { FactInput } from './input.ts';

/** The declaration of a fact table: one declaration gives the row type, the CEL types, the editor schema and the docs page. */

export type ColumnType = 'text' | 'integer' | 'number' | 'flag' | 'texts' | 'integers' | 'scalar';

export interface Column<V = unknown> {
  readonly type: ColumnType;
  readonly doc: string;
  /** True when a cell costs something (git, x509): never used to find rows, so it is asked for one row at a time and only when it decides. */
  readonly costly?: true;
  /** Only for the type checker; never present. */
  readonly of?: V;
}

export const text = (doc: string): Column<string> => ({ type: 'text', doc });
/** A whole number: a count, MB, seconds, days; the doc says which. */
export const integer = (doc: string): Column<number> => ({ type: 'integer', doc });
export const number = (doc: string): Column<number> => ({ type: 'number', doc });
export const flag = (doc: string): Column<boolean> => ({ type: 'flag', doc });
export const texts = (doc: string): Column<readonly string[]> => ({ type: 'texts', doc });
export const integers = (doc: string): Column<readonly number[]> => ({ type: 'integers', doc });
/** A value whose type differs from row to row (the value of a property): text, number or flag. */
export const scalar = (doc: string): Column<string | number | boolean> => ({ type: 'scalar', doc });
/** Marks a column whose cells are given as functions because they cost something. */
export const costly = <V>(column: Column<V>): Column<V> => ({ ...column, costly: true });

export type Columns = Readonly<Record<string, Column>>;
type ValueOf<C> = C extends Column<infer V> ? V : never;

/** What a row gives for a column: a cell, or a function for a cell that costs something (git, x509) and may never be asked for. */
export type CellSource<V = unknown> = Cell<V> | (() => Cell<V>);
export type Cells<C extends Columns> = { readonly [K in keyof C]: CellSource<ValueOf<C[K]>> };

/** One row. `anchor` is its own place, shown when no column is reported. */
export class Row<C extends Columns = Columns> {
  readonly anchor: Span;
  readonly #cells: Record<string, CellSource>;

  constructor(anchor: Span, cells: Cells<C>) {
    this.anchor = anchor;
    this.#cells = cells as Record<string, CellSource>;
  }

  /** The cell of a column; lazy cells are computed once. Throws for a column that the table does not declare (a defect). */
  cell(name: string): Cell {
    const source = this.#cells[name];
    if (source === undefined) throw new Error(`no cell for column ${name}`);
    if (typeof source !== 'function') return source;
    const cell = source();
    this.#cells[name] = cell;
    return cell;
  }
}

export interface Table<C extends Columns = Columns> {
  /** Kebab-case; in CEL the plural is snake_case: `availability-zone` is `availability_zones`. */
  readonly name: string;
  readonly plural: string;
  readonly doc: string;
  readonly columns: C;
  /** Columns that name a row in evidence and messages, e.g. `name` of a job. */
  readonly label: readonly string[];
  /** True when a foundation has a few dozen rows at most: only then may an expression go through all of them once for each row of another table. */
  readonly few: boolean;
  readonly rows: (input: FactInput) => readonly Row<C>[];
}

export function table<const C extends Columns>(
  name: string,
  detail: { readonly doc: string; readonly plural?: string; readonly label?: readonly (keyof C & string)[]; readonly few?: boolean; readonly columns: C },
  rows: (input: FactInput) => readonly Row<C>[],
): Table<C> {
  const plural = detail.plural ?? `${name.replaceAll('-', '_')}s`;
  return { name, plural, doc: detail.doc, columns: detail.columns, label: detail.label ?? [], few: detail.few ?? false, rows };
}
