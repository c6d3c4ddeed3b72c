import { readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** Where git keeps its things, found without running git: a folder `.git`, or a file `.git` that names one (worktrees, submodules). */
export interface Repository {
  /** The top of the working tree. */
  readonly root: string;
  /** What all worktrees share: refs, objects, `shallow`. */
  readonly commonDirectory: string;
  /** What this worktree has for itself: `HEAD`. */
  readonly ownDirectory: string;
}

export class Repositories {
  readonly #known = new Map<string, Repository | undefined>();

  /** The repository whose working tree holds a folder, or undefined. */
  of(folder: string): Repository | undefined {
    if (this.#known.has(folder)) return this.#known.get(folder);
    const parent = dirname(folder);
    const found = repositoryAt(folder) ?? (parent === folder ? undefined : this.of(parent));
    this.#known.set(folder, found);
    return found;
  }
}

function repositoryAt(root: string): Repository | undefined {
  const place = join(root, '.git');
  try {
    const stats = statSync(place, { throwIfNoEntry: false });
    if (stats === undefined) return undefined;
    if (stats.isDirectory()) return { root, commonDirectory: place, ownDirectory: place };
    const named = /^gitdir: (.+)$/m.exec(readFileSync(place, 'utf8'))?.[1];
    if (named === undefined) return undefined;
    const directory = resolve(root, named.trim());
    return { root, commonDirectory: commonDirectoryOf(directory), ownDirectory: directory };
  } catch {
    return undefined; // one that cannot be read: not a repository as far as taslint can use it
  }
}

function commonDirectoryOf(directory: string): string {
  try {
    return resolve(directory, readFileSync(join(directory, 'commondir'), 'utf8').trim());
  } catch {
    return directory; // a submodule keeps all in one place
  }
}

/**
 * What changes whenever another commit is checked out or made, found without running git: the branch that `HEAD` names, and where that stands, as a file of its
 * own or in one of the files that hold many.
 */
export function headOf({ commonDirectory, ownDirectory }: Repository): string {
  const head = textOf(join(ownDirectory, 'HEAD'));
  const branch = /^ref: (.+)$/m.exec(head)?.[1]?.trim();
  const parts = [
    head,
    branch === undefined ? '' : textOf(join(commonDirectory, branch)),
    stampOf(join(commonDirectory, 'packed-refs')),
    stampOf(join(commonDirectory, 'shallow')),
    textOf(join(commonDirectory, 'reftable/tables.list')),
  ];
  return JSON.stringify(parts);
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function stampOf(path: string): string {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats === undefined ? '' : `${stats.mtimeMs} ${stats.size} ${stats.ino}`;
}
