import { expect, test } from 'vitest';
import { markersOf, type Marker } from '../../../src/rule/example.ts';
import type { Localized } from '../../../src/base/language.ts';
import { compareFindings, guesses, testRule, type ExampleFinding, type ExampleOutcome } from '../../../src/rule/test-rule.ts';
import type { RuleFile } from '../../../src/rule/rule-file.ts';
import { factsOf, read, ruleOf, ruleText, run, type PlainRow } from './build.ts';

test.each([
  ['a: 1 # <- finding', [{ severity: undefined, case: undefined }]],
  ['a: 1 # <- finding: error', [{ severity: 'error', case: undefined }]],
  ['a: 1 # <- finding: case 2', [{ severity: undefined, case: 2 }]],
  [
    'a: 1 # <- finding: warning case 1, info',
    [
      { severity: 'warning', case: 1 },
      { severity: 'info', case: undefined },
    ],
  ],
  [
    'a: 1 # <- 2 findings',
    [
      { severity: undefined, case: undefined },
      { severity: undefined, case: undefined },
    ],
  ],
  ['a: 1 # a finding', []],
  ['a: "# <- finding" # not', []],
])('%s asks for %o', (line, wanted) => {
  expect(markersOf('x.yml', `first: 1\n${line}\n`)).toEqual(wanted.map((marker) => ({ path: 'x.yml', lines: new Set([2]), ...marker })));
});

const marker = (line: number, more: Partial<Marker> = {}): Marker => ({
  path: 'x.yml',
  lines: new Set([line]),
  severity: undefined,
  case: undefined,
  ...more,
});
const finding = (line: number, more: Partial<ExampleFinding> = {}): ExampleFinding => ({
  path: 'x.yml',
  line,
  severity: 'warning',
  case: undefined,
  ...more,
});

const englishOf = (texts: readonly Localized[]): readonly string[] => texts.map(({ en }) => en);

test('markers and findings must match one to one', () => {
  expect(compareFindings([marker(1)], [finding(1)])).toEqual([]);
  expect(englishOf(compareFindings([marker(1)], [finding(2)]))).toEqual([
    'no finding at x.yml:1',
    'a finding at x.yml:2 that no marker asks for (warning)',
  ]);
  expect(englishOf(compareFindings([marker(1)], [finding(1), finding(1)]))).toEqual([
    'a finding at x.yml:1 that no marker asks for (warning)',
  ]);
  expect(compareFindings([marker(1), marker(1, { severity: 'error' })], [finding(1, { severity: 'error' }), finding(1)])).toEqual([]);
  expect(englishOf(compareFindings([marker(1, { case: 2 })], [finding(1, { case: 0 })]))).toEqual([
    'no finding at x.yml:1 (case 2)',
    'a finding at x.yml:1 that no marker asks for (warning, case 1)',
  ]);
});

const EXAMPLES = `
  - { name: hurts, files: { a.yml: "a: 1 # <- finding" } }
  - { name: fine, files: { a.yml: "a: 2" } }
  - { name: open, undecided: true, files: { a.yml: "a: ((x))" } }`;

function fileOf(lines: Readonly<Record<string, string | undefined>>): RuleFile {
  const result = read(ruleText(lines));
  if (!result.ok) throw new Error(result.problems[0]!.message.en);
  return result.file;
}

/** Plays the layers above: the one key of the example's file is the instances of a job. */
function outcomeOf(file: RuleFile, text: string, rows: readonly PlainRow[]): ExampleOutcome {
  const facts = factsOf(rows);
  const outcome = run(file.rule, facts);
  return {
    findings: outcome.violations.map(() => finding(1, { path: 'a.yml' })),
    runs: [{ facts, outcome }],
    fixing: undefined,
    failure: text === '' ? { en: 'empty', ko: '비어 있음' } : undefined,
  };
}

const noBase = (): undefined => undefined;

const plays: Readonly<Record<string, readonly PlainRow[]>> = {
  hurts: [{ instances: 1 }],
  fine: [{ instances: 2 }],
  open: [{ instances: { state: 'unknown', anchor: { file: undefined as never, start: 0, end: 0 }, variables: ['x'], origin: undefined } }],
};

test('a rule whose examples say what it does passes', async () => {
  const file = fileOf({ examples: EXAMPLES });
  expect(await testRule(file, (example) => outcomeOf(file, 'x', plays[example.name]!), noBase)).toEqual([]);
});

test('a rule needs an example that hurts, one that is fine and one that is undecided', async () => {
  const file = fileOf({});
  expect((await testRule(file, () => outcomeOf(file, 'x', []), noBase)).map((problem) => problem.message.en)).toEqual([
    'no example has a finding',
    'no example is fine',
    'no example is undecided',
  ]);
});

test('what an example says and does not come true is told', async () => {
  const file = fileOf({ examples: EXAMPLES });
  const problems = await testRule(file, () => outcomeOf(file, 'x', [{ instances: 2 }]), noBase);
  expect(problems.map((problem) => problem.message.en)).toEqual([
    'example `hurts`: no finding at a.yml:1',
    'example `open`: nothing was undecided',
  ]);
});

test('a finding that stays when its cell is unknown, though another value would end it, is a guess', () => {
  const rule = ruleOf({ samples: 'true', find: 'row.instances < 2' });
  const facts = factsOf([{ name: 'it', instances: 1 }]);
  const { violations } = run(rule, facts);
  expect(guesses(rule, facts, {}, violations)).toEqual([]);
  // The engine does not guess, so a guess is played: facts in which a cell that is made unknown keeps its value.
  const change = facts.withCell.bind(facts);
  facts.withCell = (row, column, cell) => (cell.state === 'unknown' ? facts : change(row, column, cell));
  expect(englishOf(guesses(rule, facts, {}, violations))).toEqual(['the finding rests on job.instances, but stays when that is unknown']);
});

test('a finding that other cells force may stay when one of them is unknown', () => {
  const rule = ruleOf({ find: '!(row.on || row.instances >= 2 || row.role == "x")', where: 'row.instances < 5 || row.instances < 9' });
  const facts = factsOf([{ on: false, instances: 1, role: 'y' }]);
  expect(guesses(rule, facts, {}, run(rule, facts).violations)).toEqual([]);
});
