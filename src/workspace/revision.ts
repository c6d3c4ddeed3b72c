import { UsageError } from '../base/usage-error.ts';
import { git, readBlobs, type Environment } from './git.ts';
import { decode, type Reading } from './read-source.ts';
import type { Repository } from './repository.ts';

/** Files as they were at a revision, or as they are staged for the next commit: for comparing two states of a foundation. */

/** Paths from the top of the repository (forward slashes) with what was read; a file over the limits says so. */
export type RevisionFiles = ReadonlyMap<string, Reading>;

/**
 * Reads the files of a revision (`staged`: of the index) whose path is wanted: one process lists, one gives all contents. Links are left out.
 * Throws a UsageError for a revision that does not exist.
 */
export function readRevision(repository: Repository, revision: string, wanted: (path: string) => boolean, env: Environment): RevisionFiles {
  const blobs = new Map<string, string>();
  for (const { path, blob } of listed(repository, revision, env)) if (wanted(path)) blobs.set(path, blob);
  const contents = readBlobs(repository, env, new Set(blobs.values()));
  return new Map([...blobs].map(([path, blob]) => [path, readingOf(contents.get(blob), path)]));
}

function readingOf(content: Buffer | undefined, path: string): Reading {
  return content === undefined ? { message: 'its content is not in this clone' } : decode(content, path);
}

/** Regular files with the names of their contents. */
function listed(repository: Repository, revision: string, env: Environment): readonly { readonly path: string; readonly blob: string }[] {
  const isStaged = revision === 'staged';
  const commit = isStaged ? '' : commitOf(repository, revision, env);
  const output = answer(repository, isStaged ? ['ls-files', '--stage', '-z'] : ['ls-tree', '-r', '-z', '--full-tree', commit], '', env);
  const names = output.toString('utf8').split('\0');
  return names.flatMap((line) => {
    const tab = line.indexOf('\t');
    const [mode = '', second = '', third = ''] = line.slice(0, tab).split(' ');
    if (tab < 0 || !mode.startsWith('100')) return [];
    return [{ path: line.slice(tab + 1), blob: isStaged ? second : third }];
  });
}

function commitOf(repository: Repository, revision: string, env: Environment): string {
  const found = git(repository.root, env, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`]);
  if (found.kind === 'done') return found.output.toString('utf8').trim();
  if (found.kind === 'missing') throw new UsageError('git is not installed', { hint: 'comparing with a revision needs the git program' });
  throw new UsageError(`no such revision: ${revision}`, { hint: 'give a branch, a tag or a commit; a shallow clone may not hold it' });
}

function answer(repository: Repository, args: readonly string[], input: string, env: Environment): Buffer {
  const found = git(repository.root, env, args, input);
  if (found.kind === 'done') return found.output;
  if (found.kind === 'missing') throw new UsageError('git is not installed', { hint: 'comparing with a revision needs the git program' });
  throw new UsageError('the repository cannot be read by git', { hint: found.said.split('\n')[0] ?? 'git status says why' });
}
