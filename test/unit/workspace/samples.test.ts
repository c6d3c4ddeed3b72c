import { expect, test } from 'vitest';
import { isSampleFile } from '../../../src/foundation/sample-file.ts';
import { CF, folderWith, open } from './tree.ts';

/** Which files of a workspace are samples, as they lie below the folder that people pointed at. */
async function samplesIn(root: string, paths: readonly string[]): Promise<readonly (readonly [string, boolean])[]> {
  const workspace = await open(root, { paths });
  return workspace.plans.flatMap(({ documents }) =>
    documents.filter(({ kind }) => kind === 'product').map(({ file }) => [file.path, isSampleFile(file)] as const),
  );
}

const FILES = { 'fixtures/prod/cf.yml': CF, 'fixtures/prod/docs/cf.yml': CF };

test('folders of fixtures and documentation hold samples', async () => {
  expect(await samplesIn(folderWith(FILES), ['.'])).toEqual([
    ['fixtures/prod/cf.yml', true],
    ['fixtures/prod/docs/cf.yml', true],
  ]);
});

test('a folder that is given is meant, whatever it is called; what it holds may still be samples', async () => {
  expect(await samplesIn(folderWith(FILES), ['fixtures/prod'])).toEqual([
    ['fixtures/prod/cf.yml', false],
    ['fixtures/prod/docs/cf.yml', true],
  ]);
});

test('a file that is given, as hooks do, is judged by its folders below the working directory', async () => {
  expect(await samplesIn(folderWith({ 'fixtures/prod/cf.yml': CF }), ['fixtures/prod/cf.yml'])).toEqual([['fixtures/prod/cf.yml', true]]);
});

test('the folder of taslint.yml is meant', async () => {
  const files = {
    'examples/seoul/taslint.yml': 'foundations: { seoul: { products: { cf: { config: cf.yml } } } }\n',
    'examples/seoul/cf.yml': CF,
  };
  expect(await samplesIn(folderWith(files), ['examples/seoul/cf.yml'])).toEqual([['examples/seoul/cf.yml', false]]);
});

test('a file outside of the working directory is meant', async () => {
  const root = folderWith({ 'fixtures/prod/cf.yml': CF, 'here/cf.yml': CF });
  expect(await samplesIn(`${root}/here`, ['../fixtures/prod/cf.yml'])).toEqual([['../fixtures/prod/cf.yml', false]]);
});
