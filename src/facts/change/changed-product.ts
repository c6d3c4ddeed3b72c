import type { ProductConfig } from '../../foundation/product-config.ts';
import { broad, text, type Cells } from '../table.ts';

/** The columns that say of which product something changed. */
export const changedProduct = {
  product: broad(text('product slug as written, e.g. cf or p-isolation-segment-blue; p-bosh for the director')),
  base_product: broad(text('the slug without the suffix of a replicated tile: p-isolation-segment')),
};

/** Their cells. */
export function changedProductCells({ slug, base }: ProductConfig): Cells<typeof changedProduct> {
  return { product: slug, base_product: slug.state === 'known' ? { ...slug, value: base } : slug };
}
