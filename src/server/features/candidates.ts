import type { ProductConfig } from '../../foundation/product-config.ts';
import type { Placed } from './question.ts';

/** Something that may be written at the cursor. */
export interface Completion {
  readonly label: string;
  readonly kind: 'variable' | 'property' | 'section' | 'job' | 'errand' | 'option' | 'name' | 'rule';
  /** What it is, in a few words. */
  readonly detail: string | undefined;
  /** Lower comes first; left out means 1. */
  readonly rank?: 0 | 1 | 2;
  /** What is written in place of the stretch from `start` to `end`, offsets into the text of the question. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** What follows the colon of a key: a value on the same line, something below it, or one certain key below it. */
export type Below = 'text' | 'map' | 'list' | { readonly key: string; readonly holds: Below };

/** A key that may be written, and what it holds. */
export interface KeyCandidate extends Pick<Completion, 'label' | 'kind' | 'detail' | 'rank'> {
  readonly holds: Below;
}

/** A value that may be written. `isRaw`: it is no text, so it gets no quotes. */
export interface ValueCandidate extends Pick<Completion, 'label' | 'kind' | 'detail' | 'rank'> {
  readonly isRaw?: true;
}

/** A config in its foundation, and what is read of it as one of a product. */
export interface ConfigTarget extends Placed {
  readonly product: ProductConfig | undefined;
}
