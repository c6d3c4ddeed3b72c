import { BoshManifest, manifestsOf, type InstanceGroup } from '../../foundation/bosh-manifest.ts';
import { documentsOf, type Foundation } from '../../foundation/foundation.ts';
import { earlierInput } from '../revision-pairs.ts';
import type { FactInput } from '../input.ts';

/** BOSH manifests at two times. Jobs are found in the groups of both: `now.job('credhub')`, `before.job('credhub')`. */

/** A manifest, or a runtime config, at both times. */
export interface ManifestPair {
  readonly now: BoshManifest;
  readonly before: BoshManifest;
}

/** An instance group that both revisions of a manifest have. */
export interface GroupPair {
  readonly manifest: BoshManifest;
  readonly now: InstanceGroup;
  readonly before: InstanceGroup;
}

/** The manifests that changed: the same file at both times, else the same deployment. */
export function manifestPairs(input: FactInput): readonly ManifestPair[] {
  return pairsOf(input, manifestsOf);
}

/** The runtime configs that changed: the same file at both times. They have the same lists as a manifest, but no name. */
export function runtimeConfigPairs(input: FactInput): readonly ManifestPair[] {
  return pairsOf(input, (foundation) => documentsOf(foundation, 'runtime-config').map((document) => new BoshManifest(document)));
}

function pairsOf(input: FactInput, filesOf: (foundation: Foundation) => readonly BoshManifest[]): readonly ManifestPair[] {
  const earlier = earlierInput(input);
  if (earlier === undefined) return [];
  const before = filesOf(earlier.foundation);
  return filesOf(input.foundation).flatMap((now) => {
    const sameFile = before.find(({ document }) => document.file.path === now.document.file.path);
    const sameName = before.filter(({ name }) => name.state === 'known' && now.name.state === 'known' && name.value === now.name.value);
    const found = sameFile ?? (sameName.length === 1 ? sameName[0] : undefined);
    return found === undefined || found.document.root === now.document.root ? [] : [{ now, before: found }];
  });
}

/** The instance groups of manifests that changed, by name. */
export function groupPairs(input: FactInput): readonly GroupPair[] {
  return manifestPairs(input).flatMap(({ now, before }) => {
    const byName = new Map(before.groups.map((group) => [nameOf(group), group]));
    return now.groups.flatMap((group): readonly GroupPair[] => {
      const earlier = nameOf(group) === undefined ? undefined : byName.get(nameOf(group));
      return earlier === undefined ? [] : [{ manifest: now, now: group, before: earlier }];
    });
  });
}

/** The name of a group; undefined where a variable hides it. */
export function nameOf({ name }: InstanceGroup): string | undefined {
  return name.state === 'known' ? name.value : undefined;
}
