import { containsRange, parseRange, splitList, type IpRange } from '../../base/ip.ts';
import { anchorOf, keyOf, textCell } from '../../foundation/cell-of.ts';
import { documentsOf } from '../../foundation/foundation.ts';
import { absent, combine, mapCell, unknown, type Cell } from '../../value/cell.ts';
import { startOf } from '../document.ts';
import type { FactInput } from '../input.ts';
import { subnetPlaces } from './subnet-place.ts';
import { flag, integer, Row, table, text, texts } from '../table.ts';

/** One row per rule of an application security group. */
export const securityRules = table(
  'security-rule',
  {
    doc: 'A rule of an application security group: where apps may connect to.',
    label: ['destination'],
    looksAt: { kinds: ['security-group'] },
    columns: {
      protocol: text('tcp, udp, icmp or all'),
      destination: text('address, range or block'),
      anywhere: flag('true when the destination is the whole internet'),
      most_ports: integer('how many ports the widest of its ranges has; absent for all protocols together and for icmp'),
      reaches_metadata: flag('true when it lets apps ask the metadata service of a cloud, http://169.254.169.254'),
      reaches_networks: texts('networks of the director file that lie wholly within the destination; unknown as soon as a subnet is'),
    },
  },
  (input) =>
    documentsOf(input.foundation, 'security-group').flatMap((document) => {
      const { root } = document;
      if (root?.kind !== 'sequence') return [];
      return root.items.flatMap((node) => {
        if (node.kind !== 'map') return [];
        const anchor = keyOf(node.entry('destination') ?? node.entries[0], anchorOf(node, startOf(document)));
        const destination = textCell(node.get('destination'), anchor);
        const protocol = textCell(node.get('protocol'), anchor);
        const ports = textCell(node.get('ports'), anchor);
        return [
          new Row(anchor, {
            protocol,
            destination,
            anywhere: mapCell(destination, (where) => rangesOf(where).some((range) => containsRange(range, EVERYTHING))),
            most_ports: mostPorts(protocol, ports, anchor),
            reaches_metadata: () => reachesMetadata(protocol, ports, destination, anchor),
            reaches_networks: () => networksWithin(destination, input),
          }),
        ];
      });
    }),
);

const EVERYTHING = parseRange('0.0.0.0/0') as IpRange; // a block, so no problem
const METADATA = parseRange('169.254.169.254') as IpRange; // an address, likewise

/** Addresses, blocks and ranges, separated by commas in newer versions of Cloud Controller; what is none is left out. */
function rangesOf(destination: string): readonly IpRange[] {
  return splitList(destination).flatMap((part) => {
    const range = parseRange(part);
    return 'problem' in range ? [] : [range];
  });
}

/** `443`, `80,443`, `1-65535`. */
function portRanges(ports: string): readonly (readonly [number, number])[] {
  return ports.split(',').flatMap((part) => {
    const match = /^\s*(\d{1,5})\s*(?:-\s*(\d{1,5}))?\s*$/.exec(part);
    return match === null ? [] : [[Number(match[1]), Number(match[2] ?? match[1])] as const];
  });
}

/** `all` has no ports, `icmp` neither. */
function mostPorts(protocol: Cell<string>, ports: Cell<string>, anchor: Row['anchor']): Cell<number> {
  if (protocol.state !== 'known') return protocol;
  if (protocol.value === 'all' || protocol.value.startsWith('icmp')) return absent(anchor);
  return mapCell(ports, (list) => portRanges(list).reduce((most, [first, last]) => Math.max(most, last - first + 1), 0));
}

function reachesMetadata(protocol: Cell<string>, ports: Cell<string>, destination: Cell<string>, anchor: Row['anchor']): Cell<boolean> {
  const there = mapCell(destination, (where) => rangesOf(where).some((range) => containsRange(range, METADATA)));
  if (there.state !== 'known' || !there.value || protocol.state !== 'known')
    return there.state === 'known' && there.value ? mapCell(protocol, () => true) : there;
  if (protocol.value === 'all') return there;
  if (protocol.value !== 'tcp') return { ...there, value: false };
  return combine<boolean>(
    [ports],
    anchor,
    () => ports.state === 'known' && portRanges(ports.value).some(([first, last]) => first <= 80 && 80 <= last),
  );
}

function networksWithin(destination: Cell<string>, input: FactInput): Cell<readonly string[]> {
  if (destination.state !== 'known') return destination;
  const subnets = subnetPlaces(input);
  const open = subnets.find(({ cidr, network }) => cidr.state === 'unknown' || network.state === 'unknown');
  if (open !== undefined) return unknown(destination.anchor, open.cidr.state === 'unknown' ? open.cidr.variables : [], destination.origin);
  const ranges = rangesOf(destination.value);
  const names = subnets.flatMap(({ block, network }) =>
    block !== undefined && network.state === 'known' && ranges.some((range) => containsRange(range, block)) ? [network.value] : [],
  );
  return { ...destination, value: [...new Set(names)] };
}
