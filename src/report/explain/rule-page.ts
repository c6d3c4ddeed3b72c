import type { Language } from '../../base/language.ts';
import { keyOf, type Illustration, type ShownExample } from '../../rule/illustration.ts';
import type { OptionValue, Rule, RuleExplanation } from '../../rule/rule.ts';
import type { RuleSet } from '../../rule/rule-set.ts';
import { sayings } from '../../rule/sayings.ts';
import { phrase } from '../fill-phrase.ts';
import { WORDS } from '../phrases.ts';
import { indented } from './indented.ts';
import { EXPLAIN } from './phrases.ts';

/** All that is known about a rule, as a page of text for a terminal. Lines are at most `width` columns wide, save addresses and examples. */
export function rulePage(rules: RuleSet, rule: Rule, illustration: Illustration, language: Language, width = 80): string {
  const text = rules.text(rule, language);
  const explanation = rules.explanation(rule, language);
  const words = EXPLAIN[language];
  const { severity: severities } = WORDS[language];
  const section = (title: string, lines: readonly string[]): readonly string[] => (lines.length === 0 ? [] : ['', title, ...lines]);
  const nature = [severities[rule.severity], words.confidence[rule.confidence], words.profile[rule.profile], words.since(rule.since)];
  const lines = [
    rule.id,
    ...indented(text.title, width, ''),
    '',
    ...indented(nature.join(' · '), width, ''),
    ...section(
      words.message,
      sayings(rule, text).flatMap(({ severities: own, message, case: number }) => {
        const said = phrase(message, illustration.values[keyOf(number)] ?? {}, language);
        return indented(`${own.map((severity) => severities[severity]).join(', ')}: ${said}`, width);
      }),
    ),
    ...section(words.why, indented(text.why, width)),
    ...section(words.fix, indented(text.fix, width)),
    ...section(words.options, optionLines(rule, explanation, language, width)),
    ...section(words.bad, exampleLines(illustration.bad, language)),
    ...section(words.good, exampleLines(illustration.good, language)),
    ...section(
      words.references,
      explanation.references.flatMap(({ title, url }) => [...indented(`- "${title}"`, width), `    ${url}`]),
    ),
    ...section(
      words.topics,
      explanation.topics.map((topic) => `  taslint explain ${topic}`),
    ),
    ...section(
      words.aliases,
      rule.aliases.map((alias) => `  ${alias}`),
    ),
    ...section(words.suppress, [`  # taslint-ignore[${rule.id}]: ${words.reason}`]),
  ];
  return `${lines.join('\n')}\n`;
}

function optionLines(rule: Rule, explanation: RuleExplanation, language: Language, width: number): readonly string[] {
  return rule.options.flatMap((option, index) => {
    const head = `${option.name} (${option.type}, ${EXPLAIN[language].standard} ${showOption(option.default)})`;
    return indented(`${head}: ${explanation.options[index] ?? ''}`, width);
  });
}

function showOption(value: OptionValue): string {
  return typeof value === 'object' ? `[${value.join(', ')}]` : String(value);
}

/** More lines of one file say no more. */
const LONGEST_EXAMPLE = 30;
const MARKER = /# <- .*$/;

function exampleLines(example: ShownExample | undefined, language: Language): readonly string[] {
  const words = EXPLAIN[language];
  const fileLines = ([path, text]: readonly [string, string], before: boolean): readonly string[] => {
    const all = text.trimEnd().split('\n');
    const shown = all.length > LONGEST_EXAMPLE ? all.slice(0, LONGEST_EXAMPLE - 1) : all;
    const left = all.length - shown.length;
    return [
      `  ${path}${before ? ` (${words.before})` : ''}:`,
      ...shown.map((line) => `    ${line.replace(MARKER, words.here)}`.trimEnd()),
      ...(left > 0 ? [`    ${words.more(left)}`] : []),
    ];
  };
  return [
    ...Object.entries(example?.before ?? {}).flatMap((file) => fileLines(file, true)),
    ...Object.entries(example?.files ?? {}).flatMap((file) => fileLines(file, false)),
  ];
}
