import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Lifecycle } from '../../facts/input.ts';
import { isInside, slashed, stepsBelow } from '../files/paths.ts';
import { headOf, type Repositories, type Repository } from './repository.ts';
import { git, readBlobs, type Environment } from './run-git.ts';

/** Commits that touched a file, as far as the question needs them. */
interface Past {
  readonly changes: number;
  /** Of the newest change: whether its commit has no parent, the content after it, and the commit. */
  readonly isRoot: boolean;
  readonly blob: string;
  readonly commit: string;
}

/** The pasts of all files of a repository that were asked for together; none when there is no commit yet. */
type Pasts = ReadonlyMap<string, Past>;
type History = { readonly kind: 'pasts'; readonly pasts: Pasts } | { readonly kind: 'no-git' | 'unreadable' | 'no-commits' };

/**
 * Tells whether a file has been committed before: then what it describes is in operation. A file new to a repository that has a history is a
 * first installation. The root commit and a shallow history prove nothing, because what came before is not there.
 */
export class Histories {
  readonly #repositories: Repositories;
  readonly #env: Environment;
  readonly #known = new Map<string, Lifecycle>();
  /** Files that may be asked about later: one `git log` answers for all of them. */
  readonly #expected = new Set<string>();
  readonly #histories = new Map<Repository, RepositoryPast>();
  readonly #memory: HistoryMemory | undefined;

  /** `memory`: what earlier runs of the process asked git. */
  constructor(repositories: Repositories, env: Environment, memory?: HistoryMemory) {
    this.#repositories = repositories;
    this.#env = env;
    this.#memory = memory;
  }

  /** Names files whose past will probably be asked for, so that their repository is asked once and not once for each. */
  expect(files: Iterable<string>): void {
    for (const file of files) this.#expected.add(file);
  }

  /** The lifecycle that the history of a file proves. Each answer is kept. */
  lifecycleOf(file: string): Lifecycle {
    let known = this.#known.get(file);
    if (known === undefined) {
      known = this.#find(file);
      this.#known.set(file, known);
    }
    return known;
  }

  #find(file: string): Lifecycle {
    const repository = this.#repositories.of(dirname(file));
    return repository === undefined ? { state: 'operating', because: 'no-git' } : this.#pastOf(repository, file).lifecycleOf(file);
  }

  #pastOf(repository: Repository, file: string): RepositoryPast {
    const past = this.#histories.get(repository) ?? this.#memory?.recall(repository);
    if (past?.covers(file) === true) {
      this.#histories.set(repository, past);
      return past;
    }
    const files = [file, ...this.#expected].filter((other) => this.#repositories.of(dirname(other)) === repository);
    const found = new RepositoryPast(repository, this.#env, new Set(files));
    this.#histories.set(repository, found);
    this.#memory?.keep(repository, found);
    return found;
  }
}

/** What git answered, as long as nobody commits or checks out something else: a process that goes on asks once. */
export class HistoryMemory {
  readonly #known = new Map<string, { readonly head: string; readonly past: RepositoryPast }>();

  recall(repository: Repository): RepositoryPast | undefined {
    const known = this.#known.get(repository.root);
    return known?.head === headOf(repository) ? known.past : undefined;
  }

  keep(repository: Repository, past: RepositoryPast): void {
    this.#known.set(repository.root, { head: headOf(repository), past });
  }
}

/** The past of some files of one repository: at most three processes, whatever is asked about them. */
class RepositoryPast {
  readonly #repository: Repository;
  readonly #env: Environment;
  /** Files and their names in the repository. */
  readonly #names: ReadonlyMap<string, string>;
  #history: History | undefined;
  #contents: ReadonlyMap<string, Buffer> | undefined;
  #renamed: ReadonlySet<string> | undefined;

  constructor(repository: Repository, env: Environment, files: ReadonlySet<string>) {
    this.#repository = repository;
    this.#env = env;
    this.#names = new Map([...files].map((file) => [file, nameInRepository(file, repository)]));
  }

  covers(file: string): boolean {
    return this.#names.has(file);
  }

