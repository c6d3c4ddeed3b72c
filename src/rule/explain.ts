import { displayWidth } from '../base/display-width.ts';
import type { RuleExample } from './example.ts';
import { EXPLANATION_WORDS } from './phrases.ts';
import type { Language } from '../base/language.ts';
import type { OptionValue, Rule, RuleExplanation, RuleText, Severity } from './rule.ts';
import type { RuleSet } from './rule-set.ts';

/** All that is known about a rule, as a page of text for a terminal. Lines are at most `width` columns wide, save addresses and examples. */
export function explainRule(rules: RuleSet, rule: Rule, language: Language, width = 80): string {
  const text = rules.text(rule, language);
  const explanation = rules.explanation(rule, language);
  const words = EXPLANATION_WORDS[language];
  const section = (title: string, lines: readonly string[]): readonly string[] => (lines.length === 0 ? [] : ['', title, ...lines]);
  const lines = [
    rule.id,
    ...wrap(text.title, width, ''),
    '',
    ...wrap(`${rule.severity} · ${rule.confidence} · ${words.profile} ${rule.profile} · ${words.since} ${rule.since}`, width, ''),
    ...section(
      words.message,
      sayings(rule, text).flatMap(({ severities, message }) => wrap(`${severities.join(', ')}: ${message}`, width)),
    ),
    ...section(words.why, wrap(text.why, width)),
    ...section(words.fix, wrap(text.fix, width)),
    ...section(words.options, optionLines(rule, explanation, language, width)),
    ...section(
      words.examples,
      rules.examples(rule).flatMap((example) => exampleLines(example, width)),
    ),
    ...section(
      words.references,
      explanation.references.flatMap(({ title, url }) => [...wrap(`- ${title}`, width), `    ${url}`]),
    ),
    ...section(
      words.aliases,
      rule.aliases.map((alias) => `  ${alias}`),
    ),
    ...section(words.suppress, [`  # taslint-ignore[${rule.id}]: ${words.reason}`]),
  ];
  return `${lines.join('\n')}\n`;
}

/** What a rule can say and how severe it then is: the messages of its cases, then its own with the severities of the cases that use it. */
export function sayings(rule: Rule, text: RuleText): readonly { readonly severities: readonly Severity[]; readonly message: string }[] {
  const cases = rule.cases.map((entry, index) => ({ severity: entry.severity ?? rule.severity, message: text.cases[index] }));
  const always = rule.cases.at(-1);
  const replaced = always !== undefined && always.when === undefined;
  const shared = [
    ...cases.flatMap(({ severity, message }) => (message === undefined ? [severity] : [])),
    ...(replaced ? [] : [rule.severity]),
  ];
  const own = shared.length === 0 ? [] : [{ severities: [...new Set(shared)], message: text.message }];
  return [...cases.flatMap(({ severity, message }) => (message === undefined ? [] : [{ severities: [severity], message }])), ...own];
}

function optionLines(rule: Rule, explanation: RuleExplanation, language: Language, width: number): readonly string[] {
  return rule.options.flatMap((option, index) => {
    const head = `${option.name} (${option.type}, ${EXPLANATION_WORDS[language].standard} ${showOption(option.default)})`;
    return wrap(`${head}: ${explanation.options[index] ?? ''}`, width);
  });
}

function showOption(value: OptionValue): string {
  return typeof value === 'object' ? `[${value.join(', ')}]` : String(value);
}

function exampleLines(example: RuleExample, width: number): readonly string[] {
  const files = [...example.files].flatMap(([path, text]) => [
    `    ${path}:`,
    ...text
      .trimEnd()
      .split('\n')
      .map((line) => `      ${line}`),
  ]);
  return [...wrap(`- ${example.name}`, width), ...files];
}

/** Lines of at most `width` columns, broken at blanks; a word that is wider stands alone. Paragraphs stay apart. */
export function wrap(text: string, width: number, indent = '  '): readonly string[] {
  return text.split('\n').flatMap((paragraph) => wrapParagraph(paragraph, width, indent));
}

function wrapParagraph(paragraph: string, width: number, indent: string): readonly string[] {
  const lines: string[] = [];
  let line = indent;
  let used = indent.length;
  for (const word of paragraph.split(' ').filter((part) => part !== '')) {
    const wide = displayWidth(word);
    const first = used === indent.length;
    if (!first && used + 1 + wide > width) {
      lines.push(line);
      line = indent + word;
      used = indent.length + wide;
    } else {
      line += first ? word : ` ${word}`;
      used += wide + (first ? 0 : 1);
    }
  }
  return [...lines, line.trimEnd()];
}
