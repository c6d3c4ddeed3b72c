import { containsRange, findOverlaps, formatAddress, parseRange, type IpRange } from '../../base/ip.ts';
import { manifestsOf, type BoshManifest, type InstanceGroup } from '../../foundation/bosh-manifest.ts';
import { anchorOf, integerCell, keyOf, textCell } from '../../foundation/cell-of.ts';
import { documentsOf } from '../../foundation/foundation.ts';
import { listAt } from '../../foundation/vm-type.ts';
import { absent, known, unknown, type Cell } from '../../value/cell.ts';
import { isNullish, type ConfigNode, type MapNode, type ScalarNode } from '../../value/node.ts';
import type { FactInput } from '../input.ts';
import { isTrial } from './deployment-identity.ts';
import { mayChange } from './pending-operation.ts';
import { flag, integer, Row, table, text, texts } from '../table.ts';

const columns = {
  instance_group: text('name of the instance group'),
  network: text('name of the network'),
  addresses: texts('addresses as written: the whole list, or those of it that the row is about'),
  readable: flag('false for text that is neither an address nor a range'),
  taken_by: text('for an address that an earlier group of the manifest has, too: that group; absent for others'),
  place: text(
    'for addresses that the cloud config does not give out: outside (of the static ranges of the network) or reserved (in a reserved range); absent for others',
  ),
  count: integer('how many static addresses the group has on this network'),
  instances: integer('how many instances the group has'),
};

/** One row per list of static addresses, and for those in it that stand out: each unreadable or taken one, and all of a group that lie outside or are reserved. */
export const manifestStaticIps = table(
  'manifest-static-ip',
  {
    doc: 'Static addresses that an instance group has on a network: the list as a whole, and addresses in it that are unreadable, taken, outside of the static ranges or reserved.',
    label: ['instance_group', 'addresses'],
    looksAt: { kinds: ['bosh-manifest'], sections: ['instance_groups'] },
    columns,
  },
  (input) => manifestsOf(input.foundation).flatMap((manifest) => manifestRows(manifest, input)),
);

interface Address {
  readonly text: string;
  readonly range: IpRange;
  readonly node: ConfigNode;
  readonly anchor: Row['anchor'];
}

/** A list of static addresses that a group has on a network. */
export interface StaticList {
  readonly group: InstanceGroup;
  readonly network: Cell<string>;
  readonly anchor: Row['anchor'];
  readonly origin: ConfigNode['origin'] | undefined;
  /** undefined when one of them is not known. */
  readonly addresses: readonly Address[] | undefined;
  readonly variables: readonly string[];
  /** Text that is no address. */
  readonly nonsense: readonly ScalarNode[];
}

type Place = 'outside' | 'reserved';

/** What stands out about addresses; nothing for a list as a whole. */
interface Standing {
  readonly readable?: boolean;
  readonly takenBy?: string;
  readonly place?: Place;
}

const MOST_ADDRESSES = 10_000n;

function manifestRows(manifest: BoshManifest, input: FactInput): readonly Row<typeof columns>[] {
  if (manifest.isCreateEnv) return [];
  const rows: Row<typeof columns>[] = [];
  const networks = networksByName(manifest, input);
  const lists = manifest.groups.filter((group) => !isNullish(group.at('instances'))).flatMap(staticListsOf);
  const taken = takenBefore(lists.filter(({ group }) => !mayChange(group, 'networks', input)));
  for (const given of lists) {
    const { group, network, anchor, addresses } = given;
    const isPending = mayChange(group, 'networks', input);
    const count = addresses?.reduce((sum, { range }) => sum + Number(range.last - range.first + 1n), 0);
    const instances = integerCell(group.at('instances'), group.anchor);
    const row = (listed: Cell<readonly string[]>, { readable = true, takenBy, place }: Standing = {}): Row<typeof columns> => {
      const at = listed.anchor;
      return new Row(at, {
        instance_group: group.name,
        network,
        addresses: listed,
        readable: known(readable, at),
        taken_by: takenBy === undefined ? absent(at) : known(takenBy, at),
        place: place === undefined ? absent(at) : known(place, at),
        count: count === undefined || isPending ? unknown(anchor, given.variables) : known(count, anchor, given.origin),
        instances: mayChange(group, 'instances', input) ? unknown(instances.anchor) : instances,
      });
    };
    rows.push(
      row(
        addresses === undefined
          ? unknown(anchor, given.variables)
          : known(
              addresses.map((address) => address.text),
              anchor,
              given.origin,
            ),
      ),
    );
    if (isPending) continue;
    for (const node of given.nonsense) rows.push(row(known([node.text], anchorOf(node, anchor), node.origin), { readable: false }));
    const subnets = network.state === 'known' ? networks.get(network.value) : undefined;
    const misplaced = new Map<Place, { readonly at: Row['anchor']; readonly origin: ConfigNode['origin']; readonly texts: string[] }>();
    for (const address of addresses ?? []) {
      const { text: written, range, node, anchor: at } = address;
      const before = taken.get(address);
      if (before !== undefined) rows.push(row(known([before.shared], at, node.origin), { takenBy: before.owner }));
      const place = subnets === undefined ? undefined : placeOf(range, subnets);
      if (place === undefined) continue;
      const alike = misplaced.get(place);
      if (alike === undefined) misplaced.set(place, { at, origin: node.origin, texts: [written] });
      else alike.texts.push(written);
    }
    for (const [place, { at, origin, texts }] of misplaced) rows.push(row(known(texts, at, origin), { place }));
  }
  return rows;
}

