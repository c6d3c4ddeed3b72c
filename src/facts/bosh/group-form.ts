import type { Span } from '../../base/source.ts';
import { boshKeys } from '../../catalog/bosh-keys.ts';
import { manifestsOf, type BoshManifest, type InstanceGroup } from '../../foundation/bosh-manifest.ts';
import { keyOf, textCell } from '../../foundation/cell-of.ts';
import { isOpenKey } from '../../foundation/strict-reading.ts';
import { known, mapCell, unknown, type Cell } from '../../value/cell.ts';
import { isNullish, keyName } from '../../value/node.ts';
import type { FactInput } from '../input.ts';
import { mayChange } from './pending-operation.ts';
import { rowsOf, table, text, texts, type Row } from '../table.ts';
import { nearKey } from './unknown-bosh-key.ts';

const columns = {
  name: text('name of the instance group'),
  part: text('lacking, size, disk or lifecycle'),
  written: texts(
    'for lacking: what the director asks for and the group does not have, of instances, jobs, stemcell, networks, vm_type (neither that nor vm_resources), without those that it has in another spelling; unknown while a variable or an ops-file may bring one. For size and disk: the keys by which it is given. For lifecycle: the word',
  ),
};

interface WrittenPart {
  readonly group: InstanceGroup;
  readonly part: string;
  readonly written: (of: WrittenPart) => Cell<readonly string[]>;
  readonly input: FactInput;
  readonly anchor: Span;
}

const formRow = rowsOf<typeof columns, WrittenPart>({
  name: ({ group }) => group.name,
  part: ({ part, anchor }) => known(part, anchor),
  written: (of) => of.written(of),
});

/** Rows per instance group of a whole manifest that a director deploys. */
export const groupForms = table(
  'manifest-group-form',
  {
    doc: 'What an instance group has of the keys that the director asks for, and of those of which it takes one. Parts of manifests and manifests of bosh create-env have no rows.',
    label: ['name', 'part'],
    looksAt: { kinds: ['bosh-manifest'], sections: ['instance_groups'] },
    columns,
  },
  (input) =>
    manifestsOf(input.foundation).flatMap((manifest) =>
      isDeployed(manifest) ? manifest.groups.flatMap((group) => partRows(group, input)) : [],
    ),
);

function isDeployed(manifest: BoshManifest): boolean {
  return !manifest.isFragment && !manifest.isCreateEnv && manifest.has('stemcells');
}

const SIZES = ['vm_type', 'vm_resources'];
const DISKS = ['persistent_disk', 'persistent_disk_type', 'persistent_disks'];

/** What each group needs: one of the keys of each (BOSH director 2026-08, `instance_group_spec_parser.rb`). */
const NEEDED: readonly (readonly string[])[] = [['instances'], ['jobs'], ['stemcell'], ['networks'], [...SIZES, 'resource_pool']];

function partRows(group: InstanceGroup, input: FactInput): readonly Row<typeof columns>[] {
  const row = (part: string, written: WrittenPart['written']): Row<typeof columns> =>
    formRow({ group, part, written, input, anchor: group.anchor });
  const choices = [['size', SIZES] as const, ['disk', DISKS] as const].filter(([, keys]) => keys.some((key) => !isNullish(group.at(key))));
  return [
    row('lacking', lackingKeys),
    ...choices.map(([part, keys]) => row(part, () => chosen(group, keys))),
    ...(isNullish(group.at('lifecycle')) ? [] : [row('lifecycle', lifecycleOf)]),
  ];
}

function lackingKeys({ group, input, anchor }: WrittenPart): Cell<readonly string[]> {
  const { entries } = group.node;
  if (entries.some(({ key }) => isOpenKey(key))) return unknown(anchor);
  const section = boshKeys('bosh-manifest', false)?.below['instance_groups'];
  const meant = new Set(
    entries.flatMap(({ key }) => (section === undefined || section.keys.includes(keyName(key)) ? [] : [nearKey(keyName(key), section)])),
  );
  const lacking = NEEDED.filter((keys) => keys.every((key) => isNullish(group.at(key)) && !meant.has(key)));
  if (lacking.some((keys) => keys.some((key) => mayChange(group, key, input)))) return unknown(anchor);
  return known(
    lacking.flatMap(([key]) => key ?? []),
    anchor,
  );
}

/** At the last of the keys, since one of them has to go. */
function chosen(group: InstanceGroup, keys: readonly string[]): Cell<readonly string[]> {
  const found = keys.filter((key) => !isNullish(group.at(key)));
  return known(found, keyOf(group.node.entry(found.at(-1) ?? ''), group.anchor));
}

function lifecycleOf({ group, anchor }: WrittenPart): Cell<readonly string[]> {
  return mapCell(textCell(group.at('lifecycle'), anchor), (word) => [word]);
}
