import { type Localized } from '../../base/language.ts';
import { closeSync, constants, fstatSync, openSync, readSync, type Stats } from 'node:fs';
import { isUtf8 } from 'node:buffer';
import { SourceFile } from '../../base/source.ts';
import { MAX_FILE_BYTES } from '../../yaml/read-yaml.ts';

/** A file that was read, or one plain sentence why it could not be. */
export type Reading = { readonly file: SourceFile } | { readonly file?: undefined; readonly message: Localized };

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
    if (special !== undefined) return { message: special };
    const bytes = readAll(descriptor);
    return bytes === undefined
      ? {
          message: {
            en: `larger than ${MAX_FILE_BYTES / 1024 / 1024} MiB, the limit for one file`,
            ko: `파일 하나의 한도인 ${MAX_FILE_BYTES / 1024 / 1024} MiB보다 큽니다`,
          },
        }
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
function specialKind(stats: Stats): Localized | undefined {
  if (stats.isFIFO()) return noFile('a named pipe', '이름 있는 파이프');
  if (stats.isSocket()) return noFile('a socket', '소켓');
  return stats.isCharacterDevice() || stats.isBlockDevice() ? noFile('a device', '장치') : undefined;
}

function noFile(en: string, ko: string): Localized {
  return {
    en: `${en}, not a file; save its content to a file first`,
    ko: `파일이 아니라 ${ko}입니다. 내용을 먼저 파일로 저장하세요`,
  };
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
  if (bytes.includes(0)) return { message: { en: 'binary, not text', ko: '텍스트가 아니라 바이너리입니다' } };
  if (!isUtf8(bytes))
    return {
      message: {
        en: 'not UTF-8 text; save it as UTF-8 (Korean text may be EUC-KR)',
        ko: 'UTF-8 텍스트가 아닙니다. UTF-8로 저장하세요(EUC-KR로 저장된 한글일 수 있습니다)',
      },
    };
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
export function reasonOf(error: unknown): Localized {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  switch (code) {
    case 'ENOENT':
      return { en: 'no such file', ko: '파일이 없습니다' };
    case 'EACCES':
    case 'EPERM':
      return { en: 'not readable: permission denied', ko: '읽을 권한이 없습니다' };
    case 'EISDIR':
      return { en: 'a folder, not a file', ko: '파일이 아니라 폴더입니다' };
    case 'ELOOP':
      return { en: 'a link that points to itself', ko: '링크가 순환합니다' };
    case 'ENAMETOOLONG':
      return { en: 'the path is too long', ko: '경로가 너무 깁니다' };
    case 'ENXIO':
    case 'ENODEV':
      return noFile('a socket or a device', '소켓이나 장치');
    default: {
      const shown = code === '' ? '' : ` (${code})`;
      return { en: `not readable${shown}`, ko: `읽을 수 없습니다${shown}` };
    }
  }
}
