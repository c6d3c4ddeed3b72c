import type { Span } from '../base/source.ts';
import type { ProductConfig } from '../foundation/product-config.ts';
import { tileFit } from '../foundation/tile-fit/fit.ts';
import { known, unknown, type Cell } from '../value/cell.ts';
import type { FactInput } from './input.ts';
import { broad, flag, text, type Cells, type CellsOf } from './table.ts';

/** Columns that rows about products share: which product, and whether the file shows the whole of it. */
export const productIdentity = {
  product: broad(text('product slug as written, e.g. cf or p-isolation-segment-blue')),
  base_product: broad(text('the slug without the suffix of a replicated tile: p-isolation-segment')),
  version: broad(text('product version, from taslint.yml, a download file or product-version; absent when nobody says')),
  full: broad(flag('true when the file is a whole TAS config and not a part of one; only then does absence mean something')),
};

/** A column of tables whose rows the metadata of a tile may answer better. */
export const metadataColumn = {
  metadata: broad(text('known where the metadata of the tile is there, fits and says more about this than the catalogue; else none')),
};

/** Whether metadata of the tile is there that fits. */
export function metadataCell(product: ProductConfig): Cell<string> {
  const fit = product.foundation === undefined ? undefined : tileFit(product, product.foundation);
  return known(fit === undefined || fit.isForeign ? 'none' : 'known', product.anchor);
}

/** What a row stands for, where it stands for a part of a product. */
export interface OfProduct {
  readonly product: ProductConfig;
  readonly input: FactInput;
}

/** The cells of these columns for a table with many rows. */
export const identityCells: CellsOf<typeof productIdentity, OfProduct> = {
  product: ({ product }) => product.slug,
  base_product: ({ product }) => product.baseSlug,
  version: ({ product }) => product.version,
  full: ({ product }) => product.full,
};

/** The cells of these columns for one row. */
export function productIdentityCells(product: ProductConfig): Cells<typeof productIdentity> {
  return { product: product.slug, base_product: product.baseSlug, version: product.version, full: () => product.full };
}

/** Asks git, if need be, whether the foundation has been installed once. */
export function lifecycleCell(input: FactInput, anchor: Span): Cell<string> {
  const lifecycle = input.lifecycle();
  return lifecycle.state === 'unknown' ? { ...unknown(anchor), because: 'lifecycle' } : known(lifecycle.state, anchor);
}
