import { relative } from 'node:path';
import { expect, test } from 'vitest';
import { Repositories } from '../../../../src/workspace/history/repository.ts';
import { findRevision, revisionTree, stagedTree } from '../../../../src/workspace/history/revision.ts';
import { CF, git, repositoryWith, write } from '../tree.ts';

const texts = (root: string, name: string): Readonly<Record<string, string>> => {
  const repository = new Repositories().of(root);
  if (repository === undefined) throw new Error('no repository');
  const revision = name === 'staged' ? undefined : findRevision(repository, name, process.env);
  const tree = revision === undefined ? stagedTree(repository, process.env) : revisionTree(repository, revision, process.env);
  const paths = [...(tree.files?.() ?? [])].filter((path) => path.endsWith('.yml')).sort();
  tree.expect(paths);
  return Object.fromEntries(
    paths.map((path) => {
      const reading = tree.read(path, relative(root, path));
      return [relative(root, path), reading.file?.text ?? `(${'message' in reading ? reading.message.en : ''})`];
    }),
  );
};

test('files are read as they were, with blanks, Korean names and contents of every size', () => {
  const root = repositoryWith(
    { 'a b/설정.yml': '이름: 값\n', 'empty.yml': '', 'note.md': '' },
    { 'a b/설정.yml': CF, 'large.yml': '# 가\n'.repeat(50_000), 'binary.yml': Buffer.from([0, 10]) },
  );
  expect(texts(root, 'HEAD~1')).toEqual({ 'a b/설정.yml': '이름: 값\n', 'empty.yml': '' });
  expect(texts(root, 'main')).toEqual({
    'a b/설정.yml': CF,
    'binary.yml': '(binary, not text)',
    'empty.yml': '',
    'large.yml': '# 가\n'.repeat(50_000),
  });
});

test('what is staged differs from what lies in the folder', () => {
  const root = repositoryWith({ 'cf.yml': 'a: 1\n' });
  write(root, { 'cf.yml': 'a: 2\n' });
  git(root, 'add', 'cf.yml');
  write(root, { 'cf.yml': 'a: 3\n', 'new.yml': 'b: 1\n' });
  expect(texts(root, 'staged')).toEqual({ 'cf.yml': 'a: 2\n' });
});

test.each(['no-such', '--output=x', 'HEAD~9', 'HEAD:cf.yml'])('%s is refused', (revision) => {
  expect(() => texts(repositoryWith({ 'cf.yml': CF }), revision)).toThrow(`no such revision: ${revision}`);
});
