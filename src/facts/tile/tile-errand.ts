import { keyOf } from '../../foundation/cell-of.ts';
import { tileFits } from '../../foundation/tile-fit/fit.ts';
import { known } from '../../value/cell.ts';
import { productIdentity, productIdentityCells } from '../product-identity.ts';
import { flag, Row, table, text } from '../table.ts';
import { misfitCell, orAbsent, tileCells, tileColumns } from './cells.ts';

/** One row per errand that the tile does not have, and per state that an errand never has; none where the metadata is that of another version. */
export const tileErrands = table(
  'tile-errand',
  {
    doc: 'An errand in errand-config that the tile, whose metadata is known, does not have, or a state that it does not have.',
    label: ['errand'],
    looksAt: { kinds: ['product'], sections: ['errand-config'] },
    columns: {
      ...productIdentity,
      ...tileColumns,
      misfit: flag('true; not known while a variable decides'),
      errand: text('the errand as written'),
      what: text('unknown or state'),
      near_name: text('of an unknown errand: the one that was probably meant'),
      state: text(
        'post-deploy-state of an errand that only runs before deletion, or pre-delete-state of one that only runs after deployment',
      ),
    },
  },
  ({ foundation }) =>
    tileFits(foundation).flatMap(({ isForeign, errands, product, chosen }) =>
      isForeign
        ? []
        : errands.map(({ what, errand, entry, near, state, open }) => {
            const stateEntry = entry.value.kind === 'map' && state !== undefined ? entry.value.entry(state) : undefined;
            const anchor = keyOf(stateEntry ?? entry, product.anchor);
            return new Row(anchor, {
              ...productIdentityCells(product),
              ...tileCells(chosen, anchor),
              misfit: misfitCell(open, anchor),
              errand: known(errand, anchor, entry.key.origin),
              what: known(what, anchor),
              near_name: orAbsent(near, anchor),
              state: orAbsent(state, anchor),
            });
          }),
    ),
);
