import { COMMON_COLUMNS, type Columns, type Table } from '../../facts/table.ts';
import type { RuleExample } from '../../rule/example.ts';
import { sayings } from '../../rule/sayings.ts';
import { FUNCTIONS } from '../../rule/functions.ts';
import type { RuleFile } from '../../rule/rule-file.ts';
import type { Language } from '../../base/language.ts';
import type { OptionValue } from '../../rule/rule.ts';
import { GENERATED, TABLE_WORDS, WORDS } from './phrases.ts';

/** Pages of the documentation as Markdown. */

/** One category of rules, each with its examples. */
export function rulePage(category: string, files: readonly RuleFile[], language: Language): string {
  return page([GENERATED[language], `# ${category}`, ...files.flatMap((file) => ruleSection(file, language))]);
}

/** All categories with the titles of their rules. */
export function rulesIndex(categories: ReadonlyMap<string, readonly RuleFile[]>, language: Language): string {
  const words = WORDS[language];
  const head = [`| ${words.rule} | ${words.severity} | ${words.profile} | ${words.finds} |`, '|---|---|---|---|'];
  const rows = [...categories].flatMap(([category, files]) =>
    files.map(
      ({ rule, texts }) =>
        `| [\`${rule.id}\`](${category}.md#${anchorOf(rule.id)}) | ${rule.severity} | ${rule.profile} | ${inCell(texts[language].title)} |`,
    ),
  );
  return page([GENERATED[language], `# ${words.rules}`, [...head, ...rows].join('\n')]);
}

function ruleSection({ rule, texts, explanations, examples }: RuleFile, language: Language): readonly string[] {
  const words = WORDS[language];
  const text = texts[language];
  const explanation = explanations[language];
  const shown = shownExamples(examples);
  const messages = sayings(rule, text).map(({ severities, message }) => `- ${severities.join(', ')}: ${message}`);
  const options = rule.options.map(
    (option, index) =>
      `| \`${option.name}\` | ${option.type} | ${showOption(option.default)} | ${inCell(explanation.options[index] ?? '')} |`,
  );
  return [
    `## ${rule.id}`,
    `**${text.title}**`,
    `${words.severity}: ${rule.severity} · ${words.confidence}: ${rule.confidence} · ${words.profile}: ${rule.profile} · ${words.since}: ${rule.since} · ${words.table}: \`${rule.table}\``,
    `### ${words.says}`,
    messages.join('\n'),
    `### ${words.why}`,
    text.why,
    `### ${words.fix}`,
    text.fix,
    ...(options.length === 0
      ? []
      : [
          `### ${words.options}`,
          [`| | ${words.type} | ${words.standard} | ${words.meaning} |`, '|---|---|---|---|', ...options].join('\n'),
        ]),
    ...(shown.length === 0 ? [] : [`### ${words.examples}`, ...shown.flatMap((example) => exampleSection(example, language))]),
    `### ${words.references}`,
    explanation.references.map(({ title, url }) => `- [${title}](${url})`).join('\n'),
    ...(rule.aliases.length === 0 ? [] : [`${words.aliases}: ${rule.aliases.map((alias) => `\`${alias}\``).join(', ')}`]),
  ];
}

/** One that hurts and one that is fine; the others are for the tests. */
function shownExamples(examples: readonly RuleExample[]): readonly RuleExample[] {
  const hurts = (example: RuleExample): boolean => example.markers.length > 0;
  const [bad, good] = [examples.find(hurts), examples.find((example) => !example.undecided && !hurts(example))];
  return [bad, good].filter((example) => example !== undefined);
}

/** Names of examples are English: they are names of tests. */
function exampleSection(example: RuleExample, language: Language): readonly string[] {
  const facts = [
    ...(example.base === undefined ? [] : [`base: ${example.base}`]),
    ...(example.purpose === 'unknown' ? [] : [`purpose: ${example.purpose}`]),
    ...(example.lifecycle === 'auto' ? [] : [`lifecycle: ${example.lifecycle}`]),
    ...(example.undecided ? [WORDS[language].undecided] : []),
  ];
  const files = [...example.files].map(([path, text]) => `\`\`\`yaml\n# ${path}\n${text.trimEnd()}\n\`\`\``);
  return [`*${example.name}*${facts.length === 0 ? '' : ` (${facts.join('; ')})`}`, ...files];
}

/** All tables with their columns, and the functions of expressions; in English, as columns are described. */
export function tablesPage(tables: readonly Table[]): string {
  const words = TABLE_WORDS;
  const sections = [...tables]
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((table) => {
      return [`## ${table.name}`, table.doc, `${words.list}: \`${table.plural}\``, columnsTable(table.columns)];
    });
  const functions = FUNCTIONS.map((offered) => `| \`${offered.name}\` | ${inCell(offered.doc)} |`);
  return page([
    GENERATED.en,
    `# ${words.tables}`,
    words.introduction,
    `## ${words.common}`,
    columnsTable(COMMON_COLUMNS),
    ...sections,
    `## ${words.functions}`,
    ['| | |', '|---|---|', ...MACROS, ...functions].join('\n'),
  ]);
}

function columnsTable(columns: Columns): string {
  const words = TABLE_WORDS;
  const rows = Object.entries(columns).map(
    ([name, column]) => `| \`${name}\` | ${column.type} | ${inCell(column.doc)}${column.costly === true ? ` (${words.costly})` : ''} |`,
  );
  return [`| ${words.column} | ${words.type} | ${words.meaning} |`, '|---|---|---|', ...rows].join('\n');
}

const MACROS: readonly string[] = [
  ['list.exists(x, condition)', 'true when it holds for one element; with an equality on a column it is answered by an index'],
  ['list.all(x, condition)', 'true when it holds for every element'],
  ['list.exists_one(x, condition)', 'true when it holds for exactly one element'],
  ['list.filter(x, condition)', 'the elements for which it holds'],
  ['list.map(x, value)', 'a value for each element'],
  ['first(list, x, condition)', 'the first element for which it holds; absent when there is none'],
  ['has(row.column)', 'whether somebody gave a value'],
].map(([form, doc]) => `| \`${form}\` | ${doc} |`);

function showOption(value: OptionValue): string {
  return `\`${typeof value === 'object' ? JSON.stringify(value) : String(value)}\``;
}

/** The anchor that forges make of a heading. */
function anchorOf(id: string): string {
  return id.toLowerCase().replaceAll('/', '');
}

function inCell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}

function page(parts: readonly string[]): string {
  return `${parts.join('\n\n')}\n`;
}
