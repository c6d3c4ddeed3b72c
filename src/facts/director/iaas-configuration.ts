import { PROPERTIES } from '../../catalog/director-settings.ts';
import { flagCell, keyOf, textCell } from '../../foundation/cell-of.ts';
import { documentsOf, type Document } from '../../foundation/foundation.ts';
import { iaasConfigurationsOf, infrastructureIn } from '../../foundation/iaas-configuration.ts';
import { known, unknown } from '../../value/cell.ts';
import { descend, type MapNode } from '../../value/node.ts';
import { startOf } from '../document.ts';
import { flag, integer, rowsOf, table, text } from '../table.ts';

const columns = {
  name: text('its name; absent without one'),
  infrastructure: text('vsphere, aws, gcp, azure or openstack, by its keys; unknown when they do not tell'),
  position: integer('1 for the first of the file, 2 for the second …'),
  nsx_networking_enabled: flag('nsx_networking_enabled'),
  nsx_mode: text('nsx_mode: nsx-v or nsx-t'),
};

interface Configuration {
  readonly node: MapNode;
  readonly position: number;
  readonly anchor: ReturnType<typeof startOf>;
}

const configurationRow = rowsOf<typeof columns, Configuration>({
  name: ({ node, anchor }) => textCell(node.get('name'), anchor),
  infrastructure: ({ node, anchor }) => {
    const name = infrastructureIn(node);
    return name === undefined ? unknown(anchor) : known(name, anchor);
  },
  position: ({ position, anchor }) => known(position, anchor),
  nsx_networking_enabled: ({ node, anchor }) =>
    flagCell(node.get('nsx_networking_enabled'), keyOf(node.entry('nsx_networking_enabled'), anchor)),
  nsx_mode: ({ node, anchor }) => textCell(node.get('nsx_mode'), anchor),
});

/** One row per IaaS configuration. */
export const iaasConfigurations = table(
  'iaas-configuration',
  {
    doc: 'An IaaS configuration of a director config: one of `iaas-configurations`, or the one of older files below `properties-configuration`.',
    label: ['name'],
    few: true,
    looksAt: { kinds: ['director'], sections: ['iaas-configurations', PROPERTIES] },
    columns,
  },
  (input) => documentsOf(input.foundation, 'director').flatMap((document) => configurationsIn(document).map(configurationRow)),
);

function configurationsIn(document: Document): readonly Configuration[] {
  const older = descend(document.root, PROPERTIES, 'iaas_configuration');
  return iaasConfigurationsOf(document).map((node, index) => ({
    node,
    // Beside a list, the older form says the same once more.
    position: node === older ? 1 : index + 1,
    anchor: keyOf(node.entry('name') ?? node.entries[0], startOf(document)),
  }));
}
