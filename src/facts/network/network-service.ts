/** Servers that every VM depends on: name servers and time servers, one row per file, since one fact deserves one finding. */
import type { Span } from '../../base/source.ts';
import { parseAddress } from '../../base/ip.ts';
import { isAnycastResolver, isTimePool } from '../../catalog/public-servers.ts';
import { anchorOf, textsCell } from '../../foundation/cell-of.ts';
import { documentsOf } from '../../foundation/foundation.ts';
import { known, mapCell, unknown, type Cell } from '../../value/cell.ts';
import { descend } from '../../value/node.ts';
import { iaasOf } from '../foundation.ts';
import type { FactInput } from '../input.ts';
import { infrastructureOf } from './infrastructure.ts';
import { describeSubnet, openCell, SUBNET_SOURCES, subnetPlaces, subnetsByDocument, type SubnetPlace } from './subnet-place.ts';
import { flag, integer, Row, table, text, texts } from '../table.ts';

export const nameServers = table(
  'name-server',
  {
    doc: 'Name servers of the subnets of a director file or cloud config, one row per file.',
    label: ['file_kind'],
    few: true,
    looksAt: SUBNET_SOURCES,
    columns: {
      file_kind: text('director or cloud-config'),
      single: texts(
        'subnets with exactly one server, as network and block; resolvers of a cloud are redundant by themselves and do not count',
      ),
      public: flag('true when each of these servers is a public resolver, whose address stands for machines all over the world'),
    },
  },
  (input) =>
    [...subnetsByDocument(subnetPlaces(input))].map(([document, subnets]) => {
      const answers = subnets.map((subnet) => ({ subnet, isSingle: hasSingleServer(subnet, input) }));
      const single = answers.filter(({ isSingle }) => isSingle === true).map(({ subnet }) => subnet);
      const isOpen = answers.some(({ isSingle }) => isSingle === undefined);
      const first = single[0] ?? subnets[0]!;
      return new Row(first.dns.anchor, {
        file_kind: known<string>(document.kind, first.anchor),
        single: singleCell(single, subnets, isOpen),
        public: known(single.length > 0 && single.every(isPublic), first.dns.anchor),
      });
    }),
);

/** One subnet with one server settles it; without one the open ones decide. */
function singleCell(single: readonly SubnetPlace[], subnets: readonly SubnetPlace[], isOpen: boolean): Cell<readonly string[]> {
  const first = single[0];
  const open = openCell(subnets.map((subnet) => subnet.dns));
  if (first === undefined && open !== undefined) return open;
  const place = first ?? subnets[0]!;
  if (first === undefined && isOpen) return unknown(place.dns.anchor);
  return known([...new Set(single.map(describeSubnet))], place.dns.anchor, place.dns.state === 'known' ? place.dns.origin : undefined);
}

/** Undefined when the one server may be the resolver of a cloud. */
function hasSingleServer(subnet: SubnetPlace, input: FactInput): boolean | undefined {
  const { dns } = subnet;
  const [server, ...others] = dns.state === 'known' ? dns.value.flatMap((text) => text.split(/[\s;]+/)) : [];
  if (server === undefined || others.length > 0) return false;
  const address = parseAddress(server);
  if (address === undefined || CLOUD_RESOLVERS.has(server.toLowerCase())) return false;
  const onAws = isOnAws(subnet, input);
  if (onAws === true && isAwsResolver(address.first)) return false;
  if (onAws !== undefined) return true;
  const mayBeResolver = hasOpenInfrastructure(subnet, input) ? isAwsResolver(address.first) : mayFollowGateway(address.first, subnet);
  return mayBeResolver ? undefined : true;
}

/** Link-local resolvers of AWS (both families) and GCP, and Azure's wire server: each stands for many machines. */
const CLOUD_RESOLVERS: ReadonlySet<string> = new Set(['169.254.169.254', '169.254.169.253', 'fd00:ec2::253', '168.63.129.16']);

function isPublic({ dns }: SubnetPlace): boolean {
  return dns.state === 'known' && dns.value.every(isAnycastResolver);
}

/** The second address of a VPC, or of any of its subnets, is Amazon's resolver; blocks there have 16 addresses at least. */
function isAwsResolver(address: bigint): boolean {
  return address % 16n === 2n;
}

/** May look as if AWS had set the subnet up: gateway first, resolver second. What is not known may be so. */
function mayFollowGateway(address: bigint, { block, gateway }: SubnetPlace): boolean {
  if (block === undefined) return isAwsResolver(address);
  if (address !== block.first + 2n) return false;
  return gateway.state === 'unknown' || (gateway.state === 'known' && parseAddress(gateway.value)?.first === block.first + 1n);
}

/** True when a variable stands where AWS would be told by. */
function hasOpenInfrastructure(subnet: SubnetPlace, input: FactInput): boolean {
  const infrastructure = infrastructureOf(subnet, input);
  return infrastructure.state === 'unknown' && infrastructure.variables.length > 0;
}

/** Undefined when nothing tells. */
function isOnAws(subnet: SubnetPlace, input: FactInput): boolean | undefined {
  const infrastructure = infrastructureOf(subnet, input);
  if (infrastructure.state === 'known') return infrastructure.value === 'aws';
  // What is named in another way than AWS names it is elsewhere, wherever that may be.
  return subnet.iaasIdentifier.state === 'known' || subnet.node.get('cloud_properties')?.kind === 'map' ? false : undefined;
}

export const timeServers = table(
  'time-server',
  {
    doc: 'Time servers of a director file, one row per file that has the setting.',
    label: ['servers'],
    few: true,
    looksAt: { kinds: ['director'], sections: ['properties-configuration'] },
    columns: {
      servers: texts('NTP servers as written'),
      count: integer('how many there are'),
      pool: flag('true when one is the name of a public pool or anycast service, behind which many servers stand'),
      cloud: flag('true on Azure, which ignores the value, and for the link-local time servers of AWS and GCP'),
    },
  },
  (input) =>
    documentsOf(input.foundation, 'director').flatMap((document) => {
      const start: Span = { file: document.file, start: 0, end: 0 };
      const node = descend(document.root, 'properties-configuration', 'director_configuration', 'ntp_servers_string');
      const anchor = anchorOf(node, start);
      const servers = mapCell(textsCell(node, start), (list) => list.flatMap((text) => text.split(/[\s;]+/)).filter((text) => text !== ''));
      if (servers.state === 'absent') return [];
      return [
        new Row(anchor, {
          servers,
          count: mapCell(servers, (list) => list.length),
          pool: mapCell(servers, (list) => list.some(isTimePool)),
          cloud: cloudTime(servers, iaasOf(input.foundation, anchor)),
        }),
      ];
    }),
);

const CLOUD_TIME: ReadonlySet<string> = new Set(['169.254.169.254', '169.254.169.123', 'metadata.google.internal']);

function cloudTime(servers: Cell<readonly string[]>, iaas: Cell<string>): Cell<boolean> {
  if (iaas.state === 'known' && iaas.value === 'azure') return known(true, iaas.anchor, iaas.origin);
  return mapCell(servers, (list) => list.some((server) => CLOUD_TIME.has(server)));
}
