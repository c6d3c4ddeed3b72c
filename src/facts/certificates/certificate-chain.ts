/** What a server shows: a certificate and those that issued it, as one text. */
import { memoPer } from '../../base/memo.ts';
import type { Span } from '../../base/source.ts';
import { isCertificateLabel } from '../../base/pem.ts';
import { isPublicAuthority } from '../../catalog/public-authorities.ts';
import { anchorOf } from '../../foundation/cell-of.ts';
import { documentsOf } from '../../foundation/foundation.ts';
import { absent, known, mapCell, unknown, type Cell } from '../../value/cell.ts';
import { descend, isNullish } from '../../value/node.ts';
import { pemPlaces, type PemPlace } from './certificate-place.ts';
import type { FactInput } from '../input.ts';
import { flag, integer, rowsOf, table, text, texts } from '../table.ts';
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
  (input) => pemPlaces(input).flatMap((place) => (place.role === 'trust' || isOnlyKey(place) ? [] : [chainRow(new Chain(place, input))])),
);

/** A private key has a place of its own. */
function isOnlyKey({ pem }: PemPlace): boolean {
  return pem !== undefined && !pem.blocks.some(({ label }) => isCertificateLabel(label));
}

/** A text with the chain that it holds; whatever one certificate of it hides is unknown. */
class Chain {
  readonly place: PemPlace;
  readonly input: FactInput;
  readonly certificates: readonly Certificate[];

  constructor(place: PemPlace, input: FactInput) {
    this.place = place;
    this.input = input;
    this.certificates = place.certificates.filter((certificate) => certificate !== undefined);
  }

  get anchor(): Span {
    return this.place.anchor;
  }

  fact<V>(value: V): Cell<V> {
    return known(value, this.anchor, this.place.node.origin);
  }

  optional<V>(value: V | undefined): Cell<V> {
    return value === undefined ? absent(this.anchor) : this.fact(value);
  }

  read<V>(compute: (first: Certificate, chain: readonly Certificate[]) => V | undefined): Cell<V> {
    const { pem, certificates, node } = this.place;
    const [first] = this.certificates;
    if (pem !== undefined && first !== undefined && this.certificates.length === certificates.length)
      return this.optional(compute(first, this.certificates));
    return unknown(this.anchor, node.kind === 'unknown' ? node.variables : [], node.origin);
  }
}

const chainRow = rowsOf<typeof columns, Chain>({
  product: (text) => text.optional(text.place.product),
  property: (text) => text.fact(text.place.property),
  role: (text) => text.fact<string>(text.place.role),
  subject: (text) => text.read(nameOf),
  names: (text) => text.read((_, chain) => chain.map(nameOf)),
  count: (text) => text.read((_, chain) => chain.length),
  ordered: (text) => text.read((_, chain) => chain.slice(1).every((issuer, index) => isIssuedBy(chain[index]!, issuer))),
  first_is_ca: (text) => text.read((first) => first.isAuthority),
  self_signed: (text) => text.read(isSelfSigned),
  has_san: (text) => text.read((first) => first.hasAlternativeNames),
  leaf: (text) => text.read((_, chain) => nameIn(chain.find((certificate) => !certificate.isAuthority))),
  root: (text) => text.read((_, chain) => nameIn(rootOf(chain))),
  authority: (text) => text.read((_, chain) => topOf(chain)?.name),
  authority_is_public: (text) => text.read((_, chain) => isPublic(topOf(chain)?.name)),
  authority_trusted: (text) => trustedCell(text),
  first_use: (text) => text.fact(text.place.firstUse),
});

function trustedCell(text: Chain): Cell<boolean> {
  const top = text.read((_, chain) => topOf(chain));
  return top.state === 'known' ? isTrusted(top.value.subjects, text.input, text.anchor) : top;
}

function isPublic(name: string | undefined): boolean | undefined {
  return name === undefined ? undefined : isPublicAuthority(name);
}

function nameIn(certificate: Certificate | undefined): string | undefined {
  return certificate === undefined ? undefined : nameOf(certificate);
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
  const list = trustList(input);
  if (list === undefined) return absent(anchor);
  const found = list.certificates.some((certificate) => subjects.includes(certificate.subject));
  return found || list.open === undefined ? mapCell(list.cell, () => found) : list.open;
}

/** Undefined when no director file says anything about it: Ops Manager then keeps what it has. */
const trustList = memoPer((input: FactInput): TrustList | undefined => {
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
});
