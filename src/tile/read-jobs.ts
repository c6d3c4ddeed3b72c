import type { ConfigNode, MapNode } from '../value/node.ts';
import { isTrue, mapEntries, namedMaps, placeOf, valueText } from './metadata-nodes.ts';
import type { ErrandDefault, TileErrand, TileJob, ZeroIf } from './model.ts';
import { tileNumber, tileNumbers } from './read-constraints.ts';

/** Jobs and errands of raw metadata, and of slim metadata, which has the same attributes under shorter names. */

/** A job type: `instance_definition` and `resource_definitions`, in slim metadata `instances` and `resources`. */
export function readJob(name: string, map: MapNode): TileJob {
  const instances = map.get('instance_definition') ?? map.get('instances');
  return {
    name,
    instances: instances?.kind === 'map' ? tileNumber(instances) : undefined,
    zeroIf: instances?.kind === 'map' ? zeroIfIn(instances.get('zero_if')) : undefined,
    resources: tileNumbers(map.get('resource_definitions') ?? map.get('resources')),
    singleAzOnly: isTrue(map.get('single_az_only')),
    errand: isTrue(map.get('errand')),
    label: valueText(map.get('resource_label')) ?? valueText(map.get('label')),
    at: placeOf(map),
  };
}

function zeroIfIn(node: ConfigNode | undefined): ZeroIf | undefined {
  if (node?.kind !== 'map') return undefined;
  const property = valueText(node.get('property_reference'));
  const many = node.get('property_values');
  const given = many?.kind === 'sequence' ? many.items : [many ?? node.get('property_value')];
  const values = given.flatMap((value) => valueText(value) ?? []);
  if (property === undefined) return undefined;
  return { property, values, allowManualZero: isTrue(node.get('allow_manual_selection_of_zero')) };
}

/**
 * `post_deploy_errands` and `pre_delete_errands`. Without `colocated: true` an errand is a job of its name and takes its default from there; other attributes
 * do not count then. What says nothing runs.
 */
export function readErrands(root: MapNode): ReadonlyMap<string, TileErrand> {
  const jobs = namedMaps(root.get('job_types'));
  const [after, before] = [namedMaps(root.get('post_deploy_errands')), namedMaps(root.get('pre_delete_errands'))];
  const runs = (map: MapNode | undefined, name: string, key: string): ErrandDefault | undefined => {
    if (map === undefined) return undefined;
    const isColocated = isTrue(map.get('colocated'));
    return errandDefault(isColocated ? map.get('run_default') : jobs.get(name)?.get(key));
  };
  const names = new Set([...after.keys(), ...before.keys()]);
  return new Map(
    [...names].map((name) => {
      const postDeploy = runs(after.get(name), name, 'run_post_deploy_errand_default');
      const preDelete = runs(before.get(name), name, 'run_pre_delete_errand_default');
      const map = after.get(name) ?? before.get(name)!;
      return [name, { name, postDeploy, preDelete, label: valueText(map.get('label')), at: placeOf(map) }];
    }),
  );
}

/** Errands of slim metadata: `{post_deploy: on, pre_delete: off}` by name. */
export function readSlimErrands(node: ConfigNode | undefined): ReadonlyMap<string, TileErrand> {
  const phase = (map: MapNode, key: string): ErrandDefault | undefined =>
    map.entry(key) === undefined ? undefined : errandDefault(map.get(key));
  return new Map(
    [...mapEntries(node)].map(([name, map]) => [
      name,
      {
        name,
        postDeploy: phase(map, 'post_deploy'),
        preDelete: phase(map, 'pre_delete'),
        label: valueText(map.get('label')),
        at: placeOf(map),
      },
    ]),
  );
}

/** `on` is a boolean of YAML 1.1, and so it stands in most tiles. */
function errandDefault(node: ConfigNode | undefined): ErrandDefault {
  const text = valueText(node) ?? 'on';
  if (text === 'true') return { runs: 'on' };
  return { runs: text === 'false' ? 'off' : text };
}
