import { LANGUAGES, type Language, type Rule, type RuleExplanation, type RuleText } from './rule.ts';
import type { RuleFile } from './rule-file.ts';
import { RuleSet } from './rule-set.ts';

/** Checked rules as JSON for the bundle. A clean run reads `rules` only; texts and explanations are chunks of their own; examples are never shipped. */
export interface CompiledRules {
  readonly rules: readonly Rule[];
  readonly texts: Readonly<Record<Language, TextChunk>>;
  readonly explanations: Readonly<Record<Language, ExplanationChunk>>;
}

/** By rule id. */
export type TextChunk = Readonly<Record<string, RuleText>>;
export type ExplanationChunk = Readonly<Record<string, RuleExplanation>>;

/** What goes into the bundle, in the order of ids. */
export function compileRuleFiles(files: readonly RuleFile[]): CompiledRules {
  const sorted = [...files].sort((one, other) => (one.rule.id < other.rule.id ? -1 : 1));
  const byLanguage = <T>(pick: (file: RuleFile, language: Language) => T): Record<Language, Record<string, T>> => ({
    en: Object.fromEntries(sorted.map((file) => [file.rule.id, pick(file, 'en')])),
    ko: Object.fromEntries(sorted.map((file) => [file.rule.id, pick(file, 'ko')])),
  });
  return {
    rules: sorted.map((file) => file.rule),
    texts: byLanguage((file, language) => file.texts[language]),
    explanations: byLanguage((file, language) => file.explanations[language]),
  };
}

/** The chunks as files: name to JSON text. */
export function compiledChunks(compiled: CompiledRules): ReadonlyMap<string, string> {
  return new Map([
    ['rules.json', JSON.stringify(compiled.rules)],
    ...LANGUAGES.map((language) => [`texts.${language}.json`, JSON.stringify(compiled.texts[language])] as const),
    ...LANGUAGES.map((language) => [`explanations.${language}.json`, JSON.stringify(compiled.explanations[language])] as const),
  ]);
}

/** The rules of a bundle; the two functions load a chunk when it is first needed. The chunks were checked when they were built. */
export function openCompiledRules(
  rules: readonly Rule[],
  texts: (language: Language) => TextChunk,
  explanations: (language: Language) => ExplanationChunk,
): RuleSet {
  const text = once(texts);
  const explanation = once(explanations);
  return new RuleSet(rules, { text: (id, language) => text(language)[id], explanation: (id, language) => explanation(language)[id] });
}

function once<T>(load: (language: Language) => T): (language: Language) => T {
  const loaded = new Map<Language, T>();
  return (language) => {
    let chunk = loaded.get(language);
    if (chunk === undefined) loaded.set(language, (chunk = load(language)));
    return chunk;
  };
}
