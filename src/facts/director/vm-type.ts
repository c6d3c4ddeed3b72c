import { documentsOf } from '../../foundation/foundation.ts';
import { vmTypesOf } from '../../foundation/vm-type.ts';
import { known, type Cell } from '../../value/cell.ts';
import { descend } from '../../value/node.ts';
import type { FactInput } from '../input.ts';
import { flag, integer, Row, table, text, texts } from '../table.ts';

/** One row per VM type that a director config or a cloud config defines. */
export const vmTypes = table(
  'vm-type',
  {
    doc: 'A VM type of a director config (custom types) or a cloud config.',
    label: ['name'],
    columns: {
      kind: text('director or cloud-config'),
      name: text('name of the type'),
      cpu: integer('CPUs'),
      ram_mb: integer('RAM in MB'),
      ephemeral_disk_mb: integer('ephemeral disk in MB'),
      repeated: flag('true when an earlier type of the same file has the same name; the last one wins'),
      used_by: texts('jobs and instance groups of the foundation that name it'),
    },
  },
  (input) => {
    const types = vmTypesOf(input.foundation);
    return types.map((type, index) => {
      const { anchor, document, name } = type;
      const same = (other: (typeof types)[number]): boolean =>
        other.document === document && other.name.state === 'known' && name.state === 'known' && other.name.value === name.value;
      return new Row(anchor, {
        kind: known(document.kind, anchor),
        name,
        cpu: type.cpu,
        ram_mb: type.ramMb,
        ephemeral_disk_mb: type.ephemeralDiskMb,
        repeated: () => known(types.slice(0, index).some(same), anchor),
        used_by: () => usersOf(name, input, anchor),
      });
    });
  },
);

function usersOf(name: Cell<string>, input: FactInput, anchor: Row['anchor']): Cell<readonly string[]> {
  if (name.state !== 'known') return name;
  const users = documentsOf(input.foundation, 'product').flatMap(({ root }) => {
    const jobs = descend(root, 'resource-config');
    if (jobs?.kind !== 'map') return [];
    return jobs.entries.flatMap(({ key, value }) => {
      const type = descend(value, 'instance_type', 'id');
      return type?.kind === 'scalar' && type.text === name.value ? [key.text] : [];
    });
  });
  return known(users, anchor);
}
