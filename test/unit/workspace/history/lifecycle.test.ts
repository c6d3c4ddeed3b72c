import { join } from 'node:path';
import { rmSync, symlinkSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { CF, commit, folderWith, git, open, repositoryWith, write } from '../tree.ts';

const lifecycle = async (cwd: string, path = 'config/cf.yml', env: Readonly<Record<string, string | undefined>> = process.env) => {
  const workspace = await open(cwd, { paths: [path], env });
  const plan = workspace.plans.find(({ documents }) => documents.some(({ kind }) => kind === 'product'));
  if (plan === undefined) throw new Error('no plan with a product');
  return workspace.lifecycle(plan)();
};

const changed = `${CF}# changed\n`;

describe('whether a foundation is in operation', () => {
  test('no git means operating', async () => {
    expect(await lifecycle(folderWith({ 'config/cf.yml': CF }))).toEqual({ state: 'operating', because: 'no-git' });
  });

  test('no git program means operating', async () => {
    const root = repositoryWith({ 'config/cf.yml': CF });
    expect(await lifecycle(root, 'config/cf.yml', { PATH: join(root, 'nowhere') })).toEqual({ state: 'operating', because: 'no-git' });
  });

  test('an earlier commit of the product file means operating', async () => {
    const root = repositoryWith({ 'note.md': '' }, { 'config/cf.yml': CF }, { 'config/cf.yml': changed });
    expect(await lifecycle(root)).toEqual({ state: 'operating', because: 'earlier-commit' });
  });

  test('a change that is not committed yet makes the commit an earlier one', async () => {
    const root = repositoryWith({ 'note.md': '' }, { 'config/cf.yml': CF });
    write(root, { 'config/cf.yml': changed });
    expect(await lifecycle(root)).toEqual({ state: 'operating', because: 'earlier-commit' });
  });

  test('other line ends are no change', async () => {
    const root = repositoryWith({ 'note.md': '' }, { 'config/cf.yml': CF });
    write(root, { 'config/cf.yml': CF.replaceAll('\n', '\r\n') });
    expect(await lifecycle(root)).toEqual({ state: 'first-install', because: 'new-file' });
  });

  test('a file new to a repository with history means first install, committed or not', async () => {
    const committed = repositoryWith({ 'note.md': '' }, { 'config/cf.yml': CF });
    expect(await lifecycle(committed)).toEqual({ state: 'first-install', because: 'new-file' });
    const untracked = repositoryWith({ 'note.md': '' });
    write(untracked, { 'config/cf.yml': CF });
    expect(await lifecycle(untracked)).toEqual({ state: 'first-install', because: 'new-file' });
  });

  test('a file that only got a new name is no new file', async () => {
    const root = repositoryWith({ 'config/tas.yml': `${CF}${'# the same\n'.repeat(20)}` }, {});
    git(root, 'mv', 'config/tas.yml', 'config/cf.yml');
    commit(root, {});
    expect(await lifecycle(root)).toEqual({ state: 'operating', because: 'earlier-commit' });
  });

  test('the root commit, and a repository without one, prove nothing', async () => {
    expect(await lifecycle(repositoryWith({ 'config/cf.yml': CF }))).toEqual({ state: 'unknown', because: 'root-commit' });
    const fresh = repositoryWith();
    write(fresh, { 'config/cf.yml': CF });
    expect(await lifecycle(fresh)).toEqual({ state: 'unknown', because: 'root-commit' });
  });

  test('a shallow clone proves nothing unless it holds an earlier commit', async () => {
    const origin = repositoryWith({ 'note.md': '' }, { 'config/cf.yml': CF }, { 'config/cf.yml': changed });
    const shallow = (depth: number): string => {
      const root = folderWith({});
      git(root, 'clone', '-q', `--depth=${depth}`, `file://${origin}`, 'clone');
      return join(root, 'clone');
    };
    expect(await lifecycle(shallow(1))).toEqual({ state: 'unknown', because: 'shallow-history' });
    expect(await lifecycle(shallow(2))).toEqual({ state: 'operating', because: 'earlier-commit' });
  });

  test('worktrees, blanks, Korean names and links on the way are understood', async () => {
    const path = '설정 파일/cf 운영.yml';
    const origin = repositoryWith({ 'note.md': '' }, { [path]: CF }, { [path]: changed });
    expect(await lifecycle(origin, path)).toEqual({ state: 'operating', because: 'earlier-commit' });
    git(origin, 'worktree', 'add', '-q', 'tree', '-b', 'other');
    expect(await lifecycle(join(origin, 'tree'), path)).toEqual({ state: 'operating', because: 'earlier-commit' });
    const elsewhere = folderWith({});
    symlinkSync(origin, join(elsewhere, 'link'));
    expect(await lifecycle(join(elsewhere, 'link'), path)).toEqual({ state: 'operating', because: 'earlier-commit' });
  });

  test('the variables that git sets for hooks of another repository lead nobody astray', async () => {
    const other = repositoryWith({ 'note.md': '' });
    const root = repositoryWith({ 'note.md': '' }, { 'config/cf.yml': CF }, { 'config/cf.yml': changed });
    const env = { ...process.env, GIT_DIR: join(other, '.git'), GIT_WORK_TREE: other, GIT_EXTERNAL_DIFF: 'false' };
    expect(await lifecycle(root, 'config/cf.yml', env)).toEqual({ state: 'operating', because: 'earlier-commit' });
  });

  test('foundations of one repository have lifecycles of their own', async () => {
    const root = repositoryWith(
      { 'foundations/a/config/cf.yml': CF },
      { 'foundations/a/config/cf.yml': changed },
      { 'foundations/b/config/cf.yml': CF },
    );
    const workspace = await open(root);
    expect(workspace.plans.map((plan) => `${plan.name}: ${workspace.lifecycle(plan)().state}`)).toEqual([
      'a: operating',
      'b: first-install',
    ]);
  });

  test('a broken repository is unknown, not a crash', async () => {
    const root = repositoryWith({ 'config/cf.yml': CF });
    rmSync(join(root, '.git/objects'), { recursive: true });
    expect((await lifecycle(root)).state).toBe('unknown');
  });

  test('what taslint.yml says needs no git', async () => {
    const root = repositoryWith({
      'config/cf.yml': CF,
      'taslint.yml': 'foundations: {prod: {lifecycle: operating, products: {cf: {config: config/cf.yml}}}}\n',
    });
    expect(await lifecycle(root)).toEqual({ state: 'operating', because: 'configured' });
  });

  test('nothing that the repository configures is run', async () => {
    const root = repositoryWith({ 'note.md': '' }, { 'config/cf.yml': CF, '.gitattributes': '* filter=evil diff=evil\n' });
    const trap = `sh -c 'touch "${root}/ran"; cat'`;
    for (const name of [
      'core.fsmonitor',
      'core.pager',
      'diff.external',
      'filter.evil.clean',
      'filter.evil.smudge',
      'diff.evil.textconv',
      'diff.evil.command',
    ])
      git(root, 'config', name, trap);
    write(root, { 'config/cf.yml': changed });
    expect((await lifecycle(root)).state).toBe('operating');
    expect((await open(root)).read).toBeTypeOf('function');
    await expect(open(root, { paths: ['ran'] })).rejects.toThrow('no such file or folder');
  });
});
