import { assertNever } from '../base/assert-never.ts';
import type { Cell } from '../value/cell.ts';
import { closedParts } from './closed-parts.ts';
import type { Each, Expression } from './expression.ts';
import { FactRow } from './fact-row.ts';
import type { Facts } from './fact-rows.ts';
import { isComparable, type Matches } from './table-index.ts';
import { FUNCTIONS, isList, isNumeric, type Value } from './functions.ts';
import { ABSENT, Missing, UNFIT, worse, type Result, type Truth } from './missing.ts';
import { calculate, compare, isEmptyExtreme } from './operators.ts';
import { existsOne, filter, first, inOrder, map, NO_ELEMENTS, quantify, type Elements } from './quantifiers.ts';
import { Reads, type Recorded } from './reads.ts';
import type { OptionValue, Rule } from './rule.ts';

/** Thrown when a rule takes more steps than it may on one foundation. */
export class StepLimit extends Error {}

const compute = new Map(FUNCTIONS.map((offered) => [offered.name, offered.compute]));

/** Computes the expressions of one rule for one row after the other, and notes the cells that it reads. */
export class Evaluator {
  readonly reads = new Reads();
  readonly options: Readonly<Record<string, OptionValue>>;
  readonly #facts: Facts;
  /** Expressions whose value is the same for every row. */
  readonly #closed: ReadonlySet<Expression>;
  readonly #rule: Rule;
  readonly #constants = new Map<Expression, Recorded<Result>>();
  readonly #bound = new Map<string, Value>();
  #row: FactRow | undefined;
  #letResults = new Map<string, Recorded<Result>>();
  #stepsLeft: number;
  #isShowing = false;

  constructor(rule: Rule, facts: Facts, options: Readonly<Record<string, OptionValue>>, steps: number) {
    this.options = options;
    this.#facts = facts;
    this.#closed = closedParts(rule);
    this.#rule = rule;
    this.#stepsLeft = steps;
  }

  get isExhausted(): boolean {
    return this.#stepsLeft <= 0;
  }

