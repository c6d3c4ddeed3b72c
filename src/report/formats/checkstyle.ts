import { messageFor } from '../advice.ts';
import { findingsByFile } from '../by-file.ts';
import { repositoryPath } from '../repository-path.ts';
import type { Reporter } from '../reporter.ts';
import { xmlAttributes } from '../safe-xml.ts';

/** Checkstyle XML, for Jenkins and whatever else reads it; one element per file with findings. Jenkins groups by `source`. */
export const checkstyle: Reporter = {
  name: 'checkstyle',
  render(result, options) {
    const files = findingsByFile(result).filter(([, found]) => found.length > 0);
    const elements = files.map(([file, found]) => {
      const errors = found.map((diagnostic) => {
        const { line, column } = file.position(diagnostic.primary.start);
        const source = `taslint.${diagnostic.rule.replaceAll('/', '.')}`;
        return `    <error${xmlAttributes({ line, column, severity: diagnostic.severity, message: messageFor(diagnostic, options), source })}/>\n`;
      });
      return `  <file${xmlAttributes({ name: repositoryPath(file.path, options) })}>\n${errors.join('')}  </file>\n`;
    });
    return `<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="4.3">\n${elements.join('')}</checkstyle>\n`;
  },
};
