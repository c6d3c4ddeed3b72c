import { FactRow } from './fact-row.ts';
import type { Comparison, Expression } from './expression.ts';
import { isList, isNumeric, type Value } from './functions.ts';
import { UNFIT, type Result, type Truth } from './missing.ts';

/** Comparing and calculating with values that are known. Types that do not fit have no value. */

/** `<`, `==`, `in` … */
export function compare(how: Comparison, left: Value, right: Value): Truth {
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

/** `+`, `-`, `*`, `/`, `%`; `+` also joins texts and lists. */
export function calculate({ how, whole }: Extract<Expression, { op: 'arithmetic' }>, left: Value, right: Value): Result {
  if (how === '+' && typeof left === 'string' && typeof right === 'string') return left + right;
  if (how === '+' && isList(left) && isList(right)) return [...left, ...right];
  if (typeof left !== 'number' || typeof right !== 'number') return UNFIT;
  if ((how === '/' || how === '%') && right === 0) return UNFIT;
  const exact = { '+': left + right, '-': left - right, '*': left * right, '/': left / right, '%': left % right }[how];
  const result = how === '/' && whole ? Math.trunc(exact) : exact;
  return !Number.isFinite(result) || (whole && !Number.isSafeInteger(result)) ? UNFIT : result;
}

/** The smallest of nothing is nothing, not a mistake. */
export function isEmptyExtreme(name: string, args: readonly Value[]): boolean {
  return (name === 'min' || name === 'max') && isList(args[0]) && args[0].length === 0;
}
