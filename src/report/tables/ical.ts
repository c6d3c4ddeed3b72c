import type { Language } from '../../base/language.ts';
import { oneLine } from '../../base/safe-text.ts';
import type { ShownTable } from '../../views/shown-table.ts';
import { TABLES } from './phrases.ts';

/** The columns of the view `certs` that a calendar is made of. */
export const CALENDAR_COLUMNS: readonly string[] = ['not_after', 'subject', 'names', 'issuer', 'used_by', 'fingerprint'];
/** Days before the end on which a calendar reminds: long enough to have a certificate reissued, and once more. */
const ALARMS = [90, 30];
/** RFC 5545: a line has 75 octets at most. */
const LONGEST_LINE = 75;

/** A calendar (RFC 5545) with the day on which each certificate expires: one entry for a certificate, in whatever foundations it is used. `now`: when it was made. */
export function certificateCalendar({ columns, rows }: ShownTable, language: Language, now: Date): string {
  const events = new Map<string, Expiry>();
  for (const { foundation, cells } of rows) {
    const value = (column: string): string | readonly string[] => {
      const cell = cells[columns.indexOf(column)];
      return cell?.kind !== 'known' ? '' : Array.isArray(cell.value) ? cell.value : String(cell.value);
    };
    const [day, fingerprint] = [String(value('not_after')), String(value('fingerprint'))];
    if (day === '' || fingerprint === '') continue;
    const known = events.get(fingerprint) ?? {
      day,
      fingerprint,
      subject: String(value('subject')),
      issuer: String(value('issuer')),
      names: listOf(value('names')),
      uses: [],
    };
    events.set(fingerprint, known);
    known.uses.push(...listOf(value('used_by')).map((use) => (foundation === '' || foundation === '.' ? use : `${foundation}: ${use}`)));
  }
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//taslint//certificates//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    ...[...events.values()].flatMap((expiry) => eventLines(expiry, language, now)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

interface Expiry {
  readonly day: string;
  readonly fingerprint: string;
  readonly subject: string;
  readonly issuer: string;
  readonly names: readonly string[];
  readonly uses: string[];
}

function eventLines({ day, fingerprint, subject, issuer, names, uses }: Expiry, language: Language, now: Date): readonly string[] {
  const words = TABLES[language];
  const summary = words.expires(subject);
  const description = [words.issuedBy(issuer), ...(names.length === 0 ? [] : [words.covers(names.join(', '))]), words.usedBy, ...uses];
  return [
    'BEGIN:VEVENT',
    `UID:${fingerprint.slice(0, 40)}@taslint`,
    `DTSTAMP:${now.toISOString().replaceAll(/[-:]|\.\d+/g, '')}`,
    `DTSTART;VALUE=DATE:${day.replaceAll('-', '')}`,
    `SUMMARY:${escaped(summary)}`,
    `DESCRIPTION:${description.map(escaped).join('\\n')}`,
    'TRANSP:TRANSPARENT',
    ...ALARMS.flatMap((days) => [
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      `TRIGGER:-P${days}D`,
      `DESCRIPTION:${escaped(`${summary}: ${words.daysLeft(days)}`)}`,
      'END:VALARM',
    ]),
    'END:VEVENT',
  ];
}

function listOf(value: string | readonly string[]): readonly string[] {
  return typeof value === 'string' ? (value === '' ? [] : [value]) : value;
}

/** The text type of RFC 5545. */
function escaped(text: string): string {
  return oneLine(text).replaceAll(/[\\;,]/g, (character) => `\\${character}`);
}

/** A long line goes on behind a blank; no character is cut in two. */
function folded(line: string): string {
  let result = '';
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > LONGEST_LINE) {
      result += '\r\n ';
      octets = 1;
    }
    result += character;
    octets += size;
  }
  return result;
}
