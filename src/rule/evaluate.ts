import type { Cell, UnknownCell } from '../value/cell.ts';
import { assertNever } from '../base/assert-never.ts';
import { MASK } from '../base/secret-text.ts';
import { needsOf, partsOf, type Comparison, type Each, type Expression } from './expression.ts';
import type { Table } from '../facts/table.ts';
import { FactRow, isComparable, type Facts, type Matches } from './facts.ts';
import { FUNCTIONS, isList, isNumeric, type Value } from './functions.ts';
import { weightOf, type OptionValue, type Rule, type Severity } from './rule.ts';
import { showCell, showValue } from './show.ts';

/**
 * Runs one rule over the facts of one foundation, in three-valued logic. A cell that is unknown or absent has no value: `&&`, `||`, `exists` and `all`
 * decide without it where they can; what cannot be decided is never a finding.
 */
export function evaluateRule(rule: Rule, facts: Facts, settings: RuleSettings): RuleOutcome {
  const candidates = pickRows(rule, facts);
  if (candidates.length === 0) return NOTHING_TO_SAY;
  const evaluator = new Evaluator(rule, facts, settings, FIRST_STEPS + STEPS_PER_ROW * candidates.length);
  const violations: Violation[] = [];
  const undecided: UndecidedRow[] = [];
  for (const candidate of candidates) {
    const outcome = evaluator.decide(candidate);
    if (outcome === undefined) continue;
    if ('variables' in outcome) undecided.push(outcome);
    else violations.push(outcome);
  }
  return { violations, undecided };
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
  /** Values of `let`; a name without a value is missing. */
  readonly lets: Readonly<Record<string, Value>>;
  /** What fills the message, as text that may be shown. */
  readonly data: Readonly<Record<string, string>>;
}

/** A row about which the rule could not decide, and what would settle it. */
interface UndecidedRow {
  readonly row: FactRow;
  readonly variables: readonly string[];
  readonly lifecycle: boolean;
  /** `limit`: the rule took too many steps on this foundation. */
  readonly because: 'unknown' | 'limit';
}

/** A cell that was read. */
export interface Read {
  readonly row: FactRow;
  readonly column: string;
  readonly cell: Cell;
}

const FIRST_STEPS = 2_000_000;
const STEPS_PER_ROW = 500;
const MOST_EVIDENCE = 500;
const MOST_UNKNOWN_CELLS = 20;

interface Candidate {
  readonly row: FactRow;
  /** Set when a column of `for` is not known: the row may not be meant at all. */
  readonly doubt: Missing | undefined;
}

/** Tables of so few rows are gone through sooner than an index is made. */
const FEW_ROWS = 8;

const NO_CANDIDATES: readonly Candidate[] = [];

/** The rows that `for` picks, found by one column and then compared by the others; those whose column is not known come along with their doubt. */
function pickRows(rule: Rule, facts: Facts): readonly Candidate[] {
  const rows = facts.rows(rule.table);
  if (rows.length === 0) return NO_CANDIDATES;
  if (rule.pick.length === 0) return rows.map((row) => ({ row, doubt: undefined }));
  if (rows.length <= FEW_ROWS) return candidatesOf(rule, rows);
  const { column, values } = telling(rule.pick, facts.tables.named(rule.table)!);
  const index = facts.index(rule.table, [column]);
  const found = new Set<FactRow>();
  for (const value of values) {
    const { certain, possible } = index.findGiven(value);
    for (const row of certain) found.add(row);
    for (const row of possible) found.add(row);
  }
  if (found.size === 0) return NO_CANDIDATES;
  const candidates = candidatesOf(rule, found);
  // Only a value of its own each, or a row that is only possibly meant, can have changed the order.
  return candidates.length < 2 ? candidates : [...candidates].sort((one, other) => one.row.index - other.row.index);
}

