import { anchorOf, keyOf } from '../../foundation/cell-of.ts';
import { productsOf, type Property } from '../../foundation/product-config.ts';
import { absent, known, mapCell, unknown, type Cell } from '../../value/cell.ts';
import type { ConfigNode } from '../../value/node.ts';
import type { Origin } from '../../value/origin.ts';
import { flag, Row, table, text } from '../table.ts';

const PROPERTIES = ['.properties.syslog_agent_aggregate_drains', '.properties.mtls_syslog_agent_aggregate_drains'];

const columns = {
  product: text('product slug'),
  base_product: text('the slug without the suffix of a replicated tile'),
  url: text('scheme, host and port; user, password, path and parameters are left out'),
  scheme: text('syslog, syslog-tls, https …, in small letters'),
  valid: flag('true when it reads as SCHEME://HOST[:PORT] with a scheme that the syslog agents know; they refuse others'),
  metrics: flag('true when include-metrics-deprecated=true is among its parameters'),
  half_pair: flag('true when a certificate stands without its private key, or a key without its certificate'),
};

/** One row per aggregate drain, of both properties: a text with commas, and a list of maps with `url`. */
export const drains = table(
  'drain',
  {
    doc: 'An aggregate drain: where the syslog agents of all VMs send the logs of all apps.',
    label: ['url'],
    few: true,
    looksAt: { kinds: ['product'], sections: ['product-properties'] },
    columns,
  },
  (input) =>
    productsOf(input.foundation).flatMap((product) =>
      PROPERTIES.flatMap((name) => {
        const property = product.property(name);
        if (property === undefined) return [];
        return drainsOf(property).map(({ url, anchor, halfPair }) => {
          const part = <V>(compute: (text: string) => V): Cell<V> => (url.state === 'known' ? { ...url, value: compute(url.value) } : url);
          return new Row(anchor, {
            product: product.slug,
            base_product: mapCell(product.slug, () => product.base),
            url: part(shown),
            scheme: part((text) => schemeOf(text)),
            valid: part(
              (text) =>
                SCHEMES.includes(schemeOf(text)) &&
                /^[a-z-]+:\/\/(?:[^\s/?#@]*@)?(?:[\w.-]{1,253}|\[[0-9a-f:.]{2,45}\])(?::\d{1,5})?(?:[/?#]\S*)?$/i.test(text),
            ),
            metrics: part((text) => text.includes('include-metrics-deprecated=true')),
            half_pair: halfPair,
          });
        });
      }),
    ),
);

/** Schemes of the syslog agent of loggregator-agent-release. */
const SCHEMES = ['syslog', 'syslog-tls', 'https', 'https-batch'];
const LONGEST = 2000;

interface Drain {
  readonly url: Cell<string>;
  readonly anchor: Row['anchor'];
  readonly halfPair: Cell<boolean>;
}

function drainsOf(property: Property): readonly Drain[] {
  const { value, anchor } = property;
  if (value === undefined) return [];
  if (value.kind === 'sequence') return value.items.map((item) => itemDrain(item, anchor));
  if (value.kind !== 'scalar')
    return value.kind === 'unknown' ? [{ url: unknown(anchor, value.variables), anchor, halfPair: unknown(anchor, value.variables) }] : [];
  if (value.resolved.type !== 'string') return [];
  const place = anchorOf(value, anchor);
  return parts(value.text).map((text) => ({ url: known(text, place, value.origin), anchor: place, halfPair: known(false, place) }));
}

function parts(text: string): readonly string[] {
  return text
    .split(',')
    .map((part) => part.trim().slice(0, LONGEST))
    .filter((part) => part !== '');
}

function itemDrain(item: ConfigNode, otherwise: Row['anchor']): Drain {
  if (item.kind !== 'map') {
    const anchor = anchorOf(item, otherwise);
    return { url: unknown(anchor, item.kind === 'unknown' ? item.variables : []), anchor, halfPair: unknown(anchor) };
  }
  const anchor = keyOf(item.entries[0], otherwise);
  const node = item.get('url');
  const origin: Origin | undefined = node?.origin;
  const url: Cell<string> =
    node === undefined
      ? absent(anchor)
      : node.kind === 'scalar'
        ? known(node.text.trim().slice(0, LONGEST), anchorOf(node, anchor), origin)
        : unknown(anchorOf(node, anchor), node.kind === 'unknown' ? node.variables : [], origin);
  return { url, anchor, halfPair: halfPairOf(item, anchor) };
}

/** Looks at every field that holds a certificate or a key, whatever its name. */
function halfPairOf(item: ConfigNode & { readonly kind: 'map' }, anchor: Row['anchor']): Cell<boolean> {
  for (const { value } of item.entries) {
    if (value.kind !== 'map') continue;
    const [certificate, key] = [value.get('cert_pem'), value.get('private_key_pem')].map(isWritten);
    if (certificate !== key) return known(true, anchor);
  }
  return known(false, anchor);
}

function isWritten(node: ConfigNode | undefined): boolean {
  return node !== undefined && !(node.kind === 'scalar' && (node.resolved.type === 'null' || node.text.trim() === ''));
}

function schemeOf(url: string): string {
  const end = url.indexOf('://');
  return end < 0 || end > 30 ? '' : url.slice(0, end).toLowerCase();
}

function shown(url: string): string {
  const end = url.indexOf('://');
  const rest = end < 0 ? url : url.slice(end + 3);
  const authority = rest.split(/[/?#]/, 1)[0] ?? '';
  const host = authority.slice(authority.lastIndexOf('@') + 1);
  return end < 0 ? host : `${url.slice(0, end)}://${host}`;
}
