import type { Language } from '../../base/language.ts';
import { padToWidth } from '../../base/display-width.ts';
import { DECISIONS } from '../../catalog/decisions.ts';
import { TOPICS, type Topic } from '../../catalog/topics.ts';
import type { Rule } from '../../rule/rule.ts';
import type { RuleSet } from '../../rule/rule-set.ts';
import { indented } from './indented.ts';
import { knownName } from './known-name.ts';
import { EXPLAIN } from './phrases.ts';

/** What a topic is about, what a site has to decide, and a line for each rule that looks after it. */
export function topicPage(topic: Topic, rules: RuleSet, language: Language, width: number): string {
  const own = rules.rules.filter((rule) => rules.explanation(rule, language).topics.includes(topic.name));
  return blocks(topicHead(topic, language, width), ruleList(EXPLAIN[language].rules, own, rules, language, width));
}

/**
 * What is known of a word: the topic, or those that it may mean, and the rules that speak of it. `word` is shown as it was asked for; undefined for an error
 * text, of which the rules are the answer.
 */
export function wordPage(
  word: string | undefined,
  { topics, naming }: { readonly topics: readonly Topic[]; readonly naming: readonly Rule[] },
  rules: RuleSet,
  language: Language,
  width: number,
): string {
  const words = EXPLAIN[language];
  const known = word === undefined ? [] : knownName(word, language).flatMap((line) => indented(line, width, ''));
  const namingList = ruleList(word === undefined ? words.rules : words.rulesNaming(word), naming, rules, language, width);
  if (topics.length > MOST_PAGES) return blocks(known, topicLines(topics, language, width), namingList);
  const named = new Set(naming.slice(0, MOST_RULES));
  const isOf = (topic: Topic, rule: Rule): boolean => rules.explanation(rule, language).topics.includes(topic.name);
  const others = topics.length > 1 ? [] : rules.rules.filter((rule) => !named.has(rule) && topics.some((topic) => isOf(topic, rule)));
  return blocks(
    known,
    ...topics.map((topic) => topicHead(topic, language, width)),
    namingList,
    ruleList(naming.length === 0 ? words.rules : words.otherRules, others, rules, language, width),
    topics.length > 1 ? [words.topics, ...topics.map(({ name }) => `  taslint explain ${name}`)] : [],
  );
}

/** Of more topics only the titles are told. */
const MOST_PAGES = 2;

/** The topics with their titles. */
export function topicList(language: Language, width: number): string {
  return blocks(topicLines(TOPICS, language, width), indented(EXPLAIN[language].findsAlso, width, ''));
}

function topicHead(topic: Topic, language: Language, width: number): readonly string[] {
  const decisions = (DECISIONS[topic.name] ?? []).flatMap((decision) => bullet(decision[language], width));
  return [
    topic.title[language],
    '',
    ...indented(topic.text[language], width, ''),
    ...(decisions.length === 0 ? [] : ['', EXPLAIN[language].decide, ...decisions]),
  ];
}

function bullet(text: string, width: number): readonly string[] {
  return indented(text, width, '    ').map((line, index) => (index === 0 ? `  - ${line.slice(4)}` : line));
}

function topicLines(topics: readonly Topic[], language: Language, width: number): readonly string[] {
  const column = Math.max(...topics.map(({ name }) => name.length)) + 4;
  return [
    EXPLAIN[language].topicList,
    ...topics.flatMap(({ name, title }) =>
      indented(title[language], width - column, '').map((line, index) => padToWidth(index === 0 ? `  ${name}` : '', column) + line),
    ),
  ];
}

/** A word may stand in many rules: the first say most. */
const MOST_RULES = 12;

function ruleList(title: string, all: readonly Rule[], rules: RuleSet, language: Language, width: number): readonly string[] {
  if (all.length === 0) return [];
  const shown = title === EXPLAIN[language].rules || title === EXPLAIN[language].otherRules ? all : all.slice(0, MOST_RULES);
  const lines = shown.flatMap((rule) => [`  ${rule.id}`, ...indented(rules.text(rule, language).title, width, '      ')]);
  const left = all.length - shown.length;
  return [title, ...lines, ...(left > 0 ? [`  ${EXPLAIN[language].moreRules(left)}`] : [])];
}

/** Blocks of lines with a blank line between them. */
function blocks(...parts: readonly (readonly string[])[]): string {
  return `${parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}
