import { textCell } from '../../foundation/cell-of.ts';
import { documentsOf, type Document } from '../../foundation/foundation.ts';
import { isSpotCapacity } from '../../foundation/spot-capacity.ts';
import { descend, type ConfigNode } from '../../value/node.ts';
import { startOf } from '../document.ts';
import { flag, Row, table, text } from '../table.ts';

/** One row per VM extension of a director config or a cloud config. */
export const vmExtensions = table(
  'vm-extension',
  {
    doc: 'A VM extension: what it changes about VMs.',
    label: ['name'],
    looksAt: {
      kinds: ['director', 'cloud-config', 'vm-extension'],
      sections: ['vmextensions-configuration', 'vm_extensions', 'vm-extension-config'],
    },
    columns: {
      name: text('name of the extension'),
      spot: flag('true when it makes VMs that the IaaS may take away: a spot price (AWS) or preemptible (GCP)'),
    },
  },
  (input) =>
    documentsOf(input.foundation, 'director', 'cloud-config', 'vm-extension').flatMap((document) =>
      extensionsOf(document).flatMap((node) => {
        if (node.kind !== 'map') return [];
        const name = textCell(node.get('name'), startOf(document));
        const { anchor } = name;
        return [new Row(anchor, { name, spot: isSpotCapacity(node.get('cloud_properties'), anchor) })];
      }),
    ),
);

/** The extensions of a file: a list, or the one that a file for `om create-vm-extension` holds. */
function extensionsOf({ kind, root }: Document): readonly ConfigNode[] {
  if (kind === 'vm-extension') {
    const extension = descend(root, 'vm-extension-config');
    return extension === undefined ? [] : [extension];
  }
  const list = descend(root, kind === 'director' ? 'vmextensions-configuration' : 'vm_extensions');
  return list?.kind === 'sequence' ? list.items : [];
}
