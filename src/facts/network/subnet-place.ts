/** The subnets of a foundation, from director files and cloud configs, with their addresses as numbers: what the tables about networks are made of. */
import { memoPer } from '../../base/memo.ts';
import type { Span } from '../../base/source.ts';
import { hasLeadingZeros, isEndOf, parseAddress, parseCidr, parseRange, subtractRanges, type Cidr, type IpRange } from '../../base/ip.ts';
import { blankIsAbsent, atItem, keyOf, textCell, textsCell } from '../../foundation/cell-of.ts';
import { documentsOf, type Document } from '../../foundation/foundation.ts';
import { known, mapCell, unknown, type Cell } from '../../value/cell.ts';
import { descend, type MapNode } from '../../value/node.ts';
import type { FactInput } from '../input.ts';
import type { LooksAt } from '../table.ts';

/** A network of a director file or a cloud config. */
export interface NetworkPlace {
  readonly document: Document;
  readonly node: MapNode;
  readonly anchor: Span;
  readonly name: Cell<string>;
  /** `manual` where the file does not say; others have no addresses of their own. */
  readonly type: Cell<string>;
  readonly subnets: readonly SubnetPlace[];
}

export interface SubnetPlace {
  readonly document: Document;
  readonly network: Cell<string>;
  readonly node: MapNode;
  readonly anchor: Span;
  readonly cidr: Cell<string>;
  readonly gateway: Cell<string>;
  readonly dns: Cell<readonly string[]>;
  readonly reserved: Cell<readonly string[]>;
  readonly zones: Cell<readonly string[]>;
  readonly iaasIdentifier: Cell<string>;
  /** undefined when it is not known or no block. */
  readonly block: Cidr | undefined;
  /** What Ops Manager or BOSH may assign: the block without reserved ranges, gateway, first and last address. Not known when one of them is not. */
  readonly usable: readonly IpRange[] | undefined;
}

/** Where subnets are written, for tables that are made of them. */
export const SUBNET_SOURCES: LooksAt = {
  kinds: ['director', 'cloud-config', 'bosh-manifest'],
  sections: ['networks-configuration', 'networks'],
};

export const networkPlaces = memoPer(findNetworks);

export function subnetPlaces(input: FactInput): readonly SubnetPlace[] {
  return networkPlaces(input).flatMap((network) => network.subnets);
}

/** Subnets that BOSH assigns addresses from. */
export function assignedSubnets(input: FactInput): readonly SubnetPlace[] {
  return networkPlaces(input).flatMap(({ type, subnets }) => (type.state !== 'known' || type.value === 'manual' ? subnets : []));
}

/** Network and block for a message, as far as they are known: `pas 10.0.4.0/24`. */
export function describeSubnet({ network, cidr }: SubnetPlace): string {
  return [network, cidr].flatMap((cell) => (cell.state === 'known' ? [cell.value] : [])).join(' ');
}

/** Subnets by the file they stand in, in the order of the files. */
export function subnetsByDocument(subnets: readonly SubnetPlace[]): ReadonlyMap<Document, readonly SubnetPlace[]> {
  const groups = new Map<Document, SubnetPlace[]>();
  for (const subnet of subnets) {
    const group = groups.get(subnet.document);
    if (group === undefined) groups.set(subnet.document, [subnet]);
    else group.push(subnet);
  }
  return groups;
}

function findNetworks(input: FactInput): readonly NetworkPlace[] {
  const documents = documentsOf(input.foundation, 'director', 'cloud-config', 'bosh-manifest');
  return documents.flatMap((document) => {
    if (document.kind === 'bosh-manifest' && !isNetworkStub(document)) return [];
    const list =
      document.kind === 'director' ? descend(document.root, 'networks-configuration', 'networks') : descend(document.root, 'networks');
    if (list?.kind !== 'sequence') return [];
    return list.items.flatMap((node) => (node.kind === 'map' ? [networkOf(document, node)] : []));
  });
}

/** A part of a manifest of the old form (it names its director) that holds what a cloud config holds today, without the releases and jobs. */
function isNetworkStub({ root }: Document): boolean {
  return descend(root, 'director_uuid') !== undefined && descend(root, 'releases') === undefined;
}

