import { countAddresses, findOverlaps, formatAddress } from '../../base/ip.ts';
import { absent, known, mapCell, unknown, type Cell } from '../../value/cell.ts';
import type { FactInput } from '../input.ts';
import {
  describeSubnet,
  openCell,
  SUBNET_SOURCES,
  subnetPlaces,
  subnetProblems,
  subnetsByDocument,
  type SubnetPlace,
} from './subnet-place.ts';
import { flag, integer, Row, rowsOf, table, text, texts } from '../table.ts';

/** Zones of several subnets together, each once; unknown when those of one subnet are. */
export function zonesOf(subnets: readonly SubnetPlace[], anchor: SubnetPlace['anchor']): Cell<readonly string[]> {
  const zones = new Set<string>();
  for (const subnet of subnets) {
    if (subnet.zones.state === 'unknown') return subnet.zones;
    if (subnet.zones.state === 'known') for (const zone of subnet.zones.value) zones.add(zone);
  }
  return known([...zones], anchor);
}

const subnetColumns = {
  file_kind: text('director or cloud-config'),
  network: text('name of its network'),
  cidr: text('its block as written, e.g. 10.0.4.0/24'),
  gateway: text('address of the gateway'),
  dns: texts('addresses of its name servers'),
  dns_count: integer('how many name servers it has'),
  reserved: texts('reserved addresses and ranges as written'),
  zones: texts('availability zones it serves'),
  usable: integer('addresses left for VMs: the block without reserved ranges, gateway, first and last address'),
  iaas_identifier: text('port group, subnet id or path of the infrastructure'),
};

const subnetRow = rowsOf<typeof subnetColumns, SubnetPlace>({
  file_kind: ({ document, anchor }) => known<string>(document.kind, anchor),
  network: ({ network }) => network,
  cidr: ({ cidr }) => cidr,
  gateway: ({ gateway }) => gateway,
  dns: ({ dns }) => dns,
  dns_count: ({ dns }) => mapCell(dns, (servers) => servers.length),
  reserved: ({ reserved }) => reserved,
  zones: ({ zones }) => zones,
  usable: (subnet) => usableCount(subnet),
  iaas_identifier: ({ iaasIdentifier }) => iaasIdentifier,
});

/** One row per subnet. */
export const subnets = table(
  'subnet',
  {
    doc: 'A subnet of a director file or a cloud config.',
    label: ['network', 'cidr'],
    looksAt: SUBNET_SOURCES,
    columns: subnetColumns,
  },
  (input) => subnetPlaces(input).map(subnetRow),
);

function usableCount(subnet: SubnetPlace): Cell<number> {
  if (subnet.usable === undefined) return openCell(addressCells(subnet)) ?? unknown(subnet.anchor);
  const count = subnet.usable.reduce((sum, range) => sum + countAddresses(range), 0n);
  return known(Number(count), subnet.cidr.anchor, subnet.cidr.state === 'known' ? subnet.cidr.origin : undefined);
}

/** The cells that decide which addresses a subnet has. */
function addressCells({ cidr, gateway, reserved }: SubnetPlace): readonly Cell[] {
  return [cidr, gateway, reserved];
}

const problemColumns = {
  file_kind: text('director or cloud-config'),
  network: text('name of its network'),
  cidr: text('its block as written'),
  problem: text(
    'gateway (not an address of the block), reserved-outside, reserved-reversed, reserved-format (no address or range), host-bits, cidr (no block), dns (no address), leading-zero',
  ),
  value: text('the value that is wrong'),
  network_address: text('the block without host bits; absent when the cidr is none'),
};

/** One row per mistake in the addresses of a subnet. */
export const subnetFieldProblems = table(
  'subnet-problem',
  {
    doc: 'A mistake in the addresses of a subnet: one row for each, and one for what is not known yet.',
    label: ['network', 'value'],
    looksAt: SUBNET_SOURCES,
    columns: problemColumns,
  },
  (input) => subnetPlaces(input).flatMap(problemRows),
);

function problemRows(subnet: SubnetPlace): readonly Row<typeof problemColumns>[] {
  const block = subnet.block === undefined ? undefined : `${formatAddress(subnet.block.family, subnet.block.first)}/${subnet.block.prefix}`;
  const row = (cell: Cell, problem: Cell<string>, value: Cell<string>): Row<typeof problemColumns> =>
    new Row(cell.anchor, {
      file_kind: known<string>(subnet.document.kind, cell.anchor),
      network: subnet.network,
      cidr: subnet.cidr,
      problem,
      value,
      network_address: block === undefined ? absent(cell.anchor) : known(block, cell.anchor),
    });
  const rows = subnetProblems(subnet).map(({ problem, value, cell }) => {
    const origin = cell.state === 'known' ? cell.origin : undefined;
    return row(cell, known<string>(problem, cell.anchor, origin), known(value, cell.anchor, origin));
  });
  const open = openCell([...addressCells(subnet), subnet.dns]);
  return open === undefined ? rows : [...rows, row(open, open, open)];
}

