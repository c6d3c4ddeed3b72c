import type { Foundation } from '../foundation/foundation.ts';
import type { FactInput } from '../facts/input.ts';
import type { Table } from '../facts/table.ts';
import type { Cell } from '../value/cell.ts';
import type { FactRow } from './fact-row.ts';
import { TableRows } from './table-rows.ts';

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

/** The facts of one foundation: tables are computed when a rule asks for them, and kept; so are the indexes that rules share. */
export class Facts {
  readonly tables: TableSet;
  readonly #input: FactInput;
  readonly #rows = new Map<string, TableRows>();

  constructor(input: FactInput, tables: TableSet) {
    this.#input = input;
    this.tables = tables;
  }

  /** What no message may show; undefined where nothing is shown. */
  get secrets(): FactInput['secrets'] {
    return this.#input.secrets;
  }

  /** The rows of a table, found by what they hold. Throws for a table that does not exist (a defect: rules are checked when loaded). */
  of(name: string): TableRows {
    let rows = this.#rows.get(name);
    if (rows === undefined) {
      const table = this.tables.named(name);
      if (table === undefined) throw new Error(`no table ${name}`);
      this.#rows.set(name, (rows = looksAtNothing(table, this.#input.foundation) ? TableRows.none : TableRows.of(table, this.#input)));
    }
    return rows;
  }

  /** All rows of a table, in its order. */
  rows(name: string): readonly FactRow[] {
    return this.of(name).all;
  }

  /** The same facts with one cell replaced; other tables are not computed anew. Used to prove that rules do not guess. */
  withCell(row: FactRow, column: string, cell: Cell): Facts {
    const changed = new Facts(this.#input, this.tables);
    for (const [name, rows] of this.#rows) changed.#rows.set(name, rows);
    const { name } = row.table;
    changed.#rows.set(name, this.of(name).with(row.withCell(column, cell)));
    return changed;
  }
}

/** True when a foundation has nothing that a table looks at, so that it need not be asked for its rows. */
export function looksAtNothing({ looksAt }: Table, foundation: Foundation): boolean {
  if (looksAt === undefined) return false;
  const { kinds, sections } = looksAt;
  return !foundation.documents.some(({ kind, root }) => {
    if (!kinds.includes(kind)) return false;
    // A variable may stand for the whole file.
    if (sections === undefined || root?.kind === 'unknown') return true;
    return root?.kind === 'map' && sections.some((name) => root.entry(name) !== undefined);
  });
}
