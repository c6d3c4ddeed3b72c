import { compareNumbers, minorLine, versionNumbers } from '../../base/product-version.ts';
import type { Foundation } from '../../foundation/foundation.ts';
import { isSample, productsOf, type ProductConfig, type Property } from '../../foundation/product-config.ts';
import { absent, known } from '../../value/cell.ts';
import { isSecret } from '../product/property.ts';
import type { FactInput } from '../input.ts';
import { flag, integer, Row, table, text, texts } from '../table.ts';

/**
 * Foundations of one run compared with each other. Every foundation is compared with one, the reference: the first that is for production, else the first
 * by name; so the work grows with the number of foundations and not with its square.
 */

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
      purpose: text('purpose of this foundation, or unknown'),
      other_purpose: text('purpose of the other'),
      sample: flag('true in folders of documentation, examples and tests'),
    },
  },
  (input) => {
    const reference = referenceOf(input);
    if (reference === undefined) return [];
    const theirs = new Map(
      productsOf(reference).flatMap((product) => (product.slug.state === 'known' ? [[product.slug.value, product] as const] : [])),
    );
    return productsOf(input.foundation).flatMap((product) => {
      const other = product.slug.state === 'known' ? theirs.get(product.slug.value) : undefined;
      return other === undefined ? [] : differenceRows(product, other, input.foundation, reference);
    });
  },
);

function differenceRows(product: ProductConfig, other: ProductConfig, foundation: Foundation, reference: Foundation): readonly Row[] {
  const groups = new Map<string, { readonly property: Property; readonly words: string }[]>();
  for (const property of product.properties) {
    const twin = other.property(property.canonical);
    if (twin === undefined || isSecret(property) || !isComparable(property.name)) continue;
    const [mine, theirs] = [writtenValue(property), writtenValue(twin)];
    if (mine === undefined || theirs === undefined || mine === theirs) continue;
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
      sample: known(isSample(product.document.file), anchor),
    });
  });
}

/** A number, a flag or an option that is written in the config itself; what comes from a variable is meant to differ. */
function writtenValue({ entry, value }: Property): string | undefined {
  const chosen = entry.value.kind === 'map' ? (entry.value.get('selected_option') ?? value) : value;
  if (chosen?.kind !== 'scalar' || chosen.origin.kind !== 'written') return undefined;
  const { type } = chosen.resolved;
  if (type === 'boolean' || type === 'integer') return String(chosen.value);
  return type === 'string' && /^[a-z][a-z0-9_-]{0,40}$/.test(chosen.text) ? chosen.text : undefined;
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
      far_ahead: flag('true when this foundation is in another major line that is newer'),
      sample: flag('true in folders of documentation, examples and tests'),
    },
  },
  (input) => {
    const reference = referenceOf(input);
    const isRehearsal = input.foundation.purpose === 'lab' || input.foundation.purpose === 'sandbox';
    if (reference?.purpose !== 'production' || !isRehearsal) return [];
    return productsOf(input.foundation).flatMap((product) => {
      const twin = productsOf(reference).find(
        ({ slug }) => slug.state === 'known' && product.slug.state === 'known' && slug.value === product.slug.value,
      );
      if (twin === undefined) return [];
      const { version } = product;
      const anchor = version.state === 'known' ? version.anchor : product.anchor;
      const state = twin.version.state === 'unknown' ? twin.version : version.state === 'unknown' ? version : undefined;
      const compared =
        version.state === 'known' && twin.version.state === 'known' ? compareVersions(version.value, twin.version.value) : undefined;
      const cell = (is: (compared: Compared) => boolean) =>
        state !== undefined
          ? state
          : compared === undefined
            ? absent(anchor)
            : known(is(compared), anchor, version.state === 'known' ? version.origin : undefined);
      return [
        new Row(anchor, {
          product: product.slug,
          version,
          other: known(reference.name, anchor),
          other_version: twin.version,
          behind: cell(({ order }) => order < 0),
          far_ahead: cell(({ majors }) => majors > 1),
          sample: known(isSample(product.document.file), anchor),
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

/** What a foundation is compared with; undefined when it is that one itself, or stands alone. */
function referenceOf(input: FactInput): Foundation | undefined {
  if (input.foundation.name === '') return undefined;
  const others = (input.siblings ?? []).filter(({ name }) => name !== '' && name !== input.foundation.name);
  const all = [input.foundation, ...others];
  const reference =
    all.find(({ purpose }) => purpose === 'production') ?? all.reduce((first, one) => (one.name < first.name ? one : first));
  return reference === input.foundation ? undefined : reference;
}
