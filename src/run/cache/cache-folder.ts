import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A folder of entries, one file each, as `--cache DIR` names it. An entry is sealed with a key that follows from all that its content was made from, so who
 * does not have that cannot read it, and what was cut off, damaged or written by somebody else is not taken for an entry.
 */

/** Raised when the form of entries changes; entries of another form are not found. */
const FORMAT = 'taslint-cache-1';

const ENTRY = /^[0-9a-f]{64}$/;
const UNFINISHED = /^\.[0-9a-f]{64}\.[0-9a-f]+\.tmp$/;

const DAY = 24 * 60 * 60 * 1000;
/** Older entries are thrown away: a judgement holds for a day, and a day may be asked for again by `--now`. */
const OLDEST = 7 * DAY;
/** Bytes of all entries together; the oldest make room. */
const MOST_BYTES = 256 * 1024 * 1024;

const NONCE_BYTES = 12;
const SEAL_BYTES = 16;

/** What an entry is found and opened by. */
export interface EntryKey {
  readonly name: string;
  readonly secret: Buffer;
}

/** The key of what was made from these texts. */
export function entryKey(...parts: readonly string[]): EntryKey {
  const content = digest(JSON.stringify([FORMAT, ...parts]));
  return { name: digest(`name ${content}`), secret: createHash('sha256').update(`seal ${content}`).digest() };
}

/** SHA-256 as lower-case hex. */
export function digest(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

export class CacheFolder {
  readonly #folder: string;
  #hasWritten = false;
  #problem: string | undefined;

  /** `folder` is absolute and need not exist. */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Why entries could not be kept, in a few words; undefined when all is well. */
  get problem(): string | undefined {
    return this.#problem;
  }

  /** The content of an entry; undefined when there is none, or none that can be trusted. */
  read(key: EntryKey): string | undefined {
    try {
      const bytes = readFileSync(join(this.#folder, key.name));
      const decipher = createDecipheriv('aes-256-gcm', key.secret, bytes.subarray(0, NONCE_BYTES), { authTagLength: SEAL_BYTES });
      decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + SEAL_BYTES));
      return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + SEAL_BYTES)), decipher.final()]).toString('utf8');
    } catch {
      return undefined; // not there, cut off, or of somebody else: it is made anew
    }
  }

  /** Writes an entry beside the others and then gives it its name, so that nobody ever reads a half of it. */
  write(key: EntryKey, text: string): void {
    if (this.#problem !== undefined) return;
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', key.secret, nonce, { authTagLength: SEAL_BYTES });
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    const unfinished = join(this.#folder, `.${key.name}.${nonce.toString('hex')}.tmp`);
    try {
      if (!this.#hasWritten) this.#prepare();
      writeFileSync(unfinished, Buffer.concat([nonce, cipher.getAuthTag(), sealed]), { mode: 0o600 });
      renameSync(unfinished, join(this.#folder, key.name));
    } catch (error) {
      this.#problem = this.#reasonOf(error);
      this.#remove(unfinished);
    }
  }

  /** Throws away what is too old or too much; what was written last says what time it is. Only when something was written, so that the folder cannot grow. */
  prune(): void {
    if (!this.#hasWritten || this.#problem !== undefined) return;
    try {
      const files = readdirSync(this.#folder)
        .filter((name) => ENTRY.test(name) || UNFINISHED.test(name))
        .flatMap((name) => {
          const path = join(this.#folder, name);
          const stats = statSync(path, { throwIfNoEntry: false });
          return stats === undefined ? [] : [{ path, time: stats.mtimeMs, bytes: stats.size, isEntry: ENTRY.test(name) }];
        })
        .sort((one, other) => other.time - one.time);
      const now = files[0]?.time ?? 0;
      let sum = 0;
      for (const { path, time, bytes, isEntry } of files) {
        sum += bytes;
        if (now - time > (isEntry ? OLDEST : DAY) || sum > MOST_BYTES) rmSync(path, { force: true });
      }
    } catch (error) {
      this.#problem = this.#reasonOf(error);
    }
  }

  /** What the operating system said, in plain words. */
  #reasonOf(error: unknown): string {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
    if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return 'permission denied';
    if (code === 'ENOTDIR' || code === 'EEXIST') return 'it is not a folder';
    return code === 'ENOSPC' ? 'the disk is full' : code;
  }

  #remove(path: string): void {
    try {
      rmSync(path, { force: true });
    } catch {
      // where no file can be written, none is left
    }
  }

  #prepare(): void {
    mkdirSync(this.#folder, { recursive: true });
    try {
      writeFileSync(join(this.#folder, '.gitignore'), '*\n', { flag: 'wx' });
    } catch {
      // it is there already, and perhaps somebody changed it
    }
    this.#hasWritten = true;
  }
}
