import type { Language } from '../base/language.ts';

interface ExplanationWords {
  readonly profile: string;
  readonly since: string;
  readonly message: string;
  readonly why: string;
  readonly fix: string;
  readonly options: string;
  readonly standard: string;
  readonly examples: string;
  readonly references: string;
  readonly aliases: string;
  readonly suppress: string;
  readonly reason: string;
}

/** The headings of `taslint explain`. */
export const EXPLANATION_WORDS: Readonly<Record<Language, ExplanationWords>> = {
  en: {
    profile: 'profile',
    since: 'since',
    message: 'What it says',
    why: 'Why it matters',
    fix: 'What to do',
    options: 'Options',
    standard: 'default',
    examples: 'Examples',
    references: 'References',
    aliases: 'Earlier names',
    suppress: 'To accept it in one place',
    reason: 'why it is all right here',
  },
  ko: {
    profile: '프로필',
    since: '도입 버전',
    message: '메시지',
    why: '왜 중요한가',
    fix: '조치 방법',
    options: '옵션',
    standard: '기본값',
    examples: '예제',
    references: '참고 자료',
    aliases: '이전 이름',
    suppress: '한 곳에서만 예외로 두려면',
    reason: '예외로 두는 이유',
  },
};
