import type { SourceFile, Span } from '../base/source.ts';
import { didYouMean } from '../base/did-you-mean.ts';
import type { Column, ColumnType, Table } from '../facts/table.ts';
import { readYaml } from '../yaml/read-yaml.ts';
import type { ConfigNode, MapNode, ScalarNode } from '../value/node.ts';
import type { Cel, CelScope } from './cel.ts';
import { readExamples, type RuleExample } from './example.ts';
import type { Expression } from './expression.ts';
import { isIndexable } from './facts.ts';
import {
  CONFIDENCES,
  LANGUAGES,
  PROFILES,
  SEVERITIES,
  placeholdersOf,
  type Language,
  type Localized,
  type OptionValue,
  type Rule,
  type RuleEdit,
  type RuleExplanation,
  type RuleOption,
  type RuleReference,
  type RuleText,
} from './rule.ts';
import type { RuleProblem } from './rule-problem.ts';
import { YamlForm, placeInText } from './yaml-form.ts';

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
  'title',
  'for',
  'options',
  'let',
  'where',
  'given',
  'expect',
  'cases',
  'report',
  'message',
  'edit',
  'why',
  'fix',
  'references',
  'examples',
];
export const CASE_KEYS: readonly string[] = ['when', 'severity', 'message'];
const OPTION_KEYS: readonly string[] = ['type', 'default', 'doc'];
export const OPTION_TYPES: readonly RuleOption['type'][] = ['integer', 'number', 'text', 'flag', 'texts'];
const RULE_ID = /^[a-z][a-z0-9]*(-[a-z0-9]+)*\/[a-z0-9]+(-[a-z0-9]+)*$/;
const NAME = /^[a-z][a-z0-9_]*$/;

/** True for `category/name` in small letters, digits and single hyphens. */
export function isRuleId(text: string): boolean {
  return text.length <= 100 && RULE_ID.test(text);
}

/** Reads and checks one rule file. `id` is category/file name. Collects all mistakes rather than the first. */
export function readRuleFile(file: SourceFile, id: string, cel: Cel, tables: readonly Table[]): ReadRule {
  const form = new YamlForm(file);
  const rule = readRule(form, file, id, cel, tables);
  return rule === undefined || form.problems.length > 0 ? { ok: false, problems: inFileOrder(form.problems) } : { ok: true, file: rule };
}

function readRule(form: YamlForm, file: SourceFile, id: string, cel: Cel, tables: readonly Table[]): RuleFile | undefined {
  const start: Span = { file, start: 0, end: Math.min(1, file.text.length) };
  if (!isRuleId(id))
    return form.refuse(
      start,
      `\`${id}\` is no rule id`,
      'name folder and file in small letters, digits and hyphens: category/what-is-wrong.yml',
    );
  const document = readYaml(file);
  for (const problem of document.problems) form.refuse(problem.at, `not readable as YAML: ${problem.detail}`, tagHint(problem.at));
  for (const key of document.duplicateKeys) form.refuse(key.second, `key \`${key.name}\` is written twice`);
  if (document.root === undefined) return form.problems.length > 0 ? undefined : form.refuse(start, 'the file is empty');
  const root = form.map(document.root, 'a rule', RULE_KEYS);
  if (root === undefined) return undefined;

  const picked = readFor(form, root, tables);
  const options = readOptions(form, root);
  const details = readDetails(form, root);
  const title = readLocalized(form, form.required(root, 'title', 'a rule'), 'title');
  const why = readLocalized(form, form.required(root, 'why', 'a rule'), 'why');
  const fix = readLocalized(form, form.required(root, 'fix', 'a rule'), 'fix');
  const references = readReferences(form, root);
  const examples = readExamples(form, root.get('examples'));
  if (picked === undefined) return undefined;

  const { table, pick } = picked;
  const scope = cel.scope(
    table,
    options.map((option) => option.option),
  );
  const lets = readLets(form, root, table, scope);
  const where = readCondition(form, root.get('where'), scope);
  const given = readCondition(form, root.get('given'), scope);
  const expect = readCondition(form, form.required(root, 'expect', 'a rule'), scope);
  const messages = new Messages(form, table, scope);
  const message = messages.read(form.required(root, 'message', 'a rule'), 'message');
  const cases = readCases(form, root, scope, messages);
  const report = readColumn(form, root.get('report'), 'report', table);
  const edit = readEdit(form, root.get('edit'), messages);
  if (
    details === undefined ||
    title === undefined ||
    why === undefined ||
    fix === undefined ||
    message === undefined ||
    expect === undefined
  )
    return undefined;

  const rule: Rule = {
    id,
    ...details,
    table: table.name,
    pick,
    where,
    given,
    expect,
    lets,
    cases: cases.map(({ when, severity }) => ({ when, severity })),
    report,
    options: options.map((option) => option.option),
    mentions: messages.mentions,
    edit,
  };
  const textIn = (language: Language): RuleText => ({
    title: title[language],
    message: message[language],
    cases: cases.map((entry) => entry.message?.[language]),
    why: why[language],
    fix: fix[language],
  });
  const explanationIn = (language: Language): RuleExplanation => ({ references, options: options.map((option) => option.doc[language]) });
  return {
    rule,
    texts: { en: textIn('en'), ko: textIn('ko') },
    explanations: { en: explanationIn('en'), ko: explanationIn('ko') },
    examples,
    file,
  };
}

