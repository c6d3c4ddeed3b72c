import { memoPer } from '../base/memo.ts';
import { needsOf, partsOf, type Expression } from './expression.ts';
import type { Rule } from './rule.ts';

/** The parts of a rule's expressions whose value is the same for every row: computed once. */
export const closedParts = memoPer((rule: Rule): ReadonlySet<Expression> => {
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
