import { anchorOf, atItem, flagCell, keyOf, textCell, textsCell } from '../../foundation/cell-of.ts';
import { documentsOf, type Document } from '../../foundation/foundation.ts';
import { listAt } from '../../foundation/vm-type.ts';
import { absent, known, mapCell, unknown, type Cell } from '../../value/cell.ts';
import { descend, isNullish, type ConfigNode, type MapNode } from '../../value/node.ts';
import { startOf } from '../document.ts';
import { textOf } from './deployment-identity.ts';
import { zonesOf } from './group-zone.ts';
import { flag, integer, Row, table, text } from '../table.ts';

/** One row per subnet's zones, disk type and entry of `compilation` of a cloud config. */
export const cloudSettings = table(
  'cloud-setting',
  {
    doc: 'A setting of a cloud config: the zones of a subnet, the size of a disk type, what compilation uses.',
    label: ['key', 'name'],
    looksAt: { kinds: ['cloud-config'], sections: ['networks', 'disk_types', 'compilation'] },
    columns: {
      section: text('networks, disk_types or compilation'),
      key: text('azs, disk_size, or the key under compilation'),
      owner: text('the network or the disk type; absent under compilation'),
      name: text(
        'what it names: a zone (the first that is not defined, where there is one), network or VM type; the range of a subnet without a zone',
      ),
      written: flag('whether the setting is there'),
      defined: flag('whether what it names is defined in the same file; absent where nothing is named or the file has no such list'),
      served: flag('for the zone of compilation: whether its network has a subnet there; absent for others, and where that is not known'),
      zoned_beside: flag(
        'for a subnet without a zone: true when another subnet of its network has one. Of a network without any only the first subnet has a row',
      ),
      size_mb: integer('for disk_size: whole MB, as the director wants them; absent for anything else (digits in quotes are text)'),
      on: flag('for reuse_compilation_vms: whether compilation VMs are kept; absent for others'),
    },
  },
  (input) => documentsOf(input.foundation, 'cloud-config').flatMap(settingRows),
);

interface SettingCells {
  readonly section: string;
  readonly key: string;
  readonly owner?: Cell<string>;
  readonly name?: Cell<string>;
  readonly written: Cell<boolean>;
  readonly defined?: Cell<boolean>;
  readonly served?: Cell<boolean>;
  readonly zonedBeside?: boolean;
  readonly sizeMb?: Cell<number>;
  readonly on?: Cell<boolean>;
}

function settingRow(
  at: Row['anchor'],
  { section, key, owner, name, written, defined, served, zonedBeside, sizeMb, on }: SettingCells,
): Row {
  return new Row(at, {
    section: known(section, at),
    key: known(key, at),
    owner: owner ?? absent(at),
    name: name ?? absent(at),
    written,
    defined: defined ?? absent(at),
    served: served ?? absent(at),
    zoned_beside: zonedBeside === undefined ? absent(at) : known(zonedBeside, at),
    size_mb: sizeMb ?? absent(at),
    on: on ?? absent(at),
  });
}

function settingRows(document: Document): readonly Row[] {
  const start = startOf(document);
  const zones = namesOf(document, 'azs');
  const networks = listAt(document, 'networks').flatMap((network) => {
    const name = textCell(network.get('name'), keyOf(network.entry('name'), start));
    const type = network.get('type');
    if (type?.kind === 'unknown' || (type?.kind === 'scalar' && type.text === 'vip')) return [];
    const isManual = isNullish(type) || (type?.kind === 'scalar' && type.text === 'manual');
    return subnetsRows(subnetsOf(network), isManual, zones, name);
  });
  const disks = listAt(document, 'disk_types').map((disk) => {
    const anchor = keyOf(disk.entry('name') ?? disk.entries[0], start);
    return sizeRow(disk.get('disk_size'), textCell(disk.get('name'), anchor), anchor);
  });
  return [...networks, ...disks, ...compilationRows(document, zones)];
}

function subnetsOf(network: MapNode): readonly MapNode[] {
  const list = network.get('subnets');
  return list?.kind === 'sequence' ? list.items.filter((item): item is MapNode => item.kind === 'map') : [];
}

function zoneNodes(subnet: MapNode): readonly ConfigNode[] {
  return [subnet.get('az'), subnet.get('azs')].filter((node): node is ConfigNode => node !== undefined && !isNullish(node));
}

