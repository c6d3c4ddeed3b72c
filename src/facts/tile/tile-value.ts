import { anchorOf, keyOf } from '../../foundation/cell-of.ts';
import { shapeOf } from '../../foundation/strict-reading.ts';
import type { PropertyMisfit } from '../../foundation/tile-fit/property-fit.ts';
import { tileFits, type TileFit } from '../../foundation/tile-fit/fit.ts';
import { isCredential } from '../../foundation/tile-fit/value-fit.ts';
import { absent, known } from '../../value/cell.ts';
import { productIdentity, productIdentityCells } from '../product-identity.ts';
import { flag, integer, Row, table, text, texts } from '../table.ts';
import { misfitCell, orAbsent, tileCells, tileColumns, tileWords } from './cells.ts';

/** One row per value in `product-properties` that the blueprint of its property does not take; none where the metadata is that of another version. */
export const tileValues = table(
  'tile-value',
  {
    doc: 'A value of a property that the tile, whose metadata is known, does not take.',
    label: ['name'],
    looksAt: { kinds: ['product'], sections: ['product-properties'] },
    columns: {
      ...productIdentity,
      ...tileColumns,
      misfit: flag('true; not known while a variable decides'),
      name: text('the full dotted name of the property, with the field of an item behind it'),
      type: text('its type in the metadata'),
      wanted: text(
        'what the tile takes: text, integer, port, flag, email, http-url, ldap-url, domain, host, address, addresses, certificate-text, option, options (a list of them), select-value, same-option (selected_option that agrees with value), list, items (a list of maps), known-field, field (one that an item lacks), different (from the other items), stemcell, secret, credentials, certificate, limit, pattern, cron',
      ),
      found: text('what stands there: string, integer, float, boolean, list or map'),
      value: text('the text that stands there; absent for maps, lists and credentials'),
      field: text('of a collection: the field'),
      near: text('what was probably meant'),
      choices: texts('what there is to choose from; absent where that is not a list'),
      limit: text('of a limit: min, max, zero-or-min, modulo, power-of-two or odd-or-zero'),
      bound: integer('of a limit that is a number: that number'),
      tile_says: text('what the tile itself says about such a value, in one line of at most 200 characters'),
    },
  },
  ({ foundation }) => tileFits(foundation).flatMap((fit) => (fit.isForeign ? [] : fit.values.map((misfit) => valueRow(fit, misfit)))),
);

function valueRow({ product, chosen }: TileFit, misfit: PropertyMisfit): Row {
  const { property, node, wanted, field, near, choices, limit, message, open } = misfit;
  const first = node.kind === 'map' ? node.entries[0] : undefined;
  const place = anchorOf(node, product.anchor);
  const anchor = first === undefined ? place : keyOf(first, place);
  const isSecret = isCredential(property, field);
  return new Row(anchor, {
    ...productIdentityCells(product),
    ...tileCells(chosen, anchor),
    misfit: misfitCell(open, anchor),
    name: known(field === undefined || ABOUT_ITEMS.has(wanted) ? property.name : `${property.name} › ${field}`, anchor),
    type: known(property.type, anchor),
    wanted: known(wanted, anchor),
    found: known(shapeOf(node), anchor, node.origin),
    value: node.kind === 'scalar' && !isSecret ? known(node.text, anchor, node.origin) : absent(anchor),
    field: orAbsent(field, anchor),
    near: orAbsent(near, anchor),
    choices: orAbsent(choices?.slice(0, MOST_CHOICES), anchor),
    limit: orAbsent(limit?.limit, anchor),
    bound: orAbsent(limit?.bound, anchor),
    tile_says: tileWords(message, anchor),
  });
}

/** What is said of the item and names the field itself. */
const ABOUT_ITEMS: ReadonlySet<string> = new Set(['known-field', 'field', 'different']);

/** More are no help on a line. */
const MOST_CHOICES = 12;
