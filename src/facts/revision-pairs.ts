import { memoPer } from '../base/memo.ts';
import { documentsOf, type Document } from '../foundation/foundation.ts';
import { productsOf, type ProductConfig } from '../foundation/product-config.ts';
import type { FactInput } from './input.ts';

/** The earlier revision of a foundation beside the present one: what the tables of change are made of. Without an earlier revision they have no rows. */

/** A product at both times. */
export interface ProductPair {
  readonly now: ProductConfig;
  readonly before: ProductConfig;
  /** True when both evaluate to the same; the version may still differ, which other files give. */
  readonly isSame: boolean;
}

/** The products that both revisions have. */
export const productPairs = memoPer((input: FactInput): readonly ProductPair[] => {
  return productsOf(input.foundation).flatMap((now): readonly ProductPair[] => {
    const before = earlier(now, input);
    return before === undefined ? [] : [{ now, before, isSame: now.document.root === before.document.root }];
  });
});

/** The same product at the earlier revision; undefined without one, or when the product is new. */
export function earlier(product: ProductConfig, input: FactInput): ProductConfig | undefined {
  if (input.previous === undefined || product.slug.state !== 'known') return undefined;
  const slug = product.slug.value;
  const candidates = productsOf(input.previous).filter((candidate) => candidate.slug.state === 'known' && candidate.slug.value === slug);
  return candidates.find(({ document }) => document.file.path === product.document.file.path) ?? candidates[0];
}

/** The earlier foundation as facts are made from it; undefined without one. */
export const earlierInput = memoPer(({ previous, lifecycle, now }: FactInput): FactInput | undefined =>
  previous === undefined ? undefined : { foundation: previous, lifecycle, now },
);

/** The director file at both times, where each has just one and it changed. */
export function directorPair(input: FactInput): { readonly now: Document; readonly before: Document } | undefined {
  const earlier = earlierInput(input);
  if (earlier === undefined) return undefined;
  const [now, ...others] = documentsOf(input.foundation, 'director');
  const [before, ...othersBefore] = documentsOf(earlier.foundation, 'director');
  if (now === undefined || before === undefined || others.length > 0 || othersBefore.length > 0) return undefined;
  return now.root === before.root ? undefined : { now, before };
}
