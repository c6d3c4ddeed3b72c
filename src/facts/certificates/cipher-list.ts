import { parseCipherList, type CipherSuite } from '../../base/cipher-suite.ts';
import { textsCell } from '../../foundation/cell-of.ts';
import { productsOf, type ProductConfig } from '../../foundation/product-config.ts';
import { absent, known, mapCell, unknown, type Cell } from '../../value/cell.ts';
import { forwardsTls } from './haproxy.ts';
import type { FactInput } from '../input.ts';
import { serverCertificates } from './required-name.ts';
import { flag, Row, table, text, texts } from '../table.ts';

const LISTS = [
  { server: 'Gorouter', property: '.properties.gorouter_ssl_ciphers' },
  { server: 'HAProxy', property: '.properties.haproxy_ssl_ciphers' },
] as const;

const columns = {
  product: text('product slug'),
  property: text('property that holds the list'),
  server: text('Gorouter or HAProxy'),
  suites: texts('suites as written'),
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
    doc: 'A list of TLS cipher suites that a product file gives to Gorouter or HAProxy. Names of OpenSSL and of the RFCs are the same suite.',
    label: ['property'],
    few: true,
    looksAt: { kinds: ['product'], sections: ['product-properties'] },
    columns,
  },
  (input) =>
    productsOf(input.foundation).flatMap((product) =>
      LISTS.flatMap(({ server, property: canonical }) => {
        const property = product.property(canonical);
        if (property === undefined) return [];
        const names = namesOf(product, canonical);
        const suites = mapCell(names, parseCipherList);
        if (suites.state === 'absent' || (suites.state === 'known' && suites.value.length === 0)) return [];
        const those = (select: (suite: CipherSuite) => boolean): Cell<readonly string[]> =>
          mapCell(suites, (list) => list.filter(select).map(({ name }) => name));
        return [
          new Row(suites.anchor, {
            product: product.slug,
            property: known(property.name, property.anchor),
            server: known<string>(server, property.anchor),
            suites: those(() => true),
            broken: those(({ broken }) => broken),
            without_forward_secrecy: those(({ broken, forwardSecret }) => !broken && !forwardSecret),
            fits_certificate: server === 'Gorouter' ? fits(suites, product, input) : absent(suites.anchor),
            shared: shared(server, suites, product),
          }),
        ];
      }),
    ),
);

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
