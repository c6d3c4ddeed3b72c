import { mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readTileArchive } from '../../../../src/workspace/files/tile-archive.ts';
import { writeZip, type ZipEntry } from './zip.ts';

const METADATA = 'name: demo\nproduct_version: 1.0.0\nmetadata_version: "2.10"\njob_types: []\n';
const GIGABYTE = 1024 ** 3;
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'taslint-tile-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function read(entries: readonly ZipEntry[]): ReturnType<typeof readTileArchive> {
  const path = join(folder, 'tile.pivotal');
  writeZip(path, entries);
  return readTileArchive(path);
}

async function refusal(entries: readonly ZipEntry[]): Promise<string | undefined> {
  const reading = await read(entries);
  return reading.archive === undefined ? reading.message.en : undefined;
}

const tile = (...more: readonly ZipEntry[]): readonly ZipEntry[] => [{ name: 'metadata/demo.yml', text: METADATA }, ...more];

describe('a tile', () => {
  test.each([
    ['in the folder', 'metadata/demo.yml'],
    ['with a point before it', './metadata/demo.yml'],
    ['in a folder of its own', 'demo/metadata/demo.yml'],
  ])('gives its metadata, %s', async (_, name) => {
    const { archive } = await read([
      { name: 'releases/a.tgz', hole: 10 },
      { name, text: METADATA },
    ]);
    expect(archive?.metadata.toString()).toBe(METADATA);
  });

  test('of several gigabytes is read from its directory on', async () => {
    const path = join(folder, 'large.pivotal');
    const size = writeZip(path, [{ name: 'releases/a.tgz', hole: 8 * GIGABYTE }, ...tile(), { name: 'releases/b.tgz', hole: GIGABYTE }]);
    expect(size).toBeGreaterThan(9 * GIGABYTE);
    expect(statSync(path).size).toBe(size);
    const { archive } = await readTileArchive(path);
    expect(archive?.metadata.toString()).toBe(METADATA);
    rmSync(path);
  });

  test('with many entries is read whole', async () => {
    const many = Array.from({ length: 20_000 }, (_, index) => ({ name: `releases/${index}.tgz`, hole: 0 }));
    expect((await read([...many, ...tile()])).archive?.metadata.toString()).toBe(METADATA);
  });

  test('tells what its migrations do', async () => {
    const text = "exports.migrate = function(input) { var p = input.properties; p['.properties.b'] = p['.properties.a']; return input; };";
    const { archive } = await read(
      tile({ name: './migrations/v1/1_move.js', text }, { name: 'migrations/v1/2_large.js', text: ' '.repeat(400_000) }),
    );
    expect(archive?.migrations).toEqual({
      renames: [{ from: '.properties.a', to: '.properties.b' }],
      removals: [],
      unread: ['2_large.js'],
    });
  });

  test('has its own metadata, not that of something inside', async () => {
    const { archive } = await read([{ name: 'inner/metadata/x.yml', text: 'inner' }, ...tile()]);
    expect(archive?.metadata.toString()).toBe(METADATA);
  });
});

describe('what is no tile is told in one line', () => {
  test('an archive without metadata, or with two', async () => {
    expect(await refusal([{ name: 'metadata/readme.txt', text: 'x' }])).toMatch(/^no tile/);
    expect(await refusal(tile({ name: 'metadata/other.yml', text: METADATA }))).toMatch(/^two files/);
  });

  test('an entry that leads out', async () => {
    expect(await refusal(tile({ name: '../../etc/passwd', text: 'x' }))).toBe('an entry leads out of the archive');
    expect(await refusal(tile({ name: '/etc/passwd', text: 'x' }))).toBe('an entry leads out of the archive');
  });

  test('an encrypted one', async () => {
    expect(await refusal([{ name: 'metadata/demo.yml', text: METADATA, says: { flags: 0x801 } }])).toMatch(/^encrypted/);
    expect(await refusal([{ name: 'metadata/demo.yml', text: METADATA, says: { flags: 0x841 } }])).toMatch(/^encrypted/);
  });

  test('one that is packed in another way', async () => {
    expect(await refusal([{ name: 'metadata/demo.yml', text: METADATA, says: { method: 12 } }])).toMatch(
      /^compressed with an unsupported method/,
    );
  });

  test('one whose metadata is too large, or says it is, or becomes so', async () => {
    expect(await refusal([{ name: 'metadata/demo.yml', text: METADATA, says: { size: 5 * GIGABYTE } }])).toMatch(/larger than 64 MiB/);
    const bomb = ' '.repeat(70 * 1024 * 1024);
    expect(await refusal([{ name: 'metadata/demo.yml', text: bomb }])).toMatch(/larger than 64 MiB/);
    expect(await refusal([{ name: 'metadata/demo.yml', text: bomb, says: { size: 1000 } }])).toBe('a damaged ZIP archive');
  });

  test('one with too many entries', async () => {
    const path = join(folder, 'many.pivotal');
    writeZip(path, tile());
    const bytes = readFileSync(path);
    const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x06, 0x06]));
    bytes.writeBigUInt64LE(200_000n, end + 32);
    writeFileSync(path, bytes);
    expect(await readTileArchive(path)).toMatchObject({ message: { en: 'more than 100000 entries, the limit for an archive' } });
  });

  test('what is none, is cut off or damaged anywhere', async () => {
    const path = join(folder, 'broken.pivotal');
    writeFileSync(path, 'name: demo\n');
    expect(await readTileArchive(path)).toMatchObject({ message: { en: 'not a ZIP archive, or cut off' } });
    writeFileSync(path, '');
    expect(await readTileArchive(path)).toMatchObject({ message: { en: 'not a ZIP archive, or cut off' } });
    const size = writeZip(path, tile({ name: 'releases/a.tgz', hole: 1000 }));
    truncateSync(path, size - 30);
    expect(await readTileArchive(path)).toMatchObject({ message: { en: 'not a ZIP archive, or cut off' } });
  });

  test('each single byte changed gives the metadata, or one line', async () => {
    const path = join(folder, 'changed.pivotal');
    const size = writeZip(path, tile());
    const whole = readFileSync(path);
    for (let at = 0; at < size; at++) {
      const bytes = Buffer.from(whole);
      bytes[at] = bytes[at]! ^ 0xff;
      writeFileSync(path, bytes);
      const reading = await readTileArchive(path);
      if (reading.archive === undefined) expect(reading.message.en).toMatch(/^[^\n]{10,120}$/);
      else expect(reading.archive.metadata.toString()).toBe(METADATA);
    }
  });

  test('what is not there, and a folder', async () => {
    expect(await readTileArchive(join(folder, 'none.pivotal'))).toMatchObject({ message: { en: 'no such file' } });
    expect(await readTileArchive(folder)).toMatchObject({ message: { en: 'a folder, not a file' } });
  });
});
