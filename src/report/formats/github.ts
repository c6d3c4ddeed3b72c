import { oneLine, withoutCommands } from '../../base/safe-text.ts';
import type { Diagnostic } from '../../lint/diagnostic.ts';
import type { Severity } from '../../rule/rule.ts';
import { adviceFor, messageFor } from '../advice.ts';
import { countBySeverity, findingsPhrase } from '../counts.ts';
import { phrase } from '../fill-phrase.ts';
import { reference, regionOf } from '../place.ts';
import { repositoryPath } from '../repository-path.ts';
import type { Reporter, ReportOptions } from '../reporter.ts';
import { mostOfEach, worstFirst } from '../rule-groups.ts';
import { ANNOTATION_LIMIT } from './phrases.ts';

const COMMAND: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };

/** GitHub shows so many annotations of each level of a step. */
const SHOWN_PER_LEVEL = 10;

/** Workflow commands of GitHub Actions: one annotation per finding, errors first since only the first ten of a level are shown; then one plain line with the totals. */
export const github: Reporter = {
  name: 'github',
  render(result, options) {
    const sorted = worstFirst(mostOfEach(result.diagnostics, options.maxProblems));
    const commands = sorted.map((diagnostic) => annotation(diagnostic, options));
    const hidden = Object.values(countBySeverity(result)).some((count) => count > SHOWN_PER_LEVEL);
    const remark = ANNOTATION_LIMIT[options.language];
    return `${commands.join('')}${withoutCommands(`taslint: ${findingsPhrase(result, options.language)}${hidden ? remark : ''}`)}\n`;
  },
};

function annotation(diagnostic: Diagnostic, options: ReportOptions): string {
  const { start, end } = regionOf(diagnostic.primary);
  const path = repositoryPath(diagnostic.primary.file.path, options);
  // Columns make sense to GitHub on one line only.
  const columns = start.line === end.line ? { col: start.column, endColumn: end.column } : {};
  const properties = {
    title: phrase(options.textOf(diagnostic.rule).title, diagnostic.data, options.language),
    file: path,
    line: start.line,
    endLine: end.line,
    ...columns,
  };
  const written = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(withoutCommands(String(value)))}`);
  const message = [
    `${reference(diagnostic.primary)}: ${messageFor(diagnostic, options)} [${oneLine(diagnostic.rule)}]`,
    ...adviceFor(diagnostic, options),
  ].join('\n');
  return `::${COMMAND[diagnostic.severity]} ${written.join(',')}::${escapeMessage(withoutCommands(message))}\n`;
}

/** `%` first, or the others would be escaped twice. */
function escapeMessage(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeMessage(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
