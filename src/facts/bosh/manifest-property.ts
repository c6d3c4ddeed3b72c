import type { Span } from '../../base/source.ts';
import { scalarCell } from '../../foundation/cell-of.ts';
import { manifestsOf, type ManifestJob } from '../../foundation/bosh-manifest.ts';
import { absent, known } from '../../value/cell.ts';
import { keyName, type ConfigNode, type MapNode } from '../../value/node.ts';
import { rowsOf, scalar, table, text } from '../table.ts';

const columns = {
  job: text('name of the job'),
  name: text('keys below properties joined by dots, e.g. cc.diego.use_privileged_containers_for_running'),
  value: scalar('the value; absent for lists and for credentials'),
};

interface Leaf {
  readonly job: ManifestJob;
  readonly name: string;
  readonly node: ConfigNode;
  readonly anchor: Span;
}

const propertyRow = rowsOf<typeof columns, Leaf>({
  job: ({ job }) => job.name,
  name: ({ name, anchor }) => known(name, anchor),
  value: ({ name, node, anchor }) =>
    isSecret(name) || node.kind === 'sequence' || node.kind === 'map' ? absent(anchor) : scalarCell(node, anchor),
});

function isSecret(name: string): boolean {
  return /(password|secret|private_key|_key|token|passphrase)$/.test(name);
}

/** One row per leaf property of a job in a manifest. Secrets have no value. */
export const manifestProperties = table(
  'manifest-property',
  {
    doc: 'A property of a job in a BOSH manifest, under its dotted name.',
    plural: 'manifest_properties',
    label: ['job', 'name'],
    looksAt: { kinds: ['bosh-manifest'], sections: ['instance_groups'] },
    columns,
  },
  {
    items: (input) =>
      manifestsOf(input.foundation).flatMap(({ groups }) => groups.flatMap(({ jobs }) => jobs.flatMap((job) => leavesOf(job)))),
    keys: { name: ({ name }) => name },
    row: propertyRow,
  },
);

const MOST_LEAVES = 20_000;

/** Leaves of the nested properties of a job with their dotted names; lists are leaves. */
function leavesOf(job: ManifestJob): readonly Leaf[] {
  const found: Leaf[] = [];
  const visit = (map: MapNode, prefix: string): void => {
    for (const { key, value } of map.entries) {
      if (found.length >= MOST_LEAVES) break;
      const name = prefix + keyName(key);
      if (value.kind === 'map' && value.entries.length > 0) visit(value, `${name}.`);
      else found.push({ job, name, node: value, anchor: key.origin.kind === 'written' ? key.origin : job.anchor });
    }
  };
  const properties = job.node.get('properties');
  if (properties?.kind === 'map') visit(properties, '');
  return found;
}
