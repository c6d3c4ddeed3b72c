import { flagCell, textCell, textsCell } from '../../foundation/cell-of.ts';
import { manifestsOf } from '../../foundation/bosh-manifest.ts';
import { known } from '../../value/cell.ts';
import { flag, integer, Row, table, text, texts } from '../table.ts';
import { identityCells, manifestIdentity } from './manifest-identity.ts';

/** One row per BOSH manifest. */
export const manifests = table(
  'manifest',
  {
    doc: 'A BOSH deployment manifest and how it updates its VMs.',
    label: ['deployment'],
    few: true,
    columns: {
      ...manifestIdentity,
      canaries: text('update.canaries as text: a number or a percentage'),
      max_in_flight: text('update.max_in_flight as text: a number or a percentage'),
      serial: flag('update.serial; absent means true'),
      canary_watch_time: text('update.canary_watch_time in ms, one number or a range'),
      update_watch_time: text('update.update_watch_time in ms, one number or a range'),
      group_count: integer('instance groups'),
      unwantedkeys: texts('root keys that the director does not know'),
      variables: texts('names in the list of variables'),
    },
  },
  (input) =>
    manifestsOf(input.foundation).map((manifest) => {
      const { anchor } = manifest;
      const keys = manifest.document.root?.kind === 'map' ? manifest.document.root.names : [];
      return new Row(anchor, {
        ...identityCells(manifest, input),
        canaries: textCell(manifest.at('update', 'canaries'), anchor),
        max_in_flight: textCell(manifest.at('update', 'max_in_flight'), anchor),
        serial: flagCell(manifest.at('update', 'serial'), anchor),
        canary_watch_time: textCell(manifest.at('update', 'canary_watch_time'), anchor),
        update_watch_time: textCell(manifest.at('update', 'update_watch_time'), anchor),
        group_count: known(manifest.groups.length, anchor),
        unwantedkeys: known(
          keys.filter((key) => !ROOT_KEYS.includes(key)),
          anchor,
        ),
        variables: textsCell(manifest.at('variables'), anchor),
      });
    }),
);

const ROOT_KEYS =
  'name releases release stemcells update instance_groups addons properties variables features tags director_uuid manifest_version cloud_provider networks resource_pools disk_pools jobs azs vm_types disk_types compilation'.split(
    ' ',
  );
