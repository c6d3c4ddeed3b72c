import { dirname, join } from 'node:path';
import { comparable, isInside, slashed, stepsBelow } from '../files/paths.ts';
import { DISK, type Tree } from '../files/tree.ts';

/**
 * Where a file belongs by the usual layouts of Platform Automation repositories: the folder right below `foundations/`, `environments/` or `envs/`;
 * else the nearest folder that is laid out in roles (`config/`, `vars/` …); else its own folder.
 */
export interface GroupFolder {
  /** `shared`: a role folder beside the foundations, e.g. `foundations/config`; it belongs to all foundations below `directory`. */
  readonly kind: 'container' | 'roles' | 'folder' | 'shared';
  readonly directory: string;
  /** As people call it: `prod`, `vsphere/sbx`, a path below the top, `.` for the top itself. */
  readonly name: string;
}

const CONTAINERS = new Set(['foundations', 'environments', 'envs']);

/** Folders that two of tell a foundation by its layout. */
const LAYOUT_ROLES = new Set(['config', 'env', 'vars', 'state', 'secrets', 'ops-files', 'products', 'opsman', 'versions']);

/** Folders that hold a part of a foundation and are never one themselves. */
const ROLES = new Set([
  ...LAYOUT_ROLES,
  ...'common shared default defaults templates director metadata params operations ops product-configs download-products download-product-config'.split(
    ' ',
  ),
  ...'download-product-configs generated-products manifests runtime-config runtime-configs cloud-config cloud-configs'.split(' '),
]);

/** Folders of ops-files that `om config-template` writes beside `product.yml`. */
const GENERATED_PARTS = new Set(['features', 'network', 'optional', 'resource']);

/** `config-director`, `common-director`: a role for one product. */
const ROLE_FAMILIES = /^(config|common|vars|secrets|env)-/;

/** True for the name of a folder whose folders are foundations. */
export function isContainer(name: string): boolean {
  return CONTAINERS.has(comparable(name));
}

/** True for a folder of ops-files that `om config-template` wrote. `files`: those beside it. */
export function isGeneratedPart(name: string, files: readonly string[]): boolean {
  return GENERATED_PARTS.has(name) && files.includes('product.yml');
}

/** True for the name of a folder that says what its files are for, such as `vars` or `config`. */
export function isRole(name: string): boolean {
  const plain = comparable(name);
  return ROLES.has(plain) || ROLE_FAMILIES.test(plain);
}

/** Names in folders, each folder read once. A folder that cannot be read has none. */
export class Folders {
  readonly #tree: Tree;
  readonly #known = new Map<string, { readonly folders: readonly string[]; readonly files: readonly string[] }>();

  constructor(tree: Tree = DISK) {
    this.#tree = tree;
  }

  list(directory: string): { readonly folders: readonly string[]; readonly files: readonly string[] } {
    let listing = this.#known.get(directory);
    if (listing === undefined) {
      listing = read(directory, this.#tree);
      this.#known.set(directory, listing);
    }
    return listing;
  }
}

function read(directory: string, tree: Tree): { readonly folders: readonly string[]; readonly files: readonly string[] } {
  try {
    const entries = tree.list(directory);
    return {
      folders: entries.filter((entry) => entry.kind !== 'file').map((entry) => entry.name),
      files: entries.filter((entry) => entry.kind !== 'folder').map((entry) => entry.name),
    };
  } catch {
    return { folders: [], files: [] }; // only a convention is lost; reading the files themselves reports what is unreadable
  }
}

export class Layout {
  readonly #folders: Folders;
  readonly #groupFolders = new Map<string, GroupFolder>();
  /** How many roles are laid out in a folder: each folder below asks about those above. */
  readonly #roleCounts = new Map<string, number>();

  constructor(folders: Folders) {
    this.#folders = folders;
  }

  /** The group folder of the files of a directory, looking no further up than `top`. */
  groupFolderOf(directory: string, top: string): GroupFolder {
    const key = `${top}\0${directory}`;
    let groupFolder = this.#groupFolders.get(key);
    if (groupFolder === undefined) {
      groupFolder = this.#find(directory, top);
      this.#groupFolders.set(key, groupFolder);
    }
    return groupFolder;
  }

