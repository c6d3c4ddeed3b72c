import { MASK } from '../base/secret-text.ts';
import { absent, type Cell } from '../value/cell.ts';
import { Evaluator, StepLimit } from './evaluate-expression.ts';
import { FactRow } from './fact-row.ts';
import type { Facts } from './fact-rows.ts';
import { isList, type Value } from './functions.ts';
import { Missing, worse, type Truth } from './missing.ts';
import { pickRows, type Candidate } from './pick-rows.ts';
import type { Read } from './reads.ts';
import { weightOf, type OptionValue, type Rule, type RuleEdit, type Severity } from './rule.ts';
import { showCell, showValue } from './show.ts';

/**
 * Runs one rule over the facts of one foundation, in three-valued logic. A cell that is unknown or absent has no value: `&&`, `||`, `exists` and `all`
 * decide without it where they can; what cannot be decided is never a finding.
 */
export function evaluateRule(rule: Rule, facts: Facts, settings: RuleSettings): RuleOutcome {
  const candidates = pickRows(rule, facts);
  if (candidates.length === 0) return NOTHING_TO_SAY;
  const options = optionsOf(rule, settings);
  const judge = new Judge(rule, new Evaluator(rule, facts, options, FIRST_STEPS + STEPS_PER_ROW * candidates.length), facts.secrets);
  const violations: Violation[] = [];
  const undecided: UndecidedRow[] = [];
  for (const candidate of candidates) {
    const outcome = judge.decide(candidate);
    if (outcome === undefined) continue;
    if ('variables' in outcome) undecided.push(outcome);
    else violations.push(outcome);
  }
  return { violations, undecided };
}

const NO_OPTIONS: RuleSettings['options'] = {};

function optionsOf(rule: Rule, { options }: RuleSettings): RuleSettings['options'] {
  if (rule.options.length === 0) return NO_OPTIONS;
  return Object.fromEntries(rule.options.map((option) => [option.name, options[option.name] ?? option.default]));
}

const NOTHING_TO_SAY: RuleOutcome = { violations: [], undecided: [] };

export interface RuleSettings {
  /** Values that replace the defaults of the rule's options; already checked against their types. */
  readonly options: Readonly<Record<string, OptionValue>>;
}

export interface RuleOutcome {
  /** In the order of the table. */
  readonly violations: readonly Violation[];
  readonly undecided: readonly UndecidedRow[];
}

/** A row that the rule finds. */
export interface Violation {
  readonly row: FactRow;
  /** Index of the case that was true; undefined when the rule's own message is used. */
  readonly case: number | undefined;
  readonly severity: Severity;
  /** The reported cell; undefined reports the row's own place. */
  readonly reported: Read | undefined;
  /** The cells that decided, each once, the reported one among them when it did. */
  readonly evidence: readonly Read[];
  /** The cells by which `for` picked the row. */
  readonly picked: readonly Read[];
  /** Values of `let`; a name without a value is missing, and so is the one that is reported. */
  readonly lets: Readonly<Record<string, Value>>;
  /** What fills the message, as text that may be shown. */
  readonly data: Readonly<Record<string, string>>;
  /** What can be mended by itself, and the cells whose places are edited. */
  readonly edit: { readonly edit: RuleEdit; readonly cells: readonly Cell[] } | undefined;
}

/** A row about which the rule could not decide, and what would settle it. */
interface UndecidedRow {
  readonly row: FactRow;
  readonly variables: readonly string[];
  readonly lifecycle: boolean;
  /** `limit`: the rule took too many steps on this foundation. */
  readonly because: 'unknown' | 'limit';
}

const FIRST_STEPS = 2_000_000;
const STEPS_PER_ROW = 500;

/** What a finding says: the case that was true (undefined: the rule's own message), and how severe it is. */
interface Chosen {
  readonly index: number | undefined;
  readonly severity: Severity;
}

/** Decides about the rows of one rule. */
class Judge {
  readonly #rule: Rule;
  readonly #evaluator: Evaluator;
  readonly #secrets: Facts['secrets'];

