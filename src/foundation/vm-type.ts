import { memoPer } from '../base/memo.ts';
import type { Span } from '../base/source.ts';
import { BUILT_IN_VM_TYPES, type BuiltInVmType } from '../catalog/built-in-vm-types.ts';
import { absent, known, mapCell, unknown, type Cell } from '../value/cell.ts';
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

/** A type of Ops Manager itself that no file defines anew; undefined where a file may take it away (`custom_only`) or define it behind a variable. */
export function builtInVmType(foundation: Foundation, name: string): BuiltInVmType | undefined {
  const isTakenAway = ({ root }: Document): boolean => {
    const customOnly = descend(root, 'vmtypes-configuration', 'custom_only');
    return customOnly?.kind === 'unknown' || (customOnly?.kind === 'scalar' && customOnly.text === 'true');
  };
  if (vmTypeNamed(foundation, name) !== undefined || mayHoldOtherTypes(foundation)) return undefined;
  return documentsOf(foundation, 'director').some(isTakenAway) ? undefined : BUILT_IN_VM_TYPES.get(name);
}

/** What a VM of a type has; absent for a type that no file of the foundation defines. */
export function partOfDefinedType(foundation: Foundation, type: Cell<string>, part: keyof BuiltInVmType): Cell<number> {
  if (type.state !== 'known') return type;
  const found = vmTypeNamed(foundation, type.value);
  if (found !== undefined) return found[part];
  return mayHoldOtherTypes(foundation) ? unknown(type.anchor) : absent(type.anchor);
}

/** The same for a VM that Ops Manager places, where types that it brings itself count, too. */
export function partOfVmType(foundation: Foundation, type: Cell<string>, part: keyof BuiltInVmType): Cell<number> {
  const builtIn = type.state === 'known' ? builtInVmType(foundation, type.value) : undefined;
  return builtIn === undefined ? partOfDefinedType(foundation, type, part) : known(builtIn[part], type.anchor, type.origin);
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
