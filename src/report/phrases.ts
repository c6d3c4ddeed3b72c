import type { Evidence } from '../lint/diagnostic.ts';
import type { Language } from '../base/language.ts';
import type { Severity } from '../rule/rule.ts';
import type { Place } from '../value/origin.ts';
import { phrase, shownValue } from './fill-phrase.ts';
import { soundsSecret } from '../base/secret-name.ts';
import { MASK } from '../base/secret-text.ts';

/** The words that reports put around the texts of rules, in both languages. */
interface Words {
  readonly severity: Readonly<Record<Severity, string>>;
  readonly why: string;
  readonly fix: string;
  readonly uncertain: string;
  readonly because: string;
  readonly known: string;
  readonly byDefault: string;
  readonly notSet: string;
  readonly steps: Readonly<Record<Place['step'], string>>;
  /** The same in a few words, beside a message. */
  readonly places: Readonly<Record<Place['step'], string>>;
  /** The step `variable-use` where the variable is only a part of a text. */
  readonly usedIn: string;
  /** What a text with variables came to. */
  readonly madeOf: string;
  /** What the rule says of the same cause in other words: of other foundations, of another use. */
  readonly also: string;
  readonly alsoIn: string;
  readonly related: string;
}

export const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    severity: { error: 'error', warning: 'warning', info: 'info' },
    why: 'why',
    fix: 'fix',
    uncertain: 'a hint, not certain: check before you change anything',
    because: 'because',
    known: 'because `{{column}}` of {{row}} is {{value}} ({{at}})',
    byDefault: 'because `{{column}}` of {{row}} is {{value}} by default, not in this file',
    notSet: 'because `{{column}}` of {{row}} is not set ({{at}})',
    steps: {
      written: 'written at {{at}}',
      'alias-use': 'used through alias `*{{name}}` at {{at}}',
      'alias-definition': 'anchor `&{{name}}` defined at {{at}}',
      'variable-use': 'value of variable `{{name}}`, used at {{at}}',
      'variable-value': 'variable `{{name}}` has its value at {{at}}',
      'operation-target': 'applied to {{at}}',
      operation: 'set by operation `{{name}}` at {{at}}',
      'operation-value': 'the operation has its value at {{at}}',
    },
    places: {
      written: 'written at {{at}}',
      'alias-use': 'alias at {{at}}',
      'alias-definition': '`&{{name}}` at {{at}}',
      'variable-use': 'used at {{at}}',
      'variable-value': '`{{name}}` at {{at}}',
      'operation-target': 'applied to {{at}}',
      operation: 'operation at {{at}}',
      'operation-value': 'value at {{at}}',
    },
    usedIn: 'value of variable `{{name}}`, used at {{at}} in `{{text}}`',
    madeOf: 'the text comes to `{{text}}`',
    also: 'also: {{message}}',
    alsoIn: 'in {{foundations}}: {{message}}',
    related: 'see also {{at}} ({{name}})',
  },
  ko: {
    severity: { error: '오류', warning: '경고', info: '정보' },
    why: '이유',
    fix: '조치',
    uncertain: '확실하지 않은 힌트이므로 바꾸기 전에 확인하십시오',
    because: '근거:',
    known: '근거: {{row}}의 `{{column}}` 값이 {{value}} ({{at}})',
    byDefault: '근거: {{row}}의 `{{column}}` 값이 {{value}}(파일에 적힌 값이 아닌 기본값)',
    notSet: '근거: {{row}}의 `{{column}}` 값이 없음 ({{at}})',
    steps: {
      written: '{{at}}에 적힌 값',
      'alias-use': '{{at}}에서 별칭 `*{{name}}`(으)로 사용',
      'alias-definition': '앵커 `&{{name}}` 정의: {{at}}',
      'variable-use': '{{at}}에서 사용하는 변수 `{{name}}`의 값',
      'variable-value': '변수 `{{name}}`의 값: {{at}}',
      'operation-target': '적용 대상: {{at}}',
      operation: '{{at}}의 오퍼레이션 `{{name}}`이(가) 설정',
      'operation-value': '오퍼레이션의 값: {{at}}',
    },
    places: {
      written: '작성 위치 {{at}}',
      'alias-use': '별칭 위치 {{at}}',
      'alias-definition': '앵커 `&{{name}}` {{at}}',
      'variable-use': '사용 위치 {{at}}',
      'variable-value': '`{{name}}` 값 {{at}}',
      'operation-target': '적용 대상 {{at}}',
      operation: '오퍼레이션 {{at}}',
      'operation-value': '오퍼레이션의 값 {{at}}',
    },
    usedIn: '{{at}}의 `{{text}}`에 쓰인 변수 `{{name}}`의 값',
    madeOf: '합쳐진 값: `{{text}}`',
    also: '같은 원인: {{message}}',
    alsoIn: '{{foundations}}: {{message}}',
    related: '참고: {{at}} ({{name}})',
  },
};

/** One sentence for a cell that decided; `at` is where it is written. */
export function evidenceSentence(evidence: Evidence, at: string, language: Language): string {
  const words = WORDS[language];
  const template = evidence.value === undefined ? words.notSet : evidence.isDefault ? words.byDefault : words.known;
  const data = { row: evidence.row, column: evidence.column, value: evidenceValue(evidence) ?? '', at };
  return phrase(template, data, language);
}

/** The value of a cell as it may be shown: columns that sound secret are hidden once more, should a table have forgotten to. */
export function evidenceValue(evidence: Evidence): string | undefined {
  if (evidence.value === undefined) return undefined;
  const harmless = /^(?:true|false|-?\d{1,9}|)$/.test(evidence.value);
  return soundsSecret(evidence.column) && !harmless ? MASK : shownValue(evidence.value);
}
