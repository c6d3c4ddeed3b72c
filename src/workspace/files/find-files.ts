import { meant } from '../../base/did-you-mean.ts';
import { prefixed, type Localized } from '../../base/language.ts';
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
  readonly failures: readonly { readonly path: string; readonly message: Localized }[];
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
    if (path === '')
      throw new UsageError(
        { en: 'a path is empty', ko: '빈 경로가 있습니다' },
        {
          hint: { en: 'is a variable of the script not set?', ko: '스크립트의 변수가 비어 있지 않은지 확인하세요' },
        },
      );
    const absolute = absolutePath(path, options.cwd);
    const kind = kindOf(absolute, options.tree ?? DISK);
    if (kind === undefined) {
      if (!isPattern(path)) throw noSuchPath(path, absolute, options.tree);
      await addPattern(path, walk, options);
    } else if (kind === 'folder') {
      if (interruptible(() => walk.folder(absolute, options.treeOf(absolute))) === 0) {
        throw new UsageError(
          { en: `${path}: no YAML files in this folder`, ko: `${path}: 이 폴더에 YAML 파일이 없습니다` },
          {
            hint: {
              en: 'taslint reads *.yml and *.yaml; hidden folders and node_modules are left out',
              ko: 'taslint는 *.yml과 *.yaml을 읽으며, 숨김 폴더와 node_modules는 읽지 않습니다',
            },
          },
        );
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

/** True for a file name that ends as YAML does. */
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
  readonly #failures: { path: string; message: Localized }[] = [];
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
      this.#failures.push({ path: shown, message: errorIs(error, 'ENOENT') ? LEADS_NOWHERE : reasonOf(error) });
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
        this.#failures.push({
          path: shown,
          message: {
            en: `more than ${MAX_LINKED_FOLDERS} linked folders; the rest is not followed`,
            ko: `링크된 폴더가 ${MAX_LINKED_FOLDERS}개를 넘어 나머지는 따라가지 않습니다`,
          },
        });
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
    throw new UsageError(
      { en: `${pattern}: no YAML file matches this pattern`, ko: `${pattern}: 이 패턴에 맞는 YAML 파일이 없습니다` },
      {
        hint: {
          en: 'quote the pattern so that taslint expands it, or give a folder',
          ko: 'taslint가 풀 수 있도록 패턴을 따옴표로 감싸거나 폴더를 지정하세요',
        },
      },
    );
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
    throw new UsageError(prefixed(absolute, reasonOf(error)), {
      hint: {
        en: 'check the permissions of the file and of the folders above it',
        ko: '파일과 그 위 폴더의 권한을 확인하세요',
      },
      cause: error,
    });
  }
}

/** Of one name in a path, in bytes, on every system of today. */
const LONGEST_NAME = 255;

const LEADS_NOWHERE: Localized = { en: 'a broken link', ko: '끊어진 링크입니다' };

function noSuchPath(path: string, absolute: string, tree: Tree | undefined): UsageError {
  if (tree !== undefined)
    return new UsageError(
      { en: `${path}: not among the files that are compared`, ko: `${path}: 비교하는 파일 가운데 없습니다` },
      { hint: { en: 'for --staged it must be in the index: git add', ko: '--staged로 보려면 인덱스에 있어야 합니다: git add' } },
    );
  const tooLong = path.split('/').find((name) => Buffer.byteLength(name) > LONGEST_NAME);
  if (tooLong !== undefined)
    return new UsageError(
      { en: `${tooLong.slice(0, 40)}…: the name is too long`, ko: `${tooLong.slice(0, 40)}…: 이름이 너무 깁니다` },
      { hint: { en: `file systems take ${LONGEST_NAME} bytes`, ko: `파일 시스템은 ${LONGEST_NAME}바이트까지 받습니다` } },
    );
  if (isDangling(absolute))
    return new UsageError(prefixed(path, LEADS_NOWHERE), {
      hint: { en: 'pass an existing file or folder', ko: '있는 파일이나 폴더를 지정하세요' },
    });
  return new UsageError(
    { en: `${path}: no such file or folder`, ko: `${path}: 파일이나 폴더가 없습니다` },
    {
      hint: nearestName(absolute) ?? {
        en: 'pass a file, a folder or a quoted pattern',
        ko: '파일, 폴더 또는 따옴표로 감싼 패턴을 지정하세요',
      },
    },
  );
}

function isDangling(absolute: string): boolean {
  try {
    return lstatSync(absolute).isSymbolicLink();
  } catch {
    return false; // it does not exist at all, which the caller reports
  }
}

/** Another spelling that exists: `.yaml` for `.yml`, or the same name in the other Unicode form. */
function nearestName(absolute: string): Localized | undefined {
  const folder = dirname(absolute);
  const wanted = absolute
    .slice(folder.length + 1)
    .normalize('NFC')
    .replace(/\.ya?ml$/i, '');
  try {
    const near = readdirSync(folder).find((name) => name.normalize('NFC').replace(/\.ya?ml$/i, '') === wanted);
    return near === undefined ? undefined : meant(near);
  } catch {
    return undefined; // the folder is missing too: no better hint
  }
}

function errorIs(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
