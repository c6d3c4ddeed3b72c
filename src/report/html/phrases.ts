import { plural, type Language, type Localized } from '../../base/language.ts';
import type { Severity } from '../../rule/rule.ts';

/** What the page says around the texts of rules, in both languages. */

/** The words that the script of the page needs; `N` stands for a number. */
export interface ScriptWords {
  readonly severity: Readonly<Record<Severity, string>>;
  readonly cells: Readonly<Record<Severity, string>>;
  readonly why: string;
  readonly fix: string;
  readonly steps: string;
  readonly notes: string;
  readonly references: string;
  readonly edits: string;
  readonly accept: string;
  readonly reason: string;
  readonly copy: string;
  readonly copied: string;
  readonly isNew: string;
  readonly isKnown: string;
  readonly search: string;
  readonly foundation: string;
  readonly rule: string;
  readonly kind: string;
  readonly change: string;
  readonly all: string;
  readonly shown: string;
  readonly ofAll: string;
  readonly places: string;
  readonly more: string;
  readonly none: string;
  readonly open: string;
  readonly close: string;
  readonly reset: string;
  readonly line: string;
}

export const SCRIPT_WORDS: Readonly<Record<Language, ScriptWords>> = {
  en: {
    severity: { error: 'Error', warning: 'Warning', info: 'Info' },
    cells: { error: 'Errors', warning: 'Warnings', info: 'Info' },
    why: 'Why it matters',
    fix: 'What to do',
    steps: 'Where the value comes from',
    notes: 'More about it',
    references: 'Read more',
    edits: 'The change',
    accept: 'To suppress it, put this comment on the line above',
    reason: 'reason',
    copy: 'Copy',
    copied: 'Copied',
    isNew: 'New',
    isKnown: 'Known',
    search: 'Search',
    foundation: 'Foundation',
    rule: 'Rule',
    kind: 'Kind of file',
    change: 'Change',
    all: 'All',
    shown: 'N findings',
    ofAll: 'N of M findings',
    places: 'N places',
    more: 'Show the next N',
    none: 'No finding matches these filters.',
    open: 'Open all',
    close: 'Close all',
    reset: 'Clear filters',
    line: 'line N',
  },
  ko: {
    severity: { error: '오류', warning: '경고', info: '정보' },
    cells: { error: '오류', warning: '경고', info: '정보' },
    why: '문제가 되는 이유',
    fix: '조치 방법',
    steps: '값의 출처',
    notes: '참고 사항',
    references: '참고 문서',
    edits: '변경 내용',
    accept: '예외로 두려면 바로 윗줄에 이 주석을 넣으세요',
    reason: '사유',
    copy: '복사',
    copied: '복사됨',
    isNew: '신규',
    isKnown: '기존',
    search: '검색',
    foundation: '파운데이션',
    rule: '규칙',
    kind: '파일 종류',
    change: '변경 구분',
    all: '전체',
    shown: '결과 N건',
    ofAll: '결과 M건 중 N건',
    places: 'N곳',
    more: '다음 N건 보기',
    none: '조건에 맞는 결과가 없습니다.',
    open: '모두 펼치기',
    close: '모두 접기',
    reset: '필터 지우기',
    line: 'N행',
  },
};

/** What speakers call their language. */
export const LANGUAGE_NAMES: Localized = { en: 'English', ko: '한국어' };

