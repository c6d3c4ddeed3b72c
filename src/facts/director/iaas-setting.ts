import { flagCell, keyOf, textCell } from '../../foundation/cell-of.ts';
import { documentsOf, type Document } from '../../foundation/foundation.ts';
import { iaasConfigurationsOf } from '../../foundation/iaas-configuration.ts';
import { known, mapCell, type Cell } from '../../value/cell.ts';
import { descend } from '../../value/node.ts';
import { startOf } from '../document.ts';
import { flag, Row, table, text } from '../table.ts';

/** One row per written switch that protects what Ops Manager or the director do with the infrastructure, for every IaaS configuration. */
export const iaasSettings = table(
  'iaas-setting',
  {
    doc: 'A written switch that protects the connection to the infrastructure, or the disks there.',
    label: ['setting'],
    few: true,
    looksAt: { kinds: ['director', 'opsman'] },
    columns: {
      setting: text('ssl_verification_enabled, vcenter.insecure (vSphere) or encrypted (AWS)'),
      protected: flag(
        'true when certificates are checked, or disks encrypted: one meaning for switches of which some are on and some off for it',
      ),
    },
  },
  (input) => [
    ...documentsOf(input.foundation, 'director').flatMap((document) => directorRows(document)),
    ...documentsOf(input.foundation, 'opsman').flatMap((document) => opsmanRows(document)),
  ],
);

function directorRows(document: Document): readonly Row[] {
  return iaasConfigurationsOf(document).flatMap((node) =>
    ['ssl_verification_enabled', 'encrypted'].flatMap((setting) => {
      const entry = node.entry(setting);
      if (entry === undefined) return [];
      const anchor = keyOf(entry, startOf(document));
      return [settingRow(setting, anchor, flagCell(entry.value, anchor))];
    }),
  );
}

function opsmanRows(document: Document): readonly Row[] {
  const vcenter = descend(document.root, 'opsman-configuration', 'vsphere', 'vcenter');
  const entry = vcenter?.kind === 'map' ? vcenter.entry('insecure') : undefined;
  if (entry === undefined) return [];
  const anchor = keyOf(entry, startOf(document));
  // om hands the word to govc, which takes 1 and true
  const isProtected = mapCell(textCell(entry.value, anchor), (word) => word !== '1' && word !== 'true');
  return [settingRow('vcenter.insecure', anchor, isProtected)];
}

function settingRow(setting: string, anchor: Row['anchor'], isProtected: Cell<boolean>): Row {
  return new Row(anchor, { setting: known(setting, anchor), protected: isProtected });
}
