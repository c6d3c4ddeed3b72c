import { expect, test } from 'vitest';
import { known } from '../../../src/value/cell.ts';
import { UNKNOWN, factsOf, here, judge, ruleOf, run } from './build.ts';

test('a row that does not meet the expectation is a finding; one that does is not', () => {
  expect(judge('row.instances >= 2', { instances: 1 })).toBe('finding');
  expect(judge('row.instances >= 2', { instances: 2 })).toBe('fine');
});

test('a rule speaks neither of what is unknown nor of what nobody gave', () => {
  expect(judge('row.instances >= 2', { instances: UNKNOWN })).toBe('undecided');
  expect(judge('row.instances >= 2', {})).toBe('fine');
});

// U is an unknown flag, A an absent one; each result is what `expect` gives: false is a finding.
test.each([
  ['true && U', 'undecided'],
  ['U && true', 'undecided'],
  ['false && U', 'finding'],
  ['U && false', 'finding'],
  ['A && false', 'finding'],
  ['A && true', 'fine'],
  ['A && U', 'undecided'],
  ['U && A', 'undecided'],
  ['true || U', 'fine'],
  ['U || true', 'fine'],
  ['A || true', 'fine'],
  ['U || false', 'undecided'],
  ['false || A', 'fine'],
  ['false || U', 'undecided'],
  ['!(U || true)', 'finding'],
  ['!U', 'undecided'],
  ['U ? true : true', 'undecided'],
  ['true ? false : U', 'finding'],
  ['has(row.instances) && false', 'finding'],
  ['has(row.role)', 'finding'],
  ['has(row.on)', 'undecided'],
  ['[true].exists(x, x || U)', 'fine'],
  ['[false, true].exists(x, x && U)', 'undecided'],
  ['[false].all(x, x && U)', 'finding'],
  ['[true].all(x, x || U)', 'fine'],
  ['[true, true].exists_one(x, x && true)', 'finding'],
  ['[true].exists_one(x, x && U)', 'undecided'],
])('%s is %s', (expression, result) => {
  const source = expression.replace(/\bU\b/g, 'row.on').replace(/\bA\b/g, '(row.role == "x")');
  expect(judge(source, { on: UNKNOWN, instances: 1 })).toBe(result);
});

test.each([
  ['row.value == "a"', { value: 1 }, 'undecided'],
  ['row.value > 3', { value: 'a' }, 'undecided'],
  ['row.value == 1', { value: 1 }, 'fine'],
  ['row.value in ["a", "b"]', { value: 'b' }, 'fine'],
  ['row.value in ["a", "b"]', { value: 5 }, 'undecided'],
  ['row.instances / 2 == 2', { instances: 5 }, 'fine'],
  ['row.instances / 0 == 2', { instances: 5 }, 'undecided'],
  ['row.instances % 2 == 1', { instances: 4 }, 'finding'],
  ['row.ratio * 2.0 > 1.0', { ratio: 0.4 }, 'finding'],
  ['row.zones[0] == "z1"', { zones: ['z1'] }, 'fine'],
  ['row.zones[3] == "z1"', { zones: ['z1'] }, 'fine'],
  ['"z2" in row.zones', { zones: ['z1'] }, 'finding'],
  ['size(unique(row.zones)) == size(row.zones)', { zones: ['z1', 'z1'] }, 'finding'],
  ['join(sort(row.zones), ",") == "a,b"', { zones: ['b', 'a'] }, 'fine'],
  ['row.zones.map(z, upper(z)) == ["Z1"]', { zones: ['z1'] }, 'fine'],
  ['row.zones.map(z, z != "z1", z) == ["z2"]', { zones: ['z1', 'z2'] }, 'fine'],
  ['glob(row.name, "*t")', {}, 'fine'],
  ['row.name.startsWith("i") && row.name.endsWith("t") && row.name.contains("it")', {}, 'fine'],
  ['versionAtLeast(row.role, "2.10")', { role: '2.9.1' }, 'finding'],
  ['versionBelow(row.role, "2.10")', { role: '2.9.1' }, 'fine'],
  ['versionAtLeast(row.role, "2.10")', { role: 'latest' }, 'undecided'],
  ['int(row.role) == 3', { role: '3' }, 'fine'],
  ['int(row.role) == 3', { role: 'three' }, 'undecided'],
  ['sum([row.instances, 2]) == 5 && max([row.instances, 2]) == 3 && min(row.instances, 2) == 2', { instances: 3 }, 'fine'],
  ['max(row.zones.filter(z, false).map(z, size(z))) > 1', { zones: ['a'] }, 'fine'],
] as const)('%s over %o is %s', (expression, row, result) => {
  expect(judge(expression, row)).toBe(result);
});

