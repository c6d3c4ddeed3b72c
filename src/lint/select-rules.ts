import { UsageError } from '../base/usage-error.ts';
import { didYouMean } from '../base/did-you-mean.ts';
import type { Span } from '../base/source.ts';
import type { OptionValue, Profile, Rule, Severity } from '../rule/rule.ts';

/** A rule that runs, with what the user set for it. */
export interface SelectedRule {
  readonly rule: Rule;
  /** Replaces every severity of the rule, its cases included. */
  readonly severity: Severity | undefined;
  readonly options: Readonly<Record<string, OptionValue>>;
}

/** What taslint.yml or `--rule` says about one rule. */
export interface RuleSetting {
  readonly id: string;
  readonly severity: Severity | 'off' | undefined;
  readonly options: Readonly<Record<string, OptionValue>>;
  /** Where it says so; undefined for the command line. */
  readonly at: Span | undefined;
}

/** `all` runs every rule; a rule that a setting names runs whatever its profile. */
export type ProfileChoice = 'recommended' | 'strict' | 'all';

const INCLUDED: Readonly<Record<ProfileChoice, readonly Profile[]>> = {
  recommended: ['recommended'],
  strict: ['recommended', 'strict'],
  all: ['recommended', 'strict', 'opt-in'],
};

/** The rules that run: those of the profile, changed by the settings in order (the last word wins). Throws a UsageError for an unknown id or option. */
export function selectRules(rules: readonly Rule[], profile: ProfileChoice, settings: readonly RuleSetting[]): readonly SelectedRule[] {
  const names = ruleNames(rules);
  const byId = new Map<string, { severity: Severity | 'off' | undefined; options: Record<string, OptionValue> }>();
  for (const setting of settings) {
    const id = names.get(setting.id);
    if (id === undefined) throw unknownRule(setting, names.keys());
    const rule = rules.find((candidate) => candidate.id === id)!;
    checkOptions(rule, setting);
    const before = byId.get(id);
    byId.set(id, { severity: setting.severity ?? before?.severity, options: { ...before?.options, ...setting.options } });
  }
  return rules.flatMap((rule) => {
    const setting = byId.get(rule.id);
    if (setting?.severity === 'off') return [];
    if (setting === undefined && !INCLUDED[profile].includes(rule.profile)) return [];
    const defaults = Object.fromEntries(rule.options.map((option) => [option.name, option.default]));
    return [{ rule, severity: setting?.severity, options: { ...defaults, ...setting?.options } }];
  });
}

/** Every name of every rule, aliases included, to its id. */
export function ruleNames(rules: readonly Rule[]): ReadonlyMap<string, string> {
  return new Map(rules.flatMap((rule) => [rule.id, ...rule.aliases].map((name) => [name, rule.id])));
}

function unknownRule(setting: RuleSetting, names: Iterable<string>): UsageError {
  const near = nearestRule(setting.id, names);
  const hint = near === undefined ? 'taslint rules lists them' : `did you mean ${near}?`;
  return new UsageError(`unknown rule ${setting.id}`, setting.at === undefined ? { hint } : { hint, at: setting.at });
}

/** The nearest rule id; a name without its group (`single-az`) finds its rule too. */
export function nearestRule(name: string, names: Iterable<string>): string | undefined {
  const all = [...names];
  return all.find((candidate) => candidate.endsWith(`/${name}`)) ?? didYouMean(name, all);
}

function checkOptions(rule: Rule, setting: RuleSetting): void {
  for (const [name, value] of Object.entries(setting.options)) {
    const option = rule.options.find((candidate) => candidate.name === name);
    const at = setting.at === undefined ? {} : { at: setting.at };
    if (option === undefined) {
      const near = didYouMean(
        name,
        rule.options.map((candidate) => candidate.name),
      );
      const known = rule.options.length === 0 ? 'it has none' : `it has ${rule.options.map((candidate) => candidate.name).join(', ')}`;
      throw new UsageError(`rule ${rule.id} has no option ${name}`, { hint: near === undefined ? known : `did you mean ${near}?`, ...at });
    }
    if (!fits(value, option.type)) throw new UsageError(`option ${name} of rule ${rule.id} must be: ${option.type}`, at);
  }
}

function fits(value: OptionValue, type: Rule['options'][number]['type']): boolean {
  switch (type) {
    case 'integer':
      return Number.isInteger(value);
    case 'number':
      return typeof value === 'number';
    case 'text':
      return typeof value === 'string';
    case 'flag':
      return typeof value === 'boolean';
    case 'texts':
      return Array.isArray(value) && value.every((item) => typeof item === 'string');
  }
}
