import { parseCipherList, type CipherSuite } from '../../base/cipher-suite.ts';
import { GOROUTER_SUITES } from '../../catalog/job-demands-routing.ts';
import { manifestsOf, type ManifestJob } from '../../foundation/bosh-manifest.ts';
import { flagCell, textsCell } from '../../foundation/cell-of.ts';
import { productsOf, type ProductConfig } from '../../foundation/product-config.ts';
import { absent, known, mapCell, unknown, type Cell } from '../../value/cell.ts';
import { forwardsTls } from './haproxy.ts';
import type { FactInput } from '../input.ts';
import { serverCertificates } from './required-name.ts';
import { flag, Row, table, text, texts, type Cells } from '../table.ts';

const LISTS = [
  { server: 'Gorouter', property: '.properties.gorouter_ssl_ciphers' },
  { server: 'HAProxy', property: '.properties.haproxy_ssl_ciphers' },
] as const;

/** The same lists in manifests; `enabled`: without it nobody reads the list. */
const JOB_LISTS = [
  { job: 'gorouter', server: 'Gorouter', property: 'router.cipher_suites', enabled: 'router.enable_ssl' },
  { job: 'haproxy', server: 'HAProxy', property: 'ha_proxy.ssl_ciphers', enabled: undefined },
] as const;

const columns = {
  product: text('product slug; absent in a manifest'),
  property: text('property that holds the list'),
  server: text('Gorouter or HAProxy'),
  suites: texts('suites as written'),
  unknown: texts('those that Gorouter does not know, so that it does not start; none for HAProxy'),
  broken: texts('those that use RC4, DES, 3DES, NULL, export keys, MD5 or no authentication'),
  without_forward_secrecy: texts('those that encrypt the session key with the key of the certificate: plain RSA'),
  fits_certificate: flag(
    'true when a suite can be used with a certificate of Gorouter, by the type of its key; absent without certificates and for HAProxy',
  ),
  shared: flag(
    'true when HAProxy and Gorouter have a suite in common; absent when HAProxy does not forward TLS, and for HAProxy when Gorouter has a list of its own',
  ),
};

/** One row per list of cipher suites that somebody wrote. */
export const cipherLists = table(
  'cipher-list',
  {
    doc: 'A list of TLS cipher suites that a product file or a manifest gives to Gorouter or HAProxy. Names of OpenSSL and of the RFCs are the same suite.',
    label: ['property'],
    few: true,
    looksAt: { kinds: ['product', 'bosh-manifest'], sections: ['product-properties', 'instance_groups'] },
    columns,
  },
  (input) => [
    ...productsOf(input.foundation).flatMap((product) => productRows(product, input)),
    ...manifestsOf(input.foundation).flatMap(({ groups }) => groups.flatMap(({ jobs }) => jobs.flatMap(jobRows))),
  ],
);

type CipherRow = Row<typeof columns>;
type CipherCells = Cells<typeof columns>;

function productRows(product: ProductConfig, input: FactInput): readonly CipherRow[] {
  return LISTS.flatMap(({ server, property: canonical }) => {
    const property = product.property(canonical);
    if (property === undefined) return [];
    const list = readList(server, namesOf(product, canonical));
    if (list === undefined) return [];
    const { suites, cells } = list;
    return [
      new Row(suites.anchor, {
        ...cells,
        product: product.slug,
        property: known(property.name, property.anchor),
        fits_certificate: server === 'Gorouter' ? fits(suites, product, input) : absent(suites.anchor),
        shared: shared(server, suites, product),
      }),
    ];
  });
}