  constructor(rule: Rule, evaluator: Evaluator, secrets: Facts['secrets']) {
    this.#rule = rule;
    this.#evaluator = evaluator;
    this.#secrets = secrets;
  }

  /** Undefined when the rule has nothing against the row or does not apply to it. */
  decide({ row, unresolved }: Candidate): Violation | UndecidedRow | undefined {
    if (this.#evaluator.isExhausted) return { row, variables: [], lifecycle: false, because: 'limit' };
    this.#evaluator.turnTo(row);
    try {
      return this.#judge(row, unresolved);
    } catch (error) {
      if (error instanceof StepLimit) return { row, variables: [], lifecycle: false, because: 'limit' };
      throw error;
    }
  }

  /**
   * What costs nothing of `where` is asked first, then `find` (or the cases, where they find by themselves), which few rows meet; what costs something
   * (git, x509) last. A part that is false settles the matter whatever the others are; a part that is absent makes the rule not applicable.
   */
  #judge(row: FactRow, unresolved: Missing | undefined): Violation | UndecidedRow | undefined {
    const { where, whereCostly, find } = this.#rule;
    let open = unresolved;
    let chosen: Chosen | Missing | undefined;
    const isMeant = where === undefined ? true : this.#evaluator.truth(where);
    if (isSettled(isMeant)) return undefined;
    if (isMeant instanceof Missing) open = worse(open, isMeant);
    const isFound = find === undefined ? (chosen = this.#chooseCase(undefined)) : this.#evaluator.truth(find);
    if (isSettled(isFound)) return undefined;
    if (isFound instanceof Missing) open = worse(open, isFound);
    const isMeantAfterAll = whereCostly === undefined ? true : this.#evaluator.truth(whereCostly);
    if (isSettled(isMeantAfterAll)) return undefined;
    if (isMeantAfterAll instanceof Missing) open = worse(open, isMeantAfterAll);
    if (open !== undefined) return undecided(row, open);
    chosen ??= this.#chooseCase({ index: undefined, severity: this.#rule.severity });
    if (chosen === undefined) return undefined;
    return chosen instanceof Missing ? undecided(row, chosen) : this.#violation(row, chosen);
  }

  /**
   * The first case that is true, else `otherwise`. A case that is not known blocks what is less severe than it; what is more severe is said with the
   * severity of that case, since it may be the one that holds.
   */
  #chooseCase(otherwise: Chosen | undefined): Chosen | Missing | undefined {
    const own = this.#rule.severity;
    let blocked: Missing | undefined;
    let blockedWeight = 0;
    let mildest: Severity | undefined;
    const atMost = (severity: Severity): Severity => (mildest !== undefined && weightOf(mildest) < weightOf(severity) ? mildest : severity);
    for (const [index, { when, severity = own }] of this.#rule.cases.entries()) {
      const before = this.#evaluator.reads.mark;
      const truth = when === undefined ? true : this.#evaluator.truth(when);
      if (truth === true)
        return blocked !== undefined && blockedWeight > weightOf(severity) ? blocked : { index, severity: atMost(severity) };
      this.#evaluator.reads.forget(before);
      if (truth === false || truth.state === 'absent') continue;
      blocked = worse(blocked, truth);
      blockedWeight = Math.max(blockedWeight, weightOf(severity));
      if (mildest === undefined || weightOf(severity) < weightOf(mildest)) mildest = severity;
    }
    if (blocked !== undefined && (otherwise === undefined || blockedWeight > weightOf(otherwise.severity))) return blocked;
    return otherwise && { index: otherwise.index, severity: atMost(otherwise.severity) };
  }

