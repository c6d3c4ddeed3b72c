import pc from 'picocolors';
import { displayWidth } from '../../base/display-width.ts';
import { oneLine, withoutCommands } from '../../base/safe-text.ts';
import type { Diagnostic } from '../../lint/diagnostic.ts';
import type { LintResult } from '../../lint/lint-result.ts';
import type { Severity } from '../../rule/rule.ts';
import { frame } from '../frame.ts';
import { messageOf, phrase } from '../fill-phrase.ts';
import { notesOf } from '../notes.ts';
import { reference } from '../place.ts';
import type { Reporter, ReportOptions } from '../reporter.ts';
import { outlinerOf } from '../mask-lines.ts';
import { WORDS } from '../phrases.ts';
import { severityColor, type Colors } from '../severity-color.ts';
import { textWidth, wrap } from '../wrap.ts';

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
    ...notesOf(diagnostic, result, options).flatMap((note) => {
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
