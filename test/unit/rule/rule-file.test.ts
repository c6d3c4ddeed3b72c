import { describe, expect, test } from 'vitest';
import { SourceFile } from '../../../src/base/source.ts';
import { loadRules } from '../../../src/rule/load-rules.ts';
import { ruleIdOf } from '../../../src/rule/rule-source.ts';
import { compileRuleFiles, compiledChunks, openCompiledRules } from '../../../src/rule/compiled-rules.ts';
import { englishIn } from '../../korean/english-in.ts';
import { showProblem, toUsageError } from '../../../src/rule/rule-problem.ts';
import { RULE_TEXT, read, ruleOf, ruleText, tablesOf } from './build.ts';

test('a rule file gives the rule, its texts and its examples', () => {
  const result = read(
    ruleText({
      aliases: '[test/before]',
      examples: '\n  - { name: one, files: { a.yml: "a: 1" }, undecided: true, now: 2026-01-31, vars: complete }',
    }),
  );
  if (!result.ok) throw new Error(showProblem(result.problems[0]!));
  const { rule, texts, explanations, examples } = result.file;
  expect(rule).toMatchObject({
    id: 'test/rule',
    aliases: ['test/before'],
    severity: 'warning',
    about: 'value',
    table: 'job',
    pick: [{ column: 'sample', values: [false] }],
    mentions: ['name'],
  });
  expect(texts.ko).toEqual({ title: '제목', message: '{{name}} 혼자', cases: [], why: '왜냐하면.', fix: '추가하세요.' });
  expect(explanations.en.references).toEqual([{ title: 'A book', url: 'https://example.com/book' }]);
  expect(examples[0]).toMatchObject({ name: 'one', undecided: true, varsComplete: true, now: new Date('2026-01-31') });
});

test('a rule is plain data: it survives JSON', () => {
  const rule = ruleOf({
    let: '{ other: \'first(jobs, j, j.name == "x")\' }',
    where: 'other.instances / 2 >= 1',
    report: 'instances',
    edit: '{ set: 3 }',
  });
  expect(JSON.parse(JSON.stringify(rule))).toEqual(rule);
});

