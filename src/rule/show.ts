import { MASK } from '../base/secret-text.ts';
import type { Cell } from '../value/cell.ts';
import { FactRow } from './fact-row.ts';
import { isList, type Value } from './functions.ts';

/** A cell as people may see it: secrets masked, an unknown as the variables it waits for, `-` when nobody gave it. */
export function showCell(cell: Cell): string {
  switch (cell.state) {
    case 'known':
      return cell.secret === true ? MASK : showPlain(cell.value);
    case 'unknown':
      return cell.variables.length === 0 ? '?' : cell.variables.map((name) => `((${name}))`).join(' ');
    case 'absent':
      return '-';
  }
}

/** A computed value as text; a row by its label. Secrets are masked by the caller, who knows what was read. */
export function showValue(value: Value): string {
  if (value instanceof FactRow) return rowLabel(value);
  return isList(value) ? value.map(showValue).join(', ') : String(value);
}

/** What people call a row: the columns that the table names for it, else the table. */
export function rowLabel(row: FactRow): string {
  const parts = row.table.label.map((column) => row.cell(column)).filter((cell) => cell.state === 'known');
  return parts.length === 0 ? row.table.name : parts.map(showCell).join(' ');
}

function showPlain(value: unknown): string {
  return Array.isArray(value) ? value.map(String).join(', ') : String(value);
}
