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
import { memoPer } from '../../base/memo.ts';
import { atItem, textCell, textsCell } from '../../foundation/cell-of.ts';
import type { Job } from '../../foundation/job.ts';
import { productsOf, type ProductConfig, type Property } from '../../foundation/product-config.ts';
import { absent, known, mapCell, type Cell } from '../../value/cell.ts';
import { iaasOf } from '../foundation.ts';
import type { FactInput } from '../input.ts';
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

export const staticAddresses = memoPer((input: FactInput): readonly StaticAddresses[] => {
  return productsOf(input.foundation).flatMap((product) =>
    product.properties.flatMap((property): readonly StaticAddresses[] => {
      if (!property.name.endsWith('.static_ips')) return [];
      const addresses = mapCell(textsCell(property.value, property.anchor), (list) => list.filter((text) => text !== ''));
      if (addresses.state === 'absent' || (addresses.state === 'known' && addresses.value.length === 0)) return [];
      const ranges = addresses.state === 'known' ? addresses.value.flatMap(readRange) : [];
      return [{ product, property, addresses, ranges, job: product.job(property.named.part), network: networkOf(product) }];
    }),
  );
});

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
        job: known(place.property.named.part, place.property.anchor),
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

/** One thing that fixed addresses meet. */
interface Relation {
  readonly relation: 'unreadable' | 'outside' | 'reserved' | 'shared' | 'instances' | 'zone' | 'iaas';
  readonly address: string;
  readonly other: Cell<string>;
  readonly instances?: Cell<number>;
  readonly zones?: Cell<number>;
}

const relationColumns = {
  product: text('product slug'),
  property: text('property that lists them'),
  relation: text(
    'unreadable (no address), outside (in no subnet of the network), reserved (inside a reserved range), shared (also given to another job), instances (the job has so many), zone (all lie in one), iaas (the infrastructure they are given on)',
  ),
  address: text('the address, the first if there are several; for instances how many there are'),
  other: text(
    'what it meets: the network, the reserved range, the other property, the number of instances, the zone or the infrastructure; absent for unreadable',
  ),
  count: integer('how many addresses the property lists'),
  instances: integer('for instances: how many the job has; absent for others'),
  zones: integer('for zone: how many zones the product is spread over; absent for others'),
};

/** One row per thing that fixed addresses meet, from the values that are known. */
export const staticIpRelations = table(
  'static-ip-relation',
  {
    doc: 'What the fixed addresses of a job meet: one row for each kind and property, and one where the addresses are not known yet.',
    label: ['property'],
    looksAt: { kinds: ['product'], sections: ['product-properties'] },
    columns: relationColumns,
  },
  (input) => {
    const shared = sharedAddresses(input);
    return staticAddresses(input).flatMap((place) => {
      const { addresses } = place;
      if (addresses.state !== 'known') return [relationRow(place, { relation: addresses, address: addresses, other: addresses })];
      const { anchor, origin } = addresses;
      const other = shared.get(place);
      const relations = [
        ...unreadableIn(place),
        ...(other === undefined ? [] : [other]),
        ...networkRelations(place, input),
        ...instanceRelation(place),
        ...iaasRelation(place, iaasOf(input.foundation, anchor)),
      ];
      return relations.map(({ relation, address, ...met }) =>
        relationRow(place, {
          relation: known<string>(relation, anchor, origin),
          address: atItem(known(address, anchor, origin), place.property.value, address),
          ...met,
        }),
      );
    });
  },
);

interface RelationCells {
  readonly relation: Cell<string>;
  readonly address: Cell<string>;
  readonly other: Cell<string>;
  readonly instances?: Cell<number>;
  readonly zones?: Cell<number>;
}

function relationRow(place: StaticAddresses, cells: RelationCells): Row<typeof relationColumns> {
  const { product, property, addresses } = place;
  const none = absent(addresses.anchor);
  return new Row(addresses.anchor, {
    product: product.slug,
    property: known(property.name, property.anchor),
    count: mapCell(addresses, () => countOf(place)),
    instances: none,
    zones: none,
    ...cells,
  });
}

function unreadableIn({ addresses }: StaticAddresses): readonly Relation[] {
  const wrong = addresses.state === 'known' ? addresses.value.find((text) => 'problem' in parseRange(text)) : undefined;
  return wrong === undefined ? [] : [{ relation: 'unreadable', address: wrong, other: absent(addresses.anchor) }];
}

