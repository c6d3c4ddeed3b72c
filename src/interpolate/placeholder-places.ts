import type { SourceFile } from '../base/source.ts';
import type { ConfigNode } from '../value/node.ts';

/**
 * Where `((` stands in the text of a document, so that whole subtrees without a placeholder are passed by unseen. It speaks of nodes as they were read; those
 * that a pass made in their place are told to it.
 */
export class PlaceholderPlaces {
  readonly #file: SourceFile;
  /** Offsets of each `((`, rising. */
  readonly #offsets: readonly number[];
  readonly #made = new Set<ConfigNode>();
  /** Index of the first offset that does not lie before the node that was looked at last: nodes come in the order of the file nearly always. */
  #at = 0;

  private constructor(file: SourceFile) {
    const offsets: number[] = [];
    const { text } = file;
    for (let offset = text.indexOf('(('); offset >= 0; offset = text.indexOf('((', offset + 1)) offsets.push(offset);
    this.#file = file;
    this.#offsets = offsets;
  }

  /** undefined for a text whose values may hold `((` that it does not show where they stand: behind an escape, a tag or an alias. */
  static of(file: SourceFile): PlaceholderPlaces | undefined {
    const { text } = file;
    return text.includes('\\') || text.includes('&') || text.includes('!!') ? undefined : new PlaceholderPlaces(file);
  }

  /** True when nothing in a node can be a placeholder. */
  isFree(node: ConfigNode): boolean {
    const { origin } = node;
    if (origin.kind !== 'written' || origin.file !== this.#file || this.#made.has(node)) return false;
    const offset = this.#firstFrom(origin.start);
    return offset === undefined || offset >= origin.end;
  }

  /** Remembers a node that stands where another was read. */
  made<N extends ConfigNode>(node: N): N {
    this.#made.add(node);
    return node;
  }

  #firstFrom(start: number): number | undefined {
    const offsets = this.#offsets;
    let at = this.#at;
    if (at > 0 && offsets[at - 1]! >= start) at = 0;
    if (at < offsets.length && offsets[at]! < start) {
      let end = offsets.length;
      while (at < end) {
        const middle = (at + end) >> 1;
        if (offsets[middle]! < start) at = middle + 1;
        else end = middle;
      }
    }
    this.#at = at;
    return offsets[at];
  }
}
