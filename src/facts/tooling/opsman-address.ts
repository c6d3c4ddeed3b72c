import { formatAddress, intersection, isEndOf, parseAddress, parseCidr, type Cidr } from '../../base/ip.ts';
import { blankIsAbsent, textCell } from '../../foundation/cell-of.ts';
import { documentsOf, type Document } from '../../foundation/foundation.ts';
import { absent, known, mapCell, type Cell } from '../../value/cell.ts';
import { descend } from '../../value/node.ts';
import { startOf } from '../document.ts';
import type { FactInput } from '../input.ts';
import { keptBy } from '../network/cloud-kept-address.ts';
import { infrastructureOf } from '../network/infrastructure.ts';
import { openCell, subnetPlaces } from '../network/subnet-place.ts';
import { Row, table, text } from '../table.ts';

const columns = {
  key: text('private_ip, gateway or netmask'),
  value: text('the value as written'),
  relation: text(
    'unreadable (no address), mask (no netmask), outside (of the network of private_ip), own (the gateway is the VM itself), end (network or broadcast address) or kept (by AWS or Azure)',
  ),
  network: text('the block that the VM is in: private_ip with netmask, or a subnet of the director config; absent when it is not known'),
};

/** One row per address of the Ops Manager VM that is wrong, or may be. */
export const opsmanAddresses = table(
  'opsman-address',
  {
    plural: 'opsman_addresses',
    doc: 'An address of the Ops Manager VM in opsman.yml that cannot be right: one row for each, and one for what is not known yet.',
    label: ['key'],
    few: true,
    looksAt: { kinds: ['opsman'], sections: ['opsman-configuration'] },
    columns,
  },
  (input) => documentsOf(input.foundation, 'opsman').flatMap((document) => [...vsphereRows(document), ...cloudRows(document, input)]),
);

function problemRow(key: string, value: Cell<string>, relation: string, network?: Cidr): readonly Row<typeof columns>[] {
  const { anchor } = value;
  return [
    new Row(anchor, {
      key: known(key, anchor),
      value,
      relation: mapCell(value, () => relation),
      network: network === undefined ? absent(anchor) : known(`${formatAddress(network.family, network.first)}/${network.prefix}`, anchor),
    }),
  ];
}

/** On vSphere the VM is told its network; elsewhere the cloud gives it. */
function vsphereRows(document: Document): readonly Row<typeof columns>[] {
  const at = (key: string): Cell<string> =>
    mapCell(blankIsAbsent(textCell(descend(document.root, 'opsman-configuration', 'vsphere', key), startOf(document))), (written) =>
      written.trim(),
    );
  const [ip, mask, gateway] = [at('private_ip'), at('netmask'), at('gateway')];
  const open = openCell([ip, mask, gateway]);
  if (open !== undefined) return [new Row(open.anchor, { key: open, value: open, relation: open, network: open })];
  const rows = [
    ...(isUnreadable(ip) ? problemRow('private_ip', ip, 'unreadable') : []),
    ...(isUnreadable(gateway) ? problemRow('gateway', gateway, 'unreadable') : []),
  ];
  const prefix = mask.state === 'known' ? prefixOf(mask.value) : undefined;
  if (mask.state === 'known' && prefix === undefined) rows.push(...problemRow('netmask', mask, 'mask'));
  const network = ip.state === 'known' && prefix !== undefined ? parseCidr(`${ip.value}/${prefix}`) : undefined;
  if (network === undefined || ip.state !== 'known') return rows;
  const own = parseAddress(ip.value);
  if (own !== undefined && isEndOf(network, own)) rows.push(...problemRow('private_ip', ip, 'end', network));
  const way = gateway.state === 'known' ? parseAddress(gateway.value) : undefined;
  if (way === undefined) return rows;
  if (intersection(network, way) === undefined) rows.push(...problemRow('gateway', gateway, 'outside', network));
  else if (gateway.state === 'known' && gateway.value === ip.value) rows.push(...problemRow('gateway', gateway, 'own', network));
  else if (isEndOf(network, way)) rows.push(...problemRow('gateway', gateway, 'end', network));
  return rows;
}

function isUnreadable(address: Cell<string>): boolean {
  return address.state === 'known' && parseAddress(address.value) === undefined;
}

/** The length of a netmask: 24 for 255.255.255.0, and for 24 itself; undefined for bits that are none. */
function prefixOf(mask: string): number | undefined {
  if (/^\/?([1-9]|[12][0-9]|3[0-2])$/.test(mask)) return Number(mask.replace('/', ''));
  const address = parseAddress(mask);
  if (address?.family !== 4) return undefined;
  const bits = address.first.toString(2).padStart(32, '0');
  return /^1+0*$/.test(bits) ? bits.lastIndexOf('1') + 1 : undefined;
}

/** The subnet of the VM is known where a director config has it. */
function cloudRows(document: Document, input: FactInput): readonly Row<typeof columns>[] {
  return ['aws', 'azure'].flatMap((cloud) => {
    const ip = textCell(descend(document.root, 'opsman-configuration', cloud, 'private_ip'), startOf(document));
    const address = ip.state === 'known' ? parseAddress(ip.value.trim()) : undefined;
    if (address === undefined) return [];
    return subnetPlaces(input).flatMap((subnet) => {
      const infrastructure = infrastructureOf(subnet, input);
      const { block } = subnet;
      if (subnet.document.kind !== 'director' || infrastructure.state !== 'known' || infrastructure.value !== cloud) return [];
      if (block === undefined || intersection(block, address) === undefined) return [];
      const kept = keptBy(cloud, subnet);
      const isKept = (kept !== undefined && intersection(kept, address) !== undefined) || isEndOf(block, address);
      return isKept ? problemRow('private_ip', ip, 'kept', block) : [];
    });
  });
}