function networkOf(document: Document, node: MapNode): NetworkPlace {
  const anchor = firstKey(node, { file: document.file, start: 0, end: 0 });
  const name = textCell(node.get('name'), anchor);
  const type = textCell(node.get('type'), anchor);
  const subnets = node.get('subnets');
  return {
    document,
    node,
    anchor,
    name,
    type: type.state === 'absent' ? known('manual', anchor) : type,
    subnets:
      subnets?.kind === 'sequence'
        ? subnets.items.flatMap((subnet) => (subnet.kind === 'map' ? [subnetOf(document, subnet, name, anchor)] : []))
        : [],
  };
}

/** Director files and cloud configs name the same things differently. */
const KEYS = {
  director: { cidr: 'cidr', reserved: 'reserved_ip_ranges', zones: 'availability_zone_names' },
  cloud: { cidr: 'range', reserved: 'reserved', zones: 'azs' },
} as const;

function keysOf(document: Document): { readonly cidr: string; readonly reserved: string; readonly zones: string } {
  return document.kind === 'director' ? KEYS.director : KEYS.cloud;
}

function subnetOf(document: Document, node: MapNode, network: Cell<string>, otherwise: Span): SubnetPlace {
  const keys = keysOf(document);
  const anchor = firstKey(node, otherwise);
  const cidr = trimmed(textCell(node.get(keys.cidr), anchor));
  const gateway = trimmed(textCell(node.get('gateway'), anchor));
  const reserved = textsCell(node.get(keys.reserved), anchor);
  const block = cidr.state === 'known' ? parseCidr(cidr.value) : undefined;
  const zones = textsCell(node.get(keys.zones) ?? node.get('availability_zones'), anchor);
  return {
    document,
    network,
    node,
    anchor,
    cidr,
    gateway,
    dns: mapCell(textsCell(node.get('dns'), anchor), withoutBlanks),
    reserved: mapCell(reserved, withoutBlanks),
    zones: zones.state === 'absent' ? textsCell(node.get('az'), anchor) : zones,
    iaasIdentifier: textCell(node.get('iaas_identifier'), anchor),
    block,
    usable: usableRanges(block, gateway, reserved),
  };
}

function usableRanges(block: Cidr | undefined, gateway: Cell<string>, reserved: Cell<readonly string[]>): readonly IpRange[] | undefined {
  if (block === undefined || gateway.state === 'unknown' || reserved.state === 'unknown') return undefined;
  const taken: IpRange[] = [];
  if (block.last - block.first > 1n) taken.push({ ...block, last: block.first }, { ...block, first: block.last });
  const address = gateway.state === 'known' ? parseAddress(gateway.value) : undefined;
  if (address !== undefined) taken.push(address);
  for (const text of reserved.state === 'known' ? withoutBlanks(reserved.value) : []) {
    const range = parseRange(text);
    if ('problem' in range) return undefined;
    taken.push(range);
  }
  return subtractRanges(block, taken);
}

function firstKey(node: MapNode, otherwise: Span): Span {
  return keyOf(node.entry('name') ?? node.entries[0], otherwise);
}

function trimmed(cell: Cell<string>): Cell<string> {
  return mapCell(blankIsAbsent(cell), (value) => value.trim());
}

function withoutBlanks(list: readonly string[]): readonly string[] {
  return list.filter((text) => text.trim() !== '');
}

/** Zones of several subnets together, each once; unknown when those of one subnet are. */
export function zonesOf(subnets: readonly SubnetPlace[], anchor: SubnetPlace['anchor']): Cell<readonly string[]> {
  const zones = new Set<string>();
  for (const subnet of subnets) {
    if (subnet.zones.state === 'unknown') return subnet.zones;
    if (subnet.zones.state === 'known') for (const zone of subnet.zones.value) zones.add(zone);
  }
  return known([...zones], anchor);
}

/** The cells that decide which addresses a subnet has. */
export function addressCells({ cidr, gateway, reserved }: SubnetPlace): readonly Cell[] {
  return [cidr, gateway, reserved];
}

