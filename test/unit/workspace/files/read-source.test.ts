import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readSource } from '../../../../src/workspace/files/read-source.ts';
import { MAX_FILE_BYTES } from '../../../../src/yaml/read-yaml.ts';
import { folderWith } from '../tree.ts';

test.each<[string, Buffer, string | { readonly message: string }]>([
  ['UTF-8 with Korean text', Buffer.from('이름: 값\n'), '이름: 값\n'],
  ['a byte order mark is kept for the YAML reader', Buffer.from('\uFEFFa: 1\n'), '\uFEFFa: 1\n'],
  ['UTF-16 with a byte order mark', Buffer.from('\uFEFFa: 가\n', 'utf16le'), '\uFEFFa: 가\n'],
  ['UTF-16, the other way round', Buffer.from('\uFEFFa: 가\n', 'utf16le').swap16(), '\uFEFFa: 가\n'],
  ['larger than one chunk', Buffer.from('# 가\n'.repeat(50_000)), '# 가\n'.repeat(50_000)],
  ['empty', Buffer.alloc(0), ''],
  ['binary', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 1]), { message: 'binary, not text' }],
  ['EUC-KR', Buffer.from([0xb0, 0xa1, 0x3a, 0x20, 0x31]), { message: 'not UTF-8 text; save it as UTF-8 (Korean text may be EUC-KR)' }],
  ['over the limit', Buffer.alloc(MAX_FILE_BYTES + 1, 35), { message: 'larger than 16 MiB, the limit for one file' }],
])('%s', (_, content, expected) => {
  const root = folderWith({ 'x.yml': content });
  const reading = readSource(join(root, 'x.yml'), 'x.yml');
  expect(reading.file === undefined ? { message: reading.message.en } : reading.file.text).toEqual(expected);
});

test('a missing file and a folder say what they are', () => {
  const root = folderWith({ 'a/x.yml': '' });
  expect(readSource(join(root, 'b.yml'), 'b.yml')).toMatchObject({ message: { en: 'no such file' } });
  expect(readSource(join(root, 'a'), 'a')).toMatchObject({ message: { en: 'a folder, not a file' } });
});

test('one file does not change what was read before it', () => {
  const root = folderWith({ 'a.yml': 'a: 1\n', 'b.yml': 'bb: 22\n' });
  const first = readSource(join(root, 'a.yml'), 'a.yml').file;
  readSource(join(root, 'b.yml'), 'b.yml');
  expect(first?.text).toBe('a: 1\n');
});
