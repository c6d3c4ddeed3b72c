import { expect, test } from 'vitest';
import { TABLES_IN_KOREAN } from '../../src/report/tables/about/phrases.ts';
import { tables } from '../../src/facts/tables.ts';

/** A fact says what is there; whether that is wrong is for a rule to say. These words say it themselves. */
const VERDICTS: ReadonlySet<string> = new Set(
  'present passed fit fits below several problem problems invalid wrong bad ok far_ahead too_low too_high'.split(' '),
);

/** Here geometry, the syntax of a name or of PEM, what om refuses, or the catalogue's minimum of each job decides: its answer is the fact. */
const DECIDED: ReadonlySet<string> = new Set([
  'subnet-problem.problem',
  'static-ip-problem.problem',
  'overlay-problem.problem',
  'domain.problems',
  'pem-problem.problem',
  'property-shape.problem',
  'job-group.below',
]);

test('no column is a verdict', () => {
  const columns = tables.flatMap((table) => Object.keys(table.columns).map((column) => ({ column, name: `${table.name}.${column}` })));
  const verdicts = columns.filter(({ column, name }) => VERDICTS.has(column) && !DECIDED.has(name));
  expect(verdicts.map(({ name }) => name)).toEqual([]);
});

test('every table is told in Korean, too', () => {
  expect(Object.keys(TABLES_IN_KOREAN).sort()).toEqual(tables.map(({ name }) => name).sort());
});
