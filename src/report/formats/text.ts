import pc from 'picocolors';
import { cutToWidth, displayWidth } from '../../base/display-width.ts';
import { oneLine, withoutCommands } from '../../base/safe-text.ts';
import type { Diagnostic, Evidence } from '../../lint/diagnostic.ts';
import type { LintResult } from '../../lint/lint-result.ts';
import { keysTo } from '../../lint/structural-path.ts';
import type { Severity } from '../../rule/rule.ts';
import { frame, shownLine } from '../frame.ts';
import { messageOf, phrase, shownValue } from '../fill-phrase.ts';
import { lineReference, reference } from '../place.ts';
import type { Reporter, ReportOptions } from '../reporter.ts';
import { outlinerOf } from '../mask-lines.ts';
import { wayOfEvidence, waySentences } from '../trail.ts';
import { evidenceSentence } from '../evidence.ts';
import { WORDS } from '../phrases.ts';
import { severityColor, type Colors } from '../severity-color.ts';
import { textWidth, wrap } from '../wrap.ts';

/** How many cells are told under one finding; a rule over a large table may have read many. */
const MOST_EVIDENCE = 5;

/** How many other things of the same cause are told. */
const MOST_ALSO = 5;

/** For people at a terminal: errors first, findings of one rule together, each with its lines of the file; why and what to do once per rule. */
export const text: Reporter = {
  name: 'text',
  render(result, options) {
    const colors = pc.createColors(options.color);
    const groups = groupsOf(result.diagnostics);
    const blocks = groups.map((group) => groupText(group, result, options, colors));
    return withoutCommands(blocks.join(''));
  },
};

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** Findings by severity, then rule; groups and findings stay in the order of the result. */
function groupsOf(diagnostics: readonly Diagnostic[]): readonly (readonly Diagnostic[])[] {
  const groups = new Map<string, Diagnostic[]>();
  for (const diagnostic of diagnostics) {
    const key = `${diagnostic.severity} ${diagnostic.rule}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [diagnostic]);
    else group.push(diagnostic);
  }
  return [...groups.values()].sort((one, other) => RANK[one[0]!.severity] - RANK[other[0]!.severity]);
}

function groupText(group: readonly Diagnostic[], result: LintResult, options: ReportOptions, colors: Colors): string {
  const findings = group.map((diagnostic) => findingText(diagnostic, result, options, colors));
  return `${findings.join('\n')}${adviceText(group[0]!, options, colors)}\n`;
}

function findingText(diagnostic: Diagnostic, result: LintResult, options: ReportOptions, colors: Colors): string {
  const width = textWidth(options.width);
  const gutter = String(diagnostic.primary.file.position(diagnostic.primary.start).line).length;
  const paint = { gutter: colors.blue, caret: severityColor(diagnostic.severity, colors) };
  const outline = outlinerOf(result)(diagnostic.primary.file);
  const margin = ' '.repeat(gutter + 1);
  const lines = [
    ...header(diagnostic, options, width, colors),
    `${' '.repeat(gutter)}${colors.blue('-->')} ${reference(diagnostic.primary)}${foundationRemark(diagnostic, result)}`,
    ...frame(diagnostic.primary, outline, width, paint),
    ...notes(diagnostic, result, options).flatMap((note) => {
      const [first, ...rest] = wrap(`= ${note}`, width - margin.length, '  ');
      return [`${margin}${colors.blue('=')}${first!.slice(1)}`, ...rest.map((line) => margin + line)];
    }),
  ];
  return `${lines.join('\n')}\n`;
}

/** `severity: message [rule-id]`, wrapped. */
function header(diagnostic: Diagnostic, options: ReportOptions, width: number, colors: Colors): readonly string[] {
  const severity = WORDS[options.language].severity[diagnostic.severity];
  const message = messageOf(diagnostic, options.textOf(diagnostic.rule), options.language);
  const id = `[${oneLine(diagnostic.rule)}]`;
  const [first, ...rest] = wrap(`${severity}: ${message} ${id}`, width, '  ');
  const paint = severityColor(diagnostic.severity, colors);
  const painted = [colors.bold(paint(severity)) + colors.bold(first!.slice(severity.length)), ...rest.map((line) => colors.bold(line))];
  return options.hyperlinks ? painted.map((line) => linked(line, id, options.pageOf?.(diagnostic.rule))) : painted;
}

/** The rule id as a terminal link to its page; unchanged when there is no page or the id was broken over two lines. */
function linked(line: string, id: string, page: string | undefined): string {
  if (page === undefined || !/^https:\/\/[\w.~:/?#@!$&'()*+,;=%-]{1,300}$/.test(page)) return line;
  return line.replace(id, () => `\x1b]8;;${page}\x1b\\${id}\x1b]8;;\x1b\\`);
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

/** What is told below the lines: the way the value came, the cells that decided, related places. */
function notes(diagnostic: Diagnostic, result: LintResult, options: ReportOptions): readonly string[] {
  const { language } = options;
  const way = waySentences(diagnostic, language);
  const cells = diagnostic.evidence.slice(0, MOST_EVIDENCE).map((evidence) => evidenceNote(evidence, result, language));
  const told = new Set(diagnostic.evidence.map((evidence) => lineReference(evidence.at)));
  const related = diagnostic.related
    .filter((place) => !told.has(lineReference(place.span)))
    .map((place) => phrase(WORDS[language].related, { at: lineReference(place.span), name: place.name }, language));
  const hint = diagnostic.confidence === 'hint' ? [WORDS[language].uncertain] : [];
  return [...new Set([...way, ...cells, ...related, ...alsoSaid(diagnostic, options), ...hint])];
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

/** Why it matters and what to do, once for all findings of the rule. */
function adviceText(diagnostic: Diagnostic, options: ReportOptions, colors: Colors): string {
  const words = WORDS[options.language];
  const ruleText = options.textOf(diagnostic.rule);
  const paragraphs = [
    [words.why, ruleText.why],
    [words.fix, ruleText.fix],
  ] as const;
  return paragraphs
    .filter(([, paragraph]) => paragraph !== '')
    .map(([label, paragraph]) => {
      const lines = wrap(
        `${label}: ${phrase(paragraph, diagnostic.data, options.language)}`,
        textWidth(options.width) - 2,
        ' '.repeat(displayWidth(label) + 2),
      );
      return lines.map((line, index) => `  ${index === 0 ? colors.bold(label) + line.slice(label.length) : line}\n`).join('');
    })
    .join('');
}
