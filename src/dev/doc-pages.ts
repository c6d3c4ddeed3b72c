import type { Table } from '../facts/table.ts';
import type { RuleExample } from '../rule/example.ts';
import { sayings } from '../rule/explain.ts';
import { FUNCTIONS } from '../rule/functions.ts';
import type { RuleFile } from '../rule/rule-file.ts';
import type { Language, OptionValue } from '../rule/rule.ts';

/** Pages of the documentation as Markdown. */

const GENERATED: Readonly<Record<Language, string>> = {
  en: '<!-- Made by `npm run docs`. Do not edit: change the rule or the table and run it again. -->',
  ko: '<!-- `npm run docs`로 만든 파일입니다. 고치지 말고 규칙이나 테이블을 바꾼 뒤 다시 실행하세요. -->',
};

const WORDS = {
  en: {
    rules: 'Rules',
    rule: 'rule',
    finds: 'finds',
    severity: 'severity',
    confidence: 'confidence',
    profile: 'profile',
    since: 'since',
    table: 'table',
    says: 'What it says',
    why: 'Why it matters',
    fix: 'What to do',
    options: 'Options',
    type: 'type',
    standard: 'default',
    meaning: 'meaning',
    examples: 'Examples',
    undecided: 'undecided, silent',
    references: 'References',
    aliases: 'Earlier names',
    tables: 'Tables that rules can use',
    tablesIntroduction:
      'A rule picks the rows of one table with `for:` and sees the row as `row`. In expressions every table is also a list by its plural. A cell may be absent (nobody gave a value and no default is known) or unknown (a variable that no file gives): neither is ever taken for a value.',
    column: 'column',
    list: 'as a list',
    costly: 'asked for last, it costs something',
    functions: 'Functions in expressions',
  },
  ko: {
    rules: '규칙',
    rule: '규칙',
    finds: '찾는 문제',
    severity: '심각도',
    confidence: '확신도',
    profile: '프로필',
    since: '도입 버전',
    table: '테이블',
    says: '메시지',
    why: '왜 중요한가',
    fix: '조치 방법',
    options: '옵션',
    type: '타입',
    standard: '기본값',
    meaning: '의미',
    examples: '예제',
    undecided: '판단 보류, 메시지 없음',
    references: '참고 자료',
    aliases: '이전 이름',
    tables: '규칙에서 쓸 수 있는 테이블',
    tablesIntroduction:
      '규칙은 `for:`로 한 테이블의 행을 고르고, 그 행을 `row`로 봅니다. 식에서는 모든 테이블을 복수형 이름의 목록으로도 쓸 수 있습니다. 셀은 값이 없거나(아무도 주지 않았고 기본값도 알려지지 않음) 알 수 없을(어떤 파일도 주지 않는 변수) 수 있으며, 둘 다 값으로 취급하지 않습니다. 열 설명은 영어로 되어 있습니다.',
    column: '열',
    list: '목록 이름',
    costly: '비용이 들어 마지막에 확인',
    functions: '식에서 쓸 수 있는 함수',
  },
} as const;

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
    ...(examples.length === 0 ? [] : [`### ${words.examples}`, ...examples.flatMap((example) => exampleSection(example, language))]),
    `### ${words.references}`,
    explanation.references.map(({ title, url }) => `- [${title}](${url})`).join('\n'),
    ...(rule.aliases.length === 0 ? [] : [`${words.aliases}: ${rule.aliases.map((alias) => `\`${alias}\``).join(', ')}`]),
  ];
}

/** Names of examples are English: they are names of tests. */
function exampleSection(example: RuleExample, language: Language): readonly string[] {
  const facts = [
    ...(example.purpose === 'unknown' ? [] : [`purpose: ${example.purpose}`]),
    ...(example.lifecycle === 'auto' ? [] : [`lifecycle: ${example.lifecycle}`]),
    ...(example.undecided ? [WORDS[language].undecided] : []),
  ];
  const files = [...example.files].map(([path, text]) => `\`\`\`yaml\n# ${path}\n${text.trimEnd()}\n\`\`\``);
  return [`*${example.name}*${facts.length === 0 ? '' : ` (${facts.join('; ')})`}`, ...files];
}

/** All tables with their columns, and the functions of expressions. */
export function tablesPage(tables: readonly Table[], language: Language): string {
  const words = WORDS[language];
  const sections = [...tables]
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((table) => {
      const rows = Object.entries(table.columns).map(
        ([name, column]) => `| \`${name}\` | ${column.type} | ${inCell(column.doc)}${column.costly === true ? ` (${words.costly})` : ''} |`,
      );
      return [
        `## ${table.name}`,
        table.doc,
        `${words.list}: \`${table.plural}\``,
        [`| ${words.column} | ${words.type} | ${words.meaning} |`, '|---|---|---|', ...rows].join('\n'),
      ];
    });
  const functions = FUNCTIONS.map((offered) => `| \`${offered.name}\` | ${inCell(offered.doc)} |`);
  return page([
    GENERATED[language],
    `# ${words.tables}`,
    words.tablesIntroduction,
    ...sections,
    `## ${words.functions}`,
    ['| | |', '|---|---|', ...MACROS, ...functions].join('\n'),
  ]);
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
