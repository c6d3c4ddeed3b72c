import type { Language } from '../../base/language.ts';
import { withoutCommands } from '../../base/safe-text.ts';
import type { ShownTable } from '../../views/shown-table.ts';
import { prose } from '../markdown-text.ts';
import { textTable } from './columns.ts';

/** A table for wikis and merge requests. */
export function tableMarkdown(table: ShownTable, language: Language): string {
  const { columns, rows } = textTable(table, language);
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`;
  const bar = columns.map((_, index) => (rows.length > 0 && rows.every((row) => row[index]!.isNumber) ? '---:' : '---'));
  return withoutCommands([line(columns.map(prose)), line(bar), ...rows.map((row) => line(row.map(({ text }) => prose(text))))].join(''));
}