test('another row is found by its columns, with the row of the rule as one of them', () => {
  const expression = '!jobs.exists(j, j.product == row.product && j.role == "router" && j.instances >= 2)';
  const router = { name: 'router', product: 'cf', role: 'router' };
  expect(judge(expression, { product: 'cf' }, [{ ...router, instances: 3 }])).toBe('finding');
  expect(judge(expression, { product: 'iso' }, [{ ...router, instances: 3 }])).toBe('fine');
  expect(judge(expression, { product: 'cf' }, [{ ...router, instances: UNKNOWN }])).toBe('undecided');
  expect(judge(expression, { product: UNKNOWN }, [{ ...router, instances: 3 }])).toBe('undecided');
  expect(judge(expression, { product: 'cf', role: 'cell' }, [{ ...router, product: UNKNOWN, instances: 1 }])).toBe('fine');
});

test('a row that is only possibly meant leaves the matter open', () => {
  const expression = 'jobs.exists(j, j.product == row.product && j.role == "router")';
  expect(judge(expression, { product: 'cf', role: 'cell' }, [{ product: UNKNOWN, role: 'router' }])).toBe('undecided');
  expect(judge(expression, { product: 'cf', role: 'cell' }, [{ product: 'other', role: UNKNOWN }])).toBe('finding');
});

test('`for` with an unknown column leaves the row open, unless the rule has nothing against it', () => {
  const rule = ruleOf({ for: '{ table: job, role: [router, brain] }', find: 'row.instances < 2' });
  const outcome = run(
    rule,
    factsOf([
      { name: 'a', role: 'router', instances: 1 },
      { name: 'b', role: 'cell', instances: 1 },
      { name: 'c', role: UNKNOWN, instances: 1 },
      { name: 'd', role: UNKNOWN, instances: 5 },
      { name: 'e', instances: 1 },
      { name: 'f', role: 'brain', instances: 1 },
    ]),
  );
  expect(outcome.violations.map((violation) => violation.data['name'])).toEqual(['a', 'f']);
  expect(outcome.undecided.map((row) => [row.row.index, row.variables])).toEqual([[2, ['some-variable']]]);
});

test('`where` must be true and `find` must be true', () => {
  const rule = ruleOf({ where: 'row.on && zones.exists(z, z.name == "z1")', find: 'row.instances < 2' });
  const jobs = [{ on: true, instances: 1 }, { on: false, instances: 1 }, { on: UNKNOWN, instances: 1 }, { instances: 1 }];
  expect(run(rule, factsOf(jobs, [{ name: 'z1' }])).violations.map(({ row }) => row.index)).toEqual([0]);
  expect(run(rule, factsOf(jobs, [{ name: 'z1' }])).undecided.map(({ row }) => row.index)).toEqual([2]);
  expect(run(rule, factsOf(jobs, [])).violations).toEqual([]);
  expect(run(rule, factsOf(jobs, [])).undecided).toEqual([]);
});

const CASES = `
  - { when: row.on, severity: error, message: { en: first, ko: 첫째 } }
  - { when: row.instances == 0, severity: info }`;

test.each([
  [{ on: true, instances: 0 }, 0, 'error'],
  [{ on: false, instances: 0 }, 1, 'info'],
  [{ on: false, instances: 1 }, undefined, 'warning'],
  [{ instances: 0 }, 1, 'info'],
  [{ on: UNKNOWN, instances: 0 }, 'undecided', undefined],
  [{ on: UNKNOWN, instances: 1 }, 'undecided', undefined],
])('cases: %o takes case %s with %s', (row, index, severity) => {
  const outcome = run(
    ruleOf({ find: '!(row.ratio > 1.0 || row.instances > 5)', cases: CASES }),
    factsOf([{ name: 'it', ratio: 0.5, ...row }]),
  );
  const [violation] = outcome.violations;
  if (index === 'undecided') expect([violation, outcome.undecided.length]).toEqual([undefined, 1]);
  else expect([violation?.case, violation?.severity]).toEqual([index, severity]);
});

