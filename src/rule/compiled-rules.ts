import { memo } from '../base/memo.ts';
import { LANGUAGES, type Language } from '../base/language.ts';
import type { Rule, RuleExplanation, RuleText } from './rule.ts';
import type { Illustration } from './illustration.ts';
import type { RuleFile } from './rule-file.ts';
import { RuleSet } from './rule-set.ts';

/**
 * Checked rules as JSON for the bundle, one rule a line. A run reads the heads of all rules, the rest of those that have rows to judge, and the texts of
 * those that found something. Of the examples only those that `explain` shows are shipped, in a chunk of their own.
 */
export interface CompiledRules {
  readonly rules: readonly Rule[];
  readonly texts: Readonly<Record<Language, readonly (readonly [id: string, text: RuleText])[]>>;
  readonly explanations: Readonly<Record<Language, readonly (readonly [id: string, explanation: RuleExplanation])[]>>;
}

/** What is needed of every rule: to choose it, and to find the rows it is about. */
type RuleHead = Omit<Rule, keyof RuleBody>;
type RuleBody = Pick<Rule, 'where' | 'whereCostly' | 'find' | 'lets' | 'cases' | 'mentions' | 'edits' | 'unused'>;

/** What goes into the bundle, in the order of ids. */
export function compileRuleFiles(files: readonly RuleFile[]): CompiledRules {
  const sorted = [...files].sort((one, other) => (one.rule.id < other.rule.id ? -1 : 1));
  const byLanguage = <T>(pick: (file: RuleFile, language: Language) => T): Record<Language, (readonly [string, T])[]> => ({
    en: sorted.map((file) => [file.rule.id, pick(file, 'en')]),
    ko: sorted.map((file) => [file.rule.id, pick(file, 'ko')]),
  });
  return {
    rules: sorted.map((file) => file.rule),
    texts: byLanguage((file, language) => file.texts[language]),
    explanations: byLanguage((file, language) => file.explanations[language]),
  };
}

/** The chunks as files: name to text. The first line of the rules has the heads of all, each line below the rest of one. */
export function compiledChunks(compiled: CompiledRules): ReadonlyMap<string, string> {
  return new Map([
    ['rules.jsonl', jsonLines([compiled.rules.map(headOf), ...compiled.rules.map(bodyOf)])],
    ...LANGUAGES.map((language) => [`texts.${language}.jsonl`, jsonLines(compiled.texts[language])] as const),
    ...LANGUAGES.map((language) => [`explanations.${language}.jsonl`, jsonLines(compiled.explanations[language])] as const),
  ]);
}

/** Illustrations by rule id, as a chunk of the bundle. */
export function compileIllustrations(illustrations: readonly (readonly [id: string, illustration: Illustration])[]): string {
  return jsonLines(illustrations);
}

/** The illustration of a rule in such a chunk; undefined when it has none. */
export function illustrationIn(chunk: string, id: string): Illustration | undefined {
  return lineOf(chunk, id) as Illustration | undefined; // written by the function above
}

/** Plain ASCII, so that it is read as bytes: decoding took as long as all else that is done with a line. */
function jsonLines(items: readonly unknown[]): string {
  const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return items.map((item) => `${JSON.stringify(item).replaceAll(/[^\0-\x7f]/g, escaped)}\n`).join('');
}

function bodyOf({ where, whereCostly, find, lets, cases, mentions, edits, unused }: Rule): RuleBody {
  return { where, whereCostly, find, lets, cases, mentions, edits, unused };
}

function headOf(rule: Rule): RuleHead {
  const { id, aliases, severity, confidence, profile, since, about, table, pick, report, options } = rule;
  return { id, aliases, severity, confidence, profile, since, about, table, pick, report, options };
}

/** The rules of a bundle; the two functions load a chunk when it is first needed. The chunks were checked when they were built. */
export function openCompiledRules(
  rules: string,
  texts: (language: Language) => string,
  explanations: (language: Language) => string,
): RuleSet {
  const [heads = '[]', ...bodies] = rules.split('\n');
  // Written by the function above, like every line that is read here.
  const read = (JSON.parse(heads) as readonly RuleHead[]).map((head, index) => new CompiledRule(head, bodies[index]!));
  const chunks = (load: (language: Language) => string): Readonly<Record<Language, () => string>> => ({
    en: memo(() => load('en')),
    ko: memo(() => load('ko')),
  });
  const [text, explanation] = [chunks(texts), chunks(explanations)];
  // What the lines hold was checked when they were written.
  return new RuleSet(read, {
    text: (id, language) => {
      const line = lineOf(text[language](), id) as RuleText | undefined;
      return line && { ...line, cases: line.cases.map((message) => message ?? undefined) }; // JSON has null for it
    },
    explanation: (id, language) => lineOf(explanation[language](), id) as RuleExplanation | undefined,
  });
}

/** A rule whose expressions are parsed when it has rows to judge. */
class CompiledRule implements Rule {
  readonly id: Rule['id'];
  readonly aliases: Rule['aliases'];
  readonly severity: Rule['severity'];
  readonly confidence: Rule['confidence'];
  readonly profile: Rule['profile'];
  readonly since: Rule['since'];
  readonly about: Rule['about'];
  readonly table: Rule['table'];
  readonly pick: Rule['pick'];
  readonly report: Rule['report'];
  readonly options: Rule['options'];
  readonly #line: string;
  #body: RuleBody | undefined;

  constructor(head: RuleHead, line: string) {
    this.id = head.id;
    this.aliases = head.aliases;
    this.severity = head.severity;
    this.confidence = head.confidence;
    this.profile = head.profile;
    this.since = head.since;
    this.about = head.about;
    this.table = head.table;
    this.pick = head.pick;
    this.report = head.report;
    this.options = head.options;
    this.#line = line;
  }

  get #rest(): RuleBody {
    return (this.#body ??= JSON.parse(this.#line) as RuleBody);
  }

  get where(): Rule['where'] {
    return this.#rest.where;
  }
  get whereCostly(): Rule['whereCostly'] {
    return this.#rest.whereCostly;
  }
  get find(): Rule['find'] {
    return this.#rest.find;
  }
  get lets(): Rule['lets'] {
    return this.#rest.lets;
  }
  get cases(): Rule['cases'] {
    return this.#rest.cases;
  }
  get mentions(): Rule['mentions'] {
    return this.#rest.mentions;
  }
  get edits(): Rule['edits'] {
    return this.#rest.edits;
  }
  get unused(): Rule['unused'] {
    return this.#rest.unused;
  }
}

/** What the line of a rule holds; undefined when there is none. */
function lineOf(lines: string, id: string): unknown {
  const beginning = `[${JSON.stringify(id)},`;
  const start = lines.startsWith(beginning) ? 0 : lines.indexOf(`\n${beginning}`) + 1;
  if (start === 0 && !lines.startsWith(beginning)) return undefined;
  const [, content] = JSON.parse(lines.slice(start, lines.indexOf('\n', start))) as readonly [string, unknown];
  return content;
}
