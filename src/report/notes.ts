import { cutToWidth } from '../base/display-width.ts';
import { oneLine } from '../base/safe-text.ts';
import type { Diagnostic, Evidence } from '../lint/diagnostic.ts';
import type { LintResult } from '../lint/lint-result.ts';
import { keysTo } from '../lint/structural-path.ts';
import { evidenceSentence } from './evidence.ts';
import { messageOf, phrase, shownValue } from './fill-phrase.ts';
import { shownLine } from './frame.ts';
import { outlinerOf } from './mask-lines.ts';
import { WORDS } from './phrases.ts';
import { lineReference } from './place.ts';
import type { ReportOptions } from './reporter.ts';
import { wayOfEvidence, waySentences } from './trail.ts';

/** How many cells are told under one finding; a rule over a large table may have read many. */
const MOST_EVIDENCE = 5;

/** How many other things of the same cause are told. */
const MOST_ALSO = 5;

/** What is told below the lines of a finding: the way the value came, then `remarksOf`. */
export function notesOf(diagnostic: Diagnostic, result: LintResult, options: ReportOptions): readonly string[] {
  return [...new Set([...waySentences(diagnostic, options.language), ...remarksOf(diagnostic, result, options)])];
}

/** The cells that decided, related places, what else the rule says of the same cause, and that a hint is one; a sentence each. */
export function remarksOf(diagnostic: Diagnostic, result: LintResult, options: ReportOptions): readonly string[] {
  const { language } = options;
  const cells = diagnostic.evidence.slice(0, MOST_EVIDENCE).map((evidence) => evidenceNote(evidence, result, language));
  const told = new Set(diagnostic.evidence.map((evidence) => lineReference(evidence.at)));
  const related = diagnostic.related
    .filter((place) => !told.has(lineReference(place.span)))
    .map((place) => phrase(WORDS[language].related, { at: lineReference(place.span), name: place.name }, language));
  const hint = diagnostic.confidence === 'hint' ? [WORDS[language].uncertain] : [];
  return [...cells, ...related, ...alsoSaid(diagnostic, options), ...hint];
}

/** What the rule says of the same cause in other words. */
function alsoSaid(diagnostic: Diagnostic, options: ReportOptions): readonly string[] {
  const { language } = options;
  const words = WORDS[language];
  const told = diagnostic.also.slice(0, MOST_ALSO).map((said) => {
    const message = messageOf({ ...diagnostic, ...said }, options.textOf(diagnostic.rule), language);
    const foundations = said.foundations.filter((name) => name !== '' && name !== diagnostic.foundation);
    return foundations.length === 0
      ? phrase(words.also, { message }, language)
      : phrase(words.alsoIn, { foundations: foundations.join(', '), message }, language);
  });
  return diagnostic.also.length > MOST_ALSO ? [...told, '…'] : told;
}

/** Columns that the quoted line of a cell may take. */
const WIDEST_LINE = 60;

/** A cell that decided: the line of the file that gives it, under its nearest key. A default is on no line, so it is told by the name of the cell. */
function evidenceNote(evidence: Evidence, result: LintResult, language: ReportOptions['language']): string {
  const at = wayOfEvidence(evidence, language);
  if (evidence.isDefault || evidence.value === undefined) return evidenceSentence(evidence, at, language);
  const made = evidence.trail.find((place) => place.text !== undefined);
  if (made !== undefined) {
    const keys = keysTo(made.span, outlinerOf(result)(made.span.file).parents);
    const key = keys.findLast((name) => name !== '-' && name !== 'value') ?? keys.at(-1);
    const text = shownValue(made.text!);
    return `${WORDS[language].because} \`${cutToWidth(key === undefined ? text : `${oneLine(key)}: ${text}`, WIDEST_LINE)}\` (${at})`;
  }
  const { file, start } = evidence.at;
  const outline = outlinerOf(result)(file);
  const { line } = file.position(start);
  const shown = oneLine(shownLine(file.line(line), outline.hiddenAt(line))).trim();
  // From the beginning of the line, because keys in braces are in the line that is quoted.
  const lineStart = file.lineStart(line);
  const [above, own] = keysTo({ file, start: lineStart, end: lineStart }, outline.parents).slice(-2);
  // The value of an operation says nothing without its path.
  if (own === 'value' && above === '-') return evidenceSentence(evidence, at, language);
  const written = cutToWidth(
    own === undefined || above === undefined || above === '-' ? shown : `${oneLine(above)} › ${shown}`,
    WIDEST_LINE,
  );
  return `${WORDS[language].because} \`${written}\` (${at})`;
}
