import { plural, type Language } from '../../base/language.ts';

interface ListingPhrases {
  /** In place of what is left out of a rule. */
  readonly more: (count: number) => string;
  /** How many places a rule was found at, behind its name. */
  readonly places: (count: number) => string;
  /** In place of the findings of mild severity. */
  readonly infos: (findings: number, rules: number) => string;
  /** In place of rules that find no room. */
  readonly moreRules: (rules: number, findings: number) => string;
  /** Behind a place of what is not certain. */
  readonly uncertain: string;
  /** Under blocks without advice. */
  readonly advice: string;
  /** Above what to do next, where the list is not whole. */
  readonly cut: (findings: number, rules: number) => string;
  /** What can be done next, each behind the words to type. */
  readonly next: { readonly explain: string; readonly whole: string; readonly baseline: string };
  /** Above the findings of files that belong to no foundation. */
  readonly alone: string;
}

/** The words of the text report around its findings. */
export const LISTING: Readonly<Record<Language, ListingPhrases>> = {
  en: {
    more: (count) => `… and ${count} more of this rule`,
    places: (count) => `${count} places`,
    infos: (findings, rules) =>
      `Not listed: ${plural(findings, 'info finding')} of ${plural(rules, 'rule')}; --min-severity info lists them.`,
    moreRules: (rules, findings) => `… and ${plural(rules, 'more rule')} with ${plural(findings, 'finding')}: --statistics lists them`,
    uncertain: 'not certain',
    advice: 'why and what to do: taslint explain RULE, or --group-by rule for all of them',
    cut: (findings, rules) => `${findings} findings of ${plural(rules, 'rule')}, cut to one screen. What to do next:`,
    next: {
      explain: 'why and what to do',
      whole: 'everything; or by rule, by foundation',
      baseline: 'accept these, report only new ones',
    },
    alone: 'files outside any foundation',
  },
  ko: {
    more: (count) => `… 이 규칙의 문제 ${count}건이 더 있습니다`,
    places: (count) => `${count}곳`,
    infos: (findings, rules) => `정보 ${findings}건(규칙 ${rules}개)은 생략했습니다. --min-severity info로 볼 수 있습니다.`,
    moreRules: (rules, findings) => `… 규칙 ${rules}개, 문제 ${findings}건이 더 있습니다. --statistics로 볼 수 있습니다`,
    uncertain: '확실하지 않음',
    advice: '이유와 조치: taslint explain 규칙, 전부 보려면 --group-by rule',
    cut: (findings, rules) => `규칙 ${rules}개, 문제 ${findings}건을 한 화면에 맞게 줄였습니다. 다음 단계:`,
    next: {
      explain: '이유와 조치',
      whole: '전부 표시(`rule`, `foundation`도 가능)',
      baseline: '기록해 두고 새 문제만 표시',
    },
    alone: '단독으로 검사하는 파일',
  },
};
