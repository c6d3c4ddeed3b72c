import { closeSync, ftruncateSync, openSync, writeSync } from 'node:fs';
import { crc32, deflateRawSync } from 'node:zlib';

/** Writes archives as tests need them: whole ones, and ones that are wrong in one place. */

export interface ZipEntry {
  readonly name: string;
  readonly text?: string;
  /** Bytes of nothing, in place of a text: they take no room on the disk. */
  readonly hole?: number;
  /** What the archive says of it, where that is not true. */
  readonly says?: { readonly size?: number; readonly flags?: number; readonly method?: number };
}

/** Writes an archive with zip64 records throughout, as it has to be above 4 GB. Gives its size. */
export function writeZip(path: string, entries: readonly ZipEntry[]): number {
  const descriptor = openSync(path, 'w');
  let at = 0;
  const put = (bytes: Buffer): void => {
    writeSync(descriptor, bytes, 0, bytes.length, at);
    at += bytes.length;
  };
  const directory: Buffer[] = [];
  for (const { name, text = '', hole, says = {} } of entries) {
    const raw = Buffer.from(text);
    const data = hole === undefined ? deflateRawSync(raw) : Buffer.alloc(0);
    const header = {
      name: Buffer.from(name),
      flags: says.flags ?? 0x800,
      method: says.method ?? (hole === undefined ? 8 : 0),
      check: crc32(raw),
      packed: hole ?? data.length,
      size: says.size ?? hole ?? raw.length,
      offset: at,
    };
    put(localHeader(header));
    put(data);
    at += hole ?? 0;
    directory.push(directoryEntry(header));
  }
  const start = at;
  put(Buffer.concat(directory));
  put(ending(directory.length, at - start, start));
  ftruncateSync(descriptor, at);
  closeSync(descriptor);
  return at;
}

interface Header {
  readonly name: Buffer;
  readonly flags: number;
  readonly method: number;
  readonly check: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

function localHeader({ name, flags, method, check, packed, size }: Header): Buffer {
  const extra = zip64([size, packed]);
  return Buffer.concat([
    fields([
      [4, 0x04034b50],
      [2, 45],
      [2, flags],
      [2, method],
      [4, 0],
      [4, check],
      [4, 0xffffffff],
      [4, 0xffffffff],
      [2, name.length],
      [2, extra.length],
    ]),
    name,
    extra,
  ]);
}

function directoryEntry({ name, flags, method, check, packed, size, offset }: Header): Buffer {
  const extra = zip64([size, packed, offset]);
  const head = fields([
    [4, 0x02014b50],
    [2, 45],
    [2, 45],
    [2, flags],
    [2, method],
    [4, 0],
    [4, check],
    [4, 0xffffffff],
    [4, 0xffffffff],
    [2, name.length],
    [2, extra.length],
    [2, 0],
    [2, 0],
    [2, 0],
    [4, 0],
    [4, 0xffffffff],
  ]);
  return Buffer.concat([head, name, extra]);
}

function ending(count: number, size: number, start: number): Buffer {
  return Buffer.concat([
    fields([
      [4, 0x06064b50],
      [8, 44],
      [2, 45],
      [2, 45],
      [4, 0],
      [4, 0],
      [8, count],
      [8, count],
      [8, size],
      [8, start],
    ]),
    fields([
      [4, 0x07064b50],
      [4, 0],
      [8, start + size],
      [4, 1],
    ]),
    fields([
      [4, 0x06054b50],
      [2, 0],
      [2, 0],
      [2, 0xffff],
      [2, 0xffff],
      [4, 0xffffffff],
      [4, 0xffffffff],
      [2, 0],
    ]),
  ]);
}

function zip64(values: readonly number[]): Buffer {
  return fields([[2, 1], [2, values.length * 8], ...values.map((value) => [8, value] as const)]);
}

/** Numbers of so many bytes each, the low byte first. */
function fields(parts: readonly (readonly [bytes: 2 | 4 | 8, value: number])[]): Buffer {
  return Buffer.concat(
    parts.map(([bytes, value]) => {
      const buffer = Buffer.alloc(bytes);
      if (bytes === 8) buffer.writeBigUInt64LE(BigInt(value));
      else buffer.writeUIntLE(value, 0, bytes);
      return buffer;
    }),
  );
}
