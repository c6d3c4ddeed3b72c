import { instanceGroups } from '../facts/bosh/instance-group.ts';
import { requiredNames } from '../facts/certificates/required-name.ts';
import { coversHost } from '../facts/certificates/x509.ts';
import type { FactInput } from '../facts/input.ts';
import { availabilityZones } from '../facts/network/availability-zone.ts';
import { products } from '../facts/product/product.ts';
import type { Table } from '../facts/table.ts';
import { capacity } from './capacity.ts';
import { certs } from './certs.ts';
import { ports } from './ports.ts';
import { shownRows, type Mask, type ShownCell } from './shown-table.ts';

/** A foundation at a glance, ready to be drawn: no secret is in it. What is not known is undefined. */
export interface Picture {
  readonly foundation: string;
  /** Availability zones, those of the director first. */
  readonly zones: readonly string[];
  readonly jobs: readonly PictureJob[];
  /** Each once, the one that expires next first. */
  readonly certificates: readonly PictureCertificate[];
  /** Certificates that variables stand for. */
  readonly unreadCertificates: number;
  readonly names: readonly PictureName[];
  readonly connections: readonly PictureConnection[];
}

export interface PictureJob {
  readonly product: string;
  readonly name: string;
  readonly instances: number | undefined;
  /** How many there are in each zone of the picture when BOSH spreads them evenly. */
  readonly inZones: readonly number[] | undefined;
  /** Of all its VMs together. */
  readonly cpu: number | undefined;
  readonly ramMb: number | undefined;
}

export interface PictureCertificate {
  readonly subject: string;
  /** Days, as YYYY-MM-DD. */
  readonly notBefore: string;
  readonly notAfter: string;
  readonly daysLeft: number;
  readonly names: readonly string[];
  /** The places that use it. */
  readonly uses: readonly string[];
}

/** A name that a certificate must cover. */
export interface PictureName {
  readonly product: string;
  readonly name: string | undefined;
  readonly covered: boolean | undefined;
  /** The certificate that does. */
  readonly by: string | undefined;
}

export interface PictureConnection {
  readonly from: string;
  readonly to: string;
  readonly ports: string;
  readonly protocol: string;
  readonly purpose: string;
}

/** What the files of a foundation say, as a picture of it; undefined for files that belong to none, and for one of which there is nothing to draw. */
export function pictureOf(input: FactInput, mask: Mask): Picture | undefined {
  const { name } = input.foundation;
  if (name === '' || name === '.') return undefined;
  const read = <C extends string>(table: Table, ...columns: readonly C[]): readonly Readonly<Record<C, ShownCell>>[] =>
    shownRows(table, columns, input, mask).map(
      // one cell for each column
      ({ cells }) => Object.fromEntries(columns.map((column, index) => [column, cells[index]!])) as Record<C, ShownCell>,
    );
  const certificates = certificatesOf(
    read(certs.table, 'subject', 'not_before', 'not_after', 'days_left', 'names', 'used_by', 'fingerprint'),
  );
  const places = new Map([
    ...read(products, 'product', 'singleton_az', 'other_azs').map(
      (row) => [textOf(row.product), zonesOf(row.singleton_az, row.other_azs)] as const,
    ),
    ...read(instanceGroups, 'deployment', 'name', 'azs').map(
      (row) => [`${textOf(row.deployment)}/${textOf(row.name)}`, zonesOf(undefined, row.azs)] as const,
    ),
  ]);
  const defined = read(availabilityZones, 'name').flatMap((row) => known(row.name) ?? []);
  const zones = [...new Set([...defined, ...[...places.values()].flatMap(({ all }) => all)])].filter(
    (zone) => zone !== '' && zone !== 'null',
  );
  const jobs = read(capacity.table, 'product', 'job', 'instances', 'all_cpu', 'all_ram_mb').map((row): PictureJob => {
    const [product, job, instances] = [textOf(row.product), textOf(row.job), numberOf(row.instances)];
    const place = places.get(`${product}/${job}`) ?? places.get(product);
    return {
      product,
      name: job,
      instances,
      inZones: spread(instances, place, zones),
      cpu: numberOf(row.all_cpu),
      ramMb: numberOf(row.all_ram_mb),
    };
  });
  const names = read(requiredNames, 'product', 'property', 'name', 'host', 'covered').map((row): PictureName => {
    const [product, host] = [textOf(row.product), known(row.host)];
    const covered = row.covered.kind === 'known' ? row.covered.value === true : undefined;
    const isOf = ({ uses }: PictureCertificate): boolean => uses.some((use) => use.startsWith(`${product} ${textOf(row.property)} `));
    const covers = (certificate: PictureCertificate): boolean =>
      host !== undefined && certificate.names.some((each) => coversHost(each, host));
    const by = covered === true ? certificates.read.find((certificate) => isOf(certificate) && covers(certificate))?.subject : undefined;
    return { product, name: known(row.name), covered, by };
  });
  const connections = connectionsOf(read(ports.table, 'from', 'to', 'ports', 'protocol', 'purpose'));
  if (jobs.length + certificates.read.length + names.length + connections.length === 0) return undefined;
  return { foundation: name, zones, jobs, certificates: certificates.read, unreadCertificates: certificates.unread, names, connections };
}

