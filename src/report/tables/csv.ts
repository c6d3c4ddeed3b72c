import type { Language } from '../../base/language.ts';
import { withoutCommands } from '../../base/safe-text.ts';
import type { ShownTable } from '../../views/shown-table.ts';
import { textTable, type TextCell } from './columns.ts';

/**
 * Comma-separated values (RFC 4180), lines ended by a line feed. Spreadsheets run what begins like a formula, so such a text is given an apostrophe, which they
 * take for "this is text".
 */
export function tableCsv(table: ShownTable, language: Language): string {
  const { columns, rows } = textTable(table, language, true);
  const head = columns.map((text) => ({ text, isNumber: false }));
  return withoutCommands([head, ...rows].map((row) => `${row.map(csvCell).join(',')}\n`).join(''));
}

function csvCell({ text, isNumber }: TextCell): string {
  const plain = !isNumber && /^\s*[=+\-@]/.test(text) ? `'${text}` : text;
  return /[",\n\r]|^\s|\s$/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
