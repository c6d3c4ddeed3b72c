import { ERROR_TEXTS, type ErrorText } from '../catalog/error-texts.ts';
import { settingOf } from '../catalog/find-setting.ts';
import { GLOSSARY } from '../catalog/glossary.ts';
import { topicOfRetiredRule } from '../catalog/retired-rules.ts';
import { SEARCH_WORDS } from '../catalog/search-words.ts';
import { TOPICS, topicNamed, type Topic } from '../catalog/topics.ts';
import { didYouMean } from '../base/did-you-mean.ts';
import { LANGUAGES } from '../base/language.ts';
import { memo } from '../base/memo.ts';
import type { Rule } from './rule.ts';
import type { RuleSet } from './rule-set.ts';

/** What a word or a pasted text is about. */
export interface Subject {
  /** The word itself, without what Korean adds to it. */
  readonly word: string;
  /** Best first. */
  readonly topics: readonly Topic[];
  /** The rules that speak of it, best first; the only one, where the rule itself was asked for. */
  readonly rules: readonly Rule[];
  /** Rules of that name were asked for, so their pages are meant. */
  readonly isRule: boolean;
  /** A tool printed it: what answers are rules and topics, not where its words stand. */
  readonly isError: boolean;
}

const PLAIN = { word: '', topics: [], rules: [], isRule: false, isError: false };

/** The text of the examples of a rule. */
export type ExampleText = (rule: Rule) => string;

/**
 * Finds what people ask about: a rule id, a topic or another word for it, a property, a job, an errand, an error text of om or BOSH; undefined where nothing
 * is known of it.
 */
export function findSubject(query: string, rules: RuleSet, exampleText: ExampleText): Subject | undefined {
  const named = rules.named(query);
  if (named.length > 0) return { ...PLAIN, rules: named, isRule: true };
  const topic = topicNamed(topicOfRetiredRule(query) ?? query);
  if (topic !== undefined) return { ...PLAIN, topics: [topic] };
  const error = errorText(query);
  if (error !== undefined) return subjectOfError(error, rules);
  const topics = topicsOf(query);
  const stem = query.replace(PARTICLE, '');
  const word = stem !== query && topicsOf(stem).length > 0 ? stem : query;
  const mentioning = rulesMentioning(word, rules, exampleText);
  if (topics.length > 0) return { ...PLAIN, word, topics, rules: mentioning };
  const last = rules.rules.filter(({ id }) => id.endsWith(`/${query.toLowerCase()}`));
  if (last.length > 0) return { ...PLAIN, rules: last, isRule: true };
  return mentioning.length === 0 ? undefined : { ...PLAIN, word, rules: mentioning };
}

/** Names that are near to a word that nothing was found for, at most three. */
export function nearWords(query: string, rules: RuleSet): readonly string[] {
  const near = topicsByKey().get(didYouMean(keyOf(query), topicsByKey().keys()) ?? '');
  const found = [near === undefined ? undefined : advisedWord(near), rules.nearest(query)];
  return [...new Set(found.filter((word) => word !== undefined))];
}

/** A word as it is advised: Korean in the form of the glossary, and where that has none by the name of its topic. */
function advisedWord({ word, topics }: Word): string | undefined {
  return !/\p{Script=Hangul}/u.test(word) || GLOSSARY.some(({ ko }) => ko === word) ? word : topics[0]?.name;
}

function subjectOfError({ rules: ids, topics = [] }: ErrorText, rules: RuleSet): Subject {
  return {
    ...PLAIN,
    topics: topics.flatMap((name) => topicNamed(name) ?? []),
    rules: ids.flatMap((id) => rules.find(id) ?? []),
    isError: true,
  };
}

/** The entry that a pasted text holds, the one with the longest parts; or that holds the pasted text, where this is long enough to mean it. */
function errorText(query: string): ErrorText | undefined {
  const text = plainError(query);
  const sizeOf = ({ parts }: ErrorText): number => parts.join('').length;
  const whole = ERROR_TEXTS.filter(({ parts }) => parts.every((part) => text.includes(plainError(part))));
  if (whole.length > 0) return whole.reduce((best, entry) => (sizeOf(entry) > sizeOf(best) ? entry : best));
  if (text.length < SHORTEST_PART || !text.includes(' ')) return undefined;
  return ERROR_TEXTS.find(({ parts }) => parts.some((part) => plainError(part).includes(text)));
}

const SHORTEST_PART = 12;

