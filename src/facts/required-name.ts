import type { Span } from '../base/source.ts';
import { anchorOf } from '../foundation/cell-of.ts';
import type { ProductConfig } from '../foundation/product-config.ts';
import { absent, known, mapCell, unknown, type Cell } from '../value/cell.ts';
import { descend, isNullish, type ConfigNode } from '../value/node.ts';
import { pemPlaces, type PemPlace } from './certificate-place.ts';
import { bareDomain, domainPlaces, type DomainPlace } from './domain.ts';
import { once, type FactInput } from './input.ts';
import { flag, integer, Row, table, text, texts } from './table.ts';
import { coversHost, type Certificate } from './x509.ts';

/**
 * Names that certificates must cover. Gorouter: `*.SYSTEM`, `*.APPS`, `*.login.SYSTEM`, `*.uaa.SYSTEM` (TAS 6.0, "Providing a certificate for your TLS
 * termination point"); UAA's SAML certificate: `*.login.SYSTEM`; routers of an isolation segment: `*.SEGMENT`.
 */
const NEEDS: readonly {
  readonly kind: string;
  readonly certificate: 'router' | 'saml';
  readonly domain: DomainPlace['kind'];
  readonly below: string;
  readonly host: string;
}[] = [
  { kind: 'system', certificate: 'router', domain: 'system', below: '', host: 'api' },
  { kind: 'apps', certificate: 'router', domain: 'apps', below: '', host: 'an-app' },
  { kind: 'login', certificate: 'router', domain: 'system', below: 'login.', host: 'a-zone' },
  { kind: 'uaa', certificate: 'router', domain: 'system', below: 'uaa.', host: 'a-zone' },
  { kind: 'saml', certificate: 'saml', domain: 'system', below: 'login.', host: 'a-zone' },
  { kind: 'segment', certificate: 'router', domain: 'segment', below: '', host: 'an-app' },
];

const PROPERTY_OF = { router: '.properties.networking_poe_ssl_certs', saml: '.uaa.service_provider_key_credentials' } as const;

const requiredNameColumns = {
  product: text('product slug'),
  property: text('property that holds the certificates'),
  kind: text('system, apps, login, uaa, saml or segment'),
  domain: text('the domain that the name comes from'),
  name: text('wildcard that must be covered, e.g. *.login.sys.example.com'),
  host: text('a host below it that clients call, e.g. api.sys.example.com'),
  covered: flag('true when a name of a certificate matches; a wildcard stands for exactly one label'),
  missing: texts('names that nothing covers: for login and uaa those of both, else this row’s own; empty when all are covered'),
  parent_wildcard: text(
    'a wildcard of a certificate that looks as if it covered the name but stands one label too high, e.g. *.example.com; absent without one',
  ),
  names: texts('all names that the certificates cover'),
  certificates: integer('how many certificates are given in the files'),
  tls_termination: text('where TLS ends: load_balancer, ha_proxy or router; absent when nobody says'),
  shown_to_clients: flag(
    'true when TLS is known to end at Gorouter or HAProxy; false when a load balancer may show a certificate of its own',
  ),
};

/** One row per name that a certificate must cover, and whether one does. */
export const requiredNames = table(
  'certificate-name',
  {
    doc: 'A name that the certificates of a property must cover, and whether one of them does. Only the first certificate of each pair counts, a common name does not.',
    label: ['name'],
    few: true,
    columns: requiredNameColumns,
  },
  (input) =>
    domainPlaces(input).flatMap((domain) =>
      NEEDS.filter((need) => need.domain === domain.kind).flatMap((need) => rowsFor(need, domain, input)),
    ),
);

type Need = (typeof NEEDS)[number];

function rowsFor(need: Need, domain: DomainPlace, input: FactInput): readonly Row<typeof requiredNameColumns>[] {
  const coverage = coverageOf(domain.product, need.certificate, input);
  if (coverage === undefined) return [];
  const { anchor, origin } = coverage;
  const fact = <V>(value: V): Cell<V> => known(value, anchor, origin);
  const bare = mapCell(domain.name, bareDomain);
  const termination = domain.product.option('.properties.routing_tls_termination');
  const wanted = need.kind === 'login' || need.kind === 'uaa' ? ['login.', 'uaa.'] : [need.below];
  return [
    new Row(anchor, {
      product: domain.product.slug,
      property: fact(coverage.property),
      kind: fact(need.kind),
      domain: bare,
      name: mapCell(bare, (name) => `*.${need.below}${name}`),
      host: mapCell(bare, (name) => `${need.host}.${need.below}${name}`),
      covered: covers(coverage, bare, need.below, need.host),
      missing: missingNames(coverage, bare, wanted, need.host),
      parent_wildcard: need.below === '' ? parentWildcard(coverage, bare) : absent(anchor),
      names: coverage.waiting === undefined ? fact(coverage.certificates.flatMap((certificate) => certificate.dnsNames)) : coverage.waiting,
      certificates: fact(coverage.certificates.length),
      tls_termination: termination,
      shown_to_clients: known(
        termination.state === 'known' && SHOWS_OWN.includes(termination.value),
        termination.anchor,
        termination.origin,
      ),
    }),
  ];
}

