import { relative, resolve } from 'node:path';
import { noticeText } from '../lint/notices.ts';
import type { SelectedRule } from '../lint/select-rules.ts';
import type { ReportOptions } from '../report/reporter.ts';
import type { Language } from '../base/language.ts';
import type { Severity } from '../rule/rule.ts';
import type { RuleSet } from '../rule/rule-set.ts';
import { Repositories } from '../workspace/history/repository.ts';
import type { RunWorld } from './io.ts';
import type { Look } from './run-options.ts';
import { VERSION } from '../base/version.ts';

/** How to print the result of a run; `hashed`: for a format that carries fingerprints. */
export async function reportOptions(
  look: Look,
  world: RunWorld,
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
    ...look,
    version: VERSION,
    ...ruleTexts(rules, language),
    rules: selected.map(({ rule, severity }) => ({ id: rule.id, severity: severity ?? rule.severity })),
    failOn,
    repositoryPath: repositoryPathOf(world.cwd),
    ...(hashed ? { sha256: await hashing() } : {}),
  };
}

/** What rules and notices say in a language. */
export function ruleTexts(rules: RuleSet, language: Language): Required<Pick<ReportOptions, 'textOf' | 'referencesOf'>> {
  return {
    textOf: remembered((id) => noticeText(id, language) ?? rules.text(rules.find(id)!, language)),
    referencesOf: (id) => {
      const rule = rules.find(id);
      return rule === undefined ? [] : rules.explanation(rule, language).references;
    },
  };
}

/** Every finding asks for the texts of its rule, which stand in a line of their own until then. */
function remembered(textOf: ReportOptions['textOf']): ReportOptions['textOf'] {
  const known = new Map<string, ReturnType<typeof textOf>>();
  return (id) => {
    let text = known.get(id);
    if (text === undefined) known.set(id, (text = textOf(id)));
    return text;
  };
}

/** CI servers want paths from the top of the repository, wherever taslint was started. */
function repositoryPathOf(cwd: string): (path: string) => string {
  const repository = new Repositories().of(cwd);
  if (repository === undefined) return (path) => path;
  const prefix = relative(repository.root, cwd).replaceAll('\\', '/');
  if (prefix === '') return (path) => path;
  return (path) => relative(repository.root, resolve(cwd, path)).replaceAll('\\', '/');
}

/** SHA-256 as lower-case hex of UTF-8 text. Cryptography is loaded for formats with fingerprints and for baselines only. */
export async function hashing(): Promise<(text: string) => string> {
  const { createHash } = await import('node:crypto'); // lazy: only for formats with fingerprints
  return (text) => createHash('sha256').update(text, 'utf8').digest('hex');
}
