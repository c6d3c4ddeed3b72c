import { manifestsOf, type BoshManifest } from '../../foundation/bosh-manifest.ts';
import { textCell } from '../../foundation/cell-of.ts';
import { absent, known, unknown } from '../../value/cell.ts';
import { mapsIn } from '../../value/node.ts';
import type { FactInput } from '../input.ts';
import { mayChange } from './pending-operation.ts';
import { flag, Row, table, text } from '../table.ts';

/** One row per earlier group that an instance group names in `migrated_from`. */
export const manifestMigrations = table(
  'manifest-migration',
  {
    doc: 'An earlier instance group whose instances a group of a manifest takes over (`migrated_from`).',
    label: ['group', 'from'],
    looksAt: { kinds: ['bosh-manifest'], sections: ['instance_groups'] },
    columns: {
      group: text('name of the instance group'),
      from: text('the earlier group'),
      kept: flag('true when the manifest still has a group of that name'),
      also_in: text('another group that names the same one; absent when there is none'),
    },
  },
  (input) => manifestsOf(input.foundation).flatMap((manifest) => migrationRows(manifest, input)),
);

function migrationRows(manifest: BoshManifest, input: FactInput): readonly Row[] {
  const groups = new Set(manifest.groups.flatMap(({ name }) => (name.state === 'known' ? [name.value] : [])));
  const takers = new Map<string, string>();
  return manifest.groups.flatMap((group) =>
    mapsIn(group.at('migrated_from')).flatMap((item) => {
      const from = textCell(item.get('name'), group.anchor);
      if (from.state === 'absent' || group.name.state !== 'known') return [];
      const { anchor } = from;
      const other = from.state === 'known' ? takers.get(from.value) : undefined;
      if (from.state === 'known' && other === undefined) takers.set(from.value, group.name.value);
      const isOpen = from.state !== 'known' || mayChange(group, 'migrated_from', input);
      return [
        new Row(anchor, {
          group: group.name,
          from,
          kept: isOpen ? unknown(anchor) : known(from.value !== group.name.value && groups.has(from.value), anchor, from.origin),
          also_in: other === undefined || other === group.name.value ? absent(anchor) : known(other, anchor),
        }),
      ];
    }),
  );
}
