import { stepsBelow } from '../files/paths.ts';
import { basesOf, findEnvironments, keyOf, type Environment } from './environments.ts';
import { placesOf, type Bases } from './environment-place.ts';
import type { Candidate, Group } from './group.ts';
import { GROUPING_REASONS } from './phrases.ts';
import type { Source } from './shared-configs.ts';

/**
 * The groups, with environments that share configs in place of the folders that each hold a part of one. `isLinked`: true for a config whose vars files a
 * pipeline names.
 */
export function withEnvironments(groups: readonly Group[], isLinked: (config: Candidate) => boolean): readonly Group[] {
  const bases = basesOf(groups);
  const environments = bases.size === 0 ? [] : findEnvironments(groups, bases, isLinked);
  if (environments.length === 0) return groups;
  const sources = new Set(environments.flatMap(({ pairs }) => [...pairs.keys()].map(({ source }) => source)));
  const owned = ownFiles(groups, bases, environments);
  const taken = new Set<Candidate>([...owned.values()].flatMap((files) => [...files.keys()]));
  const shared = new Map([...sources].map((source) => [source, filesOf(source, taken)]));
  for (const files of shared.values()) for (const candidate of files) taken.add(candidate);
  const left = groups.flatMap((group) => {
    const own = group.own.filter((candidate) => !taken.has(candidate));
    return own.length + group.shared.size === 0 ? [] : [{ ...group, own }];
  });
  const foundations = new Map(
    environments.flatMap((environment) => (environment.isFoundation ? [[environment.directory, environment]] : [])),
  );
  const paired = new Set(environments.flatMap(({ pairs }) => [...pairs.keys()].map(({ candidate }) => candidate)));
  return [
    ...left.map((group) => {
      const environment = foundations.get(group.directory);
      return environment === undefined ? group : sharing(group, environment, shared, paired);
    }),
    ...environments
      .filter(({ isFoundation }) => !isFoundation)
      .map((environment) => {
        const { name, directory } = environment;
        const steps = owned.get(environment)!;
        const group = {
          name,
          directory,
          why: GROUPING_REASONS.environment(name),
          own: [...steps.keys()],
          shared: new Set<Candidate>(),
          steps,
        };
        return sharing(group, environment, shared, paired);
      }),
  ];
}

type Steps = ReadonlyMap<Candidate, readonly string[]>;

/** What lies in the folders of each environment, with the way to it. Files of a foundation have their place already. */
function ownFiles(groups: readonly Group[], bases: Bases, environments: readonly Environment[]): ReadonlyMap<Environment, Steps> {
  const byKey = new Map(environments.map((environment) => [keyOf(environment), environment]));
  const files = new Map(environments.map((environment) => [environment, new Map<Candidate, readonly string[]>()]));
  for (const group of groups) {
    for (const candidate of group.own) {
      for (const place of placesOf(candidate, group, bases)) {
        const environment = byKey.get(keyOf(place));
        if (environment === undefined) continue;
        if (!place.isFoundation) files.get(environment)!.set(candidate, place.steps);
        break;
      }
    }
  }
  return files;
}

/** What environments share: all that lies with the configs and belongs to none of them, nor to a folder that could be one more. */
function filesOf(source: Source, owned: ReadonlySet<Candidate>): readonly Candidate[] {
  const { group, base } = source;
  const bases: Bases = new Map([[base, [source]]]);
  return group.own.filter((candidate) => !owned.has(candidate) && placesOf(candidate, group, bases).length === 0);
}

/** A group with the configs that it shares and what lies with them. A config that is paired with other environments only is not meant for this one. */
function sharing(
  group: Group,
  { pairs }: Environment,
  shared: ReadonlyMap<Source, readonly Candidate[]>,
  paired: ReadonlySet<Candidate>,
): Group {
  const joined = new Map([...pairs].map(([{ candidate }, vars]) => [candidate, vars]));
  const sources = new Set([...pairs.keys()].map(({ source }) => source));
  const files = [...sources].flatMap((source) =>
    shared
      .get(source)!
      .filter((candidate) => joined.has(candidate) || !paired.has(candidate))
      .map((candidate) => [candidate, stepsBelow(candidate.absolute, source.root)] as const),
  );
  return {
    ...group,
    shared: new Set([...group.shared, ...files.map(([candidate]) => candidate)]),
    steps: new Map([...(group.steps ?? []), ...files]),
    joined,
  };
}
