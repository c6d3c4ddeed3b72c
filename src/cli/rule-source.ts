import type { Language, Rule, RuleExplanation, RuleText } from '../rule/rule.ts';

/** Where the built-in rules come from: data made at build time in the shipped program, the folder `rules/` when taslint runs from source. Texts are asked for only when there is something to say. */
export interface RuleSource {
  readonly rules: () => readonly Rule[];
  readonly texts: (language: Language) => Readonly<Record<string, RuleText>>;
  readonly explanations: (language: Language) => Readonly<Record<string, RuleExplanation>>;
}
