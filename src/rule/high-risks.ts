import type { FactInput, HighRisk } from '../facts/input.ts';
import { evaluateRule, type Violation } from './evaluate-rule.ts';
import { Facts, type TableSet } from './fact-rows.ts';
import type { Rule } from './rule.ts';

/** The group of rules that compare two revisions. */
const GROUP = 'change/';

/**
 * The facts of one foundation, for running `rules` over. What these say of a change is a fact for others: a change that a rule calls an error is a high
 * risk. Found out when a table asks, which happens only where there is an earlier revision.
 */
export function factsOf(input: FactInput, tables: TableSet, rules: readonly Rule[]): Facts {
  let risks: readonly HighRisk[] | undefined;
  const highRisks = (): readonly HighRisk[] => {
    if (risks !== undefined) return risks;
    risks = []; // for a rule of the group that itself asks for the risks
    return (risks = highRisksIn(facts, rules));
  };
  const facts: Facts = new Facts({ ...input, highRisks }, tables);
  return facts;
}

/** One for each rule of the group that finds an error, or may find one once a variable is known; in the order of their names. */
function highRisksIn(facts: Facts, rules: readonly Rule[]): readonly HighRisk[] {
  return rules.filter(canBeError).flatMap((rule): readonly HighRisk[] => {
    const name = rule.id.slice(GROUP.length);
    const { violations, undecided } = evaluateRule(rule, facts, { options: {} });
    const found = violations.find(({ severity }) => severity === 'error');
    if (found !== undefined) return [{ name, certain: true, ...placeOf(found) }];
    const [open] = undecided;
    return open === undefined ? [] : [{ name, certain: false, anchor: open.row.anchor, origin: undefined }];
  });
}

function canBeError({ id, severity, cases }: Rule): boolean {
  return id.startsWith(GROUP) && (severity === 'error' || cases.some((one) => one.severity === 'error'));
}

function placeOf({ row, reported }: Violation): Pick<HighRisk, 'anchor' | 'origin'> {
  return reported === undefined
    ? { anchor: row.anchor, origin: undefined }
    : { anchor: reported.cell.anchor, origin: reported.cell.origin };
}
