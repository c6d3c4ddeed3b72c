import type { Span } from '../../base/source.ts';
import { integerCell, textCell, textsCell } from '../../foundation/cell-of.ts';
import { manifestsOf, type BoshManifest, type InstanceGroup } from '../../foundation/bosh-manifest.ts';
import { documentsOf } from '../../foundation/foundation.ts';
import { isSpotCapacity } from '../../foundation/spot-capacity.ts';
import { listAt } from '../../foundation/vm-type.ts';
import { absent, known, mapCell, unknown, type Cell } from '../../value/cell.ts';
import { descend, isNullish, type ConfigNode } from '../../value/node.ts';
import type { FactInput } from '../input.ts';
import { textOf } from './deployment-identity.ts';
import { softwareOf } from './job-software.ts';
import { mayChange } from './pending-operation.ts';
import { flag, integer, rowsOf, table, text, texts } from '../table.ts';

const columns = {
  deployment: text('name of the deployment; absent in parts of a manifest'),
  create_env: flag('true for a manifest of bosh create-env (cloud_provider)'),
  name: text('name of the instance group'),
  instances: integer('how many'),
  quorum: flag(
    'true when one of its jobs needs a majority: databases of a Galera cluster, etcd, servers of consul, zookeeper, RabbitMQ; told by job and release',
  ),
  quorum_job: text('that job; absent when there is none'),
  data_job: text('a job that keeps data on disk, told by job and release; absent when there is none and on Windows'),
  network_count: integer('how many networks it has; absent without a list of them, also where a variable stands for the list'),
  default_network: flag('true when one of them says default: [dns, gateway]; absent without a list'),
  arbitrator: flag('true when another group of the manifest holds an arbitrator for it'),
  azs: texts('availability zones'),
  az_count: integer('how many availability zones'),
  networks: texts('networks'),
  stateful: flag('true when it has any persistent disk'),
  errand: flag('true with lifecycle errand'),
  spot_by: text('its VM type or the first of its VM extensions that a cloud config gives spot or preemptible capacity; absent without one'),
};

interface WrittenGroup {
  readonly group: InstanceGroup;
  readonly input: FactInput;
  readonly anchor: Span;
}

const groupRow = rowsOf<typeof columns, WrittenGroup>({
  deployment: ({ group }) => group.manifest.name,
  create_env: ({ group: { manifest } }) => known(manifest.isCreateEnv, manifest.anchor),
  name: ({ group }) => group.name,
  instances: ({ group, anchor }) => integerCell(group.at('instances'), anchor),
  quorum: ({ group, anchor }) => {
    const job = softwareOf(group, 'quorum');
    return job.state === 'unknown' ? job : known(job.state === 'known', anchor);
  },
  quorum_job: ({ group }) => softwareOf(group, 'quorum'),
  data_job: ({ group }) => softwareOf(group, 'data'),
  network_count: ({ group }) => networkCount(group),
  default_network: ({ group, input }) => hasDefault(group, input),
  arbitrator: ({ group, anchor }) => arbitratorOf(group.manifest, anchor),
  azs: ({ group, anchor }) => textsCell(group.at('azs'), anchor),
  az_count: ({ group, anchor }) => mapCell(textsCell(group.at('azs'), anchor), (list) => new Set(list).size),
  networks: ({ group, anchor }) => textsCell(group.at('networks'), anchor),
  stateful: ({ group, input }) => statefulCell(group, input),
  spot_by: ({ group, input }) => spotSource(group, input),
  errand: ({ group, anchor }) => mapCell(textCell(group.at('lifecycle'), anchor), (word) => word === 'errand'),
});

/** One row per instance group of a manifest. */
export const instanceGroups = table(
  'manifest-instance-group',
  {
    doc: 'An instance group of a BOSH manifest.',
    label: ['name'],
    looksAt: { kinds: ['bosh-manifest'], sections: ['instance_groups'] },
    columns,
  },
  (input) => manifestsOf(input.foundation).flatMap(({ groups }) => groups.map((group) => groupRow({ group, input, anchor: group.anchor }))),
);

const ARBITRATORS = ['arbitrator', 'garbd', 'galera-arbitrator'];

const DISK_KEYS = ['persistent_disk', 'persistent_disk_type', 'persistent_disks', 'persistent_disk_pool'];

/** Whether any group of the manifest holds an arbitrator; unknown while a variable stands for jobs that may be one. */
function arbitratorOf({ document, groups }: BoshManifest, anchor: Span): Cell<boolean> {
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

/** One that is known settles it; else one that a variable decides leaves it open. */
function spotSource(group: InstanceGroup, { foundation }: FactInput): Cell<string> {
  const extensions = group.at('vm_extensions');
  const named = [
    ...[group.at('vm_type')].map((node) => ({ list: 'vm_types', node })),
    ...(extensions?.kind === 'sequence' ? extensions.items : []).map((node) => ({ list: 'vm_extensions', node })),
  ];
  const clouds = documentsOf(foundation, 'cloud-config');
  let open: Cell<string> | undefined;
  for (const { list, node } of named) {
    const name = textCell(node, group.anchor);
    if (name.state !== 'known') continue;
    const defined = clouds.flatMap((cloud) => listAt(cloud, list)).find((item) => textOf(item.get('name')) === name.value);
    const spot = defined === undefined ? undefined : isSpotCapacity(defined.get('cloud_properties'), name.anchor);
    if (spot?.state === 'known' && spot.value) return name;
    if (spot?.state === 'unknown') open ??= spot;
  }
  return open ?? absent(group.anchor);
}

function networkCount(group: InstanceGroup): Cell<number> {
  const networks = group.at('networks');
  return networks?.kind === 'sequence' ? known(networks.items.length, group.anchor) : absent(group.anchor);
}

/** With several networks BOSH must be told which one gives name servers and gateway. */
function hasDefault(group: InstanceGroup, input: FactInput): Cell<boolean> {
  const networks = group.at('networks');
  if (networks?.kind !== 'sequence') return absent(group.anchor);
  const open = networks.items.find((item) => item.kind === 'unknown' || (item.kind === 'map' && item.get('default')?.kind === 'unknown'));
  if (open !== undefined) return unknown(group.anchor);
  const has = networks.items.some((item) => item.kind === 'map' && item.entry('default') !== undefined);
  return !has && mayChange(group, 'networks', input) ? unknown(group.anchor) : known(has, group.anchor);
}
