import type { SourceFile } from '../base/source.ts';
import type { Classification } from '../foundation/classify.ts';

/** Remembers what files are, from one run to another. */
export interface FileMemory {
  /** What is known of a file with this content at this place; `place` tells how it lies in its tree. */
  readonly recall: (file: SourceFile, place: string) => KnownFile | undefined;
  /** Only files that could be read without a problem are kept. */
  readonly keep: (file: SourceFile, place: string, known: KnownFile) => void;
}

/** What grouping asks of a file that could be read without a problem. */
export interface KnownFile extends Classification {
  /** The `product-name` that it gives; null for none. */
  readonly product: string | null;
}
