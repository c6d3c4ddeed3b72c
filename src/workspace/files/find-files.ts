import { matchesBelow } from '../../base/glob.ts';
import { lstatSync, readdirSync } from 'node:fs';
import { basename, dirname, join, sep } from 'node:path';
import { UsageError } from '../../base/usage-error.ts';
import { absolutePath, isInside, shownPath } from './paths.ts';
import { reasonOf } from './read-source.ts';
import { DISK, isFolder as isReadableFolder, type Tree, type TreeEntry } from './tree.ts';

/** A file to read: where it is and how it is shown. */
export interface FoundFile {
  readonly path: string;
  readonly absolute: string;
}

export interface FoundFiles {
  /** Each once, in the order of the arguments, folders sorted by name. */
  readonly files: readonly FoundFile[];
  /** Folders and links that could not be followed: nothing below them was looked at. */
  readonly failures: readonly { readonly path: string; readonly message: string }[];
  /** Scripts and workflows that lie among them, and scripts that were given: no configuration, and of no use without it. */
  readonly scripts: readonly FoundFile[];
  /** Links that were not followed because they lead out of the tree. */
  readonly outside: readonly string[];
}

export interface FindOptions {
  readonly cwd: string;
  /** Follow links that leave the tree. */
  readonly allowOutside: boolean;
  /** The tree that links may not leave, for a folder that was given: its repository, or the folder itself. */
  readonly treeOf: (folder: string) => string;
  /** Runs what takes long, so that a person can end it. */
  readonly interruptible?: <T>(work: () => T) => T;
  /** Where files are looked for; the disk when left out. */
  readonly tree?: Tree;
}

/** Folders of links that are walked, so that links to links end somewhere. */
const MAX_LINKED_FOLDERS = 10_000;

/**
 * Turns arguments into files: files are taken as they are, folders are walked for `*.yml` and `*.yaml`, patterns are expanded.
 * Throws a UsageError for a path that does not exist and for a folder or pattern without YAML: nothing asked for may pass unseen.
 */
export async function findFiles(paths: readonly string[], options: FindOptions): Promise<FoundFiles> {
  const walk = new Walk(options);
  const { interruptible = (work) => work() } = options;
  for (const path of paths) {
    if (path === '') throw new UsageError('a path is empty', { hint: 'is a variable of the script not set?' });
    const absolute = absolutePath(path, options.cwd);
    const kind = kindOf(absolute, options.tree ?? DISK);
    if (kind === undefined) {
      if (!isPattern(path)) throw noSuchPath(path, absolute, options.tree);
      await addPattern(path, walk, options);
    } else if (kind === 'folder') {
      if (interruptible(() => walk.folder(absolute, options.treeOf(absolute))) === 0) {
        throw new UsageError(`${path}: no YAML files in this folder`, {
          hint: 'taslint reads *.yml and *.yaml; hidden folders and node_modules are left out',
        });
      }
    } else {
      walk.given(absolute, shownPath(absolute, options.cwd));
    }
  }
  return walk.result();
}

/** The YAML files of a folder and below, for files that are loaded only to know the rest. Unlike `findFiles` it may find none. */
export function filesBelow(folders: readonly string[], options: FindOptions): FoundFiles {
  const walk = new Walk(options);
  for (const folder of folders) walk.folder(folder, options.treeOf(folder));
  return walk.result();
}

export function isYamlName(name: string): boolean {
  return /\.ya?ml$/i.test(name);
}

/** A script of a shell, or what Jenkins runs. */
export function isScriptName(name: string): boolean {
  return /\.(sh|bash)$|^Jenkinsfile|\.jenkinsfile$/i.test(name);
}

/** The hidden folder of GitHub in which workflows lie. */
const GITHUB = '.github';

class Walk {
  readonly #options: FindOptions;
  readonly #disk: Tree;
  readonly #files: FoundFile[] = [];
  readonly #scripts: FoundFile[] = [];
  readonly #seen = new Set<string>();
  readonly #failures: { path: string; message: string }[] = [];
  readonly #outside: string[] = [];
  #linkedFolders = 0;
  #tree = '';

  constructor(options: FindOptions) {
    this.#options = options;
    this.#disk = options.tree ?? DISK;
  }

