import type { Rule, RuleText, Severity } from './rule.ts';

/** One thing that a rule can say. */
export interface Saying {
  /** How severe it then is: one, or those of all cases that use the rule's own message. */
  readonly severities: readonly Severity[];
  /** With its placeholders. */
  readonly message: string;
  /** From 0; undefined for the rule's own message. */
  readonly case: number | undefined;
}

/** What a rule can say and how severe it then is: the messages of its cases, then its own with the severities of the cases that use it. */
export function sayings(rule: Rule, text: RuleText): readonly Saying[] {
  const cases = rule.cases.map((entry, index) => ({ severity: entry.severity ?? rule.severity, message: text.cases[index], index }));
  const always = rule.cases.at(-1);
  const replaced = always !== undefined && always.when === undefined;
  const shared = [
    ...cases.flatMap(({ severity, message }) => (message === undefined ? [severity] : [])),
    ...(replaced ? [] : [rule.severity]),
  ];
  const own = shared.length === 0 ? [] : [{ severities: [...new Set(shared)], message: text.message, case: undefined }];
  return [
    ...cases.flatMap(({ severity, message, index }) => (message === undefined ? [] : [{ severities: [severity], message, case: index }])),
    ...own,
  ];
}
