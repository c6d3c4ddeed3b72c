import { isCertificateLabel } from '../base/pem.ts';
import type { Span } from '../base/source.ts';
import { pemPlaces, type PemPlace } from '../facts/certificates/certificate-place.ts';
import { fingerprintOf } from '../facts/certificates/fingerprint.ts';
import type { Certificate } from '../facts/certificates/x509.ts';
import type { FactInput } from '../facts/input.ts';
import { integer, rowsOf, table, text, texts } from '../facts/table.ts';
import { known, unknown, type Cell } from '../value/cell.ts';
import { editSpan } from '../value/origin.ts';
import type { View } from './view.ts';

const DAY = 86_400_000;

const columns = {
  not_before: text('first day, as YYYY-MM-DD'),
  not_after: text('last day, as YYYY-MM-DD'),
  days_left: integer('whole days until it expires; negative when it has expired'),
  subject: text('common name, else the first name it covers'),
  names: texts('DNS names that it covers'),
  issuer: text('common name or organisation of the issuer'),
  used_by: texts('places that use it: product or kind of file, property, name of the item, and the line where it is written'),
  fingerprint: text('SHA-256 of the certificate as hex'),
};

/** A certificate and the places that use it. */
class UsedCertificate {
  readonly places: PemPlace[];
  /** Undefined where a variable or a shortened text stands for it. */
  readonly read: { readonly certificate: Certificate; readonly fingerprint: string } | undefined;
  readonly now: Date;

  constructor(place: PemPlace, read: UsedCertificate['read'], now: Date) {
    this.places = [place];
    this.read = read;
    this.now = now;
  }

  get anchor(): Span {
    const { anchor, node } = this.places[0]!; // made with one
    return editSpan(node.origin) ?? anchor;
  }

  cell<V>(compute: (read: NonNullable<UsedCertificate['read']>) => V): Cell<V> {
    const { node } = this.places[0]!; // made with one
    if (this.read === undefined) return unknown(this.anchor, node.kind === 'unknown' ? node.variables : []);
    return known(compute(this.read), this.anchor);
  }
}

const certificateRow = rowsOf<typeof columns, UsedCertificate>({
  not_before: (used) => used.cell(({ certificate: { notBefore } }) => dayOf(notBefore)),
  not_after: (used) => used.cell(({ certificate: { notAfter } }) => dayOf(notAfter)),
  days_left: (used) => used.cell(({ certificate: { notAfter } }) => Math.floor((notAfter - used.now.getTime()) / DAY)),
  subject: (used) => used.cell(({ certificate: { commonName, dnsNames, issuerName } }) => commonName || dnsNames[0] || issuerName),
  names: (used) => used.cell(({ certificate: { dnsNames } }) => dnsNames),
  issuer: (used) => used.cell(({ certificate: { issuerName } }) => issuerName),
  used_by: (used) => known(used.places.map(useOf), used.anchor),
  fingerprint: (used) => used.cell(({ fingerprint }) => fingerprint),
});

/** Certificates of a foundation, each once, the one that expires next first; then those that cannot be read. */
export const certs: View = {
  name: 'certs',
  columns: ['not_after', 'days_left', 'subject', 'names', 'issuer', 'used_by'],
  table: table(
    'certs',
    { doc: 'Certificates, each once, with the places that use it; the one that expires next first.', plural: 'certs', columns },
    (input) => usedCertificates(input).map(certificateRow),
  ),
};

function usedCertificates(input: FactInput): readonly UsedCertificate[] {
  const read = new Map<string, UsedCertificate>();
  const unread: UsedCertificate[] = [];
  for (const place of pemPlaces(input)) {
    if (place.pem === undefined && !isKey(place)) unread.push(new UsedCertificate(place, undefined, input.now));
    const blocks = place.pem?.blocks.filter(({ label }) => isCertificateLabel(label)) ?? [];
    for (const [index, { body }] of blocks.entries()) {
      const certificate = place.certificates[index];
      const found = certificate === undefined ? undefined : read.get(body);
      if (certificate === undefined) unread.push(new UsedCertificate(place, undefined, input.now));
      else if (found === undefined)
        read.set(body, new UsedCertificate(place, { certificate, fingerprint: fingerprintOf(body) }, input.now));
      else if (!found.places.includes(place)) found.places.push(place);
    }
  }
  const end = ({ read: known }: UsedCertificate): number => known?.certificate.notAfter ?? 0;
  return [...[...read.values()].sort((one, other) => end(one) - end(other)), ...unread];
}

/** `cf .properties.networking_poe_ssl_certs gorouter (vars/cf.yml:12)` */
function useOf({ document, product, property, item, node, anchor }: PemPlace): string {
  const { file, start } = editSpan(node.origin) ?? anchor;
  return `${[product ?? document.kind, property, item].filter((part) => part !== '').join(' ')} (${file.path}:${file.position(start).line})`;
}

function isKey({ within }: PemPlace): boolean {
  return within?.name.includes('private_key') === true;
}

function dayOf(time: number): string {
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 10);
}
