import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openPromise } from 'yauzl';
import { packTarXz, packZip } from '../../../../src/dev/release/archives.ts';

const TIME = Date.UTC(2026, 0, 31, 12, 30, 10) / 1000;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'taslint-archives-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** `taslint-x/` with a program and a paper, written in this order and as old as this. */
function makeFolder(names: readonly string[], seconds: number): string {
  const made = join(folder, String(seconds), 'taslint-x');
  mkdirSync(made, { recursive: true });
  for (const name of names) {
    writeFileSync(join(made, name), `what ${name} says\n`);
    chmodSync(join(made, name), name === 'taslint' ? 0o755 : 0o644);
    utimesSync(join(made, name), seconds, seconds);
  }
  chmodSync(made, 0o755);
  return made;
}

const PACKERS: readonly (readonly [string, (folder: string, archive: string, seconds: number) => Promise<void> | void])[] = [
  ['tar.xz', packTarXz],
  ['zip', packZip],
];

describe.each(PACKERS)('a %s', (ending, pack) => {
  test('holds the same bytes whenever and in whatever order its files were written', async () => {
    const [one, other] = [join(folder, `one.${ending}`), join(folder, `other.${ending}`)];
    await pack(makeFolder(['taslint', 'LICENSE'], 1_000_000_000), one, TIME);
    await pack(makeFolder(['LICENSE', 'taslint'], 1_700_000_000), other, TIME);
    expect(readFileSync(one).equals(readFileSync(other))).toBe(true);
  });
});

test('a tar.xz names nobody and carries the one time', () => {
  const archive = join(folder, 'a.tar.xz');
  packTarXz(makeFolder(['taslint', 'LICENSE'], 1_000_000_000), archive, TIME);
  const listed = execFileSync('tar', ['--utc', '--full-time', '-tvJf', archive], { encoding: 'utf8' }).trim().split('\n');
  expect(listed.map((line) => line.replaceAll(/ +/g, ' '))).toEqual([
    'drwxr-xr-x 0/0 0 2026-01-31 12:30:10 taslint-x/',
    '-rw-r--r-- 0/0 18 2026-01-31 12:30:10 taslint-x/LICENSE',
    '-rwxr-xr-x 0/0 18 2026-01-31 12:30:10 taslint-x/taslint',
  ]);
});

test('a zip reads the one time and the modes', async () => {
  const archive = join(folder, 'a.zip');
  await packZip(makeFolder(['taslint', 'LICENSE'], 1_000_000_000), archive, TIME);
  const zip = await openPromise(archive, { autoClose: true });
  const entries: unknown[] = [];
  for await (const entry of zip.eachEntry())
    entries.push([
      entry.fileName,
      entry.getLastModDate({ timezone: 'UTC' }).toISOString(),
      ((entry.externalFileAttributes >>> 16) & 0o777).toString(8),
    ]);
  expect(entries).toEqual([
    ['taslint-x/LICENSE', '2026-01-31T12:30:10.000Z', '644'],
    ['taslint-x/taslint', '2026-01-31T12:30:10.000Z', '755'],
  ]);
});