/** [what is changed in a right rule, the first error with its place, the hint] */
const MISTAKES: readonly (readonly [Readonly<Record<string, string | undefined>>, string, string?])[] = [
  [{ severty: 'warning' }, '12:1: unknown key `severty` in a rule', 'did you mean `severity`?'],
  [{ severity: undefined }, '1:1: a rule has no `severity`'],
  [{ severity: 'warn' }, '11:11: severity must be one of error, warning, info'],
  [{ confidence: 'certian' }, '11:13: confidence must be one of certain, likely, hint', 'did you mean `certain`?'],
  [{ since: '1' }, '11:8: since must be a text', 'put it in quotes'],
  [{ for: '{ table: jobs }' }, '11:15: there is no table `jobs`', 'did you mean `job`?'],
  [
    { expect: 'row.on' },
    '12:1: `expect` is how rules were written before 0.2',
    'write `find:`, which is true for a finding: `find: "!(…)"`',
  ],
  [
    { given: 'row.on' },
    '12:1: `given` is how rules were written before 0.2',
    'join it to `where:` with &&; what costs something is asked last all the same',
  ],
  [{ find: undefined }, '1:1: a rule has no `find`', 'write `find:` (true is a finding), or `cases:` that find by themselves'],
  [{ find: undefined, cases: '[{ severity: info }]' }, '11:9: a case that finds by itself needs `when`', 'or write `find:` for the rule'],
  [
    { for: '{ table: job, sample: false }' },
    '11:20: `for` cannot ask for `sample`',
    'rows of samples are left out unless the rule says `samples: true`',
  ],
  [
    { for: '{ table: job, purpose: lab }' },
    '11:20: `for` cannot ask for `purpose`',
    'write `purpose: production` or `purpose: not-lab` beside `for`',
  ],
  [{ for: '{ product: cf }' }, '11:6: `for` has no `table`'],
  [{ for: '{ table: job, rol: x }' }, '11:20: table job has no column `rol`', 'did you mean `role`?'],
  [{ for: '{ table: job, role: 5 }' }, '11:26: column `role` is a text, this is a number'],
  [{ for: '{ table: job, value: x }' }, '11:20: `for` cannot ask for `value`', 'ask for it in `where:`'],
  [{ for: '{ table: job, first_install: true }' }, '11:20: `for` cannot ask for `first_install`', 'ask for it in `where:`'],
  [{ find: 'row.instanes >= 2' }, '11:12: table job has no column `instanes`', 'did you mean `instances`?'],
  [{ find: 'row.instances >= "2"' }, '11:8: types do not fit: int >= string'],
  [{ find: 'row.instances >=' }, '11:24: unexpected token: EOF'],
  [{ find: 'row.instances' }, '11:8: this gives int, but true or false is needed', 'compare it with something'],
  [{ find: 'row.value' }, '11:8: this gives dyn, but true or false is needed', 'compare it with something'],
  [{ find: 'row.value && row.on' }, '11:8: this gives dyn, but true or false is needed', 'compare it with something'],
  [
    { find: 'has(row.nope)' },
    '11:16: table job has no column `nope`',
    'its columns are file, first_install, instances, lifecycle, name, on, product, purpose, ratio, role, sample, value, zones',
  ],
  [{ find: 'zones.exists(z, has(z.nam))' }, '11:30: table zone has no column `nam`', 'did you mean `name`?'],
  [{ find: 'rwo.on' }, '11:8: unknown name `rwo`', 'did you mean `row`?'],
  [{ find: 'jos.exists(j, j.on)' }, '11:8: unknown name `jos`', 'did you mean `jobs`?'],
  [{ find: 'zones.exists(row, row.name == "z")' }, '11:21: `row` already means something else', 'choose another variable'],
  [{ find: 'zones.exists(z, zones.exists(z, z.name == "z"))' }, '11:37: `z` already means something else', 'choose another variable'],
  [{ find: 'zones.exists(jobs, true)' }, '11:21: `jobs` already means something else', 'choose another variable'],
  [
    { find: 'row.name.matches("a+")' },
    '11:8: there is no function `matches`',
    'regular expressions are not offered, because they can take for ever; use startsWith, endsWith, contains or glob(text, pattern)',
  ],
  [{ find: 'row.name.startWith("a")' }, '11:8: there is no function `startWith`', 'did you mean `startsWith`?'],
  [{ find: 'glob(row.name)' }, "11:8: arguments do not fit: 'glob(string)'"],
  [{ find: 'glob(row.instances, "x")' }, "11:8: arguments do not fit: 'glob(int, string)'"],
  [{ find: 'row.name == null' }, '11:20: null is not a value here', 'ask with has(row.column) whether somebody gave a value'],
  [{ find: '{"a": 1}.a == 1' }, '11:8: maps and optional values are not offered'],
  [{ find: 'row["name"] == "x"' }, '11:8: only lists have positions', 'write row.column'],
  [{ find: '"a" in row.name' }, '11:9: types do not fit: string in string'],
  [{ find: 'options.least > 1' }, '11:16: the rule has no option `least`'],
  [{ find: 'first(jobs, j).on' }, '11:8: `first` is written first(list, x, condition)'],
  [{ find: 'first(jobs, j, j.instances).on' }, '11:23: the condition of first() must be true or false'],
  [
    { find: '!jobs.exists(j, j.instances > row.instances)' },
    '11:9: this would go through all of jobs once for each row',
    'add an equality between a column of the list and something else, e.g. x.product == row.product',
  ],
  [
    { find: 'jobs.all(j, j.name != row.name)' },
    '11:8: this would go through all of jobs once for each row',
    'write it as !list.exists(…) with an equality between a column of the list and something else',
  ],
  [
    { find: 'size(jobs.map(j, j.instances > row.instances)) > 1' },
    '11:13: this would go through all of jobs once for each row',
    'add an equality between a column of the list and something else, e.g. x.product == row.product',
  ],
  [
    { find: 'jobs.exists(j, j.first_install == row.on)' },
    '11:8: this would go through all of jobs once for each row',
    'add an equality between a column of the list and something else, e.g. x.product == row.product',
  ],
  [{ let: '{ row: row.name }' }, '12:8: `row` already means something else', 'choose another name'],
  [{ let: '{ jobs: row.name }' }, '12:8: `jobs` already means something else', 'choose another name'],
  [{ let: '{ var: row.name }' }, '12:8: `var` already means something else', 'choose another name'],
  [{ let: '{ string: row.name }' }, '12:8: `string` already means something else', 'choose another name'],
  [{ find: 'jobs.first(j, true).on' }, '11:8: `first` is written first(list, x, condition)'],
  [{ find: 'exists(jobs, j, true)' }, '11:8: `exists` is written list.exists(x, condition)'],
  [{ find: 'toString(row)' }, '11:8: there is no function `toString`', 'did you mean `string`?'],
  [{ let: '{ name: row.role }' }, '12:8: `name` already means something else', 'choose another name'],
  [{ message: '{ en: "{{nam}}", ko: "{{nam}} 값" }' }, '11:10: nothing is called `nam`', 'did you mean `name`?'],
  [{ message: '{ en: "{{name}}", ko: "이름" }' }, '11:10: `{{name}}` is missing from the Korean message'],
  [{ message: '{ en: "name", ko: "{{name}} 값" }' }, '11:10: `{{name}}` is missing from the English message'],
  [{ message: '{ en: "{{Name}}", ko: "{{Name}} 값" }' }, '11:10: a placeholder in message is not written {{name}}'],
  [{ message: '{ en: "{{other.name}}", ko: "{{other.name}} 값" }' }, '11:10: `other` is no row found by `let`'],
  [{ message: '{ en: a message }' }, '11:10: message has no `ko`'],
  [{ message: '{ en: a message, ko: a message }' }, '11:31: message.ko is not Korean'],
  [{ title: '{ en: "{{name}}", ko: "{{name}} 값" }' }, '11:8: title has no placeholders', 'only messages are filled'],
  [{ references: '[{ title: x, url: http://example.com }]' }, '11:31: url must be a web address that starts with https://'],
  [{ references: '[]' }, '11:13: references are empty', 'say where this was learnt'],
  [{ options: '{ least: { type: integer, default: x, doc: { en: a, ko: 가 } } }' }, '12:45: the default of `least` must be a whole number'],
  [{ report: 'instance' }, '12:9: table job has no column `instance`', 'did you mean `instances`?'],
  [{ report: 'other.instances' }, '12:9: `other` is no row found by `let`'],
  [{ edit: '{ set: 1, quote: value }' }, '12:7: an edit says one thing', 'set, write, rename, wrap, list, quote, unquote, remove, mend'],
  [{ cases: '\n  - { severity: info }\n  - { when: row.on }' }, '13:5: only the last case may be without `when`'],
  [{ aliases: '[Old]' }, '12:11: `Old` is no rule id'],
  [{ examples: '\n  - { name: a, files: { ../a.yml: x } }' }, '13:25: paths of examples are relative and stay inside'],
  [
    { examples: '\n  - { name: a, base: ../tas }' },
    '13:22: `../tas` is no base of examples',
    'name a folder of fixtures/clean: base: full-tas',
  ],
];

