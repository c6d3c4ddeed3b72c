import { UsageError } from '../base/usage-error.ts';
import { git, type Environment } from './git.ts';
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
  const contents = contentsOf(repository, [...new Set(blobs.values())], env);
  return new Map([...blobs].map(([path, blob]) => [path, decode(contents.get(blob) ?? Buffer.alloc(0), path)]));
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

/** All contents by name, from one `git cat-file --batch`: a line `NAME blob SIZE`, the bytes, a line end. */
function contentsOf(repository: Repository, blobs: readonly string[], env: Environment): ReadonlyMap<string, Buffer> {
  const contents = new Map<string, Buffer>();
  if (blobs.length === 0) return contents;
  const output = answer(repository, ['cat-file', '--batch'], `${blobs.join('\n')}\n`, env);
  let at = 0;
  while (at < output.length) {
    const end = output.indexOf(10, at);
    if (end < 0) break;
    const [name = '', type, size = '0'] = output.toString('latin1', at, end).split(' ');
    at = end + 1;
    if (type !== 'blob') continue; // `NAME missing` has no content
    contents.set(name, output.subarray(at, at + Number(size)));
    at += Number(size) + 1;
  }
  return contents;
}

function answer(repository: Repository, args: readonly string[], input: string, env: Environment): Buffer {
  const found = git(repository.root, env, args, input);
  if (found.kind === 'done') return found.output;
  if (found.kind === 'missing') throw new UsageError('git is not installed', { hint: 'comparing with a revision needs the git program' });
  throw new UsageError('the repository cannot be read by git', { hint: found.said.split('\n')[0] ?? 'git status says why' });
}
