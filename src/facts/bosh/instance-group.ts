import { flagCell, integerCell, textCell, textsCell } from '../../foundation/cell-of.ts';
import { manifestsOf, type BoshManifest, type InstanceGroup } from '../../foundation/bosh-manifest.ts';
import { absent, known, mapCell, unknown, type Cell } from '../../value/cell.ts';
import { descend, isNullish, type ConfigNode } from '../../value/node.ts';
import type { FactInput } from '../input.ts';
import { softwareOf } from './job-software.ts';
import { mayChange } from './pending-operation.ts';
import { flag, integer, Row, table, text, texts } from '../table.ts';
import { identityCells, manifestIdentity } from './manifest-identity.ts';

/** One row per instance group of a manifest. */
export const instanceGroups = table(
  'manifest-instance-group',
  {
    doc: 'An instance group of a BOSH manifest.',
    label: ['name'],
    columns: {
      ...manifestIdentity,
      name: text('name of the instance group'),
      role: text('what it does when it is a known part of Cloud Foundry: router, cell, database …; other when not known'),
      jobs: texts('names of its jobs'),
      instances: integer('how many'),
      quorum: flag(
        'true when one of its jobs needs a majority: databases of a Galera cluster, etcd, servers of consul, zookeeper, RabbitMQ; told by job and release',
      ),
      quorum_job: text('that job; absent when there is none'),
      data_job: text('a job that keeps data on disk, told by job and release; absent when there is none and on Windows'),
      network_without_default: flag('true when it has more than one network and none of them says default: [dns, gateway]'),
      arbitrator: flag('true when another group of the manifest holds an arbitrator for it'),
      azs: texts('availability zones'),
      az_count: integer('how many availability zones'),
      networks: texts('networks'),
      static_ips: texts('static addresses of all its networks'),
      static_ip_count: integer('how many static addresses'),
      stemcell: text('stemcell alias'),
      vm_type: text('VM type'),
      persistent_disk_mb: integer('persistent_disk in MB'),
      persistent_disk_type: text('persistent disk type'),
      stateful: flag('true when it has any persistent disk'),
      errand: flag('true with lifecycle errand'),
      max_in_flight: text('update.max_in_flight of the group, else of the manifest'),
      serial: flag('update.serial of the group, else of the manifest; absent means true'),
      migrated_from: texts('names of groups whose disks it takes over'),
    },
  },
  (input) => manifestsOf(input.foundation).flatMap((manifest) => manifest.groups.map((group) => groupRow(group, input))),
);

const ARBITRATORS = ['arbitrator', 'garbd', 'galera-arbitrator'];

function groupRow(group: InstanceGroup, input: FactInput): Row {
  const { anchor, manifest } = group;
  const azs = textsCell(group.at('azs'), anchor);
  const disk = integerCell(group.at('persistent_disk'), anchor);
  const diskType = textCell(group.at('persistent_disk_type'), anchor);
  const addresses = staticIps(group);
  const names = group.jobs.flatMap(({ name }) => (name.state === 'known' ? [name.value] : []));
  const update = (key: string): ConfigNode | undefined => group.at('update', key) ?? manifest.at('update', key);
  const quorumJob = softwareOf(group, 'quorum');
  return new Row(anchor, {
    ...identityCells(manifest, input),
    name: group.name,
    role: known(group.component?.role ?? 'other', anchor),
    jobs: known(names, anchor),
    instances: integerCell(group.at('instances'), anchor),
    quorum: quorumJob.state === 'unknown' ? quorumJob : known(quorumJob.state === 'known', anchor),
    quorum_job: quorumJob,
    data_job: softwareOf(group, 'data'),
    network_without_default: lacksDefault(group, input),
    arbitrator: arbitratorOf(manifest, anchor),
    azs,
    az_count: mapCell(azs, (list) => new Set(list).size),
    networks: textsCell(group.at('networks'), anchor),
    static_ips: addresses,
    static_ip_count: mapCell(addresses, (list) => list.length),
    stemcell: textCell(group.at('stemcell'), anchor),
    vm_type: textCell(group.at('vm_type'), anchor),
    persistent_disk_mb: disk,
    persistent_disk_type: diskType,
    stateful: statefulCell(group, input),
    errand: mapCell(textCell(group.at('lifecycle'), anchor), (word) => word === 'errand'),
    max_in_flight: textCell(update('max_in_flight'), anchor),
    serial: flagCell(update('serial'), anchor),
    migrated_from: textsCell(group.at('migrated_from'), anchor),
  });
}

const DISK_KEYS = ['persistent_disk', 'persistent_disk_type', 'persistent_disks', 'persistent_disk_pool'];

/** Whether any group of the manifest holds an arbitrator; unknown while a variable stands for jobs that may be one. */
function arbitratorOf({ document, groups }: BoshManifest, anchor: Row['anchor']): Cell<boolean> {
  if (groups.some((group) => group.job(...ARBITRATORS) !== undefined)) return known(true, anchor);
  const list = descend(document.root, 'instance_groups');
  const mayBeOne = (item: ConfigNode): boolean => {
    const jobs = descend(item, 'jobs');
    return jobs?.kind === 'unknown' || (jobs?.kind === 'sequence' && jobs.items.some((job) => descend(job, 'name')?.kind === 'unknown'));
  };
  return list?.kind === 'sequence' && list.items.some(mayBeOne) ? unknown(anchor) : known(false, anchor);
}

function statefulCell(group: InstanceGroup, input: FactInput): Cell<boolean> {
  const { anchor } = group;
  const hasDisk = DISK_KEYS.some((key) => {
    const node = group.at(key);
    return !isNullish(node) && !(key === 'persistent_disk' && node?.kind === 'scalar' && node.text === '0');
  });
  return !hasDisk && DISK_KEYS.some((key) => mayChange(group, key, input)) ? unknown(anchor) : known(hasDisk, anchor);
}

/** With several networks BOSH must be told which one gives name servers and gateway. */
function lacksDefault(group: InstanceGroup, input: FactInput): Cell<boolean> {
  const networks = group.at('networks');
  if (networks?.kind !== 'sequence' || networks.items.length < 2) return known(false, group.anchor);
  const open = networks.items.find((item) => item.kind === 'unknown' || (item.kind === 'map' && item.get('default')?.kind === 'unknown'));
  if (open !== undefined) return unknown(group.anchor);
  const lacks = !networks.items.some((item) => item.kind === 'map' && item.entry('default') !== undefined);
  return lacks && mayChange(group, 'networks', input) ? unknown(group.anchor) : known(lacks, group.anchor);
}

/** Static addresses of all networks of a group; absent when none has any. */
function staticIps(group: InstanceGroup): Cell<readonly string[]> {
  const networks = group.at('networks');
  if (networks?.kind !== 'sequence') return absent(group.anchor);
  const cells = networks.items.map((item) => textsCell(item.kind === 'map' ? item.get('static_ips') : undefined, group.anchor));
  const open = cells.find((cell) => cell.state === 'unknown');
  if (open !== undefined) return open;
  const written = cells.flatMap((cell) => (cell.state === 'known' ? [cell] : []));
  const first = written[0];
  return first === undefined ? absent(group.anchor) : { ...first, value: written.flatMap(({ value }) => value) };
}
