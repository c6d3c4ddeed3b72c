import { cutToWidth, displayWidth } from '../../base/display-width.ts';
import { oneLine } from '../../base/safe-text.ts';
import type { Diagnostic } from '../../lint/diagnostic.ts';
import type { LintResult } from '../../lint/lint-result.ts';
import { fixOf } from '../counts.ts';
import { messageOf } from '../fill-phrase.ts';
import { frame } from '../frame.ts';
import { outlinerOf } from '../mask-lines.ts';
import { WORDS } from '../phrases.ts';
import { reference } from '../place.ts';
import { severityColor } from '../severity-color.ts';
import { wayRemark } from '../trail.ts';
import { wrap } from '../wrap.ts';
import { noteLines } from './notes.ts';
import type { Page } from './page.ts';
import { LISTING } from './phrases.ts';

/** A finding with its lines of the file and all that decided. */
export function findingLines(diagnostic: Diagnostic, page: Page): readonly string[] {
  const { primary, severity } = diagnostic;
  const { colors, result, width } = page;
  const gutter = String(primary.file.position(primary.start).line).length;
  const paint = { gutter: colors.blue, caret: severityColor(severity, colors) };
  return [
    ...messageLines(diagnostic, page, 'whole', fixRemark(diagnostic)),
    `${' '.repeat(gutter)}${colors.blue('-->')} ${reference(primary)}${foundationRemark(diagnostic, result)}`,
    ...frame(primary, outlinerOf(result)(primary.file), width, paint),
    ...noteLines(diagnostic, page, gutter + 1),
  ];
}

/** `severity: message [rule-id] remark`, wrapped. */
export function messageLines(
  diagnostic: Diagnostic,
  page: Page,
  much: 'whole' | 'first sentence' = 'whole',
  remark = '',
): readonly string[] {
  const { options } = page;
  const message = messageOf(diagnostic, options.textOf(diagnostic.rule), options.language);
  return headerLines(diagnostic, much === 'whole' ? message : firstSentence(message), page, remark);
}

/** What has to be typed to have it mended; empty where nothing is mended by itself. */
function fixRemark(diagnostic: Diagnostic): string {
  const how = fixOf(diagnostic);
  return how === undefined ? '' : how === 'safe' ? ' [--fix]' : ' [--fix --unsafe]';
}

/** Up to the first full stop that another sentence follows; a stop inside backquotes ends none. */
function firstSentence(message: string): string {
  return /^(?:`[^`]*`|[^`])*?\.(?= [`\p{Lu}\p{Lo}])/u.exec(message)?.[0] ?? message;
}

/** `severity: sentence [rule-id] remark`, wrapped. */
export function headerLines(
  { severity, rule }: Pick<Diagnostic, 'severity' | 'rule'>,
  sentence: string,
  { options, colors, width }: Page,
  remark = '',
): readonly string[] {
  const word = WORDS[options.language].severity[severity];
  const id = `[${oneLine(rule)}]`;
  const [first, ...rest] = wrap(`${word}: ${sentence} ${id}${remark}`, width, '  ');
  const paint = severityColor(severity, colors);
  const painted = [colors.bold(paint(word)) + colors.bold(first!.slice(word.length)), ...rest.map((line) => colors.bold(line))];
  return options.hyperlinks ? painted.map((line) => linked(line, id, options.pageOf?.(rule))) : painted;
}

/** The rule id as a terminal link to its page; unchanged when there is no page or the id was broken over two lines. */
function linked(line: string, id: string, page: string | undefined): string {
  if (page === undefined || !/^https:\/\/[\w.~:/?#@!$&'()*+,;=%-]{1,300}$/.test(page)) return line;
  return line.replace(id, () => `\x1b]8;;${page}\x1b\\${id}\x1b]8;;\x1b\\`);
}

/** Columns below which nothing is said beside a place. */
const NARROWEST_TEXT = 12;

/** A finding as its place on one line, with what is said of it as far as there is room: a path stays whole, so that it can be clicked. */
export function placeLine(diagnostic: Diagnostic, said: string, { result, options, colors, width }: Page): string {
  const place = `  --> ${reference(diagnostic.primary)}`;
  const words = LISTING[options.language];
  const remarks = [
    `${isTold(diagnostic) ? '' : foundationRemark(diagnostic, result)}${wayRemark(diagnostic, options.language)}`,
    fixRemark(diagnostic),
    diagnostic.confidence === 'hint' ? ` (${words.uncertain})` : '',
  ];
  let room = width - displayWidth(place);
  let line = '';
  for (const text of [said === '' ? '' : ` ${said}`, ...remarks]) {
    const shown = room < NARROWEST_TEXT ? '' : cutToWidth(text, room);
    line += shown;
    room -= displayWidth(shown);
  }
  return `  ${colors.blue('-->')}${place.slice(5)}${line}`;
}

/** True where the path begins with the name of the only foundation, which was then found by its folder. */
function isTold({ foundations, primary }: Diagnostic): boolean {
  const [name = ''] = foundations;
  return foundations.length === 1 && (name === '.' || primary.file.path.startsWith(`${name}/`));
}

/** The name of the foundation, where there are several to confuse. */
function foundationRemark(diagnostic: Diagnostic, result: LintResult): string {
  const names = diagnostic.foundations.filter((name) => name !== '');
  return names.length > 0 && haveSeveralNames(result) ? ` (${names.map(oneLine).join(', ')})` : '';
}

/** Stops at the second: a run may have a thousand foundations, and every finding asks. */
function haveSeveralNames({ checked }: LintResult): boolean {
  const isNamed = ({ name }: { readonly name: string }): boolean => name !== '';
  const first = checked.foundations.findIndex(isNamed);
  return first >= 0 && checked.foundations.findLastIndex(isNamed) > first;
}
