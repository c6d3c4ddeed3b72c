import { dictionary } from '../base/dictionary.ts';
import type { Span } from '../base/source.ts';
import type { DocumentKind } from '../foundation/kind.ts';
import { unknown, type Cell } from '../value/cell.ts';
import type { UnknownNode } from '../value/node.ts';
import type { FactInput } from './input.ts';

/** The declaration of a fact table: one declaration gives the row type, the CEL types, the editor schema and the docs page. */

export type ColumnType = 'text' | 'integer' | 'number' | 'flag' | 'texts' | 'scalar';

export interface Column<V = unknown> {
  readonly type: ColumnType;
  readonly doc: string;
  /** True when a cell costs something (git, x509): never used to find rows, so it is asked for one row at a time and only when it decides. */
  readonly costly?: true;
  /** True when most rows of a foundation have the same value: rows are found by another column first. */
  readonly broad?: true;
  /** Only for the type checker; never present. */
  readonly of?: V;
}

export const text = (doc: string): Column<string> => ({ type: 'text', doc });
/** A whole number: a count, MB, seconds, days; the doc says which. */
export const integer = (doc: string): Column<number> => ({ type: 'integer', doc });
export const number = (doc: string): Column<number> => ({ type: 'number', doc });
export const flag = (doc: string): Column<boolean> => ({ type: 'flag', doc });
export const texts = (doc: string): Column<readonly string[]> => ({ type: 'texts', doc });
/** A value whose type differs from row to row (the value of a property): text, number or flag. */
export const scalar = (doc: string): Column<string | number | boolean> => ({ type: 'scalar', doc });
/** Marks a column whose cells are given as functions because they cost something. */
export const costly = <V>(column: Column<V>): Column<V> => ({ ...column, costly: true });

/** Marks a column that tells few rows apart. */
export const broad = <V>(column: Column<V>): Column<V> => ({ ...column, broad: true });

export type Columns = Readonly<Record<string, Column>>;

/** Columns that every row has, from the file that it stands in and its foundation; the engine gives them, no table declares them. */
export const COMMON_COLUMNS = {
  file: text('path of the file that the row stands in'),
  sample: broad(flag('true for files in folders of documentation, examples and tests, and for files whose name says it')),
  purpose: broad(text('production, lab, sandbox, or unknown when taslint.yml does not say')),
  lifecycle: costly(text('first-install or operating; unknown when neither taslint.yml nor git can tell')),
};
type ValueOf<C> = C extends Column<infer V> ? V : never;

/** What a row gives for a column: a cell, or a function for a cell that costs something (git, x509) and may never be asked for. */
export type CellSource<V = unknown> = Cell<V> | (() => Cell<V>);
export type Cells<C extends Columns> = { readonly [K in keyof C]: CellSource<ValueOf<C[K]>> };

/** How the cells of a table are made from what a row stands for: one function per column for all rows, called when a rule asks for the cell. */
export type CellsOf<C extends Columns, S> = { readonly [K in keyof C]: (of: S) => Cell<ValueOf<C[K]>> };

/** One row. `anchor` is its own place, shown when no column is reported. Cells that are functions are computed when asked for, once. */
export class Row<C extends Columns = Columns> {
  readonly anchor: Span;
  readonly #cells: Readonly<Record<string, Cell | ((of: unknown) => Cell)>>;
  readonly #of: unknown;
  #computed: Record<string, Cell> | undefined;

  constructor(anchor: Span, cells: Cells<C>);
  /** A row of a table with many: all share `cells`, and each has only what it stands for. */
  constructor(anchor: Span, cells: CellsOf<C, unknown>, of: unknown);
  constructor(anchor: Span, cells: Cells<C> | CellsOf<C, unknown>, of?: unknown) {
    this.anchor = anchor;
    this.#cells = cells;
    this.#of = of;
  }

  /** The cell of a column. Throws for a column that the table does not declare (a defect). */
  cell(name: string): Cell {
    const cell = this.find(name);
    if (cell === undefined) throw new Error(`no cell for column ${name}`);
    return cell;
  }

