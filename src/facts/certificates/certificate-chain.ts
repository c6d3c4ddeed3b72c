/** What a server shows: a certificate and those that issued it, as one text. */
import type { Span } from '../../base/source.ts';
import { isCertificateLabel } from '../../base/pem.ts';
import { isPublicAuthority } from '../../catalog/public-authorities.ts';
import { anchorOf } from '../../foundation/cell-of.ts';
import { documentsOf } from '../../foundation/foundation.ts';
import { absent, known, mapCell, unknown, type Cell } from '../../value/cell.ts';
import { descend, isNullish } from '../../value/node.ts';
import { pemPlaces, type PemPlace } from './certificate-place.ts';
import { once, type FactInput } from '../input.ts';
import { flag, integer, Row, table, text, texts } from '../table.ts';
import { isIssuedBy, isSelfSigned, type Certificate } from './x509.ts';

const columns = {
  product: text('product slug; p-bosh in a director file; absent elsewhere'),
  property: text('product property, else the keys from the root joined by dots'),
  role: text('router (shown by Gorouter), saml, opsman or other; lists of authorities are no chains and have no row'),
  subject: text('name of the first certificate, the one a server shows'),
  names: texts('names of all certificates of the text, in their order'),
  count: integer('how many certificates the text holds'),
  ordered: flag('true when each certificate is issued by the next'),
  first_is_ca: flag('true when the first certificate is an authority'),
  self_signed: flag('true when the first certificate is signed with its own key'),
  has_san: flag('true when the first certificate has a subjectAltName extension'),
  leaf: text('name of the first certificate that is no authority; absent when all are'),
  root: text('name of the self-signed certificate that the chain ends in; absent when the text does not hold it'),
  authority: text('name of the authority that the chain leads to: its root, else the issuer above the last certificate of the chain'),
  authority_is_public: flag('true when operating systems trust a root of that name'),
  authority_trusted: flag(
    'whether trusted_certificates of the director holds that authority or a certificate of the chain; absent when no director file of the foundation has the key',
  ),
  first_use: flag('false when another place that is listed earlier uses the same written text'),
};

/** One row per text that holds the certificate of a server. */
export const certificateChains = table(
  'certificate-chain',
  {
    doc: 'The certificate that a server shows and those that issued it, as they stand in one text.',
    label: ['subject', 'property'],
    few: true,
    columns,
  },
  (input) => pemPlaces(input).flatMap((place) => (place.role === 'trust' || isOnlyKey(place) ? [] : [chainRow(place, input)])),
);

/** A private key has a place of its own. */
function isOnlyKey({ pem }: PemPlace): boolean {
  return pem !== undefined && !pem.blocks.some(({ label }) => isCertificateLabel(label));
}

function chainRow(place: PemPlace, input: FactInput): Row<typeof columns> {
  const { anchor, node } = place;
  const chain = place.certificates.filter((certificate) => certificate !== undefined);
  const isRead = place.pem !== undefined && chain.length === place.certificates.length;
  const open = unknown(anchor, node.kind === 'unknown' ? node.variables : [], node.origin);
  const fact = <V>(value: V): Cell<V> => known(value, anchor, node.origin);
  const optional = <V>(value: V | undefined): Cell<V> => (value === undefined ? absent(anchor) : fact(value));
  const read = <V>(compute: (first: Certificate) => Cell<V>): Cell<V> => (isRead && chain[0] !== undefined ? compute(chain[0]) : open);
  const root = rootOf(chain);
  const top = topOf(chain);
  const leaf = chain.find((certificate) => !certificate.isAuthority);
  return new Row(anchor, {
    product: optional(place.product),
    property: fact(place.property),
    role: fact<string>(place.role),
    subject: read((first) => fact(nameOf(first))),
    names: read(() => fact(chain.map(nameOf))),
    count: read(() => fact(chain.length)),
    ordered: read(() => fact(chain.slice(1).every((issuer, index) => isIssuedBy(chain[index]!, issuer)))),
    first_is_ca: read((first) => fact(first.isAuthority)),
    self_signed: read((first) => fact(isSelfSigned(first))),
    has_san: read((first) => fact(first.hasAlternativeNames)),
    leaf: read(() => optional(leaf === undefined ? undefined : nameOf(leaf))),
    root: read(() => optional(root === undefined ? undefined : nameOf(root))),
    authority: read(() => optional(top?.name)),
    authority_is_public: read(() => optional(top === undefined ? undefined : isPublicAuthority(top.name))),
    authority_trusted: read(() => (top === undefined ? absent(anchor) : isTrusted(top.subjects, input, anchor))),
    first_use: fact(place.firstUse),
  });
}