/** The first address that another property has too, for each property. */
function sharedAddresses(input: FactInput): ReadonlyMap<StaticAddresses, Relation> {
  const found = new Map<StaticAddresses, Relation>();
  const ranges = staticAddresses(input).flatMap((owner) => mergeRanges(owner.ranges).map((range) => ({ owner, range })));
  for (const { left, right, shared } of findOverlaps(ranges)) {
    // Two files of the same product are two versions of one thing, not two users of an address.
    if (left.product !== right.product && sameSlug(left.product, right.product)) continue;
    if (found.has(right)) continue;
    found.set(right, {
      relation: 'shared',
      address: formatAddress(shared.family, shared.first),
      other: known(left.property.name, left.addresses.anchor),
    });
  }
  return found;
}

function sameSlug(left: ProductConfig, right: ProductConfig): boolean {
  return left.slug.state === 'known' && right.slug.state === 'known' && left.slug.value === right.slug.value;
}

function networkRelations(place: StaticAddresses, input: FactInput): readonly Relation[] {
  const network = place.network.state === 'known' ? networksByName(input).get(place.network.value) : undefined;
  if (network === undefined || network.subnets.length === 0 || network.subnets.some((subnet) => subnet.block === undefined)) return [];
  const relations: Relation[] = [];
  const blocks = mergeRanges(network.subnets.flatMap((subnet) => subnet.block ?? []));
  const outside = place.ranges.find((range) => !blocks.some((block) => containsRange(block, range)));
  if (outside !== undefined) relations.push({ relation: 'outside', address: show(outside), other: network.name });
  const reserved = place.ranges.flatMap((range) => reservedAt(range, network.subnets))[0];
  if (reserved !== undefined) relations.push(reserved);
  const zone = outside === undefined ? onlyZone(place, network) : undefined;
  if (zone !== undefined) relations.push({ relation: 'zone', address: show(place.ranges[0]!), other: zone, zones: zonesOf(place) });
  return relations;
}

const networksByName = memoPer((input: FactInput): ReadonlyMap<string, NetworkPlace> => {
  const directors = networkPlaces(input).filter((network) => network.document.kind === 'director');
  return new Map(directors.flatMap((network) => (network.name.state === 'known' ? [[network.name.value, network] as const] : [])));
});

function reservedAt(range: IpRange, subnets: readonly SubnetPlace[]): readonly Relation[] {
  return subnets.flatMap((subnet) =>
    (subnet.reserved.state === 'known' ? subnet.reserved.value : []).flatMap((text): readonly Relation[] => {
      const reserved = parseRange(text);
      const shared = 'problem' in reserved ? undefined : intersection(reserved, range);
      if (shared === undefined) return [];
      return [
        {
          relation: 'reserved',
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

/** The zone that all addresses are in; undefined when they are in several, or it is not known. */
function onlyZone(place: StaticAddresses, network: NetworkPlace): Cell<string> | undefined {
  const homes = network.subnets.filter((subnet) =>
    place.ranges.some((range) => subnet.block !== undefined && intersection(subnet.block, range) !== undefined),
  );
  const zones = new Set(homes.flatMap((subnet) => (subnet.zones.state === 'known' ? subnet.zones.value : [''])));
  const [zone, ...more] = zones;
  return zone === undefined || zone === '' || more.length > 0 ? undefined : known(zone, homes[0]!.zones.anchor, originOf(homes[0]!.zones));
}

/** How many zones the product is spread over. */
function zonesOf({ product, addresses }: StaticAddresses): Cell<number> {
  const zones = product.at('network-properties', 'other_availability_zones');
  return zones?.kind === 'sequence' ? known(zones.items.length, addresses.anchor) : absent(addresses.anchor);
}

function instanceRelation(place: StaticAddresses): readonly Relation[] {
  const instances = place.job?.instances;
  if (instances?.state !== 'known' || place.addresses.state !== 'known' || unreadableIn(place).length > 0) return [];
  return [{ relation: 'instances', address: String(countOf(place)), other: mapCell(instances, String), instances }];
}

function iaasRelation(place: StaticAddresses, iaas: Cell<string>): readonly Relation[] {
  return iaas.state !== 'known' || place.ranges.length === 0 ? [] : [{ relation: 'iaas', address: show(place.ranges[0]!), other: iaas }];
}

function show(range: IpRange): string {
  const first = formatAddress(range.family, range.first);
  return range.first === range.last ? first : `${first}-${formatAddress(range.family, range.last)}`;
}
