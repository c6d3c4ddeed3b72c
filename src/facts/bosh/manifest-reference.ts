import type { Span } from '../../base/source.ts';
import { textCell } from '../../foundation/cell-of.ts';
import { manifestsOf, type BoshManifest, type InstanceGroup } from '../../foundation/bosh-manifest.ts';
import { documentsOf } from '../../foundation/foundation.ts';
import { known, unknown, type Cell } from '../../value/cell.ts';
import { descend, type ConfigNode } from '../../value/node.ts';
import type { FactInput } from '../input.ts';
import { isTrial } from './deployment-identity.ts';
import { mayAdd } from './pending-operation.ts';
import { flag, rowsOf, table, text, type Row } from '../table.ts';

const columns = {
  instance_group: text('name of the instance group that refers'),
  kind: text('release, stemcell, az, network, vm_type, vm_extension or disk_type'),
  name: text('the name'),
  first: flag('true for the first reference of the manifest to this name of this kind'),
  defined: flag('whether it is defined; unknown for a part of a manifest, and for names of a cloud config when the foundation has none'),
};

interface WrittenReference {
  readonly group: InstanceGroup;
  readonly kind: string;
  readonly name: Cell<string>;
  readonly isFirst: boolean;
  readonly definedBy: (kind: string) => ReadonlySet<string> | undefined;
  readonly input: FactInput;
  readonly anchor: Span;
}

const referenceRow = rowsOf<typeof columns, WrittenReference>({
  instance_group: ({ group }) => group.name,
  kind: ({ kind, anchor }) => known(kind, anchor),
  name: ({ name }) => name,
  first: ({ isFirst, anchor }) => known(isFirst, anchor),
  defined: ({ group, kind, name, definedBy, input, anchor }) => {
    const names = definedBy(kind);
    if (name.state !== 'known' || names === undefined) return unknown(anchor);
    if (names.has(name.value)) return known(true, anchor);
    const isPending = (kind === 'release' || kind === 'stemcell') && mayAdd(group.manifest, `${kind}s`, input, name.value);
    return isPending ? unknown(anchor) : known(false, anchor);
  },
});

/** One row per name that a manifest refers to: releases and stemcells of the same file, the rest of a cloud config of the foundation. */
export const manifestReferences = table(
  'manifest-reference',
  {
    doc: 'A name that an instance group refers to, and whether anything defines it.',
    label: ['kind', 'name'],
    looksAt: { kinds: ['bosh-manifest'], sections: ['instance_groups'] },
    columns,
  },
  (input) => manifestsOf(input.foundation).flatMap((manifest) => referencesOf(manifest, input)),
);

const CLOUD_LISTS: Readonly<Record<string, string>> = {
  az: 'azs',
  network: 'networks',
  vm_type: 'vm_types',
  vm_extension: 'vm_extensions',
  disk_type: 'disk_types',
};

function referencesOf(manifest: BoshManifest, input: FactInput): readonly Row<typeof columns>[] {
  const definedBy = definitions(manifest, input);
  const seen = new Set<string>();
  return manifest.groups.flatMap((group) => {
    const row = (kind: string, name: Cell<string>): readonly Row<typeof columns>[] => {
      if (name.state === 'absent') return [];
      const key = name.state === 'known' ? `${kind}\n${name.value}` : '';
      const isFirst = name.state === 'known' && !seen.has(key);
      seen.add(key);
      return [referenceRow({ group, kind, name, isFirst, definedBy, input, anchor: name.anchor })];
    };
    const many = (kind: string, node: ConfigNode | undefined): readonly Row<typeof columns>[] =>
      node?.kind === 'sequence'
        ? node.items.flatMap((item) => row(kind, textCell(item.kind === 'map' ? item.get('name') : item, group.anchor)))
        : [];
    const one = (kind: string, key: string): readonly Row<typeof columns>[] => row(kind, textCell(group.at(key), group.anchor));
    return [
      ...group.jobs.flatMap((job) => row('release', job.release)),
      ...one('stemcell', 'stemcell'),
      ...many('az', group.at('azs')),
      ...many('network', group.at('networks')),
      ...one('vm_type', 'vm_type'),
      ...many('vm_extension', group.at('vm_extensions')),
      ...one('disk_type', 'persistent_disk_type'),
    ];
  });
}

/** Names defined for a kind of reference; undefined where that cannot be said. */
function definitions(manifest: BoshManifest, input: FactInput): (kind: string) => ReadonlySet<string> | undefined {
  const remembered = new Map<string, ReadonlySet<string> | undefined>();
  return (kind) => {
    if (!remembered.has(kind)) remembered.set(kind, definitionsOfKind(manifest, input, kind));
    return remembered.get(kind);
  };
}

function definitionsOfKind(manifest: BoshManifest, input: FactInput, kind: string): ReadonlySet<string> | undefined {
  if (kind === 'release' || kind === 'stemcell') {
    const section = kind === 'release' ? 'releases' : 'stemcells';
    if (manifest.isFragment || !manifest.has(section) || manifest.isCreateEnv) return undefined;
    return namesIn([manifest.at(section)], kind === 'release' ? 'name' : 'alias');
  }
  if (manifest.isCreateEnv) return undefined;
  const section = CLOUD_LISTS[kind]!;
  const isForTrials = isTrial(manifest.document.file.path);
  // The cloud config of BOSH Lite says nothing about other directors.
  const clouds = documentsOf(input.foundation, 'cloud-config').filter(({ file }) => isForTrials || !isTrial(file.path));
  const lists = clouds.map(({ root }) => descend(root, section));
  return lists.every((list) => list?.kind !== 'unknown' && (list?.kind !== 'sequence' || list.items.length === 0))
    ? undefined
    : namesIn(lists, 'name');
}

/** undefined as soon as a list, an item or a name is not known: then nothing can be called undefined. */
function namesIn(lists: readonly (ConfigNode | undefined)[], key: string): ReadonlySet<string> | undefined {
  const items = lists.flatMap((list) => (list?.kind === 'sequence' ? list.items : list?.kind === 'unknown' ? [list] : []));
  const names = items.map((item) => descend(item, key));
  if (names.some((node) => node?.kind === 'unknown')) return undefined;
  return new Set(names.flatMap((node) => (node?.kind === 'scalar' ? [node.text] : [])));
}
