import { anchorOf } from '../../foundation/cell-of.ts';
import { manifestsOf } from '../../foundation/bosh-manifest.ts';
import { documentsOf, type Document } from '../../foundation/foundation.ts';
import { BOSH_KINDS } from '../../foundation/kind.ts';
import { listAt } from '../../foundation/vm-type.ts';
import { absent, known } from '../../value/cell.ts';
import type { MapNode, ScalarNode } from '../../value/node.ts';
import { startOf } from '../document.ts';
import { Row, table, text } from '../table.ts';

/** Lists at the root in which each name may stand once: their root key, what an item is, the key of its name. */
type NamedList = readonly [list: string, kind: string, key: string];

const IN_MANIFEST: readonly NamedList[] = [
  ['releases', 'release', 'name'],
  ['stemcells', 'stemcell alias', 'alias'],
  ['instance_groups', 'instance group', 'name'],
  ['variables', 'variable', 'name'],
];
const IN_CLOUD_CONFIG: readonly NamedList[] = [
  ['azs', 'az', 'name'],
  ['networks', 'network', 'name'],
  ['vm_types', 'vm_type', 'name'],
  ['vm_extensions', 'vm_extension', 'name'],
  ['disk_types', 'disk_type', 'name'],
];
const IN_CPI_CONFIG: readonly NamedList[] = [['cpis', 'CPI', 'name']];
const IN_RUNTIME_CONFIG: readonly NamedList[] = [
  ['releases', 'release', 'name'],
  ['variables', 'variable', 'name'],
];

/** One row per name that stands a second time in a list of names. */
export const repeatedNames = table(
  'repeated-name',
  {
    doc: 'A name that a list of a manifest, or of a cloud, runtime or CPI config, gives a second time.',
    label: ['kind', 'name'],
    looksAt: { kinds: BOSH_KINDS },
    columns: {
      kind: text(
        'what has the name: release, stemcell alias, instance group, job, variable; az, network, vm_type, vm_extension, disk_type; CPI',
      ),
      name: text('the name'),
      owner: text('for a job: its instance group; absent for others'),
      first_line: text('the line where the name stands first'),
    },
  },
  (input) => [
    ...manifestsOf(input.foundation).flatMap(({ document, groups }) => [
      ...rowsIn(document, IN_MANIFEST),
      ...groups.flatMap((group) => {
        const owner = group.name.state === 'known' ? group.name.value : undefined;
        const jobs = group.jobs.map(({ node }) => node);
        return repeatedRows(document, jobs, ['jobs', 'job', 'name'], owner);
      }),
    ]),
    ...documentsOf(input.foundation, 'cloud-config').flatMap((document) => rowsIn(document, IN_CLOUD_CONFIG)),
    ...documentsOf(input.foundation, 'runtime-config').flatMap((document) => rowsIn(document, IN_RUNTIME_CONFIG)),
    ...documentsOf(input.foundation, 'cpi-config').flatMap((document) => rowsIn(document, IN_CPI_CONFIG)),
  ],
);

function rowsIn(document: Document, lists: readonly NamedList[]): readonly Row[] {
  return lists.flatMap((list) => repeatedRows(document, listAt(document, list[0]), list));
}

function repeatedRows(document: Document, items: readonly MapNode[], [, kind, key]: NamedList, owner?: string): readonly Row[] {
  const first = new Map<string, ScalarNode>();
  return items.flatMap((item) => {
    const node = item.get(key);
    if (node?.kind !== 'scalar') return [];
    const name = kind === 'network' ? canonical(node.text) : node.text;
    const before = first.get(name);
    if (before === undefined) {
      first.set(name, node);
      return [];
    }
    const anchor = anchorOf(node, startOf(document));
    const place = anchorOf(before, anchor);
    return [
      new Row(anchor, {
        kind: known(kind, anchor),
        name: known(node.text, anchor, node.origin),
        owner: owner === undefined ? absent(anchor) : known(owner, anchor),
        first_line: known(String(place.file.position(place.start).line), place),
      }),
    ];
  });
}

/** The director compares networks in this form (`canonicalizer.rb`). */
function canonical(name: string): string {
  return name.toLowerCase().replaceAll('_', '-');
}
