import pc from 'picocolors';
import { oneLine, withoutCommands } from '../../base/safe-text.ts';
import { messageFor } from '../advice.ts';
import { shownPath } from '../place.ts';
import type { Reporter } from '../reporter.ts';
import { mostOfEach } from '../rule-groups.ts';
import { severityColor } from '../severity-color.ts';

/** One line per finding, `PATH:LINE:COLUMN: SEVERITY: MESSAGE [RULE]`: for grep, for editors and for problem matchers. The words for severities are English in every language. */
export const unix: Reporter = {
  name: 'unix',
  render(result, options) {
    const colors = pc.createColors(options.color);
    const lines = mostOfEach(result.diagnostics, options.maxProblems).map((diagnostic) => {
      const message = messageFor(diagnostic, options);
      const severity = severityColor(diagnostic.severity, colors)(diagnostic.severity);
      const { line, column } = diagnostic.primary.file.position(diagnostic.primary.start);
      // Colour stands only where the published problem matcher expects it: around the path and around the severity.
      const path = colors.bold(shownPath(diagnostic.primary.file.path));
      return `${path}:${line}:${column}: ${severity}: ${message} [${oneLine(diagnostic.rule)}]\n`;
    });
    return withoutCommands(lines.join(''));
  },
};
