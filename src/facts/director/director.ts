import { anchorOf, filledCell, flagCell, integerCell, keyOf, numberCell, placeFor, textCell, textsCell } from '../../foundation/cell-of.ts';
import { documentsOf, type Document } from '../../foundation/foundation.ts';
import { isSample } from '../../foundation/product-config.ts';
import { vmTypeNamed, vmTypesOf } from '../../foundation/vm-type.ts';
import { absent, known, mapCell, type Cell } from '../../value/cell.ts';
import { descend, isNullish, keyName, type ConfigNode } from '../../value/node.ts';
import { startOf } from '../document.ts';
import { iaasOf } from '../foundation.ts';
import type { FactInput } from '../input.ts';
import { lifecycleCell } from '../identity.ts';
import { costly, flag, integer, Row, table, text, texts, type CellSource, type Column, type Columns } from '../table.ts';

type Kind = 'text' | 'integer' | 'flag' | 'texts' | 'filled';

/** Settings of a director config as columns: [column, kind, doc, path]. Names are the file's own; prefixes only where two sections share a key. */
const C = 'properties-configuration';
const D = [C, 'director_configuration'];
const SETTINGS: readonly (readonly [string, Kind, string, readonly string[]])[] = [
  ['ntp_servers', 'texts', 'ntp_servers_string, cut at commas', [...D, 'ntp_servers_string']],
  ['resurrector_enabled', 'flag', 'resurrector_enabled', [...D, 'resurrector_enabled']],
  ['post_deploy_enabled', 'flag', 'post_deploy_enabled', [...D, 'post_deploy_enabled']],
  ['retry_bosh_deploys', 'flag', 'retry_bosh_deploys', [...D, 'retry_bosh_deploys']],
  ['keep_unreachable_vms', 'flag', 'keep_unreachable_vms', [...D, 'keep_unreachable_vms']],
  ['bosh_recreate_on_next_deploy', 'flag', 'bosh_recreate_on_next_deploy', [...D, 'bosh_recreate_on_next_deploy']],
  [
    'bosh_director_recreate_on_next_deploy',
    'flag',
    'bosh_director_recreate_on_next_deploy',
    [...D, 'bosh_director_recreate_on_next_deploy'],
  ],
  [
    'bosh_recreate_persistent_disks_on_next_deploy',
    'flag',
    'bosh_recreate_persistent_disks_on_next_deploy',
    [...D, 'bosh_recreate_persistent_disks_on_next_deploy'],
  ],
  ['skip_director_drain', 'flag', 'skip_director_drain', [...D, 'skip_director_drain']],
  ['job_configuration_on_tmpfs', 'flag', 'job_configuration_on_tmpfs', [...D, 'job_configuration_on_tmpfs']],
  ['director_worker_count', 'integer', 'director_worker_count', [...D, 'director_worker_count']],
  ['product_deploy_parallelism', 'integer', 'product_deploy_parallelism', [...D, 'product_deploy_parallelism']],
  ['max_threads', 'integer', 'max_threads', [...D, 'max_threads']],
  ['metrics_ip', 'text', 'metrics_ip', [...D, 'metrics_ip']],
  ['custom_ssh_banner', 'text', 'custom_ssh_banner', [...D, 'custom_ssh_banner']],
  ['metrics_server_enabled', 'flag', 'metrics_server_enabled', [...D, 'metrics_server_enabled']],
  ['system_metrics_runtime_enabled', 'flag', 'system_metrics_runtime_enabled', [...D, 'system_metrics_runtime_enabled']],
  ['database_type', 'text', 'internal or external', [...D, 'database_type']],
  ['external_database_tls_enabled', 'flag', 'external_database_options.tls_enabled', [...D, 'external_database_options', 'tls_enabled']],
  ['external_database_host', 'text', 'external_database_options.host', [...D, 'external_database_options', 'host']],
  ['blobstore_type', 'text', 'local, s3 or gcs', [...D, 'blobstore_type']],
  ['local_blobstore_tls_enabled', 'flag', 'local_blobstore_options.tls_enabled', [...D, 'local_blobstore_options', 'tls_enabled']],
  [
    'local_blobstore_signed_urls',
    'flag',
    'local_blobstore_options.enable_signed_urls',
    [...D, 'local_blobstore_options', 'enable_signed_urls'],
  ],
  ['s3_endpoint', 'text', 's3_blobstore_options.endpoint', [...D, 's3_blobstore_options', 'endpoint']],
  ['s3_signature_version', 'text', 's3_blobstore_options.signature_version', [...D, 's3_blobstore_options', 'signature_version']],
  ['s3_backup_strategy', 'text', 's3_blobstore_options.backup_strategy', [...D, 's3_blobstore_options', 'backup_strategy']],
  ['s3_url_style', 'text', 's3_blobstore_options.url_style', [...D, 's3_blobstore_options', 'url_style']],
  ['s3_signed_urls', 'flag', 's3_blobstore_options.enable_signed_urls', [...D, 's3_blobstore_options', 'enable_signed_urls']],
  ['hm_emailer_enabled', 'flag', 'hm_emailer_options.enabled', [...D, 'hm_emailer_options', 'enabled']],
  ['hm_emailer_host', 'text', 'hm_emailer_options.host', [...D, 'hm_emailer_options', 'host']],
  [
    'hm_emailer_recipients',
    'texts',
    'hm_emailer_options.recipients.value, cut at commas',
    [...D, 'hm_emailer_options', 'recipients', 'value'],
  ],
  ['hm_pager_duty_enabled', 'flag', 'hm_pager_duty_options.enabled', [...D, 'hm_pager_duty_options', 'enabled']],
  ['generate_vm_passwords', 'flag', 'security_configuration.generate_vm_passwords', [C, 'security_configuration', 'generate_vm_passwords']],
  [
    'trusted_certificates',
    'filled',
    'whether security_configuration.trusted_certificates holds anything',
    [C, 'security_configuration', 'trusted_certificates'],
  ],
  [
    'opsmanager_root_ca_trusted_certs',
    'flag',
    'security_configuration.opsmanager_root_ca_trusted_certs',
    [C, 'security_configuration', 'opsmanager_root_ca_trusted_certs'],
  ],
  [
    'clear_default_trusted_certificates_store',
    'flag',
    'security_configuration.clear_default_trusted_certificates_store',
    [C, 'security_configuration', 'clear_default_trusted_certificates_store'],
  ],
  ['syslog_enabled', 'flag', 'syslog_configuration.enabled', [C, 'syslog_configuration', 'enabled']],
  ['syslog_address', 'text', 'syslog_configuration.address', [C, 'syslog_configuration', 'address']],
  ['syslog_transport_protocol', 'text', 'syslog_configuration.transport_protocol', [C, 'syslog_configuration', 'transport_protocol']],
  ['syslog_tls_enabled', 'flag', 'syslog_configuration.tls_enabled', [C, 'syslog_configuration', 'tls_enabled']],
  ['network', 'text', 'network-assignment.network.name', ['network-assignment', 'network', 'name']],
  [
    'singleton_az',
    'text',
    'network-assignment.singleton_availability_zone.name',
    ['network-assignment', 'singleton_availability_zone', 'name'],
  ],
  ['icmp_checks_enabled', 'flag', 'networks-configuration.icmp_checks_enabled', ['networks-configuration', 'icmp_checks_enabled']],
  ['director_instance_type', 'text', 'VM type of the director', ['resource-configuration', 'director', 'instance_type', 'id']],
  [
    'director_disk_mb',
    'integer',
    'persistent disk of the director in MB',
    ['resource-configuration', 'director', 'persistent_disk', 'size_mb'],
  ],
  ['compilation_instances', 'integer', 'compilation VMs', ['resource-configuration', 'compilation', 'instances']],
  ['compilation_instance_type', 'text', 'VM type of compilation VMs', ['resource-configuration', 'compilation', 'instance_type', 'id']],
];

