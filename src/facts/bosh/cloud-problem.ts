import { anchorOf, atItem, flagCell, keyOf, textCell, textsCell } from '../../foundation/cell-of.ts';
import { documentsOf, type Document } from '../../foundation/foundation.ts';
import { listAt } from '../../foundation/vm-type.ts';
import { absent, known, mapCell, unknown, type Cell } from '../../value/cell.ts';
import { descend, isNullish, type ConfigNode, type MapNode } from '../../value/node.ts';
import { startOf } from '../document.ts';
import { flag, Row, table, text } from '../table.ts';

/** One row per thing in a cloud config that can be wrong, and whether it is. */
export const cloudProblems = table(
  'cloud-problem',
  {
    doc: 'What is wrong in a cloud config: names that it does not define, disks without a size, compilation.',
    label: ['problem', 'name'],
    columns: {
      problem: text(
        'no-az (a manual subnet without a zone beside one that has a zone), no-zones (no subnet of a manual network has a zone although there are zones), unknown-az, compilation (a name under compilation that is not defined), disk-size (missing, negative or no whole number; digits in quotes are text), no-reuse (compilation VMs are thrown away)',
      ),
      present: flag('whether it is so'),
      name: text('the subnet, zone, disk type or name it is about; absent for others'),
      key: text('for compilation: the key; for unknown-az: the network'),
    },
  },
  (input) => documentsOf(input.foundation, 'cloud-config').flatMap(cloudRows),
);

function cloudRows(document: Document): readonly Row[] {
  const start = startOf(document);
  const row = (problem: string, present: Cell<boolean>, name: Cell<string>, key?: Cell<string>, at: Row['anchor'] = present.anchor): Row =>
    new Row(at, {
      problem: known(problem, at),
      present,
      name,
      key: key ?? absent(at),
    });
  const zones = namesOf(document, 'azs');
  const rows: Row[] = [];
  for (const network of listAt(document, 'networks')) {
    const networkName = textCell(network.get('name'), keyOf(network.entry('name'), start));
    const type = network.get('type');
    if (type?.kind === 'unknown' || (type?.kind === 'scalar' && type.text === 'vip')) continue;
    const isManual = isNullish(type) || (type?.kind === 'scalar' && type.text === 'manual');
    rows.push(...subnetsRows(subnetsOf(network), isManual, zones, networkName, row));
  }
  for (const disk of listAt(document, 'disk_types')) {
    const anchor = keyOf(disk.entry('name') ?? disk.entries[0], start);
    rows.push(row('disk-size', sizeProblem(disk.get('disk_size'), anchor), textCell(disk.get('name'), anchor)));
  }
  return [...rows, ...compilationRows(document, zones, row)];
}

type MakeRow = (problem: string, present: Cell<boolean>, name: Cell<string>, key?: Cell<string>, at?: Row['anchor']) => Row;

function subnetsOf(network: MapNode): readonly MapNode[] {
  const list = network.get('subnets');
  return list?.kind === 'sequence' ? list.items.filter((item): item is MapNode => item.kind === 'map') : [];
}

function zoneNodes(subnet: MapNode): readonly ConfigNode[] {
  return [subnet.get('az'), subnet.get('azs')].filter((node): node is ConfigNode => node !== undefined && !isNullish(node));
}

/** The director wants a zone for all subnets of a network, or for none. */
function subnetsRows(
  subnets: readonly MapNode[],
  isManual: boolean,
  zones: Names | undefined,
  network: Cell<string>,
  row: MakeRow,
): readonly Row[] {
  if (zones === undefined || zones.size === 0) return [];
  const bare = isManual ? subnets.filter((subnet) => zoneNodes(subnet).length === 0) : [];
  const isAll = bare.length === subnets.length;
  const without = (isAll ? bare.slice(0, 1) : bare).map((subnet) => {
    const anchor = subnetAnchor(subnet, network);
    return row(isAll ? 'no-zones' : 'no-az', known(true, anchor), textCell(subnet.get('range'), anchor), network);
  });
  return [...without, ...subnets.flatMap((subnet) => zoneRows(subnet, zones, network, row))];
}

function subnetAnchor(subnet: MapNode, network: Cell<string>): Row['anchor'] {
  return keyOf(subnet.entry('range') ?? subnet.entries[0], network.anchor);
}

function zoneRows(subnet: MapNode, zones: Names, network: Cell<string>, row: MakeRow): readonly Row[] {
  const written = zoneNodes(subnet);
  if (written.length === 0) return [];
  const anchor = subnetAnchor(subnet, network);
  const range = textCell(subnet.get('range'), anchor);
  const named = textsCell(written[0], anchor);
  if (named.state !== 'known')
    return [row('unknown-az', named.state === 'unknown' ? unknown(anchor, named.variables) : known(false, anchor), range, network)];
  const missing = named.value.find((zone) => !zones.has(zone));
  const present = known(missing !== undefined, named.anchor, named.origin);
  if (missing === undefined) return [row('unknown-az', present, range, network)];
  const place = atItem(present, written[0], missing);
  return [row('unknown-az', place, known(missing, place.anchor), network)];
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

/** The director wants a whole number of MB from 0 up, and digits in quotes are text to it. */
function sizeProblem(node: ConfigNode | undefined, anchor: Row['anchor']): Cell<boolean> {
  if (isNullish(node)) return known(true, anchor);
  if (node?.kind === 'unknown') return unknown(anchorOf(node, anchor), node.variables);
  const isSize = node?.kind === 'scalar' && node.resolved.type === 'integer' && node.resolved.value >= 0;
  return known(!isSize, anchorOf(node, anchor), node?.origin);
}

const COMPILATION: readonly (readonly [key: string, section: string])[] = [
  ['az', 'azs'],
  ['network', 'networks'],
  ['vm_type', 'vm_types'],
];

function compilationRows(document: Document, zones: Names | undefined, row: MakeRow): readonly Row[] {
  const compilation = descend(document.root, 'compilation');
  if (compilation?.kind !== 'map') return [];
  const own = keyOf(compilation.entries[0], startOf(document));
  const rows = COMPILATION.flatMap(([key, section]) => {
    const name = textCell(compilation.get(key), own);
    const names = section === 'azs' ? zones : namesOf(document, section);
    // A section that is empty, as in a base file, is filled by an ops-file.
    if (name.state === 'absent' || names === undefined || names.size === 0) return [];
    const present: Cell<boolean> = mapCell(name, (text) => !names.has(text));
    return [row('compilation', present, name, known(key, name.anchor), name.anchor)];
  });
  const reuse = flagCell(compilation.get('reuse_compilation_vms'), own);
  return reuse.state === 'absent'
    ? rows
    : [
        ...rows,
        row(
          'no-reuse',
          mapCell(reuse, (isOn) => !isOn),
          absent(own),
        ),
      ];
}
