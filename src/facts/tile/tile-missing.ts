import { anchorOf } from '../../foundation/cell-of.ts';
import { tileFits } from '../../foundation/tile-fit/fit.ts';
import { known } from '../../value/cell.ts';
import { productIdentity, productIdentityCells } from '../product-identity.ts';
import { flag, Row, table, text } from '../table.ts';
import { misfitCell, orAbsent, tileCells, tileColumns } from './cells.ts';

/** One row per property that the tile asks for and that a whole product config does not give; none where the metadata is that of another version. */
export const tileMissing = table(
  'tile-missing',
  {
    doc: 'A property that the tile, whose metadata is known, asks for and that the only config of the product does not give.',
    plural: 'tile_missing',
    label: ['name'],
    looksAt: { kinds: ['product'], sections: ['product-properties'] },
    columns: {
      ...productIdentity,
      ...tileColumns,
      misfit: flag('true; not known while a variable decides'),
      name: text('the full dotted name'),
      type: text('its type in the metadata'),
      empty: flag('true when it is there with nothing in it'),
      selector: text('the selector whose option asks for it; absent for what is always asked for'),
      option: text('the option that is selected there'),
    },
  },
  ({ foundation }) =>
    tileFits(foundation).flatMap(({ isForeign, missing, product, chosen }) =>
      isForeign
        ? []
        : missing.map(({ property, at, open }) => {
            const anchor = anchorOf(at, product.sectionAnchor('product-properties'));
            return new Row(anchor, {
              ...productIdentityCells(product),
              ...tileCells(chosen, anchor),
              misfit: misfitCell(open, anchor),
              name: known(property.name, anchor),
              type: known(property.type, anchor),
              empty: known(at !== undefined, anchor),
              selector: orAbsent(property.inOption?.selector, anchor),
              option: orAbsent(property.inOption?.option, anchor),
            });
          }),
    ),
);