/** Settings of an IaaS configuration, whichever of the two places it stands in; the first one counts. */
const IAAS_SETTINGS: readonly (readonly [string, Kind, string, string])[] = [
  ['ssl_verification_enabled', 'flag', 'ssl_verification_enabled of the first IaaS configuration (vSphere)', 'ssl_verification_enabled'],
  ['iaas_encrypted', 'flag', 'encrypted of the first IaaS configuration (AWS)', 'encrypted'],
  ['nsx_mode', 'text', 'nsx_mode of the first IaaS configuration: nsx-v or nsx-t', 'nsx_mode'],
  ['nsx_networking_enabled', 'flag', 'nsx_networking_enabled of the first IaaS configuration', 'nsx_networking_enabled'],
];

const COLUMN_OF: Readonly<Record<Kind, (doc: string) => Column>> = { text, integer, flag, texts, filled: flag };

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

function isFullDirector({ root }: Document): boolean {
  return ['networks-configuration', C, 'network-assignment'].every((key) => !isNullish(descend(root, key)));
}

const RECREATES: Readonly<Record<string, string>> = {
  bosh_recreate_on_next_deploy: 'vms',
  bosh_director_recreate_on_next_deploy: 'director',
  bosh_recreate_persistent_disks_on_next_deploy: 'disks',
};
const RECREATE = Object.keys(RECREATES);

