import { fc, runs } from '../random.ts';
import { expect, test } from 'vitest';
import type { Rule } from '../../src/rule/rule.ts';
import { UNKNOWN, factsOf, judge, ruleOf, run, type Plain, type PlainRow } from '../unit/rule/build.ts';

const text = fc.constantFrom('a', 'b', 'c');
const count = fc.integer({ min: 0, max: 3 });
const flags = fc.boolean();

/** A value, nothing, or unknown. */
function cell<T extends Plain>(value: fc.Arbitrary<T>): fc.Arbitrary<Plain> {
  return fc.oneof(
    { weight: 4, arbitrary: value },
    { weight: 1, arbitrary: fc.constant(undefined) },
    { weight: 2, arbitrary: fc.constant(UNKNOWN) },
  );
}

const job: fc.Arbitrary<PlainRow> = fc.record({
  product: cell(text),
  role: cell(text),
  instances: cell(count),
  on: cell(flags),
  value: cell(fc.oneof(text, count)),
});
const jobs = fc.array(job, { minLength: 1, maxLength: 5 });

/** Conditions over one row, named by the variable that holds it. */
function condition(name: string, depth: number): fc.Arbitrary<string> {
  const simple = fc.oneof(
    fc.constant(`${name}.on`),
    count.map((number) => `${name}.instances >= ${number}`),
    text.map((letter) => `${name}.role == "${letter}"`),
    text.map((letter) => `${name}.value == "${letter}"`),
    fc.constant(`has(${name}.role)`),
    fc.constant(`${name}.role in ["a", "b"]`),
    fc.constant(`glob(${name}.role, "?")`),
  );
  if (depth === 0) return simple;
  const smaller = condition(name, depth - 1);
  const joined = fc.tuple(smaller, fc.constantFrom('&&', '||'), smaller).map(([left, how, right]) => `(${left} ${how} ${right})`);
  const options = [
    simple,
    joined,
    smaller.map((inner) => `!(${inner})`),
    fc.tuple(smaller, smaller, smaller).map(([when, then, otherwise]) => `(${when} ? ${then} : ${otherwise})`),
  ];
  if (name === 'row') {
    const bound = condition('j', depth - 1);
    options.push(
      bound.map((inner) => `jobs.exists(j, j.product == row.product && ${inner})`),
      bound.map((inner) => `jobs.exists(j, j.role == row.role && j.product == "a" && ${inner})`),
      bound.map((inner) => `jobs.exists_one(j, j.product == row.product && ${inner})`),
      bound.map((inner) => `size(jobs.filter(j, j.product == row.product && ${inner})) >= 1`),
      bound.map((inner) => `first(jobs, j, j.product == row.product && ${inner}).instances >= 1`),
      bound.map((inner) => `jobs.all(j, ${inner})`),
    );
  }
  return fc.oneof(...options);
}

const rules = condition('row', 2).map((source) =>
  ruleOf({ where: 'has(row.product) || true', find: `!(${source})`, message: '{ en: small, ko: 작음 }' }),
);

test('whoever learns more never loses a finding: what is found with a cell unknown is found with any value of it', () => {
  const change = fc.record({ index: fc.nat(4), column: fc.constantFrom('product', 'role', 'instances', 'on', 'value'), known: job });
  fc.assert(
    fc.property(rules, jobs, change, (rule, rows, { index, column, known }) => {
      const at = index % rows.length;
      const hidden = rows.map((row, position) => (position === at ? { ...row, [column]: UNKNOWN } : row));
      const shown = rows.map((row, position) => (position === at ? { ...row, [column]: known[column] } : row));
      const sure = run(rule, factsOf(shown)).violations.map(({ row }) => row.index);
      for (const violation of run(rule, factsOf(hidden)).violations) expect(sure).toContain(violation.row.index);
    }),
    { numRuns: runs(1500) },
  );
});

test('an index changes the work and not the findings', () => {
  fc.assert(
    fc.property(rules, jobs, (rule, rows) => {
      const compared = rows.map((row) => ({
        ...row,
        product: row['product'] === UNKNOWN ? 'a' : row['product'],
        role: row['role'] === UNKNOWN ? 'b' : row['role'],
      }));
      const found = (of: Rule): readonly number[] => run(of, factsOf(compared)).violations.map(({ row }) => row.index);
      const without = JSON.parse(JSON.stringify(rule, (key, value: unknown) => (key === 'keys' ? undefined : value))) as Rule; // a rule is plain data
      expect(found(rule).every((index) => found(without).includes(index))).toBe(true);
      if (compared.every((row) => row.product !== undefined && row.role !== undefined)) expect(found(rule)).toEqual(found(without));
    }),
    { numRuns: runs(800) },
  );
});

const truth = fc.constantFrom('row.on', 'true', 'false', '!row.on');

test.each([
  ['a && b', 'b && a'],
  ['a || b', 'b || a'],
  ['!(a && b)', '!a || !b'],
  ['!(a || b)', '!a && !b'],
  ['!!a', 'a'],
  ['a && (b || c)', '(a && b) || (a && c)'],
  ['a || (b && c)', '(a || b) && (a || c)'],
  ['[a, b].exists(x, x)', 'a || b'],
  ['[a, b].all(x, x)', 'a && b'],
])('%s means %s', (left, right) => {
  const fill = (form: string, values: readonly string[]): string =>
    form.replace(/\b[abc]\b/g, (letter) => `(${values['abc'.indexOf(letter)]})`);
  fc.assert(
    fc.property(fc.tuple(truth, truth, truth), fc.constantFrom(true, false, UNKNOWN), (values, on) => {
      if (left.startsWith('[') && on === UNKNOWN) return; // a list holds values only
      expect(judge(fill(left, values), { on })).toBe(judge(fill(right, values), { on }));
    }),
    { numRuns: runs(60) },
  );
});
