import type { Diagnostic } from '../../lint/diagnostic.ts';
import type { Failure } from '../../lint/lint-result.ts';
import type { Severity } from '../../rule/rule.ts';
import { adviceFor, messageFor } from '../advice.ts';
import { findingsByFile } from '../by-file.ts';
import { reference } from '../place.ts';
import { repositoryPath } from '../repository-path.ts';
import type { Reporter, ReportOptions } from '../reporter.ts';
import { xmlAttributes, xmlText } from '../safe-xml.ts';

const RANK: Readonly<Record<Severity | 'never', number>> = { info: 0, warning: 1, error: 2, never: 3 };

interface Suite {
  readonly name: string;
  readonly tests: number;
  readonly failures: number;
  readonly errors: number;
  readonly cases: string;
}

/** JUnit XML: one suite per file, one test per finding. A clean file has one passing test, since Jenkins refuses reports without tests; findings below the fail level pass. */
export const junit: Reporter = {
  name: 'junit',
  render(result, options) {
    const suites = [
      ...findingsByFile(result).map(([file, found]) => suiteOf(repositoryPath(file.path, options), found, options)),
      ...result.failures.filter((failure) => failure.kind !== 'broken').map((failure) => failureSuite(failure, options)),
    ];
    const total = (count: (suite: Suite) => number): number => suites.reduce((sum, suite) => sum + count(suite), 0);
    const counts = {
      tests: total((suite) => suite.tests),
      failures: total((suite) => suite.failures),
      errors: total((suite) => suite.errors),
      time: 0,
    };
    const elements = suites.map(({ name, tests, failures, errors, cases }) => {
      return `  <testsuite${xmlAttributes({ name, tests, failures, errors, skipped: 0, time: 0 })}>\n${cases}  </testsuite>\n`;
    });
    return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites${xmlAttributes({ name: 'taslint', ...counts })}>\n${elements.join('')}</testsuites>\n`;
  },
};

function suiteOf(name: string, found: readonly Diagnostic[], options: ReportOptions): Suite {
  const classname = name.replace(/\.ya?ml$/, '');
  if (found.length === 0) {
    return {
      name,
      tests: 1,
      failures: 0,
      errors: 0,
      cases: `    <testcase${xmlAttributes({ name: 'taslint', classname, file: name, time: 0 })}/>\n`,
    };
  }
  const level = RANK[options.failOn ?? 'warning'];
  const fails = found.filter((diagnostic) => RANK[diagnostic.severity] >= level).length;
  return {
    name,
    tests: found.length,
    failures: fails,
    errors: 0,
    cases: found.map((diagnostic) => testCase(diagnostic, name, classname, level, options)).join(''),
  };
}

function testCase(diagnostic: Diagnostic, file: string, classname: string, level: number, options: ReportOptions): string {
  const { line, column } = diagnostic.primary.file.position(diagnostic.primary.start);
  const message = messageFor(diagnostic, options);
  const body = xmlText(
    [`${reference(diagnostic.primary)}: ${diagnostic.severity}: ${message} [${diagnostic.rule}]`, ...adviceFor(diagnostic, options)].join(
      '\n',
    ),
  );
  const outcome =
    RANK[diagnostic.severity] >= level
      ? `<failure${xmlAttributes({ message, type: diagnostic.severity })}>${body}</failure>`
      : `<system-out>${body}</system-out>`;
  return `    <testcase${xmlAttributes({ name: `${diagnostic.rule} (${line}:${column})`, classname, file, line, time: 0 })}>\n      ${outcome}\n    </testcase>\n`;
}

/** A path that could not be read, or a rule that could not run, as a test that errs. A broken file has its own finding. */
function failureSuite(failure: Exclude<Failure, { kind: 'broken' }>, options: ReportOptions): Suite {
  const name = failure.kind === 'unreadable' ? repositoryPath(failure.path, options) : failure.rule;
  const message = failure.kind === 'unreadable' ? failure.message[options.language] : failure.error.message;
  const cases = `    <testcase${xmlAttributes({ name: failure.kind, classname: name, time: 0 })}>\n      <error${xmlAttributes({ message, type: failure.kind })}/>\n    </testcase>\n`;
  return { name, tests: 1, failures: 0, errors: 1, cases };
}
