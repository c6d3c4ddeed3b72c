import { findOverlaps, formatAddress } from '../../base/ip.ts';
import { known } from '../../value/cell.ts';
import type { FactInput } from '../input.ts';
import {
  addressCells,
  describeSubnet,
  openCell,
  SUBNET_SOURCES,
  subnetPlaces,
  subnetsByDocument,
  type SubnetPlace,
} from './subnet-place.ts';
import { flag, Row, table, text, texts } from '../table.ts';

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
