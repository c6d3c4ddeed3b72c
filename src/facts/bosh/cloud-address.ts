import { containsRange, findOverlaps, formatAddress, intersection, parseCidr, parseRange, type Cidr, type IpRange } from '../../base/ip.ts';
import { anchorOf, keyOf } from '../../foundation/cell-of.ts';
import { documentsOf, type Document } from '../../foundation/foundation.ts';
import { listAt } from '../../foundation/vm-type.ts';
import { absent, known, unknown } from '../../value/cell.ts';
import { isNullish, type ConfigNode, type MapNode, type ScalarNode, type UnknownNode } from '../../value/node.ts';
import { startOf } from '../document.ts';
import { textOf } from './deployment-identity.ts';
import { flag, Row, table, text } from '../table.ts';

/** One row per address or range that a subnet of a manual network names. */
export const cloudAddresses = table(
  'cloud-address',
  {
    doc: 'A range, gateway, static or reserved range of a subnet in a cloud config, and how it lies beside the others.',
    label: ['network', 'key'],
    looksAt: { kinds: ['cloud-config'], sections: ['networks'] },
    columns: {
      network: text('name of the network'),
      key: text('range, gateway, static or reserved'),
      written: text('as written: the one entry of a list'),
      range: text('the range of its subnet; absent where that is not readable'),
      readable: flag('false for text that is no address, range or block'),
      inside: flag('whether it lies in the range of its subnet; absent where one of them is not readable'),
      holds: text(
        'what the director keeps for itself and this holds: gateway, reserved (with the range), network-address, broadcast-address; for range: subnet, when another subnet of the network has addresses of it; absent for others',
      ),
      held: text('that address or range; absent for others'),
    },
  },
  (input) =>
    documentsOf(input.foundation, 'cloud-config').flatMap((document) =>
      listAt(document, 'networks').flatMap((network) => networkRows(document, network)),
    ),
);

/** One text of a subnet with what it says. */
interface Entry {
  readonly key: string;
  readonly node: ScalarNode | UnknownNode;
  readonly range: IpRange | undefined;
}

interface Subnet {
  readonly entries: readonly Entry[];
  readonly block: Cidr | undefined;
  readonly rangeNode: ScalarNode | undefined;
}

function networkRows(document: Document, network: MapNode): readonly Row[] {
  const type = network.get('type');
  const list = network.get('subnets');
  if (list?.kind !== 'sequence' || !(isNullish(type) || textOf(type) === 'manual')) return [];
  const name = textOf(network.get('name'));
  const subnets = list.items.flatMap((item) => (item.kind === 'map' ? [readSubnet(item)] : []));
  const overlaps = findOverlaps(subnets.flatMap((owner) => (owner.block === undefined ? [] : [{ owner, range: owner.block }])));
  const others = new Map(overlaps.map(({ left, right }) => [right, left.rangeNode?.text]));
  return subnets.flatMap((subnet) =>
    subnet.entries.map((entry) => {
      const anchor = anchorOf(entry.node, keyOf(network.entry('name'), startOf(document)));
      const kept = entry.key === 'range' ? keptBeside(others.get(subnet)) : keptIn(entry, subnet);
      const isInside = subnet.block !== undefined && entry.range !== undefined ? containsRange(subnet.block, entry.range) : undefined;
      return new Row(anchor, {
        network: name === undefined ? absent(anchor) : known(name, anchor),
        key: known(entry.key, anchor),
        written: known(entry.node.text, anchor, entry.node.origin),
        range: subnet.rangeNode === undefined ? absent(anchor) : known(subnet.rangeNode.text, anchor),
        readable: entry.node.kind === 'unknown' ? unknown(anchor, entry.node.variables) : known(entry.range !== undefined, anchor),
        inside: isInside === undefined ? absent(anchor) : known(isInside, anchor),
        holds: kept === undefined ? absent(anchor) : known(kept.what, anchor),
        held: kept === undefined ? absent(anchor) : known(kept.text, anchor),
      });
    }),
  );
}

function readSubnet(node: MapNode): Subnet {
  const rangeNode = node.get('range');
  const block = rangeNode?.kind === 'scalar' ? parseCidr(rangeNode.text.trim()) : undefined;
  const entries = ['range', 'gateway', 'static', 'reserved'].flatMap((key) =>
    textsOf(node.get(key)).map((text): Entry => {
      const range = text.kind === 'unknown' ? undefined : key === 'range' ? block : parseRange(text.text);
      return { key, node: text, range: range === undefined || 'problem' in range ? undefined : range };
    }),
  );
  return { entries, block, rangeNode: rangeNode?.kind === 'scalar' ? rangeNode : undefined };
}

function textsOf(node: ConfigNode | undefined): readonly (ScalarNode | UnknownNode)[] {
  if (node === undefined || isNullish(node)) return [];
  const items = node.kind === 'sequence' ? node.items : [node];
  return items.filter((item) => item.kind === 'scalar' || item.kind === 'unknown');
}

interface Kept {
  readonly what: string;
  readonly text: string;
}

function keptBeside(other: string | undefined): Kept | undefined {
  return other === undefined ? undefined : { what: 'subnet', text: other };
}

/** What the director gives to nobody, as `manual_network_subnet.rb` (BOSH director 2026-08) lists it: the ends of the range, the gateway, reserved ranges. */
function keptIn({ key, range }: Entry, { entries, block }: Subnet): Kept | undefined {
  if (range === undefined || block === undefined || key === 'reserved') return undefined;
  // A point-to-point block of two addresses has neither network nor broadcast address to spare.
  const ends: readonly Kept[] =
    block.last - block.first < 3n
      ? []
      : [
          ...(holds(range, block.first) ? [{ what: 'network-address', text: block.first }] : []),
          ...(holds(range, block.last) ? [{ what: 'broadcast-address', text: block.last }] : []),
        ].map(({ what, text: address }) => ({ what, text: formatAddress(block.family, address) }));
  if (key === 'gateway') return ends[0];
  const taken = entries.find(
    (other) =>
      (other.key === 'gateway' || other.key === 'reserved') && other.range !== undefined && intersection(other.range, range) !== undefined,
  );
  return taken === undefined ? ends[0] : { what: taken.key, text: taken.node.text };
}

function holds(range: IpRange, address: bigint): boolean {
  return range.first <= address && address <= range.last;
}
