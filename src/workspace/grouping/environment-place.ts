import { dirname, join } from 'node:path';
import { comparable, slashed, stepsBelow } from '../files/paths.ts';
import type { Candidate, Group } from './group.ts';
import { isRole } from './layout.ts';
import { isVersion, type Source } from './shared-configs.ts';
import { isUsualProduct } from './vars-of-config.ts';

/** The environment that a file belongs to, by where it lies among configs that environments share. */
export interface EnvironmentPlace {
  /** The folder with the configs. */
  readonly base: string;
  /** As people call it: `dev`, `eus/dev`. */
  readonly name: string;
  readonly directory: string;
  /** The way to the file without the environment: `vars`, `cf.yml`. */
  readonly steps: readonly string[];
  /** `vars/dev`, not `dev/vars`: one such folder alone need not be an environment. */
  readonly isBelowRole: boolean;
  /** True for a folder below `environments/`, which is a foundation already. */
  readonly isFoundation: boolean;
  /** The product, and its version, whose tree the folder repeats; '' for none. */
  readonly tail: string;
}

/** Folders with configs, by the folder in which environments would lie. */
export type Bases = ReadonlyMap<string, readonly Source[]>;

/** Folders that hold a layer of values, a tool, or what is only kept or copied from, never an environment. */
const NEVER = new Set(
  (
    'all any archive archived archives backup backups bak base baseline bin ci concourse configs cred credential credentials creds custom data deprecated ' +
    'download downloads general generated generated-vars generic global globals misc obsolete old output outputs override overrides parameters pipeline ' +
    'pipelines product product-config retired scripts service services site task tasks template terraform tfvars tile-config tile-configs tiles tools ' +
    'unused util utils values variables'
  ).split(' '),
);

/** The environments that a file may belong to: one for each folder above it that has configs, the nearest first. */
export function placesOf(candidate: Candidate, group: Group, bases: Bases): readonly EnvironmentPlace[] {
  const { kind, name } = candidate.groupFolder;
  if (kind === 'container') return placesInContainer(candidate, group, bases);
  if (kind === 'shared') return [];
  const places: EnvironmentPlace[] = [];
  const directory = dirname(candidate.absolute);
  const below = stepsBelow(directory, candidate.groupFolder.directory).length;
  let folder = directory;
  // no further up than the top, from which the name of the group leads down
  for (let left = below + (name === '.' ? 0 : name.split('/').length); left > 0; left--) {
    folder = dirname(folder);
    const sources = bases.get(folder);
    const place = sources && environmentBelow(folder, stepsBelow(candidate.absolute, folder), tailsOf(sources));
    if (place !== undefined) places.push(place);
  }
  return places;
}

/** `infra/environments/dev` with `infra/config`. */
function placesInContainer({ absolute }: Candidate, { name, directory }: Group, bases: Bases): readonly EnvironmentPlace[] {
  const base = name.split('/').reduce((folder) => dirname(folder), dirname(directory));
  const sources = bases.get(base);
  if (sources === undefined) return [];
  const steps = stepsBelow(absolute, directory);
  const tail = tailOf(steps.slice(0, -1).map(comparable), tailsOf(sources));
  return [{ base, name, directory, steps, isBelowRole: false, isFoundation: true, tail }];
}

function environmentBelow(base: string, steps: readonly string[], tails: ReadonlySet<string>): EnvironmentPlace | undefined {
  const folders = steps.slice(0, -1).map(comparable);
  const tail = tailOf(folders, tails);
  const above = tail === '' ? folders : folders.slice(0, -tail.split('/').length);
  const named = above.flatMap((folder, index) => (isRole(folder) ? [] : [index]));
  const [first, last] = [named[0], named.at(-1)];
  if (first === undefined || last === undefined || named.length > 2 || last - first >= named.length) return undefined;
  if (!named.every((index) => mayBeEnvironment(folders[index]!))) return undefined;
  return {
    base,
    name: slashed(steps.slice(first, last + 1).join('/')),
    directory: join(base, ...steps.slice(0, last + 1)),
    steps: [...steps.slice(0, first), ...steps.slice(last + 1)],
    isBelowRole: first > 0,
    isFoundation: false,
    tail,
  };
}

/** The end of a way that is a tree by product and version. */
function tailOf(folders: readonly string[], tails: ReadonlySet<string>): string {
  return [2, 1].map((size) => (folders.length < size ? '' : folders.slice(-size).join('/'))).find((end) => tails.has(end)) ?? '';
}

function tailsOf(sources: readonly Source[]): ReadonlySet<string> {
  return new Set(sources.flatMap(({ tail }) => (tail === '' ? [] : [tail])));
}

/** True for a folder name that is none of a layer, a tool, a version or a product. `name` is comparable. */
export function mayBeEnvironment(name: string): boolean {
  return !NEVER.has(name) && !isVersion(name) && !isUsualProduct(name) && !name.startsWith('.');
}