describe('a mistake in a rule file is told with its place and a hint', () => {
  test.each(MISTAKES.map(([lines, message, hint]) => ({ lines, message, hint })))('$lines: $message', ({ lines, message, hint }) => {
    const result = read(ruleText(lines));
    expect(result.ok).toBe(false);
    if (result.ok) return;
    expect(showProblem(result.problems[0]!)).toBe(`rules/test/rule.yml:${message}`);
    expect(result.problems[0]!.hint?.en).toBe(hint);
    const korean = result.problems.map((problem) => `${problem.message.ko}\n${problem.hint?.ko ?? ''}`);
    for (const text of korean) expect(text).toMatch(/\p{Script=Hangul}/u);
    expect(korean.flatMap(englishIn)).toEqual([]);
  });
});

test('a mistake inside a block of text is told at its own line', () => {
  const source = RULE_TEXT.replace('find: row.instances < 2', 'find: |\n  row.on &&\n    row.instances >= 2 &&\n    row.instnces < 9');
  const result = read(source);
  expect(!result.ok && showProblem(result.problems[0]!)).toBe('rules/test/rule.yml:10:9: table job has no column `instnces`');
});

test('an expression that starts with ! is a tag to YAML, and the hint says so', () => {
  const result = read(RULE_TEXT.replace('find: row.instances < 2', 'find: !row.on'));
  expect(!result.ok && result.problems.some((problem) => problem.hint?.en.startsWith('put an expression that starts with !'))).toBe(true);
});

test('a scan that is the same for every row, or over a table that is always small, is fine', () => {
  const whole = '{ most: "max(jobs.map(j, j.instances))" }';
  expect(read(ruleText({ where: 'jobs.exists(j, j.instances > 1)' })).ok).toBe(true);
  expect(read(ruleText({ where: 'zones.exists(z, z.name != row.name)' })).ok).toBe(true);
  expect(read(ruleText({ let: whole, where: 'row.instances < most' })).ok).toBe(true);
});

test.each([
  [{ samples: 'true' }, []],
  [
    { purpose: 'production' },
    [
      ['sample', false],
      ['purpose', 'production'],
    ],
  ],
  [
    { purpose: 'not-lab' },
    [
      ['sample', false],
      ['purpose', 'production', 'unknown'],
    ],
  ],
])('%o picks by %o', (lines, picked) => {
  expect(ruleOf(lines).pick.map(({ column, values }) => [column, ...values])).toEqual(picked);
});

