import { memoPer } from '../../base/memo.ts';
import type { Span } from '../../base/source.ts';
import { anchorOf } from '../../foundation/cell-of.ts';
import type { ProductConfig } from '../../foundation/product-config.ts';
import { absent, known, mapCell, unknown, type Cell } from '../../value/cell.ts';
import { descend, isNullish, type ConfigNode } from '../../value/node.ts';
import { pemPlaces, type PemPlace } from './certificate-place.ts';
import { bareDomain, domainPlaces, type DomainPlace } from '../domains/domain.ts';
import type { FactInput } from '../input.ts';
import { flag, rowsOf, table, text, texts, type Row } from '../table.ts';
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
  first_covers: flag('true when a name of the first pair matches: the one shown to clients that ask for no name (no SNI)'),
  first_subject: text('name of the certificate of the first pair'),
  missing: texts('names that nothing covers: for login and uaa those of both, else this row’s own; empty when all are covered'),
  parent_wildcard: text(
    'a wildcard of a certificate that looks as if it covered the name but stands one label too high, e.g. *.example.com; absent without one',
  ),
  names: texts('all names that the certificates cover'),
  tls_termination: text('where TLS ends: load_balancer, ha_proxy or router; absent when nobody says'),
  shown_to_clients: flag(
    'true when TLS is known to end at Gorouter or HAProxy; false when a load balancer may show a certificate of its own',
  ),
};

/** One row per name that a certificate must cover, and whether one does. */
export const requiredNames = table(
  'certificate-name',
  {
    doc: 'A name that the certificates of a property must cover, and whether one of them does. Of each pair the first certificate counts, or the first that is no authority; a common name does not count.',
    label: ['name'],
    few: true,
    looksAt: { kinds: ['product'], sections: ['product-properties'] },
    columns: requiredNameColumns,
  },
  (input) =>
    domainPlaces(input).flatMap((domain) =>
      NEEDS.filter((need) => need.domain === domain.kind).flatMap((need) => rowsFor(need, domain, input)),
    ),
);

type Need = (typeof NEEDS)[number];

/** What a certificate must cover, with the certificates that are there for it. */
class Wanted {
  readonly need: Need;
  readonly domain: DomainPlace;
  readonly coverage: PropertyCoverage;
  /** The domain without the dots and wildcards that people write before it. */
  readonly bare: Cell<string>;

  constructor(need: Need, domain: DomainPlace, coverage: PropertyCoverage) {
    this.need = need;
    this.domain = domain;
    this.coverage = coverage;
    this.bare = mapCell(domain.name, bareDomain);
  }

  get anchor(): Span {
    return this.coverage.anchor;
  }

  fact<V>(value: V): Cell<V> {
    return known(value, this.anchor, this.coverage.origin);
  }

  get termination(): Cell<string> {
    return this.domain.product.option('.properties.routing_tls_termination');
  }
}

const nameRow = rowsOf<typeof requiredNameColumns, Wanted>({
  product: ({ domain }) => domain.product.slug,
  property: (wanted) => wanted.fact(wanted.coverage.property),
  kind: (wanted) => wanted.fact(wanted.need.kind),
  domain: ({ bare }) => bare,
  name: ({ bare, need }) => mapCell(bare, (name) => `*.${need.below}${name}`),
  host: ({ bare, need }) => mapCell(bare, (name) => `${need.host}.${need.below}${name}`),
  covered: ({ coverage, bare, need }) => covers(coverage, bare, need.below, need.host),
  first_covers: ({ coverage, bare, need }) => covers(coverage.first, bare, need.below, need.host),
  first_subject: (wanted) => wanted.coverage.first.waiting ?? wanted.fact(firstSubject(wanted.coverage.first)),
  missing: ({ coverage, bare, need }) =>
    missingNames(coverage, bare, need.kind === 'login' || need.kind === 'uaa' ? ['login.', 'uaa.'] : [need.below], need.host),
  parent_wildcard: ({ coverage, bare, need, anchor }) => (need.below === '' ? parentWildcard(coverage, bare) : absent(anchor)),
  names: (wanted) => wanted.coverage.waiting ?? wanted.fact(wanted.coverage.certificates.flatMap((certificate) => certificate.dnsNames)),
  tls_termination: ({ termination }) => termination,
  shown_to_clients: ({ termination }) =>
    known(termination.state === 'known' && SHOWS_OWN.includes(termination.value), termination.anchor, termination.origin),
});

