import { filledCell, flagCell, integerCell, keyOf, placeFor, textCell, textsCell } from '../../foundation/cell-of.ts';
import { documentsOf, type Document } from '../../foundation/foundation.ts';
import { isSample } from '../../foundation/product-config.ts';
import { vmTypeNamed } from '../../foundation/vm-type.ts';
import { absent, known, mapCell, type Cell } from '../../value/cell.ts';
import { descend, isNullish, keyName, type ConfigNode } from '../../value/node.ts';
import { startOf } from '../document.ts';
import { iaasOf } from '../foundation.ts';
import type { FactInput } from '../input.ts';
import { lifecycleCell } from '../identity.ts';
import { costly, flag, integer, Row, table, text, texts, type CellSource, type Column, type Columns } from '../table.ts';
import { recreateFlags } from './recreate-switch.ts';
import { DIRECTOR, IAAS_SETTINGS, isFullDirector, PROPERTIES, SETTINGS, type SettingKind } from './settings.ts';

const COLUMN_OF: Readonly<Record<SettingKind, (doc: string) => Column>> = { text, integer, flag, texts, filled: flag };

const ownColumns = {
  file: text('path of the file'),
  full: flag('true when networks, properties and network assignment are all there'),
  sample: flag('true in folders of documentation, examples and tests'),
  purpose: text('purpose of the foundation, or unknown'),
  lifecycle: costly(text('first-install or operating')),
  iaas: text('vsphere, aws, gcp, azure or openstack; unknown when the keys do not tell'),
  azs: texts('names of the availability zones'),
  az_count: integer('how many availability zones'),
  vm_types: texts('names of the custom VM types'),
  vm_extensions: texts('names of the VM extensions'),
  director_ram_mb: integer('RAM of the director’s VM type, when the file defines it'),
  recreate_flags: texts('one-time switches for recreating VMs or disks that are true'),
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
    columns: {
      ...ownColumns,
      ...Object.fromEntries(SETTINGS.map(([column, kind, doc]) => [column, COLUMN_OF[kind](doc)])),
      ...Object.fromEntries(IAAS_SETTINGS.map(([column, kind, doc]) => [column, COLUMN_OF[kind](doc)])),
    }, // the spreads above have exactly these keys
  },
  (input) => documentsOf(input.foundation, 'director').map((document) => directorRow(document, input)),
);

function directorRow(document: Document, input: FactInput): Row {
  const anchor = startOf(document);
  const root = document.root;
  const at = (...path: readonly (string | number)[]): ConfigNode | undefined => descend(root, ...path);
  const iaas = at('iaas-configurations', 0) ?? at(PROPERTIES, 'iaas_configuration');
  const azs = textsCell(at('az-configuration'), anchor);
  const cells: Record<string, CellSource> = {
    file: known(document.file.path, anchor),
    full: known(isFullDirector(document), anchor),
    sample: known(isSample(document.file), anchor),
    purpose: known(input.foundation.purpose, anchor),
    lifecycle: () => lifecycleCell(input, anchor),
    iaas: () => iaasOf(input.foundation, anchor),
    azs,
    az_count: mapCell(azs, (names) => new Set(names).size),
    vm_types: textsCell(at('vmtypes-configuration', 'vm_types'), anchor),
    vm_extensions: textsCell(at('vmextensions-configuration'), anchor),
    director_ram_mb: () => {
      const type = textCell(at('resource-configuration', 'director', 'instance_type', 'id'), anchor);
      return type.state === 'known' ? (vmTypeNamed(input.foundation, type.value)?.ramMb ?? absent(anchor)) : type;
    },
    recreate_flags: () => recreateFlags(at(...DIRECTOR), anchor),
    both_iaas_forms: bothIaasForms(root, anchor),
    iaas_form_refused: known(
      !isNullish(at('iaas-configurations')) && at(PROPERTIES)?.kind === 'map' && at(PROPERTIES, 'iaas-configuration') !== undefined,
      anchor,
    ),
  };
  for (const [column, kind, , path] of SETTINGS) cells[column] = () => read(kind, at(...path), placeFor(root, path, anchor));
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