const pairColumns = {
  file_kind: text('director or cloud-config'),
  network: text('name of the network that comes later in the file'),
  cidr: text('block of its subnet'),
  others: texts('the earlier subnets that share addresses with it, as network and block'),
  same_block: flag('true when all of them have the same block as it, as networks that share one LAN do'),
  shared: text('the first address that both can assign'),
  overlapping: flag('true when there is one; unknown for a subnet whose addresses are not known yet'),
};

/** Subnets that can assign the same address as an earlier one of their file: one row for each, since each is one place to edit. */
export const subnetPairs = table(
  'subnet-pair',
  {
    doc: 'A subnet that can assign the same address as an earlier one of its file: the parts left after reserved ranges overlap. Subnets that share a block and split it by reserved ranges do not. A subnet whose addresses are not known yet has a row, too.',
    label: ['network', 'others'],
    looksAt: SUBNET_SOURCES,
    columns: pairColumns,
  },
  (input) => [...overlapsByLater(input).map(pairRow), ...subnetPlaces(input).flatMap(openPair)],
);

/** Pairs with the same later subnet together. */
function overlapsByLater(input: FactInput): readonly (readonly [SubnetPair, ...SubnetPair[]])[] {
  const byLater = new Map<SubnetPlace, [SubnetPair, ...SubnetPair[]]>();
  for (const pair of overlappingSubnets(input)) {
    const pairs = byLater.get(pair.later);
    if (pairs === undefined) byLater.set(pair.later, [pair]);
    else pairs.push(pair);
  }
  return [...byLater.values()];
}

function pairRow(pairs: readonly [SubnetPair, ...SubnetPair[]]): Row<typeof pairColumns> {
  const [{ later, shared }] = pairs;
  const { anchor } = later.cidr;
  const origin = later.cidr.state === 'known' ? later.cidr.origin : undefined;
  return new Row(anchor, {
    file_kind: known<string>(later.document.kind, later.anchor),
    network: later.network,
    cidr: later.cidr,
    others: known(
      pairs.map(({ earlier }) => describeSubnet(earlier)),
      anchor,
      origin,
    ),
    same_block: known(
      pairs.every(({ earlier }) => earlier.block?.first === later.block?.first && earlier.block?.prefix === later.block?.prefix),
      anchor,
    ),
    shared: known(shared, anchor, origin),
    overlapping: known(true, anchor, origin),
  });
}

/** A subnet that may overlap another one, for all that is known. */
function openPair(subnet: SubnetPlace): readonly Row<typeof pairColumns>[] {
  const open = subnet.usable === undefined ? openCell(addressCells(subnet)) : undefined;
  if (open === undefined) return [];
  return [
    new Row(open.anchor, {
      file_kind: known<string>(subnet.document.kind, subnet.anchor),
      network: subnet.network,
      cidr: subnet.cidr,
      others: open,
      same_block: open,
      shared: open,
      overlapping: open,
    }),
  ];
}

interface SubnetPair {
  readonly earlier: SubnetPlace;
  readonly later: SubnetPlace;
  readonly shared: string;
}

function overlappingSubnets(input: FactInput): readonly SubnetPair[] {
  const all = subnetPlaces(input);
  const order = new Map(all.map((subnet, index) => [subnet, index]));
  const pairs = new Map<string, SubnetPair>();
  // Addresses of different files do not meet: a cloud config next to a director file describes the same subnets once more.
  for (const subnets of subnetsByDocument(all).values()) {
    const ranges = subnets.flatMap((owner) => (owner.usable ?? []).map((range) => ({ owner, range })));
    for (const { left, right, shared } of findOverlaps(ranges)) {
      const [one, other] = [order.get(left)!, order.get(right)!];
      const [earlier, later] = one < other ? [left, right] : [right, left];
      const name = `${Math.min(one, other)} ${Math.max(one, other)}`;
      if (!pairs.has(name)) pairs.set(name, { earlier, later, shared: formatAddress(shared.family, shared.first) });
    }
  }
  return [...pairs.values()];
}
