/** What still names a domain that the foundation does not have any more. */
import type { SourceFile, Span } from '../../base/source.ts';
import { anchorOf, textsCell } from '../../foundation/cell-of.ts';
import type { Document } from '../../foundation/foundation.ts';
import { isSampleFile } from '../../foundation/sample-file.ts';
import { productsOf } from '../../foundation/product-config.ts';
import { known, type Cell } from '../../value/cell.ts';
import { descend, keyName, type ConfigNode, type ScalarNode } from '../../value/node.ts';
import { editSpan } from '../../value/origin.ts';
import { coverageOf } from '../certificates/required-name.ts';
import { bareDomain, domainPlaces, isBelow } from '../domains/domain.ts';
import {
  currentDomains,
  hostsBelow,
  isPlatformHost,
  parentOf,
  successorOf,
  type CurrentDomain,
  type FormerDomain,
} from '../domains/former-domain.ts';
import { startOf } from '../document.ts';
import type { FactInput } from '../input.ts';
import { Row, table, text, texts } from '../table.ts';

const columns = {
  hosts: texts('the old names that the file still uses'),
  old: text('the domain that is gone'),
  new: text('the domain now'),
  place: text('route for an app manifest, automation for a pipeline, workflow or script, value for any other file'),
  proof: text(
    'what shows that the foundation had the domain: revision for an earlier one of its files, certificate for one of its routers or its SAML provider that still covers it',
  ),
};

/** One row per file and domain. */
export const oldDomains = table(
  'old-domain',
  {
    doc: 'A file that still uses a system or apps domain that the foundation does not have any more: the one of the earlier revision, or one that a certificate of its routers or of its SAML provider still covers. None while a domain of today is behind a variable.',
    label: ['file'],
    few: true,
    columns,
  },
  (input) => {
    const former = formerDomains(input);
    const { documents, beside = [] } = input.foundation;
    const searched = former.length === 0 ? [] : [...documents, ...beside.filter(({ file }) => !isSampleFile(file))];
    const feeding = new Set(documents.flatMap(({ varsFiles }) => varsFiles));
    const rows = searched.flatMap((document) => former.flatMap((domain) => rowFor(document, domain, former, feeding)));
    const { automation = [] } = input.foundation;
    rows.push(...automation.flatMap(({ file }) => former.flatMap((domain) => rowForText(file, domain, former))));
    return [...rows, ...openDomains(input)];
  },
);

/** Each domain once: what an earlier revision shows need not be guessed from a certificate. */
function formerDomains(input: FactInput): readonly FormerDomain[] {
  const moved = movedDomains(input);
  return [...moved, ...certifiedDomains(input).filter(({ old }) => !moved.some((domain) => domain.old === old))];
}

function movedDomains(input: FactInput): readonly FormerDomain[] {
  if (input.previous === undefined) return [];
  const before = domainPlaces({ ...input, foundation: input.previous });
  return domainPlaces(input).flatMap(({ kind, name, product }): readonly FormerDomain[] => {
    const earlier = before.find((place) => place.kind === kind && place.product.document.file.path === product.document.file.path);
    if (kind === 'segment' || name.state !== 'known' || earlier?.name.state !== 'known') return [];
    const [old, now] = [bareDomain(earlier.name.value), bareDomain(name.value)];
    return old === now ? [] : [{ kind, old, new: now, proof: 'revision' }];
  });
}

/**
 * Domains that certificates of routers cover and the foundation does not have. A certificate may also cover domains of single apps, so only such names count that
 * tell what they were: `*.login.X` and `*.uaa.X` are asked for below a system domain X, and the apps domain of that time stood beside it or was called as today.
 */
function certifiedDomains(input: FactInput): readonly FormerDomain[] {
  const places = domainPlaces(input);
  const current = currentDomains(places);
  const system = current?.find(({ kind }) => kind === 'system');
  const [first] = places;
  if (current === undefined || system === undefined || first === undefined) return [];
  const said = textsCell(descend(input.foundation.facts, 'segment-domains'), first.anchor);
  if (said.state === 'unknown') return [];
  const own = [...current.map(({ name }) => name), ...(said.state === 'known' ? said.value.map(bareDomain) : [])];
  const isGone = (name: string): boolean => !own.some((domain) => isBelow(name, domain) || isBelow(domain, name));
  const names = certifiedNames(input).filter(isGone);
  const systems = new Set(names.flatMap((name) => (/^(?:login|uaa)\./.test(name) ? [parentOf(name)] : [])).filter(isGone));
  const former = new Set([...systems, ...names.filter((name) => !systems.has(parentOf(name)))]);
  return [...former].flatMap((old): readonly FormerDomain[] => {
    const now = systems.has(old) ? system : (successorOf(old, current) ?? neighbourOf(old, systems, current));
    return now === undefined ? [] : [{ kind: now.kind, old, new: now.name, proof: 'certificate' }];
  });
}

/** What the wildcards of the certificates of routers and of SAML stand below, in small letters. */
function certifiedNames(input: FactInput): readonly string[] {
  return productsOf(input.foundation)
    .flatMap((product) => [coverageOf(product, 'router', input), coverageOf(product, 'saml', input)])
    .flatMap((coverage) => coverage?.certificates ?? [])
    .flatMap(({ dnsNames }) => dnsNames.flatMap((name) => (name.startsWith('*.') ? [name.slice(2).toLowerCase()] : [])));
}

