import { assertNever } from '../../base/assert-never.ts';
import type { Span } from '../../base/source.ts';
import { isCertificateLabel, isPrivateKeyLabel, readPem, type PemBlock } from '../../base/pem.ts';
import { isProviderAuthority } from '../../catalog/public-authorities.ts';
import { anchorOf } from '../../foundation/cell-of.ts';
import { absent, known, unknown, type Cell } from '../../value/cell.ts';
import type { ConfigNode } from '../../value/node.ts';
import { Written, type Origin } from '../../value/origin.ts';
import { pemPlaces, type PemPlace } from './certificate-place.ts';
import type { FactInput } from '../input.ts';
import { passphraseOf } from './key-passphrase.ts';
import { costly, flag, integer, Row, rowsOf, table, text, texts } from '../table.ts';
import { unusedCell } from '../product/unused-property.ts';
import { isSelfSigned, readPrivateKey, type Certificate } from './x509.ts';

const DAY = 86_400_000;

const certificateColumns = {
  file_kind: text('kind of the file that uses it: product, director, opsman, vars …'),
  product: text('product slug; p-bosh in a director file; absent elsewhere'),
  property: text('product property, else the keys from the root joined by dots'),
  item: text('name of the collection item; absent outside collections'),
  role: text('router (shown by Gorouter), saml, opsman, trust (a list of authorities), other'),
  position: integer('place in the text: 0 is the first, the one a server shows'),
  state: text('ok, unparsable, elided (shortened), redacted, or not-pem'),
  subject: text('what people call it: the common name, else the first name it covers'),
  names: texts('DNS names it covers (subjectAltName)'),
  issuer: text('common name or organisation of the issuer'),
  not_before: text('first day, as YYYY-MM-DD'),
  not_after: text('last day, as YYYY-MM-DD'),
  days_left: integer('whole days until it expires; negative when it has expired'),
  days_until_valid: integer('days until it becomes valid; 0 or less when it is'),
  is_ca: flag('true for a certificate authority'),
  self_signed: flag('true when issuer and subject are the same'),
  provider: flag('true when a public authority or a cloud provider issued it by its name: the operator cannot have it reissued'),
  key_type: text('rsa, ec, ed25519 or other'),
  key_bits: integer('size of the key in bits'),
  signature_hash: text('hash of the signature: sha256, sha1, md5 …'),
  key_matches: costly(flag('whether the private key beside it belongs to it; absent without a key, unknown when the key is')),
  first_use: flag('false when another place that is listed earlier uses the same written text'),
  unused: costly(flag('true below an option that is not chosen, and for an HSM that CredHub does not use: nobody is shown it')),
};

/** One row per certificate of a foundation's files. What it says is read from the certificate itself; what does not parse is unknown. */
export const certificates = table(
  'certificate',
  {
    doc: 'A certificate in any file: one row for each of a chain. Nothing is checked against a trust store.',
    label: ['subject', 'property'],
    columns: certificateColumns,
  },
  (input) => pemPlaces(input).flatMap((place) => certificateRows(place, input)),
);

function certificateRows(place: PemPlace, input: FactInput): readonly Row<typeof certificateColumns>[] {
  if (place.pem === undefined) return [certificateRow(new PlacedCertificate(place, input, 0, undefined))];
  const blocks = place.pem.blocks.filter((block) => isCertificateLabel(block.label));
  return blocks.map((block, index) => certificateRow(new PlacedCertificate(place, input, index, block)));
}

/** One certificate of a text, with what several of its columns ask for. */
class PlacedCertificate {
  readonly place: PemPlace;
  readonly input: FactInput;
  readonly index: number;
  /** Undefined when the text is not known. */
  readonly block: PemBlock | undefined;
  readonly certificate: Certificate | undefined;
  readonly anchor: Span;
  #origin: Origin | undefined;

  constructor(place: PemPlace, input: FactInput, index: number, block: PemBlock | undefined) {
    this.place = place;
    this.input = input;
    this.index = index;
    this.block = block;
    this.certificate = place.certificates[index];
    this.anchor = place.anchor;
  }

