import type { Language } from '../base/language.ts';
import type { RuleText, Severity } from '../rule/rule.ts';
import { NOTICE_TEXTS } from './phrases.ts';

/** Findings that taslint itself makes while it reads files and comments. They have texts like a rule, but no rule file: nothing is evaluated. */
export type NoticeId = keyof typeof NOTICE_TEXTS;

/** How bad each is. */
export const NOTICE_SEVERITIES: Readonly<Record<NoticeId, Severity>> = {
  'yaml/syntax': 'error',
  'yaml/unknown-anchor': 'error',
  'yaml/merge': 'error',
  'yaml/tag': 'error',
  'yaml/limit': 'error',
  'yaml/template': 'info',
  'taslint/unused-suppression': 'warning',
  'taslint/unknown-suppression': 'warning',
  'taslint/suppression-without-reason': 'warning',
  'taslint/suppression-form': 'warning',
  'taslint/open-suppression': 'warning',
  'taslint/expired-suppression': 'warning',
  'taslint/unignorable-suppression': 'error',
};

/** The text of a notice; undefined for the id of a rule. */
export function noticeText(id: NoticeId, language: Language): RuleText;
export function noticeText(id: string, language: Language): RuleText | undefined;
export function noticeText(id: string, language: Language): RuleText | undefined {
  return isNoticeId(id) ? NOTICE_TEXTS[id][language] : undefined;
}

/** True for the id of a finding that taslint makes itself. */
export function isNoticeId(id: string): id is NoticeId {
  return Object.hasOwn(NOTICE_TEXTS, id);
}
