import { readPem, isCertificateLabel } from '../../base/pem.ts';
import { filledCell } from '../../foundation/cell-of.ts';
import { productsOf, type ProductConfig } from '../../foundation/product-config.ts';
import { absent, combine, known, mapCell, unknown, type Cell } from '../../value/cell.ts';
import { settingOf } from '../../catalog/find-setting.ts';
import { isNullish } from '../../value/node.ts';
import { productIdentity, productIdentityCells } from '../product-identity.ts';
import type { FactInput } from '../input.ts';
import { serverCertificates } from './required-name.ts';
import { settingCell } from '../product/setting-cell.ts';
import { flag, integer, Row, table } from '../table.ts';
import { readCertificate, type Certificate } from './x509.ts';

const FORWARD = '.properties.haproxy_forward_tls';
const BACKEND_CA = '.properties.haproxy_forward_tls.enable.backend_ca';

const columns = {
  ...productIdentity,
  instances: integer('HAProxy VMs'),
  forwards_tls: flag('true when HAProxy speaks TLS to Gorouter (haproxy_forward_tls enable), false when it uses port 80'),
  backend_ca: flag('whether the authorities are given that HAProxy checks Gorouter’s certificate with'),
  backend_ca_issued: flag('true when one of them issued the first certificate of Gorouter; absent when either is not given'),
  http_disabled: flag('true when Gorouter does not listen on port 80 (routing_disable_http)'),
};

/** One row per product whose file names the job of HAProxy. */
export const haproxies = table(
  'haproxy',
  {
    plural: 'haproxies',
    doc: 'HAProxy in front of Gorouter: how it speaks to it.',
    label: ['product'],
    few: true,
    looksAt: { kinds: ['product'], sections: ['resource-config'] },
    columns,
  },
  (input) =>
    productsOf(input.foundation).flatMap((product) => {
      const instances = haproxyInstances(product);
      if (instances.state === 'absent') return [];
      return [
        new Row(instances.anchor, {
          ...productIdentityCells(product),
          instances,
          forwards_tls: mapCell(product.option(FORWARD), (option) => option === 'enable'),
          backend_ca: backendCa(product),
          backend_ca_issued: () => backendCaIssued(product, input),
          http_disabled: httpDisabled(product),
        }),
      ];
    }),
);

function haproxyInstances(product: ProductConfig): Cell<number> {
  return (
    product.jobs.find(({ component }) => component?.role === 'ha-proxy')?.instances ?? absent(product.sectionAnchor('resource-config'))
  );
}

/** Whether there is an HAProxy that speaks TLS to Gorouter; absent when the file does not say. */
export function forwardsTls(product: ProductConfig): Cell<boolean> {
  const instances = haproxyInstances(product);
  const forward = product.option(FORWARD);
  if (instances.state === 'known' && instances.value === 0) return known(false, instances.anchor, instances.origin);
  return combine([instances, forward], forward.anchor, () => forward.state === 'known' && forward.value === 'enable');
}

function backendCa(product: ProductConfig): Cell<boolean> {
  const property = product.property(BACKEND_CA);
  if (property !== undefined) {
    const filled = filledCell(property.value, property.anchor);
    // A value of null is as empty as ''.
    return filled.state === 'absent' ? known(false, property.anchor, property.entry.key.origin) : filled;
  }
  const setting = settingOf(BACKEND_CA);
  return setting === undefined ? absent(product.anchor) : (settingCell(product, setting) as Cell<boolean>); // a setting of type `present` gives a flag
}

function httpDisabled(product: ProductConfig): Cell<boolean> {
  const setting = settingOf('.properties.routing_disable_http');
  return setting === undefined ? absent(product.anchor) : (settingCell(product, setting) as Cell<boolean>); // a setting of type `flag`
}

/** By name: an authority of the list is the issuer of the certificate, or of one that its own text goes on with. */
function backendCaIssued(product: ProductConfig, input: FactInput): Cell<boolean> {
  const property = product.property(BACKEND_CA);
  const [first] = serverCertificates(product, 'router', input);
  const node = property?.value;
  if (property === undefined || node === undefined || isNullish(node) || first === undefined) return absent(product.anchor);
  if (node.kind === 'unknown') return unknown(property.anchor, node.variables, node.origin);
  if (node.kind !== 'scalar' || node.text.trim() === '') return absent(property.anchor);
  const authorities = readPem(node.text)
    .blocks.filter(({ label }) => isCertificateLabel(label))
    .map(({ state, body }) => (state === 'base64' ? readCertificate(body) : undefined));
  const chain = first.chain ?? [];
  const isOpen = authorities.length === 0 || authorities.includes(undefined) || chain.length === 0 || chain.includes(undefined);
  const variables = first.node.kind === 'unknown' ? first.node.variables : [];
  if (isOpen) return unknown(property.anchor, variables, node.origin);
  const names = new Set(authorities.map((authority) => authority?.subject));
  const shown = issuersOf(chain.flatMap((certificate) => certificate ?? []));
  return known(
    shown.some((issuer) => names.has(issuer)),
    property.anchor,
    node.origin,
  );
}

/** Names of those who issued the first certificate, as far as the chain goes on. */
function issuersOf(chain: readonly Certificate[]): readonly string[] {
  const issuers: string[] = [];
  let current = chain[0];
  while (current !== undefined && !issuers.includes(current.issuer)) {
    const { issuer }: Certificate = current;
    issuers.push(issuer);
    current = chain.find((candidate) => candidate.subject === issuer);
  }
  return issuers;
}
