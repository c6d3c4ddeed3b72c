import type { SourceFile } from '../../base/source.ts';
import { digest } from './cache-folder.ts';

/** What files are known by: their path and content, each worked out once. */
export class Digests {
  readonly #known = new Map<SourceFile, string>();

  of(file: SourceFile): string {
    let known = this.#known.get(file);
    if (known === undefined) this.#known.set(file, (known = digest(file.text)));
    return known;
  }
}
