import { memoPer } from '../base/memo.ts';
import type { Span } from '../base/source.ts';
import type { ProductConfig } from '../foundation/product-config.ts';
import { known, unknown, type Cell } from '../value/cell.ts';
import type { FactInput } from './input.ts';
import { broad, flag, rowsOf, text, type Cells, type CellsOf, type Row } from './table.ts';

/** Columns that rows about products share: which product, and whether the file shows the whole of it. */
export const productIdentity = {
  product: broad(text('product slug as written, e.g. cf or p-isolation-segment-blue')),
  base_product: broad(text('the slug without the suffix of a replicated tile: p-isolation-segment')),
  version: broad(text('product version, from taslint.yml, a download file or product-version; absent when nobody says')),
  full: broad(flag('true when the file is a whole TAS config and not a part of one; only then does absence mean something')),
};

/** What a row stands for, where it stands for a part of a product. */
export interface OfProduct {
  readonly product: ProductConfig;
  readonly input: FactInput;
}

/** The cells of these columns for a table with many rows; computed once per product. */
// The names are those of the declaration above, and the row below has a cell of its type for each.
export const identityCells = Object.fromEntries(
  Object.keys(productIdentity).map((column) => [column, ({ product, input }: OfProduct) => identityRow(product, input).cell(column)]),
) as unknown as CellsOf<typeof productIdentity, OfProduct>;

/** The cells of these columns for one row. */
export function productIdentityCells(product: ProductConfig, input: FactInput): Cells<typeof productIdentity> {
  return cellsOf(identityRow(product, input));
}

const cellsOf = memoPer(
  (row: Row) =>
    // As above: a cell of the type of each column.
    Object.fromEntries(Object.keys(productIdentity).map((column) => [column, () => row.cell(column)])) as unknown as Cells<
      typeof productIdentity
    >,
);

function identityRow(product: ProductConfig, input: FactInput): Row {
  return identityRows(input)(product);
}

const identityRows = memoPer((input: FactInput) =>
  memoPer((product: ProductConfig): Row => makeIdentity({ product, input, anchor: product.anchor })),
);

const makeIdentity = rowsOf<typeof productIdentity, OfProduct & { readonly anchor: Span }>({
  product: ({ product }) => product.slug,
  base_product: ({ product: { slug, base } }) => (slug.state === 'known' ? { ...slug, value: base } : slug),
  version: ({ product }) => product.version,
  full: ({ product, anchor }) => known(product.isFull, anchor),
});

/** Asks git, if need be, whether the foundation has been installed once. */
export function lifecycleCell(input: FactInput, anchor: Span): Cell<string> {
  const lifecycle = input.lifecycle();
  return lifecycle.state === 'unknown' ? { ...unknown(anchor), because: 'lifecycle' } : known(lifecycle.state, anchor);
}
