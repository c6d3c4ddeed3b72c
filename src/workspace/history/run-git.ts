import type * as Processes from 'node:child_process';
import { createRequire } from 'node:module';
import type { Repository } from './repository.ts';

/**
 * Asks git about the past of files. The repository may be hostile: no hooks, no file watcher, no external diff, no filters (nothing of the
 * working tree is compared by git), no pager, no network, and never a write.
 */
const SAFE = [
  '--no-pager',
  '--literal-pathspecs',
  ...[
    'core.fsmonitor=false',
    'core.hooksPath=/dev/null',
    'core.quotePath=false',
    'protocol.allow=never',
    'log.showSignature=false',
  ].flatMap((setting) => ['-c', setting]),
];
/** Hooks run with variables that lead git to one repository; we go where the files are. A user's own settings and the index of a running commit stay. */
const KEPT = /^GIT_(CONFIG_(GLOBAL|SYSTEM|NOSYSTEM|COUNT|KEY_\d+|VALUE_\d+)|INDEX_FILE)$/;

const TIMEOUT_MILLISECONDS = 20_000;
const MAX_OUTPUT_BYTES = 256 * 1024 * 1024;

/**
 * Loads what starts processes when the first question is asked: it costs a run that asks nothing several milliseconds, and the question comes out of
 * the middle of a rule, where nothing can be awaited. The path only has to be absolute on every system; nothing is looked up below it.
 */
function processes(): typeof Processes {
  return createRequire('file:///C:/')('node:child_process') as typeof Processes; // that is the module's type
}

/** What git answered; `missing` when there is no git program. */
export type Answer =
  | { readonly kind: 'done'; readonly output: Buffer }
  | { readonly kind: 'failed'; readonly said: string }
  | { readonly kind: 'missing' };

export function git(root: string, env: Environment, args: readonly string[], input = ''): Answer {
  const kept = Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('GIT_') || KEPT.test(name)));
  const result = processes().spawnSync('git', [...SAFE, ...args], {
    cwd: root,
    input,
    env: { ...kept, GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0', GIT_NO_LAZY_FETCH: '1', LC_ALL: 'C' },
    timeout: TIMEOUT_MILLISECONDS,
    maxBuffer: MAX_OUTPUT_BYTES,
    windowsHide: true,
  });
  if (result.error !== undefined && 'code' in result.error && result.error.code === 'ENOENT') return { kind: 'missing' };
  if (result.status !== 0) return { kind: 'failed', said: result.stderr?.toString('utf8') ?? '' };
  return { kind: 'done', output: result.stdout };
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** Contents by name, from one `git cat-file --batch`: a line `NAME blob SIZE`, the bytes, a line end. What does not exist is left out. */
export function readBlobs(repository: Repository, env: Environment, blobs: ReadonlySet<string>): ReadonlyMap<string, Buffer> {
  const contents = new Map<string, Buffer>();
  if (blobs.size === 0) return contents;
  const answer = git(repository.root, env, ['cat-file', '--batch'], `${[...blobs].join('\n')}\n`);
  if (answer.kind !== 'done') return contents;
  const { output } = answer;
  for (let at = 0; at < output.length;) {
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