function jobRows(job: ManifestJob): readonly CipherRow[] {
  return JOB_LISTS.flatMap(({ job: name, server, property, enabled }) => {
    const node = job.name.state === 'known' && job.name.value === name ? job.property(property) : undefined;
    if (node === undefined || (enabled !== undefined && !isOn(job, enabled))) return [];
    const list = readList(server, textsCell(node, job.anchor, ':'));
    if (list === undefined) return [];
    const { anchor } = list.suites;
    return [
      new Row(anchor, {
        ...list.cells,
        product: absent(anchor),
        property: known(property, anchor),
        fits_certificate: absent(anchor),
        shared: absent(anchor),
      }),
    ];
  });
}

function isOn(job: ManifestJob, flagName: string): boolean {
  const cell = flagCell(job.property(flagName), job.anchor);
  return cell.state === 'known' && cell.value;
}

/** The suites of a list, and the cells that tell what is in it; undefined for a list that is not there. */
function readList(
  server: string,
  names: Cell<readonly string[]>,
):
  | {
      readonly suites: Cell<readonly CipherSuite[]>;
      readonly cells: Pick<CipherCells, 'server' | 'suites' | 'unknown' | 'broken' | 'without_forward_secrecy'>;
    }
  | undefined {
  const suites = mapCell(names, parseCipherList);
  if (suites.state === 'absent' || (suites.state === 'known' && suites.value.length === 0)) return undefined;
  const those = (select: (suite: CipherSuite) => boolean): Cell<readonly string[]> =>
    mapCell(suites, (list) => list.filter(select).map(({ name }) => name));
  return {
    suites,
    cells: {
      server: known(server, suites.anchor),
      suites: those(() => true),
      unknown: mapCell(names, (list) => (server === 'Gorouter' ? list.filter((name) => name !== '' && !GOROUTER_SUITES.has(name)) : [])),
      broken: those(({ broken }) => broken),
      without_forward_secrecy: those(({ broken, forwardSecret }) => !broken && !forwardSecret),
    },
  };
}

function namesOf(product: ProductConfig, canonical: string): Cell<readonly string[]> {
  const property = product.property(canonical);
  if (property !== undefined) return textsCell(property.value, property.anchor, ':');
  return mapCell(product.defaultCell(canonical), (list) => String(list).split(':'));
}

/** One certificate and one suite that go together are enough. */
function fits(suites: Cell<readonly CipherSuite[]>, product: ProductConfig, input: FactInput): Cell<boolean> {
  if (suites.state !== 'known') return suites;
  const pairs = serverCertificates(product, 'router', input);
  if (pairs.length === 0) return absent(suites.anchor);
  const types = pairs.map(({ chain }) => chain?.[0]?.key.type);
  const isUsable = (type: string | undefined): boolean =>
    suites.value.some(({ certificate }) => certificate === undefined || certificate === type);
  const hidden = pairs.find((_, index) => types[index] === undefined || types[index] === 'other' || types[index] === 'ed25519');
  if (types.some(isUsable)) return known(true, suites.anchor, suites.origin);
  if (hidden !== undefined) return unknown(suites.anchor, hidden.node.kind === 'unknown' ? hidden.node.variables : [], hidden.node.origin);
  return known(false, suites.anchor, suites.origin);
}

/** Said once: beside Gorouter's list when that is written, else beside HAProxy's. */
function shared(server: string, suites: Cell<readonly CipherSuite[]>, product: ProductConfig): Cell<boolean> {
  const [gorouter, haproxy] = LISTS;
  if (server === 'HAProxy' && product.property(gorouter.property) !== undefined) return absent(suites.anchor);
  const forwards = forwardsTls(product);
  if (forwards.state !== 'known' || suites.state !== 'known') return forwards.state === 'known' ? absent(suites.anchor) : forwards;
  if (!forwards.value) return absent(suites.anchor);
  const other = mapCell(namesOf(product, server === 'Gorouter' ? haproxy.property : gorouter.property), parseCipherList);
  return mapCell(other, (list) => {
    const mine = new Set(suites.value.map(({ canonical }) => canonical));
    return [...list, ...suites.value].some(({ single }) => !single) || list.some(({ canonical }) => mine.has(canonical));
  });
}
