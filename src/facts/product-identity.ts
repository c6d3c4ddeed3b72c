import type { Span } from '../base/source.ts';
import type { ProductConfig } from '../foundation/product-config.ts';
import { known, unknown, type Cell } from '../value/cell.ts';
import { once, type FactInput } from './input.ts';
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
  const row = identityRow(product, input);
  let cells = once(input, spreadCells).get(row);
  if (cells === undefined) {
    // As above: a cell of the type of each column.
    cells = Object.fromEntries(Object.keys(productIdentity).map((column) => [column, () => row.cell(column)])) as unknown as Cells<
      typeof productIdentity
    >;
    once(input, spreadCells).set(row, cells);
  }
  return cells;
}

function identityRow(product: ProductConfig, input: FactInput): Row {
  const rows = once(input, identityRows);
  let row = rows.get(product);
  if (row === undefined) rows.set(product, (row = makeIdentity({ product, input, anchor: product.anchor })));
  return row;
}

const identityRows = (): Map<ProductConfig, Row> => new Map();
const spreadCells = (): Map<Row, Cells<typeof productIdentity>> => new Map();

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
