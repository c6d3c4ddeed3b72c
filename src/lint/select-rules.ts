import type { Localized } from '../base/language.ts';
import { matchesText } from '../base/glob.ts';
import { memoPer } from '../base/memo.ts';
import { UsageError } from '../base/usage-error.ts';
import { topicOfRetiredRule } from '../catalog/retired-rules.ts';
import { didYouMean, meant } from '../base/did-you-mean.ts';
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

interface OwnSetting {
  readonly severity: Severity | 'off' | undefined;
  readonly options: Readonly<Record<string, OptionValue>>;
  /** True where a setting says the id itself. */
  readonly isNamed: boolean;
}

/**
 * The rules that run: those of the profile, changed by the settings: what is said of a rule by its name wins over what a pattern (`security/*`) says, the later
 * over the earlier. A name turns a rule on that the profile leaves out, a pattern does not. Throws a UsageError for an unknown id or option and for a pattern
 * that fits no rule.
 */
export function selectRules(rules: readonly Rule[], profile: ProfileChoice, settings: readonly RuleSetting[]): readonly SelectedRule[] {
  const byId = new Map<string, OwnSetting>();
  for (const setting of byWeight(settings)) {
    const meant = rulesMeant(rules, setting);
    checkOptions(meant, setting);
    for (const { id, options } of meant) {
      const own = Object.entries(setting.options).filter(([name]) => options.some((option) => option.name === name));
      const before = byId.get(id);
      byId.set(id, {
        severity: setting.severity ?? before?.severity,
        options: { ...before?.options, ...Object.fromEntries(own) },
        isNamed: !isPattern(setting.id),
      });
    }
  }
  return rules.flatMap((rule) => {
    const setting = byId.get(rule.id);
    if (setting?.severity === 'off') return [];
    if (setting?.isNamed !== true && !INCLUDED[profile].includes(rule.profile)) return [];
    const defaults = Object.fromEntries(rule.options.map((option) => [option.name, option.default]));
    return [{ rule, severity: setting?.severity, options: { ...defaults, ...setting?.options } }];
  });
}

/** The settings that count less first: patterns before names, the earlier before the later. */
function byWeight(settings: readonly RuleSetting[]): readonly RuleSetting[] {
  return settings.toSorted((one, other) => Number(isPattern(other.id)) - Number(isPattern(one.id)));
}

/** What is said of each rule, by its id; what counts less stands first. Throws a UsageError as `selectRules` does. */
export function settingsByRule(rules: readonly Rule[], settings: readonly RuleSetting[]): ReadonlyMap<string, readonly RuleSetting[]> {
  const said = new Map<string, RuleSetting[]>();
  for (const setting of byWeight(settings))
    for (const { id } of rulesMeant(rules, setting)) said.set(id, [...(said.get(id) ?? []), setting]);
  return said;
}

/** True for a name in which `*` and `?` stand for other characters. */
function isPattern(name: string): boolean {
  return /[*?]/.test(name);
}

/** The rules that a setting is about; none for a rule that became a topic. Throws a UsageError for an unknown id and for a pattern that fits no rule. */
function rulesMeant(rules: readonly Rule[], setting: RuleSetting): readonly Rule[] {
  if (isPattern(setting.id)) {
    const fitting = rules.filter(({ id }) => matchesText(id, setting.id));
    if (fitting.length === 0)
      throw refusal(
        { en: `no rule fits ${setting.id}`, ko: `맞는 규칙이 없습니다: ${setting.id}` },
        nearestPattern(setting.id, rules),
        setting,
      );
    return fitting;
  }
  const names = ruleNames(rules);
  const ids = names.get(setting.id);
  if (ids !== undefined) return rules.filter(({ id }) => ids.includes(id));
  if (topicOfRetiredRule(setting.id) !== undefined) return [];
  throw refusal({ en: `unknown rule ${setting.id}`, ko: `없는 규칙입니다: ${setting.id}` }, nearestRule(setting.id, names.keys()), setting);
}

/** Every name of every rule to the ids that it stands for: an id to itself, an earlier name to all rules that came of it. */
export const ruleNames = memoPer((rules: readonly Rule[]): ReadonlyMap<string, readonly string[]> => {
  const names = new Map<string, string[]>();
  for (const { id, aliases } of rules) for (const alias of aliases) names.set(alias, [...(names.get(alias) ?? []), id]);
  for (const { id } of rules) names.set(id, [id]);
  return names;
});

function refusal(what: Localized, near: string | undefined, { at }: RuleSetting): UsageError {
  const hint = near === undefined ? { en: 'taslint rules lists them', ko: '목록은 taslint rules로 볼 수 있습니다' } : meant(near);
  return new UsageError(what, at === undefined ? { hint } : { hint, at });
}

/** A pattern of the group that is meant, or of the one nearest to it; else the nearest rule. */
function nearestPattern(pattern: string, rules: readonly Rule[]): string | undefined {
  const groups = new Set(rules.map(({ id }) => id.split('/')[0]!));
  const [given = ''] = pattern.split('/');
  const group = groups.has(given) ? given : didYouMean(given, groups);
  return group === undefined ? nearestRule(pattern.replaceAll(/[*?]/g, ''), ruleNames(rules).keys()) : `${group}/*`;
}

/** The nearest rule id; a name without its group (`single-az`) finds its rule too. */
export function nearestRule(name: string, names: Iterable<string>): string | undefined {
  const all = [...names];
  return all.find((candidate) => candidate.endsWith(`/${name}`)) ?? didYouMean(name, all);
}

/** An earlier name of several rules may set the options of any of them. */
function checkOptions(rules: readonly Rule[], setting: RuleSetting): void {
  const name = rules.length === 1 ? rules[0]!.id : setting.id;
  const known = rules.flatMap(({ options }) => options);
  for (const [option, value] of Object.entries(setting.options)) {
    const declared = known.filter((candidate) => candidate.name === option);
    const at = setting.at === undefined ? {} : { at: setting.at };
    if (declared.length === 0) {
      const names = [...new Set(known.map((candidate) => candidate.name))];
      const near = didYouMean(option, names);
      const there =
        names.length === 0
          ? { en: 'it has none', ko: '이 규칙에는 옵션이 없습니다' }
          : { en: `it has ${names.join(', ')}`, ko: `이 규칙의 옵션: ${names.join(', ')}` };
      throw new UsageError(
        { en: `rule ${name} has no option ${option}`, ko: `규칙 ${name}에 없는 옵션입니다: ${option}` },
        { hint: near === undefined ? there : meant(near), ...at },
      );
    }
    for (const { type } of declared)
      if (!fits(value, type))
        throw new UsageError(
          {
            en: `option ${option} of rule ${name} must be: ${type}`,
            ko: `규칙 ${name}의 옵션 ${option}에 맞지 않는 값입니다. 타입: ${type}`,
          },
          at,
        );
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