type CertificateCells = Readonly<
  Record<'subject' | 'not_before' | 'not_after' | 'days_left' | 'names' | 'used_by' | 'fingerprint', ShownCell>
>;

/** The same authority stands in many bundles, and may be wrapped otherwise in each. */
function certificatesOf(rows: readonly CertificateCells[]): { readonly read: readonly PictureCertificate[]; readonly unread: number } {
  const read = new Map<string, PictureCertificate>();
  let unread = 0;
  for (const row of rows) {
    const [fingerprint, daysLeft] = [known(row.fingerprint), numberOf(row.days_left)];
    if (fingerprint === undefined || daysLeft === undefined) {
      unread++;
      continue;
    }
    const before = read.get(fingerprint);
    read.set(fingerprint, {
      subject: textOf(row.subject),
      notBefore: textOf(row.not_before),
      notAfter: textOf(row.not_after),
      daysLeft,
      names: textsOf(row.names),
      uses: [...(before?.uses ?? []), ...textsOf(row.used_by)],
    });
  }
  return { read: [...read.values()], unread };
}

function connectionsOf(
  rows: readonly Readonly<Record<'from' | 'to' | 'ports' | 'protocol' | 'purpose', ShownCell>>[],
): readonly PictureConnection[] {
  const all = rows.map((row) => ({
    from: textOf(row.from),
    to: textOf(row.to),
    ports: textOf(row.ports),
    protocol: textOf(row.protocol),
    purpose: textOf(row.purpose),
  }));
  return [...new Map(all.map((connection) => [Object.values(connection).join('\0'), connection])).values()];
}

interface Place {
  /** Where a single VM is. */
  readonly single: string | undefined;
  /** Where several are; undefined while a variable decides. */
  readonly spread: readonly string[] | undefined;
  readonly all: readonly string[];
}

function zonesOf(single: ShownCell | undefined, others: ShownCell): Place {
  const one = single === undefined ? undefined : known(single);
  const spread = others.kind === 'known' ? [...new Set(textsOf(others))] : undefined;
  return { single: one, spread, all: [...(one === undefined ? [] : [one]), ...(spread ?? [])] };
}

/** Evenly, the first zones taking what is left over; Ops Manager puts a single VM where the product says. */
function spread(instances: number | undefined, place: Place | undefined, zones: readonly string[]): readonly number[] | undefined {
  if (instances === undefined || place === undefined) return undefined;
  const over = instances === 1 && place.single !== undefined ? [place.single] : place.spread;
  if (over === undefined || over.length === 0) return undefined;
  const share = new Map(over.map((zone, index) => [zone, Math.floor(instances / over.length) + (index < instances % over.length ? 1 : 0)]));
  return zones.map((zone) => share.get(zone) ?? 0);
}

function known(cell: ShownCell): string | undefined {
  return cell.kind === 'known' && !Array.isArray(cell.value) ? String(cell.value) : undefined;
}

/** A cell as a text: empty where nothing is given, the placeholder where a variable stands. */
function textOf(cell: ShownCell): string {
  switch (cell.kind) {
    case 'known':
      return String(cell.value);
    case 'absent':
      return '';
    case 'unknown':
      return cell.variables.length === 0 ? '?' : cell.variables.map((name) => `((${name}))`).join(' ');
    case 'secret':
      return '••••';
  }
}

function textsOf(cell: ShownCell): readonly string[] {
  return cell.kind === 'known' && typeof cell.value === 'object' ? cell.value : [];
}

function numberOf(cell: ShownCell): number | undefined {
  return cell.kind === 'known' && typeof cell.value === 'number' ? cell.value : undefined;
}
