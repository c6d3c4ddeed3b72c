import { manifestsOf } from '../../foundation/bosh-manifest.ts';
import { keyOf, textCell } from '../../foundation/cell-of.ts';
import { documentsOf, type Document } from '../../foundation/foundation.ts';
import { listAt } from '../../foundation/vm-type.ts';
import { absent, known, mapCell, unknown, type Cell } from '../../value/cell.ts';
import { descend, isNullish, mapsIn } from '../../value/node.ts';
import { textOf } from './deployment-identity.ts';
import { Row, table, text, texts } from '../table.ts';

/** One row per stemcell of a manifest. */
export const manifestStemcells = table(
  'manifest-stemcell',
  {
    doc: 'A stemcell of a manifest, and what add-ons ask of it.',
    label: ['alias'],
    looksAt: { kinds: ['bosh-manifest'], sections: ['stemcells'] },
    columns: {
      alias: text('its alias'),
      named_by: texts('by what it is chosen, of os and name'),
      name: text('name, as written; absent without one'),
      addons: texts(
        'add-ons of runtime configs and of the manifest that are placed by the operating system which its name holds; absent without a name',
      ),
    },
  },
  (input) => {
    const everywhere = documentsOf(input.foundation, 'runtime-config').flatMap(placedByOs);
    return manifestsOf(input.foundation).flatMap((manifest) => {
      if (manifest.isCreateEnv) return [];
      const addons = [...everywhere, ...placedByOs(manifest.document)];
      return manifest.list('stemcells').map((node) => {
        const anchor = keyOf(node.entry('name') ?? node.entry('alias') ?? node.entries[0], manifest.anchor);
        const name = node.get('name');
        return new Row(anchor, {
          alias: textCell(node.get('alias'), anchor),
          named_by: node.entries.some(({ value }) => value.kind === 'unknown' && value.because === 'template')
            ? unknown(anchor)
            : known(
                ['os', 'name'].filter((key) => !isNullish(node.get(key))),
                anchor,
              ),
          name: name === undefined ? absent(anchor) : textCell(name, anchor),
          addons: meantFor(textCell(name, anchor), addons),
        });
      });
    });
  },
);

/** An add-on and the operating systems that it is placed by. */
interface PlacedByOs {
  readonly addon: string;
  readonly systems: readonly string[];
}

function placedByOs(document: Document): readonly PlacedByOs[] {
  return listAt(document, 'addons').flatMap((addon) => {
    const systems = mapsIn(descend(addon, 'include', 'stemcell')).flatMap((item) => textOf(item.get('os')) ?? []);
    return systems.length === 0 ? [] : [{ addon: textOf(addon.get('name')) ?? '?', systems }];
  });
}

/** Names of stemcells hold the operating system: bosh-vsphere-esxi-ubuntu-jammy-go_agent. */
function meantFor(name: Cell<string>, addons: readonly PlacedByOs[]): Cell<readonly string[]> {
  return mapCell(name, (written) =>
    addons.flatMap(({ addon, systems }) => (systems.some((system) => written.includes(system)) ? [addon] : [])),
  );
}