/** Of a network without any zone one subnet stands for all: the director takes it, and one line tells of it. */
function subnetsRows(subnets: readonly MapNode[], isManual: boolean, zones: Names | undefined, network: Cell<string>): readonly Row[] {
  if (zones === undefined || zones.size === 0) return [];
  const bare = isManual ? subnets.filter((subnet) => zoneNodes(subnet).length === 0) : [];
  const zonedBeside = bare.length < subnets.length;
  const without = (zonedBeside ? bare : bare.slice(0, 1)).map((subnet) => {
    const at = subnetAnchor(subnet, network);
    const name = textCell(subnet.get('range'), at);
    return settingRow(at, { section: 'networks', key: 'azs', owner: network, name, written: known(false, at), zonedBeside });
  });
  return [...without, ...subnets.flatMap((subnet) => zoneRows(subnet, zones, network))];
}

function subnetAnchor(subnet: MapNode, network: Cell<string>): Row['anchor'] {
  return keyOf(subnet.entry('range') ?? subnet.entries[0], network.anchor);
}

function zoneRows(subnet: MapNode, zones: Names, network: Cell<string>): readonly Row[] {
  const [node] = zoneNodes(subnet);
  if (node === undefined) return [];
  const anchor = subnetAnchor(subnet, network);
  const named = textsCell(node, anchor);
  if (named.state === 'absent') return [];
  const of = { section: 'networks', key: 'azs', owner: network } as const;
  if (named.state === 'unknown') {
    const open = unknown(anchor, named.variables);
    return [settingRow(anchor, { ...of, name: open, written: known(true, anchor), defined: open })];
  }
  const missing = named.value.find((zone) => !zones.has(zone));
  const defined = known(missing === undefined, named.anchor, named.origin);
  const place = missing === undefined ? defined : atItem(defined, node, missing);
  const name = known(missing ?? named.value[0] ?? '', place.anchor);
  return [settingRow(place.anchor, { ...of, name, written: mapCell(place, () => true), defined: place })];
}

type Names = ReadonlySet<string>;

/** Names of a root list; undefined when one of them is not known or the list is not there. */
function namesOf(document: Document, section: string): Names | undefined {
  const list = descend(document.root, section);
  if (list?.kind !== 'sequence') return undefined;
  const names = list.items.map((item) => textCell(item.kind === 'map' ? item.get('name') : undefined, startOf(document)));
  if (names.some(({ state }) => state === 'unknown') || list.items.some(({ kind }) => kind === 'unknown')) return undefined;
  return new Set(names.flatMap((cell) => (cell.state === 'known' ? [cell.value] : [])));
}

function sizeRow(node: ConfigNode | undefined, name: Cell<string>, anchor: Row['anchor']): Row {
  const at = anchorOf(node, anchor);
  const open = node?.kind === 'unknown' ? unknown(at, node.variables) : undefined;
  const isWhole = node?.kind === 'scalar' && node.resolved.type === 'integer';
  const sizeMb = open ?? (isWhole ? known(Number(node.resolved.value), at, node.origin) : absent(at));
  const written = open ?? known(!isNullish(node), at, node?.origin);
  return settingRow(at, { section: 'disk_types', key: 'disk_size', owner: name, written, sizeMb });
}

const COMPILATION: readonly (readonly [key: string, section: string])[] = [
  ['az', 'azs'],
  ['network', 'networks'],
  ['vm_type', 'vm_types'],
];

function compilationNetwork(document: Document, compilation: MapNode): MapNode | undefined {
  const name = textOf(compilation.get('network'));
  return name === undefined ? undefined : listAt(document, 'networks').find((network) => textOf(network.get('name')) === name);
}

function servedBy(network: MapNode | undefined, zone: Cell<string>): Cell<boolean> | undefined {
  const zones = network === undefined ? undefined : zonesOf(network);
  return zones === undefined ? undefined : mapCell(zone, (name) => zones.includes(name));
}

function compilationRows(document: Document, zones: Names | undefined): readonly Row[] {
  const compilation = descend(document.root, 'compilation');
  if (compilation?.kind !== 'map') return [];
  const own = keyOf(compilation.entries[0], startOf(document));
  const named = COMPILATION.flatMap(([key, section]) => {
    const name = textCell(compilation.get(key), own);
    const names = section === 'azs' ? zones : namesOf(document, section);
    // A section that is empty, as in a base file, is filled by an ops-file.
    if (name.state === 'absent' || names === undefined || names.size === 0) return [];
    const defined: Cell<boolean> = mapCell(name, (text) => names.has(text));
    const served = key === 'az' ? servedBy(compilationNetwork(document, compilation), name) : undefined;
    return [
      settingRow(name.anchor, {
        section: 'compilation',
        key,
        name,
        written: mapCell(name, () => true),
        defined,
        ...(served && { served }),
      }),
    ];
  });
  const on = flagCell(compilation.get('reuse_compilation_vms'), own);
  if (on.state === 'absent') return named;
  const reuse = settingRow(on.anchor, { section: 'compilation', key: 'reuse_compilation_vms', written: mapCell(on, () => true), on });
  return [...named, reuse];
}
