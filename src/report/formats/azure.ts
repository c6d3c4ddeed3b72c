import { oneLine, withoutCommands } from '../../base/safe-text.ts';
import { findingsPhrase } from '../counts.ts';
import { messageFor } from '../advice.ts';
import { repositoryPath } from '../repository-path.ts';
import type { Reporter } from '../reporter.ts';
import { mostOfEach } from '../rule-groups.ts';

/** Logging commands of Azure Pipelines. It knows errors and warnings only; the line below them gives the totals. */
export const azure: Reporter = {
  name: 'azure',
  render(result, options) {
    const commands = mostOfEach(result.diagnostics, options.maxProblems).map((diagnostic) => {
      const { line, column } = diagnostic.primary.file.position(diagnostic.primary.start);
      const properties = {
        type: diagnostic.severity === 'error' ? 'error' : 'warning',
        sourcepath: repositoryPath(diagnostic.primary.file.path, options),
        linenumber: line,
        columnnumber: column,
        code: oneLine(diagnostic.rule),
      };
      const written = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(withoutCommands(String(value)))};`);
      return `##vso[task.logissue ${written.join('')}]${escapeMessage(withoutCommands(messageFor(diagnostic, options)))}\n`;
    });
    return `${commands.join('')}taslint: ${findingsPhrase(result, options.language)}\n`;
  },
};

/** The agent's own escapes: `%` is `%AZP25`, and goes first. */
function escapeMessage(text: string): string {
  return text.replaceAll('%', '%AZP25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeMessage(text).replaceAll(';', '%3B').replaceAll(']', '%5D');
}
