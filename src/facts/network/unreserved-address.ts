/** Addresses of machines that BOSH does not know, inside subnets that it assigns addresses from. */
import { containsRange, parseAddress, type IpRange } from '../../base/ip.ts';
import { memoPer } from '../../base/memo.ts';
import { textCell, textsCell } from '../../foundation/cell-of.ts';
import { documentsOf } from '../../foundation/foundation.ts';
import { known, type Cell } from '../../value/cell.ts';
import { descend, type ConfigNode } from '../../value/node.ts';
import { startOf } from '../document.ts';
import type { FactInput } from '../input.ts';
import { keptBy } from './cloud-kept-address.ts';
import { infrastructureOf } from './infrastructure.ts';
import { assignedSubnets, openCell, SUBNET_SOURCES, type SubnetPlace } from './subnet-place.ts';
import { Row, table, text, texts } from '../table.ts';

const columns = {
  file_kind: text('director or cloud-config'),
  network: text('name of its network'),
  cidr: text('its block as written'),
  unreserved: texts(
    'addresses of other machines that BOSH may assign here, with what they are: 10.0.4.5 (DNS), (Ops Manager), (NTP), (vCenter), (syslog)',
  ),
};

/** One row per subnet that BOSH assigns addresses from, when any such address is known or may be. */
export const unreservedAddresses = table(
  'unreserved-address',
  {
    plural: 'unreserved_addresses',
    doc: 'A subnet, and the addresses of machines outside BOSH (name and time servers, Ops Manager, vCenter, syslog) that lie in it and are not reserved. Gateways are never assigned.',
    label: ['network', 'cidr'],
    looksAt: SUBNET_SOURCES,
    columns,
  },
  (input) => assignedSubnets(input).map((subnet) => rowFor(subnet, input)),
);

interface Machine {
  readonly what: string;
  readonly text: string;
  readonly address: IpRange;
}

function rowFor(subnet: SubnetPlace, input: FactInput): Row<typeof columns> {
  const place = subnet.reserved.state === 'absent' ? subnet.cidr : subnet.reserved;
  const origin = place.state === 'absent' ? undefined : place.origin;
  return new Row(subnet.anchor, {
    file_kind: known<string>(subnet.document.kind, subnet.anchor),
    network: subnet.network,
    cidr: subnet.cidr,
    unreserved: () =>
      openCell([subnet.cidr, subnet.gateway, subnet.reserved]) ??
      known(foundIn(subnet, machinesOf(input), keptOf(subnet, input)), place.anchor, origin),
  });
}

/** What the cloud keeps there is a matter of its own, which machine of the cloud it may be. */
function keptOf(subnet: SubnetPlace, input: FactInput): IpRange | undefined {
  const infrastructure = infrastructureOf(subnet, input);
  return infrastructure.state === 'known' ? keptBy(infrastructure.value, subnet) : undefined;
}

function foundIn({ usable, dns }: SubnetPlace, machines: readonly Machine[], kept: IpRange | undefined): readonly string[] {
  const servers = dns.state === 'known' ? dns.value.flatMap((text) => machine('DNS', text)) : [];
  const seen = new Map<string, string>();
  for (const { what, text, address } of [...machines, ...servers]) {
    if (kept !== undefined && containsRange(kept, address)) continue;
    if (!seen.has(text) && usable?.some((range) => containsRange(range, address)) === true) seen.set(text, what);
  }
  return [...seen].map(([text, what]) => `${text} (${what})`);
}

/** Machines that the files of Ops Manager name by address. Values that are not known are left out: they could be anywhere. */
const machinesOf = memoPer(({ foundation }: FactInput): readonly Machine[] => {
  const directors = documentsOf(foundation, 'director').flatMap((document): readonly Machine[] => {
    const at = (...path: readonly (string | number)[]): ConfigNode | undefined =>
      descend(document.root, 'properties-configuration', ...path);
    const vcenter = descend(document.root, 'iaas-configurations', 0, 'vcenter_host') ?? at('iaas_configuration', 'vcenter_host');
    const start = startOf(document);
    return [
      ...listed('NTP', textsCell(at('director_configuration', 'ntp_servers_string'), start)),
      ...single('vCenter', textCell(vcenter, start)),
      ...single('syslog', textCell(at('syslog_configuration', 'address'), start)),
    ];
  });
  const vms = documentsOf(foundation, 'opsman').flatMap((document) => {
    const configuration = descend(document.root, 'opsman-configuration');
    const settings = configuration?.kind === 'map' ? configuration.entries.map(({ value }) => value) : [];
    return settings.flatMap((iaas) => single('Ops Manager', textCell(descend(iaas, 'private_ip'), startOf(document))));
  });
  return [...directors, ...vms];
});

function single(what: string, cell: Cell<string>): readonly Machine[] {
  return cell.state === 'known' ? machine(what, cell.value) : [];
}

function listed(what: string, cell: Cell<readonly string[]>): readonly Machine[] {
  return cell.state === 'known' ? cell.value.flatMap((text) => machine(what, text)) : [];
}

function machine(what: string, words: string): readonly Machine[] {
  return words.split(/[\s;]+/).flatMap((text) => {
    const address = parseAddress(text);
    return address === undefined ? [] : [{ what, text, address }];
  });
}
