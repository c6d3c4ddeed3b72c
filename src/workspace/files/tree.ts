import { readdirSync, realpathSync, statSync } from 'node:fs';
import { readSource, type Reading } from './read-source.ts';

/** Where files are read from: the disk, a revision of a repository, or the index. Paths are absolute, as they are on disk. */
export interface Tree {
  /** What a path is, links followed; undefined when nothing is there. Throws what the disk says when it may not be looked at. */
  readonly kindOf: (absolute: string) => 'file' | 'folder' | undefined;
  /** What is in a folder, by name. Throws when it cannot be read. */
  readonly list: (folder: string) => readonly TreeEntry[];
  /** The path with all links followed. */
  readonly realPath: (absolute: string) => string;
  /** Reads a file; `shown` is the path people see. */
  readonly read: (absolute: string, shown: string) => Reading;
  /** Says which files will be read, so that they can be fetched together. */
  readonly expect: (files: Iterable<string>) => void;
  /** All files, for patterns; undefined where the disk itself is to be searched. */
  readonly files: (() => Iterable<string>) | undefined;
}

export interface TreeEntry {
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'link';
}

/** The files as they lie on disk now. */
export const DISK: Tree = {
  kindOf: (absolute) => {
    try {
      const stats = statSync(absolute, { throwIfNoEntry: false });
      return stats === undefined ? undefined : stats.isDirectory() ? 'folder' : 'file';
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      if (code === 'ENAMETOOLONG') return undefined; // no file can have such a name
      if (code === 'ELOOP') return 'file'; // reading it says that it leads in a circle
      throw error;
    }
  },
  list: (folder) =>
    readdirSync(folder, { withFileTypes: true })
      .map((entry): TreeEntry => ({ name: entry.name, kind: entry.isDirectory() ? 'folder' : entry.isSymbolicLink() ? 'link' : 'file' }))
      .sort((one, other) => (one.name < other.name ? -1 : 1)),
  realPath: (absolute) => realpathSync(absolute),
  read: readSource,
  expect: () => {},
  files: undefined,
};

/** What may not be looked at is not there for us. */
export function exists(path: string, tree: Tree): boolean {
  try {
    return tree.kindOf(path) !== undefined;
  } catch {
    return false;
  }
}

/** False for what may not be looked at: `findFiles` says what is wrong with it. */
export function isFolder(path: string, tree: Tree): boolean {
  try {
    return tree.kindOf(path) === 'folder';
  } catch {
    return false;
  }
}
