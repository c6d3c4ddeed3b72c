import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';
import { openWorkspace } from '../../../src/workspace/open-workspace.ts';
import type { Workspace, WorkspaceOptions } from '../../../src/workspace/workspace.ts';

/** Real folders and repositories for tests; all are removed at the end. */

const made: string[] = [];
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

export type Files = Readonly<Record<string, string | Buffer>>;

/** A folder with these files; the path is absolute, links in it resolved. */
export function folderWith(files: Files): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'taslint-')));
  made.push(root);
  write(root, files);
  return root;
}

export function write(root: string, files: Files): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
}

/** Runs git as nobody in particular, without the settings of this machine. */
export function git(root: string, ...args: readonly string[]): string {
  const env = {
    PATH: process.env['PATH'],
    HOME: root,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_AUTHOR_NAME: 'kim',
    GIT_AUTHOR_EMAIL: 'kim@example.com',
    GIT_COMMITTER_NAME: 'kim',
    GIT_COMMITTER_EMAIL: 'kim@example.com',
  };
  return execFileSync('git', ['-c', 'init.defaultBranch=main', '-c', 'protocol.file.allow=always', ...args], {
    cwd: root,
    env,
    encoding: 'utf8',
    stdio: 'pipe',
  });
}

/** A repository with one commit for each set of files. */
export function repositoryWith(...commits: readonly Files[]): string {
  const root = folderWith({});
  git(root, 'init', '-q');
  for (const files of commits) commit(root, files);
  return root;
}

export function commit(root: string, files: Files): void {
  write(root, files);
  git(root, 'add', '-A');
  git(root, 'commit', '-q', '--allow-empty', '-m', 'change');
}

export async function open(cwd: string, options: Partial<WorkspaceOptions> = {}): Promise<Workspace> {
  return openWorkspace({ cwd, paths: ['.'], env: process.env, ...options });
}

/** The plans as text: `name: file <- vars | ops`, one line per file that takes variables, in short. */
export function plansOf(workspace: Workspace): readonly string[] {
  return workspace.plans.flatMap((plan) =>
    plan.documents
      .filter((document) => document.kind !== 'vars' && document.kind !== 'ops')
      .map((document) => {
        const vars = document.varsFiles.map((file) => file.path).join(' ');
        const ops = document.opsFiles.map((file) => file.path).join(' ');
        return `${plan.name}: ${document.file.path}${vars === '' ? '' : ` <- ${vars}`}${ops === '' ? '' : ` | ${ops}`}`;
      }),
  );
}

export const CF = 'product-name: cf\nproduct-properties: {}\n';
export const DIRECTOR = 'az-configuration: []\n';
