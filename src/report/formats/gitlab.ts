import type { Severity } from '../../rule/rule.ts';
import { adviceFor, messageFor } from '../advice.ts';
import { fingerprintsOf } from '../fingerprint.ts';
import { regionOf } from '../place.ts';
import { repositoryPath } from '../repository-path.ts';
import type { Reporter } from '../reporter.ts';
import { safeJson } from '../safe-json.ts';

const SEVERITY: Readonly<Record<Severity, string>> = { error: 'critical', warning: 'major', info: 'info' };

/** GitLab Code Quality: one array, shown in merge requests. GitLab shows the description only, so the rule id stands in it. */
export const gitlab: Reporter = {
  name: 'gitlab',
  render(result, options) {
    const fingerprints = fingerprintsOf(result, options);
    const issues = result.diagnostics.map((diagnostic) => {
      const { start, end } = regionOf(diagnostic.primary);
      return {
        type: 'issue',
        description: `${diagnostic.rule}: ${messageFor(diagnostic, options)}`,
        check_name: diagnostic.rule,
        content: { body: adviceFor(diagnostic, options).join('\n\n') },
        fingerprint: fingerprints.get(diagnostic),
        severity: SEVERITY[diagnostic.severity],
        location: { path: repositoryPath(diagnostic.primary.file.path, options), lines: { begin: start.line, end: end.line } },
      };
    });
    return safeJson(issues);
  },
};
