import type { Table } from '../facts/table.ts';
import type { FactRow } from './fact-row.ts';
import type { Facts } from './fact-rows.ts';
import { isComparable } from './table-index.ts';
import { Missing, UNFIT, worse } from './missing.ts';
import type { Rule } from './rule.ts';

/** A row that a rule may be about. */
export interface Candidate {
  readonly row: FactRow;
  /** Set when a column of `for` is not known: the row may not be meant at all. */
  readonly unresolved: Missing | undefined;
}

/** Tables of so few rows are gone through sooner than an index is made. */
const FEW_ROWS = 8;

const NO_CANDIDATES: readonly Candidate[] = [];

/** The rows that `for` picks, found by one column and then compared by the others; those whose column is not known come along with what is unresolved. */
export function pickRows(rule: Rule, facts: Facts): readonly Candidate[] {
  const rows = facts.of(rule.table);
  if (rows.length === 0) return NO_CANDIDATES;
  if (rule.pick.length === 0) return rows.all.map((row) => ({ row, unresolved: undefined }));
  if (rows.length <= FEW_ROWS) return candidatesOf(rule, rows.all);
  const { column, values } = telling(rule.pick, facts.tables.named(rule.table)!);
  const index = rows.index([column]);
  const only = values.length === 1 ? index.findGiven(values[0]) : undefined;
  if (only?.possible.length === 0) return candidatesOf(rule, only.certain);
  const found = new Set<FactRow>();
  for (const value of values) {
    const { certain, possible } = index.findGiven(value);
    for (const row of certain) found.add(row);
    for (const row of possible) found.add(row);
  }
  // Values, and rows that are only possibly meant, come each in an order of their own.
  return candidatesOf(
    rule,
    [...found].sort((one, other) => one.index - other.index),
  );
}

function candidatesOf(rule: Rule, rows: readonly FactRow[]): readonly Candidate[] {
  let candidates: Candidate[] | undefined;
  for (const row of rows) {
    const unresolved = unresolvedIn(rule, row);
    if (unresolved !== NOT_MEANT) (candidates ??= []).push({ row, unresolved });
  }
  return candidates ?? NO_CANDIDATES;
}

/** The column that tells rows apart best: a name before what whole files share, and before a flag. */
function telling(pick: Rule['pick'], table: Table): Rule['pick'][number] {
  return (
    pick.find(({ column }) => !isBroad(table, column)) ?? pick.find(({ column }) => table.allColumns[column]!.type !== 'flag') ?? pick[0]!
  );
}

function isBroad(table: Table, column: string): boolean {
  const { type, broad } = table.allColumns[column]!;
  return broad === true || type === 'flag';
}

const NOT_MEANT = 'not meant';

/** Why it is not known whether `for` means a row; undefined when it certainly does. A column that nobody gave never has the value that is asked for. */
function unresolvedIn(rule: Rule, row: FactRow): Missing | typeof NOT_MEANT | undefined {
  let unresolved: Missing | undefined;
  for (const { column, values } of rule.pick) {
    const cell = row.cell(column);
    if (cell.state === 'absent') return NOT_MEANT;
    if (cell.state === 'unknown') unresolved = worse(unresolved, Missing.unknown(cell));
    else if (!isComparable(cell.value, row.table.allColumns[column]!.type)) unresolved = worse(unresolved, UNFIT);
    else if (!isAmong(cell.value, values)) return NOT_MEANT;
  }
  return unresolved;
}

function isAmong(value: unknown, wanted: Rule['pick'][number]['values']): boolean {
  for (const one of wanted) if (one === value || (typeof one !== typeof value && String(one) === String(value))) return true;
  return false;
}
