import { memoPer } from '../../base/memo.ts';
import type { Span } from '../../base/source.ts';
import { anchorOf, textCell } from '../../foundation/cell-of.ts';
import { productsOf, type ProductConfig } from '../../foundation/product-config.ts';
import { absent, known, mapCell, unknown, type Cell } from '../../value/cell.ts';
import type { ConfigNode } from '../../value/node.ts';
import type { FactInput } from '../input.ts';
import { flag, Row, table, text, texts } from '../table.ts';

/** What a domain is used for. `segment`: the apps of an isolation segment with routers of its own. */
export type DomainKind = 'system' | 'apps' | 'segment';

/** A domain that a product file gives. */
export interface DomainPlace {
  readonly product: ProductConfig;
  readonly property: string;
  readonly kind: DomainKind;
  readonly node: ConfigNode;
  readonly name: Cell<string>;
  readonly anchor: Span;
}

const PROPERTIES: readonly { readonly property: string; readonly kind: DomainKind; readonly product: string }[] = [
  { property: '.cloud_controller.system_domain', kind: 'system', product: 'cf' },
  { property: '.cloud_controller.apps_domain', kind: 'apps', product: 'cf' },
  { property: '.properties.isolation_segment_domain', kind: 'segment', product: 'p-isolation-segment' },
];

/** Every domain of the foundation's product files, known or not; a property without a value is left out. */
export const domainPlaces = memoPer((input: FactInput): readonly DomainPlace[] => {
  return productsOf(input.foundation).flatMap((product) =>
    PROPERTIES.flatMap(({ property, kind, product: owner }): readonly DomainPlace[] => {
      const written = product.property(property);
      // A file without a product name is a part of a config; its properties tell whose.
      if (written?.value === undefined || (product.base !== '' && product.base !== owner)) return [];
      const name = domainText(textCell(written.value, written.anchor));
      return name.state === 'absent'
        ? []
        : [{ product, property: written.name, kind, node: written.value, name, anchor: anchorOf(written.value, written.anchor) }];
    }),
  );
});