function plainError(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/["'`“”‘’]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

interface Word {
  /** As it is written. */
  readonly word: string;
  readonly topics: Topic[];
}

/** Topics by every word for them, the other forms of the glossary's terms among them. */
const topicsByKey = memo((): ReadonlyMap<string, Word> => {
  const found = new Map<string, Word>();
  const add = (word: string, topics: readonly Topic[]): void => {
    const entry = found.get(keyOf(word)) ?? { word, topics: [] };
    entry.topics.push(...topics.filter((topic) => !entry.topics.includes(topic)));
    found.set(keyOf(word), entry);
  };
  for (const topic of TOPICS) {
    for (const word of [topic.name, ...LANGUAGES.map((language) => topic.title[language]), ...(SEARCH_WORDS[topic.name] ?? [])])
      add(word, [topic]);
  }
  for (const { ko, en, refused, also = [] } of GLOSSARY) {
    const forms = [ko, en, ...refused, ...also];
    const topics = forms.flatMap((form) => found.get(keyOf(form))?.topics ?? []);
    if (topics.length > 0) for (const form of forms) add(form, topics);
  }
  return found;
});

/** The topics that a word stands for; of several words those that all of them stand for, else any of them. */
function topicsOf(query: string): readonly Topic[] {
  const whole = topicsOfWord(query);
  if (whole.length > 0) return whole;
  const each = query
    .split(/\s+/)
    .map(topicsOfWord)
    .filter((topics) => topics.length > 0);
  const common = (each[0] ?? []).filter((topic) => each.every((topics) => topics.includes(topic)));
  return common.length > 0 ? common : [...new Set(each.flat())];
}

function topicsOfWord(word: string): readonly Topic[] {
  const key = keyOf(word);
  const index = topicsByKey();
  const stems = [key, key.replace(/s$/, ''), key.replace(PARTICLE, '')];
  return stems.flatMap((stem) => index.get(stem)?.topics ?? []).filter((topic, at, all) => all.indexOf(topic) === at);
}

/** What Korean adds to a noun. */
const PARTICLE = /(?<=[\p{L}\p{N}])(?:으로|에서|에게|까지|부터|이란|란|은|는|이|가|을|를|의|에|로|과|와|도|들)$/u;

/** A word without what does not count in it. */
function keyOf(word: string): string {
  return word
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[\s_.-]/g, '');
}

/** Where a word stands in what a rule says, and what that counts. */
const WEIGHTS = { name: 8, advice: 4, reason: 2, example: 1 } as const;

/** Rules whose texts name a word, best first. What stands in an example only counts for the name of a setting, a job or an errand. */
function rulesMentioning(query: string, rules: RuleSet, exampleText: ExampleText): readonly Rule[] {
  const word = query.trim().toLowerCase();
  if (word.length < 2) return [];
  const isName = /[._/-]/.test(word) && !/\s/.test(word);
  const found = mentions(word, isName, rules, exampleText);
  const above = word.startsWith('.') ? word.slice(0, word.lastIndexOf('.')) : '';
  // A part of a property that nobody speaks of belongs to the property.
  return found.length > 0 || above.lastIndexOf('.') <= 0 ? found : rulesMentioning(above, rules, exampleText);
}

function mentions(word: string, isName: boolean, rules: RuleSet, exampleText: ExampleText): readonly Rule[] {
  const pattern = new RegExp(`(?<![a-z0-9])${word.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')}(?![a-z0-9])`);
  const has = (text: string): boolean => pattern.test(text.toLowerCase());
  const column = settingOf(word)?.column;
  const last = word.startsWith('.') ? word.slice(word.lastIndexOf('.') + 1).replaceAll('_', '-') : undefined;
  const reads = (rule: Rule): boolean =>
    (column !== undefined && (rule.report === column || rule.mentions.includes(column))) ||
    (last !== undefined && last.length > 3 && rule.id.includes(last));
  const scored = rules.rules.map((rule) => {
    const texts = LANGUAGES.map((language) => rules.text(rule, language));
    const score =
      (has(rule.id.replaceAll('-', ' ')) || has(rule.id) || reads(rule) || texts.some(({ title }) => has(title)) ? WEIGHTS.name : 0) +
      (texts.some(({ message, cases, fix }) => [message, fix, ...cases].some((text) => text !== undefined && has(text)))
        ? WEIGHTS.advice
        : 0) +
      (texts.some(({ why }) => has(why)) ? WEIGHTS.reason : 0) +
      (isName && has(exampleText(rule)) ? WEIGHTS.example : 0);
    return { rule, score };
  });
  return scored
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score)
    .map(({ rule }) => rule);
}
