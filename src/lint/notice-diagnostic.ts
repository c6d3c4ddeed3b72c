import type { Span } from '../base/source.ts';
import type { Diagnostic } from './diagnostic.ts';
import { NOTICE_SEVERITIES, type NoticeId } from './notices.ts';

/** A finding that taslint itself makes, not a rule: a file that cannot be read, a suppression that covers nothing. */
export function noticeDiagnostic(id: NoticeId, at: Span, data: Readonly<Record<string, string>>, foundation = ''): Diagnostic {
  return {
    rule: id,
    aliases: [],
    // The only notice with a case: it names the nearest rule.
    case: id === 'taslint/unknown-suppression' && data['near'] !== '' ? 0 : undefined,
    severity: NOTICE_SEVERITIES[id],
    confidence: 'certain',
    data,
    primary: at,
    foundation,
    foundations: foundation === '' ? [] : [foundation],
    also: [],
    trail: [],
    evidence: [],
    related: [],
    fixes: [],
  };
}
