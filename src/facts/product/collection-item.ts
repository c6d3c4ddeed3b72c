import { anchorOf, flagCell, keyOf, textCell } from '../../foundation/cell-of.ts';
import { classOfLiteral, isTakenOut } from '../../foundation/secret.ts';
import { productsOf, type ProductConfig, type Property } from '../../foundation/product-config.ts';
import { absent, known, unknown, type Cell } from '../../value/cell.ts';
import { keyName, type ConfigNode, type MapNode } from '../../value/node.ts';
import { productIdentity, productIdentityCells } from '../identity.ts';
import type { FactInput } from '../input.ts';
import { flag, integer, Row, table, text, texts } from '../table.ts';

/** One row per item of a collection property: encryption keys, certificates, domains. Secrets are measured, never shown. */
export const collectionItems = table(
  'collection-item',
  {
    doc: 'An item of a collection property, e.g. a CredHub encryption key.',
    label: ['property', 'name'],
    columns: {
      ...productIdentity,
      property: text('full name of the property'),
      position: integer('place in the collection, from 0'),
      count: integer('how many items the collection has'),
      name: text('field name, or label or provider when there is no name'),
      name_length: integer('how long that is'),
      repeated: flag('true when an earlier item has the same name'),
      provider: text('field provider'),
      primary: flag('field primary'),
      primary_count: integer('how many items of the collection say primary: true; unknown when one of them is'),
      secret_length: integer(
        'length of the first credential of the item; absent without one, unknown behind a variable or a word to be replaced',
      ),
      fields: texts('names of its fields'),
      strange: flag('true when the item is not a map of fields'),
    },
  },
  (input) =>
    productsOf(input.foundation).flatMap((product) =>
      product.properties.filter(isCollection).flatMap((property) => itemRows(product, property, input)),
    ),
);

function isCollection(property: Property): boolean {
  return property.value?.kind === 'sequence';
}

function itemRows(product: ProductConfig, property: Property, input: FactInput): readonly Row[] {
  const list = property.value;
  if (list?.kind !== 'sequence') return [];
  const seen = new Set<string>();
  const primaries = primaryCount(list.items, property.anchor);
  return list.items.map((item, position) => {
    const own = anchorOf(item, property.anchor);
    const map: MapNode | undefined = item.kind === 'map' ? item : undefined;
    const anchor = keyOf(map?.entries[0], own);
    const name = textCell(map?.get('name') ?? map?.get('label') ?? map?.get('provider_name'), anchor);
    const repeated = name.state === 'known' && seen.has(name.value);
    if (name.state === 'known') seen.add(name.value);
    return new Row(anchor, {
      ...productIdentityCells(product, input),
      property: known(property.name, anchor),
      position: known(position, anchor),
      count: known(list.items.length, property.anchor),
      name,
      name_length: name.state === 'known' ? { ...name, value: name.value.length } : name,
      repeated: name.state === 'unknown' ? name : known(repeated, anchor),
      provider: textCell(map?.get('provider'), anchor),
      primary: flagCell(map?.get('primary'), anchor),
      primary_count: primaries,
      secret_length: secretLength(map, anchor),
      fields: known(map?.entries.map(({ key }) => keyName(key)) ?? [], anchor),
      strange: item.kind === 'unknown' ? unknown(anchor, item.variables) : known(map === undefined, anchor),
    });
  });
}

function primaryCount(items: readonly ConfigNode[], anchor: Row['anchor']): Cell<number> {
  const cells = items.map((item) =>
    item.kind === 'unknown' ? unknown(anchor, item.variables) : flagCell(item.kind === 'map' ? item.get('primary') : undefined, anchor),
  );
  const open = cells.find((cell) => cell.state === 'unknown');
  if (open?.state === 'unknown') return unknown(anchor, open.variables);
  return known(cells.filter((cell) => cell.state === 'known' && cell.value).length, anchor);
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
