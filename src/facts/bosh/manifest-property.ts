import { scalarCell } from '../../foundation/cell-of.ts';
import { manifestsOf } from '../../foundation/bosh-manifest.ts';
import { absent, known } from '../../value/cell.ts';
import { keyName, type ConfigNode, type MapNode } from '../../value/node.ts';
import { Row, scalar, table, text } from '../table.ts';

/** One row per leaf property of a job in a manifest. Secrets have no value. */
export const manifestProperties = table(
  'manifest-property',
  {
    doc: 'A property of a job in a BOSH manifest, under its dotted name.',
    plural: 'manifest_properties',
    label: ['job', 'name'],
    looksAt: { kinds: ['bosh-manifest'], sections: ['instance_groups'] },
    columns: {
      job: text('name of the job'),
      name: text('keys below properties joined by dots, e.g. cc.diego.use_privileged_containers_for_running'),
      value: scalar('the value; absent for lists and for credentials'),
    },
  },
  (input) =>
    manifestsOf(input.foundation).flatMap((manifest) =>
      manifest.groups.flatMap((group) =>
        group.jobs.flatMap((job) => {
          const properties = job.node.get('properties');
          if (properties?.kind !== 'map') return [];
          return leavesOf(properties).map(({ name, node, anchor }) => {
            const own = anchor ?? job.anchor;
            const secret = /(password|secret|private_key|_key|token|passphrase)$/.test(name);
            return new Row(own, {
              job: job.name,
              name: known(name, own),
              value: secret || node.kind === 'sequence' || node.kind === 'map' ? absent(own) : scalarCell(node, own),
            });
          });
        }),
      ),
    ),
);

interface Leaf {
  readonly name: string;
  readonly node: ConfigNode;
  readonly anchor: Row['anchor'] | undefined;
}

const MOST_LEAVES = 20_000;

/** Leaves of nested maps with their dotted names; lists are leaves. */
function leavesOf(map: MapNode, prefix = '', found: Leaf[] = []): readonly Leaf[] {
  for (const entry of map.entries) {
    if (found.length >= MOST_LEAVES) break;
    const name = prefix === '' ? keyName(entry.key) : `${prefix}.${keyName(entry.key)}`;
    if (entry.value.kind === 'map' && entry.value.entries.length > 0) leavesOf(entry.value, name, found);
    else found.push({ name, node: entry.value, anchor: entry.key.origin.kind === 'written' ? entry.key.origin : undefined });
  }
  return found;
}
