import { closeSync, constants, fstatSync, openSync, readSync, type Stats } from 'node:fs';
import { isUtf8 } from 'node:buffer';
import { SourceFile } from '../../base/source.ts';
import { MAX_FILE_BYTES } from '../../yaml/read-yaml.ts';

/** A file that was read, or one plain sentence why it could not be. */
export type Reading = { readonly file: SourceFile } | { readonly file?: undefined; readonly message: string };

/** Most files are far smaller; larger ones grow into a buffer of their own. */
const chunk = Buffer.allocUnsafeSlow(64 * 1024);

/**
 * Reads a text file at once: synchronous reads of many small files take a third of the time of promises, and nothing else waits meanwhile.
 * UTF-8, or UTF-16 with a byte order mark, as libyaml takes them. Never reads more than the limit of the YAML reader.
 */
export function readSource(absolute: string, shown: string): Reading {
  const isHandedOver = HANDED_OVER.test(absolute);
  let descriptor: number;
  try {
    // Without waiting: to open a pipe that nobody writes into would take forever.
    descriptor = openSync(absolute, isHandedOver ? 'r' : constants.O_RDONLY | constants.O_NONBLOCK);
  } catch (error) {
    return { message: reasonOf(error) };
  }
  try {
    const special = isHandedOver ? undefined : specialKind(fstatSync(descriptor));
    if (special !== undefined) return { message: `${special}, not a file; save what it gives as a file first` };
    const bytes = readAll(descriptor);
    return bytes === undefined
      ? { message: `larger than ${MAX_FILE_BYTES / 1024 / 1024} MiB, the limit for one file` }
      : decode(bytes, shown);
  } catch (error) {
    return { message: reasonOf(error) };
  } finally {
    closeSync(descriptor);
  }
}

/** What a shell hands over, e.g. for `<(command)`: open already, and somebody writes into it. */
const HANDED_OVER = /^\/(?:dev\/(?:null|stdin|fd\/\d+)|proc\/(?:self|\d+)\/fd\/\d+)$/;

/** What is there instead of a file; folders say so themselves when they are read. */
function specialKind(stats: Stats): string | undefined {
  if (stats.isFIFO()) return 'a named pipe';
  if (stats.isSocket()) return 'a socket';
  return stats.isCharacterDevice() || stats.isBlockDevice() ? 'a device' : undefined;
}

/** Decodes bytes that came from elsewhere, e.g. git or standard input. */
export function decode(bytes: Buffer, shown: string, revision?: string): Reading {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { file: new SourceFile(shown, bytes.toString('utf16le'), revision) };
  if (bytes[0] === 0xfe && bytes[1] === 0xff)
    return {
      file: new SourceFile(
        shown,
        Buffer.from(bytes)
          .subarray(0, bytes.length & ~1)
          .swap16()
          .toString('utf16le'),
        revision,
      ),
    };
  if (bytes.includes(0)) return { message: 'binary, not text' };
  if (!isUtf8(bytes)) return { message: 'not UTF-8 text; save it as UTF-8 (Korean text may be EUC-KR)' };
  return { file: new SourceFile(shown, bytes.toString('utf8'), revision) };
}

/** The whole content, or undefined when it is over the limit. The result may share the buffer that the next call fills again. */
function readAll(descriptor: number): Buffer | undefined {
  let buffer = chunk;
  let length = 0;
  for (;;) {
    const read = readSync(descriptor, buffer, length, buffer.length - length, null);
    if (read === 0) return buffer.subarray(0, length);
    length += read;
    if (length > MAX_FILE_BYTES) return undefined;
    if (length === buffer.length) {
      const larger = Buffer.allocUnsafeSlow(Math.min(buffer.length * 4, MAX_FILE_BYTES + 1));
      buffer.copy(larger, 0, 0, length);
      buffer = larger;
    }
  }
}

/** What the operating system said, in plain words and without the path, which stands in front of it anyway. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  switch (code) {
    case 'ENOENT':
      return 'no such file';
    case 'EACCES':
    case 'EPERM':
      return 'not readable: permission denied';
    case 'EISDIR':
      return 'a folder, not a file';
    case 'ELOOP':
      return 'a link that leads in a circle';
    case 'ENAMETOOLONG':
      return 'the path is too long';
    case 'ENXIO':
    case 'ENODEV':
      return 'a socket or a device, not a file; save what it gives as a file first';
    default:
      return `not readable${code === '' ? '' : ` (${code})`}`;
  }
}
