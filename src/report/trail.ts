import type { Span } from '../base/source.ts';
import type { Diagnostic, Evidence } from '../lint/diagnostic.ts';
import type { Language } from '../base/language.ts';
import type { Place } from '../value/origin.ts';
import { lineReference } from './place.ts';
import { phrase } from './fill-phrase.ts';
import { WORDS } from './phrases.ts';

/** How many places of a way are told beside a message; a text may be put together from many variables. */
const MOST_PLACES = 5;

/** The way of the reported value, one sentence a step; what stands on the line of the finding itself is not told again. */
export function waySentences({ primary, trail }: Diagnostic, language: Language): readonly string[] {
  const isHere = ({ span }: Place): boolean => isSameLine(span, primary);
  const steps = trail.filter((place) => !isHere(place)).map((place) => stepSentence(place, language));
  const made = trail.find((place) => place.text !== undefined);
  return made === undefined || !isHere(made) ? steps : [phrase(WORDS[language].madeOf, { text: made.text! }, language), ...steps];
}

/** One sentence for a step of the way that a value took. */
export function stepSentence({ step, name, span, text }: Place, language: Language): string {
  const words = WORDS[language];
  const data = { name: name ?? '', at: lineReference(span) };
  return text === undefined ? phrase(words.steps[step], data, language) : phrase(words.usedIn, { ...data, text }, language);
}

/** ` (used at config/cf.yml:4)`: the other places of a way in a few words, for formats that give a finding one line; empty when there are none. */
export function wayRemark({ trail, primary }: Diagnostic, language: Language): string {
  const places = otherPlaces(trail, primary, language);
  return places.length === 0 ? '' : ` (${places.join(', ')})`;
}

/** Where a value is written, and the other places of its way. */
export function wayOfEvidence({ at, trail }: Pick<Evidence, 'at' | 'trail'>, language: Language): string {
  return [lineReference(at), ...otherPlaces(trail, at, language)].join(', ');
}

function otherPlaces(trail: readonly Place[], own: Span, language: Language): readonly string[] {
  const told = new Map<string, string>();
  for (const { step, name, span } of trail) {
    const at = lineReference(span);
    // An operation stands beside the value that it places.
    if (isSameLine(span, own) || (step === 'operation' && span.file === own.file) || told.has(at)) continue;
    if (told.size === MOST_PLACES) return [...told.values(), '…'];
    told.set(at, phrase(WORDS[language].places[step], { name: name ?? '', at }, language));
  }
  return [...told.values()];
}

function isSameLine(one: Span, other: Span): boolean {
  return one.file === other.file && one.file.position(one.start).line === other.file.position(other.start).line;
}
