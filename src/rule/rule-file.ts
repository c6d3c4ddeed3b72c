import type { SourceFile, Span } from '../base/source.ts';
import type { Table } from '../facts/table.ts';
import { readYaml } from '../yaml/read-yaml.ts';
import { TOPICS } from '../catalog/topics.ts';
import { keyName, type ConfigNode, type MapNode } from '../value/node.ts';
import type { Cel } from './cel.ts';
import { readExamples, type RuleExample } from './example.ts';
import type { Language, Localized } from '../base/language.ts';
import { CONFIDENCES, PROFILES, SEVERITIES, type Rule, type RuleExplanation, type RuleText } from './rule.ts';
import { readCases, readCondition, readLets, readWhere } from './rule-conditions.ts';
import { readEdits } from './rule-edits.ts';
import { readOptions } from './rule-options.ts';
import { noRuleId, notReadable, PARTS, QUOTE_NOT, writtenTwice } from './phrases.ts';
import type { RuleProblem } from './rule-problem.ts';
import { readFor, readGuards, readPlace } from './rule-rows.ts';
import { Messages, readLocalized, readReferences } from './rule-texts.ts';
import { YamlForm } from './yaml-form.ts';

/** All that one rule file says. */
export interface RuleFile {
  readonly rule: Rule;
  readonly texts: Readonly<Record<Language, RuleText>>;
  readonly explanations: Readonly<Record<Language, RuleExplanation>>;
  readonly examples: readonly RuleExample[];
  readonly file: SourceFile;
}

export type ReadRule = { readonly ok: true; readonly file: RuleFile } | { readonly ok: false; readonly problems: readonly RuleProblem[] };

export const RULE_KEYS: readonly string[] = [
  'severity',
  'confidence',
  'profile',
  'since',
  'about',
  'aliases',
  'topics',
  'title',
  'for',
  'samples',
  'purpose',
  'options',
  'let',
  'where',
  'find',
  'cases',
  'report',
  'message',
  'edit',
  'unused',
  'why',
  'fix',
  'references',
  'examples',
];
const RULE_ID = /^[a-z][a-z0-9]*(-[a-z0-9]+)*\/[a-z0-9]+(-[a-z0-9]+)*$/;

/** True for `category/name` in small letters, digits and single hyphens. */
export function isRuleId(text: string): boolean {
  return text.length <= 100 && RULE_ID.test(text);
}

/**
 * Reads and checks one rule file. `id` is category/file name. A `site` rule is one of the user's own, which may speak one language. Collects all mistakes
 * rather than the first.
 */
export function readRuleFile(file: SourceFile, id: string, cel: Cel, tables: readonly Table[], site = false): ReadRule {
  const form = new YamlForm(file, site);
  const rule = readRule(form, file, id, cel, tables);
  return rule === undefined || form.problems.length > 0 ? { ok: false, problems: inFileOrder(form.problems) } : { ok: true, file: rule };
}

function readRule(form: YamlForm, file: SourceFile, id: string, cel: Cel, tables: readonly Table[]): RuleFile | undefined {
  const start: Span = { file, start: 0, end: Math.min(1, file.text.length) };
  if (!isRuleId(id))
    return form.refuse(start, noRuleId(id), {
      en: 'name folder and file in small letters, digits and hyphens: category/what-is-wrong.yml',
      ko: '폴더와 파일 이름은 영문 소문자, 숫자, 하이픈으로 지으세요: category/what-is-wrong.yml',
    });
  const document = readYaml(file);
  for (const problem of document.problems) form.refuse(problem.at, notReadable(problem), tagHint(problem.at));
  for (const key of document.duplicateKeys) form.refuse(key.second, writtenTwice(key.name));
  if (document.root === undefined)
    return form.problems.length > 0 ? undefined : form.refuse(start, { en: 'the file is empty', ko: '파일이 비어 있습니다' });
  const root = form.map(document.root, PARTS.rule, [...RULE_KEYS, ...Object.keys(OLD_KEYS)]);
  if (root === undefined) return undefined;
  refuseOldKeys(form, root);

  const picked = readFor(form, root, tables);
  const guards = readGuards(form, root);
  const options = readOptions(form, root);
  const details = readDetails(form, root);
  const topics = readTopics(form, root);
  const title = readLocalized(form, form.required(root, 'title', PARTS.rule), 'title');
  const why = readLocalized(form, form.required(root, 'why', PARTS.rule), 'why');
  const fix = readLocalized(form, form.required(root, 'fix', PARTS.rule), 'fix');
  const references = readReferences(form, root);
  const examples = readExamples(form, root.get('examples'));
  if (picked === undefined) return undefined;

  const { table, pick } = picked;
  const scope = cel.scope(
    table,
    options.map((option) => option.option),
  );
  const lets = readLets(form, root, table, scope);
  const where = readWhere(form, root, scope, lets);
  const find = readCondition(form, root.get('find'), scope);
  const messages = new Messages(form, table, scope);
  const cases = readCases(form, root, scope, messages, root.get('find') === undefined);
  if (root.get('find') === undefined && root.get('cases') === undefined)
    form.refuse(
      root,
      { en: 'a rule has no `find`', ko: '규칙에 `find` 키가 없습니다' },
      {
        en: 'write `find:` (true is a finding), or `cases:` that find by themselves',
        ko: '`find:`(참이면 문제)를 적거나, 스스로 문제를 찾는 `cases:`를 적으세요',
      },
    );
  // Cases that find by themselves, each with words of its own, leave nothing for the rule's own message to say.
  const isSaidByCases = root.get('find') === undefined && cases.length > 0 && cases.every((entry) => entry.message !== undefined);
  const own = root.get('message');
  const message =
    isSaidByCases && own === undefined ? cases[0]!.message : messages.read(own ?? form.required(root, 'message', PARTS.rule), 'message');
  const report = readPlace(form, root.get('report'), 'report', table, scope);
  const unused = form.flag(root.get('unused'), 'unused') ?? false;
  const edits = readEdits(form, root.get('edit'), { table, scope, messages });
  if (details === undefined || title === undefined || why === undefined || fix === undefined || message === undefined) return undefined;

  const rule: Rule = {
    id,
    ...details,
    table: table.name,
    pick: [...pick, ...guards],
    ...where,
    find,
    lets,
    cases: cases.map(({ when, severity }) => ({ when, severity })),
    report,
    options: options.map((option) => option.option),
    mentions: messages.mentions,
    edits,
    unused,
  };
  const textIn = (language: Language): RuleText => ({
    title: title[language],
    message: message[language],
    cases: cases.map((entry) => entry.message?.[language]),
    why: why[language],
    fix: fix[language],
  });
  const explanationIn = (language: Language): RuleExplanation => ({
    topics,
    references,
    options: options.map((option) => option.doc[language]),
  });
  return {
    rule,
    texts: { en: textIn('en'), ko: textIn('ko') },
    explanations: { en: explanationIn('en'), ko: explanationIn('ko') },
    examples,
    file,
  };
}

