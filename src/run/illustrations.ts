import { fileURLToPath } from 'node:url';
import { shownExamples, type Illustration } from '../rule/illustration.ts';
import type { Rule } from '../rule/rule.ts';
import type { RuleSet } from '../rule/rule-set.ts';
import { illustrator } from './illustrate.ts';
import { filesBelow } from './test-rules.ts';

/**
 * The illustrations of the rules that come with taslint. The bundle replaces this file by one that opens those made at build time (`src/dev/build/bundle.ts`);
 * from source the examples of the rule are run on the spot.
 */
export async function illustrationOf(rule: Rule, rules: RuleSet): Promise<Illustration> {
  const clean = fileURLToPath(new URL('../../fixtures/clean/', import.meta.url));
  return illustrator(rules, (base) => filesBelow(clean + base))(rule);
}

/** The same without what the messages say, at once: for those who look for words in examples. */
export function examplesOf(rule: Rule, rules: RuleSet): Pick<Illustration, 'bad' | 'good'> {
  return shownExamples(rules.examples(rule));
}
