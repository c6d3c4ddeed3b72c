import type { ShownCell, ShownTable } from '../../views/shown-table.ts';
import { jsonPlace } from '../json-place.ts';
import { safeJson } from '../safe-json.ts';

/** A table for programs. A cell is its value, `null` where nothing is given, `{"unknown": [variables]}` where nobody here knows, `{"secret": true}` where it may not be shown. */
export function tableJson({ name, columns, rows }: ShownTable): string {
  return safeJson({
    version: 1,
    table: name,
    columns,
    rows: rows.map(({ foundation, at, cells }) => ({
      foundation,
      ...Object.fromEntries(columns.map((column, index) => [column, valueOf(cells[index]!)])), // one for each column
      place: jsonPlace(at),
    })),
  });
}

function valueOf(cell: ShownCell): unknown {
  switch (cell.kind) {
    case 'known':
      return cell.value;
    case 'absent':
      return null;
    case 'unknown':
      return { unknown: cell.variables };
    case 'secret':
      return { secret: true };
  }
}
