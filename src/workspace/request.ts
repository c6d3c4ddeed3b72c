import { Folders, Layout } from './grouping/layout.ts';
import type { FindOptions } from './files/find-files.ts';
import { absolutePath } from './files/paths.ts';
import { DISK, type Tree } from './files/tree.ts';
import { Repositories } from './history/repository.ts';
import type { WorkspaceOptions } from './workspace.ts';

/** What was asked for, with all defaults filled in, and what looks around on its behalf. */
export interface Request {
  readonly options: WorkspaceOptions;
  /** The working directory, absolute. */
  readonly cwd: string;
  /** The paths as given; standard input counts as its file. */
  readonly paths: readonly string[];
  readonly tree: Tree;
  readonly folders: Folders;
  readonly layout: Layout;
  readonly repositories: Repositories;
}

/** The first step: what a command asks for, ready to be looked up. */
export function requestOf(options: WorkspaceOptions): Request {
  const { stdin, paths, tree = DISK } = options;
  const folders = new Folders(tree);
  return {
    options,
    cwd: absolutePath('.', options.cwd),
    paths: stdin !== undefined ? [...paths, stdin.path] : paths.length === 0 ? ['.'] : paths,
    tree,
    folders,
    layout: new Layout(folders),
    repositories: new Repositories(),
  };
}

/** How files are searched for a request. */
export function findOptionsOf({ options, cwd, repositories }: Request): FindOptions {
  return {
    cwd,
    allowOutside: options.allowOutside ?? false,
    treeOf: (folder) => repositories.of(folder)?.root ?? folder,
    ...(options.interruptible === undefined ? {} : { interruptible: options.interruptible }),
    ...(options.tree === undefined ? {} : { tree: options.tree }),
  };
}