  /** How far up it makes sense to look when no repository bounds the search: the nearest folder that tells a layout, at most four levels up. */
  topWithoutRepository(directory: string): string | undefined {
    let current = directory;
    let top: string | undefined;
    for (let level = 0; level < 4; level++) {
      if (this.#roleCount(current) >= 2) top ??= current;
      const parent = dirname(current);
      if (parent === current) break;
      if (CONTAINERS.has(comparable(current.slice(parent.length).replace(/^[\\/]/, '')))) return parent;
      current = parent;
    }
    return top;
  }

  #find(directory: string, top: string): GroupFolder {
    const steps = isInside(directory, top) ? stepsBelow(directory, top) : [];
    const container = steps.findLastIndex((step) => CONTAINERS.has(comparable(step)));
    if (container >= 0) return this.#inContainer(join(top, ...steps.slice(0, container + 1)), steps.slice(container + 1), top);
    const first = steps[0];
    if (first !== undefined && isRole(first) && this.#folders.list(top).folders.some((name) => CONTAINERS.has(comparable(name)))) {
      return { kind: 'shared', directory: top, name: nameBelow(top, top) };
    }
    return this.#byRoles(directory, top) ?? this.#besideFiles(directory, top);
  }

  /** `aws/director/` beside `aws/director.yml` holds a part of what lies in `aws/`; any other folder stands for itself. */
  #besideFiles(directory: string, top: string): GroupFolder {
    const parent = dirname(directory);
    const name = directory.slice(parent.length).replace(/^[\\/]/, '');
    const isPart = isInside(parent, top) && this.#isPart(name, parent);
    const groupFolder = isPart ? parent : directory;
    return { kind: 'folder', directory: groupFolder, name: nameBelow(groupFolder, top) };
  }

  #isPart(name: string, parent: string): boolean {
    const { files } = this.#folders.list(parent);
    return isRole(name) ? files.some((file) => /\.ya?ml$/.test(file)) : isGeneratedPart(name, files);
  }

  #inContainer(container: string, steps: readonly string[], top: string): GroupFolder {
    const [first, second] = steps;
    if (first === undefined || isRole(first)) return { kind: 'shared', directory: container, name: nameBelow(container, top) };
    const directory = join(container, first);
    if (!this.#isGroup(directory)) return { kind: 'container', directory, name: first };
    if (second === undefined || isRole(second)) return { kind: 'shared', directory, name: first };
    return { kind: 'container', directory: join(directory, second), name: `${first}/${second}` };
  }

  /** `environments/vsphere/{common,lab,prod}`: a folder that is no foundation but holds some. */
  #isGroup(directory: string): boolean {
    const { folders } = this.#folders.list(directory);
    if (folders.some((name) => LAYOUT_ROLES.has(comparable(name)))) return false;
    return folders.some(
      (name) => !isRole(name) && this.#folders.list(join(directory, name)).folders.some((inner) => LAYOUT_ROLES.has(comparable(inner))),
    );
  }

  #byRoles(directory: string, top: string): GroupFolder | undefined {
    let below: string | undefined;
    for (let current = directory; isInside(current, top); current = dirname(current)) {
      const belongs = below === undefined || isRole(below);
      if (belongs && this.#roleCount(current) >= 2) return this.#outermost(current, top);
      const parent = dirname(current);
      if (parent === current) return undefined;
      below = current.slice(parent.length).replace(/^[\\/]/, '');
    }
    return undefined;
  }

  /** `config/` with `config/vars` and `config/secrets` inside is itself a role of the folder above. */
  #outermost(found: string, top: string): GroupFolder {
    let directory = found;
    for (;;) {
      const parent = dirname(directory);
      const name = directory.slice(parent.length).replace(/^[\\/]/, '');
      if (parent === directory || !isInside(parent, top) || !isRole(name) || this.#roleCount(parent) < 2) break;
      directory = parent;
    }
    return { kind: 'roles', directory, name: nameBelow(directory, top) };
  }

  #roleCount(directory: string): number {
    let count = this.#roleCounts.get(directory);
    if (count === undefined) {
      count = this.#folders.list(directory).folders.filter((name) => LAYOUT_ROLES.has(comparable(name))).length;
      this.#roleCounts.set(directory, count);
    }
    return count;
  }
}

function nameBelow(directory: string, top: string): string {
  return slashed(stepsBelow(directory, top).join('/')) || '.';
}