function candidatesOf(rule: Rule, rows: Iterable<FactRow>): readonly Candidate[] {
  let candidates: Candidate[] | undefined;
  for (const row of rows) {
    const doubt = doubtOf(rule, row);
    if (doubt !== NOT_MEANT) (candidates ??= []).push({ row, doubt });
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
function doubtOf(rule: Rule, row: FactRow): Missing | typeof NOT_MEANT | undefined {
  let doubt: Missing | undefined;
  for (const { column, values } of rule.pick) {
    const cell = row.cell(column);
    if (cell.state === 'absent') return NOT_MEANT;
    if (cell.state === 'unknown') doubt = worse(doubt, Missing.unknown(cell));
    else if (!isComparable(cell.value, row.table.allColumns[column]!.type)) doubt = worse(doubt, UNFIT);
    else if (!values.some((value) => value === cell.value || String(value) === String(cell.value))) return NOT_MEANT;
  }
  return doubt;
}

/** The result of an expression that has no value. */
class Missing {
  readonly state: 'unknown' | 'absent';
  readonly cells: readonly UnknownCell[];

  constructor(state: 'unknown' | 'absent', cells: readonly UnknownCell[]) {
    this.state = state;
    this.cells = cells;
  }

  static unknown(cell: UnknownCell): Missing {
    return new Missing('unknown', [cell]);
  }
}

const ABSENT = new Missing('absent', []);
/** Types that do not fit, division by zero: no value either, and nobody's defect. */
const UNFIT = new Missing('unknown', []);

/** Two results without value together: unknown outweighs absent, and what would settle either is kept. */
function worse(one: Missing | undefined, other: Missing): Missing {
  if (one === undefined || one.state === 'absent') return other;
  if (other.state === 'absent' || other.cells.length === 0) return one;
  const cells = [...one.cells, ...other.cells];
  return new Missing('unknown', cells.length > MOST_UNKNOWN_CELLS ? cells.slice(0, MOST_UNKNOWN_CELLS) : cells);
}

type Result = Value | Missing;
type Truth = boolean | Missing;

/** What a finding says: the case that was true (undefined: the rule's own message), and how severe it is. */
interface Chosen {
  readonly index: number | undefined;
  readonly severity: Severity;
}

class StepLimit extends Error {}

const compute = new Map(FUNCTIONS.map((offered) => [offered.name, offered.compute]));

class Evaluator {
  readonly #rule: Rule;
  readonly #facts: Facts;
  readonly #options: Readonly<Record<string, OptionValue>>;
  /** Expressions whose value is the same for every row. */
  readonly #closed: ReadonlySet<Expression>;
  readonly #lets: ReadonlyMap<string, Expression>;
  readonly #constants = new Map<Expression, { result: Result; reads: readonly Read[] }>();
  readonly #bound = new Map<string, Value>();
  #row: FactRow | undefined;
  #letResults = new Map<string, { result: Result; reads: readonly Read[] }>();
  #reads: Read[] = [];
  #stepsLeft: number;
  /** True while texts are filled after a finding: an element that cannot be decided is then passed over, so that a witness is shown. */
  #showing = false;

  constructor(rule: Rule, facts: Facts, settings: RuleSettings, steps: number) {
    this.#rule = rule;
    this.#facts = facts;
    this.#options = Object.fromEntries(rule.options.map((option) => [option.name, settings.options[option.name] ?? option.default]));
    this.#closed = closedParts(rule);
    this.#lets = new Map(rule.lets.map((entry) => [entry.name, entry.value]));
    this.#stepsLeft = steps;
  }

  /** Undefined when the rule has nothing against the row or does not apply to it. */
  decide({ row, doubt }: Candidate): Violation | UndecidedRow | undefined {
    if (this.#stepsLeft <= 0) return { row, variables: [], lifecycle: false, because: 'limit' };
    this.#row = row;
    this.#reads = [];
    this.#letResults = new Map();
    this.#bound.clear();
    this.#showing = false;
    try {
      return this.#judge(row, doubt);
    } catch (error) {
      if (error instanceof StepLimit) return { row, variables: [], lifecycle: false, because: 'limit' };
      throw error;
    }
  }

  /**
   * What costs nothing of `where` is asked first, then `find` (or the cases, where they find by themselves), which few rows meet; what costs something
   * (git, x509) last. A part that is false settles the matter whatever the others are; a part that is absent makes the rule not applicable.
   */
  #judge(row: FactRow, doubt: Missing | undefined): Violation | UndecidedRow | undefined {
    const { where, whereCostly, find } = this.#rule;
    let open = doubt;
    let chosen: Chosen | Missing | undefined;
    const isMeant = where === undefined ? true : this.#truth(where);
    if (isSettled(isMeant)) return undefined;
    if (isMeant instanceof Missing) open = worse(open, isMeant);
    const isFound = find === undefined ? (chosen = this.#chooseCase(undefined)) : this.#truth(find);
    if (isSettled(isFound)) return undefined;
    if (isFound instanceof Missing) open = worse(open, isFound);
    const isMeantAfterAll = whereCostly === undefined ? true : this.#truth(whereCostly);
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
      const before = this.#reads.length;
      const truth = when === undefined ? true : this.#truth(when);
      if (truth === true)
        return blocked !== undefined && blockedWeight > weightOf(severity) ? blocked : { index, severity: atMost(severity) };
      this.#forget(before, this.#reads.length);
      if (truth === false || truth.state === 'absent') continue;
      blocked = worse(blocked, truth);
      blockedWeight = Math.max(blockedWeight, weightOf(severity));
      if (mildest === undefined || weightOf(severity) < weightOf(mildest)) mildest = severity;
    }
    if (blocked !== undefined && (otherwise === undefined || blockedWeight > weightOf(otherwise.severity))) return blocked;
    return otherwise && { index: otherwise.index, severity: atMost(otherwise.severity) };
  }

  #violation(row: FactRow, chosen: Chosen): Violation {
    const evidence = withoutRepetition(this.#reads);
    const { report, pick } = this.#rule;
    const { lets, data } = this.#show(row);
    return {
      row,
      case: chosen.index,
      severity: chosen.severity,
      reported: report === undefined ? undefined : { row, column: report, cell: row.cell(report) },
      evidence,
      picked: pick.map(({ column }) => ({ row, column, cell: row.cell(column) })),
      lets,
      data,
    };
  }

  /** Values of `let` and texts for the message. A text computed from a secret is masked like the secret itself. */
  #show(row: FactRow): { lets: Record<string, Value>; data: Record<string, string> } {
    this.#showing = true;
    this.#letResults = new Map();
    const lets: Record<string, Value> = {};
    const data: Record<string, string> = {};
    for (const { name } of this.#rule.lets) {
      const before = this.#reads.length;
      const result = this.#let(name);
      if (result instanceof Missing) continue;
      lets[name] = result;
      const secret = !(result instanceof FactRow) && this.#reads.slice(before).some((read) => this.#isSecret(read.cell));
      data[name] = secret ? MASK : showValue(result);
    }
    for (const mention of this.#rule.mentions) {
      const [owner = '', column] = mention.split('.');
      const other = lets[owner];
      if (column !== undefined) data[mention] = other instanceof FactRow ? this.#shown(other.cell(column)) : '?';
      else if (Object.hasOwn(this.#options, mention)) data[mention] = showValue(this.#options[mention]!);
      else if (this.#lets.has(mention)) data[mention] ??= '?';
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
    return cell.secret === true || (cell.origin !== undefined && this.#facts.secrets?.isGivenAway(showCell(cell), cell.origin) === true);
  }

  #truth(expression: Expression): Truth {
    const result = this.#evaluate(expression);
    return typeof result === 'boolean' || result instanceof Missing ? result : UNFIT;
  }

  #evaluate(expression: Expression): Result {
    if (!this.#closed.has(expression)) return this.#compute(expression);
    const known = this.#constants.get(expression);
    if (known !== undefined && !(this.#showing && known.result instanceof Missing)) return this.#recall(known);
    const before = this.#reads.length;
    const result = this.#compute(expression);
    if (!this.#showing) this.#constants.set(expression, { result, reads: this.#reads.slice(before) });
    return result;
  }

  #compute(expression: Expression): Result {
    if (this.#stepsLeft-- <= 0) throw new StepLimit('step limit');
    switch (expression.op) {
      case 'literal':
        return expression.value;
      case 'row':
        return this.#row!;
      case 'table':
        return this.#facts.rows(expression.table);
      case 'option':
        return this.#options[expression.name] ?? UNFIT;
      case 'let':
        return this.#let(expression.name);
      case 'bound':
        return this.#bound.get(expression.name) ?? UNFIT;
      case 'column':
        return this.#onRow(expression.of, (row) => valueOf(this.#read(row, expression.column)));
      case 'has':
        return this.#onRow(expression.of, (row) => presenceOf(this.#read(row, expression.column)));
      case 'index':
        return this.#index(expression);
      case 'list':
        return this.#values(expression.items);
      case 'and':
        return this.#junction(expression.left, expression.right, false);
      case 'or':
        return this.#junction(expression.left, expression.right, true);
      case 'not': {
        const truth = this.#truth(expression.of);
        return truth instanceof Missing ? truth : !truth;
      }
      case 'negate': {
        const value = this.#evaluate(expression.of);
        return value instanceof Missing ? value : isNumeric(value) ? -value : UNFIT;
      }
      case 'if': {
        const truth = this.#truth(expression.when);
        return truth instanceof Missing ? truth : this.#evaluate(truth ? expression.then : expression.else);
      }
      case 'compare':
        return this.#onTwo(expression.left, expression.right, (left, right) => compare(expression.how, left, right));
      case 'arithmetic':
        return this.#onTwo(expression.left, expression.right, (left, right) => calculate(expression, left, right));
      case 'call': {
        const args = this.#values(expression.args);
        return args instanceof Missing
          ? args
          : (compute.get(expression.name)?.(...args) ?? (isEmptyExtreme(expression.name, args) ? ABSENT : UNFIT));
      }
      case 'each':
        return this.#each(expression);
      default:
        return assertNever(expression);
    }
  }

  #let(name: string): Result {
    const known = this.#letResults.get(name);
    if (known !== undefined) return this.#recall(known);
    const before = this.#reads.length;
    const result = this.#evaluate(this.#lets.get(name)!);
    this.#letResults.set(name, { result, reads: this.#reads.slice(before) });
    return result;
  }

  #recall({ result, reads }: { result: Result; reads: readonly Read[] }): Result {
    for (const read of reads) this.#note(read);
    return result;
  }

  #read(row: FactRow, column: string): Cell {
    const cell = row.cell(column);
    this.#note({ row, column, cell });
    return cell;
  }

  #note(read: Read): void {
    if (this.#reads.length < MOST_EVIDENCE) this.#reads.push(read);
  }

  /** Drops reads that decided nothing. */
  #forget(from: number, to: number): void {
    if (to > from) this.#reads.splice(from, to - from);
  }

  #onRow(of: Expression, ask: (row: FactRow) => Result): Result {
    const value = this.#evaluate(of);
    if (value instanceof Missing) return value;
    return value instanceof FactRow ? ask(value) : UNFIT;
  }

  #onTwo(left: Expression, right: Expression, decide: (left: Value, right: Value) => Result): Result {
    const one = this.#evaluate(left);
    if (one instanceof Missing) return one;
    const other = this.#evaluate(right);
    return other instanceof Missing ? other : decide(one, other);
  }

  #values(items: readonly Expression[]): readonly Value[] | Missing {
    const values: Value[] = [];
    for (const item of items) {
      const value = this.#evaluate(item);
      if (value instanceof Missing) return value;
      values.push(value);
    }
    return values;
  }

  #index(expression: Extract<Expression, { op: 'index' }>): Result {
    return this.#onTwo(expression.of, expression.at, (list, at) => (isList(list) && typeof at === 'number' ? (list[at] ?? ABSENT) : UNFIT));
  }

  /** `&&` is settled by false, `||` by true, whatever the other side is; the side that settles it is the evidence. */
  #junction(left: Expression, right: Expression, settling: boolean): Truth {
    const start = this.#reads.length;
    const one = this.#truth(left);
    if (one === settling) return one;
    const middle = this.#reads.length;
    const other = this.#truth(right);
    if (other === settling) {
      this.#forget(start, middle);
      return other;
    }
    if (!(one instanceof Missing)) return other;
    return other instanceof Missing ? worse(one, other) : one;
  }

  #each(each: Each): Result {
    const matches = each.keys === undefined ? this.#allOf(each.over) : this.#lookUp(each, each.keys);
    if (matches instanceof Missing) return matches;
    switch (each.how) {
      case 'exists':
        return this.#quantify(each, matches, true);
      case 'all':
        return this.#quantify(each, matches, false);
      case 'exists_one':
        return this.#existsOne(each, inOrder(matches));
      case 'filter':
        return this.#filter(each, inOrder(matches));
      case 'map':
        return this.#map(each, inOrder(matches));
      case 'first':
        return this.#first(each, inOrder(matches));
    }
  }

  #allOf(over: Expression): Elements | Missing {
    const list = this.#evaluate(over);
    if (list instanceof Missing) return list;
    return isList(list) ? { certain: list, possible: [] } : UNFIT;
  }

  /** Rows that can satisfy the equalities of the body. A key without value leaves it to the others to say that no row is meant. */
  #lookUp(each: Each, keys: NonNullable<Each['keys']>): Elements | Missing {
    if (each.over.op !== 'table') return this.#allOf(each.over);
    const { table } = each.over;
    const columns: string[] = [];
    const values: Value[] = [];
    let missing: Missing | undefined;
    for (const key of keys) {
      const value = this.#evaluate(key.equals);
      if (value instanceof Missing) {
        missing = worse(missing, value);
      } else if (!isComparable(value, this.#facts.tables.named(table)!.allColumns[key.column]!.type)) {
        missing = worse(missing, UNFIT);
      } else {
        columns.push(key.column);
        values.push(value);
      }
    }
    if (columns.length === 0) return missing === undefined || this.#facts.rows(table).length === 0 ? NO_ELEMENTS : missing;
    const matches: Matches = this.#facts.index(table, columns).find(values);
    return missing === undefined ? matches : { certain: [], possible: inOrder(matches) };
  }

  #ask(each: Each, element: Value): Truth {
    this.#bound.set(each.bind, element);
    return this.#truth(each.body);
  }

  /** `exists` is settled by one element that is true, `all` by one that is false; that element is then the evidence. */
  #quantify(each: Each, { certain, possible }: Elements, settling: boolean): Truth {
    const start = this.#reads.length;
    let missing: Missing | undefined;
    for (const element of certain) {
      const before = this.#reads.length;
      const truth = this.#ask(each, element);
      if (truth === settling) {
        this.#forget(start, before);
        return truth;
      }
      if (truth instanceof Missing) missing = worse(missing, truth);
    }
    // A row that is only possibly meant can never settle it: one that stays open is enough.
    for (const element of possible) {
      if (missing !== undefined) break;
      const truth = this.#ask(each, element);
      if (truth instanceof Missing) missing = truth;
    }
    return missing ?? !settling;
  }

  #existsOne(each: Each, elements: readonly Value[]): Truth {
    let count = 0;
    let missing: Missing | undefined;
    for (const element of elements) {
      const truth = this.#ask(each, element);
      if (truth === true && ++count > 1) return false;
      if (truth instanceof Missing) missing = worse(missing, truth);
    }
    return missing ?? count === 1;
  }

  #filter(each: Each, elements: readonly Value[]): Result {
    const chosen: Value[] = [];
    for (const element of elements) {
      const before = this.#reads.length;
      const truth = this.#ask(each, element);
      if (truth instanceof Missing) {
        if (!this.#showing) return truth;
      } else if (truth) chosen.push(element);
      else this.#forget(before, this.#reads.length);
    }
    return chosen;
  }

  #map(each: Each, elements: readonly Value[]): Result {
    const values: Value[] = [];
    for (const element of elements) {
      this.#bound.set(each.bind, element);
      const value = this.#evaluate(each.body);
      if (value instanceof Missing) {
        if (!this.#showing) return value;
      } else values.push(value);
    }
    return values;
  }

  #first(each: Each, elements: readonly Value[]): Result {
    const start = this.#reads.length;
    for (const element of elements) {
      const before = this.#reads.length;
      const truth = this.#ask(each, element);
      if (truth instanceof Missing) {
        if (!this.#showing) return truth;
      } else if (truth) {
        this.#forget(start, before);
        return element;
      }
    }
    return ABSENT;
  }
}