/** Whose an address is, and the part of it that is meant. */
interface Taken {
  readonly owner: string;
  readonly shared: string;
}

/** The addresses that an earlier one of the manifest shares something with. */
function takenBefore(lists: readonly StaticList[]): ReadonlyMap<Address, Taken> {
  const places = lists.flatMap(({ group: { name }, addresses = [] }) => addresses.map((address) => ({ name, address })));
  const order = new Map(places.map((place, index) => [place, index]));
  const taken = new Map<Address, Taken>();
  for (const { left, right, shared } of findOverlaps(places.map((place) => ({ owner: place, range: place.address.range })))) {
    const [earlier, later] = order.get(left)! < order.get(right)! ? [left, right] : [right, left]; // both are among the places
    const owner = earlier.name.state === 'known' ? earlier.name.value : '?';
    if (!taken.has(later.address)) taken.set(later.address, { owner, shared: showRange(shared) });
  }
  return taken;
}

function showRange({ family, first, last }: IpRange): string {
  return first === last ? formatAddress(family, first) : `${formatAddress(family, first)}-${formatAddress(family, last)}`;
}

/** The lists of static addresses of a group, one for each network that has one. */
export function staticListsOf(group: InstanceGroup): readonly StaticList[] {
  const networks = group.at('networks');
  if (networks?.kind !== 'sequence') return [];
  return networks.items.flatMap((item) => {
    const list = item.kind === 'map' ? item.get('static_ips') : undefined;
    if (item.kind !== 'map' || list === undefined || isNullish(list)) return [];
    const anchor = keyOf(item.entry('static_ips'), group.anchor);
    const network = textCell(item.get('name'), anchor);
    const items = list.kind === 'sequence' ? list.items : [list];
    const open = items.find((node) => node.kind === 'unknown');
    const ranges = items.flatMap((node) => {
      if (node.kind !== 'scalar') return [];
      const range = parseRange(node.text);
      return 'problem' in range || range.last - range.first > MOST_ADDRESSES
        ? []
        : [{ text: node.text, range, node, anchor: anchorOf(node, anchor) }];
    });
    const isKnown = ranges.length === items.length;
    return [
      {
        group,
        network,
        anchor,
        origin: list.origin,
        addresses: isKnown ? ranges : undefined,
        variables: open?.kind === 'unknown' ? open.variables : [],
        nonsense: items.filter((node): node is ScalarNode => node.kind === 'scalar' && 'problem' in parseRange(node.text)),
      },
    ];
  });
}

interface Subnet {
  readonly block: IpRange | undefined;
  readonly fixed: readonly IpRange[];
  readonly reserved: readonly IpRange[];
  /** False when something about it is not known. */
  readonly settled: boolean;
}

/** Manual networks of all cloud configs; a name whose subnets are not settled is left out. */
function networksByName(manifest: BoshManifest, input: FactInput): ReadonlyMap<string, readonly Subnet[]> {
  const networks = new Map<string, readonly Subnet[]>();
  // The cloud config of BOSH Lite says nothing about other directors.
  const isForTrials = isTrial(manifest.document.file.path);
  for (const document of documentsOf(input.foundation, 'cloud-config')) {
    if (isTrial(document.file.path) && !isForTrials) continue;
    for (const node of listAt(document, 'networks')) {
      const name = node.get('name');
      const type = node.get('type');
      const list = node.get('subnets');
      if (name?.kind !== 'scalar' || list?.kind !== 'sequence' || (type?.kind === 'scalar' && type.text !== 'manual')) continue;
      const subnets = list.items.map((item) => (item.kind === 'map' ? readSubnet(item) : undefined));
      if (subnets.every((subnet) => subnet?.settled === true)) networks.set(name.text, subnets as readonly Subnet[]); // checked in this line
    }
  }
  return networks;
}

function readSubnet(node: MapNode): Subnet {
  const range = node.get('range');
  const block = range?.kind === 'scalar' ? parseRange(range.text) : undefined;
  const fixed = rangesOf(node.get('static'));
  const reserved = rangesOf(node.get('reserved'));
  const isBlock = block !== undefined && !('problem' in block);
  return {
    block: isBlock ? block : undefined,
    fixed: fixed ?? [],
    reserved: reserved ?? [],
    settled: isBlock && fixed !== undefined && reserved !== undefined,
  };
}

function rangesOf(node: ConfigNode | undefined): readonly IpRange[] | undefined {
  if (isNullish(node)) return [];
  const items = node?.kind === 'sequence' ? node.items : node === undefined ? [] : [node];
  const ranges = items.map((item) => (item.kind === 'scalar' ? parseRange(item.text) : undefined));
  return ranges.every((range): range is IpRange => range !== undefined && !('problem' in range)) ? ranges : undefined;
}

/** Where an address lies that BOSH would refuse; undefined for one in a static range. */
function placeOf(address: IpRange, subnets: readonly Subnet[]): Place | undefined {
  const home = subnets.find(({ block }) => block !== undefined && containsRange(block, address));
  if (home?.reserved.some((range) => containsRange(range, address)) === true) return 'reserved';
  return home?.fixed.some((range) => containsRange(range, address)) === true ? undefined : 'outside';
}
