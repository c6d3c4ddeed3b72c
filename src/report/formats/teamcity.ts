import { oneLine } from '../../base/safe-text.ts';
import type { Diagnostic } from '../../lint/diagnostic.ts';
import type { Severity } from '../../rule/rule.ts';
import { adviceFor, messageFor } from '../advice.ts';
import { repositoryPath } from '../repository-path.ts';
import type { Reporter, ReportOptions } from '../reporter.ts';
import { mostOfEach } from '../rule-groups.ts';

const SEVERITY: Readonly<Record<Severity, string>> = { error: 'ERROR', warning: 'WARNING', info: 'INFO' };
const LONGEST_NAME = 255;
const LONGEST_TEXT = 4000;

/** Service messages of TeamCity: each rule is introduced once, then each finding names it. */
export const teamcity: Reporter = {
  name: 'teamcity',
  render(result, options) {
    const introduced = new Set<string>();
    return mostOfEach(result.diagnostics, options.maxProblems)
      .map((diagnostic) => {
        const introduction = introduced.has(diagnostic.rule) ? '' : inspectionType(diagnostic, options);
        introduced.add(diagnostic.rule);
        return introduction + inspection(diagnostic, options);
      })
      .join('');
  },
};

function inspectionType(diagnostic: Diagnostic, options: ReportOptions): string {
  const { title, why } = options.textOf(diagnostic.rule);
  const category = diagnostic.rule.split('/')[0]!;
  return serviceMessage(
    'inspectionType',
    { id: diagnostic.rule, name: title, description: why === '' ? title : why, category },
    LONGEST_NAME,
  );
}

function inspection(diagnostic: Diagnostic, options: ReportOptions): string {
  const message = [messageFor(diagnostic, options), ...adviceFor(diagnostic, options)].join('\n');
  const file = repositoryPath(diagnostic.primary.file.path, options);
  const line = String(diagnostic.primary.file.position(diagnostic.primary.start).line);
  return serviceMessage(
    'inspection',
    { typeId: diagnostic.rule, message, file, line, SEVERITY: SEVERITY[diagnostic.severity] },
    LONGEST_TEXT,
  );
}

function serviceMessage(name: string, attributes: Readonly<Record<string, string>>, longest: number): string {
  const written = Object.entries(attributes).map(([key, value]) => {
    const limit = key === 'description' || key === 'file' ? LONGEST_TEXT : longest;
    return `${key}='${escape(value.split('\n').map(oneLine).join('\n'), limit)}'`;
  });
  return `##teamcity[${name} ${written.join(' ')}]\n`;
}

/** `|` marks what TeamCity would read as its own; characters outside ASCII are code units, so Korean survives any console encoding. The limit counts what is written. */
function escape(text: string, limit: number): string {
  let written = '';
  for (let index = 0; index < text.length; index++) {
    const next = escapeUnit(text[index]!);
    if (written.length + next.length > limit) break;
    written += next;
  }
  return written;
}

function escapeUnit(unit: string): string {
  if (unit === '\n') return '|n';
  if (unit === '\r') return '|r';
  if (`|'[]`.includes(unit)) return `|${unit}`;
  const code = unit.charCodeAt(0);
  return code < 0x80 ? unit : `|0x${code.toString(16).toUpperCase().padStart(4, '0')}`;
}
