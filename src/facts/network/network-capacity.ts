import { countAddresses, mergeRanges } from '../../base/ip.ts';
import { integerCell, textCell } from '../../foundation/cell-of.ts';
import { productsOf, type ProductConfig } from '../../foundation/product-config.ts';
import { absent, known, mapCell, type Cell } from '../../value/cell.ts';
import { descend } from '../../value/node.ts';
import type { FactInput } from '../input.ts';
import { networkPlaces, openCell, type NetworkPlace } from './subnet-place.ts';
import { integer, Row, table, text, texts } from '../table.ts';

const columns = {
  name: text('name of the network'),
  free: integer('addresses of all its subnets that BOSH may assign: without reserved ranges, gateways, first and last addresses'),
  needed: integer(
    'addresses that the files ask for: VMs of all products on it, the director and its compilation VMs; counts that are not known are left out, so there may be more',
  ),
  left: integer('free less needed; negative when they do not suffice'),
  left_percent: integer('what is left, in percent of the free ones, rounded down'),
  products: texts('products on it'),
};

/** One row per network of a director file that a product of the foundation is on. */
export const networkCapacities = table(
  'network-capacity',
  {
    plural: 'network_capacities',
    doc: 'A network of the director, how many addresses it has for VMs and how many the files of the foundation ask for.',
    label: ['name'],
    few: true,
    looksAt: { kinds: ['director'], sections: ['networks-configuration'] },
    columns,
  },
  (input) =>
    networkPlaces(input)
      .filter(({ document, type }) => document.kind === 'director' && (type.state !== 'known' || type.value === 'manual'))
      .flatMap((network) => rowFor(network, input)),
);

function rowFor(network: NetworkPlace, input: FactInput): readonly Row<typeof columns>[] {
  const { name, anchor } = network;
  if (name.state !== 'known' || network.subnets.length === 0) return [];
  const products = productsOf(input.foundation).filter((product) => networkOf(product) === name.value);
  if (products.length === 0) return [];
  const free = freeCell(network);
  const needed = products.reduce((sum, product) => sum + vmsOf(product), 0) + directorVms(network, name.value);
  return [
    new Row(anchor, {
      name,
      free,
      needed: known(needed, anchor),
      left: mapCell(free, (count) => count - needed),
      left_percent: mapCell(free, (count) => (count === 0 ? 0 : Math.floor((100 * (count - needed)) / count))),
      products: known(
        products.flatMap(({ slug }) => (slug.state === 'known' ? [slug.value] : [])),
        anchor,
      ),
    }),
  ];
}

function networkOf(product: ProductConfig): string | undefined {
  const name = textCell(product.at('network-properties', 'network', 'name'), product.anchor);
  return name.state === 'known' ? name.value : undefined;
}

/** Several subnets may share a block and split it, so the free addresses are counted once. */
function freeCell({ subnets, anchor }: NetworkPlace): Cell<number> {
  const open = openCell(subnets.flatMap(({ cidr, gateway, reserved }) => [cidr, gateway, reserved]));
  if (open !== undefined) return open;
  if (subnets.some(({ usable }) => usable === undefined)) return absent(anchor);
  const cidr = subnets[0]!.cidr;
  const count = mergeRanges(subnets.flatMap(({ usable }) => usable ?? [])).reduce((sum, range) => sum + countAddresses(range), 0n);
  return known(Number(count), cidr.anchor, cidr.state === 'known' ? cidr.origin : undefined);
}

/** VMs whose count is known; a count behind a variable is not guessed. */
function vmsOf(product: ProductConfig): number {
  return product.jobs.reduce((sum, { instances }) => sum + (instances.state === 'known' ? instances.value : 0), 0);
}

/** The director and its compilation VMs are on the network that is assigned to it. */
function directorVms({ document, anchor }: NetworkPlace, name: string): number {
  const assigned = textCell(descend(document.root, 'network-assignment', 'network', 'name'), anchor);
  if (assigned.state !== 'known' || assigned.value !== name) return 0;
  const compilation = integerCell(descend(document.root, 'resource-configuration', 'compilation', 'instances'), anchor);
  return 1 + (compilation.state === 'known' ? compilation.value : 0);
}
