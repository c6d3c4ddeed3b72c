import { containsRange, parseRange, type IpRange } from '../../base/ip.ts';
import { manifestsOf, type BoshManifest, type InstanceGroup } from '../../foundation/bosh-manifest.ts';
import { anchorOf, integerCell, keyOf, textCell } from '../../foundation/cell-of.ts';
import { documentsOf } from '../../foundation/foundation.ts';
import { listAt } from '../../foundation/vm-type.ts';
import { absent, known, unknown, type Cell } from '../../value/cell.ts';
import { isNullish, type ConfigNode, type MapNode, type ScalarNode } from '../../value/node.ts';
import type { FactInput } from '../input.ts';
import { isTrial } from './deployment-identity.ts';
import { mayChange } from './pending-operation.ts';
import { flag, integer, Row, table, text } from '../table.ts';

/** One row per thing that can be wrong with the static addresses of an instance group on one network. */
export const manifestStaticIps = table(
  'manifest-static-ip',
  {
    doc: 'What can be wrong with the static addresses that an instance group has on a network.',
    label: ['instance_group', 'problem'],
    looksAt: { kinds: ['bosh-manifest'], sections: ['instance_groups'] },
    columns: {
      instance_group: text('name of the instance group'),
      network: text('name of the network'),
      problem: text(
        'format (no address or range), count (not one for each instance), duplicate (another group has it too), outside (not in the static range of the network), reserved (in a reserved range)',
      ),
      present: flag('whether it is so; unknown while a variable decides'),
      address: text('the address; for outside and reserved all of the group; absent for count'),
      count: integer('how many static addresses the group has on this network'),
      instances: integer('how many instances the group has'),
      other: text('for duplicate: the group that has the address first'),
    },
  },
  (input) => manifestsOf(input.foundation).flatMap((manifest) => manifestRows(manifest, input)),
);

interface Given {
  readonly group: InstanceGroup;
  readonly network: Cell<string>;
  readonly anchor: Row['anchor'];
  readonly origin: ConfigNode['origin'] | undefined;
  /** undefined when one of them is not known. */
  readonly addresses:
    | readonly { readonly text: string; readonly range: IpRange; readonly node: ConfigNode; readonly anchor: Row['anchor'] }[]
    | undefined;
  readonly variables: readonly string[];
  /** Text that is no address. */
  readonly nonsense: readonly ScalarNode[];
}

const MOST_ADDRESSES = 10_000n;

function manifestRows(manifest: BoshManifest, input: FactInput): readonly Row[] {
  if (manifest.isCreateEnv) return [];
  const rows: Row[] = [];
  const owners = new Map<string, string>();
  const networks = networksByName(manifest, input);
  for (const given of manifest.groups.flatMap(givenOf)) {
    const { group, network, anchor, addresses } = given;
    const isPending = mayChange(group, 'networks', input);
    const count = addresses?.reduce((sum, { range }) => sum + Number(range.last - range.first + 1n), 0);
    const row = (problem: string, present: Cell<boolean>, at: Row['anchor'], address?: string, other?: string): Row =>
      new Row(at, {
        instance_group: group.name,
        network,
        problem: known(problem, at),
        present,
        address: address === undefined ? absent(at) : known(address, at),
        count: count === undefined ? unknown(at, given.variables) : known(count, at),
        instances: integerCell(group.at('instances'), group.anchor),
        other: other === undefined ? absent(at) : known(other, at),
      });
    const instances = integerCell(group.at('instances'), group.anchor);
    if (instances.state === 'absent') continue;
    const isOpen = addresses === undefined || instances.state === 'unknown' || isPending || mayChange(group, 'instances', input);
    rows.push(
      row(
        'count',
        isOpen
          ? unknown(anchor, [...given.variables, ...(instances.state === 'unknown' ? instances.variables : [])])
          : known(count !== instances.value, anchor, given.origin),
        anchor,
      ),
    );
    if (isPending) continue;
    for (const node of given.nonsense) {
      const at = anchorOf(node, anchor);
      rows.push(row('format', known(true, at, node.origin), at, node.text));
    }
    const owner = group.name.state === 'known' ? group.name.value : '?';
    const subnets = network.state === 'known' ? networks.get(network.value) : undefined;
    const refused = new Map<string, { readonly present: Cell<boolean>; readonly texts: string[] }>();
    for (const { text: written, range, node, anchor: at } of addresses ?? []) {
      const present = known(true, at, node.origin);
      const before = range.first === range.last ? owners.get(`${range.family} ${range.first}`) : undefined;
      if (before !== undefined) rows.push(row('duplicate', present, at, written, before));
      else owners.set(`${range.family} ${range.first}`, owner);
      const problem = subnets === undefined ? undefined : placeProblem(range, subnets);
      if (problem === undefined) continue;
      const alike = refused.get(problem);
      if (alike === undefined) refused.set(problem, { present, texts: [written] });
      else alike.texts.push(written);
    }
    for (const [problem, { present, texts }] of refused) rows.push(row(problem, present, present.anchor, texts.join(', ')));
  }
  return rows;
}

function givenOf(group: InstanceGroup): readonly Given[] {
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

/** Why BOSH would refuse the address; undefined when it would not. */
function placeProblem(address: IpRange, subnets: readonly Subnet[]): string | undefined {
  const home = subnets.find(({ block }) => block !== undefined && containsRange(block, address));
  if (home?.reserved.some((range) => containsRange(range, address)) === true) return 'reserved';
  return home?.fixed.some((range) => containsRange(range, address)) === true ? undefined : 'outside';
}
