import type { Language } from '../../base/language.ts';
import { oneLine } from '../../base/safe-text.ts';
import type { Difference, FileDifference, ShownSide, ValueDifference } from '../../diff/difference.ts';
import { editSpan, flagsOf, trail } from '../../value/origin.ts';
import { lineReference, shownPath } from '../place.ts';
import { wayOfEvidence } from '../trail.ts';
import { DIFF } from './phrases.ts';

/** Where a value is written and the way it came, then where it was written before or is in the other foundation, in one line. */
export function placesOf(
  { before, after }: ValueDifference,
  { of, from = '' }: Pick<Difference, 'of' | 'from'>,
  language: Language,
): string {
  const shown = after ?? before;
  if (shown === undefined) return '';
  const way = wayOf(shown, language);
  const old = after === undefined || before === undefined ? '' : placeOf(before, language);
  if (old === '' || old === placeOf(shown, language)) return way;
  const { between, was, there } = DIFF[language];
  return `${way}${between}${of === 'times' ? was(old) : there(oneLine(from), old)}`;
}

function wayOf({ origin }: ShownSide, language: Language): string {
  const at = editSpan(origin);
  return at === undefined ? flagsText(origin, language) : wayOfEvidence({ at, trail: trail(origin) }, language);
}

/** The line to edit; the flag that gave the value where no file does. */
function placeOf({ origin }: ShownSide, language: Language): string {
  const at = editSpan(origin);
  return at === undefined ? flagsText(origin, language) : lineReference(at);
}

function flagsText(origin: ShownSide['origin'], language: Language): string {
  return flagsOf(origin)
    .map((flag) => DIFF[language].givenBy(oneLine(flag)))
    .join(', ');
}

/** What is said of a config that one side lacks. */
export function onOneSide(
  { kind, is }: FileDifference,
  { of, from, to }: Pick<Difference, 'of' | 'from' | 'to'>,
  language: Language,
): string {
  const words = DIFF[language];
  if (of === 'foundations') return words.onlyIn(oneLine((kind === 'added' ? to : from) ?? ''), is);
  return kind === 'added' ? words.added(is) : words.removed(is);
}

/** A config and, where it has another path than its counterpart, that one. */
export function configTitle(
  { file, before }: Extract<FileDifference, { kind: 'changed' }>,
  { of }: Pick<Difference, 'of'>,
  language: Language,
): string {
  const [path, old] = [shownPath(file.path), shownPath(before.path)];
  if (path === old) return path;
  return of === 'foundations' ? `${old} → ${path}` : `${path} (${DIFF[language].calledBefore(old)})`;
}
