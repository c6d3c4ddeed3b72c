import { memoPer } from '../base/memo.ts';
import type { Span } from '../base/source.ts';
import { mapCell, unknown, type Cell } from '../value/cell.ts';
import { descend, type ConfigNode, type MapNode } from '../value/node.ts';
import { anchorOf, integerCell, textCell } from './cell-of.ts';
import { documentsOf, type Document, type Foundation } from './foundation.ts';

/** A VM type that a file of the foundation defines: in the director config (MB) or in a cloud config. */
export interface VmType {
  readonly document: Document;
  readonly node: MapNode;
  readonly anchor: Span;
  readonly name: Cell<string>;
  readonly cpu: Cell<number>;
  readonly ramMb: Cell<number>;
  /** Unknown where the IaaS has names for sizes instead of numbers. */
  readonly ephemeralDiskMb: Cell<number>;
}

export const vmTypesOf = memoPer((foundation: Foundation): readonly VmType[] => [
  ...documentsOf(foundation, 'director').flatMap((document) =>
    listAt(document, 'vmtypes-configuration', 'vm_types').map((node) => fromDirector(document, node)),
  ),
  ...documentsOf(foundation, 'cloud-config').flatMap((document) =>
    listAt(document, 'vm_types').map((node) => fromCloudConfig(document, node)),
  ),
]);

/** The VM type of a name; the last one wins, as in Ops Manager. */
export function vmTypeNamed(foundation: Foundation, name: string): VmType | undefined {
  return vmTypesOf(foundation).findLast((type) => type.name.state === 'known' && type.name.value === name);
}

/** True when a variable may stand for a type of any name: for a list of types, for one of them or for its name. */
export function mayHoldOtherTypes(foundation: Foundation): boolean {
  const lists = [
    ...documentsOf(foundation, 'director').map(({ root }) => descend(root, 'vmtypes-configuration', 'vm_types')),
    ...documentsOf(foundation, 'cloud-config').map(({ root }) => descend(root, 'vm_types')),
  ];
  const isOpen = (node: ConfigNode | undefined): boolean => node?.kind === 'unknown';
  return lists.some((list) => isOpen(list) || (list?.kind === 'sequence' && list.items.some((item) => isOpen(descend(item, 'name')))));
}

/** The maps of a list at a path below the root; none where there is no list. */
export function listAt(document: Document, ...path: readonly string[]): readonly MapNode[] {
  const list = descend(document.root, ...path);
  return list?.kind === 'sequence' ? list.items.filter((item): item is MapNode => item.kind === 'map') : [];
}

function fromDirector(document: Document, node: MapNode): VmType {
  const anchor = anchorOf(node, { file: document.file, start: 0, end: 0 });
  return {
    document,
    node,
    anchor,
    name: textCell(node.get('name'), anchor),
    cpu: integerCell(node.get('cpu'), anchor),
    ramMb: integerCell(node.get('ram'), anchor),
    ephemeralDiskMb: integerCell(node.get('ephemeral_disk'), anchor),
  };
}

function fromCloudConfig(document: Document, node: MapNode): VmType {
  const anchor = anchorOf(node, { file: document.file, start: 0, end: 0 });
  const cloud = (...keys: readonly string[]): ConfigNode | undefined =>
    keys.map((key) => descend(node, 'cloud_properties', key)).find((found) => found !== undefined);
  const sized = (cell: Cell<number>): Cell<number> => (cell.state === 'absent' ? unknown(anchor) : cell);
  // AWS and Azure write the disk as a map with a size in MB, Google in GB, vSphere in MB.
  const megabytes = integerCell(cloud('disk') ?? descend(cloud('ephemeral_disk'), 'size'), anchor);
  const gigabytes = mapCell(integerCell(cloud('root_disk_size_gb'), anchor), (size) => size * 1024);
  return {
    document,
    node,
    anchor,
    name: textCell(node.get('name'), anchor),
    cpu: sized(integerCell(cloud('cpu'), anchor)),
    ramMb: sized(integerCell(cloud('ram'), anchor)),
    ephemeralDiskMb: sized(megabytes.state === 'absent' ? gigabytes : megabytes),
  };
}
