import { isInside, stepsBelow } from '../files/paths.ts';
import { identityOf, type Candidate, type Group } from './group.ts';
import type { GroupFolder } from './layout.ts';
import { GROUPING_REASONS } from './phrases.ts';
import { withEnvironments } from './with-environments.ts';

/** Groups files by their folders, then environments with the configs that they share. `isLinked`: true for a config whose vars files a pipeline names. */
export function groupByFolder(
  candidates: readonly Candidate[],
  isLinked: (candidate: Candidate) => boolean,
): { readonly groups: readonly Group[]; readonly alone: readonly Candidate[] } {
  const groups = new Map<string, Group>();
  const alone: Candidate[] = [];
  for (const candidate of candidates) {
    const { groupFolder } = candidate;
    if (candidate.alone) alone.push(candidate);
    else if (groupFolder.kind !== 'shared') groupOf(groups, groupFolder).own.push(candidate);
  }
  const foundations = [...groups.values()].filter((group) => group.own[0]?.groupFolder.kind === 'container');
  for (const candidate of candidates) {
    if (candidate.alone || candidate.groupFolder.kind !== 'shared') continue;
    const sharing = foundations.filter((group) => isInside(group.directory, candidate.groupFolder.directory));
    if (sharing.length === 0) groupOf(groups, candidate.groupFolder).own.push(candidate);
    else for (const group of sharing) group.shared.add(candidate);
  }
  // A folder with several files for the same product is a collection (samples, backups), not one installation.
  for (const [key, group] of groups) {
    if (group.own[0]?.groupFolder.kind !== 'folder' || !isCollection(group.own)) continue;
    alone.push(...group.own);
    groups.delete(key);
  }
  return { groups: uniquelyNamed(withEnvironments([...groups.values()], isLinked)), alone };
}

function groupOf(groups: Map<string, Group>, groupFolder: GroupFolder): Group {
  let group = groups.get(groupFolder.directory);
  if (group === undefined) {
    const why = GROUPING_REASONS[groupFolder.kind](groupFolder.name);
    group = { name: groupFolder.name, directory: groupFolder.directory, why, own: [], shared: new Set() };
    groups.set(groupFolder.directory, group);
  }
  return group;
}

/** Two container folders in one tree may hold foundations of the same name; then the way to the folder tells them apart. */
function uniquelyNamed(groups: readonly Group[]): readonly Group[] {
  const counts = new Map<string, number>();
  for (const { name } of groups) counts.set(name, (counts.get(name) ?? 0) + 1);
  return groups.map((group) => {
    if (counts.get(group.name) === 1) return group;
    const path = [...group.own, ...group.shared][0]?.file.path ?? group.name;
    const depth = stepsBelow([...group.own, ...group.shared][0]?.absolute ?? group.directory, group.directory).length;
    return { ...group, name: path.split('/').slice(0, -depth).join('/') || group.name };
  });
}

function isCollection(candidates: readonly Candidate[]): boolean {
  const seen = new Set<string>();
  for (const candidate of candidates) {
    const identity = identityOf(candidate) ?? (candidate.kind === 'cloud-config' ? candidate.kind : undefined);
    if (identity === undefined) continue;
    if (seen.has(identity)) return true;
    seen.add(identity);
  }
  return false;
}