/** `expect: !row.x` is a tag to YAML, and its message about that helps nobody. */
function tagHint(at: Span): string | undefined {
  const line = at.file.line(at.file.position(at.start).line);
  return /:\s*!/.test(line) ? 'put an expression that starts with ! in quotes: YAML reads a tag there' : undefined;
}

type Details = Pick<Rule, 'severity' | 'confidence' | 'profile' | 'since' | 'about' | 'aliases'>;

function readDetails(form: YamlForm, root: MapNode): Details | undefined {
  const severity = form.choice(form.required(root, 'severity', 'a rule'), 'severity', SEVERITIES);
  const confidence = form.choice(form.required(root, 'confidence', 'a rule'), 'confidence', CONFIDENCES);
  const profile = form.choice(form.required(root, 'profile', 'a rule'), 'profile', PROFILES);
  const since = readVersion(form, form.required(root, 'since', 'a rule'));
  const about = root.get('about') === undefined ? 'value' : form.choice(root.get('about'), 'about', ['form', 'value'] as const);
  const aliases = form.items(root.get('aliases'), 'aliases').flatMap((node) => {
    const alias = form.text(node, 'an alias');
    if (alias === undefined) return [];
    return isRuleId(alias) ? [alias] : (form.refuse(node, `\`${alias}\` is no rule id`) ?? []);
  });
  if (severity === undefined || confidence === undefined || profile === undefined || since === undefined || about === undefined)
    return undefined;
  return { severity, confidence, profile, since, about, aliases };
}

/** The version of taslint that first had the rule: three numbers. */
function readVersion(form: YamlForm, node: ConfigNode | undefined): string | undefined {
  const since = form.text(node, 'since');
  if (since === undefined || node === undefined) return undefined;
  return /^[0-9]+\.[0-9]+\.[0-9]+$/.test(since) ? since : form.refuse(node, 'since must be a version like 0.1.0');
}

function readFor(form: YamlForm, root: MapNode, tables: readonly Table[]): { table: Table; pick: Rule['pick'] } | undefined {
  const node = form.required(root, 'for', 'a rule');
  const entries = form.entries(node, '`for`');
  const named = entries.find((entry) => entry.name === 'table');
  if (named === undefined) return node === undefined ? undefined : form.refuse(node, '`for` has no `table`');
  const name = form.text(named.value, 'table');
  if (name === undefined) return undefined;
  const table = tables.find((candidate) => candidate.name === name);
  if (table === undefined) {
    return form.refuse(
      named.value,
      `there is no table \`${name}\``,
      suggest(
        name,
        tables.map((candidate) => candidate.name),
        'tables are',
      ),
    );
  }
  const pick = entries.flatMap((entry) => {
    if (entry.name === 'table') return [];
    const column = columnNamed(form, entry.name, entry.key, table);
    if (column === undefined) return [];
    if (column.costly === true || !isIndexable(column.type)) {
      return form.refuse(entry.key, `\`for\` cannot ask for \`${entry.name}\``, 'ask for it in `where:`') ?? [];
    }
    const nodes = entry.value.kind === 'sequence' ? entry.value.items : [entry.value];
    if (nodes.length === 0) return form.refuse(entry.value, `\`${entry.name}\` lists no value`) ?? [];
    return [{ column: entry.name, values: nodes.flatMap((item) => readColumnValue(form, item, entry.name, column.type)) }];
  });
  return { table, pick };
}