  get origin(): Origin {
    const { origin } = this.place.node;
    return (this.#origin ??= this.index === 0 ? origin : atBlock(origin, this.index));
  }

  fact<V>(value: V | undefined): Cell<V> {
    return value === undefined ? absent(this.anchor) : known(value, this.anchor, this.origin);
  }

  unread(): Cell<never> {
    const { node } = this.place;
    return unknown(this.anchor, node.kind === 'unknown' ? node.variables : [], this.origin);
  }
}

/** A column that is read from the certificate itself. */
function read<V>(compute: (certificate: Certificate, input: FactInput) => V): (placed: PlacedCertificate) => Cell<V> {
  return (placed) => (placed.certificate === undefined ? placed.unread() : placed.fact(compute(placed.certificate, placed.input)));
}

const certificateRow = rowsOf<typeof certificateColumns, PlacedCertificate>({
  file_kind: (placed) => placed.fact<string>(placed.place.document.kind),
  product: (placed) => placed.fact(placed.place.product),
  property: (placed) => placed.fact(placed.place.property),
  item: (placed) => placed.fact(placed.place.item === '' ? undefined : placed.place.item),
  role: (placed) => placed.fact<string>(placed.place.role),
  position: (placed) => placed.fact(placed.index),
  state: (placed) => (placed.block === undefined ? placed.unread() : placed.fact(stateOf(placed.block, placed.certificate))),
  subject: read(({ commonName, dnsNames, issuerName }) => commonName || dnsNames[0] || issuerName),
  names: read(({ dnsNames }) => dnsNames),
  issuer: read(({ issuerName }) => issuerName),
  not_before: read(({ notBefore }) => day(notBefore)),
  not_after: read(({ notAfter }) => day(notAfter)),
  days_left: read(({ notAfter }, { now }) => Math.floor((notAfter - now.getTime()) / DAY)),
  days_until_valid: read(({ notBefore }, { now }) => Math.ceil((notBefore - now.getTime()) / DAY)),
  is_ca: read(({ isAuthority }) => isAuthority),
  self_signed: read(isSelfSigned),
  provider: read(({ issuerName }) => isProviderAuthority(issuerName)),
  key_type: read<string>(({ key }) => key.type),
  key_bits: read(({ key }) => key.bits),
  signature_hash: read(({ signatureHash }) => signatureHash),
  key_matches: ({ place, certificate, index, anchor }) => (index === 0 ? keyMatches(place, certificate, anchor) : absent(anchor)),
  first_use: (placed) => placed.fact(placed.place.firstUse),
  unused: ({ place, anchor }) => unusedCell(place.document, place.property, anchor),
});

function stateOf(block: PemBlock, certificate: Certificate | undefined): string {
  if (block.state === 'elided' || block.state === 'redacted') return block.state;
  return certificate === undefined ? 'unparsable' : 'ok';
}

function day(time: number): string {
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 10);
}

function keyMatches(place: PemPlace, certificate: Certificate | undefined, anchor: Span): Cell<boolean> {
  const { key } = place;
  if (key === undefined) return absent(anchor);
  if (key.kind === 'unknown') return unknown(anchor, key.variables, key.origin);
  const block = readPem(key.text).blocks.find((candidate) => isPrivateKeyLabel(candidate.label));
  const publicHalf = block?.state === 'base64' ? readPrivateKey(block.body) : undefined;
  if (certificate === undefined || publicHalf === undefined || certificate.key.type !== publicHalf.type) {
    // A key of another type than the certificate's cannot belong to it; anything unread says nothing.
    return certificate !== undefined && publicHalf !== undefined ? known(false, anchor, key.origin) : unknown(anchor, [], key.origin);
  }
  return known(certificate.key.identity === publicHalf.identity, anchor, key.origin);
}

/** The same origin, narrowed to the BEGIN line of the certificate at this position: a finding about the third of a bundle stands at the third. */
function atBlock(origin: Origin, index: number): Origin {
  switch (origin.kind) {
    case 'written':
      return beginLine(origin, index) ?? origin;
    case 'pasted':
      return beginLine(origin.text, index) ?? origin;
    case 'variable':
    case 'operation':
      return { ...origin, from: atBlock(origin.from, index) };
    case 'alias':
    case 'argument':
    case 'default':
      return origin;
    default:
      return assertNever(origin);
  }
}

