import { DIRECTOR_SETTINGS, IAAS_SETTINGS, PROPERTIES, type SettingKind } from '../../catalog/director-settings.ts';
import { filledCell, flagCell, integerCell, keyOf, placeFor, textCell, textsCell } from '../../foundation/cell-of.ts';
import { documentsOf, type Document } from '../../foundation/foundation.ts';
import { absent, known, mapCell, type Cell } from '../../value/cell.ts';
import { descend, isNullish, keyName, type ConfigNode } from '../../value/node.ts';
import { startOf } from '../document.ts';
import { flag, integer, Row, table, text, texts, type CellSource, type Column, type Columns } from '../table.ts';

const COLUMN_OF: Readonly<Record<SettingKind, (doc: string) => Column>> = { text, integer, flag, texts, filled: flag };

const ownColumns = {
  full: flag('true when networks, properties and network assignment are all there'),
  az_count: integer('how many availability zones'),
  both_iaas_forms: flag('true when iaas-configurations stands beside properties-configuration.iaas_configuration'),
  iaas_form_refused: flag(
    'true when it stands beside properties-configuration.iaas-configuration (with a hyphen), which om itself refuses',
  ),
};

/** One wide row per director config. */
export const directors = table(
  'director',
  {
    doc: 'A director config with its settings. Keys that nobody wrote are absent.',
    label: ['file'],
    few: true,
    looksAt: { kinds: ['director'] },
    columns: {
      ...ownColumns,
      ...Object.fromEntries(DIRECTOR_SETTINGS.map(([column, kind, doc]) => [column, COLUMN_OF[kind](doc)])),
      ...Object.fromEntries(IAAS_SETTINGS.map(([column, kind, doc]) => [column, COLUMN_OF[kind](doc)])),
    }, // the spreads above have exactly these keys
  },
  (input) => documentsOf(input.foundation, 'director').map((document) => directorRow(document)),
);

function directorRow(document: Document): Row {
  const anchor = startOf(document);
  const root = document.root;
  const at = (...path: readonly (string | number)[]): ConfigNode | undefined => descend(root, ...path);
  const iaas = at('iaas-configurations', 0) ?? at(PROPERTIES, 'iaas_configuration');
  const cells: Record<string, CellSource> = {
    full: known(isFullDirector(document), anchor),
    az_count: mapCell(textsCell(at('az-configuration'), anchor), (names) => new Set(names).size),
    both_iaas_forms: bothIaasForms(root, anchor),
    iaas_form_refused: known(
      !isNullish(at('iaas-configurations')) && at(PROPERTIES)?.kind === 'map' && at(PROPERTIES, 'iaas-configuration') !== undefined,
      anchor,
    ),
  };
  for (const [column, kind, , path] of DIRECTOR_SETTINGS) cells[column] = () => read(kind, at(...path), placeFor(root, path, anchor));
  for (const [column, kind, , key] of IAAS_SETTINGS) cells[column] = () => read(kind, descend(iaas, key), anchor);
  return new Row<Columns>(anchor, cells);
}

/** Its place is the older of the two. */
function bothIaasForms(root: ConfigNode | undefined, anchor: Row['anchor']): Cell<boolean> {
  const properties = descend(root, PROPERTIES);
  const older =
    properties?.kind === 'map'
      ? ['iaas_configuration', 'iaas-configuration'].map((key) => properties.entry(key)).find((entry) => entry !== undefined)
      : undefined;
  const stands = older !== undefined && (keyName(older.key).includes('-') || !isNullish(older.value));
  return known(stands && !isNullish(descend(root, 'iaas-configurations')), keyOf(older, anchor));
}

function read(kind: SettingKind, node: ConfigNode | undefined, anchor: Row['anchor']): Cell {
  switch (kind) {
    case 'text':
      return textCell(node, anchor);
    case 'integer':
      return node?.kind === 'scalar' && node.text === 'automatic' ? absent(anchor) : integerCell(node, anchor);
    case 'flag':
      return flagCell(node, anchor);
    case 'texts':
      return textsCell(node, anchor);
    case 'filled':
      return filledCell(node, anchor);
  }
}

/** Networks, properties and network assignment are all there. */
export function isFullDirector({ root }: Document): boolean {
  return ['networks-configuration', PROPERTIES, 'network-assignment'].every((key) => !isNullish(descend(root, key)));
}
