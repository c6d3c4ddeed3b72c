/** Lists of name servers and time servers, wherever an installation writes them. */
import { parseAddress } from '../../base/ip.ts';
import { isPublicResolver, isPublicTimeServer } from '../../catalog/public-servers.ts';
import { manifestsOf } from '../../foundation/bosh-manifest.ts';
import { atItem, textsCell } from '../../foundation/cell-of.ts';
import { documentsOf, type Document } from '../../foundation/foundation.ts';
import { known, mapCell, type Cell } from '../../value/cell.ts';
import { descend, type ConfigNode } from '../../value/node.ts';
import { startOf } from '../document.ts';
import type { FactInput } from '../input.ts';
import { integer, rowsOf, table, text, texts } from '../table.ts';
import { subnetPlaces } from './subnet-place.ts';

const columns = {
  role: text('dns for name servers, ntp for time servers'),
  servers: texts('the servers as written'),
  different: integer('how many different servers these are'),
  repeated: texts('those that stand there more than once, each once'),
  own: texts(
    'those that stand for the VM itself: loopback, 0.0.0.0, the reference clocks 127.127.x.x of ntpd, of name servers also 169.254.0.2, where BOSH DNS listens',
  ),
  not_hosts: texts('time servers that are written with a scheme, a port or a path: neither a name nor an address'),
  public: texts('those that are known as servers of the internet'),
};

/** A list that a file writes. */
interface ServerList {
  readonly role: 'dns' | 'ntp';
  readonly node: ConfigNode | undefined;
  readonly servers: Cell<readonly string[]>;
  readonly anchor: Cell['anchor'];
}

const serverRow = rowsOf<typeof columns, ServerList>({
  role: ({ role, anchor }) => known(role, anchor),
  servers: ({ servers }) => servers,
  different: ({ servers }) => mapCell(servers, (list) => new Set(list.map(comparable)).size),
  repeated: (list) => someOf(list, repeatedIn),
  own: (list) => someOf(list, (servers) => servers.filter((server) => isOwn(server, list.role))),
  not_hosts: (list) => someOf(list, (servers) => (list.role === 'ntp' ? servers.filter(isNoHost) : [])),
  public: (list) => someOf(list, (servers) => servers.filter(list.role === 'dns' ? isPublicResolver : isPublicTimeServer)),
});

/** One row per list of servers; the same list in several subnets of a file is one. */
export const serverLists = table(
  'server-list',
  {
    doc: 'A list of name servers or time servers: of a subnet or of the director in a director file, of a subnet in a cloud config, of opsman.yml, of a manifest for bosh create-env.',
    label: ['role'],
    few: true,
    looksAt: { kinds: ['director', 'cloud-config', 'opsman', 'bosh-manifest'] },
    columns,
  },
  (input) => {
    const seen = new Set<string>();
    return [...nameServerLists(input), ...timeServerLists(input)].flatMap((list) => {
      const { role, servers, anchor } = list;
      if (servers.state === 'absent') return [];
      const key = servers.state === 'known' ? [anchor.file.path, role, ...servers.value].join('\n') : undefined;
      if (key !== undefined && seen.has(key)) return [];
      if (key !== undefined) seen.add(key);
      return [serverRow(list)];
    });
  },
);

function listOf(role: ServerList['role'], node: ConfigNode | undefined, document: Document): ServerList {
  const servers = mapCell(textsCell(node, startOf(document)), (list) => list.flatMap((words) => words.split(/[\s;]+/)).filter(Boolean));
  return { role, node, servers, anchor: servers.anchor };
}

function nameServerLists(input: FactInput): readonly ServerList[] {
  return [
    ...subnetPlaces(input).map(({ node, document }) => listOf('dns', node.get('dns'), document)),
    ...ofOpsman('dns', input),
    ...createEnvs(input).flatMap((document) => {
      const networks = descend(document.root, 'networks');
      const subnets = itemsOf(networks).flatMap((network) => itemsOf(descend(network, 'subnets')));
      return subnets.map((subnet) => listOf('dns', descend(subnet, 'dns'), document));
    }),
  ];
}

function timeServerLists(input: FactInput): readonly ServerList[] {
  return [
    ...documentsOf(input.foundation, 'director').map((document) =>
      listOf('ntp', descend(document.root, 'properties-configuration', 'director_configuration', 'ntp_servers_string'), document),
    ),
    ...ofOpsman('ntp', input),
    ...createEnvs(input).map((document) => listOf('ntp', descend(document.root, 'cloud_provider', 'properties', 'ntp'), document)),
  ];
}

function ofOpsman(role: ServerList['role'], { foundation }: FactInput): readonly ServerList[] {
  return documentsOf(foundation, 'opsman').map((document) =>
    listOf(role, descend(document.root, 'opsman-configuration', 'vsphere', role), document),
  );
}

function createEnvs({ foundation }: FactInput): readonly Document[] {
  return manifestsOf(foundation).flatMap(({ isCreateEnv, document }) => (isCreateEnv ? [document] : []));
}

function itemsOf(list: ConfigNode | undefined): readonly ConfigNode[] {
  return list?.kind === 'sequence' ? list.items : [];
}

/** Some of the servers, at the first of them where the list has lines. */
function someOf({ servers, node }: ServerList, choose: (servers: readonly string[]) => readonly string[]): Cell<readonly string[]> {
  const chosen = mapCell(servers, choose);
  return chosen.state === 'known' && chosen.value[0] !== undefined ? atItem(chosen, node, chosen.value[0]) : chosen;
}

/** A name in small letters and without the dot of the root; an address in its shortest form. */
function comparable(server: string): string {
  const address = parseAddress(server);
  return address === undefined ? server.toLowerCase().replace(/\.$/, '') : `${address.family} ${address.first}`;
}

function repeatedIn(servers: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const server of servers) counts.set(comparable(server), (counts.get(comparable(server)) ?? 0) + 1);
  const told = new Set<string>();
  return servers.filter((server) => {
    const name = comparable(server);
    const isFirst = (counts.get(name) ?? 0) > 1 && !told.has(name);
    told.add(name);
    return isFirst;
  });
}

const BOSH_DNS = '169.254.0.2'; // bosh-dns-release, jobs/bosh-dns/spec: `address`

/** `127.127.t.u` is unit u of a clock of type t inside the machine (ntp.org, "Reference Clock Support"); type 1 is its own undisciplined clock. */
function isOwn(server: string, role: ServerList['role']): boolean {
  if (/^localhost\.?(localdomain\.?)?$/i.test(server) || (role === 'dns' && server === BOSH_DNS)) return true;
  const address = parseAddress(server);
  if (address === undefined) return false;
  const firstByte = address.first >> 24n;
  return address.family === 4 ? firstByte === 127n || firstByte === 0n : address.first <= 1n;
}

function isNoHost(server: string): boolean {
  return parseAddress(server) === undefined && /[/:]/.test(server);
}
