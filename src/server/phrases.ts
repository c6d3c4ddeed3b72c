import type { Language } from '../base/language.ts';

/** What the server itself says in an editor. */
interface Words {
  readonly fix: (title: string) => string;
  /** A fix of a value that may have other uses. */
  readonly unsafeFix: (title: string) => string;
  readonly fixAll: string;
  readonly accept: (rule: string) => string;
  readonly explain: (rule: string) => string;
  /** Stands where the reason is to be written. */
  readonly reason: string;
  /** What a client that opens no document is told of a rule. */
  readonly explained: (rule: string, title: string, why: string, fix: string) => string;
  readonly noRule: (rule: string) => string;
}

export const SERVER: Readonly<Record<Language, Words>> = {
  en: {
    fix: (title) => `taslint: ${title}`,
    unsafeFix: (title) => `taslint: ${title} (unsafe: the value may have other uses)`,
    fixAll: 'taslint: fix all that is safe to fix',
    accept: (rule) => `Accept ${rule} with a reason`,
    explain: (rule) => `Explain ${rule}`,
    reason: 'reason',
    explained: (rule, title, why, fix) => [`${rule}: ${title}`, why, fix].filter((part) => part !== '').join('\n'),
    noRule: (rule) => `taslint: no rule is called ${rule}`,
  },
  ko: {
    fix: (title) => `taslint: ${title}`,
    unsafeFix: (title) => `taslint: ${title}(다른 곳에서도 쓰는 값일 수 있어 확인이 필요함)`,
    fixAll: 'taslint: 안전하게 고칠 수 있는 문제 모두 고치기',
    accept: (rule) => `이유를 적고 ${rule} 예외 처리`,
    explain: (rule) => `${rule} 설명 보기`,
    reason: '이유',
    explained: (rule, title, why, fix) => [`${rule}: ${title}`, why, fix].filter((part) => part !== '').join('\n'),
    noRule: (rule) => `taslint: 없는 규칙입니다: ${rule}`,
  },
};
