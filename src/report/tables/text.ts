import { displayWidth, padToWidth } from '../../base/display-width.ts';
import type { Language } from '../../base/language.ts';
import { withoutCommands } from '../../base/safe-text.ts';
import type { ShownTable } from '../../views/shown-table.ts';
import { wrap } from '../wrap.ts';
import { textTable, type TextCell, type TextTable } from './columns.ts';

/** Words up to this are kept whole: a table in which they do not fit is told row by row. */
const LONGEST_WORD = 30;
const GAP = 2;

/** A table in columns; where these do not fit into `width`, long cells go on below, and a table of too many columns is told row by row. */
export function tableText(table: ShownTable, language: Language, width: number | undefined): string {
  const texts = textTable(table, language);
  if (texts.rows.length === 0) return '';
  const widths = fitted(texts, width);
  const lines = widths === undefined ? rowByRow(texts, width) : inColumns(texts, widths);
  return withoutCommands(`${lines.join('\n')}\n`);
}

/** The widths of columns that together fit: the widest give way first. Undefined when they cannot. */
function fitted(table: TextTable, width: number | undefined): readonly number[] | undefined {
  const natural = widthsOf(table, displayWidth);
  const gaps = GAP * (natural.length - 1);
  if (width === undefined || sum(natural) + gaps <= width) return natural;
  const least = widthsOf(table, longestWord);
  if (sum(least) + gaps > width) return undefined;
  const capped = (most: number): readonly number[] => natural.map((own, index) => Math.min(own, Math.max(most, least[index]!)));
  let [low, high] = [0, Math.max(...natural)];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (sum(capped(middle)) + gaps <= width) low = middle;
    else high = middle - 1;
  }
  return capped(low);
}

/** The most that a text of each column measures, its head included. */
function widthsOf({ columns, rows }: TextTable, measure: (text: string) => number): readonly number[] {
  return columns.map((column, index) => rows.reduce((most, row) => Math.max(most, measure(row[index]!.text)), measure(column)));
}

function longestWord(text: string): number {
  return Math.min(LONGEST_WORD, Math.max(...text.split(' ').map(displayWidth)));
}

function inColumns({ columns, rows }: TextTable, widths: readonly number[]): readonly string[] {
  const head = columns.map((text, index) => ({
    text,
    isNumber: rows.every((row) => isNumberOrOpen(row[index]!)) && rows.some((row) => row[index]!.isNumber),
  }));
  return [head, ...rows].flatMap((row) => tableLines(row, widths));
}

function isNumberOrOpen({ text, isNumber }: TextCell): boolean {
  return isNumber || /^$|^\?$|^\(\(/.test(text);
}

function tableLines(row: readonly TextCell[], widths: readonly number[]): readonly string[] {
  const cells = row.map(({ text }, index) => wrap(text, widths[index]!));
  const height = Math.max(...cells.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) =>
    row
      .map(({ isNumber }, index) => {
        const text = cells[index]![line] ?? '';
        const padding = ' '.repeat(Math.max(0, widths[index]! - displayWidth(text)));
        return isNumber ? padding + text : text + padding;
      })
      .join(' '.repeat(GAP))
      .trimEnd(),
  );
}

function rowByRow({ columns, rows }: TextTable, width: number | undefined): readonly string[] {
  const names = Math.max(...columns.map(displayWidth));
  return rows.flatMap((row, index) => [
    ...(index === 0 ? [] : ['']),
    ...columns.flatMap((column, at) => {
      const { text } = row[at]!;
      if (text === '') return [];
      const lines = width === undefined ? [text] : wrap(text, Math.max(LONGEST_WORD, width - names - GAP));
      return lines.map((line, part) => padToWidth(part === 0 ? column : '', names + GAP) + line);
    }),
  ]);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