  /** Turns to another row. */
  turnTo(row: FactRow): void {
    this.#row = row;
    this.reads.clear();
    if (this.#letResults.size > 0) this.#letResults = new Map();
    this.#bound.clear();
    this.#isShowing = false;
  }

  /** From here on texts are filled after a finding: an element that cannot be decided is passed over, so that a witness is shown. */
  startShowing(): void {
    this.#isShowing = true;
    this.#letResults = new Map();
  }

  /** Whether a condition holds for the row. */
  truth(expression: Expression): Truth {
    const result = this.#evaluate(expression);
    return typeof result === 'boolean' || result instanceof Missing ? result : UNFIT;
  }

  /** The rows that an expression gives, e.g. those that are edited together; none where it has no value. */
  rows(expression: Expression): readonly FactRow[] {
    const result = this.#evaluate(expression);
    return !(result instanceof Missing) && isList(result) ? result.filter((item): item is FactRow => item instanceof FactRow) : [];
  }

  #evaluate(expression: Expression): Result {
    if (this.#closed.size === 0 || !this.#closed.has(expression)) return this.#compute(expression);
    const known = this.#constants.get(expression);
    if (known !== undefined && !(this.#isShowing && known.result instanceof Missing)) return this.reads.recall(known);
    const recorded = this.reads.record(() => this.#compute(expression));
    if (!this.#isShowing) this.#constants.set(expression, recorded);
    return recorded.result;
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
        return this.options[expression.name] ?? UNFIT;
      case 'let':
        return this.valueOfLet(expression.name);
      case 'bound':
        return this.#bound.get(expression.name) ?? UNFIT;
      case 'column': {
        const row = this.#evaluate(expression.of);
        return row instanceof FactRow ? valueOf(this.#read(row, expression.column)) : missingIn(row);
      }
      case 'has': {
        const row = this.#evaluate(expression.of);
        return row instanceof FactRow ? presenceOf(this.#read(row, expression.column)) : missingIn(row);
      }
      case 'index':
        return this.#index(expression);
      case 'list':
        return this.#values(expression.items);
      case 'and':
        return this.#junction(expression.left, expression.right, false);
      case 'or':
        return this.#junction(expression.left, expression.right, true);
      case 'not': {
        const truth = this.truth(expression.of);
        return truth instanceof Missing ? truth : !truth;
      }
      case 'negate': {
        const value = this.#evaluate(expression.of);
        return value instanceof Missing ? value : isNumeric(value) ? -value : UNFIT;
      }
      case 'if': {
        const truth = this.truth(expression.when);
        return truth instanceof Missing ? truth : this.#evaluate(truth ? expression.then : expression.else);
      }
      case 'compare': {
        const left = this.#evaluate(expression.left);
        if (left instanceof Missing) return left;
        const right = this.#evaluate(expression.right);
        return right instanceof Missing ? right : compare(expression.how, left, right);
      }
      case 'arithmetic': {
        const left = this.#evaluate(expression.left);
        if (left instanceof Missing) return left;
        const right = this.#evaluate(expression.right);
        return right instanceof Missing ? right : calculate(expression, left, right);
      }
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

  /** What a `let` names, computed once a row. */
  valueOfLet(name: string): Result {
    const known = this.#letResults.get(name);
    if (known !== undefined) return this.reads.recall(known);
    const recorded = this.reads.record(() => this.#evaluate(this.#rule.lets.find((entry) => entry.name === name)!.value));
    this.#letResults.set(name, recorded);
    return recorded.result;
  }

  #read(row: FactRow, column: string): Cell {
    const cell = row.cell(column);
    this.reads.note({ row, column, cell });
    return cell;
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
    const list = this.#evaluate(expression.of);
    if (list instanceof Missing) return list;
    const at = this.#evaluate(expression.at);
    if (at instanceof Missing) return at;
    return isList(list) && typeof at === 'number' ? (list[at] ?? ABSENT) : UNFIT;
  }

  /** `&&` is settled by false, `||` by true, whatever the other side is; the side that settles it is the evidence. */
  #junction(left: Expression, right: Expression, settling: boolean): Truth {
    const start = this.reads.mark;
    const one = this.truth(left);
    if (one === settling) return one;
    const middle = this.reads.mark;
    const other = this.truth(right);
    if (other === settling) {
      this.reads.forget(start, middle);
      return other;
    }
    if (!(one instanceof Missing)) return other;
    return other instanceof Missing ? worse(one, other) : one;
  }

  #each(each: Each): Result {
    const matches = each.keys === undefined ? this.#allOf(each.over) : this.#lookUp(each, each.keys);
    if (matches instanceof Missing) return matches;
    const ask = (element: Value): Truth => this.#ask(each, element);
    switch (each.how) {
      case 'exists':
        return quantify(matches, true, ask, this.reads);
      case 'all':
        return quantify(matches, false, ask, this.reads);
      case 'exists_one':
        return existsOne(inOrder(matches), ask);
      case 'filter':
        return filter(inOrder(matches), ask, this.reads, this.#isShowing);
      case 'map':
        return map(inOrder(matches), (element) => this.#computeFor(each, element), this.#isShowing);
      case 'first':
        return first(inOrder(matches), ask, this.reads, this.#isShowing);
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
    if (columns.length === 0) return missing === undefined || this.#facts.of(table).length === 0 ? NO_ELEMENTS : missing;
    const matches: Matches = this.#facts.of(table).index(columns).find(values);
    return missing === undefined ? matches : { certain: [], possible: inOrder(matches) };
  }

  #ask(each: Each, element: Value): Truth {
    this.#bound.set(each.bind, element);
    return this.truth(each.body);
  }

  #computeFor(each: Each, element: Value): Result {
    this.#bound.set(each.bind, element);
    return this.#evaluate(each.body);
  }
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

/** What a thing that is no row has to say when it is asked for a column. */
function missingIn(value: Result): Missing {
  return value instanceof Missing ? value : UNFIT;
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