  file(absolute: string, shown: string): void {
    if (this.#seen.has(absolute)) return;
    this.#seen.add(absolute);
    this.#files.push({ path: shown, absolute });
  }

  /** A file that was given by its name. */
  given(absolute: string, shown: string): void {
    if (isScriptName(basename(absolute))) this.#scripts.push({ path: shown, absolute });
    else this.file(absolute, shown);
  }

  /** A file that a pattern matches; a link may not leave the tree. Folders are passed by. */
  match(absolute: string, shown: string): void {
    if (this.#disk === DISK && lstatSync(absolute, { throwIfNoEntry: false })?.isSymbolicLink() === true) {
      this.#tree = this.#disk.realPath(this.#options.treeOf(dirname(absolute)));
      this.#link(absolute, shown, basename(absolute), undefined);
    } else if (this.#disk.kindOf(absolute) !== 'folder') this.file(absolute, shown);
  }

  /** Walks a folder; says how many YAML files it holds, those seen before included. */
  folder(absolute: string, tree: string): number {
    this.#tree = this.#disk.realPath(tree);
    const shown = shownPath(absolute, this.#options.cwd);
    return this.#walk(absolute, shown === '.' ? '' : `${shown}/`, undefined);
  }

  result(): FoundFiles {
    return { files: this.#files, scripts: this.#scripts, failures: this.#failures, outside: this.#outside };
  }

  /** `above`: real paths of the folders on the way down, known once a link was followed. */
  #walk(folder: string, shown: string, above: readonly string[] | undefined): number {
    let entries: readonly TreeEntry[];
    try {
      entries = this.#disk.list(folder);
    } catch (error) {
      this.#failures.push({ path: shown.slice(0, -1) || '.', message: reasonOf(error) });
      return 1;
    }
    const prefix = folder.endsWith(sep) ? folder : folder + sep;
    let count = 0;
    for (const entry of entries) {
      const { name } = entry;
      if (entry.kind === 'folder') {
        if (name === GITHUB) this.#workflows(prefix + name, shown + name);
        if (isSkipped(name)) continue;
        const below = above === undefined ? undefined : [...above, this.#disk.realPath(prefix + name)];
        count += this.#walk(prefix + name, `${shown}${name}/`, below);
      } else if (entry.kind === 'link') {
        count += this.#link(prefix + name, shown + name, name, above ?? ancestors(folder, this.#disk));
      } else if (isYamlName(name)) {
        count++;
        this.file(prefix + name, shown + name);
      } else if (isScriptName(name)) this.#scripts.push({ path: shown + name, absolute: prefix + name });
    }
    return count;
  }

  #workflows(folder: string, shown: string): void {
    const workflows = join(folder, 'workflows');
    if (!isReadableFolder(workflows, this.#disk)) return;
    for (const { name, kind } of this.#disk.list(workflows))
      if (kind === 'file' && isYamlName(name)) this.#scripts.push({ path: `${shown}/workflows/${name}`, absolute: join(workflows, name) });
  }

  /** `above` as in `#walk`; undefined where linked folders are not walked. */
  #link(absolute: string, shown: string, name: string, above: readonly string[] | undefined): number {
    let target: string;
    let isFolder: boolean;
    try {
      target = this.#disk.realPath(absolute);
      isFolder = this.#disk.kindOf(target) === 'folder';
    } catch (error) {
      if (!isYamlName(name)) return 0;
      this.#failures.push({ path: shown, message: errorIs(error, 'ENOENT') ? 'a link that leads nowhere' : reasonOf(error) });
      return 1;
    }
    if (isFolder ? above === undefined || isSkipped(name) || above.includes(target) : !isYamlName(name)) return 0;
    if (!this.#options.allowOutside && !isInside(target, this.#tree)) {
      this.#outside.push(shown);
      return 0;
    }
    if (!isFolder) {
      this.file(absolute, shown);
      return 1;
    }
    if (++this.#linkedFolders > MAX_LINKED_FOLDERS) {
      if (this.#linkedFolders === MAX_LINKED_FOLDERS + 1)
        this.#failures.push({ path: shown, message: `more than ${MAX_LINKED_FOLDERS} linked folders; the rest is not followed` });
      return 0;
    }
    return this.#walk(absolute, `${shown}/`, [...(above ?? []), target]);
  }
}

/** Hidden folders hold tools' own files (.git, .terraform, .github); node_modules holds other people's. */
function isSkipped(name: string): boolean {
  return name.startsWith('.') || name === 'node_modules';
}

/** Real paths of a folder and of all above it. */
function ancestors(folder: string, tree: Tree): readonly string[] {
  const found: string[] = [];
  for (let current = tree.realPath(folder), parent = ''; current !== parent; parent = current, current = dirname(current))
    found.push(current);
  return found;
}

async function addPattern(pattern: string, walk: Walk, { cwd, tree }: FindOptions): Promise<void> {
  const found = tree?.files === undefined ? await matchesOnDisk(pattern, cwd) : matchesIn(tree.files(), pattern, cwd);
  const files = found.filter((path) => isYamlName(path) || /\.json$/i.test(path)).sort();
  if (files.length === 0)
    throw new UsageError(`${pattern}: no YAML file matches this pattern`, {
      hint: 'quote the pattern so that taslint expands it, or give a folder',
    });
  for (const path of files) {
    const absolute = absolutePath(path, cwd);
    walk.match(absolute, shownPath(absolute, cwd));
  }
}

async function matchesOnDisk(pattern: string, cwd: string): Promise<readonly string[]> {
  // lazy: globby costs more than reading a small repository
  const { globby } = await import('globby');
  // Not only files: a pipe or a link that matches may not pass unseen.
  return globby(pattern, { cwd, onlyFiles: false, followSymbolicLinks: false, ignore: ['**/node_modules/**', '**/.git/**'] });
}

function matchesIn(files: Iterable<string>, pattern: string, cwd: string): readonly string[] {
  const shown = [...files].map((absolute) => shownPath(absolute, cwd));
  return shown.filter((path) => matchesBelow(path, pattern));
}

function isPattern(path: string): boolean {
  return /[*?[\]{}]|[!+@]\(/.test(path);
}

function kindOf(absolute: string, tree: Tree): 'file' | 'folder' | undefined {
  try {
    return tree.kindOf(absolute);
  } catch (error) {
    if (errorIs(error, 'ENOENT') || errorIs(error, 'ENOTDIR')) return undefined;
    throw new UsageError(`${absolute}: ${reasonOf(error)}`, {
      hint: 'check the permissions of the file and of the folders above it',
      cause: error,
    });
  }
}

/** Of one name in a path, in bytes, on every system of today. */
const LONGEST_NAME = 255;

function noSuchPath(path: string, absolute: string, tree: Tree | undefined): UsageError {
  if (tree !== undefined)
    return new UsageError(`${path}: not among the files that are compared`, { hint: 'for --staged it must be in the index: git add' });
  const tooLong = path.split('/').find((name) => Buffer.byteLength(name) > LONGEST_NAME);
  if (tooLong !== undefined)
    return new UsageError(`${tooLong.slice(0, 40)}…: the name is too long`, { hint: `file systems take ${LONGEST_NAME} bytes` });
  if (isDangling(absolute)) return new UsageError(`${path}: a link that leads nowhere`, { hint: 'pass an existing file or folder' });
  return new UsageError(`${path}: no such file or folder`, { hint: nearestName(absolute) ?? 'pass a file, a folder or a quoted pattern' });
}

function isDangling(absolute: string): boolean {
  try {
    return lstatSync(absolute).isSymbolicLink();
  } catch {
    return false; // it does not exist at all, which the caller reports
  }
}

/** Another spelling that exists: `.yaml` for `.yml`, or the same name in the other Unicode form. */
function nearestName(absolute: string): string | undefined {
  const folder = dirname(absolute);
  const wanted = absolute
    .slice(folder.length + 1)
    .normalize('NFC')
    .replace(/\.ya?ml$/i, '');
  try {
    const near = readdirSync(folder).find((name) => name.normalize('NFC').replace(/\.ya?ml$/i, '') === wanted);
    return near === undefined ? undefined : `did you mean ${near}?`;
  } catch {
    return undefined; // the folder is missing too: no better hint
  }
}

function errorIs(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
