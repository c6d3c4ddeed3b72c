import { isTimePool } from '../../catalog/public-servers.ts';
import { integerCell, textsCell } from '../../foundation/cell-of.ts';
import { documentsOf } from '../../foundation/foundation.ts';
import { absent, known, mapCell, type Cell } from '../../value/cell.ts';
import { descend, type ConfigNode } from '../../value/node.ts';
import { startOf } from '../document.ts';
import { flag, integer, Row, table, text, texts } from '../table.ts';

const IAAS = ['vsphere', 'aws', 'gcp', 'azure', 'openstack'];

/** One row per Ops Manager VM config. */
export const opsmans = table(
  'opsman',
  {
    doc: 'The Ops Manager VM: `opsman-configuration` of opsman.yml.',
    label: ['file'],
    few: true,
    looksAt: { kinds: ['opsman'] },
    columns: {
      iaas: text('vsphere, aws, gcp, azure or openstack'),
      disk_gb: integer('disk_size (vSphere) or boot_disk_size in GB; absent for the default'),
      default_disk_gb: integer('size without that key: 160 on vSphere, 100 on GCP, else 200'),
    },
  },
  (input) =>
    documentsOf(input.foundation, 'opsman').map((document) => {
      const anchor = startOf(document);
      const configuration = descend(document.root, 'opsman-configuration');
      const iaas = configuration?.kind === 'map' ? IAAS.find((name) => configuration.entry(name) !== undefined) : undefined;
      const at = (...path: readonly string[]): ConfigNode | undefined =>
        iaas === undefined ? undefined : descend(configuration, iaas, ...path);
      return new Row(anchor, {
        iaas: iaas === undefined ? absent(anchor) : known(iaas, anchor),
        disk_gb: integerCell(at(iaas === 'vsphere' ? 'disk_size' : 'boot_disk_size'), anchor),
        default_disk_gb: iaas === undefined ? absent(anchor) : known(iaas === 'vsphere' ? 160 : iaas === 'gcp' ? 100 : 200, anchor),
      });
    }),
);

/** One row per list of servers of an Ops Manager VM on vSphere; elsewhere the infrastructure gives them. */
export const opsmanServers = table(
  'opsman-server',
  {
    doc: 'Name servers or time servers of the Ops Manager VM on vSphere, as opsman.yml gives them.',
    label: ['kind'],
    few: true,
    looksAt: { kinds: ['opsman'], sections: ['opsman-configuration'] },
    columns: {
      kind: text('dns or ntp'),
      servers: texts('servers as written'),
      count: integer('how many there are'),
      pool: flag('true when one is the name of a public pool, behind which many servers stand'),
    },
  },
  (input) =>
    documentsOf(input.foundation, 'opsman').flatMap((document) =>
      ['dns', 'ntp'].flatMap((kind) => {
        const start = startOf(document);
        const written = textsCell(descend(document.root, 'opsman-configuration', 'vsphere', kind), start);
        const servers: Cell<readonly string[]> = mapCell(written, (list) =>
          list.flatMap((words) => words.split(/[\s;]+/)).filter((word) => word !== ''),
        );
        if (servers.state === 'absent') return [];
        return [
          new Row(servers.anchor, {
            kind: known<string>(kind, servers.anchor),
            servers,
            count: mapCell(servers, (list) => list.length),
            pool: mapCell(servers, (list) => list.some(isTimePool)),
          }),
        ];
      }),
    ),
);
