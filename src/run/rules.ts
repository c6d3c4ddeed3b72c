import { prefixed } from '../base/language.ts';
import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { UsageError } from '../base/usage-error.ts';
import { tables } from '../facts/tables.ts';
import type { RuleSetting } from '../lint/select-rules.ts';
import { TableSet } from '../rule/fact-rows.ts';
import type { LoadedRules } from '../rule/load-rules.ts';
import { toUsageError } from '../rule/rule-problem.ts';
import { ruleIdOf, type RuleSource } from '../rule/rule-source.ts';
import type { OptionValue } from '../rule/rule.ts';
import type { RuleSet } from '../rule/rule-set.ts';
import type { ConfigNode } from '../value/node.ts';
import type { Config } from '../workspace/config/config.ts';
import { readSource } from '../workspace/files/read-source.ts';
import { shownPath } from '../workspace/files/paths.ts';
import type { RunWorld } from './io.ts';
import type { RuleSeverity } from './run-options.ts';

/** The rules of a run: the built-in ones and those of the site's rule folders. Throws a UsageError for the first mistake in a rule file. */
export async function allRules(config: Config | undefined, world: RunWorld): Promise<RuleSet> {
  const builtin = await world.rules();
  if (config === undefined || config.ruleFolders.length === 0) return builtin;
  let rules = builtin;
  for (const folder of config.ruleFolders) {
    const loaded = await loadRuleFolder(folder, world, rules);
    const [problem] = loaded.problems;
    if (problem !== undefined) throw toUsageError(problem);
    rules = rules.with(loaded.set);
  }
  return rules;
}

/**
 * Reads all rule files of a folder: `policy/naming/foundation.yml` is the rule `naming/foundation`; a file at the top takes the folder's name. What lies in a
 * folder `bases` is no rule: examples are laid over it.
 */
export async function loadRuleFolder(folder: string, { cwd }: Pick<RunWorld, 'cwd'>, taken: RuleSet): Promise<LoadedRules> {
  const sources = ruleSourcesOf(folder, cwd);
  if (sources.length === 0)
    throw new UsageError(
      { en: `${shownPath(folder, cwd)}: no rule files`, ko: `${shownPath(folder, cwd)}: 규칙 파일이 없습니다` },
      {
        hint: {
          en: 'a rule is one .yml file; see docs/writing-rules.md',
          ko: '규칙 하나가 .yml 파일 하나입니다. docs/writing-rules.ko.md를 보세요',
        },
      },
    );
  const { loadRules } = await import('../rule/load-rules.ts'); // lazy: only for a site's own rules
  return loadRules(sources, new TableSet(tables), taken);
}

/** The rule files of the folders that taslint.yml names, as texts. */
export function siteRuleTexts(config: Config | undefined, { cwd }: Pick<RunWorld, 'cwd'>): readonly string[] {
  return (config?.ruleFolders ?? []).flatMap((folder) => ruleSourcesOf(folder, cwd).flatMap(({ id, file }) => [id, file.path, file.text]));
}

function ruleSourcesOf(folder: string, cwd: string): readonly RuleSource[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /\.ya?ml$/.test(path) && !/(^|\/)bases\//.test(path))
    .sort()
    .map((path) => {
      const absolute = join(folder, path);
      const shown = shownPath(absolute, cwd);
      const reading = readSource(absolute, shown);
      if (reading.file === undefined) throw new UsageError(prefixed(shown, reading.message));
      const id = ruleIdOf(absolute.replaceAll('\\', '/')) ?? relative(folder, absolute);
      return { id, file: reading.file };
    });
}

/** What taslint.yml and then the options say about rules; the last word wins. */
export function ruleSettings(chosen: readonly RuleSeverity[] = [], config: Pick<Config, 'rules'> | undefined): readonly RuleSetting[] {
  const configured = (config?.rules ?? []).map(({ id, at, severity, options }) => ({
    id,
    at,
    severity,
    options: Object.fromEntries(options.map(({ name, value }) => [name, optionValue(value)])),
  }));
  return [...configured, ...chosen.map(({ id, severity }) => ({ id, severity, options: {}, at: undefined }))];
}

/** The plain value of an option; its type is checked against the rule's declaration. */
function optionValue(node: ConfigNode): OptionValue {
  if (node.kind === 'sequence') return node.items.map((item) => String(optionValue(item)));
  if (node.kind !== 'scalar') return '';
  const { value } = node;
  return value === null ? '' : typeof value === 'bigint' ? Number(value) : value;
}