/** What people call a certificate: its common name, else the first name it covers, else the organisation. */
function nameOf(certificate: Certificate): string {
  return certificate.commonName || certificate.dnsNames[0] || certificate.issuerName;
}

/** The certificates from the first one up, each issued by the next, as far as the text holds them. */
function pathOf(chain: readonly Certificate[]): readonly Certificate[] {
  const path: Certificate[] = [];
  for (let current = chain[0]; current !== undefined && path.length < chain.length;) {
    path.push(current);
    if (isSelfSigned(current)) break;
    const { issuer }: Certificate = current;
    current = chain.find((candidate) => candidate.subject === issuer);
  }
  return path;
}

/** The self-signed end; undefined when the text does not hold it. */
function rootOf(chain: readonly Certificate[]): Certificate | undefined {
  const last = pathOf(chain).at(-1);
  return last !== undefined && isSelfSigned(last) ? last : undefined;
}

/** Makers of Ops Manager: it signs with a root of its own that bears their names, and has a switch of its own to trust that root. */
const OPS_MANAGER = /^(pivotal|vmware|broadcom)\b/i;

/** What a chain leads to, with the subjects of which one must be trusted; undefined where the authority has no name, or is that of Ops Manager. */
function topOf(chain: readonly Certificate[]): { readonly name: string; readonly subjects: readonly string[] } | undefined {
  const path = pathOf(chain);
  const last = path.at(-1);
  if (last === undefined) return undefined;
  const name = isSelfSigned(last) ? nameOf(last) : last.issuerName;
  return name === '' || OPS_MANAGER.test(name) ? undefined : { name, subjects: [...path.map(({ subject }) => subject), last.issuer] };
}

/** What directors trust, from `trusted_certificates`. */
interface TrustList {
  readonly certificates: readonly Certificate[];
  /** Set when not all of them can be seen. */
  readonly open: Cell<never> | undefined;
  readonly cell: Cell<boolean>;
}

/** True as soon as the list holds one of the subjects: whatever it has signed, or its own certificate, is then taken. */
function isTrusted(subjects: readonly string[], input: FactInput, anchor: Span): Cell<boolean> {
  const list = once(input, trustList);
  if (list === undefined) return absent(anchor);
  const found = list.certificates.some((certificate) => subjects.includes(certificate.subject));
  return found || list.open === undefined ? mapCell(list.cell, () => found) : list.open;
}

/** Undefined when no director file says anything about it: Ops Manager then keeps what it has. */
function trustList(input: FactInput): TrustList | undefined {
  for (const document of documentsOf(input.foundation, 'director')) {
    const node = descend(document.root, 'properties-configuration', 'security_configuration', 'trusted_certificates');
    if (node === undefined || isNullish(node)) continue;
    const anchor = anchorOf(node, { file: document.file, start: 0, end: 0 });
    const place = pemPlaces(input).find((candidate) => candidate.node === node);
    const certificates = place?.certificates ?? [];
    const isEmpty = node.kind === 'scalar' && node.text.trim() === '';
    const isSeen = isEmpty || (certificates.length > 0 && !certificates.includes(undefined));
    return {
      certificates: certificates.filter((certificate) => certificate !== undefined),
      open: isSeen ? undefined : unknown(anchor, node.kind === 'unknown' ? node.variables : [], node.origin),
      cell: known(false, anchor, node.origin),
    };
  }
  return undefined;
}
