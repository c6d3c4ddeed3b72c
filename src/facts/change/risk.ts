import { absent, known, unknown } from '../../value/cell.ts';
import { editSpan } from '../../value/origin.ts';
import { startOf } from '../document.ts';
import { earlierInput } from '../revision-pairs.ts';
import type { FactInput, HighRisk } from '../input.ts';
import { flag, Row, table, text, texts } from '../table.ts';
import { versionChanges } from './version.ts';

/** One row per foundation with an earlier revision: how much is risked at once. */
export const changeSummaries = table(
  'change-summary',
  {
    doc: 'All that an earlier revision and this one differ in, taken together.',
    plural: 'change_summaries',
    label: ['name'],
    few: true,
    columns: {
      name: text('name of the foundation'),
      first_risk: text('the first high-risk change that is certain, by name; absent when none is'),
      upgrades: texts('products whose version goes up'),
    },
  },
  (input) => (earlierInput(input) === undefined ? [] : summaryRows(input)),
);

/** One row per high-risk change, at the line that makes it. */
export const highRisks = table(
  'high-risk',
  {
    doc: 'A high-risk change since the earlier revision: one that a rule of the group change calls an error. Each rule counts once.',
    label: ['name'],
    few: true,
    columns: {
      name: text('what is risked, as that rule is called'),
      certain: flag('true when it is certain; unknown when a variable decides'),
    },
  },
  (input) =>
    risksOf(input).map((risk) => {
      const { name, certain, anchor, origin } = risk;
      const at = (origin === undefined ? undefined : editSpan(origin)) ?? anchor;
      return new Row(at, { name: known(name, at), certain: certain ? known(true, at) : unknown(at) });
    }),
);

function risksOf(input: FactInput): readonly HighRisk[] {
  return earlierInput(input) === undefined ? [] : (input.highRisks?.() ?? []);
}

function summaryRows(input: FactInput): readonly Row[] {
  const main = input.foundation.documents[0];
  if (main === undefined) return [];
  const first = risksOf(input).find(({ certain }) => certain);
  const start = startOf(main);
  const upgrades = versionChanges.rows(input).filter((row) => holds(row, 'kind', 'product') && holds(row, 'direction', 'up'));
  return [
    new Row(start, {
      name: known(input.foundation.name, start),
      first_risk: first === undefined ? absent(start) : known(first.name, first.anchor, first.origin),
      upgrades: known(
        upgrades.flatMap((row) => {
          const name = row.cell('name');
          return name.state === 'known' ? [String(name.value)] : [];
        }),
        start,
      ),
    }),
  ];
}

function holds(row: Row, column: string, text: string): boolean {
  const cell = row.cell(column);
  return cell.state === 'known' && cell.value === text;
}