  /** The cell of a column that the table declares; undefined for others. */
  find(name: string): Cell | undefined {
    const computed = this.#computed?.[name];
    if (computed !== undefined) return computed;
    const source = this.#cells[name];
    if (source === undefined) return undefined;
    if (typeof source !== 'function') return source;
    const cell = source(this.#of);
    this.#computed ??= {};
    this.#computed[name] = cell;
    return cell;
  }
}

/** Makes the rows of a table that has many of them, each from what it stands for. */
export function rowsOf<C extends Columns, S extends { readonly anchor: Span }>(cells: CellsOf<C, S>): (of: S) => Row<C> {
  // Every row gets the source that its cells are made from, one line below.
  const shared = cells as CellsOf<C, unknown>;
  return (of) => new Row(of.anchor, shared, of);
}

/**
 * A row that stands for any number of rows, because a variable holds the whole section that they are read from: what is not given is unknown. With it,
 * "there is no such row" is not known either.
 */
export function openRow<C extends Columns>(columns: C, section: UnknownNode, anchor: Span, given: Partial<Cells<C>>): Row<C> {
  const open = unknown(anchor, section.variables, section.origin);
  return new Row(anchor, { ...(Object.fromEntries(Object.keys(columns).map((name) => [name, open])) as Cells<C>), ...given });
}

/**
 * Where the rows of a table come from, so that a table with nothing to look at is never asked: files of some kinds, and sections at their root. A section
 * counts when it is there, whatever it holds.
 */
export interface LooksAt {
  readonly kinds: readonly DocumentKind[];
  /** Any of them is enough; left out: the file as a whole. */
  readonly sections?: readonly string[];
}

/** How the rows of a table with very many are made: only those that a rule picks. */
export interface Listing<C extends Columns = Columns, S = unknown> {
  /** What the rows stand for, in their order. */
  readonly items: (input: FactInput) => readonly S[];
  /** Columns by which rules find rows: what the cell holds; undefined where it is absent. A cell of theirs is never unknown. */
  readonly keys: { readonly [K in keyof C]?: (item: S) => (ValueOf<C[K]> & (string | number | boolean)) | undefined };
  readonly row: (item: S, input: FactInput) => Row<C>;
}

export interface Table<C extends Columns = Columns> {
  /** Kebab-case; in CEL the plural is snake_case: `availability-zone` is `availability_zones`. */
  readonly name: string;
  readonly plural: string;
  readonly doc: string;
  readonly columns: C;
  /** The columns of the table and those that every row has. */
  readonly allColumns: Columns;
  /** Columns that name a row in evidence and messages, e.g. `name` of a job. */
  readonly label: readonly string[];
  /** True when a foundation has a few dozen rows at most: only then may an expression go through all of them once for each row of another table. */
  readonly few: boolean;
  /** Undefined for a table that is made of more than files: it is always asked. */
  readonly looksAt: LooksAt | undefined;
  readonly listing: Listing<C> | undefined;
  readonly rows: (input: FactInput) => readonly Row<C>[];
}

export function table<const C extends Columns, S = never>(
  name: string,
  detail: {
    readonly doc: string;
    readonly plural?: string;
    readonly label?: readonly (keyof (C & typeof COMMON_COLUMNS) & string)[];
    readonly few?: boolean;
    readonly looksAt?: LooksAt;
    readonly columns: C;
  },
  made: ((input: FactInput) => readonly Row<C>[]) | Listing<C, S>,
): Table<C> {
  const plural = detail.plural ?? `${name.replaceAll('-', '_')}s`;
  const { doc, columns, label = [], few = false, looksAt } = detail;
  const isListing = typeof made !== 'function';
  const rows = isListing ? (input: FactInput): readonly Row<C>[] => made.items(input).map((item) => made.row(item, input)) : made;
  // Each item goes back to the functions of the listing that it came from.
  const listing = isListing ? (made as unknown as Listing<C>) : undefined;
  return new DeclaredTable({ name, plural, doc, columns, label, few, looksAt, rows, listing });
}

/** What is declared, with what nobody needs of a table without rows. */
class DeclaredTable<C extends Columns> implements Table<C> {
  readonly name: string;
  readonly plural: string;
  readonly doc: string;
  readonly columns: C;
  readonly label: readonly string[];
  readonly few: boolean;
  readonly looksAt: LooksAt | undefined;
  readonly listing: Listing<C> | undefined;
  readonly rows: Table<C>['rows'];
  #allColumns: Columns | undefined;

  constructor({ name, plural, doc, columns, label, few, looksAt, rows, listing }: Omit<Table<C>, 'allColumns'>) {
    this.name = name;
    this.plural = plural;
    this.doc = doc;
    this.columns = columns;
    this.label = label;
    this.few = few;
    this.looksAt = looksAt;
    this.listing = listing;
    this.rows = rows;
  }

  get allColumns(): Columns {
    return (this.#allColumns ??= dictionary<Column>(COMMON_COLUMNS, this.columns));
  }
}