  lifecycleOf(file: string): Lifecycle {
    const history = (this.#history ??= readHistory(this.#repository, this.#env, [...this.#names.values()]));
    switch (history.kind) {
      case 'no-git':
        return { state: 'operating', because: 'no-git' };
      case 'unreadable':
        return { state: 'unknown', because: 'shallow-history' };
      case 'no-commits':
        return { state: 'unknown', because: 'root-commit' };
      case 'pasts':
        return this.#judge(file, history.pasts);
    }
  }

  #judge(file: string, pasts: Pasts): Lifecycle {
    const name = this.#names.get(file) ?? '';
    const past = pasts.get(name);
    if (past !== undefined && (past.changes > 1 || this.#isChanged(file, past.blob, pasts)))
      return { state: 'operating', because: 'earlier-commit' };
    if (existsSync(join(this.#repository.commonDirectory, 'shallow'))) return { state: 'unknown', because: 'shallow-history' };
    if (past?.isRoot) return { state: 'unknown', because: 'root-commit' };
    if (past !== undefined && this.#wasRenamed(name, pasts)) return { state: 'operating', because: 'earlier-commit' };
    return { state: 'first-install', because: 'new-file' };
  }

  /** True when the file on disk is not what was committed: then the commit is an earlier one. Line ends are forgiven, as git may change them. */
  #isChanged(file: string, blob: string, pasts: Pasts): boolean {
    this.#contents ??= readBlobs(
      this.#repository,
      this.#env,
      new Set([...pasts.values()].filter(({ changes }) => changes === 1).map((past) => past.blob)),
    );
    const committed = this.#contents.get(blob);
    if (committed === undefined) return false;
    try {
      return unixText(readFileSync(file)) !== unixText(committed);
    } catch {
      return false; // gone since it was read: nothing can be said against the commit
    }
  }

  /** True when the only commit of a file brought it from another name. */
  #wasRenamed(name: string, pasts: Pasts): boolean {
    this.#renamed ??= renamedIn(
      this.#repository,
      this.#env,
      new Set([...pasts.values()].filter(({ changes, isRoot }) => changes === 1 && !isRoot).map((past) => past.commit)),
    );
    return this.#renamed.has(name);
  }
}

function unixText(bytes: Buffer): string {
  return bytes.toString('latin1').replaceAll('\r\n', '\n');
}

/** git knows files by their way from the top, links in it resolved save for the file itself. */
function nameInRepository(file: string, repository: Repository): string {
  const folder = dirname(file);
  const realFolder = realpathSync(folder);
  const realRoot = realpathSync(repository.root);
  const base = isInside(realFolder, realRoot)
    ? [...stepsBelow(realFolder, realRoot), file.slice(folder.length).replace(/^[\\/]/, '')]
    : stepsBelow(file, repository.root);
  return slashed(base.join('/'));
}

/** One `git log` for all names: each commit's hash and parents, then the raw changes of the names. */
function readHistory(repository: Repository, env: Environment, names: readonly string[]): History {
  const args = [
    'log',
    '--stdin',
    '-z',
    '--format=%x02%H %P',
    '--raw',
    '--no-abbrev',
    '--no-renames',
    '--no-ext-diff',
    '--no-textconv',
    '--root',
  ];
  const answer = git(repository.root, env, args, `HEAD\n--\n${names.join('\n')}\n`);
  if (answer.kind === 'missing') return { kind: 'no-git' };
  if (answer.kind === 'failed')
    return {
      kind: /unknown revision|bad revision|ambiguous argument|does not have any commits/.test(answer.said) ? 'no-commits' : 'unreadable',
    };
  const pasts = new Map<string, Past>();
  let commit = '';
  let isRoot = false;
  const parts = answer.output.toString('utf8').split('\0');
  for (let index = 0; index < parts.length; index++) {
    const part = parts[index]!.trimStart();
    if (part.startsWith('\x02')) {
      const [hash = '', ...parents] = part
        .slice(1)
        .trim()
        .split(' ')
        .filter((word) => word !== '');
      [commit, isRoot] = [hash, parents.length === 0];
    } else if (part.startsWith(':')) {
      const name = parts[++index] ?? '';
      const past = pasts.get(name);
      if (past === undefined) pasts.set(name, { changes: 1, isRoot, blob: part.split(' ')[3] ?? '', commit });
      else pasts.set(name, { ...past, changes: past.changes + 1 });
    }
  }
  return { kind: 'pasts', pasts };
}

/** The new names of all files that these commits renamed. */
function renamedIn(repository: Repository, env: Environment, commits: ReadonlySet<string>): ReadonlySet<string> {
  const args = [
    'diff-tree',
    '--stdin',
    '-r',
    '-z',
    '-M',
    '--no-commit-id',
    '--name-status',
    '--diff-filter=R',
    '--no-ext-diff',
    '--no-textconv',
  ];
  const answer = git(repository.root, env, args, `${[...commits].join('\n')}\n`);
  if (answer.kind !== 'done') return new Set();
  const parts = answer.output.toString('utf8').split('\0');
  const names = new Set<string>();
  for (let index = 0; index + 2 < parts.length; index += 3) names.add(parts[index + 2]!);
  return names;
}
