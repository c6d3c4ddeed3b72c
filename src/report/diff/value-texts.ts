import { cutToWidth, displayWidth } from '../../base/display-width.ts';
import type { Language } from '../../base/language.ts';
import { oneLine } from '../../base/safe-text.ts';
import type { ScalarType, ShownCertificate, ShownValue, ValueDifference } from '../../diff/difference.ts';
import { resolvePlain } from '../../value/plain-scalar.ts';
import { DIFF } from './phrases.ts';

/** What a difference says in words: both sides, one of them, or something about both (`(changed)`). */
export type ValueTexts =
  | { readonly kind: 'both'; readonly before: string; readonly after: string }
  | { readonly kind: 'one'; readonly text: string };

/** Columns that one value may take. */
const LONGEST_VALUE = 120;
/** What is kept of what two long texts have in common before they differ. */
const KEPT_BEFORE = 12;

/** Both sides as one line of text. */
export function valueTexts({ kind, before, after, isOtherType }: ValueDifference, language: Language): ValueTexts {
  if (before === undefined || after === undefined) return { kind: 'one', text: textOf((after ?? before)!.value, language) }; // one side is there
  if (kind === 'moved') return { kind: 'one', text: textOf(after.value, language) };
  const [old, now] = [before.value, after.value];
  const words = DIFF[language];
  if (old.kind === 'secret' && now.kind === 'secret')
    return { kind: 'one', text: isOtherType ? words.otherType(words.types[old.type], words.types[now.type]) : words.changed };
  if (old.kind === 'certificates' && now.kind === 'certificates') return certificateTexts(old.certificates, now.certificates, language);
  const [left, right] =
    old.kind === 'scalar' && now.kind === 'scalar' ? excerpts(old, now, language) : [textOf(old, language), textOf(now, language)];
  // what differs is masked, or lies in what cannot be seen
  if (left === right) return { kind: 'one', text: words.changed };
  return { kind: 'both', before: marked(left, old, isOtherType, language), after: marked(right, now, isOtherType, language) };
}

/** The whole of a difference on one line. */
export function valueLine(difference: ValueDifference, language: Language): string {
  const texts = valueTexts(difference, language);
  return texts.kind === 'one' ? texts.text : `${texts.before} → ${texts.after}`;
}

function marked(text: string, value: ShownValue, isOtherType: boolean, language: Language): string {
  return isOtherType && (value.kind === 'scalar' || value.kind === 'secret') ? `${text} (${DIFF[language].types[value.type]})` : text;
}

function textOf(value: ShownValue, language: Language): string {
  const words = DIFF[language];
  switch (value.kind) {
    case 'scalar': {
      const lines = linesOf(value.text);
      const first = scalarText(lines[0] ?? '', value.type, lines.length > 1);
      return lines.length > 1 ? `${cutToWidth(first, LONGEST_VALUE)} ${words.lines(lines.length)}` : cutToWidth(first, LONGEST_VALUE);
    }
    case 'unknown':
      return cutToWidth(oneLine(value.text), LONGEST_VALUE);
    case 'empty':
      return value.text;
    case 'secret':
      return words.secret;
    case 'certificates':
      return certificatesText(value.certificates, language);
    case 'items':
      return cutToWidth(`[${value.items.map((item) => scalarText(item, 'text', true)).join(', ')}]`, LONGEST_VALUE);
  }
}

/** Lines of a text; the break at its end begins none. */
function linesOf(text: string): readonly string[] {
  const lines = text.split('\n');
  return lines.length > 2 && lines.at(-1) === '' ? lines.slice(0, -1) : lines.length === 2 && lines[1] === '' ? [text] : lines;
}

/** As YAML would read it back: in quotes where it would be something else without them. `isPart`: it stands for itself, whatever it looks like. */
function scalarText(text: string, type: ScalarType, isPart = false): string {
  const needsQuotes = type === 'text' && !isPart && (resolvePlain(text).type !== 'string' || /^["'\s]|\s$|[\r\n]/.test(text));
  return oneLine(needsQuotes ? JSON.stringify(text) : text);
}

/** Two scalars, of long ones the part where they begin to differ, of texts with many lines the first line that does. */
function excerpts(
  old: Extract<ShownValue, { kind: 'scalar' }>,
  now: Extract<ShownValue, { kind: 'scalar' }>,
  language: Language,
): readonly [string, string] {
  const [lines, linesNow] = [linesOf(old.text), linesOf(now.text)];
  if (lines.length > 1 || linesNow.length > 1) {
    let at = 0;
    while (at < lines.length && lines[at] === linesNow[at]) at++;
    const { noLine, line } = DIFF[language];
    const [left, right] = aroundDifference(lines[at] ?? noLine, linesNow[at] ?? noLine);
    return [`${line(at + 1)}${left}`, right];
  }
  return aroundDifference(scalarText(old.text, old.type), scalarText(now.text, now.type));
}

function aroundDifference(old: string, now: string): readonly [string, string] {
  const [left, right] = [oneLine(old), oneLine(now)];
  if (displayWidth(left) <= LONGEST_VALUE && displayWidth(right) <= LONGEST_VALUE) return [left, right];
  let common = 0;
  while (common < left.length && left[common] === right[common]) common++;
  const from = Math.max(0, common - KEPT_BEFORE);
  const cut = (text: string): string => cutToWidth(from === 0 ? text : `…${text.slice(from)}`, LONGEST_VALUE);
  return [cut(left), cut(right)];
}

/** Certificates that only one side has; of a bundle the others are not told again. */
function certificateTexts(old: readonly ShownCertificate[], now: readonly ShownCertificate[], language: Language): ValueTexts {
  const only = (mine: readonly ShownCertificate[], theirs: readonly ShownCertificate[]): readonly ShownCertificate[] => {
    const known = new Set(theirs.map(({ fingerprint }) => fingerprint));
    return mine.filter(({ fingerprint }) => !known.has(fingerprint));
  };
  const [gone, fresh] = [only(old, now), only(now, old)];
  if (gone.length === 0 && fresh.length === 0) return { kind: 'one', text: DIFF[language].changed };
  if (gone.length === 0) return { kind: 'one', text: `+ ${certificatesText(fresh, language)}` };
  if (fresh.length === 0) return { kind: 'one', text: `- ${certificatesText(gone, language)}` };
  const [before, after] = [certificatesText(gone, language), certificatesText(fresh, language)];
  if (before !== after) return { kind: 'both', before, after };
  const print = (certificates: readonly ShownCertificate[]): string =>
    certificates.map(({ fingerprint }) => fingerprint.slice(0, 16)).join(' ');
  return { kind: 'both', before: `${before} ${print(gone)}`, after: `${after} ${print(fresh)}` };
}

function certificatesText(certificates: readonly ShownCertificate[], language: Language): string {
  return certificates.map((certificate) => certificateText(certificate, language)).join(' + ');
}

/** `sys.example.com until 2027-01-31 (sys.example.com, *.sys.example.com)` */
function certificateText({ subject, notAfter, names }: ShownCertificate, language: Language): string {
  const covered = names.length === 0 ? '' : ` (${names.join(', ')})`;
  return cutToWidth(oneLine(`${subject} ${DIFF[language].until(notAfter)}${covered}`), LONGEST_VALUE);
}
