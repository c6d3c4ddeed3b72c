import type { Span } from '../base/source.ts';
import { VERSION } from '../base/version.ts';
import type { FoundationPlan } from '../foundation/plan.ts';
import { selectRules, settingsByRule, type RuleSetting, type SelectedRule } from '../lint/select-rules.ts';
import type { OptionValue, Rule, Severity } from '../rule/rule.ts';
import { keyName, type ConfigNode, type MapEntry } from '../value/node.ts';
import { lastEntry, type Config, type SuppressionSetting } from '../workspace/config/config.ts';
import { mergedFoundations } from '../workspace/config/config-bases.ts';
import { spanOf } from '../workspace/config/config-layer.ts';
import { shownPath } from '../workspace/files/paths.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { baselineInUse } from './baseline.ts';
import type { RunWorld } from './io.ts';
import { allRules, ruleSettings } from './rules.ts';
import type { RunOptions } from './run-options.ts';
import { selectionOf } from './selection.ts';
import { suppressingOf } from './suppressing.ts';

/** What a run would go by, and who says so. */
export interface EffectiveConfig {
  readonly version: 1;
  /** The version of taslint. */
  readonly taslint: string;
  /** The files that say it: those that say less first, taslint.yml last; none where there is no taslint.yml. */
  readonly files: readonly string[];
  readonly settings: readonly Setting[];
  /** Rules that are not as they would be without settings. */
  readonly rules: readonly RuleInForce[];
  /** Rules of which nothing may be accepted. */
  readonly unignorable: readonly { readonly rule: string; readonly from: Source }[];
  readonly foundations: readonly FoundationInForce[];
}

/** Who says it: a line of a file, an option, a variable of the environment, a file that lies where one is looked for, or nobody. */
export type Source =
  | { readonly kind: 'file'; readonly path: string; readonly line: number }
  | { readonly kind: 'option' | 'environment'; readonly name: string }
  | { readonly kind: 'found' | 'default' };

/** A key of taslint.yml, with its value; a list has one for each item. `null` where there is none. */
export interface Setting {
  readonly name: string;
  readonly value: string | null;
  readonly from: Source;
}

export interface RuleInForce {
  readonly rule: string;
  readonly severity: Severity | 'off';
  /** What it would be in the profile without settings. */
  readonly usual: Severity | 'off';
  /** Options that differ from their defaults. */
  readonly options: Readonly<Record<string, OptionValue>>;
  readonly from: Source;
}

export interface FoundationInForce {
  readonly name: string;
  readonly from: Source;
  readonly settings: readonly Setting[];
  readonly files: readonly {
    readonly path: string;
    readonly kind: string;
    readonly vars: readonly string[];
    readonly ops: readonly string[];
  }[];
}

/**
 * Says what a run over this workspace would go by; `language` is what its caller found out. Throws a UsageError where the run would for what taslint.yml or the
 * options say.
 */
export async function effectiveConfig(
  workspace: Workspace,
  options: RunOptions,
  language: Omit<Setting, 'name'>,
  world: RunWorld,
): Promise<EffectiveConfig> {
  const { config } = workspace;
  const all = await allRules(config, world);
  suppressingOf(true, workspace, all); // it refuses names of no rule
  const { rules } = all;
  return {
    version: 1,
    taslint: VERSION,
    files: (config?.layers ?? []).map(({ file }) => file.path),
    settings: [
      ...listed('extends', config),
      ...listed('required-version', config),
      single('profile', config, options.profile, 'recommended'),
      single('fail-on', config, options.failOn, 'warning'),
      { name: 'lang', ...language },
      baseline(workspace, options, world),
      single('metadata', config, options.metadata, null),
      ...listed('rule-folders', config),
      ...listed('ignore', config),
      ...(config?.suppressions ?? []).map(accepted),
    ],
    rules: rulesInForce(rules, await selectionOf(rules, config, options), options, config),
    unignorable: (config?.unignorable ?? []).map(({ id, at }) => ({ rule: id, from: lineOf(at) })),
    foundations: workspace.plans.filter(({ documents }) => documents.length > 0).map((plan) => foundationInForce(plan, config)),
  };
}

/** A key that has one value: the option of the same name wins, then the last file that has it. */
function single(name: string, config: Config | undefined, option: string | undefined, otherwise: string | null): Setting {
  if (option !== undefined) return { name, value: option, from: { kind: 'option', name: `--${name}` } };
  const entry = config === undefined ? undefined : lastEntry(config, name);
  return entry === undefined ? { name, value: otherwise, from: { kind: 'default' } } : { name, ...saidIn(entry) };
}

