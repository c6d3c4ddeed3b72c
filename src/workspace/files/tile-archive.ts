import { type Localized } from '../../base/language.ts';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import type * as Library from 'yauzl';
import type { Entry, RandomAccessReader, ZipFile } from 'yauzl';
import type { TileMigrations } from '../../tile/model.ts';
import { readMigrations, type MigrationFile } from '../../tile/read-migrations.ts';
import { reasonOf } from './read-source.ts';

/**
 * A `.pivotal` is a ZIP of several gigabytes of which a few hundred kilobytes matter. It is read from its directory on: only the metadata and the migrations
 * are inflated. Everything in it may be wrong or hostile, so every size has a limit, and what is said about it holds no text of its own.
 */

/** What of a tile's archive matters. */
export interface TileArchive {
  /** The metadata as it is stored. */
  readonly metadata: Buffer;
  readonly migrations: TileMigrations;
}

/** An archive that was read, or one plain sentence why it could not be. */
export type ArchiveReading = { readonly archive: TileArchive } | { readonly archive?: undefined; readonly message: Localized };

const MOST_ENTRIES = 100_000;
const MOST_METADATA_BYTES = 64 * 1024 * 1024;
/** Real ones have a few kilobytes. */
const MOST_MIGRATION_BYTES = 256 * 1024;
const MOST_MIGRATIONS = 500;

const METADATA_AT_TOP = /^(?:\.\/)?metadata\/[^/]+\.yml$/;
const MIGRATION = /^(?:\.\/)?migrations\/v1\/([^/]+\.js)$/;

/** om takes the first of these in the order of the archive. */
function isMetadata(name: string): boolean {
  return name.endsWith('.yml') && `/${name}`.includes('/metadata/');
}

/** Reads the archive at an absolute path. Never throws for what the file is or holds. */
export async function readTileArchive(absolute: string): Promise<ArchiveReading> {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(absolute, 'r');
    const stats = fstatSync(descriptor);
    if (!stats.isFile()) return { message: stats.isDirectory() ? A_FOLDER : NO_FILE };
    return { archive: await readOpen(descriptor, stats.size) };
  } catch (error) {
    return { message: error instanceof Refused ? error.what : messageOf(error) };
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

/** What is wrong with an archive, in our words. */
class Refused extends Error {
  readonly what: Localized;

  constructor(what: Localized) {
    super(what.en);
    this.what = what;
  }
}

const DAMAGED: Localized = { en: 'a damaged ZIP archive', ko: '손상된 ZIP 파일입니다' };
const A_FOLDER: Localized = { en: 'a folder, not a file', ko: '파일이 아니라 폴더입니다' };
const NO_FILE: Localized = { en: 'not a file', ko: '파일이 아닙니다' };
const ENCRYPTED: Localized = {
  en: 'encrypted; Ops Manager does not accept such a tile either',
  ko: '암호화된 파일입니다. Ops Manager도 이런 타일을 받지 않습니다',
};

async function readOpen(descriptor: number, size: number): Promise<TileArchive> {
  const library = await import('yauzl'); // lazy: nothing but archives needs it
  const { metadata, migrations, zip } = await findEntries(library, descriptor, size);
  const bytes = await inflate(zip, metadata, MOST_METADATA_BYTES);
  if (bytes === undefined)
    throw new Refused({
      en: `the metadata in it is larger than ${MOST_METADATA_BYTES / 1024 / 1024} MiB, the limit for it`,
      ko: `안의 메타데이터가 한도인 ${MOST_METADATA_BYTES / 1024 / 1024} MiB보다 큽니다`,
    });
  const files: MigrationFile[] = [];
  for (const entry of migrations) {
    const text = await inflate(zip, entry, MOST_MIGRATION_BYTES);
    files.push({ name: MIGRATION.exec(entry.fileName)![1]!, text: text?.toString('utf8') });
  }
  return { metadata: bytes, migrations: readMigrations(files) };
}

async function findEntries(
  library: typeof Library,
  descriptor: number,
  size: number,
): Promise<{ readonly zip: ZipFile; readonly metadata: Entry; readonly migrations: readonly Entry[] }> {
  // `autoClose` would end the file with its directory, and no entry could be opened any more
  const zip = await library.fromRandomAccessReaderPromise(windowReader(library, descriptor), size, { autoClose: false });
  if (zip.entryCount > MOST_ENTRIES)
    throw new Refused({
      en: `more than ${MOST_ENTRIES} entries, the limit for an archive`,
      ko: `항목이 한도인 ${MOST_ENTRIES}개보다 많습니다`,
    });
  const found: Entry[] = [];
  const migrations: Entry[] = [];
  for await (const entry of zip.eachEntry()) {
    if (isMetadata(entry.fileName)) found.push(entry);
    else if (migrations.length < MOST_MIGRATIONS && MIGRATION.test(entry.fileName)) migrations.push(entry);
  }
  const atTop = found.filter(({ fileName }) => METADATA_AT_TOP.test(fileName));
  if (atTop.length > 1)
    throw new Refused({
      en: 'two files of metadata in it; a tile has one',
      ko: '메타데이터 파일이 둘 있습니다. 타일에는 하나만 있어야 합니다',
    });
  const metadata = atTop[0] ?? found[0];
  if (metadata === undefined)
    throw new Refused({ en: 'no tile: there is no metadata/*.yml in it', ko: 'metadata/*.yml이 없어 타일이 아닙니다' });
  return { zip, metadata, migrations };
}

/** The content of an entry; undefined when it is larger than `most`, by what it says or by what comes. */
async function inflate(zip: ZipFile, entry: Entry, most: number): Promise<Buffer | undefined> {
  if (entry.isEncrypted()) throw new Refused(ENCRYPTED);
  if (!entry.canDecodeFileData())
    throw new Refused({
      en: 'compressed with an unsupported method; use deflate',
      ko: '지원하지 않는 방식으로 압축되어 있습니다. deflate로 압축하세요',
    });
  if (entry.uncompressedSize > most) return undefined;
  const stream: Readable = await zip.openReadStreamPromise(entry);
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > most) return undefined;
    chunks.push(chunk);
  }
  const bytes = Buffer.concat(chunks, length);
  if (crc32(bytes) !== entry.crc32) throw new Refused(DAMAGED); // the library leaves it to its users
  return bytes;
}

