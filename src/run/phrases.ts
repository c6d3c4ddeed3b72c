import type { Language } from '../base/language.ts';

interface ComparisonPhrases {
  readonly compared: (name: string, changed: number) => string;
  readonly unread: (count: number) => string;
  /** Between the sentences. */
  readonly between: string;
  readonly hidden: (count: number) => string;
}

/** What the files were compared with, in parts of one line. */
export const COMPARISON: Readonly<Record<Language, ComparisonPhrases>> = {
  en: {
    compared: (name, changed) => `Compared with ${name}: ${changed} changed ${changed === 1 ? 'file' : 'files'}`,
    unread: (count) => `${count} of the earlier files could not be read, so their changes are unknown`,
    between: '; ',
    hidden: (count) => `${count} other ${count === 1 ? 'finding is' : 'findings are'} not shown`,
  },
  ko: {
    compared: (name, changed) => `비교 대상: ${name}, 변경된 파일 ${changed}개`,
    unread: (count) => `이전 파일 ${count}개는 읽을 수 없어 그 변경은 확인하지 못했습니다`,
    between: '. ',
    hidden: (count) => `그 밖의 결과 ${count}건은 표시하지 않았습니다`,
  },
};

/** How many rules and examples were tested, and what was wrong with them. */
export const TESTED_RULES: Readonly<Record<Language, (rules: number, examples: number, problems: number) => string>> = {
  en: (rules, examples, problems) => `${rules} rules, ${examples} examples, ${problems} problems`,
  ko: (rules, examples, problems) => `규칙 ${rules}개, 예제 ${examples}개, 문제 ${problems}건`,
};
