import { prefixed, type Localized } from '../base/language.ts';
import {
  chmodSync,
  chownSync,
  closeSync,
  constants,
  fsyncSync,
  ftruncateSync,
  lstatSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
  type Stats,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { UsageError } from '../base/usage-error.ts';

/**
 * Writes a file as a careful person would: through links, into devices and pipes, never in their place, and with the mode, the owner and the hard links that the
 * file has. A reader never sees half of a file where a new one may take its place, and a full disk leaves the old content.
 * Throws a UsageError when the place cannot be written.
 */
export function writeWhole(path: string, text: string): void {
  const bytes = Buffer.from(text, 'utf8');
  try {
    const descriptor = descriptorOf(path);
    if (descriptor !== undefined) writeAll(descriptor, bytes);
    else writePath(path, bytes);
  } catch (error) {
    throw new UsageError(prefixed(path, notWritten(error)), {
      hint: { en: 'choose a place that you may write to, with space left', ko: '쓸 수 있고 공간이 남은 위치를 지정하세요' },
      cause: error,
    });
  }
}

/** Writes all bytes to an open descriptor, however many a pipe takes at once. */
export function writeAll(descriptor: number, bytes: Buffer): void {
  let written = 0;
  while (written < bytes.length) {
    try {
      written += writeSync(descriptor, bytes, written);
    } catch (error) {
      if (codeOf(error) !== 'EAGAIN') throw error;
      sleep(PAUSE);
    }
  }
}

/** That something could not be written, and why. */
export function notWritten(error: unknown): Localized {
  const { en, ko } = writeReason(error);
  return { en: `cannot be written: ${en}`, ko: `쓸 수 없습니다: ${ko}` };
}

/** Why something could not be written, in plain words and without the path, which stands in front of it anyway. */
export function writeReason(error: unknown): Localized {
  const code = codeOf(error) ?? '';
  return REASONS[code] ?? (code === '' ? UNTOLD : { en: `the system says ${code}`, ko: `시스템 오류 ${code}` });
}

const UNTOLD: Localized = { en: 'the system gives no reason', ko: '시스템이 이유를 알려 주지 않았습니다' };

const REASONS: Readonly<Record<string, Localized>> = {
  ENOSPC: { en: 'no space left', ko: '남은 공간이 없습니다' },
  EDQUOT: { en: 'no space left within the quota', ko: '할당량에 남은 공간이 없습니다' },
  EFBIG: { en: 'over the file size limit', ko: '파일 크기의 한도를 넘습니다' },
  EROFS: { en: 'the file system is read-only', ko: '읽기 전용 파일 시스템입니다' },
  EACCES: { en: 'permission denied', ko: '권한이 없습니다' },
  EPERM: { en: 'permission denied', ko: '권한이 없습니다' },
  ENOENT: { en: 'there is no such folder', ko: '폴더가 없습니다' },
  ENOTDIR: { en: 'a file where a folder is needed', ko: '폴더여야 할 곳에 파일이 있습니다' },
  EISDIR: { en: 'a folder, not a file', ko: '파일이 아니라 폴더입니다' },
  ELOOP: { en: 'a link that points to itself', ko: '링크가 순환합니다' },
  ENAMETOOLONG: { en: 'the name is too long', ko: '이름이 너무 깁니다' },
  EPIPE: { en: 'the reading end was closed', ko: '읽는 쪽이 닫혔습니다' },
  ENXIO: { en: 'nothing reads from the other end', ko: '읽는 쪽이 없습니다' },
};

/** An open descriptor that a path names, e.g. `/dev/stdout` or what a shell gives for `>(command)`: opened anew, a log would be written from its start. */
function descriptorOf(path: string): number | undefined {
  if (path === '/dev/stdout') return 1;
  if (path === '/dev/stderr') return 2;
  const number = /^\/(?:dev|proc\/self)\/fd\/(\d{1,6})$/.exec(path)?.[1];
  return number === undefined ? undefined : Number(number);
}

function writePath(path: string, bytes: Buffer): void {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) {
    // A link that leads nowhere yet makes what it leads to, as a shell does.
    if (lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true) writeFileSync(path, bytes);
    else replace(path, bytes, undefined);
  } else if (stats.isFile()) {
    const target = realpathSync(path);
    if (stats.nlink > 1 || !replace(target, bytes, stats)) overwrite(target, bytes);
  } else writeInto(path, bytes, stats);
}

/** Puts a new file in the place of the old one; false where it could not be like the old one: another owner's file, or a folder that takes no new files. */
function replace(path: string, bytes: Buffer, old: Stats | undefined): boolean {
  const temporary = join(dirname(path), `.taslint-${process.pid}-${process.hrtime.bigint()}.tmp`);
  try {
    // Never through something that lies there already.
    const descriptor = openSync(temporary, 'wx', old === undefined ? 0o666 : 0o600);
    try {
      writeAll(descriptor, bytes);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    if (old !== undefined) {
      if (process.platform !== 'win32') takeOwner(temporary, old);
      chmodSync(temporary, old.mode & 0o7777);
    }
    renameSync(temporary, path);
    return true;
  } catch (error) {
    rmSync(temporary, { force: true });
    if (old !== undefined && ['EACCES', 'EPERM', 'EROFS', 'EBUSY', 'ENAMETOOLONG'].includes(codeOf(error) ?? '')) return false;
    throw error;
  }
}

function takeOwner(path: string, { uid, gid }: Stats): void {
  const now = statSync(path);
  if (now.uid !== uid || now.gid !== gid) chownSync(path, uid, gid);
}

/** Writes over the content of a file, which stays the same file. When the disk is full the old content is put back: it had its place. */
function overwrite(path: string, bytes: Buffer): void {
  const before = readFileSync(path);
  const descriptor = openSync(path, 'r+');
  try {
    try {
      putAt(descriptor, bytes);
    } catch (error) {
      putAt(descriptor, before);
      throw error;
    }
  } finally {
    closeSync(descriptor);
  }
}

function putAt(descriptor: number, bytes: Buffer): void {
  for (let written = 0; written < bytes.length;) written += writeSync(descriptor, bytes, written, bytes.length - written, written);
  ftruncateSync(descriptor, bytes.length);
}

/** How long a pipe may wait for its reader, and between two tries, in milliseconds: a shell starts both at once. */
const READER_PATIENCE = 5000;
const PAUSE = 10;

/** Writes into a device or a pipe. A pipe that nobody reads is an error and no wait without end. */
function writeInto(path: string, bytes: Buffer, stats: Stats): void {
  const descriptor = stats.isFIFO() ? openPipe(path) : openSync(path, constants.O_WRONLY);
  try {
    writeAll(descriptor, bytes);
  } finally {
    closeSync(descriptor);
  }
}

function openPipe(path: string): number {
  for (let waited = 0; ; waited += PAUSE) {
    try {
      return openSync(path, constants.O_WRONLY | constants.O_NONBLOCK);
    } catch (error) {
      if (codeOf(error) !== 'ENXIO' || waited >= READER_PATIENCE) throw error;
      sleep(PAUSE);
    }
  }
}

/** Waits without taking the processor. */
function sleep(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined;
}
