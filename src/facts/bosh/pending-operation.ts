/** Ops-files beside a manifest that no plan applies: the operator gives them on the command line of `bosh`, so what they touch is not settled here. */
import { memoPer } from '../../base/memo.ts';
import type { BoshManifest, InstanceGroup } from '../../foundation/bosh-manifest.ts';
import { parsePointer, type Pointer } from '../../interpolate/pointer.ts';
import type { ConfigNode } from '../../value/node.ts';
import type { FactInput } from '../input.ts';
import { isUsed, operationPlaces, wordOf } from '../variables/operation.ts';

/** Stands for every group, or for every key of one. */
const ALL = '*';

/**
 * True when an ops-file that nothing applies changes this key of a group, or the group as a whole. A manifest whose ops-files are named is settled:
 * others in its folder are then left out on purpose.
 */
export function mayChange(group: InstanceGroup, key: string, input: FactInput): boolean {
  if (group.manifest.document.opsFiles.length > 0) return false;
  const touched = pendingKeys(input);
  const names = group.name.state === 'known' ? [group.name.value, ALL] : [...touched.keys()];
  return names.some((name) => touched.get(name)?.has(key) === true || touched.get(name)?.has(ALL) === true);
}

/**
 * True when an ops-file that nothing applies gives a manifest a part at its root (`update`), or an element of a list there (`releases`) that has this
 * name or one that is not known.
 */
export function mayAdd(manifest: BoshManifest, part: string, input: FactInput, name?: string): boolean {
  if (manifest.document.opsFiles.length > 0) return false;
  const parts = pendingParts(input);
  const names = parts.get(part);
  return parts.has(ALL) || (names !== undefined && (name === undefined || names.has(name) || names.has(ALL)));
}

/** Keys of instance groups that pending operations change, by name of the group. */
const pendingKeys = memoPer((input: FactInput): ReadonlyMap<string, ReadonlySet<string>> => {
  const touched = new Map<string, Set<string>>();
  for (const { pointer } of pendingOperations(input)) {
    if (pointer === undefined) {
      add(touched, ALL, ALL);
      continue;
    }
    const [root, group, key] = pointer;
    // One more group changes none.
    if (root === undefined || wordOf(root) !== 'instance_groups' || group?.kind === 'append') continue;
    add(touched, group?.kind === 'match' ? group.value : ALL, key === undefined ? ALL : wordOf(key));
  }
  return touched;
});

/** Parts that pending operations give a manifest at its root, with the names of their elements. */
const pendingParts = memoPer((input: FactInput): ReadonlyMap<string, ReadonlySet<string>> => {
  const parts = new Map<string, Set<string>>();
  for (const { pointer, value, isRemoval } of pendingOperations(input)) {
    if (pointer === undefined) add(parts, ALL, ALL);
    const [root, element, ...rest] = pointer ?? [];
    if (root === undefined || isRemoval) continue;
    if (element === undefined)
      for (const name of value?.kind === 'sequence' ? value.items.flatMap(namesOf) : [ALL]) add(parts, wordOf(root), name);
    else if (rest.length === 0)
      for (const name of element.kind === 'match' ? [element.value] : namesOf(value)) add(parts, wordOf(root), name);
  }
  return parts;
});

/** How elements of root lists are called: releases and variables by their name, stemcells by their alias. */
function namesOf(node: ConfigNode | undefined): readonly string[] {
  if (node?.kind !== 'map') return [ALL];
  const names = [node.get('name'), node.get('alias')].filter((name) => name !== undefined);
  return names.map((name) => (name.kind === 'scalar' ? name.text : ALL));
}

interface PendingOperation {
  /** undefined when a variable of the path is filled in before: it may lead anywhere. */
  readonly pointer: Pointer | undefined;
  readonly value: ConfigNode | undefined;
  readonly isRemoval: boolean;
}

const pendingOperations = memoPer((input: FactInput): readonly PendingOperation[] => {
  return operationPlaces(input).flatMap((place): readonly PendingOperation[] => {
    const type = place.node.get('type');
    const path = place.node.get('path');
    const word = type?.kind === 'scalar' ? type.text : '';
    if (path === undefined || word === 'test' || isUsed(place, input)) return [];
    const rest = { value: place.node.get('value'), isRemoval: word === 'remove' };
    if (path.kind !== 'scalar') return path.kind === 'unknown' ? [{ pointer: undefined, ...rest }] : [];
    const pointer = parsePointer(path.text);
    return typeof pointer === 'string' ? [] : [{ pointer, ...rest }];
  });
});

function add(map: Map<string, Set<string>>, key: string, value: string): void {
  const values = map.get(key) ?? new Set();
  map.set(key, values);
  values.add(value);
}