test('an unknown case does not block one that is at least as severe, but may be the one that holds: its severity counts', () => {
  const cases = '\n  - { when: row.on, severity: info }\n  - { when: row.instances == 0, severity: error }';
  const outcome = run(
    ruleOf({ find: 'row.instances <= 5', cases }),
    factsOf([
      { on: UNKNOWN, instances: 0 },
      { on: UNKNOWN, instances: 1 },
    ]),
  );
  expect(outcome.violations.map((violation) => [violation.case, violation.severity])).toEqual([
    [1, 'info'],
    [undefined, 'info'],
  ]);
});

test('evidence is what decided and nothing else', () => {
  const columns = (expression: string, row: object, others: readonly object[] = []): readonly string[] => {
    const outcome = run(
      ruleOf({ for: '{ table: job, name: it }', find: `!(${expression})` }),
      factsOf([{ name: 'it', ...row }, ...(others as [])]),
    );
    return outcome.violations[0]!.evidence.map((read) => `${read.row.index}.${read.column}`);
  };
  expect(columns('row.on && row.instances > 1', { on: false, instances: 1 })).toEqual(['0.on']);
  expect(columns('row.on && row.instances > 1', { on: true, instances: 1 })).toEqual(['0.instances']);
  expect(columns('row.on || row.instances > 1', { on: false, instances: 1 })).toEqual(['0.on', '0.instances']);
  expect(columns('row.on && row.instances > 1', { on: UNKNOWN, instances: 1 })).toEqual(['0.instances']);
  const others = [
    { role: 'router', instances: 1 },
    { role: 'router', instances: 3 },
  ];
  expect(columns('!jobs.exists(j, j.role == "router" && j.instances > 2)', { role: 'x' }, others)).toEqual(['2.role', '2.instances']);
});

test('a `let` finds the other row, which messages can name', () => {
  const rule = ruleOf({
    for: '{ table: job, role: blob }',
    let: '{ other: \'first(jobs, j, j.role == "router" && j.instances > 1)\' }',
    find: 'other.instances > row.instances',
    message: '{ en: "{{name}} {{other}} {{other.instances}}", ko: "{{name}} {{other}} {{other.instances}} 대" }',
  });
  const outcome = run(
    rule,
    factsOf([
      { name: 'blob', role: 'blob', instances: 1 },
      { name: 'router', role: 'router', instances: 3 },
    ]),
  );
  expect(outcome.violations[0]!.data).toEqual({ name: 'blob', other: 'router', 'other.instances': '3' });
  expect(run(rule, factsOf([{ name: 'blob', role: 'blob', instances: 1 }]))).toEqual({ violations: [], undecided: [] });
});

test('a witness is shown though an earlier row is not known', () => {
  const rule = ruleOf({
    for: '{ table: job, name: it }',
    let: '{ other: \'first(jobs, j, j.role == "router" && j.instances > 1)\' }',
    find: 'jobs.exists(j, j.role == "router" && j.instances > 1)',
    message: '{ en: "{{other}}", ko: "{{other}} 대" }',
  });
  const jobs = [
    { name: 'it', role: 'x' },
    { name: 'open', role: 'router', instances: UNKNOWN },
    { name: 'sure', role: 'router', instances: 3 },
  ];
  expect(run(rule, factsOf(jobs)).violations[0]!.data).toEqual({ other: 'sure' });
});

test('the first of the rows that a `let` found can be reported, and is then no place beside the finding', () => {
  const rule = ruleOf({
    for: '{ table: job, name: it }',
    let: "{ few: 'jobs.filter(j, j.instances == 1)', all: 'jobs.filter(j, j.on)' }",
    find: 'jobs.exists(j, j.instances == 1)',
    report: 'few.instances',
  });
  const [violation] = run(rule, factsOf([{ name: 'it' }, { name: 'open', instances: UNKNOWN }, { name: 'a', instances: 1 }])).violations;
  expect(violation?.reported).toMatchObject({ column: 'instances', cell: { value: 1 } });
  expect(violation?.reported?.row.cell('name')).toMatchObject({ value: 'a' });
  expect(Object.keys(violation?.lets ?? {})).not.toContain('few');
});