function directorRow(document: Document, input: FactInput): Row {
  const anchor = startOf(document);
  const root = document.root;
  const at = (...path: readonly (string | number)[]): ConfigNode | undefined => descend(root, ...path);
  const iaas = at('iaas-configurations', 0) ?? at(C, 'iaas_configuration');
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
    recreate_flags: () => recreateFlags(at(...D), anchor),
    both_iaas_forms: bothIaasForms(root, anchor),
    iaas_form_refused: known(
      !isNullish(at('iaas-configurations')) && at(C)?.kind === 'map' && at(C, 'iaas-configuration') !== undefined,
      anchor,
    ),
  };
  for (const [column, kind, , path] of SETTINGS) cells[column] = () => read(kind, at(...path), placeFor(root, path, anchor));
  for (const [column, kind, , key] of IAAS_SETTINGS) cells[column] = () => read(kind, descend(iaas, key), anchor);
  return new Row<Columns>(anchor, cells);
}

/** Its place is the older of the two. */
function bothIaasForms(root: ConfigNode | undefined, anchor: Row['anchor']): Cell<boolean> {
  const properties = descend(root, C);
  const older =
    properties?.kind === 'map'
      ? ['iaas_configuration', 'iaas-configuration'].map((key) => properties.entry(key)).find((entry) => entry !== undefined)
      : undefined;
  const stands = older !== undefined && (keyName(older.key).includes('-') || !isNullish(older.value));
  return known(stands && !isNullish(descend(root, 'iaas-configurations')), keyOf(older, anchor));
}

/** Those that are true; unknown when one of them is. */
function recreateFlags(configuration: ConfigNode | undefined, anchor: Row['anchor']): Cell<readonly string[]> {
  const cells = RECREATE.map((name) => [name, flagCell(descend(configuration, name), anchor)] as const);
  const on = cells.filter(([, cell]) => cell.state === 'known' && cell.value);
  const first = on[0]?.[1];
  if (first?.state === 'known') return { ...first, value: on.map(([name]) => name) };
  const open = cells.find(([, cell]) => cell.state === 'unknown')?.[1];
  return open?.state === 'unknown' ? open : known([], anchor);
}

