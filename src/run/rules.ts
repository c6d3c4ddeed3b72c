import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { UsageError } from '../base/usage-error.ts';
import { tables } from '../facts/tables.ts';
import type { RuleSetting } from '../lint/select-rules.ts';
import { TableSet } from '../rule/fact-rows.ts';
import { loadRules, ruleIdOf, type LoadedRules } from '../rule/load-rules.ts';
import type { OptionValue, Severity } from '../rule/rule.ts';
import type { RuleSet } from '../rule/rule-set.ts';
import type { ConfigNode } from '../value/node.ts';
import type { Config } from '../workspace/config/config.ts';
import { readSource } from '../workspace/files/read-source.ts';
import { shownPath } from '../workspace/files/paths.ts';
import type { Io } from './io.ts';
import type { ParsedArguments } from '../cli/options.ts';

/** The rules of a run: the built-in ones and those of the site's rule folders. Throws a UsageError for the first mistake in a rule file. */
export async function allRules(config: Config | undefined, io: Io): Promise<RuleSet> {
  const builtin = await io.rules();
  if (config === undefined || config.ruleFolders.length === 0) return builtin;
  let rules = builtin;
  for (const folder of config.ruleFolders) {
    const loaded = await loadRuleFolder(folder, io, rules);
    const [problem] = loaded.problems;
    if (problem !== undefined)
      throw new UsageError(problem.message, { at: problem.at, ...(problem.hint === undefined ? {} : { hint: problem.hint }) });
    rules = rules.with(loaded.set);
  }
  return rules;
}

/**
 * Reads all rule files of a folder: `policy/naming/foundation.yml` is the rule `naming/foundation`; a file at the top takes the folder's name. What lies in a
 * folder `bases` is no rule: examples are laid over it.
 */
export async function loadRuleFolder(folder: string, io: Io, taken: RuleSet): Promise<LoadedRules> {
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /\.ya?ml$/.test(path) && !/(^|\/)bases\//.test(path))
    .sort()
    .map((path) => {
      const absolute = join(folder, path);
      const shown = shownPath(absolute, io.cwd);
      const reading = readSource(absolute, shown);
      if (reading.file === undefined) throw new UsageError(`${shown}: ${reading.message}`);
      const id = ruleIdOf(absolute.replaceAll('\\', '/')) ?? relative(folder, absolute);
      return { id, file: reading.file };
    });
  if (sources.length === 0)
    throw new UsageError(`${shownPath(folder, io.cwd)}: no rule files`, { hint: 'a rule is one .yml file; see taslint explain' });
  return loadRules(sources, new TableSet(tables), taken);
}

/** What taslint.yml and then `--rule ID=SEVERITY` say about rules; the last word wins. */
export function ruleSettings(args: ParsedArguments, config: Config | undefined): readonly RuleSetting[] {
  const configured = (config?.rules ?? []).map(({ id, at, severity, options }) => ({
    id,
    at,
    severity,
    options: Object.fromEntries(options.map(({ name, value }) => [name, optionValue(value)])),
  }));
  return [...configured, ...args.values('rule').map(ruleArgument)];
}

function ruleArgument(text: string): RuleSetting {
  const equals = text.indexOf('=');
  const severity = text.slice(equals + 1);
  if (equals < 1 || !isSeverity(severity)) {
    throw new UsageError(`--rule ${text}: not ID=SEVERITY`, { hint: 'write --rule capacity/overcommit=off, or error, warning, info' });
  }
  return { id: text.slice(0, equals), severity, options: {}, at: undefined };
}

function isSeverity(text: string): text is Severity | 'off' {
  return text === 'error' || text === 'warning' || text === 'info' || text === 'off';
}

/** The plain value of an option; its type is checked against the rule's declaration. */
function optionValue(node: ConfigNode): OptionValue {
  if (node.kind === 'sequence') return node.items.map((item) => String(optionValue(item)));
  if (node.kind !== 'scalar') return '';
  const { value } = node;
  return value === null ? '' : typeof value === 'bigint' ? Number(value) : value;
}
