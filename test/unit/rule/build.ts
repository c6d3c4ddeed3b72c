import { SourceFile, type Span } from '../../../src/base/source.ts';
import type { FactInput } from '../../../src/facts/input.ts';
import { Row, costly, flag, integer, number, scalar, table, text, texts, type CellSource, type Table } from '../../../src/facts/table.ts';
import { absent, known, unknown } from '../../../src/value/cell.ts';
import { openCel } from '../../../src/rule/cel.ts';
import { Facts, TableSet } from '../../../src/rule/fact-rows.ts';
import { evaluateRule, type RuleOutcome } from '../../../src/rule/evaluate-rule.ts';
import { readRuleFile, type ReadRule } from '../../../src/rule/rule-file.ts';
import type { OptionValue, Rule } from '../../../src/rule/rule.ts';

/** Builders for rule tests: two small tables whose rows are plain values; `undefined` is absent, `UNKNOWN` is unknown. */

class UnknownMark {
  readonly mark = 'unknown';
}
export const UNKNOWN = new UnknownMark();
export type Plain = string | number | boolean | readonly string[] | undefined | UnknownMark | CellSource;
export type PlainRow = Readonly<Partial<Record<string, Plain>>>;

export const here: Span = { file: new SourceFile('facts.yml', 'a: 1\n'), start: 0, end: 1 };

const jobColumns = {
  product: text('product slug'),
  name: text('name of the job'),
  role: text('role'),
  instances: integer('number of VMs'),
  ratio: number('share'),
  on: flag('true when it runs'),
  zones: texts('availability zones'),
  value: scalar('some value'),
  first_install: costly(flag('true on the first install')),
};
const zoneColumns = { name: text('name of the zone') };

/** Job rows; a column that is not given is absent. */
export function factsOf(jobs: readonly PlainRow[], zones: readonly PlainRow[] = []): Facts {
  return new Facts(NO_INPUT, tablesOf(jobs, zones));
}

export function tablesOf(jobs: readonly PlainRow[], zones: readonly PlainRow[] = []): TableSet {
  const job = table('job', { doc: 'jobs', label: ['name'], columns: jobColumns }, () => jobs.map((row) => rowOf(jobColumns, row)));
  const zone = table('zone', { doc: 'zones', few: true, columns: zoneColumns }, () => zones.map((row) => rowOf(zoneColumns, row)));
  return new TableSet([job, zone]);
}

/** No table of these tests looks at the foundation. */
const NO_INPUT = {} as FactInput;

function rowOf(columns: Table['columns'], plain: PlainRow): Row<never> {
  return new Row<never>(here, Object.fromEntries(Object.keys(columns).map((name) => [name, cellOf(plain[name])])) as never);
}

function cellOf(plain: Plain): CellSource {
  if (plain === undefined) return absent(here);
  if (plain === UNKNOWN) return unknown(here, ['some-variable']);
  if (typeof plain === 'function') return plain;
  if (typeof plain === 'object' && 'state' in plain) return plain;
  return known(plain, here);
}

const cel = await openCel(tablesOf([]));

export const RULE_TEXT = `severity: warning
confidence: certain
profile: recommended
since: 0.1.0
title: { en: A title, ko: 제목 }
for: { table: job }
find: row.instances < 2
message: { en: "{{name}} is alone", ko: "{{name}} 혼자" }
why: { en: Because., ko: 왜냐하면. }
fix: { en: Add one., ko: 추가하세요. }
references: [{ title: A book, url: "https://example.com/book" }]
`;

const EXPRESSIONS = ['where', 'find'];

/** A rule file with some lines replaced by key, or added; `undefined` removes one. Expressions are put in quotes. */
export function ruleText(lines: Readonly<Record<string, string | undefined>>): string {
  const kept = RULE_TEXT.trimEnd()
    .split('\n')
    .filter((line) => !Object.hasOwn(lines, line.slice(0, line.indexOf(':'))));
  const added = Object.entries(lines).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}: ${EXPRESSIONS.includes(key) ? JSON.stringify(value) : value}`],
  );
  return `${[...kept, ...added].join('\n')}\n`;
}

export function read(source: string, id = 'test/rule', site = false): ReadRule {
  return readRuleFile(new SourceFile('rules/test/rule.yml', source), id, cel, tablesOf([]).all, site);
}

/** The rule of a file that must be right. */
export function ruleOf(lines: Readonly<Record<string, string | undefined>>): Rule {
  const result = read(ruleText(lines));
  if (!result.ok) throw new Error(result.problems.map((problem) => `${problem.message.en} (${problem.hint?.en ?? ''})`).join('\n'));
  return result.file.rule;
}

export function run(rule: Rule, facts: Facts, options: Readonly<Record<string, OptionValue>> = {}): RuleOutcome {
  return evaluateRule(rule, facts, { options });
}

/** `finding`, `fine` or `undecided` for a rule that wants this to hold for one job row. */
export function judge(holds: string, row: PlainRow, others: readonly PlainRow[] = []): 'finding' | 'fine' | 'undecided' {
  const outcome = run(
    ruleOf({ for: '{ table: job, name: it }', find: `!(${holds})`, message: '{ en: small, ko: 작음 }' }),
    factsOf([{ name: 'it', ...row }, ...others]),
  );
  if (outcome.violations.length > 0) return 'finding';
  return outcome.undecided.length > 0 ? 'undecided' : 'fine';
}