function read(kind: Kind, node: ConfigNode | undefined, anchor: Row['anchor']): Cell {
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

/** One row per well-known setting that a director config writes: for rules about several settings, each a line of its own to edit. */
export const directorSettings = table(
  'director-setting',
  {
    doc: 'A setting of a director config that somebody wrote, under the name of its column in the table director.',
    label: ['name'],
    columns: {
      file: text('path of the director file'),
      name: text('column of the table director, e.g. max_threads'),
      text: text('the value as text; absent for lists and credentials'),
      number: integer('the value when it is a whole number'),
      enabled: flag('the value when it is true or false'),
      full: flag('true when networks, properties and network assignment are all there'),
      sample: flag('true in folders of documentation, examples and tests'),
      purpose: text('purpose of the foundation, or unknown'),
    },
  },
  (input) =>
    documentsOf(input.foundation, 'director').flatMap((document) => {
      const start = startOf(document);
      const full = isFullDirector(document);
      return SETTINGS.flatMap(([name, kind, , path]) => {
        const node = descend(document.root, ...path);
        if (isNullish(node) || kind === 'filled') return [];
        const anchor = anchorOf(node, start);
        const as = <V>(wanted: Kind, cell: () => Cell<V>): Cell<V> => (kind === wanted ? cell() : absent(anchor));
        return [
          new Row(anchor, {
            file: known(document.file.path, anchor),
            name: known(name, anchor),
            text: kind === 'texts' ? absent(anchor) : textCell(node, anchor),
            number: as('integer', () => integerCell(node, anchor)),
            enabled: as('flag', () => flagCell(node, anchor)),
            full: known(full, anchor),
            sample: known(isSample(document.file), anchor),
            purpose: known(input.foundation.purpose, anchor),
          }),
        ];
      });
    }),
);

/** One row per size of the VMs that the director itself and compilation use. */
export const directorResources = table(
  'director-resource',
  {
    doc: 'A size of the director’s own VM or of compilation VMs.',
    label: ['vm', 'kind'],
    few: true,
    columns: {
      file: text('path of the director file'),
      vm: text('director or compilation'),
      kind: text('persistent-disk, memory or ephemeral-disk'),
      mb: integer('MB as written, or of the VM type when a file defines it'),
      vm_type: text('VM type; absent for the persistent disk'),
      sample: flag('true in folders of documentation, examples and tests'),
      purpose: text('purpose of the foundation, or unknown'),
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
            file: known(document.file.path, anchor),
            vm: known(vm, anchor),
            kind: known(kind, anchor),
            mb,
            vm_type: type ?? absent(anchor),
            sample: known(isSample(document.file), anchor),
            purpose: known(input.foundation.purpose, anchor),
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
  const found = type.state === 'known' ? vmTypeNamed(input.foundation, type.value) : undefined;
  return { type, mb: found === undefined ? (type.state === 'unknown' ? type : absent(type.anchor)) : found[part] };
}

/** One row per one-time switch that a director config writes, each a line of its own to edit. */
export const recreateSwitches = table(
  'recreate-switch',
  {
    doc: 'A switch of a director config that recreates VMs or disks at the next deployment.',
    plural: 'recreate_switches',
    label: ['name'],
    few: true,
    columns: {
      file: text('path of the director file'),
      name: text('the key, e.g. bosh_recreate_on_next_deploy'),
      recreates: text('vms, director or disks'),
      enabled: flag('whether it is true'),
      sample: flag('true in folders of documentation, examples and tests'),
    },
  },
  (input) =>
    documentsOf(input.foundation, 'director').flatMap((document) =>
      RECREATE.flatMap((name) => {
        const enabled = flagCell(descend(document.root, ...D, name), startOf(document));
        if (enabled.state === 'absent') return [];
        const { anchor } = enabled;
        return [
          new Row(anchor, {
            file: known(document.file.path, anchor),
            name: known(name, anchor),
            recreates: known(RECREATES[name]!, anchor),
            enabled,
            sample: known(isSample(document.file), anchor),
          }),
        ];
      }),
    ),
);

/** One row per VM type that a director config or a cloud config defines. */
export const vmTypes = table(
  'vm-type',
  {
    doc: 'A VM type of a director config (custom types) or a cloud config.',
    label: ['name'],
    columns: {
      kind: text('director or cloud-config'),
      name: text('name of the type'),
      cpu: integer('CPUs'),
      ram_mb: integer('RAM in MB'),
      ephemeral_disk_mb: integer('ephemeral disk in MB'),
      repeated: flag('true when an earlier type of the same file has the same name; the last one wins'),
      used_by: texts('jobs and instance groups of the foundation that name it'),
    },
  },
  (input) => {
    const types = vmTypesOf(input.foundation);
    return types.map((type, index) => {
      const { anchor, document, name } = type;
      const same = (other: (typeof types)[number]): boolean =>
        other.document === document && other.name.state === 'known' && name.state === 'known' && other.name.value === name.value;
      return new Row(anchor, {
        kind: known(document.kind, anchor),
        name,
        cpu: type.cpu,
        ram_mb: type.ramMb,
        ephemeral_disk_mb: type.ephemeralDiskMb,
        repeated: () => known(types.slice(0, index).some(same), anchor),
        used_by: () => usersOf(name, input, anchor),
      });
    });
  },
);

function usersOf(name: Cell<string>, input: FactInput, anchor: Row['anchor']): Cell<readonly string[]> {
  if (name.state !== 'known') return name;
  const users = documentsOf(input.foundation, 'product').flatMap(({ root }) => {
    const jobs = descend(root, 'resource-config');
    if (jobs?.kind !== 'map') return [];
    return jobs.entries.flatMap(({ key, value }) => {
      const type = descend(value, 'instance_type', 'id');
      return type?.kind === 'scalar' && type.text === name.value ? [key.text] : [];
    });
  });
  return known(users, anchor);
}

/** One row per VM extension of a director config or a cloud config. */
export const vmExtensions = table(
  'vm-extension',
  {
    doc: 'A VM extension: what it changes about VMs.',
    label: ['name'],
    columns: {
      kind: text('director, cloud-config, or vm-extension: a file for om create-vm-extension'),
      name: text('name of the extension'),
      spot: flag('true when it makes VMs that the IaaS may take away: a spot price (AWS) or preemptible (GCP)'),
      load_balancer: flag('true when it attaches a load balancer'),
      properties: texts('keys of its cloud_properties'),
    },
  },
  (input) =>
    documentsOf(input.foundation, 'director', 'cloud-config', 'vm-extension').flatMap((document) =>
      extensionsOf(document).flatMap((node) => {
        if (node.kind !== 'map') return [];
        const name = textCell(node.get('name'), startOf(document));
        const { anchor } = name;
        const cloud = node.get('cloud_properties');
        const keys = cloud?.kind === 'map' ? cloud.names : [];
        const preemptible = flagCell(descend(cloud, 'preemptible'), anchor);
        const price = numberCell(descend(cloud, 'spot_bid_price'), anchor);
        return [
          new Row(anchor, {
            kind: known(document.kind, anchor),
            name,
            spot:
              price.state !== 'absent' ? mapCell(price, () => true) : preemptible.state === 'absent' ? known(false, anchor) : preemptible,
            load_balancer: known(
              keys.some((key) =>
                [
                  'elbs',
                  'lb_target_groups',
                  'target_pool',
                  'backend_service',
                  'load_balancer',
                  'application_gateway',
                  'nsxt',
                  'nsx',
                ].includes(key),
              ),
              anchor,
            ),
            properties: known(keys, anchor),
          }),
        ];
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
