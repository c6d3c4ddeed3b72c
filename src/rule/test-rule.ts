import type { Localized } from '../base/language.ts';
import { known, unknown, absent } from '../value/cell.ts';
import type { ColumnType } from '../facts/table.ts';
import { evaluateRule, type RuleOutcome, type Violation } from './evaluate-rule.ts';
import type { Read } from './reads.ts';
import { onBase, type BaseReader } from './example-base.ts';
import { withoutMarkers, type Marker, type RuleExample } from './example.ts';
import type { Facts } from './fact-rows.ts';
import type { RuleFile } from './rule-file.ts';
import { optionValue } from './rule-options.ts';
import { inExample, noOption, TESTED } from './phrases.ts';
import type { RuleProblem } from './rule-problem.ts';
import type { OptionValue, Rule, Severity } from './rule.ts';

/** What comes of linting an example with one rule. Making foundations of its files needs the layers above, so the caller does it. */
export interface ExampleOutcome {
  readonly findings: readonly ExampleFinding[];
  /** What the evaluation gave per foundation, with the facts it was given: for the proof that the rule does not guess. */
  readonly runs: readonly { readonly facts: Facts; readonly outcome: RuleOutcome }[];
  /** What all fixes make of the files, and how many findings are left then that a fix is offered for; undefined when none was. */
  readonly fixing: { readonly files: ReadonlyMap<string, string>; readonly left: number } | undefined;
  /** Why the example cannot be used: broken YAML, a file of no known kind … */
  readonly failure: Localized | undefined;
}

export interface ExampleFinding {
  readonly path: string;
  readonly line: number;
  readonly severity: Severity;
  /** From 0; undefined for the rule's own message. */
  readonly case: number | undefined;
}

export type ExampleRunner = (
  example: RuleExample,
  rule: Rule,
  options: Readonly<Record<string, OptionValue>>,
) => Promise<ExampleOutcome> | ExampleOutcome;

/**
 * Runs the examples of a rule and everything that is checked for every rule: markers match, one example hurts, one is fine, one is undecided, fixes leave
 * nothing to fix, and no finding rests on a cell that could be otherwise. `readBase` gives the foundations that examples name as their base. Gives what is
 * wrong, with its place in the rule file.
 */
export async function testRule(loaded: RuleFile, runExample: ExampleRunner, readBase: BaseReader): Promise<readonly RuleProblem[]> {
  const problems: RuleProblem[] = [];
  for (const example of loaded.examples) problems.push(...(await testExample(loaded.rule, example, runExample, readBase)));
  return [...problems, ...missingExamples(loaded)];
}

/** Runs one example, of the rule's own file or from beside the tests. */
export async function testExample(
  rule: Rule,
  example: RuleExample,
  runExample: ExampleRunner,
  readBase: BaseReader,
): Promise<readonly RuleProblem[]> {
  const options = readOptions(rule, example);
  if ('refused' in options) return [problemAt(example, options.refused)];
  const whole = onBase(example, readBase);
  if (whole === undefined) return [problemAt(example, TESTED.emptyBase(example.base ?? ''))];
  const fixed = example.fixed && onBase({ ...example, files: new Map([...example.files, ...example.fixed]), markers: [] }, readBase)?.files;
  return checkExample(rule, { ...whole, fixed }, await runExample(whole, rule, options.values), options.values);
}

function checkExample(
  rule: Rule,
  example: RuleExample,
  outcome: ExampleOutcome,
  options: Readonly<Record<string, OptionValue>>,
): readonly RuleProblem[] {
  if (outcome.failure !== undefined) return [problemAt(example, outcome.failure)];
  const problems = compareFindings(example.markers, outcome.findings);
  const undecided = outcome.runs.reduce((sum, run) => sum + run.outcome.undecided.length, 0);
  if (example.undecided && undecided === 0) problems.push(TESTED.nothingUndecided);
  problems.push(...compareFixes(example.fixed ?? new Map(), outcome.fixing));
  if (rule.about !== 'form')
    for (const { facts, outcome: result } of outcome.runs) problems.push(...guesses(rule, facts, options, result.violations));
  return problems.map((message) => problemAt(example, message));
}

/** What the fixes do that they should not, and what they should do and do not. */
function compareFixes(wanted: ReadonlyMap<string, string>, fixing: ExampleOutcome['fixing']): readonly Localized[] {
  if (fixing === undefined) return wanted.size === 0 ? [] : [TESTED.noFix];
  const others = [...wanted].flatMap(([path, text]) => {
    const made = withoutMarkers(fixing.files.get(path) ?? '');
    return made === withoutMarkers(text) ? [] : [TESTED.otherFix(path, JSON.stringify(made))];
  });
  return fixing.left === 0 ? others : [...others, TESTED.leftAfterFixes(fixing.left)];
}

function problemAt(example: RuleExample, message: Localized): RuleProblem {
  return { message: inExample(example.name, message), hint: undefined, at: example.at };
}

