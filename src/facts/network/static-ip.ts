import {
  countAddresses,
  findOverlaps,
  formatAddress,
  intersection,
  parseRange,
  containsRange,
  mergeRanges,
  type IpRange,
} from '../../base/ip.ts';
import { atItem, textCell, textsCell } from '../../foundation/cell-of.ts';
import { productsOf, type Job, type ProductConfig, type Property } from '../../foundation/product-config.ts';
import { absent, known, mapCell, type Cell } from '../../value/cell.ts';
import { iaasOf } from '../foundation.ts';
import { once, type FactInput } from '../input.ts';
import { networkPlaces, type NetworkPlace, type SubnetPlace } from './subnet-place.ts';
import { integer, Row, table, text, texts } from '../table.ts';

/** Fixed addresses of a job, given by a property such as `.router.static_ips`. */
export interface StaticAddresses {
  readonly product: ProductConfig;
  readonly property: Property;
  readonly addresses: Cell<readonly string[]>;
  /** The addresses as numbers; those that are none are left out. */
  readonly ranges: readonly IpRange[];
  readonly job: Job | undefined;
  /** Name of the network that the product is on. */
  readonly network: Cell<string>;
}

export function staticAddresses(input: FactInput): readonly StaticAddresses[] {
  return once(input, findAddresses);
}

function findAddresses(input: FactInput): readonly StaticAddresses[] {
  return productsOf(input.foundation).flatMap((product) =>
    product.properties.flatMap((property): readonly StaticAddresses[] => {
      if (!property.name.endsWith('.static_ips')) return [];
      const addresses = mapCell(textsCell(property.value, property.anchor), (list) => list.filter((text) => text !== ''));
      if (addresses.state === 'absent' || (addresses.state === 'known' && addresses.value.length === 0)) return [];
      const ranges = addresses.state === 'known' ? addresses.value.flatMap(readRange) : [];
      return [{ product, property, addresses, ranges, job: product.job(property.part), network: networkOf(product) }];
    }),
  );
}

function readRange(text: string): readonly IpRange[] {
  const range = parseRange(text);
  return 'problem' in range ? [] : [range];
}

function networkOf(product: ProductConfig): Cell<string> {
  const network = product.at('network-properties', 'network');
  return textCell(network?.kind === 'map' ? network.get('name') : network, product.sectionAnchor('network-properties'));
}

/** One row per property that lists fixed addresses. */
export const staticIps = table(
  'static-ip',
  {
    doc: 'Fixed addresses of a job, as a load balancer knows them: one row per property `static_ips`.',
    label: ['property'],
    few: true,
    looksAt: { kinds: ['product'], sections: ['product-properties'] },
    columns: {
      product: text('product slug'),
      property: text('property that lists them, e.g. .router.static_ips'),
      job: text('job that gets them'),
      addresses: texts('addresses and ranges as written'),
      count: integer('how many addresses that is'),
      instances: integer('instances of the job'),
      network: text('network that the product is on'),
    },
  },
  (input) =>
    staticAddresses(input).map((place) => {
      const { anchor } = place.addresses;
      return new Row(anchor, {
        product: place.product.slug,
        property: known(place.property.name, place.property.anchor),
        job: known(place.property.part, place.property.anchor),
        addresses: place.addresses,
        count: mapCell(place.addresses, () => countOf(place)),
        instances: place.job?.instances ?? absent(anchor),
        network: place.network,
      });
    }),
);

function countOf(place: StaticAddresses): number {
  return Number(mergeRanges(place.ranges).reduce((sum, range) => sum + countAddresses(range), 0n));
}

interface StaticProblem {
  readonly problem: 'format' | 'outside' | 'reserved' | 'duplicate' | 'too-few' | 'one-zone' | 'cloud';
  readonly address: string;
  readonly other: Cell<string>;
}

const problemColumns = {
  product: text('product slug'),
  property: text('property that lists them'),
  problem: text(
    'format (no address), outside (in no subnet of the network), reserved (inside a reserved range), duplicate (also given to another job), too-few (fewer than instances), one-zone (all in one zone although the product is spread over several), cloud (on an infrastructure where they are to be left blank)',
  ),
  address: text('the address, the first if there are several; for too-few how many there are'),
  other: text(
    'what it collides with: the network, the reserved range, the other property, the number of instances, the zone or the infrastructure',
  ),
};

/** One row per thing that is wrong with fixed addresses, from the values that are known. */
export const staticIpProblems = table(
  'static-ip-problem',
  {
    doc: 'Something wrong with the fixed addresses of a job: one row for each kind and property, and one where the addresses are not known yet.',
    label: ['property'],
    looksAt: { kinds: ['product'], sections: ['product-properties'] },
    columns: problemColumns,
  },
  (input) => {
    const duplicates = duplicatesOf(input);
    return staticAddresses(input).flatMap((place) => {
      const { anchor } = place.addresses;
      const origin = place.addresses.state === 'known' ? place.addresses.origin : undefined;
      const duplicate = duplicates.get(place);
      const problems = [
        ...formatProblems(place),
        ...(duplicate === undefined ? [] : [duplicate]),
        ...networkProblems(place, input),
        ...countProblems(place),
        ...cloudProblems(place, iaasOf(input.foundation, place.addresses.anchor)),
      ];
      const row = (problem: Cell<string>, address: Cell<string>, other: Cell<string>): Row<typeof problemColumns> =>
        new Row(anchor, {
          product: place.product.slug,
          property: known(place.property.name, place.property.anchor),
          problem,
          address,
          other,
        });
      if (place.addresses.state !== 'known') return [row(place.addresses, place.addresses, place.addresses)];
      return problems.map(({ problem, address, other }) =>
        row(known<string>(problem, anchor, origin), atItem(known(address, anchor, origin), place.property.value, address), other),
      );
    });
  },
);

