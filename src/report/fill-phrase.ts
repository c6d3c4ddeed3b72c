import { cutToWidth } from '../base/display-width.ts';
import { oneLine } from '../base/safe-text.ts';
import type { Diagnostic } from '../lint/diagnostic.ts';
import type { Language } from '../base/language.ts';
import type { RuleText } from '../rule/rule.ts';
import { chooseParticles } from '../base/korean-particles.ts';
import { BY_DEFAULT } from './phrases.ts';
import { maskText } from '../base/secret-text.ts';

/** Columns that one value may take inside a sentence; the file shows the rest. */
const LONGEST_VALUE = 240;

/** What is wrong, as one safe line: the text of the diagnostic's case or of its rule, filled with its data. */
export function messageOf(diagnostic: Diagnostic, text: RuleText, language: Language): string {
  const template = (diagnostic.case === undefined ? undefined : text.cases[diagnostic.case]) ?? text.message;
  const message = phrase(template, diagnostic.data, language);
  return diagnostic.isDefault === true ? `${message} ${BY_DEFAULT[language]}` : message;
}

/** Fills the `{{name}}` of a text with data, on one safe line; Korean particles follow the values. A name without data stays as written. */
export function phrase(template: string, data: Readonly<Record<string, string>>, language: Language): string {
  let said = '';
  // Odd pieces are the names between the braces.
  for (const [index, piece] of oneLine(template)
    .split(/\{\{\s{0,9}([A-Za-z0-9_.-]{1,99})\s{0,9}\}\}/)
    .entries()) {
    if (index % 2 === 1) said += Object.hasOwn(data, piece) ? shownValue(data[piece]!) : `{{${piece}}}`;
    else said += language === 'ko' ? chooseParticles(piece, said) : piece;
  }
  return said;
}

/** A value as it stands in a sentence: one line, safe, no secret, cut when long; a list is cut behind a whole item. */
export function shownValue(value: string): string {
  const text = oneLine(maskText(value.length > 4000 ? value.slice(0, 4000) : value));
  const shown = cutToWidth(text, LONGEST_VALUE);
  const end = shown === text ? -1 : shown.lastIndexOf(', ');
  return end > shown.length / 2 ? `${shown.slice(0, end)}, …` : shown;
}
