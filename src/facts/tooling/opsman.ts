import { integerCell, textCell, textsCell } from '../../foundation/cell-of.ts';
import { documentsOf } from '../../foundation/foundation.ts';
import { isSample } from '../../foundation/product-config.ts';
import { absent, known, mapCell, type Cell } from '../../value/cell.ts';
import { descend, isNullish, type ConfigNode } from '../../value/node.ts';
import { startOf } from '../document.ts';
import { isTimePool } from '../network/network-service.ts';
import { flag, integer, Row, table, text, texts } from '../table.ts';

const IAAS = ['vsphere', 'aws', 'gcp', 'azure', 'openstack'];

/** One row per Ops Manager VM config. */
export const opsmans = table(
  'opsman',
  {
    doc: 'The Ops Manager VM: `opsman-configuration` of opsman.yml.',
    label: ['file'],
    few: true,
    columns: {
      file: text('path of the file'),
      iaas: text('vsphere, aws, gcp, azure or openstack'),
      private_ip: text('private address of the VM'),
      disk_gb: integer('disk_size (vSphere) or boot_disk_size in GB; absent for the default'),
      default_disk_gb: integer('size without that key: 160 on vSphere, 100 on GCP, else 200'),
      dns: texts('DNS servers (vSphere)'),
      ntp: texts('NTP servers (vSphere)'),
      vcenter_insecure: flag('true when the certificate of vCenter is not checked'),
      tls_certificate: flag('true when ssl-certificate is written'),
      sample: flag('true in folders of documentation, examples and tests'),
      purpose: text('purpose of the foundation, or unknown'),
    },
  },
  (input) =>
    documentsOf(input.foundation, 'opsman').map((document) => {
      const anchor = startOf(document);
      const configuration = descend(document.root, 'opsman-configuration');
      const iaas = configuration?.kind === 'map' ? IAAS.find((name) => configuration.entry(name) !== undefined) : undefined;
      const at = (...path: readonly string[]): ConfigNode | undefined =>
        iaas === undefined ? undefined : descend(configuration, iaas, ...path);
      const insecure = textCell(at('vcenter', 'insecure'), anchor);
      return new Row(anchor, {
        file: known(document.file.path, anchor),
        iaas: iaas === undefined ? absent(anchor) : known(iaas, anchor),
        private_ip: textCell(at('private_ip'), anchor),
        disk_gb: integerCell(at(iaas === 'vsphere' ? 'disk_size' : 'boot_disk_size'), anchor),
        default_disk_gb: iaas === undefined ? absent(anchor) : known(iaas === 'vsphere' ? 160 : iaas === 'gcp' ? 100 : 200, anchor),
        dns: textsCell(at('dns'), anchor),
        ntp: textsCell(at('ntp'), anchor),
        vcenter_insecure: mapCell(insecure, (word) => word === '1' || word === 'true'),
        tls_certificate: known(!isNullish(descend(document.root, 'ssl-certificate')), anchor),
        sample: known(isSample(document.file), anchor),
        purpose: known(input.foundation.purpose, anchor),
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
    columns: {
      kind: text('dns or ntp'),
      servers: texts('servers as written'),
      count: integer('how many there are'),
      pool: flag('true when one is the name of a public pool, behind which many servers stand'),
      sample: flag('true in folders of documentation, examples and fixtures'),
      purpose: text('production, lab, sandbox, or unknown when taslint.yml does not say'),
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
            sample: known(isSample(document.file), start),
            purpose: known<string>(input.foundation.purpose, start),
          }),
        ];
      }),
    ),
);
