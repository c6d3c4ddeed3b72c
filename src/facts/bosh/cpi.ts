import { boshKeys } from '../../catalog/bosh-keys.ts';
import { keyOf, textCell } from '../../foundation/cell-of.ts';
import { documentsOf, type Document } from '../../foundation/foundation.ts';
import { isOpenKey } from '../../foundation/strict-reading.ts';
import { listAt } from '../../foundation/vm-type.ts';
import { absent, known, unknown, type Cell } from '../../value/cell.ts';
import { isNullish, type MapNode } from '../../value/node.ts';
import { didYouMean } from '../../base/did-you-mean.ts';
import { startOf } from '../document.ts';
import type { FactInput } from '../input.ts';
import { nearKey } from './unknown-bosh-key.ts';
import { flag, Row, table, text, texts } from '../table.ts';

/** One row per CPI of a CPI config, and one per zone of a cloud config that names one. */
export const cpis = table(
  'cpi',
  {
    doc: 'A CPI that a CPI config defines, or that a zone of a cloud config is to use.',
    plural: 'cpis',
    label: ['kind', 'name'],
    few: true,
    looksAt: { kinds: ['cpi-config', 'cloud-config'] },
    columns: {
      kind: text('cpi, or az for a zone that names one'),
      name: text('name of the CPI'),
      owner: text('for a zone: its name; absent for a CPI'),
      lacking: texts('for a CPI: which of name and type it does not have, without those that it has in another spelling'),
      defined: flag('for a zone: whether a CPI config of the foundation defines it; absent where there is none'),
      near_name: text('for a zone: the CPI that was probably meant; absent where none is near'),
    },
  },
  (input) => [...documentsOf(input.foundation, 'cpi-config').flatMap(cpiRows), ...zoneRows(input)],
);

/** BOSH director 2026-08, `cpi_config/cpi.rb`: both are required. */
const REQUIRED = ['name', 'type'];

function cpiRows(document: Document): readonly Row[] {
  return listAt(document, 'cpis').map((node) => {
    const anchor = keyOf(node.entries[0], startOf(document));
    return new Row(anchor, {
      kind: known('cpi', anchor),
      name: textCell(node.get('name'), anchor),
      owner: absent(anchor),
      lacking: lackingKeys(node, anchor),
      defined: absent(anchor),
      near_name: absent(anchor),
    });
  });
}

function lackingKeys(node: MapNode, anchor: Row['anchor']): Cell<readonly string[]> {
  if (node.entries.some(({ key }) => isOpenKey(key))) return unknown(anchor);
  const section = boshKeys('cpi-config', false)?.below['cpis'];
  const meant = new Set(
    section === undefined ? [] : node.names.flatMap((key) => (section.keys.includes(key) ? [] : [nearKey(key, section)])),
  );
  return known(
    REQUIRED.filter((key) => isNullish(node.get(key)) && !meant.has(key)),
    anchor,
  );
}

function zoneRows(input: FactInput): readonly Row[] {
  const configs = documentsOf(input.foundation, 'cpi-config');
  const names = configs.flatMap((document) => listAt(document, 'cpis').map((node) => textCell(node.get('name'), startOf(document))));
  const isOpen = names.some(({ state }) => state === 'unknown') || configs.some(({ root }) => root?.kind !== 'map');
  const defined = names.flatMap((name) => (name.state === 'known' ? [name.value] : []));
  return documentsOf(input.foundation, 'cloud-config').flatMap((document) =>
    listAt(document, 'azs').flatMap((zone) => {
      const name = textCell(zone.get('cpi'), startOf(document));
      if (name.state === 'absent') return [];
      const { anchor } = name;
      const near = name.state === 'known' ? didYouMean(name.value, defined) : undefined;
      return [
        new Row(anchor, {
          kind: known('az', anchor),
          name,
          owner: textCell(zone.get('name'), anchor),
          lacking: absent(anchor),
          defined: configs.length === 0 ? absent(anchor) : definedCell(name, defined, isOpen),
          near_name: near === undefined ? absent(anchor) : known(near, anchor),
        }),
      ];
    }),
  );
}

function definedCell(name: Cell<string>, defined: readonly string[], isOpen: boolean): Cell<boolean> {
  if (name.state !== 'known') return unknown(name.anchor);
  return defined.includes(name.value) || !isOpen ? known(defined.includes(name.value), name.anchor, name.origin) : unknown(name.anchor);
}
