import type { Localized } from '../../base/language.ts';

/** The head of every page. */
export const GENERATED: Localized = {
  en: '<!-- Made by `npm run docs`. Do not edit: change the rule or the table and run it again. -->',
  ko: '<!-- `npm run docs`로 만든 파일입니다. 고치지 말고 규칙이나 표를 바꾼 뒤 다시 실행하세요. -->',
};

/** The pages about rules. */
export const WORDS = {
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
  },
  ko: {
    rules: '규칙',
    rule: '규칙',
    finds: '찾는 문제',
    severity: '심각도',
    confidence: '확신도',
    profile: '프로필',
    since: '도입 버전',
    table: '표',
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
  },
} as const;

/** The page about tables is in English, as their columns are. */
export const TABLE_WORDS = {
  tables: 'Tables that rules can use',
  introduction:
    'A rule picks the rows of one table with `for:` and sees the row as `row`. In expressions every table is also a list by its plural. A cell may be absent (nobody gave a value and no default is known) or unknown (a variable that no file gives): neither is ever taken for a value.',
  common: 'Columns of every table',
  column: 'column',
  type: 'type',
  meaning: 'meaning',
  list: 'as a list',
  costly: 'asked for last, it costs something',
  functions: 'Functions in expressions',
} as const;