/** The apps domain of today for one that stood beside a system domain which is gone, or right above it. */
function neighbourOf(name: string, systems: ReadonlySet<string>, current: readonly CurrentDomain[]): CurrentDomain | undefined {
  const parent = parentOf(name);
  const stoodBeside = [...systems].some((system) => parentOf(system) === name || (parent.includes('.') && parentOf(system) === parent));
  return stoodBeside ? current.find(({ kind }) => kind === 'apps') : undefined;
}

/** A domain that is behind a variable now may have moved: its product file stands for all that may still use the old one. */
function openDomains(input: FactInput): readonly Row<typeof columns>[] {
  if (input.previous === undefined) return [];
  return domainPlaces(input).flatMap(({ kind, name, anchor }) => {
    if (kind === 'segment' || name.state !== 'unknown') return [];
    return [new Row(anchor, { hosts: name, old: name, new: name, place: known('value', anchor), proof: known('revision', anchor) })];
  });
}

/** A text that uses an old domain. */
interface Use {
  readonly hosts: readonly string[];
  readonly node: ScalarNode;
}

function rowFor(
  document: Document,
  former: FormerDomain,
  all: readonly FormerDomain[],
  feeding: ReadonlySet<SourceFile>,
): readonly Row<typeof columns>[] {
  const { root } = document;
  if (root === undefined || document.kind === 'tile-metadata') return [];
  const uses: Use[] = [];
  const visit = (node: ConfigNode, name: string): void => {
    if (node.kind === 'map')
      for (const { key, value } of node.entries) visit(value, VALUE_KEYS.has(keyName(key)) && name !== '' ? name : keyName(key));
    else if (node.kind === 'sequence') for (const item of node.items) visit(item, name);
    else if (node.kind === 'scalar' && editSpan(node.origin)?.file === document.file) {
      const found = hostsIn(node.text, name, former, document.kind === 'app-manifest');
      // In a file that feeds a config the domain itself is a definition, which another one may replace, and no use.
      const hosts = found.filter((host) => isNearest(former, host, all) && (host !== former.old || !feeding.has(document.file)));
      if (hosts.length > 0) uses.push({ hosts, node });
    }
  };
  visit(root, '');
  const [first] = uses;
  if (first === undefined) return [];
  const anchor = anchorOf(first.node, startOf(document));
  const hosts = [...new Set(uses.flatMap((use) => use.hosts))];
  return [rowAt(anchor, former, hosts, document.kind === 'app-manifest' ? 'route' : 'value', first.node.origin)];
}

/** False for a host that is told below another of the domains. */
function isNearest(former: FormerDomain, host: string, all: readonly FormerDomain[]): boolean {
  return !all.some(({ old }) => old !== former.old && isBelow(old, former.old) && isBelow(host, old));
}

/** What stands in front of a host that is kept on purpose: a comment, a name that says so. */
const KEPT_IN_FRONT = /^\s*(?:#|\/\/)|old|prev|legacy|former|redirect/i;

function rowForText(file: SourceFile, former: FormerDomain, all: readonly FormerDomain[]): readonly Row<typeof columns>[] {
  const found = hostsBelow(former.old, file.text).filter(({ host, start }) => {
    const inFront = file.text.slice(file.text.lastIndexOf('\n', start) + 1, start);
    return isNearest(former, host, all) && !KEPT_IN_FRONT.test(inFront.slice(-300));
  });
  const [first] = found;
  if (first === undefined) return [];
  const anchor: Span = { file, start: first.start, end: first.start + first.host.length };
  return [rowAt(anchor, former, [...new Set(found.map(({ host }) => host))], 'automation')];
}

function rowAt(
  anchor: Span,
  former: FormerDomain,
  hosts: readonly string[],
  place: string,
  origin?: ConfigNode['origin'],
): Row<typeof columns> {
  const fact = <V>(value: V): Cell<V> => known(value, anchor, origin);
  return new Row(anchor, {
    hosts: fact(hosts),
    old: fact(former.old),
    new: fact(former.new),
    place: fact(place),
    proof: fact<string>(former.proof),
  });
}

/** Keys below which the value of a property stands: what it is about says the key above. */
const VALUE_KEYS: ReadonlySet<string> = new Set(['value', 'secret']);

/** Keys of an app manifest under which a domain of the foundation stands. */
const ROUTE_KEYS: ReadonlySet<string> = new Set(['route', 'routes', 'domain', 'domains']);

/** Names of values that an installation keeps, or that speak of the old domain on purpose: issuers of tokens and SAML entities, names of certificates, redirects. */
const KEPT = /old|prev|legacy|former|redirect|issuer|entity_?id|alternative_names|cert|san(?:s|_|$)/i;

/** What the table `test-target` tells of. */
const TEST_TARGETS = /smoke_tests|canary_exporter_targets/;

/**
 * Old names in a text: of a route its host; of a value that is one name or address, or a list of them, all hosts below the old domain; in a longer text the
 * hosts that every installation has below its system domain.
 */
function hostsIn(text: string, name: string, { kind, old }: FormerDomain, isOfManifest: boolean): readonly string[] {
  const found = hostsBelow(old, text).map(({ host }) => host);
  if (found.length === 0) return found;
  if (TEST_TARGETS.test(name)) return [];
  if (isOfManifest && ROUTE_KEYS.has(name)) return found;
  const isPlain = /^\S{1,300}(?:\s*,\s*\S{1,300}){0,50}$/.test(text.trim()) && !KEPT.test(name);
  return isPlain && !isOfManifest ? found : found.filter((host) => kind === 'system' && isPlatformHost(host, old));
}