/** The cell that stands for what a subnet would say if its variables were known; undefined when all of these cells are. */
export function openCell(cells: readonly Cell[]): Cell<never> | undefined {
  const open = cells.flatMap((cell) => (cell.state === 'unknown' ? [cell] : []));
  const first = open[0];
  return first === undefined ? undefined : unknown(first.anchor, [...new Set(open.flatMap((cell) => cell.variables))].sort(), first.origin);
}

/** One thing wrong with the addresses of a subnet. */
export interface SubnetProblem {
  readonly problem:
    | 'gateway'
    | 'gateway-end'
    | 'dns-end'
    | 'reserved-outside'
    | 'reserved-reversed'
    | 'reserved-format'
    | 'host-bits'
    | 'cidr'
    | 'dns'
    | 'leading-zero';
  readonly value: string;
  readonly cell: Cell;
}

/** What is wrong with the addresses of a subnet, from the values that are known. */
export function subnetProblems(subnet: SubnetPlace): readonly SubnetProblem[] {
  return [...cidrProblems(subnet), ...gatewayProblems(subnet), ...reservedProblems(subnet), ...dnsProblems(subnet)];
}

function cidrProblems({ cidr, block }: SubnetPlace): readonly SubnetProblem[] {
  if (cidr.state !== 'known') return [];
  if (block?.hostBits === true) return [{ problem: 'host-bits', value: cidr.value, cell: cidr }];
  if (block !== undefined) return [];
  return [{ problem: hasLeadingZeros(cidr.value.split('/', 1)[0]!) ? 'leading-zero' : 'cidr', value: cidr.value, cell: cidr }];
}

function gatewayProblems({ document, gateway, block }: SubnetPlace): readonly SubnetProblem[] {
  if (gateway.state !== 'known') return [];
  const address = parseAddress(gateway.value);
  if (address === undefined)
    return [{ problem: hasLeadingZeros(gateway.value) ? 'leading-zero' : 'gateway', value: gateway.value, cell: gateway }];
  if (block === undefined) return [];
  if (!isInside(block, address)) return [{ problem: 'gateway', value: gateway.value, cell: gateway }];
  // Of a cloud config, the table about what the director refuses says it.
  return document.kind === 'director' && isEndOf(block, address) ? [{ problem: 'gateway-end', value: gateway.value, cell: gateway }] : [];
}

function reservedProblems({ document, node, reserved, block }: SubnetPlace): readonly SubnetProblem[] {
  if (reserved.state !== 'known') return [];
  return reserved.value.flatMap((text): readonly SubnetProblem[] => {
    const range = parseRange(text);
    const found = (problem: SubnetProblem['problem']): readonly SubnetProblem[] => [
      { problem, value: text, cell: atItem(reserved, node.get(keysOf(document).reserved), text) },
    ];
    if ('problem' in range) return found(RESERVED_PROBLEM[range.problem]);
    return block === undefined || isInside(block, range) ? [] : found('reserved-outside');
  });
}

const RESERVED_PROBLEM = { reversed: 'reserved-reversed', 'leading-zero': 'leading-zero', 'not-an-address': 'reserved-format' } as const;

/** Lists separated by blanks or line ends instead of commas are read as lists: whether Ops Manager takes them is not known. */
function dnsProblems({ node, dns, block }: SubnetPlace): readonly SubnetProblem[] {
  if (dns.state !== 'known') return [];
  return dns.value.flatMap((item) =>
    item.split(/[\s;]+/).flatMap((text): readonly SubnetProblem[] => {
      const address = parseAddress(text);
      if (text === '' || (address !== undefined && (block === undefined || !isEndOf(block, address)))) return [];
      const problem = address !== undefined ? 'dns-end' : hasLeadingZeros(text) ? 'leading-zero' : 'dns';
      return [{ problem, value: text, cell: atItem(dns, node.get('dns'), item) }];
    }),
  );
}

function isInside(block: IpRange, range: IpRange): boolean {
  return block.family === range.family && block.first <= range.first && range.last <= block.last;
}