/** True when a part decides that there is no finding: it is false, no case is true, or what it asks for is not there. */
function isSettled(result: Truth | Chosen | undefined): boolean {
  return result === false || result === undefined || (result instanceof Missing && result.state === 'absent');
}

interface Elements {
  readonly certain: readonly Value[];
  readonly possible: readonly Value[];
}

const NO_ELEMENTS: Elements = { certain: [], possible: [] };

function inOrder({ certain, possible }: Elements): readonly Value[] {
  if (possible.length === 0) return certain;
  return [...certain, ...possible].sort((one, other) => (one instanceof FactRow && other instanceof FactRow ? one.index - other.index : 0));
}

function undecided(row: FactRow, open: Missing): UndecidedRow {
  return {
    row,
    variables: [...new Set(open.cells.flatMap((cell) => cell.variables))].sort(),
    lifecycle: open.cells.some((cell) => cell.because === 'lifecycle'),
    because: 'unknown',
  };
}

function withoutRepetition(reads: readonly Read[]): readonly Read[] {
  const seen = new Set<string>();
  return reads.filter(({ row, column }) => {
    const id = `${row.table.name} ${row.index} ${column}`;
    return seen.has(id) ? false : seen.add(id);
  });
}

function valueOf(cell: Cell): Result {
  if (cell.state === 'absent') return ABSENT;
  if (cell.state === 'unknown') return Missing.unknown(cell);
  return isValue(cell.value) ? cell.value : UNFIT;
}

