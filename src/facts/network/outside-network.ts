/** Networks of the platform that lie outside the private ranges, and the settings that trust private addresses only. */
import type { Span } from '../../base/source.ts';
import { matchesWhole } from '../../base/address-pattern.ts';
import { containsRange, formatAddress, isPrivate, parseCidr, type Cidr } from '../../base/ip.ts';
import { textCell, textsCell } from '../../foundation/cell-of.ts';
import { productsOf, type ProductConfig } from '../../foundation/product-config.ts';
import { absent, known, unknown, type Cell } from '../../value/cell.ts';
import { descend } from '../../value/node.ts';
import type { FactInput } from '../input.ts';
import { networkPlaces } from './subnet-place.ts';
import { flag, Row, table, text, texts } from '../table.ts';

const PROXIES = '.uaa.proxy_ips_regex';
const BLOBSTORE = '.nfs_server.blobstore_internal_access_rules';
const OVERLAY = '.properties.container_networking_interface_plugin.silk.network_cidr';

const columns = {
  kind: text('subnet (of a network that a product is on) or overlay (of containers)'),
  product: text('slug of the first product on it'),
  network: text('name of the network; absent for an overlay'),
  cidr: text('the block'),
  outside: flag('true when not all of it lies in 10/8, 172.16/12, 192.168/16 (or the IPv6 ranges for private use)'),
  owned: flag('true when `facts: networks: owned:` of taslint.yml holds it'),
  not_trusted_by: texts('settings of TAS that list trusted addresses and do not list these: properties by name'),
  proxies_trusted: flag('whether UAA takes X-Forwarded headers from there (.uaa.proxy_ips_regex); absent when no file says'),
};

/** One row per subnet that a product is on, and per container overlay. */
export const outsideNetworks = table(
  'outside-network',
  {
    doc: 'A network that VMs or containers of TAS are on: whether it lies in the private ranges of RFC 1918, and which settings do not know it.',
    label: ['cidr'],
    looksAt: { kinds: ['product'] },
    columns,
  },
  (input) => [...subnetRows(input), ...overlayRows(input)],
);

function subnetRows(input: FactInput): readonly Row<typeof columns>[] {
  const products = productsOf(input.foundation).filter(({ base }) => ['cf', 'p-isolation-segment'].includes(base));
  const platform = products.find(({ base }) => base === 'cf');
  return networkPlaces(input).flatMap(({ document, name, subnets }) => {
    const product = products.find((candidate) => name.state === 'known' && networkOf(candidate) === name.value);
    if (document.kind !== 'director' || product === undefined) return [];
    return subnets.map(({ cidr, block, anchor }) => {
      const outside = outsideCell(cidr, block);
      const isOutside = outside.state === 'known' && outside.value && block !== undefined;
      const proxies = isOutside && platform !== undefined ? proxiesTrust(platform, block) : absent(anchor);
      const blobstore = isOutside && platform !== undefined ? blobstoreTrusts(platform, block) : absent(anchor);
      return new Row(cidr.anchor, {
        kind: known<string>('subnet', anchor),
        product: product.slug,
        network: name,
        cidr,
        outside,
        owned: known(isOwned(block, input, anchor), anchor),
        not_trusted_by: settings(
          [
            [PROXIES, proxies],
            [BLOBSTORE, blobstore],
          ],
          cidr,
        ),
        proxies_trusted: proxies,
      });
    });
  });
}

function overlayRows(input: FactInput): readonly Row<typeof columns>[] {
  return productsOf(input.foundation).flatMap((product) => {
    const property = product.property(OVERLAY);
    if (product.base !== 'cf' || property === undefined) return [];
    const cidr = textCell(property.value, property.anchor);
    if (cidr.state === 'absent') return [];
    const block = cidr.state === 'known' ? parseCidr(cidr.value) : undefined;
    return [
      new Row(cidr.anchor, {
        kind: known<string>('overlay', property.anchor),
        product: product.slug,
        network: absent(property.anchor),
        cidr,
        outside: outsideCell(cidr, block),
        owned: known(isOwned(block, input, property.anchor), property.anchor),
        not_trusted_by: known([], property.anchor),
        proxies_trusted: absent(property.anchor),
      }),
    ];
  });
}

function networkOf(product: ProductConfig): string | undefined {
  const name = textCell(product.at('network-properties', 'network', 'name'), product.anchor);
  return name.state === 'known' ? name.value : undefined;
}

function outsideCell(cidr: Cell<string>, block: Cidr | undefined): Cell<boolean> {
  if (cidr.state !== 'known') return cidr;
  return block === undefined ? absent(cidr.anchor) : known(!isPrivate(block), cidr.anchor, cidr.origin);
}

function isOwned(block: Cidr | undefined, input: FactInput, anchor: Span): boolean {
  const owned = textsCell(descend(input.foundation.facts, 'networks', 'owned'), anchor);
  if (block === undefined || owned.state !== 'known') return false;
  return owned.value.some((text) => {
    const own = parseCidr(text);
    return own !== undefined && containsRange(own, block);
  });
}

/** An address at the beginning, one in the middle and one at the end of the block stand for all. */
function proxiesTrust(product: ProductConfig, block: Cidr): Cell<boolean> {
  const property = product.property(PROXIES);
  const written = property === undefined ? undefined : textCell(property.value, property.anchor);
  const pattern = written === undefined || written.state === 'absent' ? product.defaultCell(PROXIES) : written;
  if (pattern.state !== 'known') return pattern;
  const samples = [block.first + 1n, (block.first + block.last) / 2n, block.last - 1n].map((value) => formatAddress(block.family, value));
  const matches = samples.map((address) => matchesWhole(String(pattern.value), address));
  if (matches.includes(undefined)) return unknown(pattern.anchor, [], pattern.origin);
  return known(
    matches.every((match) => match === true),
    pattern.anchor,
    pattern.origin,
  );
}

/** Rules look like `allow 10.0.0.0/8;`; with a blobstore of the infrastructure they mean nothing. */
function blobstoreTrusts(product: ProductConfig, block: Cidr): Cell<boolean> {
  const blobstore = product.option('.properties.system_blobstore');
  if (blobstore.state !== 'known' || blobstore.value.startsWith('external')) return absent(product.anchor);
  const property = product.property(BLOBSTORE);
  const written = property === undefined ? undefined : textCell(property.value, property.anchor);
  const rules = written === undefined || written.state === 'absent' ? product.defaultCell(BLOBSTORE) : written;
  if (rules.state !== 'known') return rules;
  const allowed = String(rules.value)
    .split(/[;,\s]+/)
    .flatMap((word) => (word === 'all' ? ['0.0.0.0/0'] : word.includes('/') ? [word] : []));
  return known(
    allowed.some((text) => {
      const range = parseCidr(text);
      return range !== undefined && containsRange(range, block);
    }),
    rules.anchor,
    rules.origin,
  );
}

/** Names of the settings that are known not to list the block; what is behind a variable is left out. */
function settings(trusts: readonly (readonly [string, Cell<boolean>])[], at: Cell<string>): Cell<readonly string[]> {
  if (at.state === 'unknown') return at;
  const names = trusts.flatMap(([name, trusted]) => (trusted.state === 'known' && !trusted.value ? [name] : []));
  const open = trusts.flatMap(([, trusted]) => (trusted.state === 'unknown' ? [trusted] : []))[0];
  if (names.length === 0 && open !== undefined) return open;
  return known(names, at.anchor, at.state === 'known' ? at.origin : undefined);
}