/** Keys of the form that rules had before 0.2, and how to write them now. */
const OLD_KEYS: Readonly<Record<string, Localized>> = {
  expect: {
    en: 'write `find:`, which is true for a finding: `find: "!(…)"`',
    ko: '문제일 때 참이 되는 `find:`로 쓰세요: `find: "!(…)"`',
  },
  given: {
    en: 'join it to `where:` with &&; what costs something is asked last all the same',
    ko: '`where:`에 &&로 이어 쓰세요. 비용이 드는 것은 그래도 마지막에 확인합니다',
  },
};

function refuseOldKeys(form: YamlForm, root: MapNode): void {
  for (const { key } of root.entries) {
    const hint = OLD_KEYS[keyName(key)];
    if (hint === undefined) continue;
    const name = keyName(key);
    form.refuse(key, { en: `\`${name}\` is how rules were written before 0.2`, ko: `\`${name}\`은(는) 0.2 이전 규칙의 키입니다` }, hint);
  }
}

/** `topics`: what the rule is about, as `explain --topic` names it. */
function readTopics(form: YamlForm, root: MapNode): readonly string[] {
  return form.items(root.get('topics'), 'topics').flatMap((node) => {
    const name = form.choice(
      node,
      PARTS.topic,
      TOPICS.map((topic) => topic.name),
    );
    return name === undefined ? [] : [name];
  });
}

/** `find: !row.x` is a tag to YAML, and its message about that helps nobody. */
function tagHint(at: Span): Localized | undefined {
  const line = at.file.line(at.file.position(at.start).line);
  return /:\s*!/.test(line) ? QUOTE_NOT : undefined;
}

type Details = Pick<Rule, 'severity' | 'confidence' | 'profile' | 'since' | 'about' | 'aliases'>;

function readDetails(form: YamlForm, root: MapNode): Details | undefined {
  const severity = form.choice(form.required(root, 'severity', PARTS.rule), 'severity', SEVERITIES);
  const confidence = root.get('confidence') === undefined ? 'certain' : form.choice(root.get('confidence'), 'confidence', CONFIDENCES);
  const profile = root.get('profile') === undefined ? 'recommended' : form.choice(root.get('profile'), 'profile', PROFILES);
  const since = root.get('since') === undefined ? FIRST_VERSION : readVersion(form, root.get('since'));
  const about = root.get('about') === undefined ? 'value' : form.choice(root.get('about'), 'about', ['form', 'value'] as const);
  const aliases = form.items(root.get('aliases'), 'aliases').flatMap((node) => {
    const alias = form.text(node, PARTS.alias);
    if (alias === undefined) return [];
    return isRuleId(alias) ? [alias] : (form.refuse(node, noRuleId(alias)) ?? []);
  });
  if (severity === undefined || confidence === undefined || profile === undefined || since === undefined || about === undefined)
    return undefined;
  return { severity, confidence, profile, since, about, aliases };
}

/** What most rules have been there since. */
const FIRST_VERSION = '0.1.0';

/** The version of taslint that first had the rule: three numbers. */
function readVersion(form: YamlForm, node: ConfigNode | undefined): string | undefined {
  const since = form.text(node, 'since');
  if (since === undefined || node === undefined) return undefined;
  return /^[0-9]+\.[0-9]+\.[0-9]+$/.test(since)
    ? since
    : form.refuse(node, { en: 'since must be a version like 0.1.0', ko: 'since에는 0.1.0과 같은 버전을 적어야 합니다' });
}

function inFileOrder(problems: readonly RuleProblem[]): readonly RuleProblem[] {
  return [...problems].sort((one, other) => one.at.start - other.at.start);
}