/** Angle brackets (`<system domain>`) and shell variables stand for a value, as `((x))` does; blanks around a name are YAML's or om's to keep. */
function domainText(cell: Cell<string>): Cell<string> {
  if (cell.state !== 'known') return cell;
  if (cell.value === '') return absent(cell.anchor);
  return /[<>$]|\{\{/.test(cell.value) ? unknown(cell.anchor, [], cell.origin) : cell;
}

/** `example.com` is left out: it is what documents use for whole and meaningful configurations. */
const SAMPLE_NAME = /(?:^|\.)(?:(?:my|your|our|some)[-_]?(?:own[-_]?)?(?:domain|company|org|organization|site)|domain)\.[a-z]+$/;

/** One row per domain that a product is given. */
export const domains = table(
  'domain',
  {
    doc: 'A domain that a product file gives: system and apps domain of TAS, the domain of an isolation segment.',
    label: ['property'],
    few: true,
    looksAt: { kinds: ['product'], sections: ['product-properties'] },
    columns: {
      product: text('product slug'),
      property: text('property that holds it'),
      kind: text('system, apps or segment'),
      name: text('the domain as written'),
      problems: texts(
        'what keeps it from being a bare DNS name: scheme, port, path, wildcard, leading-dot, trailing-dot, space, underscore, upper-case, no-dot, label',
      ),
      bare: text('the name with scheme, wildcard, port, path and trailing dot taken away, in small letters'),
      sample_name: flag(
        'true for names that samples are written with, my-domain.com or yourcompany.com: somebody else fills in the real one; false while the name is not known',
      ),
      overlap: text('how it stands to the other domain of the product: equal, parent, child or none; absent without another'),
      other: text('the other domain: of the apps domain the system domain, and the reverse'),
    },
  },
  (input) => {
    const places = domainPlaces(input);
    return places.map((place) => {
      const { name, anchor } = place;
      const fact = <V>(value: V): Cell<V> => known(value, anchor, place.node.origin);
      const other = places.find((candidate) => candidate.product === place.product && candidate.kind === COUNTERPART[place.kind]);
      return new Row(anchor, {
        product: place.product.slug,
        property: fact(place.property),
        kind: fact<string>(place.kind),
        name,
        problems: mapCell(name, domainProblems),
        bare: mapCell(name, bareDomain),
        sample_name: fact(name.state === 'known' && SAMPLE_NAME.test(bareDomain(name.value))),
        overlap: overlapOf(place, other, anchor),
        other: other?.name ?? absent(anchor),
      });
    });
  },
);

const COUNTERPART: Readonly<Record<DomainKind, DomainKind | undefined>> = { system: 'apps', apps: 'system', segment: undefined };

/** What keeps a text from being a bare DNS domain, in the order a person would correct it. */
export function domainProblems(name: string): readonly string[] {
  const problems: string[] = [];
  const scheme = name.indexOf('://');
  if (scheme >= 0) problems.push('scheme');
  const rest = scheme >= 0 ? name.slice(scheme + 3) : name;
  if (/:[0-9]+(\/|$)/.test(rest)) problems.push('port');
  if (rest.includes('/')) problems.push('path');
  if (rest.includes('*')) problems.push('wildcard');
  if (rest.startsWith('.')) problems.push('leading-dot');
  if (rest.endsWith('.')) problems.push('trailing-dot');
  if (/[\s,]/.test(rest)) problems.push('space');
  if (rest.includes('_')) problems.push('underscore');
  if (/[A-Z]/.test(rest)) problems.push('upper-case');
  if (!rest.includes('.')) problems.push('no-dot');
  if (problems.length === 0 && !isHostName(rest)) problems.push('label');
  return problems;
}

/** Letters, digits and inner hyphens in labels of 63; other letters (IDN) are left to the people who use them. */
function isHostName(name: string): boolean {
  return (
    name.length <= 253 &&
    name
      .split('.')
      .every(
        (label) =>
          label.length > 0 && label.length <= 63 && !label.startsWith('-') && !label.endsWith('-') && !/[!-,/:-@[-`{-~]/.test(label),
      )
  );
}

/** The domain that a text means. */
export function bareDomain(name: string): string {
  const scheme = name.indexOf('://');
  const host = (scheme >= 0 ? name.slice(scheme + 3) : name).trim().split(/[/:]/, 1)[0]!;
  const end = host.endsWith('.') ? host.length - 1 : host.length;
  const start = host.startsWith('*.') ? 2 : host.startsWith('.') ? 1 : 0;
  return host.slice(start, Math.max(start, end)).toLowerCase();
}

/** True when a name is the domain itself or lies below it. */
export function isBelow(name: string, domain: string): boolean {
  return name === domain || name.endsWith(`.${domain}`);
}

/** Two equal placeholders are equal whatever they stand for; apart from that, unknown stays unknown. One that stands for all properties tells nothing. */
function overlapOf(place: DomainPlace, other: DomainPlace | undefined, anchor: Span): Cell<string> {
  if (other === undefined) return absent(anchor);
  const { node } = place;
  if (
    node !== other.node &&
    node.kind === 'unknown' &&
    other.node.kind === 'unknown' &&
    node.variables.length > 0 &&
    node.text === other.node.text
  )
    return known('equal', anchor, node.origin);
  if (place.name.state !== 'known') return place.name;
  if (other.name.state !== 'known') return other.name;
  const [mine, theirs] = [bareDomain(place.name.value), bareDomain(other.name.value)];
  const overlap = mine === theirs ? 'equal' : isBelow(theirs, mine) ? 'parent' : isBelow(mine, theirs) ? 'child' : 'none';
  return known(overlap, anchor, node.origin);
}