function readColumnValue(form: YamlForm, node: ConfigNode, name: string, type: ColumnType): readonly (string | number | boolean)[] {
  const value = form.scalar(node, `\`${name}\``);
  if (value === undefined) return [];
  const wanted = ({ text: 'string', integer: 'number', number: 'number', flag: 'boolean' } as Partial<Record<ColumnType, string>>)[type];
  if (typeof value === wanted) return [value];
  form.refuse(node, `column \`${name}\` is ${describeType(type)}, this is ${describeType(typeof value)}`);
  return [];
}

function describeType(type: string): string {
  const words: Readonly<Record<string, string>> = {
    text: 'a text',
    string: 'a text',
    integer: 'a whole number',
    number: 'a number',
    flag: 'true or false',
    boolean: 'true or false',
    texts: 'a list of texts',
    scalar: 'a text, a number, true or false',
  };
  return words[type] ?? type;
}

function columnNamed(form: YamlForm, name: string, at: ConfigNode, table: Table): Column | undefined {
  const column = Object.hasOwn(table.columns, name) ? table.columns[name] : undefined;
  return (
    column ?? form.refuse(at, `table ${table.name} has no column \`${name}\``, suggest(name, Object.keys(table.columns), 'its columns are'))
  );
}

function readColumn(form: YamlForm, node: ConfigNode | undefined, what: string, table: Table): string | undefined {
  const name = form.text(node, what);
  return name === undefined || node === undefined || columnNamed(form, name, node, table) === undefined ? undefined : name;
}

interface DocumentedOption {
  readonly option: RuleOption;
  readonly doc: Localized;
}

function readOptions(form: YamlForm, root: MapNode): readonly DocumentedOption[] {
  return form.entries(root.get('options'), 'options').flatMap(({ name, key, value }) => {
    if (!NAME.test(name)) return form.refuse(key, `\`${name}\` is no name for an option`, 'use small letters, digits and _') ?? [];
    const map = form.map(value, `option \`${name}\``, OPTION_KEYS);
    if (map === undefined) return [];
    const type = form.choice(form.required(map, 'type', `option \`${name}\``), 'type', OPTION_TYPES);
    const standard = form.required(map, 'default', `option \`${name}\``);
    const doc = readLocalized(form, form.required(map, 'doc', `option \`${name}\``), 'doc');
    if (type === undefined || standard === undefined || doc === undefined) return [];
    const fits = optionValue(plainValue(standard), type);
    if (fits === undefined) return form.refuse(standard, `the default of \`${name}\` must be ${describeType(type)}`) ?? [];
    return [{ option: { name, type, default: fits }, doc }];
  });
}

/** The value when it fits the type of an option, else undefined. Also for values given in taslint.yml. */
export function optionValue(value: unknown, type: RuleOption['type']): OptionValue | undefined {
  switch (type) {
    case 'integer':
      return typeof value === 'number' && Number.isSafeInteger(value) ? value : undefined;
    case 'number':
      return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
    case 'text':
      return typeof value === 'string' ? value : undefined;
    case 'flag':
      return typeof value === 'boolean' ? value : undefined;
    case 'texts':
      return Array.isArray(value) && value.every((item): item is string => typeof item === 'string') ? value : undefined;
  }
}

function plainValue(node: ConfigNode): unknown {
  if (node.kind === 'scalar') return node.value;
  return node.kind === 'sequence' ? node.items.map(plainValue) : undefined;
}

