import type { Evidence } from '../lint/diagnostic.ts';
import type { Language, Severity } from '../rule/rule.ts';
import type { Place } from '../value/origin.ts';
import { lineReference } from './place.ts';
import { phrase, shownValue } from './phrase.ts';
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
    related: '참고: {{at}} ({{name}})',
  },
};

/** One sentence for a cell that decided. */
export function evidenceSentence(evidence: Evidence, language: Language): string {
  const words = WORDS[language];
  const template = evidence.value === undefined ? words.notSet : evidence.isDefault ? words.byDefault : words.known;
  const data = { row: evidence.row, column: evidence.column, value: evidenceValue(evidence) ?? '', at: lineReference(evidence.at) };
  return phrase(template, data, language);
}

/** The value of a cell as it may be shown: columns that sound secret are hidden once more, should a table have forgotten to. */
export function evidenceValue(evidence: Evidence): string | undefined {
  if (evidence.value === undefined) return undefined;
  const harmless = /^(?:true|false|-?\d{1,9}|)$/.test(evidence.value);
  return soundsSecret(evidence.column) && !harmless ? MASK : shownValue(evidence.value);
}

/** One sentence for a step of the way that a value took. */
export function stepSentence(place: Place, language: Language): string {
  return phrase(WORDS[language].steps[place.step], { name: place.name ?? '', at: lineReference(place.span) }, language);
}
