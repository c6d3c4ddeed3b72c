import { dirname, join } from 'node:path';
import { isYamlName } from '../files/find-files.ts';
import { comparable, isInside } from '../files/paths.ts';
import { mayBeEnvironment } from './environment-place.ts';
import { isContainer, isRole, type Folders } from './layout.ts';
import { isConfigFolder, isVersion } from './shared-configs.ts';
import type { Top } from './upward-limit.ts';

/** How far up from a file the folder may lie that holds both configs and environments. */
const MOST_LEVELS = 5;

/** A folder with more folders than this is a store: nothing in it is looked for. */
const MOST_FOLDERS = 100;

/**
 * Folders to read so that environments and the configs that they share are seen together: where a folder above one of `directories` has both. Only names are
 * looked at; what really belongs together is told when all is read. Below `givenFolders` all is read anyway.
 */
export function environmentsBeside(
  directories: Iterable<string>,
  topOf: (directory: string) => Top,
  givenFolders: readonly string[],
  folders: Folders,
): ReadonlySet<string> {
  const found = new Set<string>();
  const seen = new Set<string>();
  for (const directory of new Set(directories)) {
    const { top, bounded } = topOf(directory);
    if (!bounded) continue;
    let base = directory;
    for (let level = 0; level < MOST_LEVELS && isInside(base, top); level++, base = dirname(base)) {
      if (seen.has(base)) continue;
      seen.add(base);
      if (!givenFolders.some((given) => isInside(base, given))) for (const folder of sharingIn(base, folders)) found.add(folder);
    }
  }
  return found;
}

/** Folders of configs and of environments that lie in one folder; none unless there are both. */
function sharingIn(base: string, folders: Folders): readonly string[] {
  const { folders: names, files } = folders.list(base);
  if (names.length > MOST_FOLDERS) return [];
  const below = (name: string): readonly string[] => folders.list(join(base, name)).folders;
  const configs = names.filter((name) => isConfigFolder(comparable(name)) || below(name).some(isVersion));
  const environments = names.filter((name) => isOfEnvironments(base, comparable(name), name, folders));
  const areBoth = environments.length > 0 && (configs.length > 0 || files.some(isYamlName));
  return areBoth ? [...configs, ...environments].map((name) => join(base, name)) : [];
}

/** True for `environments`, for `vars` with folders in it, and for a folder with files that are named as vars files. */
function isOfEnvironments(base: string, plain: string, name: string, folders: Folders): boolean {
  const inside = folders.list(join(base, name));
  if (isContainer(plain)) return true;
  if (plain === 'vars') return inside.folders.length > 0;
  if (isRole(plain) || !mayBeEnvironment(plain)) return false;
  if (inside.folders.includes('vars') || inside.files.some(isVarsName)) return true;
  // `eus/dev/cf/2.6.4`, `dev/cf/2.6.4`
  return inside.folders.some((inner) => {
    const { folders: further } = folders.list(join(base, name, inner));
    return further.some((last) => isVersion(last) || folders.list(join(base, name, inner, last)).folders.some(isVersion));
  });
}

function isVarsName(name: string): boolean {
  return isYamlName(name) && /(^|[-_.])(vars|variables|secrets?|params)([-_.]|$)/i.test(name);
}
