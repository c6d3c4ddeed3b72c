/** Addresses of a subnet that a public cloud keeps for itself: it gives them to no machine, whatever BOSH says. */
import { formatAddress, intersection, type IpRange } from '../../base/ip.ts';
import { known, mapCell } from '../../value/cell.ts';
import { infrastructureOf } from './infrastructure.ts';
import { addressCells, assignedSubnets, openCell, SUBNET_SOURCES, type SubnetPlace } from './subnet-place.ts';
import { Row, table, text, texts } from '../table.ts';

const columns = {
  file_kind: text('director or cloud-config'),
  network: text('name of its network'),
  cidr: text('its block as written'),
  infrastructure: text('aws, azure, gcp, openstack or vsphere'),
  assignable: texts('addresses that the cloud keeps and that BOSH may give to a VM, because they are not reserved'),
};

/** One row per subnet that BOSH assigns addresses from. */
export const cloudKeptAddresses = table(
  'cloud-kept-address',
  {
    plural: 'cloud_kept_addresses',
    doc: 'A subnet, and the addresses of it that AWS or Azure keeps for itself and that are not reserved; none where nothing tells the infrastructure. BOSH never assigns the ends of a block and the gateway.',
    label: ['network', 'cidr'],
    looksAt: SUBNET_SOURCES,
    columns,
  },
  (input) =>
    assignedSubnets(input).flatMap((subnet) => {
      const place = subnet.reserved.state === 'absent' ? subnet.cidr : subnet.reserved;
      const infrastructure = infrastructureOf(subnet, input);
      if (infrastructure.state === 'unknown' && infrastructure.variables.length === 0) return [];
      const row = new Row(subnet.anchor, {
        file_kind: known<string>(subnet.document.kind, subnet.anchor),
        network: subnet.network,
        cidr: subnet.cidr,
        infrastructure,
        assignable: () =>
          openCell(addressCells(subnet)) ??
          mapCell({ ...infrastructure, anchor: place.anchor }, (name) =>
            (subnet.usable ?? []).flatMap((range) => addressesIn(range, keptBy(name, subnet))),
          ),
      });
      return [row];
    }),
);

/**
 * The first four addresses of an IPv4 subnet, on AWS and Azure: network, router, resolver, one for later (Azure: two for its resolvers). Both keep the last
 * one, too, which BOSH leaves out by itself. Google Cloud keeps the first, the gateway, the last and the last but one: BOSH leaves out three of
 * them, and reaches the fourth only when a subnet is full. (AWS: Subnet sizing; Azure: Virtual network FAQ; Google Cloud: Subnets.)
 */
export function keptBy(infrastructure: string, { block }: SubnetPlace): IpRange | undefined {
  if ((infrastructure !== 'aws' && infrastructure !== 'azure') || block?.family !== 4) return undefined;
  const last = block.first + 3n;
  return { ...block, last: last < block.last ? last : block.last };
}

function addressesIn(range: IpRange, kept: IpRange | undefined): readonly string[] {
  const shared = kept === undefined ? undefined : intersection(range, kept);
  if (shared === undefined) return [];
  return Array.from({ length: Number(shared.last - shared.first) + 1 }, (_, index) =>
    formatAddress(shared.family, shared.first + BigInt(index)),
  );
}
