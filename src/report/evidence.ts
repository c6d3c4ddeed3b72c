import type { Language } from '../base/language.ts';
import { soundsSecret } from '../base/secret-name.ts';
import { MASK } from '../base/secret-text.ts';
import type { Evidence } from '../lint/diagnostic.ts';
import { phrase, shownValue } from './fill-phrase.ts';
import { WORDS } from './phrases.ts';

/** One sentence for a cell that decided; `at` is where it is written. */
export function evidenceSentence(evidence: Evidence, at: string, language: Language): string {
  const words = WORDS[language];
  const template = evidence.value === undefined ? words.notSet : evidence.isDefault ? words.byDefault : words.known;
  const data = { row: evidence.row, column: evidence.column, value: evidenceValue(evidence) ?? '', at };
  return phrase(template, data, language);
}

/** The value of a cell as it may be shown: columns that sound secret are hidden once more, should a table have forgotten to. */
export function evidenceValue(evidence: Evidence): string | undefined {
  if (evidence.value === undefined) return undefined;
  const harmless = /^(?:true|false|-?\d{1,9}|)$/.test(evidence.value);
  return soundsSecret(evidence.column) && !harmless ? MASK : shownValue(evidence.value);
}
