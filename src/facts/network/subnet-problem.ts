import { formatAddress } from '../../base/ip.ts';
import { absent, known, type Cell } from '../../value/cell.ts';
import { addressCells, openCell, SUBNET_SOURCES, subnetPlaces, subnetProblems, type SubnetPlace } from './subnet-place.ts';
import { Row, table, text } from '../table.ts';

const problemColumns = {
  file_kind: text('director or cloud-config'),
  network: text('name of its network'),
  cidr: text('its block as written'),
  problem: text(
    'gateway (not an address of the block), gateway-end and dns-end (network or broadcast address), reserved-outside, reserved-reversed, reserved-format (no address or range), host-bits, cidr (no block), dns (no address), leading-zero',
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
