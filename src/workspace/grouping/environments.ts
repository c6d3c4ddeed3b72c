import { groupBy } from '../../base/group-by.ts';
import { memoPer } from '../../base/memo.ts';
import { isSampleFile } from '../../foundation/sample-file.ts';
import { allScalars } from '../../foundation/walk.ts';
import { placeholdersIn, variableOf } from '../../interpolate/placeholders.ts';
import { keyName } from '../../value/node.ts';
import { stepsBelow } from '../files/paths.ts';
import { placesOf, type Bases, type EnvironmentPlace } from './environment-place.ts';
import { identityOf, type Candidate, type Group } from './group.ts';
import { sourceOf, type SharedConfig, type Source } from './shared-configs.ts';
import { isGenerated, isTemplateName, memberOf, type Member } from './vars-of-config.ts';

/** An environment and what tells that it shares configs. */
export interface Environment extends Omit<EnvironmentPlace, 'isBelowRole' | 'steps' | 'tail'> {
  /** Each config with the vars files that are certainly meant for it here. */
  readonly pairs: Map<SharedConfig, Candidate[]>;
  /** True while every one of these lies in a folder such as `vars/dev`. */
  isBelowRole: boolean;
}

/**
 * Finds environments that share configs: `config/cf.yml` with `dev/cf-vars.yml` and `prod/cf-vars.yml`, `vars/dev/cf.yml` and `vars/prod/cf.yml`,
 * `environments/dev/vars/cf.yml`, or a tree by product and version that each environment repeats. Certain is a vars file that is named for the config, lies
 * where files of an environment lie, and gives a variable that the config uses. `isLinked`: true for a config whose vars files a pipeline names.
 */
export function findEnvironments(groups: readonly Group[], bases: Bases, isLinked: (config: Candidate) => boolean): readonly Environment[] {
  const environments = new Map<string, Environment>();
  const used = new Map<SharedConfig, ReadonlySet<string>>();
  const usedBy = (config: SharedConfig): ReadonlySet<string> => {
    if (!used.has(config)) used.set(config, variablesOf(config.candidate));
    return used.get(config)!;
  };
  for (const group of groups) {
    for (const vars of group.own) {
      if (vars.kind !== 'vars' || isSampleFile(vars.file)) continue;
      for (const place of placesOf(vars, group, bases)) {
        const named = configsAt(bases, place.base).filter((config) => isNamedFor(vars, place, config) && !hasOwn(group, config));
        const paired = named.filter((config) => !isLinked(config.candidate) && givesAny(vars, usedBy(config)));
        if (paired.length === 0) continue;
        const environment = environments.get(keyOf(place)) ?? { ...place, pairs: new Map<SharedConfig, Candidate[]>() };
        environment.isBelowRole &&= place.isBelowRole;
        environments.set(keyOf(place), environment);
        for (const config of paired) environment.pairs.set(config, [...(environment.pairs.get(config) ?? []), vars]);
        break; // the nearest configs are meant
      }
    }
  }
  return certain([...environments.values()]);
}

/** What tells one environment from another. */
export function keyOf({ base, name, isFoundation }: Pick<EnvironmentPlace, 'base' | 'name' | 'isFoundation'>): string {
  return `${base}\0${name}\0${isFoundation}`;
}

/** Folders with configs by the folder in which their environments would lie. */
export function basesOf(groups: readonly Group[]): Bases {
  return groupBy(
    groups.flatMap((group) => sourceOf(group) ?? []),
    ({ base }) => base,
  );
}

function configsAt(bases: Bases, base: string): readonly SharedConfig[] {
  return bases.get(base)?.flatMap(({ configs }) => configs) ?? [];
}

function isNamedFor(vars: Candidate, { steps, tail }: Pick<EnvironmentPlace, 'steps' | 'tail'>, { source, names }: SharedConfig): boolean {
  const member = memberOf(vars, steps, false);
  if (tail !== '' && tail !== source.tail) return false;
  if (isGenerated(member)) return tail !== '';
  return !isTemplateName(member) && (names.has(member.base) || names.has(member.name));
}

/** True where a vars file lies with a config of its own for the same product. */
function hasOwn(group: Group, { source, identity }: SharedConfig): boolean {
  return group !== source.group && [...group.own, ...group.shared].some((candidate) => identityOf(candidate) === identity);
}

function givesAny(vars: Candidate, used: ReadonlySet<string>): boolean {
  const { root } = vars.read();
  return root?.kind === 'map' && root.entries.some(({ key }) => used.has(keyName(key)));
}

function variablesOf({ kind, read }: Candidate): ReadonlySet<string> {
  const names = allScalars({ yaml: read(), kind }).flatMap(({ node }) => placeholdersIn(node.text));
  return new Set(names.map(({ name }) => variableOf(name)));
}

/** The environments without what may be meant in another way. */
function certain(environments: readonly Environment[]): readonly Environment[] {
  const open = new Set([...new Set(environments.flatMap(({ pairs }) => [...pairs.keys()]))].filter(isFedBesideIt));
  for (const { pairs } of environments) {
    const identities = groupBy([...pairs.keys()], ({ identity }) => identity);
    // of two configs of a product nothing tells which one is deployed
    for (const same of identities.values()) for (const config of same) if (same.length > 1 || open.has(config)) pairs.delete(config);
  }
  const counts = new Map<SharedConfig, number>();
  for (const { pairs } of environments) for (const config of pairs.keys()) counts.set(config, (counts.get(config) ?? 0) + 1);
  return environments.filter(({ pairs, isBelowRole }) => {
    const configs = [...pairs.keys()];
    return configs.length > 0 && (!isBelowRole || configs.some((config) => counts.get(config)! > 1));
  });
}

/** True for a config with a vars file of its own that is for no environment: which of them wins, and whether it is an installation itself, is open. */
function isFedBesideIt(config: SharedConfig): boolean {
  const { tail, root } = config.source;
  return varsBeside(config.source).some((vars) => {
    const steps = stepsBelow(vars.absolute, root);
    return isNamedFor(vars, { steps, tail }, config) && !isDefault(memberOf(vars, steps, true));
  });
}

/** The vars files among configs that lie where no environment does; once for all configs there. */
const varsBeside = memoPer((source: Source): readonly Candidate[] => {
  const { group, base } = source;
  const bases: Bases = new Map([[base, [source]]]);
  return group.own.filter((vars) => vars.kind === 'vars' && placesOf(vars, group, bases).length === 0);
});

/** Values that an environment is meant to override. */
function isDefault(member: Member): boolean {
  return (
    isGenerated(member) ||
    /[-_.]defaults?$/.test(member.name) ||
    member.folders.some((folder) => /^(common|shared|defaults?)$/.test(folder))
  );
}