function rowsFor(need: Need, domain: DomainPlace, input: FactInput): readonly Row<typeof requiredNameColumns>[] {
  const coverage = coverageOf(domain.product, need.certificate, input);
  return coverage === undefined ? [] : [nameRow(new Wanted(need, domain, coverage))];
}

function firstSubject({ certificates: [first] }: Coverage): string {
  return first === undefined ? '' : first.commonName || first.dnsNames[0] || '';
}

const SHOWS_OWN: readonly string[] = ['router', 'ha_proxy'];

/** The leaf certificates of a property and whether there are others that nobody can see. */
export interface Coverage {
  readonly certificates: readonly Certificate[];
  /** Set when a certificate is a placeholder, generated by Ops Manager or cannot be read: its names are unknown. */
  readonly waiting: Cell<never> | undefined;
  readonly anchor: Span;
  /** Of the first certificate: the place to put a better one. */
  readonly origin: ConfigNode['origin'];
}

/** What the pairs of a property cover together, and what the first of them covers alone. */
interface PropertyCoverage extends Coverage {
  /** The property as written. */
  readonly property: string;
  readonly first: Coverage;
}

/** Undefined when the product gives no such certificate. */
export function coverageOf(product: ProductConfig, role: 'router' | 'saml', input: FactInput): PropertyCoverage | undefined {
  const property = product.property(PROPERTY_OF[role]);
  const pairs = serverCertificates(product, role, input);
  const [first] = pairs;
  if (property === undefined || first === undefined) return undefined;
  return { property: property.name, ...together(pairs, property.anchor), first: together([first], property.anchor) };
}

/** A certificate with its key, as the certificate collections of tiles hold them. */
export interface ServerCertificate {
  /** The text of the certificate, else the item that should hold it. */
  readonly node: ConfigNode;
  /** The certificates of the text in order; undefined stands for one that cannot be read, and for all when the text is not known. */
  readonly chain: readonly (Certificate | undefined)[] | undefined;
}

/** Pairs of a product in their order: those of Gorouter, or the one of UAA's SAML service provider. */
export function serverCertificates(product: ProductConfig, role: 'router' | 'saml', input: FactInput): readonly ServerCertificate[] {
  const value = product.property(PROPERTY_OF[role])?.value;
  if (value === undefined || isNullish(value)) return [];
  const pairs =
    value.kind === 'sequence'
      ? value.items.map((item) => ({ item, pem: descend(item, 'certificate', 'cert_pem') }))
      : [{ item: value, pem: descend(value, 'cert_pem') }];
  const places = placesByNode(input);
  return pairs.map(({ item, pem }) => ({ node: pem ?? item, chain: pem === undefined ? undefined : places.get(pem)?.certificates }));
}

function together(pairs: readonly ServerCertificate[], otherwise: Span): Coverage {
  const hidden = pairs.flatMap(({ node, chain }) => (chain?.[0] === undefined ? [node] : []));
  const variables = hidden.flatMap((node) => (node.kind === 'unknown' ? node.variables : []));
  const first = pairs[0]!.node;
  return {
    certificates: pairs.flatMap(({ chain }) => (chain === undefined ? [] : (serverIn(chain) ?? []))),
    waiting:
      hidden[0] === undefined ? undefined : unknown(anchorOf(hidden[0], otherwise), [...new Set(variables)].sort(), hidden[0].origin),
    anchor: anchorOf(first, otherwise),
    origin: first.origin,
  };
}

/** The certificate that is meant: the first, or in a text that begins with authorities the first that is none. That order is a mistake of its own. */
function serverIn(chain: readonly (Certificate | undefined)[]): Certificate | undefined {
  return chain.find((certificate) => certificate?.isAuthority === false) ?? chain[0];
}

/** Places by the node that holds the text. */
export const placesByNode = memoPer((input: FactInput): ReadonlyMap<ConfigNode, PemPlace> => {
  return new Map(pemPlaces(input).map((place) => [place.node, place]));
});

/** One certificate that covers the host settles it, whatever the others are. */
export function covers(coverage: Coverage, domain: Cell<string>, below: string, host: string): Cell<boolean> {
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