function readLets(form: YamlForm, root: MapNode, table: Table, scope: CelScope): Rule['lets'] {
  const lets: { name: string; value: Expression }[] = [];
  for (const { name, key, value } of form.entries(root.get('let'), '`let`')) {
    const taken = [...Object.keys(table.columns), ...scope.options.map((option) => option.name)];
    if (!NAME.test(name)) form.refuse(key, `\`${name}\` is no name`, 'use small letters, digits and _');
    else if (taken.includes(name) || !scope.isFree(name))
      form.refuse(key, `\`${name}\` already means something else`, 'choose another name');
    else {
      const compiled = readExpression(form, value, scope, 'any');
      if (compiled === undefined) continue;
      scope.addLet(name, compiled);
      lets.push({ name, value: compiled.expression });
    }
  }
  return lets;
}

function readCondition(form: YamlForm, node: ConfigNode | undefined, scope: CelScope): Expression | undefined {
  return node === undefined ? undefined : readExpression(form, node, scope, 'bool')?.expression;
}

function readExpression(
  form: YamlForm,
  node: ConfigNode,
  scope: CelScope,
  expected: 'bool' | 'any',
): { expression: Expression; type: string } | undefined {
  if (node.kind !== 'scalar') return form.refuse(node, 'an expression must be a text', 'put it in quotes');
  const source = expressionText(node);
  if (source.trim() === '')
    return form.refuse(node, 'the expression is empty', 'put an expression that starts with ! in quotes: YAML reads a tag there');
  const result = scope.compile(source, expected);
  if (!('problem' in result)) return result;
  const { message, hint, start, end } = result.problem;
  return form.refuse(placeInText(node, form.place(node), start, end), message, hint);
}

/** `expect: false` is an expression too, though YAML reads a flag. */
function expressionText(node: ScalarNode): string {
  return typeof node.value === 'boolean' ? String(node.value) : node.text;
}

interface ReadCase {
  readonly when: Expression | undefined;
  readonly severity: Rule['severity'] | undefined;
  readonly message: Localized | undefined;
}

function readCases(form: YamlForm, root: MapNode, scope: CelScope, messages: Messages): readonly ReadCase[] {
  const nodes = form.items(root.get('cases'), 'cases');
  return nodes.flatMap((node, index) => {
    const map = form.map(node, 'a case', CASE_KEYS);
    if (map === undefined) return [];
    const when = map.get('when');
    if (when === undefined && index < nodes.length - 1) form.refuse(node, 'only the last case may be without `when`');
    const severity = form.choice(map.get('severity'), 'severity', SEVERITIES);
    const message = map.get('message') === undefined ? undefined : messages.read(map.get('message'), 'message');
    return [{ when: readCondition(form, when, scope), severity, message }];
  });
}

/** Reads messages and collects what they mention. */
class Messages {
  readonly #form: YamlForm;
  readonly #table: Table;
  readonly #scope: CelScope;
  readonly #mentions = new Set<string>();

  constructor(form: YamlForm, table: Table, scope: CelScope) {
    this.#form = form;
    this.#table = table;
    this.#scope = scope;
  }

