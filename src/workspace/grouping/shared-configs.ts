import { basename, dirname } from 'node:path';
import { comparable } from '../files/paths.ts';
import { identityOf, type Candidate, type Group } from './group.ts';
import { isRole } from './layout.ts';
import { memberOf } from './vars-of-config.ts';

/** Configs that may be meant for several environments, by where they lie. */

/** A product or director config that environments beside it may share. */
export interface SharedConfig {
  readonly candidate: Candidate;
  readonly source: Source;
  /** One of each exists in an environment. */
  readonly identity: string;
  /** Names under which its vars files may be kept. */
  readonly names: ReadonlySet<string>;
}

/** Files that lie together, configs among them, and whose environments would lie below `base`. */
export interface Source {
  readonly group: Group;
  readonly base: string;
  /** The folder from which the places of its files count. */
  readonly root: string;
  /** `cf/2.6.4` in a tree by product and version, as `om config-template` writes it; '' elsewhere. */
  readonly tail: string;
  readonly configs: readonly SharedConfig[];
}

/** Folders that hold configs. */
const CONFIG_FOLDERS = new Set(
  'config configs product product-config product-configs products templates tile-config tile-configs tiles'.split(' '),
);

/** True for the name of a folder that holds configs. */
export function isConfigFolder(name: string): boolean {
  return CONFIG_FOLDERS.has(name);
}

/** What a config is called when the folder is named for the product: such a name says nothing. */
const NAMES_OF_ANY = new Set(['product', 'config', 'template']);

const VERSION = /^v?\d+([._-]\d+)+/;

/** True for the name of a folder that is a version, such as `6.0.5`. */
export function isVersion(name: string): boolean {
  return VERSION.test(name);
}

/** The source that a group is; undefined where it has no config, or two for one product: then nothing tells which is meant. */
export function sourceOf(group: Group): Source | undefined {
  const groupFolder = group.own[0]?.groupFolder;
  if (groupFolder?.kind !== 'folder' && groupFolder?.kind !== 'roles') return undefined;
  const configs = group.own.flatMap((candidate) => {
    const identity = identityOf(candidate);
    return identity === undefined ? [] : [{ candidate, identity }];
  });
  if (configs.length === 0 || new Set(configs.map(({ identity }) => identity)).size < configs.length) return undefined;
  const place = groupFolder.kind === 'roles' ? { base: group.directory, root: group.directory, tail: '' } : placeOf(group, configs);
  const source: Source & { readonly configs: SharedConfig[] } = { group, ...place, configs: [] };
  for (const { candidate, identity } of configs)
    source.configs.push({ candidate, source, identity, names: namesOf(candidate, place.tail) });
  return source;
}

/** Where the environments of a folder with configs would lie: beside it when it holds nothing but configs by its name, else in it. */
function placeOf({ directory, name }: Group, configs: readonly Pick<SharedConfig, 'candidate'>[]): Pick<Source, 'base' | 'root' | 'tail'> {
  // as many folders as lie between the top and the group
  const steps = name === '.' ? [] : name.split('/');
  const last = comparable(steps.at(-1) ?? '');
  const isOfProduct = configs.length === 1 && configs[0]!.candidate.product === basename(directory);
  const tail = isVersion(last) ? steps.slice(-2) : isOfProduct ? steps.slice(-1) : [];
  const root = tail.reduce((folder) => dirname(folder), directory);
  const above = comparable(steps.at(-1 - tail.length) ?? '');
  const isOfConfigs = above !== '' && (isConfigFolder(above) || isRole(above));
  return { base: isOfConfigs ? dirname(root) : root, root, tail: tail.map(comparable).join('/') };
}

function namesOf(candidate: Candidate, tail: string): ReadonlySet<string> {
  const { names } = memberOf(candidate, [basename(candidate.absolute)], true);
  if (tail === '') return names;
  return new Set([tail.split('/')[0]!, ...[...names].filter((name) => !NAMES_OF_ANY.has(name))]);
}