  #violation(row: FactRow, chosen: Chosen): Violation {
    const evidence = this.#evaluator.reads.distinct();
    const { report, pick } = this.#rule;
    const { lets, data } = this.#show(row);
    const [owner, column] = report?.split('.') ?? [];
    return {
      row,
      case: chosen.index,
      severity: chosen.severity,
      reported: report === undefined ? undefined : placed(report, row, lets),
      evidence,
      picked: pick.map((entry) => readOf(row, entry.column)),
      lets: column === undefined ? lets : Object.fromEntries(Object.entries(lets).filter(([name]) => name !== owner)),
      data,
      edit: this.#chooseEdit(row, lets),
    };
  }

  /** The first edit that is meant here, with its places. */
  #chooseEdit(row: FactRow, lets: Violation['lets']): Violation['edit'] {
    const edit = this.#rule.edits.find(({ when }) => when === undefined || this.#evaluator.truth(when) === true);
    if (edit === undefined) return undefined;
    const { at = this.#rule.report, of } = edit;
    if (of !== undefined) return { edit, cells: this.#evaluator.rows(of).map((other) => other.cell(at!)) };
    const read = at === undefined ? undefined : placed(at, row, lets);
    return { edit, cells: at === undefined ? [absent(row.anchor)] : read === undefined ? [] : [read.cell] };
  }

  /** Values of `let` and texts for the message. A text computed from a secret is masked like the secret itself. */
  #show(row: FactRow): { lets: Record<string, Value>; data: Record<string, string> } {
    this.#evaluator.startShowing();
    const lets: Record<string, Value> = {};
    const data: Record<string, string> = {};
    for (const { name } of this.#rule.lets) {
      const before = this.#evaluator.reads.mark;
      const result = this.#evaluator.valueOfLet(name);
      if (result instanceof Missing) continue;
      lets[name] = result;
      const secret = !(result instanceof FactRow) && this.#evaluator.reads.since(before).some((read) => this.#isSecret(read.cell));
      data[name] = secret ? MASK : showValue(result);
    }
    for (const mention of this.#rule.mentions) {
      const [owner = '', column] = mention.split('.');
      const other = lets[owner];
      if (column !== undefined) data[mention] = other instanceof FactRow ? this.#shown(other.cell(column)) : '?';
      else if (Object.hasOwn(this.#evaluator.options, mention)) data[mention] = showValue(this.#evaluator.options[mention]!);
      else if (this.#rule.lets.some(({ name }) => name === mention)) data[mention] ??= '?';
      else data[mention] = this.#shown(row.cell(mention));
    }
    return { lets, data };
  }

  #shown(cell: Cell): string {
    return this.#isSecret(cell) ? MASK : showCell(cell);
  }

  /** True for a cell whose table says so, and for one whose value is secret in some place that takes it; switches give nothing away. */
  #isSecret(cell: Cell): boolean {
    if (cell.state !== 'known' || typeof cell.value === 'boolean') return false;
    return cell.secret === true || (cell.origin !== undefined && this.#secrets?.isGivenAway(showCell(cell), cell.origin) === true);
  }
}

/** True when a part decides that there is no finding: it is false, no case is true, or what it asks for is not there. */
function isSettled(result: Truth | Chosen | undefined): boolean {
  return result === false || result === undefined || (result instanceof Missing && result.state === 'absent');
}

function firstRow(found: Value | undefined): FactRow | undefined {
  const first: Value | undefined = isList(found) ? found[0] : found;
  return first instanceof FactRow ? first : undefined;
}

/** The cell that `report` or `at` names: of the row, or of the first row that a `let` found. */
function placed(name: string, row: FactRow, lets: Violation['lets']): Read | undefined {
  const [owner = '', column] = name.split('.');
  if (column === undefined) return readOf(row, owner);
  const found = firstRow(lets[owner]);
  return found && readOf(found, column);
}

function readOf(row: FactRow, column: string): Read {
  return { row, column, cell: row.cell(column) };
}

function undecided(row: FactRow, open: Missing): UndecidedRow {
  return {
    row,
    variables: [...new Set(open.cells.flatMap((cell) => cell.variables))].sort(),
    lifecycle: open.cells.some((cell) => cell.because === 'lifecycle'),
    because: 'unknown',
  };
}