/** A key of which all files count, item by item. */
function listed(name: string, config: Config | undefined): readonly Setting[] {
  return (config?.layers ?? [])
    .flatMap(({ root }) => root?.get(name) ?? [])
    .flatMap((node) => (node.kind === 'sequence' ? node.items : [node]))
    .map((item) => ({ name, value: textOf(item), from: lineOf(spanOf(item)) }));
}

function baseline(workspace: Workspace, options: RunOptions, world: RunWorld): Setting {
  const said = single('baseline', workspace.config, options.baseline, null);
  const file = baselineInUse(options, workspace, world);
  if (file === undefined) return said;
  return { ...said, value: shownPath(file, world.cwd), from: said.from.kind === 'default' ? { kind: 'found' } : said.from };
}

function accepted({ rule, at, paths, below, until }: SuppressionSetting): Setting {
  const where = [...paths, ...(below.length === 0 ? [] : [`/${below.join('/')}`]), ...(until === undefined ? [] : [`(until ${until})`])];
  return { name: 'suppressions', value: [rule, ...where].join(' '), from: lineOf(at) };
}

/** The rules that settings make other than they are in the profile. */
function rulesInForce(
  rules: readonly Rule[],
  selected: readonly SelectedRule[],
  options: RunOptions,
  config: Config | undefined,
): readonly RuleInForce[] {
  const running = new Map(selected.map((one) => [one.rule.id, one]));
  const profile = options.profile ?? config?.profile ?? 'recommended';
  const usual = new Set(selectRules(rules, profile, []).map(({ rule }) => rule.id));
  const said = settingsByRule(rules, ruleSettings(options.rules, config));
  return rules.flatMap((rule) => {
    const settings = said.get(rule.id);
    if (settings === undefined) return [];
    const now = running.get(rule.id);
    const told: RuleInForce = {
      rule: rule.id,
      severity: now === undefined ? 'off' : (now.severity ?? rule.severity),
      usual: usual.has(rule.id) ? rule.severity : 'off',
      options: changedOptions(rule, now),
      from: sourceOf(settings.findLast(({ severity }) => severity !== undefined) ?? settings.at(-1)!),
    };
    return told.severity === told.usual && Object.keys(told.options).length === 0 ? [] : [told];
  });
}

function changedOptions(rule: Rule, now: SelectedRule | undefined): Readonly<Record<string, OptionValue>> {
  const usual = new Map(rule.options.map((option) => [option.name, JSON.stringify(option.default)]));
  return Object.fromEntries(Object.entries(now?.options ?? {}).filter(([name, value]) => usual.get(name) !== JSON.stringify(value)));
}

function sourceOf({ at }: RuleSetting): Source {
  return at === undefined ? { kind: 'option', name: '--rule' } : lineOf(at);
}

function foundationInForce(plan: FoundationPlan, config: Config | undefined): FoundationInForce {
  const node = config === undefined ? undefined : mergedFoundations(config.layers)?.entry(plan.name);
  const map = node?.value.kind === 'map' ? node.value : undefined;
  const one = (name: string, otherwise: string): Setting => {
    const entry = map?.entry(name);
    return entry === undefined ? { name, value: otherwise, from: { kind: 'default' } } : { name, ...saidIn(entry) };
  };
  return {
    name: plan.name,
    from: node === undefined ? { kind: 'found' } : lineOf(spanOf(node.key)),
    settings: [one('purpose', 'unknown'), one('lifecycle', 'auto'), one('vars', 'partial'), ...leaves('facts', map?.entry('facts'))],
    files: plan.documents.map(({ file, kind, varsFiles, opsFiles }) => ({
      path: file.path,
      kind,
      vars: varsFiles.map(({ path }) => path),
      ops: opsFiles.map(({ path }) => path),
    })),
  };
}

/** Maps in maps as settings: `facts.lb.idle-timeout-seconds`. */
function leaves(name: string, entry: MapEntry | undefined): readonly Setting[] {
  if (entry === undefined) return [];
  if (entry.value.kind !== 'map') return [{ name, ...saidIn(entry) }];
  return entry.value.entries.flatMap((below) => leaves(`${name}.${keyName(below.key)}`, below));
}

function saidIn({ key, value }: MapEntry): Omit<Setting, 'name'> {
  return { value: textOf(value), from: lineOf(spanOf(key)) };
}

function textOf(node: ConfigNode): string {
  if (node.kind === 'scalar') return node.text;
  return node.kind === 'sequence' ? node.items.map(textOf).join(', ') : '';
}

/** The line of a file as the source of a setting. */
export function lineOf({ file, start }: Span): Source {
  return { kind: 'file', path: file.path, line: file.position(start).line };
}