function readOptions(
  rule: Rule,
  example: RuleExample,
): { readonly values: Readonly<Record<string, OptionValue>> } | { readonly refused: Localized } {
  const options: Record<string, OptionValue> = {};
  for (const [name, value] of Object.entries(example.options)) {
    const option = rule.options.find((candidate) => candidate.name === name);
    if (option === undefined) return { refused: noOption(name) };
    const fits = optionValue(value, option.type);
    if (fits === undefined) return { refused: TESTED.misfit(name) };
    options[name] = fits;
  }
  return { values: options };
}

function missingExamples({ rule, examples, file }: RuleFile): readonly RuleProblem[] {
  const at = { file, start: 0, end: 1 };
  const hurts = examples.filter((example) => example.markers.length > 0);
  const missing = [
    ...(hurts.length === 0 ? [TESTED.noneHurts] : []),
    ...(examples.some((example) => example.markers.length === 0 && !example.undecided) ? [] : [TESTED.noneFine]),
    ...(rule.about === 'form' || examples.some((example) => example.undecided) ? [] : [TESTED.noneUndecided]),
  ];
  return missing.map((message) => ({
    message,
    hint: TESTED.shownBy,
    at,
  }));
}

/** Pairs what is asked for with what was found: per line, the pickiest markers choose first. Gives a sentence per mismatch. */
export function compareFindings(wanted: readonly Marker[], found: readonly ExampleFinding[]): Localized[] {
  const left = [...found];
  const messages: Localized[] = [];
  const pickiness = (marker: Marker): number => Number(marker.severity !== undefined) + Number(marker.case !== undefined);
  for (const marker of [...wanted].sort((one, other) => pickiness(other) - pickiness(one))) {
    const index = left.findIndex((finding) => fits(marker, finding));
    if (index >= 0) left.splice(index, 1);
    else messages.push(TESTED.notFound(`${marker.path}:${[...marker.lines].join('|')}`, describe(marker.severity, marker.case)));
  }
  return [
    ...messages,
    ...left.map((finding) => TESTED.notAskedFor(`${finding.path}:${finding.line}`, describe(finding.severity, (finding.case ?? -1) + 1))),
  ];
}

function fits(marker: Marker, finding: ExampleFinding): boolean {
  const sameCase = marker.case === undefined || marker.case === (finding.case ?? -1) + 1;
  return (
    marker.path === finding.path && marker.lines.has(finding.line) && (marker.severity ?? finding.severity) === finding.severity && sameCase
  );
}

function describe(severity: Severity | undefined, number: number | undefined): string {
  const words = [severity, number === undefined || number === 0 ? undefined : `case ${number}`].filter((word) => word !== undefined);
  return words.length === 0 ? '' : ` (${words.join(', ')})`;
}

/**
 * The proof of unknown-safety. Each cell that decided is in turn made unknown. If the finding stays, the other cells must force it: then no other value of the
 * cell may make it go away either. A sentence for each cell that was guessed.
 */
export function guesses(
  rule: Rule,
  facts: Facts,
  options: Readonly<Record<string, OptionValue>>,
  violations: readonly Violation[],
): readonly Localized[] {
  return violations.flatMap((violation) =>
    [...violation.picked, ...violation.evidence].flatMap((read) => guess(rule, facts, options, violation, read)),
  );
}

function guess(
  rule: Rule,
  facts: Facts,
  options: Readonly<Record<string, OptionValue>>,
  violation: Violation,
  read: Read,
): readonly Localized[] {
  const { cell, column, row } = read;
  const staysWith = (replacement: Read['cell']): boolean =>
    evaluateRule(rule, facts.withCell(row, column, replacement), { options }).violations.some(
      (other) => other.row.index === violation.row.index,
    );
  if (!staysWith(unknown(cell.anchor))) return [];
  const others = [absent(cell.anchor), ...otherValues(row.table.allColumns[column]!.type, cell).map((value) => known(value, cell.anchor))];
  if (others.every(staysWith)) return [];
  return [TESTED.guessed(`${row.table.name}.${column}`)];
}

/** Values of a column's type that differ from the one that is there. */
function otherValues(type: ColumnType, cell: Read['cell']): readonly unknown[] {
  const value = cell.state === 'known' ? cell.value : undefined;
  const numbers = [0, 1, 2, 3, 1000, 1_000_000, -1];
  const texts = ['', 'x', 'other', 'internal', 'external', 'true', '10.0.0.1', `${String(value)}x`];
  const candidates: Readonly<Record<ColumnType, readonly unknown[]>> = {
    text: texts,
    integer: numbers,
    number: [...numbers, 0.5],
    flag: [true, false],
    texts: [[], ['x'], ['x', 'y', 'z']],
    scalar: [...texts, ...numbers, true, false],
  };
  return candidates[type].filter((candidate) => candidate !== value);
}