test('options have defaults and can be set', () => {
  const rule = ruleOf({
    options: '{ least: { type: integer, default: 3, doc: { en: least, ko: 최소 } } }',
    find: 'row.instances < options.least',
    message: '{ en: "{{least}}", ko: "{{least}} 개" }',
  });
  const facts = factsOf([{ name: 'it', instances: 2 }]);
  expect(run(rule, facts).violations[0]!.data).toEqual({ least: '3' });
  expect(run(rule, facts, { least: 2 }).violations).toEqual([]);
});

test('secrets never reach a message, not even through a computed text', () => {
  const rule = ruleOf({
    let: '{ small: lower(row.role) }',
    find: 'row.instances <= 1',
    message: '{ en: "{{role}} {{small}}", ko: "{{role}} {{small}} 값" }',
  });
  const secret = { ...known('Hunter2', here), secret: true as const };
  expect(run(rule, factsOf([{ role: secret, instances: 1 }])).violations[0]!.data).toEqual({ role: '********', small: '********' });
});

/** [the cells of a row, what comes of cases that find by themselves] */
test.each([
  [{ on: true, instances: 5 }, 0],
  [{ on: false, instances: 0 }, 1],
  [{ on: false, instances: 5 }, 'fine'],
  [{ instances: 5 }, 'fine'],
  [{ on: UNKNOWN, instances: 5 }, 'undecided'],
  [{ on: UNKNOWN, instances: 0 }, 'undecided'],
  [{ on: false, instances: UNKNOWN }, 'undecided'],
  [{ on: true, instances: UNKNOWN }, 0],
])('cases that find by themselves, of %o: %s', (row, wanted) => {
  const outcome = run(ruleOf({ find: undefined, cases: CASES }), factsOf([row]));
  const came = outcome.violations[0]?.case ?? (outcome.undecided.length > 0 ? 'undecided' : 'fine');
  expect(came).toBe(wanted);
});

test('what costs something is asked for last, and only when it decides', () => {
  let asked = 0;
  const first_install = () => {
    asked++;
    return known(false, here);
  };
  const rule = ruleOf({ where: '!row.first_install && row.on', find: 'row.instances < 2' });
  run(
    rule,
    factsOf([
      { on: false, instances: 1, first_install },
      { on: true, instances: 2, first_install },
    ]),
  );
  expect(asked).toBe(0);
  expect(run(rule, factsOf([{ on: true, instances: 1, first_install }])).violations).toHaveLength(1);
  expect(asked).toBe(1);
});

test('an index answers for 100,000 rows without reading them again', () => {
  let reads = 0;
  const count = 100_000;
  const instances = () => {
    reads++;
    return known(1, here);
  };
  const jobs = Array.from({ length: count }, (_, index) => ({
    name: `job-${index}`,
    role: index % 2 === 0 ? 'router' : 'cell',
    instances,
  }));
  const rule = ruleOf({
    for: '{ table: job, role: router }',
    find: 'jobs.exists(j, j.name == row.name && j.instances > 1)',
    message: '{ en: small, ko: 작음 }',
  });
  expect(run(rule, factsOf(jobs)).violations).toEqual([]);
  expect(reads).toBe(count / 2);
});

test('a rule that takes too many steps says so instead of running for ever', () => {
  const zones = Array.from({ length: 3000 }, (_, index) => ({ name: `z${index}` }));
  const jobs = Array.from({ length: 1500 }, () => ({ name: 'x', instances: 1 }));
  const outcome = run(ruleOf({ find: '!(zones.exists(z, z.name + row.name == "no"))' }), factsOf(jobs, zones));
  expect(outcome.undecided.at(-1)!.because).toBe('limit');
});

test('what does not depend on the row is computed once', () => {
  let reads = 0;
  const on = (): ReturnType<typeof known<boolean>> => {
    reads++;
    return known(true, here);
  };
  const jobs = Array.from({ length: 50 }, () => ({ name: 'x', instances: 1, on }));
  run(ruleOf({ where: 'jobs.all(j, j.on)', find: 'row.instances < 2' }), factsOf(jobs));
  expect(reads).toBe(50);
});
