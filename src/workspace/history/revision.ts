import { unchanged } from '../../base/language.ts';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../../base/usage-error.ts';
import { git, readBlobs, type Answer, type Environment } from './run-git.ts';
import { slashed, stepsBelow } from '../files/paths.ts';
import { decode, type Reading } from '../files/read-source.ts';
import type { Repository } from './repository.ts';
import type { Tree, TreeEntry } from '../files/tree.ts';

/** Files as they were at a revision, or as they are staged for the next commit: for comparing two states of a foundation. */

/** A revision that exists. */
export interface Revision {
  /** As it was asked for, e.g. `main` or `HEAD~1`. */
  readonly name: string;
  readonly commit: string;
}

/**
 * Finds the commit that a person means; undefined for HEAD of a repository without a commit. Throws a UsageError for a revision that does not exist, which
 * in a shallow clone says how far the history goes.
 */
export function findRevision(repository: Repository, name: string, env: Environment): Revision | undefined {
  const found = git(repository.root, env, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`]);
  if (found.kind === 'done') return { name, commit: found.output.toString('utf8').trim() };
  refuseUnusable(found);
  const head = git(repository.root, env, ['log', '--format=%h %cs', 'HEAD']);
  if (head.kind !== 'done' && name === 'HEAD') return undefined;
  const commits = head.kind === 'done' ? head.output.toString('utf8').trim().split('\n') : [];
  if (!existsSync(join(repository.commonDirectory, 'shallow')))
    throw new UsageError(
      { en: `no such revision: ${name}`, ko: `리비전이 없습니다: ${name}` },
      {
        hint: {
          en: 'give a branch, a tag or a commit; a branch of the server is origin/NAME',
          ko: '브랜치, 태그, 커밋을 지정하세요. 서버의 브랜치는 origin/NAME입니다',
        },
      },
    );
  const oldest = commits.at(-1) ?? '';
  const reach = commits.length === 1 ? 'the one commit' : `${commits.length} commits back to`;
  throw new UsageError(
    {
      en: `no such revision: ${name}; this clone is shallow and holds ${reach} ${oldest}`,
      ko: `리비전이 없습니다: ${name}. 이 저장소는 shallow clone이라 커밋 ${commits.length}개(${oldest}까지)만 있습니다`,
    },
    {
      hint: {
        en: 'fetch more of the history: git fetch --deepen=50 origin, or a full clone (fetch-depth: 0, GIT_DEPTH: 0)',
        ko: '이력을 더 받으세요: git fetch --deepen=50 origin, 또는 전체를 복제(fetch-depth: 0, GIT_DEPTH: 0)',
      },
    },
  );
}

/** True when a word names a commit of the repository. Throws a UsageError where git cannot be used. */
export function isRevision(repository: Repository, word: string, env: Environment): boolean {
  const found = git(repository.root, env, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${word}^{commit}`]);
  refuseUnusable(found);
  return found.kind === 'done';
}

/** The commit in which two revisions parted, called by the first of them. Throws a UsageError when they have none in common. */
export function commonAncestor(repository: Repository, one: Revision, other: Revision, env: Environment): Revision {
  const found = git(repository.root, env, ['merge-base', one.commit, other.commit]);
  refuseUnusable(found);
  if (found.kind === 'done') return { name: one.name, commit: found.output.toString('utf8').trim() };
  throw new UsageError(
    {
      en: `${one.name} and ${other.name} have no commit in common`,
      ko: `${one.name}과(와) ${other.name}에 공통 커밋이 없습니다`,
    },
    {
      hint: {
        en: 'the shallow clone does not contain it: fetch more history, or compare the two directly with two dots',
        ko: 'shallow clone에는 없을 수 있습니다. 이력을 더 받거나, 점 두 개로 둘을 직접 비교하세요',
      },
    },
  );
}

/** The tree of a revision. Links and submodules are left out. Contents are fetched when they are asked for, by one process for all that are expected. */
export function revisionTree(repository: Repository, revision: Revision, env: Environment): Tree {
  const output = answer(repository, ['ls-tree', '-r', '-z', '--full-tree', revision.commit], env);
  return new GitTree(repository, revision.name, listed(output, 2), env);
}

/** The tree of the index: what the next commit will hold. It is what is linted, so its files are of no earlier revision. */
export function stagedTree(repository: Repository, env: Environment): Tree {
  return new GitTree(repository, undefined, listed(answer(repository, ['ls-files', '--stage', '-z', '--full-name'], env), 1), env);
}

/** Regular files with the names of their contents; `column` is where the name stands before the tab. */
function listed(output: Buffer, column: number): ReadonlyMap<string, string> {
  const blobs = new Map<string, string>();
  for (const line of output.toString('utf8').split('\0')) {
    const tab = line.indexOf('\t');
    const words = line.slice(0, tab).split(' ');
    if (tab >= 0 && words[0]!.startsWith('100')) blobs.set(line.slice(tab + 1), words[column] ?? '');
  }
  return blobs;
}

