/** Ops-files beside a manifest that no plan applies: the operator gives them on the command line of `bosh`, so what they touch is not settled here. */
import type { InstanceGroup } from '../foundation/bosh-manifest.ts';
import { parsePointer } from '../interpolate/pointer.ts';
import { once, type FactInput } from './input.ts';
import { isUsed, operationPlaces, wordOf } from './operation.ts';

/** Stands for every group, or for every key of one. */
const ALL = '*';

/**
 * True when an ops-file that nothing applies changes this key of a group, or the group as a whole. A manifest whose ops-files are named is settled:
 * others in its folder are then left out on purpose.
 */
export function mayChange(group: InstanceGroup, key: string, input: FactInput): boolean {
  if (group.manifest.document.opsFiles.length > 0) return false;
  const touched = once(input, pendingKeys);
  const names = group.name.state === 'known' ? [group.name.value, ALL] : [...touched.keys()];
  return names.some((name) => touched.get(name)?.has(key) === true || touched.get(name)?.has(ALL) === true);
}

/** Keys of instance groups that pending operations change, by name of the group. */
function pendingKeys(input: FactInput): ReadonlyMap<string, ReadonlySet<string>> {
  const touched = new Map<string, Set<string>>();
  for (const place of operationPlaces(input)) {
    const type = place.node.get('type');
    const path = place.node.get('path');
    if (path?.kind !== 'scalar' || (type?.kind === 'scalar' && type.text === 'test') || isUsed(place, input)) continue;
    const pointer = parsePointer(path.text);
    if (typeof pointer === 'string' || pointer[0] === undefined || wordOf(pointer[0]) !== 'instance_groups') continue;
    const [, group, key] = pointer;
    if (group?.kind === 'append') continue; // one more group changes none
    const name = group?.kind === 'match' ? group.value : ALL;
    const keys = touched.get(name) ?? new Set();
    touched.set(name, keys);
    keys.add(key === undefined ? ALL : wordOf(key));
  }
  return touched;
}
