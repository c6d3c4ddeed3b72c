import { anchorOf, keyOf, textCell } from '../../foundation/cell-of.ts';
import { classOfLiteral, isTakenOut } from '../../foundation/literal-class.ts';
import { productsOf, type ProductConfig, type Property } from '../../foundation/product-config.ts';
import { absent, known, unknown, type Cell } from '../../value/cell.ts';
import type { MapNode } from '../../value/node.ts';
import { productIdentity, productIdentityCells } from '../product-identity.ts';
import { integer, Row, table, text } from '../table.ts';

/** One row per item of a collection property: encryption keys, certificates, domains. Secrets are measured, never shown. */
export const collectionItems = table(
  'collection-item',
  {
    doc: 'An item of a collection property, e.g. a CredHub encryption key.',
    label: ['property', 'name'],
    columns: {
      ...productIdentity,
      property: text('full name of the property'),
      name: text('field name, or label or provider when there is no name'),
      provider: text('field provider'),
      secret_length: integer(
        'length of the first credential of the item; absent without one, unknown behind a variable or a word to be replaced',
      ),
    },
  },
  ({ foundation }) =>
    productsOf(foundation).flatMap((product) => product.properties.filter(isCollection).flatMap((property) => itemRows(product, property))),
);

function isCollection(property: Property): boolean {
  return property.value?.kind === 'sequence';
}

function itemRows(product: ProductConfig, property: Property): readonly Row[] {
  const list = property.value;
  if (list?.kind !== 'sequence') return [];
  return list.items.map((item) => {
    const own = anchorOf(item, property.anchor);
    const map: MapNode | undefined = item.kind === 'map' ? item : undefined;
    const anchor = keyOf(map?.entries[0], own);
    const name = textCell(map?.get('name') ?? map?.get('label') ?? map?.get('provider_name'), anchor);
    return new Row(anchor, {
      ...productIdentityCells(product),
      property: known(property.name, anchor),
      name,
      provider: textCell(map?.get('provider'), anchor),
      secret_length: secretLength(map, anchor),
    });
  });
}

/** Fields of `{secret: …}` or `{password: …}`; the length is all that leaves this function. */
function secretLength(map: MapNode | undefined, anchor: Row['anchor']): Cell<number> {
  for (const entry of map?.entries ?? []) {
    if (entry.value.kind !== 'map') continue;
    const secret = entry.value.get('secret') ?? entry.value.get('password');
    if (secret === undefined) continue;
    if (secret.kind === 'unknown') return unknown(anchorOf(secret, anchor), secret.variables, secret.origin);
    if (secret.kind !== 'scalar') continue;
    const place = anchorOf(secret, anchor);
    const isWritten = classOfLiteral(secret.text, true) === 'secret' && !isTakenOut(secret.text);
    return isWritten ? known(Array.from(secret.text).length, place, secret.origin) : unknown(place, [], secret.origin);
  }
  return absent(anchor);
}