/** The directory is read in such pieces and not entry by entry. */
const WINDOW_BYTES = 256 * 1024;

/** A reader of an open file that keeps the last piece it read: entries of the directory stand behind each other. */
function windowReader({ RandomAccessReader: Base }: typeof Library, descriptor: number): RandomAccessReader {
  const window = Buffer.allocUnsafeSlow(WINDOW_BYTES);
  let from = 0;
  let filled = 0;
  class WindowReader extends Base {
    override _readStreamForRange(start: number, end: number): Readable {
      let position = start;
      return new Readable({
        read(size) {
          const piece = Buffer.allocUnsafe(Math.min(size, end - position));
          const length = piece.length === 0 ? 0 : readSync(descriptor, piece, 0, piece.length, position);
          position += length;
          this.push(length === 0 ? null : piece.subarray(0, length));
        },
      });
    }

    override read(buffer: Buffer, offset: number, length: number, position: number, callback: (error: Error | null) => void): void {
      try {
        if (length > WINDOW_BYTES) filled = 0;
        if (position < from || position + length > from + filled) {
          from = position;
          filled = length > WINDOW_BYTES ? 0 : readSync(descriptor, window, 0, WINDOW_BYTES, position);
        }
        const isWhole =
          length > WINDOW_BYTES
            ? readSync(descriptor, buffer, offset, length, position) === length
            : length <= filled && window.copy(buffer, offset, position - from, position - from + length) === length;
        callback(isWhole ? null : new Error('unexpected EOF'));
      } catch (error) {
        callback(error instanceof Error ? error : new Error('not readable'));
      }
    }
  }
  return new WindowReader();
}

/** What the library or the system said, in plain words; its own words may quote the archive. */
function messageOf(error: unknown): Localized {
  const text = error instanceof Error ? error.message : '';
  if (error instanceof Error && 'syscall' in error) return reasonOf(error);
  if (text.startsWith('End of central directory'))
    return { en: 'not a ZIP archive, or cut off', ko: 'ZIP 파일이 아니거나 잘린 파일입니다' };
  if (text.startsWith('strong encryption')) return ENCRYPTED;
  if (/^(absolute path|invalid relative path|invalid characters)/.test(text))
    return { en: 'an entry leads out of the archive', ko: '압축 파일 밖을 가리키는 항목이 있습니다' };
  if (text.startsWith('multi-disk'))
    return { en: 'a part of an archive that is split over several files', ko: '여러 파일로 나뉜 압축의 일부입니다' };
  return DAMAGED;
}
