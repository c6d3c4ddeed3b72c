import type { Language } from '../../base/language.ts';
import { oneLine } from '../../base/safe-text.ts';
import type { ShownCell, ShownTable } from '../../views/shown-table.ts';
import { lineReference } from '../place.ts';
import { connectionWord, TABLES } from './phrases.ts';

/** A table as texts: with the foundation where there are several, and the line where each row stands. */
export interface TextTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly TextCell[])[];
}

export interface TextCell {
  readonly text: string;
  readonly isNumber: boolean;
}

/** `everything`: the foundation also where there is just one, and the line also where another column says it. */
export function textTable({ name, columns, isChosen, rows }: ShownTable, language: Language, everything = false): TextTable {
  const isNamed = !isChosen && (everything || new Set(rows.map(({ foundation }) => foundation)).size > 1);
  // where a certificate stands is said with its uses
  const isPlaced = !isChosen && (everything || !columns.includes('used_by'));
  const plain = (text: string): TextCell => ({ text: oneLine(text), isNumber: false });
  return {
    columns: [...(isNamed ? ['foundation'] : []), ...columns, ...(isPlaced ? ['place'] : [])],
    rows: rows.map(({ foundation, at, cells }) => [
      ...(isNamed ? [plain(foundation)] : []),
      ...textCells(cells, language, name === 'ports' ? (word) => connectionWord(word)[language] : undefined),
      ...(isPlaced ? [plain(lineReference(at))] : []),
    ]),
  };
}

/** A variable that several cells wait for is named once. `told`: what a text of the view is called in the language. */
function textCells(cells: readonly ShownCell[], language: Language, told = (text: string): string => text): readonly TextCell[] {
  const named = new Set<string>();
  return cells.map((cell) => {
    const text = oneLine(told(textOf(cell, language)));
    const isTold = cell.kind === 'unknown' && named.has(text);
    if (cell.kind === 'unknown') named.add(text);
    return { text: isTold ? '?' : text, isNumber: cell.kind === 'known' && typeof cell.value === 'number' };
  });
}

function textOf(cell: ShownCell, language: Language): string {
  switch (cell.kind) {
    case 'known':
      return Array.isArray(cell.value) ? cell.value.join(', ') : String(cell.value);
    case 'absent':
      return '';
    case 'unknown':
      return cell.variables.length === 0 ? '?' : cell.variables.map((name) => `((${name}))`).join(' ');
    case 'secret':
      return TABLES[language].secret;
  }
}