  get mentions(): readonly string[] {
    return [...this.#mentions].sort();
  }

  read(node: ConfigNode | undefined, what: string): Localized | undefined {
    const message = readTexts(this.#form, node, what);
    if (message === undefined || node === undefined) return undefined;
    const [english, korean] = [placeholdersOf(message.en), placeholdersOf(message.ko)];
    for (const name of english) if (!korean.includes(name)) this.#form.refuse(node, `\`{{${name}}}\` is missing from the Korean ${what}`);
    for (const name of korean) if (!english.includes(name)) this.#form.refuse(node, `\`{{${name}}}\` is missing from the English ${what}`);
    for (const name of english) this.mention(name, node);
    for (const text of [message.en, message.ko]) {
      if (text.replace(/\{\{ ?[a-z_0-9.]{1,80} ?\}\}/g, '').includes('{{'))
        this.#form.refuse(node, `a placeholder in ${what} is not written {{name}}`);
    }
    return message;
  }

  /** Checks a name that a text mentions. */
  mention(name: string, at: ConfigNode): void {
    const [owner = '', column, ...rest] = name.split('.');
    const known = [...Object.keys(this.#table.columns), ...this.#scope.options.map((option) => option.name), ...this.#scope.letNames];
    if (column === undefined) {
      if (known.includes(name)) this.#mentions.add(name);
      else this.#form.refuse(at, `nothing is called \`${name}\``, suggest(name, known, 'known are'));
      return;
    }
    const table = this.#scope.tableOfLet(owner);
    if (table === undefined || rest.length > 0)
      this.#form.refuse(at, `\`${owner}\` is no row found by \`let\``, suggest(owner, this.#scope.letNames, 'lets are'));
    else if (columnNamed(this.#form, column, at, table) !== undefined) this.#mentions.add(name);
  }
}

/** A text in both languages that mentions nothing. */
function readLocalized(form: YamlForm, node: ConfigNode | undefined, what: string): Localized | undefined {
  const texts = readTexts(form, node, what);
  if (texts === undefined || node === undefined) return undefined;
  if (LANGUAGES.some((language) => texts[language].includes('{{')))
    return form.refuse(node, `${what} has no placeholders`, 'only messages are filled');
  return texts;
}

function readTexts(form: YamlForm, node: ConfigNode | undefined, what: string): Localized | undefined {
  const map = form.map(node, what, LANGUAGES);
  if (map === undefined) return undefined;
  const en = form.text(form.required(map, 'en', what), `${what}.en`);
  const ko = form.text(form.required(map, 'ko', what), `${what}.ko`);
  if (en === undefined || ko === undefined) return undefined;
  if (!/[가-힣]/.test(ko)) return form.refuse(map.get('ko')!, `${what}.ko is not Korean`);
  return { en: en.trim(), ko: ko.trim() };
}

function readReferences(form: YamlForm, root: MapNode): readonly RuleReference[] {
  const node = form.required(root, 'references', 'a rule');
  const references = form.items(node, 'references').flatMap((item) => {
    const map = form.map(item, 'a reference', ['title', 'url']);
    if (map === undefined) return [];
    const title = form.text(form.required(map, 'title', 'a reference'), 'title');
    const urlNode = form.required(map, 'url', 'a reference');
    const url = form.text(urlNode, 'url');
    if (title === undefined || url === undefined || urlNode === undefined) return [];
    return isWebAddress(url) ? [{ title, url }] : (form.refuse(urlNode, 'url must be a web address that starts with https://') ?? []);
  });
  if (node?.kind === 'sequence' && node.items.length === 0) form.refuse(node, 'references are empty', 'say where this was learnt');
  return references;
}

function isWebAddress(text: string): boolean {
  return text.startsWith('https://') && !/\s/.test(text) && URL.canParse(text);
}

/** `edit: { set: value }`, `{ quote: value }` or `{ remove: key }`. */
function readEdit(form: YamlForm, node: ConfigNode | undefined, messages: Messages): RuleEdit | undefined {
  const map = form.map(node, 'edit', ['set', 'quote', 'remove']);
  if (map === undefined || node === undefined) return undefined;
  if (map.entries.length !== 1) return form.refuse(node, 'edit says one thing', 'set, quote or remove');
  if (map.get('quote') !== undefined) return form.choice(map.get('quote'), 'quote', ['value'] as const) && { kind: 'quote' };
  if (map.get('remove') !== undefined) return form.choice(map.get('remove'), 'remove', ['key'] as const) && { kind: 'remove' };
  const value = form.scalar(map.get('set'), 'set');
  if (value === undefined) return undefined;
  if (typeof value === 'string') for (const name of placeholdersOf(value)) messages.mention(name, node);
  return { kind: 'set', value };
}

function suggest(name: string, candidates: readonly string[], otherwise: string): string | undefined {
  const near = didYouMean(name, candidates);
  if (near !== undefined) return `did you mean \`${near}\`?`;
  return candidates.length === 0 ? undefined : `${otherwise} ${[...candidates].sort().join(', ')}`;
}

function inFileOrder(problems: readonly RuleProblem[]): readonly RuleProblem[] {
  return [...problems].sort((one, other) => one.at.start - other.at.start);
}
