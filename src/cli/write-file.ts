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
    throw new UsageError(`${path}: cannot be written: ${writeReason(error)}`, {
      hint: 'choose a place that you may write to, with space left',
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

/** Why something could not be written, in plain words and without the path, which stands in front of it anyway. */
export function writeReason(error: unknown): string {
  const code = codeOf(error) ?? '';
  return REASONS[code] ?? (code === '' ? 'the system does not say why' : `the system says ${code}`);
}

const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: 'no space left',
  EDQUOT: 'no space left within the quota',
  EFBIG: 'larger than a file may be there',
  EROFS: 'the file system is read-only',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ENOENT: 'there is no such folder',
  ENOTDIR: 'what should be a folder is a file',
  EISDIR: 'a folder, not a file',
  ELOOP: 'a link that leads in a circle',
  ENAMETOOLONG: 'the name is too long',
  EPIPE: 'the reader went away',
  ENXIO: 'nobody reads from the other end',
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
