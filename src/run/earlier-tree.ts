import { existsSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { UsageError } from '../base/usage-error.ts';
import { folderTree } from '../workspace/files/folder-tree.ts';
import { isInside } from '../workspace/files/paths.ts';
import type { Tree } from '../workspace/files/tree.ts';
import { Repositories, type Repository } from '../workspace/history/repository.ts';
import type { Revision } from '../workspace/history/revision.ts';
import type { WorkspaceOptions } from '../workspace/workspace.ts';
import type { RunWorld } from './io.ts';

/** Where the files of an earlier state are: in a repository, or in a copy of the folder. */

/** A revision as people know it, with its commit. */
export function nameOfRevision({ name, commit }: Revision): string {
  return commit.startsWith(name) ? commit.slice(0, 10) : `${name} (${commit.slice(0, 10)})`;
}

/** The one repository that all paths lie in. Throws a UsageError where there is none, or more than one. */
export function repositoryOf(options: WorkspaceOptions, { cwd }: RunWorld): Repository {
  const repositories = new Repositories();
  const paths = [...(options.paths.length === 0 ? ['.'] : options.paths)].map((path) => resolve(cwd, path));
  const found = new Set(paths.map((path) => repositories.of(isFolder(path) ? path : dirname(path))));
  const [first, second] = [...found];
  if (first === undefined || second !== undefined || found.size > 1)
    throw found.size > 1
      ? new UsageError(
          { en: 'the paths are in different repositories', ko: '경로가 서로 다른 저장소에 있습니다' },
          { hint: { en: 'run taslint once for each', ko: '저장소마다 따로 실행하세요' } },
        )
      : new UsageError(
          { en: 'this is not a git repository', ko: 'git 저장소가 아닙니다' },
          {
            hint: {
              en: 'run taslint inside a clone, or compare with a copy by --since-dir DIR',
              ko: 'git 저장소 안에서 실행하거나 --since-dir DIR로 사본과 비교하세요',
            },
          },
        );
  return first;
}

/**
 * An older copy stands for the working directory when it holds the paths that were asked for; else for the one folder that was asked for. Throws a UsageError
 * when there is no such folder.
 */
export function treeOfFolder(folder: string, options: WorkspaceOptions, { cwd }: RunWorld): Tree {
  const then = resolve(cwd, folder);
  if (!isFolder(then))
    throw new UsageError(
      { en: `--since-dir ${folder}: no such folder`, ko: `--since-dir ${folder}: 폴더가 없습니다` },
      { hint: { en: 'name a folder with the files as they were', ko: '예전 파일이 있는 폴더를 지정하세요' } },
    );
  const paths = options.paths.map((path) => resolve(cwd, path));
  const isCopyOfHere = paths.every((path) => isInside(path, cwd) && existsSync(join(then, relative(cwd, path))));
  const [only] = paths;
  const now = !isCopyOfHere && only !== undefined && paths.length === 1 && isFolder(only) ? only : cwd;
  return folderTree(now, then, folder.replace(/[\\/]+$/, ''));
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
