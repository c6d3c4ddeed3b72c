import { siteColumn, SITE_FACTS, type SiteFact } from '../catalog/site-facts.ts';
import { anchorOf, flagCell, integerCell, numberCell, textCell, textsCell } from '../foundation/cell-of.ts';
import { known, unknown, type Cell } from '../value/cell.ts';
import { descend } from '../value/node.ts';
import { startOf } from './document.ts';
import type { FactInput } from './input.ts';
import { flag, integer, number, Row, table, text, texts, type CellSource, type Column, type Columns } from './table.ts';

const COLUMN_OF: Readonly<Record<SiteFact['type'], (doc: string) => Column>> = { text, integer, number, flag, texts };

/** One row per foundation with what its site says under `facts:`; what is not said is unknown, never a default. */
export const sites = table(
  'site',
  {
    doc: 'What no file shows: `facts:` of the foundation in taslint.yml. Whatever is not given there is unknown.',
    few: true,
    label: ['purpose'],
    columns: {
      given: texts('columns of this table that taslint.yml gives'),
      ...Object.fromEntries(SITE_FACTS.map((fact) => [siteColumn(fact), COLUMN_OF[fact.type](fact.doc.en)])),
    }, // the spread above has exactly these keys
  },
  siteRows,
);

function siteRows(input: FactInput): readonly Row[] {
  const { facts, documents } = input.foundation;
  const first = documents[0];
  if (first === undefined) return [];
  const anchor = anchorOf(facts, startOf(first));
  const given = SITE_FACTS.filter((fact) => descend(facts, ...fact.path) !== undefined).map(siteColumn);
  const cells: Record<string, CellSource> = { given: known(given, anchor) };
  for (const fact of SITE_FACTS) cells[siteColumn(fact)] = () => siteCell(fact, input, anchor);
  return [new Row<Columns>(anchor, cells)];
}

function siteCell(fact: SiteFact, input: FactInput, anchor: Row['anchor']): Cell {
  const node = descend(input.foundation.facts, ...fact.path);
  if (node === undefined) return unknown(anchor);
  switch (fact.type) {
    case 'text':
      return textCell(node, anchor);
    case 'integer':
      return integerCell(node, anchor);
    case 'number':
      return numberCell(node, anchor);
    case 'flag':
      return flagCell(node, anchor);
    case 'texts':
      return textsCell(node, anchor);
  }
}