test('what is not written is certain, recommended, and there since the first version', () => {
  const rule = ruleOf({ confidence: undefined, profile: undefined, since: undefined });
  expect(rule).toMatchObject({ confidence: 'certain', profile: 'recommended', since: '0.1.0' });
});

test('conditions on costly columns are kept apart, also where a `let` asks for them', () => {
  const { where, whereCostly } = ruleOf({ let: '{ first: row.first_install }', where: 'row.on && !first && row.lifecycle == "operating"' });
  expect(where).toEqual({ op: 'column', of: { op: 'row' }, column: 'on' });
  expect(whereCostly).toMatchObject({ op: 'and', left: { op: 'not' }, right: { op: 'compare' } });
});

test('a rule whose cases find by themselves needs no `find`, and no message when each says its own', () => {
  const cases = '[{ when: row.on, message: { en: It runs, ko: 켜짐 } }]';
  const result = read(ruleText({ find: undefined, message: undefined, cases }));
  if (!result.ok) throw new Error(result.problems.map(({ message }) => message.en).join());
  expect(result.file.rule.find).toBeUndefined();
  expect(result.file.texts.en.message).toBe('It runs');
});

test('a topic must exist', () => {
  const result = read(ruleText({ topics: '[blobstor]' }));
  expect(!result.ok && result.problems[0]).toMatchObject({ hint: { en: 'did you mean `blobstore`?' } });
  expect(read(ruleText({ topics: '[blobstore]' })).ok).toBe(true);
});

test("a site's own rule may be written in one language", () => {
  const words = { title: 'T', message: '"{{name}} is alone"', why: 'Because.', fix: 'Add one.' };
  expect(read(ruleText(words)).ok).toBe(false);
  const result = read(ruleText(words), 'site/rule', true);
  expect(result.ok && result.file.texts.ko).toMatchObject({ title: 'T', message: '{{name}} is alone', fix: 'Add one.' });
});

test('equalities with a column of the bound row become keys', () => {
  const { where } = ruleOf({
    where: 'jobs.exists(j, row.product == j.product && j.role == "router" && j.instances == 3 && j.name != row.name)',
  });
  expect(where).toMatchObject({ op: 'each', keys: [{ column: 'product' }, { column: 'role' }, { column: 'instances' }] });
});

test('all mistakes of a file are told, in its order', () => {
  const result = read(ruleText({ severity: 'warn', where: 'row.nope == 1', report: 'x' }));
  expect(!result.ok && result.problems.map((problem) => problem.at.start)).toHaveLength(3);
});

test('two rules may not share an id or an alias', async () => {
  const source = (id: string, text: string) => ({ id, file: new SourceFile(`rules/${id}.yml`, text) });
  const loaded = await loadRules([source('test/one', ruleText({})), source('test/two', ruleText({ aliases: '[test/one]' }))], tablesOf([]));
  expect(loaded.set.rules.map((rule) => rule.id)).toEqual(['test/one']);
  expect(loaded.problems.map(showProblem)).toEqual(['rules/test/two.yml:1:1: `test/one` is also the id or an alias of rules/test/one.yml']);
  expect(toUsageError(loaded.problems[0]!).hint).toBe('rename one of them');
});

test('compiled rules are found by id and by alias, and their texts are loaded when asked for', async () => {
  const loaded = await loadRules([{ id: 'test/one', file: new SourceFile('x', ruleText({ aliases: '[test/before]' })) }], tablesOf([]));
  const chunks = compiledChunks(compileRuleFiles(loaded.files));
  let asked = 0;
  const set = openCompiledRules(
    chunks.get('rules.jsonl')!,
    (language) => {
      asked++;
      return chunks.get(`texts.${language}.jsonl`)!;
    },
    (language) => chunks.get(`explanations.${language}.jsonl`)!,
  );
  expect(set.find('test/before')).toBe(set.find('test/one'));
  expect(set.nearest('test/on')).toBe('test/one');
  expect(asked).toBe(0);
  expect(set.text(set.rules[0]!, 'ko').title).toBe('제목');
  expect(set.rules[0]!.find).toEqual(loaded.set.rules[0]!.find);
  expect([...chunks.values()].join('')).toMatch(/^[\0-\x7f]*$/);
  expect([...chunks.values()].join('')).not.toContain('examples');
});

test.each([
  ['availability/x.yml', 'availability/x'],
  ['policy/team/a-b.yaml', 'team/a-b'],
  ['readme.md', undefined],
])('the id of %s is %s', (path, id) => {
  expect(ruleIdOf(path)).toBe(id);
});
