import { NOTICE_SEVERITIES, noticeText } from '../../lint/notices.ts';
import type { Language } from '../../base/language.ts';
import { WORDS } from '../phrases.ts';
import { indented } from './indented.ts';

/** All that is known of a finding that taslint makes itself, as a page of text for a terminal: it has no options, examples or sources. */
export function noticePage(id: keyof typeof NOTICE_SEVERITIES, language: Language, width: number): string {
  const text = noticeText(id, language);
  const severity = WORDS[language].severity[NOTICE_SEVERITIES[id]];
  const parts = [text.title, severity, text.message, text.why, text.fix].map((part) => indented(part, width, '').join('\n'));
  return `${id}\n${parts.join('\n\n')}\n`;
}