class GitTree implements Tree {
  readonly #repository: Repository;
  readonly #revision: string | undefined;
  readonly #env: Environment;
  /** By the path from the top of the repository. */
  readonly #blobs: ReadonlyMap<string, string>;
  readonly #folders = new Map<string, Map<string, TreeEntry['kind']>>();
  readonly #contents = new Map<string, Buffer>();

  constructor(repository: Repository, revision: string | undefined, blobs: ReadonlyMap<string, string>, env: Environment) {
    this.#repository = repository;
    this.#revision = revision;
    this.#blobs = blobs;
    this.#env = env;
    this.#folders.set('', new Map());
    for (const path of blobs.keys()) this.#enter(path, 'file');
  }

  /** Notes a path in its folder, and folders above it that are met for the first time. */
  #enter(path: string, kind: TreeEntry['kind']): void {
    const slash = path.lastIndexOf('/');
    const folder = slash < 0 ? '' : path.slice(0, slash);
    let names = this.#folders.get(folder);
    if (names === undefined) {
      this.#folders.set(folder, (names = new Map<string, TreeEntry['kind']>()));
      this.#enter(folder, 'folder');
    }
    names.set(path.slice(slash + 1), kind);
  }

  readonly kindOf = (absolute: string): 'file' | 'folder' | undefined => {
    const path = this.#pathOf(absolute);
    if (path === undefined) return undefined;
    return this.#blobs.has(path) ? 'file' : this.#folders.has(path) ? 'folder' : undefined;
  };

  readonly list = (folder: string): readonly TreeEntry[] => {
    const names = this.#folders.get(this.#pathOf(folder) ?? '\0') ?? new Map<string, TreeEntry['kind']>();
    return [...names].map(([name, kind]) => ({ name, kind })).sort((one, other) => (one.name < other.name ? -1 : 1));
  };

  readonly realPath = (absolute: string): string => absolute;

  readonly read = (absolute: string, shown: string): Reading => {
    const blob = this.#blobs.get(this.#pathOf(absolute) ?? '\0');
    if (blob === undefined) return { message: { en: 'no such file', ko: '파일이 없습니다' } };
    if (!this.#contents.has(blob)) this.expect([absolute]);
    const content = this.#contents.get(blob);
    if (content === undefined)
      throw new UsageError(
        {
          en: `${shown}: its content at ${this.#revision ?? 'the index'} is not in this clone`,
          ko: `${shown}: ${this.#revision ?? '인덱스'}의 내용이 이 저장소에 없습니다`,
        },
        {
          hint: {
            en: 'this is a partial clone (git clone --filter); fetch the contents, or clone without a filter',
            ko: '내용을 빼고 복제한 저장소입니다(git clone --filter). 내용을 받거나 필터 없이 복제하세요',
          },
        },
      );
    return decode(content, shown, this.#revision);
  };

  readonly expect = (files: Iterable<string>): void => {
    const wanted = new Set<string>();
    for (const file of files) {
      const blob = this.#blobs.get(this.#pathOf(file) ?? '\0');
      if (blob !== undefined && !this.#contents.has(blob)) wanted.add(blob);
    }
    for (const [blob, content] of readBlobs(this.#repository, this.#env, wanted)) this.#contents.set(blob, content);
  };

  readonly files = (): Iterable<string> => [...this.#blobs.keys()].map((path) => join(this.#repository.root, path));

  #pathOf(absolute: string): string | undefined {
    const { root } = this.#repository;
    if (absolute === root) return '';
    const path = absolute.startsWith(root) ? slashed(stepsBelow(absolute, root).join('/')) : undefined;
    if (path === undefined || this.#blobs.has(path) || this.#folders.has(path)) return path;
    // macOS gives names decomposed, git keeps them composed
    return path.normalize('NFC');
  }
}

function answer(repository: Repository, args: readonly string[], env: Environment): Buffer {
  const found = git(repository.root, env, args);
  if (found.kind === 'done') return found.output;
  refuseUnusable(found);
  const said = found.kind === 'failed' ? found.said.split('\n')[0] : undefined;
  throw new UsageError(
    { en: 'the repository cannot be read by git', ko: 'git이 저장소를 읽지 못했습니다' },
    {
      hint: said === undefined || said === '' ? { en: 'git status says why', ko: '이유는 git status로 볼 수 있습니다' } : unchanged(said),
    },
  );
}

/** Throws when there is no git, or when it refuses to work here whatever is asked. */
function refuseUnusable(found: Answer): void {
  if (found.kind === 'missing')
    throw new UsageError(
      { en: 'git is not installed', ko: 'git이 설치되어 있지 않습니다' },
      {
        hint: {
          en: 'comparing with a revision needs the git program; --since-dir DIR does not',
          ko: '리비전과 비교하려면 git이 필요합니다. --since-dir DIR에는 필요 없습니다',
        },
      },
    );
  if (found.kind === 'failed' && found.said.includes('dubious ownership'))
    throw new UsageError(
      {
        en: 'git does not trust this repository, which belongs to another user',
        ko: '다른 사용자가 소유한 저장소라 git이 신뢰하지 않습니다',
      },
      {
        hint: {
          en: 'in a container: git config --global --add safe.directory "$PWD"',
          ko: '컨테이너라면: git config --global --add safe.directory "$PWD"',
        },
      },
    );
}
