import { didYouMean } from '../base/did-you-mean.ts';
import type { RuleExample } from './example.ts';
import type { Language } from '../base/language.ts';
import type { Rule, RuleExplanation, RuleText } from './rule.ts';

/** Where texts come from: they are asked for only when there is something to say. */
export interface RuleTexts {
  readonly text: (id: string, language: Language) => RuleText | undefined;
  readonly explanation: (id: string, language: Language) => RuleExplanation | undefined;
}

/** The rules of a run, in the order of their ids, with what they say. */
export class RuleSet {
  readonly rules: readonly Rule[];
  readonly #texts: RuleTexts;
  readonly #examples: ReadonlyMap<string, readonly RuleExample[]>;
  readonly #byName = new Map<string, readonly Rule[]>();

  constructor(rules: readonly Rule[], texts: RuleTexts, examples: ReadonlyMap<string, readonly RuleExample[]> = new Map()) {
    this.rules = [...rules].sort((one, other) => (one.id < other.id ? -1 : 1));
    this.#texts = texts;
    this.#examples = examples;
    for (const rule of this.rules) for (const alias of rule.aliases) this.#byName.set(alias, [...this.named(alias), rule]);
    for (const rule of this.rules) this.#byName.set(rule.id, [rule]);
  }

  /** The rule of an id, or of a name that only this rule had before. */
  find(id: string): Rule | undefined {
    const rules = this.named(id);
    return rules.length === 1 ? rules[0] : undefined;
  }

  /** The rules that a name stands for: an id for its own, an earlier name for all that came of it. */
  named(name: string): readonly Rule[] {
    return this.#byName.get(name) ?? [];
  }

  /** The id nearest to one that does not exist. */
  nearest(id: string): string | undefined {
    return didYouMean(id, this.#byName.keys());
  }

  text(rule: Rule, language: Language): RuleText {
    return this.#texts.text(rule.id, language) ?? { title: rule.id, message: rule.id, cases: [], why: '', fix: '' };
  }

  explanation(rule: Rule, language: Language): RuleExplanation {
    return this.#texts.explanation(rule.id, language) ?? { topics: [], references: [], options: [] };
  }

  /** Examples are read from rule files and never shipped: none for built-in rules of an installed taslint. */
  examples(rule: Rule): readonly RuleExample[] {
    return this.#examples.get(rule.id) ?? [];
  }

  /** Both sets as one; the other's rules come on top. Ids are checked when rules are loaded. */
  with(other: RuleSet): RuleSet {
    const ownerOf = (id: string): RuleTexts => (other.rules.some((rule) => rule.id === id) ? other.#texts : this.#texts);
    return new RuleSet(
      [...this.rules, ...other.rules],
      { text: (id, language) => ownerOf(id).text(id, language), explanation: (id, language) => ownerOf(id).explanation(id, language) },
      new Map([...this.#examples, ...other.#examples]),
    );
  }
}
