import type { SourceFile } from '../../base/source.ts';
import type { FileMemory, KnownFile } from '../../workspace/file-memory.ts';
import { entryKey, type CacheFolder, type EntryKey } from './cache-folder.ts';
import type { Digests } from './digests.ts';

/**
 * What the files of a run are, in one entry of a cache folder: a file that did not change need not be parsed to know where it belongs. The entry holds no
 * content, and nothing of files that could not be read.
 */
export class FileKinds implements FileMemory {
  readonly #folder: CacheFolder;
  readonly #digests: Digests;
  readonly #key: EntryKey;
  readonly #known: ReadonlyMap<string, KnownFile>;
  readonly #now = new Map<string, KnownFile>();
  #isChanged = false;

  /** `common`: what is the same for the whole run. */
  constructor(folder: CacheFolder, digests: Digests, common: string) {
    this.#folder = folder;
    this.#digests = digests;
    this.#key = entryKey('files', common);
    const text = folder.read(this.#key);
    // sealed by this very build: nobody else wrote it
    this.#known = new Map(text === undefined ? [] : (JSON.parse(text) as readonly (readonly [string, KnownFile])[]));
  }

  recall(file: SourceFile, place: string): KnownFile | undefined {
    const id = this.#idOf(file, place);
    const known = this.#known.get(id);
    if (known !== undefined) this.#now.set(id, known);
    return known;
  }

  keep(file: SourceFile, place: string, known: KnownFile): void {
    this.#now.set(this.#idOf(file, place), known);
    this.#isChanged = true;
  }

  /** Writes what is known by now, if it is more or less than before. */
  save(): void {
    if (this.#isChanged || this.#now.size !== this.#known.size) this.#folder.write(this.#key, JSON.stringify([...this.#now]));
  }

  #idOf(file: SourceFile, place: string): string {
    return `${this.#digests.of(file)} ${file.path} ${place}`;
  }
}
