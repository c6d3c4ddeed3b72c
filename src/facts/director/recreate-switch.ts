import { DIRECTOR } from '../../catalog/director-settings.ts';
import { flagCell } from '../../foundation/cell-of.ts';
import { documentsOf } from '../../foundation/foundation.ts';
import { known } from '../../value/cell.ts';
import { descend } from '../../value/node.ts';
import { startOf } from '../document.ts';
import { flag, Row, table, text } from '../table.ts';

const RECREATES: Readonly<Record<string, string>> = {
  bosh_recreate_on_next_deploy: 'vms',
  bosh_director_recreate_on_next_deploy: 'director',
  bosh_recreate_persistent_disks_on_next_deploy: 'disks',
};
const RECREATE = Object.keys(RECREATES);

/** One row per one-time switch that a director config writes, each a line of its own to edit. */
export const recreateSwitches = table(
  'recreate-switch',
  {
    doc: 'A switch of a director config that recreates VMs or disks at the next deployment.',
    plural: 'recreate_switches',
    label: ['name'],
    few: true,
    looksAt: { kinds: ['director'], sections: ['properties-configuration'] },
    columns: {
      name: text('the key, e.g. bosh_recreate_on_next_deploy'),
      recreates: text('vms, director or disks'),
      enabled: flag('whether it is true'),
    },
  },
  (input) =>
    documentsOf(input.foundation, 'director').flatMap((document) =>
      RECREATE.flatMap((name) => {
        const enabled = flagCell(descend(document.root, ...DIRECTOR, name), startOf(document));
        if (enabled.state === 'absent') return [];
        const { anchor } = enabled;
        return [
          new Row(anchor, {
            name: known(name, anchor),
            recreates: known(RECREATES[name]!, anchor),
            enabled,
          }),
        ];
      }),
    ),
);
