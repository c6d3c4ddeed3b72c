import { relative, resolve } from 'node:path';
import { noticeText } from '../lint/notices.ts';
import type { SelectedRule } from '../lint/select-rules.ts';
import type { ReportOptions } from '../report/reporter.ts';
import type { Language, Severity } from '../rule/rule.ts';
import type { RuleSet } from '../rule/rule-set.ts';
import { Repositories } from '../workspace/history/repository.ts';
import type { Io } from './io.ts';
import type { ParsedArguments } from '../cli/options.ts';
import { isContinuousIntegration, useColor, widthOf } from '../cli/settings.ts';
import { VERSION } from '../cli/commands/version.ts';
import { hashing } from './hashing.ts';

/** How to print the result of a run; `hashed`: for a format that carries fingerprints. */
export async function reportOptions(
  args: ParsedArguments,
  io: Io,
  run: {
    readonly rules: RuleSet;
    readonly selected: readonly SelectedRule[];
    readonly language: Language;
    readonly failOn: Severity | 'never';
    readonly hashed: boolean;
  },
): Promise<ReportOptions> {
  const { rules, selected, language, failOn, hashed } = run;
  return {
    language,
    color: useColor(args, io, io.stdout),
    width: widthOf(io, io.stdout),
    verbose: args.has('verbose'),
    timing: args.has('timing'),
    hyperlinks: io.stdout.isTerminal && !isContinuousIntegration(io),
    debug: args.has('debug'),
    version: VERSION,
    textOf: (id) => noticeText(id, language) ?? rules.text(rules.find(id)!, language),
    referencesOf: (id) => {
      const rule = rules.find(id);
      return rule === undefined ? [] : rules.explanation(rule, language).references;
    },
    rules: selected.map(({ rule, severity }) => ({ id: rule.id, severity: severity ?? rule.severity })),
    failOn,
    repositoryPath: repositoryPathOf(io),
    ...(hashed ? { sha256: await hashing() } : {}),
  };
}

/** CI servers want paths from the top of the repository, wherever taslint was started. */
function repositoryPathOf(io: Io): (path: string) => string {
  const repository = new Repositories().of(io.cwd);
  if (repository === undefined) return (path) => path;
  const prefix = relative(repository.root, io.cwd).replaceAll('\\', '/');
  if (prefix === '') return (path) => path;
  return (path) => relative(repository.root, resolve(io.cwd, path)).replaceAll('\\', '/');
}
