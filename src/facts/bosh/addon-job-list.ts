import { keyOf, textCell } from '../../foundation/cell-of.ts';
import { documentsOf } from '../../foundation/foundation.ts';
import { listAt } from '../../foundation/vm-type.ts';
import { known, unknown } from '../../value/cell.ts';
import { isNullish } from '../../value/node.ts';
import { startOf } from '../document.ts';
import { flag, Row, table, text } from '../table.ts';

/** One row per add-on of a runtime config or a manifest. */
export const addonJobLists = table(
  'addon-job-list',
  {
    doc: 'The list of jobs of an add-on, in a runtime config or a manifest.',
    label: ['name'],
    looksAt: { kinds: ['bosh-manifest', 'runtime-config'], sections: ['addons'] },
    columns: {
      name: text('name of the add-on'),
      has_jobs: flag('whether it lists any job'),
    },
  },
  (input) =>
    documentsOf(input.foundation, 'bosh-manifest', 'runtime-config').flatMap((document) =>
      listAt(document, 'addons').map((node) => {
        const anchor = keyOf(node.entry('name') ?? node.entries[0], startOf(document));
        const jobs = node.get('jobs');
        const has = !isNullish(jobs) && (jobs?.kind !== 'sequence' || jobs.items.length > 0);
        const open = jobs?.kind === 'unknown' || node.entries.some(({ value }) => value.kind === 'unknown' && value.because === 'template');
        return new Row(anchor, { name: textCell(node.get('name'), anchor), has_jobs: open ? unknown(anchor) : known(has, anchor) });
      }),
    ),
);