function formatProblems({ addresses }: StaticAddresses): readonly StaticProblem[] {
  const wrong = addresses.state === 'known' ? addresses.value.find((text) => 'problem' in parseRange(text)) : undefined;
  return wrong === undefined ? [] : [{ problem: 'format', address: wrong, other: absent(addresses.anchor) }];
}

/** The first address that another property has too, for each property. */
function duplicatesOf(input: FactInput): ReadonlyMap<StaticAddresses, StaticProblem> {
  const found = new Map<StaticAddresses, StaticProblem>();
  const ranges = staticAddresses(input).flatMap((owner) => mergeRanges(owner.ranges).map((range) => ({ owner, range })));
  for (const { left, right, shared } of findOverlaps(ranges)) {
    // Two files of the same product are two versions of one thing, not two users of an address.
    if (left.product !== right.product && sameSlug(left.product, right.product)) continue;
    if (found.has(right)) continue;
    found.set(right, {
      problem: 'duplicate',
      address: formatAddress(shared.family, shared.first),
      other: known(left.property.name, left.addresses.anchor),
    });
  }
  return found;
}

function sameSlug(left: ProductConfig, right: ProductConfig): boolean {
  return left.slug.state === 'known' && right.slug.state === 'known' && left.slug.value === right.slug.value;
}

function networkProblems(place: StaticAddresses, input: FactInput): readonly StaticProblem[] {
  const network = place.network.state === 'known' ? networksByName(input).get(place.network.value) : undefined;
  if (network === undefined || network.subnets.length === 0 || network.subnets.some((subnet) => subnet.block === undefined)) return [];
  const problems: StaticProblem[] = [];
  const blocks = mergeRanges(network.subnets.flatMap((subnet) => subnet.block ?? []));
  const outside = place.ranges.find((range) => !blocks.some((block) => containsRange(block, range)));
  if (outside !== undefined) problems.push({ problem: 'outside', address: show(outside), other: network.name });
  const reserved = place.ranges.flatMap((range) => reservedAt(range, network.subnets))[0];
  if (reserved !== undefined) problems.push(reserved);
  const zone = outside === undefined ? onlyZone(place, network) : undefined;
  if (zone !== undefined) problems.push({ problem: 'one-zone', address: show(place.ranges[0]!), other: zone });
  return problems;
}

function networksByName(input: FactInput): ReadonlyMap<string, NetworkPlace> {
  return once(input, indexNetworks);
}

function indexNetworks(input: FactInput): ReadonlyMap<string, NetworkPlace> {
  const directors = networkPlaces(input).filter((network) => network.document.kind === 'director');
  return new Map(directors.flatMap((network) => (network.name.state === 'known' ? [[network.name.value, network] as const] : [])));
}

function reservedAt(range: IpRange, subnets: readonly SubnetPlace[]): readonly StaticProblem[] {
  return subnets.flatMap((subnet) =>
    (subnet.reserved.state === 'known' ? subnet.reserved.value : []).flatMap((text): readonly StaticProblem[] => {
      const reserved = parseRange(text);
      const shared = 'problem' in reserved ? undefined : intersection(reserved, range);
      if (shared === undefined) return [];
      return [
        {
          problem: 'reserved',
          address: formatAddress(shared.family, shared.first),
          other: known(text, subnet.reserved.anchor, originOf(subnet.reserved)),
        },
      ];
    }),
  );
}

function originOf(cell: Cell) {
  return cell.state === 'absent' ? undefined : cell.origin;
}

/** The zone that all addresses are in, when several instances are meant to be spread over more than one. */
function onlyZone(place: StaticAddresses, network: NetworkPlace): Cell<string> | undefined {
  const others = place.product.at('network-properties', 'other_availability_zones');
  if (others?.kind !== 'sequence' || others.items.length < 2 || countOf(place) < 2) return undefined;
  const homes = network.subnets.filter((subnet) =>
    place.ranges.some((range) => subnet.block !== undefined && intersection(subnet.block, range) !== undefined),
  );
  const zones = new Set(homes.flatMap((subnet) => (subnet.zones.state === 'known' ? subnet.zones.value : [''])));
  const [zone, ...more] = zones;
  return zone === undefined || zone === '' || more.length > 0 ? undefined : known(zone, homes[0]!.zones.anchor, originOf(homes[0]!.zones));
}

function countProblems(place: StaticAddresses): readonly StaticProblem[] {
  const instances = place.job?.instances;
  if (instances?.state !== 'known' || place.addresses.state !== 'known' || formatProblems(place).length > 0) return [];
  const count = countOf(place);
  return count < instances.value ? [{ problem: 'too-few', address: String(count), other: mapCell(instances, String) }] : [];
}

/** AWS, Azure and Google Cloud want the field left blank: load balancers there find VMs by themselves. */
function cloudProblems(place: StaticAddresses, iaas: Cell<string>): readonly StaticProblem[] {
  if (iaas.state !== 'known' || !['aws', 'azure', 'gcp'].includes(iaas.value)) return [];
  return place.ranges.length === 0 ? [] : [{ problem: 'cloud', address: show(place.ranges[0]!), other: iaas }];
}

function show(range: IpRange): string {
  const first = formatAddress(range.family, range.first);
  return range.first === range.last ? first : `${first}-${formatAddress(range.family, range.last)}`;
}
