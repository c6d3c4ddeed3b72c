import { oneLine, withoutCommands } from '../../base/safe-text.ts';
import type { Diagnostic } from '../../lint/diagnostic.ts';
import type { Severity } from '../../rule/rule.ts';
import { adviceFor, messageFor } from '../advice.ts';
import { findingsPhrase } from '../counts.ts';
import { code, html, prose } from '../markdown-text.ts';
import { repositoryPath } from '../repository-path.ts';
import type { Reporter, ReportOptions } from '../reporter.ts';
import { mostOfEach, worstFirst } from '../rule-groups.ts';
import { WORDS } from '../phrases.ts';
import { TABLE } from './phrases.ts';

/** GitHub refuses job summaries over 1 MB and GitLab notes over 1,000,000 characters; so many rows stay well below. */
const MOST_ROWS = 500;

/** A table for job summaries and comments on merge requests, errors first, then why and what to do for each rule, folded. */
export const markdown: Reporter = {
  name: 'markdown',
  render(result, options) {
    const { language } = options;
    const title = `### taslint: ${findingsPhrase(result, language)}\n`;
    if (result.diagnostics.length === 0) return title;
    const sorted = worstFirst(mostOfEach(result.diagnostics, options.maxProblems));
    const rows = sorted.slice(0, MOST_ROWS).map((diagnostic) => row(diagnostic, options));
    const rest = result.diagnostics.length - rows.length;
    const { head: names, more: moreOf } = TABLE[language];
    const more = rest === 0 ? '' : `\n${moreOf(rest)}\n`;
    const head = `| ${names.join(' | ')} |\n|${' --- |'.repeat(names.length)}\n`;
    return withoutCommands(`${title}\n${head}${rows.join('')}${more}\n${advice(sorted, options)}`);
  },
};

const MARK: Readonly<Record<Severity, string>> = { error: '🔴', warning: '🟡', info: '🔵' };

function row(diagnostic: Diagnostic, options: ReportOptions): string {
  const { line, column } = diagnostic.primary.file.position(diagnostic.primary.start);
  const severity = `${MARK[diagnostic.severity]} ${WORDS[options.language].severity[diagnostic.severity]}`;
  const place = code(`${repositoryPath(diagnostic.primary.file.path, options)}:${line}:${column}`);
  return `| ${severity} | ${place} | ${prose(messageFor(diagnostic, options))} | ${code(diagnostic.rule)} |\n`;
}

function advice(diagnostics: readonly Diagnostic[], options: ReportOptions): string {
  const first = new Map<string, Diagnostic>();
  for (const diagnostic of diagnostics) if (!first.has(diagnostic.rule)) first.set(diagnostic.rule, diagnostic);
  return [...first.values()]
    .map((diagnostic) => {
      const title = html(oneLine(options.textOf(diagnostic.rule).title));
      const lines = adviceFor(diagnostic, options).map((line) => `- ${prose(line)}\n`);
      return `<details><summary>${title}</summary>\n\n${lines.join('')}\n</details>\n`;
    })
    .join('\n');
}
