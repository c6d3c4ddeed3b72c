import { onBase, type BaseReader } from '../rule/example-base.ts';
import type { RuleExample } from '../rule/example.ts';
import { illustrate, type Illustration } from '../rule/illustration.ts';
import type { Rule } from '../rule/rule.ts';
import type { RuleSet } from '../rule/rule-set.ts';
import { exampleRunner } from './test-rules.ts';

/** Runs the examples of rules to see what the messages say there. `rules` are all that there are; `more`: examples that stand elsewhere. */
export function illustrator(rules: RuleSet, readBase: BaseReader): (rule: Rule, more?: readonly RuleExample[]) => Promise<Illustration> {
  const runExample = exampleRunner(rules.rules);
  return (rule, more = []) =>
    illustrate(rule, rules.text(rule, 'en'), rules.examples(rule), more, async (example) => {
      const whole = onBase(example, readBase);
      if (whole === undefined) return [];
      const { runs } = await runExample(whole, rule, whole.options);
      return runs.flatMap(({ outcome }) => outcome.violations.map(({ case: number, data }) => ({ case: number, data })));
    });
}
