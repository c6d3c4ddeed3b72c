import { dirname, join } from 'node:path';
import type { Config } from '../config/config.ts';
import { findNamedFoundations, type NamedFoundations } from '../config/named-foundations.ts';
import { withFilesBeside, type Entries } from '../entry.ts';
import { filesBelow, isYamlName } from '../files/find-files.ts';
import { isInside } from '../files/paths.ts';
import type { Requested } from '../find-requested.ts';
import { findOptionsOf, type Request } from '../request.ts';
import { environmentsBeside } from './environments-beside.ts';
import { isGeneratedPart, isRole, type Folders, type GroupFolder } from './layout.ts';
import { topsOf, type Top } from './upward-limit.ts';

/** A folder with more YAML files than this is a store, not a foundation: its other files are not loaded beside one that was given. */
const MAX_NEIGHBOURS = 200;

/** Folders of ops-files, as the repositories of the Cloud Foundry community call them. */
const OPERATIONS = /^(operations|ops|ops[-_]?files?)$/;

/** Where other files of a foundation lie. */
interface Places {
  readonly folders: Set<string>;
  readonly files: Set<string>;
  /** Folders whose roles are among them, and tops whose pipelines are: many folders ask for the same. */
  readonly withRoles: Set<string>;
  readonly withPipelines: Set<string>;
}

/** All files to read, and what is known of where they lie. */
export interface Found {
  readonly request: Request;
  readonly config: Config | undefined;
  readonly entries: Entries;
  /** Scripts and workflows that were asked for. */
  readonly scripts: Requested['scripts'];
  /** What taslint.yml says about some of them. */
  readonly named: NamedFoundations;
  /** Folders that were asked for. */
  readonly givenFolders: readonly string[];
  readonly topOf: (directory: string) => Top;
}

/** Adds the other files of each foundation that was touched, so that one file of it is judged as if all had been given. */
export function findNeighbours(request: Request, config: Config | undefined, requested: Requested): Found {
  const givenFolders = requested.folders;
  const topOf = topsOf(request, config, givenFolders);
  const named = findNamedFoundations(request, config, requested.entries);
  const known = [...named.entries.values()].map(({ found, given }) => ({ directory: dirname(found.absolute), given }));
  const givenIn = new Set(known.flatMap(({ directory, given }) => (given ? [directory] : [])));
  const places: Places = { folders: new Set(), files: new Set(), withRoles: new Set(), withPipelines: new Set() };
  for (const directory of new Set(known.map((entry) => entry.directory))) {
    const top = topOf(directory);
    const groupFolder = request.layout.groupFolderOf(directory, top.top);
    addNeighbours(groupFolder, { ...top, given: givenIn.has(directory) }, request.folders, places);
  }
  for (const folder of environmentsBeside(
    known.map(({ directory }) => directory),
    topOf,
    givenFolders,
    request.folders,
  ))
    places.folders.add(folder);
  const missing = [...places.folders].filter((folder) => !givenFolders.some((given) => isInside(folder, given)));
  const found = filesBelow(outermost(missing), findOptionsOf(request)).files.map((file) => file.absolute);
  const entries = withFilesBeside(named.entries, [...found, ...places.files], request.cwd, config);
  return { request, config, entries, scripts: requested.scripts, named, givenFolders, topOf };
}

function addNeighbours(
  groupFolder: GroupFolder,
  { top, bounded, given }: Top & { readonly given: boolean },
  all: Folders,
  places: Places,
): void {
  const { folders, files } = places;
  switch (groupFolder.kind) {
    case 'container': {
      folders.add(groupFolder.directory);
      for (let above = dirname(groupFolder.directory); isInside(above, top); above = dirname(above)) addRoles(above, all, places);
      break;
    }
    case 'shared':
      folders.add(groupFolder.directory);
      break;
    case 'roles':
      addRoles(groupFolder.directory, all, places);
      for (const name of all.list(groupFolder.directory).files) if (isYamlName(name)) files.add(join(groupFolder.directory, name));
      break;
    case 'folder': {
      const beside = all.list(groupFolder.directory);
      const names = beside.files.filter(isYamlName);
      if (given && bounded && names.length <= MAX_NEIGHBOURS) {
        for (const name of names) files.add(join(groupFolder.directory, name));
        // What an operations file beside a manifest may still set is not missing there.
        for (const name of beside.folders)
          if (OPERATIONS.test(name) || isGeneratedPart(name, names)) folders.add(join(groupFolder.directory, name));
      }
      if (!bounded) return; // nothing tells which pipelines would be meant
      break;
    }
  }
  if (places.withPipelines.has(top)) return;
  places.withPipelines.add(top);
  for (const name of all.list(top).folders) if (/^(pipelines?|ci|concourse)([-_.].*)?$/.test(name)) folders.add(join(top, name));
  for (const name of all.list(top).files) if (/pipeline.*\.ya?ml$/.test(name)) files.add(join(top, name));
}

function addRoles(directory: string, all: Folders, { folders, withRoles }: Places): void {
  if (withRoles.has(directory)) return;
  withRoles.add(directory);
  for (const name of all.list(directory).folders) if (isRole(name)) folders.add(join(directory, name));
}

/** Folders without those inside another of them. */
function outermost(folders: readonly string[]): readonly string[] {
  const all = new Set(folders);
  const hasOuter = (folder: string): boolean => {
    for (let above = dirname(folder), below = folder; above !== below; below = above, above = dirname(above))
      if (all.has(above)) return true;
    return false;
  };
  return [...all].filter((folder) => !hasOuter(folder)).sort();
}
