import { countAddresses } from '../../base/ip.ts';
import { known, mapCell, unknown, type Cell } from '../../value/cell.ts';
import { addressCells, openCell, SUBNET_SOURCES, subnetPlaces, type SubnetPlace } from './subnet-place.ts';
import { integer, rowsOf, table, text, texts } from '../table.ts';

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