function beginLine(within: Span, index: number): Written | undefined {
  const { text } = within.file;
  let start = within.start - 1;
  for (let count = 0; count <= index; count++) {
    start = text.indexOf('-----BEGIN ', start + 1);
    if (start < 0 || start >= within.end) return undefined;
  }
  const lineEnd = text.indexOf('\n', start);
  return new Written(within.file, start, Math.min(within.end, lineEnd < 0 ? within.end : lineEnd));
}

/** One row per private key that stands in a file. The key itself is in no column. */
export const privateKeys = table(
  'private-key',
  {
    doc: 'A private key written in a file. One row for each place; the key itself is shown nowhere.',
    label: ['property'],
    columns: {
      product: text('product slug; p-bosh in a director file; absent elsewhere'),
      property: text('product property, else the keys from the root joined by dots'),
      state: text('plain, encrypted (has a passphrase), elided (shortened), redacted'),
    },
  },
  (input) =>
    pemPlaces(input).flatMap((place) => {
      const block = place.firstUse ? place.pem?.blocks.find((candidate) => isPrivateKeyLabel(candidate.label)) : undefined;
      if (block === undefined) return [];
      const fact = <V>(value: V): Cell<V> => known(value, place.anchor, place.node.origin);
      const state = block.state === 'base64' || block.state === 'malformed' ? 'plain' : block.state;
      return [
        new Row(place.anchor, {
          product: place.product === undefined ? absent(place.anchor) : known(place.product, place.anchor),
          // where a key stands is no secret, so these say nothing of the value's way
          property: known(place.property, place.anchor),
          state: fact<string>(state),
        }),
      ];
    }),
);

/** One row per mistake in the form of a PEM text. */
export const pemProblems = table(
  'pem-problem',
  {
    doc: 'A mistake in the form of a PEM text. One row for each kind of mistake and place.',
    label: ['property'],
    columns: {
      product: text('product slug; p-bosh in a director file; absent elsewhere'),
      property: text('product property, else the keys from the root joined by dots'),
      problem: text(
        'no-end, literal-newline, joined, crlf, dashes, label, no-armour, unparsable, words (no PEM at all where a product takes nothing else); encrypted-key (no field takes its passphrase), no-passphrase (one does, and it is empty or left out)',
      ),
      passphrase_field: text('field for the passphrase of a key; absent for other problems'),
    },
  },
  (input) =>
    pemPlaces(input)
      .filter((place) => place.firstUse)
      .flatMap((place) =>
        problemsOf(place).map(({ problem, field, node }) => {
          const fact = <V>(value: V): Cell<V> => known(value, place.anchor, place.node.origin);
          return new Row(place.anchor, {
            product: place.product === undefined ? absent(place.anchor) : known(place.product, place.anchor),
            property: known(place.property, place.anchor),
            problem: node === undefined ? fact(problem) : known(problem, anchorOf(node, place.anchor), node.origin),
            passphrase_field: field === undefined ? absent(place.anchor) : fact(field),
          });
        }),
      ),
);

interface Problem {
  readonly problem: string;
  /** Where the passphrase of a key belongs. */
  readonly field?: string;
  /** What stands there, when the mistake is there and not in the text. */
  readonly node?: ConfigNode;
}

function problemsOf(place: PemPlace): readonly Problem[] {
  if (place.pem === undefined || place.pem.embedded) return [];
  if (place.pem.problems.length > 0)
    return place.pem.problems.flatMap((problem) => (problem === 'encrypted-key' ? encryptedKey(place) : [{ problem }]));
  if (place.words) return [{ problem: 'words' }];
  const certificateBlocks = place.pem.blocks.filter((block) => isCertificateLabel(block.label));
  const damaged = certificateBlocks.some(
    (block, index) => (block.state === 'base64' || block.state === 'malformed') && place.certificates[index] === undefined,
  );
  return damaged ? [{ problem: 'unparsable' }] : [];
}

function encryptedKey(place: PemPlace): readonly Problem[] {
  const passphrase = passphraseOf(place);
  switch (passphrase.state) {
    case 'given':
      return [];
    case 'none':
      return [{ problem: 'encrypted-key' }];
    case 'missing':
      return [{ problem: 'no-passphrase', field: passphrase.field }];
    case 'empty':
      return [{ problem: 'no-passphrase', field: passphrase.field, node: passphrase.node }];
    default:
      return assertNever(passphrase);
  }
}
