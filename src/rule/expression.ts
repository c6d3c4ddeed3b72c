import { memoPer } from '../base/memo.ts';

/**
 * CEL after parsing and type checking, as plain data that is written to JSON at build time. Positions are dropped: errors were reported when the rule
 * was loaded. Names are resolved: the row, a table, an option, a `let` and the variable of a macro are different things.
 */
export type Expression =
  | { readonly op: 'literal'; readonly value: string | number | boolean }
  | { readonly op: 'row' }
  /** All rows of a table, by the table's name. */
  | { readonly op: 'table'; readonly table: string }
  | { readonly op: 'option'; readonly name: string }
  | { readonly op: 'let'; readonly name: string }
  /** The variable of the nearest macro of that name. */
  | { readonly op: 'bound'; readonly name: string }
  | { readonly op: 'column' | 'has'; readonly of: Expression; readonly column: string }
  | { readonly op: 'index'; readonly of: Expression; readonly at: Expression }
  | { readonly op: 'list'; readonly items: readonly Expression[] }
  | { readonly op: 'and' | 'or'; readonly left: Expression; readonly right: Expression }
  | { readonly op: 'not' | 'negate'; readonly of: Expression }
  | { readonly op: 'if'; readonly when: Expression; readonly then: Expression; readonly else: Expression }
  | { readonly op: 'compare'; readonly how: Comparison; readonly left: Expression; readonly right: Expression }
  /** `whole`: both sides are whole numbers, so a division drops the rest. */
  | {
      readonly op: 'arithmetic';
      readonly how: '+' | '-' | '*' | '/' | '%';
      readonly whole: boolean;
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly op: 'call'; readonly name: string; readonly args: readonly Expression[] }
  | Each;

export type Comparison = '==' | '!=' | '<' | '<=' | '>' | '>=' | 'in';

/** A macro: something asked of each element of a list. */
export interface Each {
  readonly op: 'each';
  readonly how: 'exists' | 'all' | 'exists_one' | 'filter' | 'map' | 'first';
  readonly over: Expression;
  readonly bind: string;
  readonly body: Expression;
  /** Equalities of `body` between a column of the bound row and something that does not use it. They pick rows through an index; `body` still holds them. */
  readonly keys?: readonly { readonly column: string; readonly equals: Expression }[];
}

/** The direct parts of an expression, in the order they are evaluated. */
export function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.op) {
    case 'literal':
    case 'row':
    case 'table':
    case 'option':
    case 'let':
    case 'bound':
      return [];
    case 'column':
    case 'has':
    case 'not':
    case 'negate':
      return [expression.of];
    case 'index':
      return [expression.of, expression.at];
    case 'list':
      return expression.items;
    case 'and':
    case 'or':
    case 'compare':
    case 'arithmetic':
      return [expression.left, expression.right];
    case 'if':
      return [expression.when, expression.then, expression.else];
    case 'call':
      return expression.args;
    case 'each':
      return [expression.over, expression.body];
  }
}

/**
 * What an expression needs from outside itself: `row`, `let name` and `bound name`. Nothing means that its value is the same for every row of a foundation.
 */
export const needsOf = memoPer(findNeeds); // asked again for each part of an expression

const NOTHING: ReadonlySet<string> = new Set();
const THE_ROW: ReadonlySet<string> = new Set(['row']);

function findNeeds(expression: Expression): ReadonlySet<string> {
  switch (expression.op) {
    case 'literal':
    case 'table':
    case 'option':
      return NOTHING;
    case 'row':
      return THE_ROW;
    case 'let':
    case 'bound':
      return new Set([`${expression.op} ${expression.name}`]);
    case 'each': {
      const inside = new Set(needsOf(expression.body));
      inside.delete(`bound ${expression.bind}`);
      return together(needsOf(expression.over), inside);
    }
    default:
      return partsOf(expression).map(needsOf).reduce(together, NOTHING);
  }
}

function together(one: ReadonlySet<string>, other: ReadonlySet<string>): ReadonlySet<string> {
  if (one.size === 0 || one === other) return other;
  return other.size === 0 ? one : new Set([...one, ...other]);
}
