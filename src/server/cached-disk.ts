import { DISK, type Tree } from '../workspace/files/tree.ts';

/** Milliseconds after which the disk is looked at again, whoever says that nothing changed. */
const LONGEST = 5000;

/** The disk, looked at once between two changes: for an editor that tells of each. What cannot be looked at is tried again. */
export class CachedDisk implements Tree {
  readonly #clock: () => number;
  readonly #kinds = new Map<string, ReturnType<Tree['kindOf']>>();
  readonly #lists = new Map<string, ReturnType<Tree['list']>>();
  readonly #links = new Map<string, string>();
  readonly #files = new Map<string, ReturnType<Tree['read']>>();
  #since = 0;
  readonly files = undefined;

  /** `clock` gives milliseconds. */
  constructor(clock: () => number) {
    this.#clock = clock;
  }

  /** Something changed on disk. */
  forget(): void {
    for (const known of [this.#kinds, this.#lists, this.#links, this.#files]) known.clear();
    this.#since = this.#clock();
  }

  /** Called before each run. */
  refresh(): void {
    if (this.#clock() - this.#since > LONGEST) this.forget();
  }

  kindOf(absolute: string): ReturnType<Tree['kindOf']> {
    return kept(this.#kinds, absolute, () => DISK.kindOf(absolute));
  }

  list(folder: string): ReturnType<Tree['list']> {
    return kept(this.#lists, folder, () => DISK.list(folder));
  }

  realPath(absolute: string): string {
    return kept(this.#links, absolute, () => DISK.realPath(absolute));
  }

  read(absolute: string, shown: string): ReturnType<Tree['read']> {
    return kept(this.#files, `${absolute}\0${shown}`, () => DISK.read(absolute, shown));
  }

  expect(): void {}
}

function kept<T>(known: Map<string, T>, key: string, look: () => T): T {
  const before = known.get(key);
  if (before !== undefined || known.has(key)) return before as T; // kept below
  const found = look();
  known.set(key, found);
  return found;
}
