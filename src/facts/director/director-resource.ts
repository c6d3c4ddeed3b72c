import { integerCell, textCell } from '../../foundation/cell-of.ts';
import { documentsOf, type Document } from '../../foundation/foundation.ts';
import { builtInVmType, partOfVmType } from '../../foundation/vm-type.ts';
import { absent, known, type Cell } from '../../value/cell.ts';
import { descend } from '../../value/node.ts';
import { startOf } from '../document.ts';
import type { FactInput } from '../input.ts';
import { flag, integer, Row, table, text } from '../table.ts';

/** One row per size of the VMs that the director itself and compilation use. */
export const directorResources = table(
  'director-resource',
  {
    doc: 'A size of the director’s own VM or of compilation VMs.',
    label: ['vm', 'kind'],
    few: true,
    looksAt: { kinds: ['director'], sections: ['resource-configuration'] },
    columns: {
      vm: text('director or compilation'),
      kind: text('persistent-disk, memory or ephemeral-disk'),
      mb: integer('MB as written, or of the VM type when a file or Ops Manager itself defines it'),
      vm_type: text('VM type; absent for the persistent disk'),
      built_in: flag('true for a VM type that Ops Manager brings itself'),
    },
  },
  (input) =>
    documentsOf(input.foundation, 'director').flatMap((document) => {
      const sizes = [
        { vm: 'director', kind: 'persistent-disk', type: undefined, mb: directorDiskMb(document) },
        { vm: 'director', kind: 'memory', ...ofVm(document, 'director', 'ramMb', input) },
        { vm: 'compilation', kind: 'ephemeral-disk', ...ofVm(document, 'compilation', 'ephemeralDiskMb', input) },
      ];
      return sizes.flatMap(({ vm, kind, type, mb }) => {
        if (mb.state === 'absent') return [];
        const { anchor } = mb;
        return [
          new Row(anchor, {
            vm: known(vm, anchor),
            kind: known(kind, anchor),
            mb,
            vm_type: type ?? absent(anchor),
            built_in: known(type?.state === 'known' && builtInVmType(input.foundation, type.value) !== undefined, anchor),
          }),
        ];
      });
    }),
);

/** MB of the persistent disk of the director itself; absent for `automatic`. */
export function directorDiskMb(document: Document): Cell<number> {
  const node = descend(document.root, 'resource-configuration', 'director', 'persistent_disk', 'size_mb');
  return node?.kind === 'scalar' && node.text === 'automatic' ? absent(startOf(document)) : integerCell(node, startOf(document));
}

function ofVm(
  document: Document,
  vm: string,
  part: 'ramMb' | 'ephemeralDiskMb',
  input: FactInput,
): { readonly type: Cell<string>; readonly mb: Cell<number> } {
  const type = textCell(descend(document.root, 'resource-configuration', vm, 'instance_type', 'id'), startOf(document));
  return { type, mb: partOfVmType(input.foundation, type, part) };
}
