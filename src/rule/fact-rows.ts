import type { Span } from '../base/source.ts';
import { known, type Cell } from '../value/cell.ts';
import type { Foundation } from '../foundation/foundation.ts';
import { isSample } from '../foundation/product-config.ts';
import { lifecycleCell } from '../facts/identity.ts';
import type { FactInput } from '../facts/input.ts';
import type { ColumnType, COMMON_COLUMNS, Row, Table } from '../facts/table.ts';

/** The tables that rules can name, found by name and by the plural that expressions use. */
export class TableSet {
  readonly all: readonly Table[];
  readonly #byName: ReadonlyMap<string, Table>;
  readonly #byPlural: ReadonlyMap<string, Table>;

  constructor(tables: readonly Table[]) {
    this.all = tables;
    this.#byName = new Map(tables.map((table) => [table.name, table]));
    this.#byPlural = new Map(tables.map((table) => [table.plural, table]));
  }

  named(name: string): Table | undefined {
    return this.#byName.get(name);
  }

  withPlural(plural: string): Table | undefined {
    return this.#byPlural.get(plural);
  }

  get names(): readonly string[] {
    return [...this.#byName.keys()];
  }

  get plurals(): readonly string[] {
    return [...this.#byPlural.keys()];
  }
}

/** A row of a table as expressions see it: it knows its table and its place in it. */
export class FactRow {
  readonly table: Table;
  readonly index: number;
  readonly #row: Row;
  readonly #input: FactInput;
  readonly #changed: ReadonlyMap<string, Cell> | undefined;

  constructor(table: Table, index: number, row: Row, input: FactInput, changed?: ReadonlyMap<string, Cell>) {
    this.table = table;
    this.index = index;
    this.#row = row;
    this.#input = input;
    this.#changed = changed;
  }

  get anchor(): Span {
    return this.#row.anchor;
  }

  cell(column: string): Cell {
    return this.#changed?.get(column) ?? this.#row.find(column) ?? commonCell(column, this.#row.anchor, this.#input);
  }

  /** The same row with one cell replaced. */
  withCell(column: string, cell: Cell): FactRow {
    return new FactRow(this.table, this.index, this.#row, this.#input, new Map([...(this.#changed ?? []), [column, cell]]));
  }
}

/** The cell of a column that every row has, from the place of the row. Throws for another column (a defect). */
function commonCell(column: string, anchor: Span, input: FactInput): Cell {
  // a column that is none falls through the switch
  switch (column as keyof typeof COMMON_COLUMNS) {
    case 'file':
      return known(anchor.file.path, anchor);
    case 'sample':
      return known(isSample(anchor.file), anchor);
    case 'purpose':
      return known(input.foundation.purpose, anchor);
    case 'lifecycle':
      return lifecycleCell(input, anchor);
    default:
      throw new Error(`no cell for column ${column}`);
  }
}

/** The facts of one foundation: tables are computed when a rule asks for them, and kept; so are the indexes that rules share. */
export class Facts {
  readonly tables: TableSet;
  readonly #input: FactInput;
  readonly #rows = new Map<string, readonly FactRow[]>();
  readonly #indexes = new Map<string, TableIndex>();

  constructor(input: FactInput, tables: TableSet) {
    this.#input = input;
    this.tables = tables;
  }

  /** What no message may show; undefined where nothing is shown. */
  get secrets(): FactInput['secrets'] {
    return this.#input.secrets;
  }

  /** All rows of a table, in its order. Throws for a table that does not exist (a defect: rules are checked when loaded). */
  rows(name: string): readonly FactRow[] {
    const ready = this.#rows.get(name);
    if (ready !== undefined) return ready;
    const table = this.tables.named(name);
    if (table === undefined) throw new Error(`no table ${name}`);
    const rows = looksAtNothing(table, this.#input.foundation)
      ? NONE
      : table.rows(this.#input).map((row, index) => new FactRow(table, index, row, this.#input));
    this.#rows.set(name, rows);
    return rows;
  }

  /** The rows of a table by the values of some columns. */
  index(name: string, columns: readonly string[]): TableIndex {
    const id = `${name} ${columns.join(' ')}`;
    let index = this.#indexes.get(id);
    if (index === undefined) this.#indexes.set(id, (index = new TableIndex(this.rows(name), columns)));
    return index;
  }

  /** The same facts with one cell replaced; other tables are not computed anew. Used to prove that rules do not guess. */
  withCell(row: FactRow, column: string, cell: Cell): Facts {
    const changed = new Facts(this.#input, this.tables);
    for (const [name, rows] of this.#rows) changed.#rows.set(name, rows);
    const rows = [...this.rows(row.table.name)];
    rows[row.index] = rows[row.index]!.withCell(column, cell);
    changed.#rows.set(row.table.name, rows);
    return changed;
  }
}

/** True when a foundation has nothing that a table looks at, so that it need not be asked for its rows. */
export function looksAtNothing({ looksAt }: Table, { documents }: Foundation): boolean {
  if (looksAt === undefined) return false;
  const { kinds, sections } = looksAt;
  return !documents.some(({ kind, root }) => {
    if (!kinds.includes(kind)) return false;
    // A variable may stand for the whole file.
    if (sections === undefined || root?.kind === 'unknown') return true;
    return root?.kind === 'map' && sections.some((name) => root.entry(name) !== undefined);
  });
}

/** What a lookup gives: rows that have the values, and rows that may have them because a cell is not known (or that cannot be compared). Both in table order. */
export interface Matches {
  readonly certain: readonly FactRow[];
  readonly possible: readonly FactRow[];
}

const NONE: readonly FactRow[] = [];

/**
 * Rows by the values of some columns. Rows whose cell is not a plain known value are kept apart by which cells those are, so that a lookup meets only
 * those that agree in all other columns.
 */
export class TableIndex {
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

  /** Like `find`, for an index of one column, without the rows that have nothing there: often most of a table, and never what `for` asks for. */
  findGiven(value: unknown): Matches {
    return { certain: this.#groups.get(0)?.get(keyOf([value], 0)) ?? NONE, possible: this.#open };
  }

  #add(row: FactRow): void {
    let mask = 0;
    let absent = false;
    const values = this.#columns.map((column, position) => {
      const cell = row.cell(column);
      if (cell.state === 'known' && isComparable(cell.value, row.table.allColumns[column]!.type)) return cell.value;
      mask |= 1 << position;
      absent ||= cell.state === 'absent';
      return undefined;
    });
    if (mask !== 0 && !absent) this.#open.push(row);
    let group = this.#groups.get(mask);
    if (group === undefined) this.#groups.set(mask, (group = new Map<string, FactRow[]>()));
    const key = keyOf(values, mask);
    const rows = group.get(key);
    if (rows === undefined) group.set(key, [row]);
    else rows.push(row);
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