/** A cell that somebody gives, but not in the files we see, may turn out to be nothing. */
function presenceOf(cell: Cell): Truth {
  return cell.state === 'unknown' ? Missing.unknown(cell) : cell.state === 'known';
}

function isValue(value: unknown): value is Value {
  return (
    typeof value === 'string' ||
    typeof value === 'number' ||
    typeof value === 'boolean' ||
    typeof value === 'bigint' ||
    (Array.isArray(value) && value.every(isValue))
  );
}

function compare(how: Comparison, left: Value, right: Value): Truth {
  if (how === 'in') return isList(right) ? contains(right, left) : UNFIT;
  if (how === '==' || how === '!=') {
    const same = equals(left, right);
    return same === undefined ? UNFIT : same === (how === '==');
  }
  const fits = (isNumeric(left) && isNumeric(right)) || (typeof left === 'string' && typeof right === 'string');
  if (!fits) return UNFIT;
  switch (how) {
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '>':
      return left > right;
    case '>=':
      return left >= right;
  }
}

function contains(list: readonly Value[], value: Value): Truth {
  let unfit = false;
  for (const element of list) {
    const same = equals(element, value);
    if (same === true) return true;
    if (same === undefined) unfit = true;
  }
  return unfit ? UNFIT : false;
}

/** Undefined when the two cannot be compared: `"5"` and `5` may be the same to the tool that reads them. */
function equals(left: Value, right: Value): boolean | undefined {
  if (isNumeric(left) && isNumeric(right))
    return !(left < right) && !(left > right) && !Number.isNaN(Number(left)) && !Number.isNaN(Number(right));
  if (left instanceof FactRow && right instanceof FactRow) return left.table === right.table && left.index === right.index;
  if (isList(left) && isList(right)) {
    if (left.length !== right.length) return false;
    const each = left.map((value, index) => equals(value, right[index]!));
    return each.includes(false) ? false : each.includes(undefined) ? undefined : true;
  }
  return typeof left === typeof right && typeof left !== 'object' ? left === right : undefined;
}

