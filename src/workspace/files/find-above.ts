import { dirname, join } from 'node:path';
import type { Repositories } from '../history/repository.ts';
import { absolutePath, isInside } from './paths.ts';
import { DISK, exists, isFolder, type Tree } from './tree.ts';

/** Where a person stands: what paths start at, and what is asked about files and repositories. */
export interface Ground {
  readonly cwd: string;
  readonly repositories: Repositories;
  readonly tree?: Tree;
}

/**
 * The nearest file with one of these names beside a path or in a folder above it, up to the top of its repository; without a repository up to the working
 * directory, and from elsewhere only in its own folder.
 */
export function findAbove(path: string, names: readonly string[], { cwd, repositories, tree = DISK }: Ground): string | undefined {
  const absolute = absolutePath(path, cwd);
  const folder = isFolder(absolute, tree) ? absolute : dirname(absolute);
  const stop = repositories.of(folder)?.root ?? (isInside(folder, cwd) ? cwd : folder);
  for (let current = folder; ; current = dirname(current)) {
    const found = names.map((name) => join(current, name)).find((candidate) => exists(candidate, tree));
    if (found !== undefined) return found;
    if (current === stop || dirname(current) === current || !isInside(current, stop)) return undefined;
  }
}
