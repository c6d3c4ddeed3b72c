import { productsOf, type ProductConfig } from '../../foundation/product-config.ts';
import { tileFits } from '../../foundation/tile-fit/fit.ts';
import type { Foundation } from '../../foundation/foundation.ts';
import { isInRange } from '../../tile/version-range.ts';
import { absent, known, mapCell, type Cell } from '../../value/cell.ts';
import { productIdentity, productIdentityCells } from '../product-identity.ts';
import { flag, Row, table, text } from '../table.ts';
import { tileCells, tileColumns } from './cells.ts';

/** One row per product that a tile needs and that is in the foundation; what may be missing has none. */
export const tileRequirements = table(
  'tile-requirement',
  {
    doc: 'Another product of the foundation that a tile, whose metadata is known, needs in certain versions.',
    label: ['needs'],
    few: true,
    looksAt: { kinds: ['product'] },
    columns: {
      ...productIdentity,
      ...tileColumns,
      needs: text('the other product'),
      range: text('its versions that will do, as the tile writes them'),
      needs_version: text('the version that is known for the other product'),
      met: flag('whether that version will do; absent when the two cannot be compared'),
    },
  },
  ({ foundation }) =>
    tileFits(foundation).flatMap(({ product, chosen }) =>
      chosen.tile.requires.flatMap(({ name, version: range, optional }) => {
        const other = optional ? undefined : productNamed(foundation, name);
        if (other === undefined) return [];
        const { anchor } = product;
        return [
          new Row(anchor, {
            ...productIdentityCells(product),
            ...tileCells(chosen, anchor),
            needs: known(name, anchor),
            range: known(range, anchor),
            needs_version: other.version,
            met: met(other.version, range),
          }),
        ];
      }),
    ),
);

function productNamed(foundation: Foundation, name: string): ProductConfig | undefined {
  return productsOf(foundation).find(({ slug }) => slug.state === 'known' && slug.value === name);
}

function met(version: Cell<string>, range: string): Cell<boolean> {
  const inRange = mapCell(version, (text) => isInRange(text, range));
  return inRange.state === 'known' && inRange.value === undefined ? absent(inRange.anchor) : (inRange as Cell<boolean>);
}
