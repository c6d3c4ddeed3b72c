import { atItem, textsCell } from '../../foundation/cell-of.ts';
import { productsOf, type ProductConfig, type Property } from '../../foundation/product-config.ts';
import { isNullish } from '../../value/node.ts';
import { absent, known, type Cell } from '../../value/cell.ts';
import { bareDomain, domainPlaces, isBelow, type DomainPlace } from './domain.ts';
import type { FactInput } from '../input.ts';
import { flag, Row, table, text, texts } from '../table.ts';

/** The newer property is a collection, the older one a text. */
const PROPERTIES = ['.properties.cf_networking_internal_domains', '.properties.cf_networking_internal_domain'];
const DEFAULT = 'apps.internal';

/** One row per product file that says which domains are answered inside containers only. */
export const internalDomains = table(
  'internal-domain',
  {
    doc: 'Domains that apps use among themselves (container-to-container): answered by BOSH DNS, never by a name server outside.',
    label: ['property'],
    few: true,
    looksAt: { kinds: ['product'], sections: ['product-properties'] },
    columns: {
      product: text('product slug'),
      property: text('property that lists them'),
      names: texts('internal domains as written'),
      clashing: text('the first that equals the system or apps domain or stands above it; absent when none does'),
      clashes_with: text('the domain it takes away'),
      has_default: flag('true when apps.internal, which apps get by default, is among them'),
    },
  },
  (input) => productsOf(input.foundation).flatMap((product) => rowsOf(product, input)),
);

function rowsOf(product: ProductConfig, input: FactInput): readonly Row[] {
  if (product.base !== 'cf') return [];
  const property = PROPERTIES.map((name) => product.property(name)).find((candidate) => candidate !== undefined);
  if (property === undefined || isNullish(property.value)) return [];
  const names = namesOf(property);
  const places = domainPlaces(input).filter((place) => place.product === product && place.kind !== 'segment');
  const { clashing, other } = clashOf(names, places);
  return [
    new Row(property.anchor, {
      product: product.slug,
      property: known(property.name, property.anchor),
      names: clashing.state === 'known' ? atItem(names, property.value, clashing.value) : names,
      clashing,
      clashes_with: other,
      has_default: names.state === 'known' ? known(names.value.includes(DEFAULT), names.anchor, names.origin) : names,
    }),
  ];
}

function namesOf(property: Property): Cell<readonly string[]> {
  const names = textsCell(property.value, property.anchor);
  return names.state === 'known'
    ? { ...names, value: names.value.map((name) => name.trim().toLowerCase()).filter((name) => name !== '') }
    : names;
}

/** A clash that is seen settles it; without one what is not known stays open. */
function clashOf(names: Cell<readonly string[]>, places: readonly DomainPlace[]): { clashing: Cell<string>; other: Cell<string> } {
  if (names.state !== 'known') return { clashing: names, other: names };
  for (const { name } of places) {
    const internal = name.state === 'known' ? names.value.find((domain) => isBelow(bareDomain(name.value), domain)) : undefined;
    if (internal !== undefined) return { clashing: known(internal, names.anchor, names.origin), other: name };
  }
  const open = places.flatMap(({ name }) => (name.state === 'unknown' ? [name] : []))[0];
  // `apps.internal` alone is no public domain, whatever the domains are.
  const harmless = open === undefined || names.value.every((domain) => isBelow(domain, 'internal'));
  const none = harmless ? absent(names.anchor) : open;
  return { clashing: none, other: none };
}
