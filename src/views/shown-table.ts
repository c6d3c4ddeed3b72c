import { soundsSecret } from '../base/secret-name.ts';
import { MASK, maskText } from '../base/secret-text.ts';
import type { Span } from '../base/source.ts';
import type { FactInput } from '../facts/input.ts';
import type { Table } from '../facts/table.ts';
import type { Secrets } from '../foundation/secrets.ts';
import { takingPart } from '../foundation/taking-part.ts';
import type { FactRow } from '../rule/fact-row.ts';
import { TableRows } from '../rule/table-rows.ts';
import { looksAtNothing } from '../rule/fact-rows.ts';
import type { Cell } from '../value/cell.ts';
import { trail } from '../value/origin.ts';
import { siteFiles } from '../foundation/site-files.ts';

/** A table ready to be shown: no secret is in it. */
export interface ShownTable {
  readonly name: string;
  readonly columns: readonly string[];
  /** True when a person chose the columns: no other is added. */
  readonly isChosen: boolean;
  readonly rows: readonly ShownRow[];
}

/** Columns of every printed table: what its foundation is called, and the line where the row stands. */
export const PRINTED_COLUMNS: readonly string[] = ['foundation', 'place'];

export interface ShownRow {
  /** '' for files that stand alone. */
  readonly foundation: string;
  /** Where the row stands. */
  readonly at: Span;
  /** One for each column. */
  readonly cells: readonly ShownCell[];
}

export type ShownCell =
  | { readonly kind: 'known'; readonly value: string | number | boolean | readonly string[] }
  | { readonly kind: 'absent' }
  /** The variables that would settle it; empty when it is unknown for another reason. */
  | { readonly kind: 'unknown'; readonly variables: readonly string[] }
  | { readonly kind: 'secret' };

/** What may not be shown. */
export interface Mask {
  readonly secrets: Secrets;
  /** Whether a text gives away what the line hides from which it comes. */
  readonly isHidden: (text: string, at: Span) => boolean;
}

/** The rows of a table that have to do with the files that were asked for, in some of its columns. */
export function shownRows(table: Table, columns: readonly string[], input: FactInput, mask: Mask): readonly ShownRow[] {
  const { foundation } = input;
  if (looksAtNothing(table, foundation)) return [];
  const { files, feeding } = takingPart(foundation);
  const site = siteFiles(foundation);
  return TableRows.of(table, input)
    .all.filter(({ anchor: { file } }) => files.has(file) || feeding.has(file) || site.has(file))
    .map((row) => ({
      foundation: foundation.name,
      at: row.anchor,
      cells: columns.map((column) => printedCell(column, row, foundation.name) ?? shownCell(row, column, mask)),
    }));
}

function printedCell(column: string, { anchor: { file, start } }: FactRow, foundation: string): ShownCell | undefined {
  if (column === 'foundation') return { kind: 'known', value: foundation };
  return column === 'place' ? { kind: 'known', value: `${file.path}:${file.position(start).line}` } : undefined;
}

function shownCell(row: FactRow, column: string, mask: Mask): ShownCell {
  const cell = row.cell(column);
  switch (cell.state) {
    case 'absent':
      return { kind: 'absent' };
    case 'unknown':
      return { kind: 'unknown', variables: cell.variables };
    case 'known':
      return cell.secret === true ? { kind: 'secret' } : shownValue(column, cell.value, cell, mask);
  }
}

function shownValue(column: string, value: unknown, cell: Cell, mask: Mask): ShownCell {
  if (typeof value === 'boolean') return { kind: 'known', value };
  if (Array.isArray(value)) {
    const items = value.map((item: unknown) => shownText(column, String(item), cell, mask));
    return { kind: 'known', value: items };
  }
  const text = shownText(column, String(value), cell, mask);
  if (text === MASK) return { kind: 'secret' };
  return { kind: 'known', value: typeof value === 'number' ? value : text };
}

/** A text without what is secret in it; the mask alone where it is the value of a secret place. */
function shownText(column: string, text: string, { origin, anchor }: Cell, { secrets, isHidden }: Mask): string {
  const isNumber = /^-?\d{1,9}$|^$/.test(text);
  if (soundsSecret(column) && !isNumber) return MASK;
  const places = origin === undefined ? [anchor] : [anchor, ...trail(origin).map(({ span }) => span)];
  if (places.some((span) => secrets.isShown(text, span))) return MASK;
  const masked = secrets.mask(maskText(text));
  return !isNumber && places.some((span) => isHidden(masked, span)) ? MASK : masked;
}
