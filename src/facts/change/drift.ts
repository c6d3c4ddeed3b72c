import { compareNumbers, minorLine, versionNumbers } from '../../base/product-version.ts';
import type { Foundation } from '../../foundation/foundation.ts';
import { productsOf, type ProductConfig, type Property } from '../../foundation/product-config.ts';
import { absent, known, type Cell } from '../../value/cell.ts';
import { isSecret } from '../product/property.ts';
import type { Reference, ReferenceProduct } from '../input.ts';
import { flag, integer, Row, table, text, texts } from '../table.ts';
import { writtenValue } from './reference.ts';

/** Foundations of one run compared with each other: every foundation with one, the reference (`reference.ts`). */

/** One row per product of a foundation and group of settings in which it differs from the reference. */
export const foundationDifferences = table(
  'foundation-difference',
  {
    doc: 'Settings of a product that are written out in two foundations of one repository and differ.',
    label: ['product', 'group'],
    columns: {
      product: text('product slug'),
      other: text('name of the foundation that it is compared with'),
      group: text('protection (security and routing) or other'),
      properties: texts('properties that differ, with both values where they are no texts of their own'),
      count: integer('how many properties differ'),
      other_purpose: text('purpose of the other'),
    },
  },
  (input) => {
    const reference = input.reference?.();
    if (reference === undefined) return [];
    const theirs = new Map(reference.products.map((product) => [product.slug, product]));
    return productsOf(input.foundation).flatMap((product) => {
      const other = product.slug.state === 'known' ? theirs.get(product.slug.value) : undefined;
      return other === undefined ? [] : differenceRows(product, other, input.foundation, reference);
    });
  },
);

function differenceRows(product: ProductConfig, other: ReferenceProduct, foundation: Foundation, reference: Reference): readonly Row[] {
  const groups = new Map<string, { readonly property: Property; readonly words: string }[]>();
  for (const property of product.properties) {
    const theirs = other.written.get(property.canonical);
    if (theirs === undefined || isSecret(property) || !isComparable(property.name)) continue;
    const mine = writtenValue(property);
    if (mine === undefined || mine === theirs) continue;
    const group = isProtection(property.name) ? 'protection' : 'other';
    const list = groups.get(group) ?? [];
    groups.set(group, list);
    list.push({ property, words: `${property.name} (${mine}, there ${theirs})` });
  }
  return [...groups].map(([group, list]) => {
    const anchor = list[0]!.property.anchor; // a group is made with its first property
    return new Row(anchor, {
      product: product.slug,
      other: known(reference.name, anchor),
      group: known(group, anchor),
      properties: known(
        list.map(({ words }) => words),
        anchor,
        list[0]!.property.value?.origin,
      ),
      count: known(list.length, anchor),
      purpose: known(foundation.purpose, anchor),
      other_purpose: known(reference.purpose, anchor),
    });
  });
}

/** Settings that each foundation has its own of: the IaaS, names, addresses, sizes, credentials. */
function isComparable(name: string): boolean {
  return !/(cloud_provider|iaas|cpi|domain|host|address|ips?$|cidr|cert|_ca$|url|endpoint|bucket|region|email|username|identity|instances?|memory|disk|quota|max_|_mb$|size|count|network|_az|cloud_provider|iaas|label|footer|logo|color|title|acknowledge|plan|tag)/.test(
    name,
  );
}

function isProtection(name: string): boolean {
  return /(ssl|tls|cipher|ssh|cert_validation|client_ca|docker|security|encrypt|verify|audit|routing|\.router\.|haproxy|timeout|drain|keepalive|session)/.test(
    name,
  );
}

/** One row per product of a foundation whose version differs in its minor line from the reference. */
export const versionSkews = table(
  'version-skew',
  {
    doc: 'A product whose version is not the one of the production foundation of the same repository.',
    label: ['product'],
    columns: {
      product: text('product slug'),
      version: text('version in this foundation'),
      other: text('name of the production foundation'),
      other_version: text('version there'),
      behind: flag('true when production runs a newer version than this foundation'),
      majors_ahead: integer('how many major lines this foundation is ahead of production; negative when it is behind'),
    },
  },
  (input) => {
    const isRehearsal = input.foundation.purpose === 'lab' || input.foundation.purpose === 'sandbox';
    const reference = isRehearsal ? input.reference?.() : undefined;
    if (reference?.purpose !== 'production') return [];
    return productsOf(input.foundation).flatMap((product) => {
      const counterpart = reference.products.find(({ slug }) => product.slug.state === 'known' && slug === product.slug.value);
      if (counterpart === undefined) return [];
      const { version } = product;
      const anchor = version.state === 'known' ? version.anchor : product.anchor;
      const state = counterpart.version.state === 'unknown' ? counterpart.version : version.state === 'unknown' ? version : undefined;
      const compared =
        version.state === 'known' && counterpart.version.state === 'known'
          ? compareVersions(version.value, counterpart.version.value)
          : undefined;
      const cell = <V>(of: (compared: Compared) => V): Cell<V> =>
        state !== undefined
          ? state
          : compared === undefined
            ? absent(anchor)
            : known(of(compared), anchor, version.state === 'known' ? version.origin : undefined);
      return [
        new Row(anchor, {
          product: product.slug,
          version,
          other: known(reference.name, anchor),
          other_version: counterpart.version,
          behind: cell(({ order }) => order < 0),
          majors_ahead: cell(({ majors }) => majors),
        }),
      ];
    });
  },
);

interface Compared {
  readonly order: number;
  /** Major lines that lie between. */
  readonly majors: number;
}

function compareVersions(one: string, other: string): Compared | undefined {
  const [left, right] = [versionNumbers(one), versionNumbers(other)];
  if (left === undefined || right === undefined || minorLine(one) === undefined || minorLine(other) === undefined) return undefined;
  return { order: compareNumbers(left, right), majors: (left[0] ?? 0) - (right[0] ?? 0) };
}
