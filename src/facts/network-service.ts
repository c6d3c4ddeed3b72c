/** Servers that every VM depends on: name servers and time servers, one row per file, since one fact deserves one finding. */
import type { Span } from '../base/source.ts';
import { parseAddress } from '../base/ip.ts';
import { anchorOf, textsCell } from '../foundation/cell-of.ts';
import { documentsOf } from '../foundation/foundation.ts';
import { known, mapCell, type Cell } from '../value/cell.ts';
import { descend } from '../value/node.ts';
import { iaasOf } from './foundation-row.ts';
import type { FactInput } from './input.ts';
import { openCell, subnetPlaces, subnetsByDocument, type SubnetPlace } from './subnet-place.ts';
import { flag, integer, Row, table, text, texts } from './table.ts';

export const nameServers = table(
  'name-server',
  {
    doc: 'Name servers of the subnets of a director file or cloud config, one row per file.',
    label: ['file_kind'],
    few: true,
    columns: {
      file_kind: text('director or cloud-config'),
      subnets: integer('subnets that name a server'),
      single: texts(
        'subnets with exactly one server, as network and block; resolvers of a cloud are redundant by themselves and do not count',
      ),
      purpose: text('production, lab, sandbox, or unknown when taslint.yml does not say'),
    },
  },
  (input) =>
    [...subnetsByDocument(subnetPlaces(input))].map(([document, subnets]) => {
      const single = subnets.filter((subnet) => hasSingleServer(subnet, input));
      const first = single[0] ?? subnets[0]!;
      return new Row(first.dns.anchor, {
        file_kind: known<string>(document.kind, first.anchor),
        subnets: known(subnets.filter((subnet) => subnet.dns.state !== 'absent').length, first.anchor),
        single: singleCell(single, subnets),
        purpose: known<string>(input.foundation.purpose, first.anchor),
      });
    }),
);

/** One subnet with one server settles it; without one the open ones decide. */
function singleCell(single: readonly SubnetPlace[], subnets: readonly SubnetPlace[]): Cell<readonly string[]> {
  const first = single[0];
  const open = openCell(subnets.map((subnet) => subnet.dns));
  if (first === undefined && open !== undefined) return open;
  const place = first ?? subnets[0]!;
  return known([...new Set(single.map(describe))], place.dns.anchor, place.dns.state === 'known' ? place.dns.origin : undefined);
}

function describe(subnet: SubnetPlace): string {
  const parts = [subnet.network, subnet.cidr].flatMap((cell) => (cell.state === 'known' ? [cell.value] : []));
  return parts.join(' ');
}

function hasSingleServer(subnet: SubnetPlace, input: FactInput): boolean {
  const { dns } = subnet;
  const [server, ...others] = dns.state === 'known' ? dns.value.flatMap((text) => text.split(/[\s;]+/)) : [];
  return server !== undefined && others.length === 0 && parseAddress(server) !== undefined && !isCloudResolver(server, subnet, input);
}

/** Link-local resolvers of AWS and GCP, Azure's wire server, and the second address of an AWS VPC. */
const CLOUD_RESOLVERS: ReadonlySet<string> = new Set(['169.254.169.254', '169.254.169.253', '168.63.129.16']);

function isCloudResolver(server: string, subnet: SubnetPlace, input: FactInput): boolean {
  if (CLOUD_RESOLVERS.has(server)) return true;
  const iaas = iaasOf(input.foundation, subnet.anchor);
  const onAws =
    (iaas.state === 'known' && iaas.value === 'aws') ||
    (subnet.iaasIdentifier.state === 'known' && subnet.iaasIdentifier.value.startsWith('subnet-'));
  return onAws && server.endsWith('.2');
}

export const timeServers = table(
  'time-server',
  {
    doc: 'Time servers of a director file, one row per file that has the setting.',
    label: ['servers'],
    few: true,
    columns: {
      servers: texts('NTP servers as written'),
      count: integer('how many there are'),
      pool: flag('true when one is the name of a public pool or anycast service, behind which many servers stand'),
      cloud: flag('true on Azure, which ignores the value, and for the link-local time servers of AWS and GCP'),
      purpose: text('production, lab, sandbox, or unknown when taslint.yml does not say'),
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
          purpose: known<string>(input.foundation.purpose, anchor),
        }),
      ];
    }),
);

/** Services that answer from many machines under one name. */
const POOLS: readonly string[] = [
  'pool.ntp.org',
  'time.google.com',
  'time.aws.com',
  'time.cloudflare.com',
  'time.windows.com',
  'time.apple.com',
  'time.facebook.com',
];

/** True for the name of a public time service that answers from many machines. */
export function isTimePool(server: string): boolean {
  const name = server.toLowerCase();
  return POOLS.some((pool) => name === pool || name.endsWith(`.${pool}`)) || /^time[1-4]\.google\.com$/.test(name);
}

const CLOUD_TIME: ReadonlySet<string> = new Set(['169.254.169.254', '169.254.169.123', 'metadata.google.internal']);

function cloudTime(servers: Cell<readonly string[]>, iaas: Cell<string>): Cell<boolean> {
  if (iaas.state === 'known' && iaas.value === 'azure') return known(true, iaas.anchor, iaas.origin);
  return mapCell(servers, (list) => list.some((server) => CLOUD_TIME.has(server)));
}