const SHOWS_OWN: readonly string[] = ['router', 'ha_proxy'];

/** The leaf certificates of a property and whether there are others that nobody can see. */
interface Coverage {
  /** The property as written. */
  readonly property: string;
  readonly certificates: readonly Certificate[];
  /** Set when a certificate is a placeholder, generated by Ops Manager or cannot be read: its names are unknown. */
  readonly waiting: Cell<never> | undefined;
  readonly anchor: Span;
  /** Of the first certificate: the place to put a better one. */
  readonly origin: ConfigNode['origin'];
}

function coverageOf(product: ProductConfig, role: 'router' | 'saml', input: FactInput): Coverage | undefined {
  const property = product.property(PROPERTY_OF[role]);
  const value = property?.value;
  if (property === undefined || value === undefined || isNullish(value)) return undefined;
  const pairs =
    value.kind === 'sequence'
      ? value.items.map((item) => ({ item, pem: descend(item, 'certificate', 'cert_pem') }))
      : [{ item: value, pem: descend(value, 'cert_pem') }];
  if (pairs.length === 0) return undefined;
  const places = placesByNode(input);
  const certificates: Certificate[] = [];
  const hidden: ConfigNode[] = [];
  for (const { item, pem } of pairs) {
    const leaf = pem === undefined ? undefined : places.get(pem)?.certificates[0];
    if (leaf === undefined) hidden.push(pem ?? item);
    else certificates.push(leaf);
  }
  const first = pairs[0]!.pem ?? pairs[0]!.item;
  const anchor = anchorOf(first, property.anchor);
  const variables = hidden.flatMap((node) => (node.kind === 'unknown' ? node.variables : []));
  const waiting =
    hidden.length === 0 ? undefined : unknown(anchorOf(hidden[0], property.anchor), [...new Set(variables)].sort(), hidden[0]!.origin);
  return { property: property.name, certificates, waiting, anchor, origin: first.origin };
}

function placesByNode(input: FactInput): ReadonlyMap<ConfigNode, PemPlace> {
  return once(input, indexPlaces);
}

function indexPlaces(input: FactInput): ReadonlyMap<ConfigNode, PemPlace> {
  return new Map(pemPlaces(input).map((place) => [place.node, place]));
}

/** One certificate that covers the host settles it, whatever the others are. */
function covers(coverage: Coverage, domain: Cell<string>, below: string, host: string): Cell<boolean> {
  if (domain.state !== 'known') return domain;
  const found = coverage.certificates.some((certificate) =>
    certificate.dnsNames.some((name) => coversHost(name, `${host}.${below}${domain.value}`)),
  );
  if (!found && coverage.waiting !== undefined) return coverage.waiting;
  return known(found, coverage.anchor, coverage.origin);
}

function missingNames(coverage: Coverage, domain: Cell<string>, wanted: readonly string[], host: string): Cell<readonly string[]> {
  if (domain.state !== 'known') return domain;
  const missing: string[] = [];
  for (const below of wanted) {
    const covered = covers(coverage, domain, below, host);
    if (covered.state !== 'known') return coverage.waiting ?? absent(coverage.anchor);
    if (!covered.value) missing.push(`*.${below}${domain.value}`);
  }
  return known(missing, coverage.anchor, coverage.origin);
}

function parentWildcard(coverage: Coverage, domain: Cell<string>): Cell<string> {
  if (domain.state !== 'known') return domain;
  const names = coverage.certificates.flatMap((certificate) => certificate.dnsNames);
  const parent = names.find(
    (name) => name.startsWith('*.') && name.includes('.', 2) && domain.value.endsWith(`.${name.slice(2).toLowerCase()}`),
  );
  if (parent !== undefined) return known(parent, coverage.anchor, coverage.origin);
  return coverage.waiting ?? absent(coverage.anchor);
}
