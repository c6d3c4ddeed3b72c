import { keyOf } from '../../foundation/cell-of.ts';
import type { NameMisfit } from '../../foundation/tile-fit/property-fit.ts';
import { tileFits, type TileFit } from '../../foundation/tile-fit/fit.ts';
import { known } from '../../value/cell.ts';
import { productIdentity, productIdentityCells } from '../product-identity.ts';
import { flag, Row, table, text } from '../table.ts';
import { misfitCell, orAbsent, tileCells, tileColumns } from './cells.ts';

/** One row per name in `product-properties` that the metadata of the tile does not take there; none where the metadata is that of another version. */
export const tileNames = table(
  'tile-name',
  {
    doc: 'A name in product-properties that the tile, whose metadata is known, does not have, does not let anybody set, or that belongs to an option which is not selected.',
    label: ['name'],
    looksAt: { kinds: ['product'], sections: ['product-properties'] },
    columns: {
      ...productIdentity,
      ...tileColumns,
      misfit: flag('true; not known while a variable decides'),
      name: text('the full dotted name as written'),
      what: text('unknown, not-configurable or not-selected'),
      renamed: text('of an unknown one: what a migration of the tile calls it now'),
      dropped: flag('of an unknown one: true when a migration of the tile throws its value away'),
      near_name: text('of an unknown one: the name that was probably meant'),
      selector: text('of one that is not selected: the selector that it belongs to'),
      option: text('of one that is not selected: the option of that selector'),
    },
  },
  ({ foundation }) => tileFits(foundation).flatMap((fit) => (fit.isForeign ? [] : fit.names.map((name) => nameRow(fit, name)))),
);

function nameRow({ product, chosen }: TileFit, { what, name, entry, renamed, removed, near, inOption, open }: NameMisfit): Row {
  const anchor = keyOf(entry, product.anchor);
  return new Row(anchor, {
    ...productIdentityCells(product),
    ...tileCells(chosen, anchor),
    misfit: misfitCell(open, anchor),
    name: known(name, anchor, entry.key.origin),
    what: known(what, anchor),
    renamed: orAbsent(renamed, anchor),
    dropped: known(removed === true, anchor),
    near_name: orAbsent(near, anchor),
    selector: orAbsent(inOption?.selector, anchor),
    option: orAbsent(inOption?.option, anchor),
  });
}