function calculate({ how, whole }: Extract<Expression, { op: 'arithmetic' }>, left: Value, right: Value): Result {
  if (how === '+' && typeof left === 'string' && typeof right === 'string') return left + right;
  if (how === '+' && isList(left) && isList(right)) return [...left, ...right];
  if (typeof left !== 'number' || typeof right !== 'number') return UNFIT;
  if ((how === '/' || how === '%') && right === 0) return UNFIT;
  const exact = { '+': left + right, '-': left - right, '*': left * right, '/': left / right, '%': left % right }[how];
  const result = how === '/' && whole ? Math.trunc(exact) : exact;
  return !Number.isFinite(result) || (whole && !Number.isSafeInteger(result)) ? UNFIT : result;
}

/** The smallest of nothing is nothing, not a mistake. */
function isEmptyExtreme(name: string, args: readonly Value[]): boolean {
  return (name === 'min' || name === 'max') && isList(args[0]) && args[0].length === 0;
}

const closedParts = remember((rule: Rule): ReadonlySet<Expression> => {
  const closedLets = new Set<string>();
  const parts = new Set<Expression>();
  const isClosed = (expression: Expression): boolean =>
    [...needsOf(expression)].every((need) => need.startsWith('let ') && closedLets.has(need.slice(4)));
  const gather = (expression: Expression): void => {
    if (partsOf(expression).length === 0) return;
    if (isClosed(expression)) parts.add(expression);
    else for (const part of partsOf(expression)) gather(part);
  };
  for (const { name, value } of rule.lets) {
    if (isClosed(value)) closedLets.add(name);
    gather(value);
  }
  const conditions = [rule.where, rule.whereCostly, rule.find, ...rule.cases.map((entry) => entry.when)];
  for (const condition of conditions) if (condition !== undefined) gather(condition);
  return parts;
});

/** Computes once per rule. */
function remember<T>(compute: (rule: Rule) => T): (rule: Rule) => T {
  const results = new WeakMap<Rule, T>();
  return (rule) => {
    let result = results.get(rule);
    if (result === undefined) results.set(rule, (result = compute(rule)));
    return result;
  };
}
