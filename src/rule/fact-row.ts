import type { Span } from '../base/source.ts';
import { known, type Cell } from '../value/cell.ts';
import { isSampleFile } from '../foundation/sample-file.ts';
import { lifecycleCell } from '../facts/product-identity.ts';
import type { FactInput } from '../facts/input.ts';
import type { COMMON_COLUMNS, Row, Table } from '../facts/table.ts';

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
      return known(isSampleFile(anchor.file), anchor);
    case 'purpose':
      return known(input.foundation.purpose, anchor);
    case 'lifecycle':
      return lifecycleCell(input, anchor);
    default:
      throw new Error(`no cell for column ${column}`);
  }
}
