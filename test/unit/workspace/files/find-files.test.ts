import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { filesBelow, findFiles } from '../../../../src/workspace/files/find-files.ts';
import { folderWith } from '../tree.ts';

const found = async (cwd: string, paths: readonly string[], allowOutside = false) =>
  findFiles(paths, { cwd, allowOutside, treeOf: (folder) => folder });
const names = async (cwd: string, ...paths: string[]): Promise<readonly string[]> =>
  (await found(cwd, paths)).files.map((file) => file.path);

describe('finding files', () => {
  test('folders are walked by name; hidden folders, node_modules and other files are left out', async () => {
    const root = folderWith({
      'b/cf.yml': '',
      'b/한국어 이름.yaml': '',
      'a.YML': '',
      'note.md': '',
      '.terraform/x.yml': '',
      'node_modules/p/x.yml': '',
      '.git/x.yml': '',
    });
    expect(await names(root, '.')).toEqual(['a.YML', 'b/cf.yml', 'b/한국어 이름.yaml']);
  });

  test('a file given by name is read whatever it is called, and only once', async () => {
    const root = folderWith({ 'config/cf.yml': '', staged: '', 'x.json': '{}' });
    expect(await names(root, 'staged', 'x.json', 'config', 'config/cf.yml', './config/../config/cf.yml')).toEqual([
      'staged',
      'x.json',
      'config/cf.yml',
    ]);
  });

  test('paths are shown from the working directory, also above it', async () => {
    const root = folderWith({ 'config/cf.yml': '', 'vars/cf.yml': '' });
    expect(await names(join(root, 'config'), '../vars', 'cf.yml')).toEqual(['../vars/cf.yml', 'cf.yml']);
  });

  test('patterns are expanded, and a file whose name looks like one is taken as it is', async () => {
    const root = folderWith({ 'a/cf.yml': '', 'b/cf.yml': '', 'b/note.txt': '', 'odd[1].yml': '' });
    expect(await names(root, '*/cf.*', 'b/*')).toEqual(['a/cf.yml', 'b/cf.yml']);
    expect(await names(root, 'odd[1].yml')).toEqual(['odd[1].yml']);
  });

  test.each([
    ['nowhere.yml', 'nowhere.yml: no such file or folder'],
    ['cf.yaml', 'did you mean cf.yml?'],
    ['empty', 'empty: no YAML files in this folder'],
    ['*.toml', '*.toml: no YAML file matches this pattern'],
    ['cf.yml/inside', 'cf.yml/inside: no such file or folder'],
    ['', 'a path is empty'],
  ])('%j is refused with a reason and a hint', async (path, said) => {
    const root = folderWith({ 'cf.yml': '', 'empty/note.md': '' });
    await expect(found(root, [path])).rejects.toSatisfy(
      (error: Error & { hint?: string }) => `${error.message} ${error.hint}`.includes(said) && error.hint !== undefined,
    );
  });

  test('links that lead in a circle end, links out of the tree are not followed unless allowed', async () => {
    const outside = folderWith({ 'secret.yml': '' });
    const root = folderWith({ 'real/cf.yml': '', 'a/x.yml': '' });
    symlinkSync('..', join(root, 'a/up'));
    symlinkSync('../real', join(root, 'a/real'));
    symlinkSync(outside, join(root, 'a/out'));
    symlinkSync(join(outside, 'secret.yml'), join(root, 'a/secret.yml'));
    symlinkSync('nowhere', join(root, 'a/gone.yml'));
    const kept = await found(root, ['.']);
    expect(kept.files.map((file) => file.path)).toEqual(['a/real/cf.yml', 'a/x.yml', 'real/cf.yml']);
    expect(kept.outside).toEqual(['a/out', 'a/secret.yml']);
    expect(kept.failures).toMatchObject([{ path: 'a/gone.yml', message: { en: 'a broken link' } }]);
    expect((await found(root, ['.'], true)).files.map((file) => file.path)).toContain('a/out/secret.yml');
  });

  test.skipIf(process.getuid?.() === 0)('a folder that cannot be read is a failure, not an empty folder', () => {
    const root = folderWith({ 'a/x.yml': '' });
    mkdirSync(join(root, 'closed'));
    chmodSync(join(root, 'closed'), 0);
    expect(filesBelow([root], { cwd: root, allowOutside: false, treeOf: (folder) => folder }).failures).toEqual([
      { path: 'closed', message: { en: 'not readable: permission denied', ko: expect.any(String) as string } },
    ]);
  });
});