/** What stands in the page whether its script runs or not. */
export const PAGE = {
  title: { en: 'Configuration report', ko: '설정 점검 보고서' },
  skip: { en: 'Skip to the findings', ko: '결과로 건너뛰기' },
  nothingFound: { en: 'Nothing was found.', ko: '발견된 문제가 없습니다.' },
  noFoundation: { en: 'Single files', ko: '개별 파일' },
  foundations: (count: number): Localized => ({ en: plural(count, 'foundation'), ko: `파운데이션 ${count}개` }),
  files: (count: number): Localized => ({ en: plural(count, 'file'), ko: `파일 ${count}개` }),
  rules: (count: number): Localized => ({ en: plural(count, 'rule'), ko: `규칙 ${count}개` }),
  comparedWith: (name: string): Localized => ({ en: `compared with ${name}`, ko: `비교 대상 ${name}` }),
  sections: {
    failures: { en: 'Not everything could be checked', ko: '검사하지 못한 것이 있습니다' },
    findings: { en: 'Findings', ko: '점검 결과' },
    changes: { en: 'What changed', ko: '변경 내용' },
    picture: { en: 'The foundations', ko: '파운데이션 구성' },
    undecided: { en: 'What could not be decided', ko: '판단하지 못한 항목' },
    suppressed: { en: 'Suppressed findings', ko: '예외로 둔 항목' },
    files: { en: 'Files', ko: '파일' },
  },
  cells: {
    undecided: { en: 'Undecided', ko: '판단 못함' },
    suppressed: { en: 'Suppressed', ko: '예외' },
    isNew: { en: 'New', ko: '신규' },
    mended: { en: 'Mended', ko: '해결' },
  },
  brokenFile: { en: 'the file cannot be read as YAML; a finding says where', ko: 'YAML로 읽을 수 없습니다. 위치는 점검 결과에 있습니다' },
  left: (count: number): Localized => ({
    en: `${plural(count, 'more finding')}: too many for one page; --format json has all of them.`,
    ko: `한 페이지에 담지 못한 결과가 ${count}건 더 있습니다. 전체 결과는 json 형식으로 확인하세요.`,
  }),
  mended: { en: 'Mended', ko: '해결된 항목' },
  changedValues: { en: 'Changed values', ko: '바뀐 값' },
  moreRows: (count: number): Localized => ({ en: `and ${count} more`, ko: `외 ${count}건` }),
  needsVariables: {
    en: 'Rules never guess an unknown value. These variables would settle the most open checks.',
    ko: '값을 모르는 규칙은 결과를 내지 않습니다. 아래 변수의 값을 주면 가장 많은 항목을 판단할 수 있습니다.',
  },
  needsLifecycle: (count: number): Localized => ({
    en: `\`lifecycle\` in taslint.yml would settle ${plural(count, 'open check')}.`,
    ko: `taslint.yml에 \`lifecycle\`을 적으면 ${count}건을 더 판단할 수 있습니다.`,
  }),
  inBaseline: (count: number): Localized => ({
    en: `${plural(count, 'finding')} ${count === 1 ? 'is' : 'are'} known from the baseline.`,
    ko: `기준선에 있는 결과가 ${count}건입니다.`,
  }),
  columns: {
    variable: { en: 'Variable', ko: '변수' },
    questions: { en: 'Questions', ko: '항목 수' },
    severity: { en: 'Severity', ko: '심각도' },
    finding: { en: 'Finding', ko: '내용' },
    rule: { en: 'Rule', ko: '규칙' },
    place: { en: 'Place', ko: '위치' },
    reason: { en: 'Reason', ko: '사유' },
    file: { en: 'File', ko: '파일' },
    kind: { en: 'Kind', ko: '종류' },
    foundation: { en: 'Foundation', ko: '파운데이션' },
    value: { en: 'Value', ko: '항목' },
    before: { en: 'Before', ko: '이전' },
    after: { en: 'Now', ko: '현재' },
  },
  leftAlone: { en: 'left alone: no known kind', ko: '검사하지 않음: 알 수 없는 종류' },
  template: (tool: string): Localized => ({ en: `not checked: template (${tool})`, ko: `검사하지 않음: 템플릿(${tool})` }),
  noReason: { en: 'no reason given', ko: '사유 없음' },
  configAdded: { en: 'new file', ko: '새 파일' },
  configRemoved: { en: 'file is gone', ko: '삭제된 파일' },
  footer: {
    en: 'Written offline by taslint. The page loads nothing and sends nothing.',
    ko: 'taslint가 오프라인으로 만든 문서이며, 외부에서 불러오거나 보내는 것이 없습니다.',
  },
} as const;
