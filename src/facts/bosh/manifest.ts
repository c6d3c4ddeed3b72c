import { flagCell, integerCell, keyOf, scalarCell, textCell, textsCell } from '../../foundation/cell-of.ts';
import { manifestsOf, type BoshManifest, type InstanceGroup } from '../../foundation/bosh-manifest.ts';
import { isSample } from '../../foundation/product-config.ts';
import { listAt } from '../../foundation/vm-type.ts';
import { documentsOf } from '../../foundation/foundation.ts';
import { absent, known, mapCell, unknown, type Cell } from '../../value/cell.ts';
import { descend, isNullish, keyName, type ConfigNode, type MapNode } from '../../value/node.ts';
import type { FactInput } from '../input.ts';
import { softwareOf } from './job-software.ts';
import { isTrial } from './manifest-check.ts';
import { mayAdd, mayChange } from './pending-operation.ts';
import { flag, integer, Row, scalar, table, text, texts } from '../table.ts';

const manifestIdentity = {
  deployment: text('name of the deployment; absent in parts of a manifest'),
  fragment: flag('true for a part of a manifest: name, releases or update are missing, so references lead elsewhere'),
  create_env: flag('true for a manifest of bosh create-env (cloud_provider)'),
  sample: flag('true in folders of documentation, examples and tests'),
  purpose: text('purpose of the foundation, or unknown'),
};

function identityCells(manifest: BoshManifest, input: FactInput): Record<keyof typeof manifestIdentity, Cell<never>> {
  const { anchor } = manifest;
  return {
    deployment: manifest.name,
    fragment: known(manifest.isFragment, anchor),
    create_env: known(manifest.isCreateEnv, anchor),
    sample: known(isSample(manifest.document.file), anchor),
    purpose: known(input.foundation.purpose, anchor),
  } as Record<keyof typeof manifestIdentity, Cell<never>>; // spread into rows whose columns say the types
}

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

/** One row per leaf property of a job in a manifest. Secrets have no value. */
export const manifestProperties = table(
  'manifest-property',
  {
    doc: 'A property of a job in a BOSH manifest, under its dotted name.',
    plural: 'manifest_properties',
    label: ['job', 'name'],
    columns: {
      ...manifestIdentity,
      instance_group: text('name of the instance group'),
      job: text('name of the job'),
      name: text('keys below properties joined by dots, e.g. cc.diego.use_privileged_containers_for_running'),
      value: scalar('the value; absent for lists and for credentials'),
    },
  },
  (input) =>
    manifestsOf(input.foundation).flatMap((manifest) =>
      manifest.groups.flatMap((group) =>
        group.jobs.flatMap((job) => {
          const properties = job.node.get('properties');
          if (properties?.kind !== 'map') return [];
          return leavesOf(properties).map(({ name, node, anchor }) => {
            const own = anchor ?? job.anchor;
            const secret = /(password|secret|private_key|_key|token|passphrase)$/.test(name);
            return new Row(own, {
              ...identityCells(manifest, input),
              instance_group: group.name,
              job: job.name,
              name: known(name, own),
              value: secret || node.kind === 'sequence' || node.kind === 'map' ? absent(own) : scalarCell(node, own),
            });
          });
        }),
      ),
    ),
);

interface Leaf {
  readonly name: string;
  readonly node: ConfigNode;
  readonly anchor: Row['anchor'] | undefined;
}

const MOST_LEAVES = 20_000;

/** Leaves of nested maps with their dotted names; lists are leaves. */
function leavesOf(map: MapNode, prefix = '', found: Leaf[] = []): readonly Leaf[] {
  for (const entry of map.entries) {
    if (found.length >= MOST_LEAVES) break;
    const name = prefix === '' ? keyName(entry.key) : `${prefix}.${keyName(entry.key)}`;
    if (entry.value.kind === 'map' && entry.value.entries.length > 0) leavesOf(entry.value, name, found);
    else found.push({ name, node: entry.value, anchor: entry.key.origin.kind === 'written' ? entry.key.origin : undefined });
  }
  return found;
}

/** One row per release that a manifest or a runtime config lists. */
export const manifestReleases = table(
  'manifest-release',
  {
    doc: 'A release in the list of a BOSH manifest or a runtime config.',
    label: ['name'],
    columns: {
      kind: text('bosh-manifest or runtime-config'),
      deployment: text('name of the deployment; absent for runtime configs'),
      name: text('name of the release'),
      version: text('version as written'),
      latest: flag('true when the version is latest (or ends so) or create'),
      url: text('where it is downloaded from; absent when it must be uploaded'),
      has_sha1: flag('true when a checksum is written'),
      used: flag('true when a job of the same file uses it'),
      sample: flag('true in folders of documentation, examples and tests'),
    },
  },
  (input) =>
    documentsOf(input.foundation, 'bosh-manifest', 'runtime-config').flatMap((document) => {
      const releases = listAt(document, 'releases');
      const used = new Set(jobMaps(document.root).flatMap((job) => releaseName(job.get('release'))));
      return releases.map((node) => {
        const start = { file: document.file, start: 0, end: 0 };
        const anchor = keyOf(node.entry('name') ?? node.entries[0], start);
        const name = textCell(node.get('name'), anchor);
        const version = textCell(node.get('version'), anchor);
        const url = textCell(node.get('url'), anchor);
        return new Row(anchor, {
          kind: known(document.kind, anchor),
          deployment:
            document.kind === 'bosh-manifest' && document.root?.kind === 'map'
              ? textCell(document.root.get('name'), anchor)
              : absent(anchor),
          name,
          version,
          latest: mapCell(version, (text) => text.endsWith('latest') || text === 'create'),
          url: mapCell(url, (text) => text.replace(/\/\/[^/@]*@/, '//')),
          has_sha1: known(!isNullish(node.get('sha1')), anchor),
          used: name.state === 'known' ? known(used.has(name.value), anchor) : unknown(anchor),
          sample: known(isSample(document.file), anchor),
        });
      });
    }),
);

/** Job maps of instance groups and add-ons. */
function jobMaps(root: ConfigNode | undefined): readonly MapNode[] {
  if (root?.kind !== 'map') return [];
  const holders = ['instance_groups', 'addons'].flatMap((key) => {
    const list = root.get(key);
    return list?.kind === 'sequence' ? list.items : [];
  });
  return holders.flatMap((holder) => {
    const jobs = holder.kind === 'map' ? holder.get('jobs') : undefined;
    return jobs?.kind === 'sequence' ? jobs.items.filter((job): job is MapNode => job.kind === 'map') : [];
  });
}

function releaseName(node: ConfigNode | undefined): readonly string[] {
  return node?.kind === 'scalar' ? [node.text] : [];
}

/** One row per stemcell that a manifest lists. */
export const manifestStemcells = table(
  'manifest-stemcell',
  {
    doc: 'A stemcell in the list of a BOSH manifest.',
    label: ['alias'],
    columns: {
      ...manifestIdentity,
      alias: text('alias that instance groups use'),
      os: text('operating system, e.g. ubuntu-jammy'),
      name: text('full stemcell name, the older way'),
      version: text('version as written'),
      latest: flag('true when the version is latest or ends so'),
      used: flag('true when an instance group uses the alias'),
    },
  },
  (input) =>
    manifestsOf(input.foundation).flatMap((manifest) => {
      const used = new Set(manifest.groups.flatMap((group) => releaseName(group.at('stemcell'))));
      return manifest.list('stemcells').map((node) => {
        const anchor = keyOf(node.entry('alias') ?? node.entries[0], manifest.anchor);
        const alias = textCell(node.get('alias'), anchor);
        const version = textCell(node.get('version'), anchor);
        return new Row(anchor, {
          ...identityCells(manifest, input),
          alias,
          os: textCell(node.get('os'), anchor),
          name: textCell(node.get('name'), anchor),
          version,
          latest: mapCell(version, (text) => text.endsWith('latest')),
          used: alias.state === 'known' ? known(used.has(alias.value), anchor) : unknown(anchor),
        });
      });
    }),
);

/** One row per name that a manifest refers to: releases and stemcells of the same file, the rest of a cloud config of the foundation. */
export const manifestReferences = table(
  'manifest-reference',
  {
    doc: 'A name that an instance group refers to, and whether anything defines it.',
    label: ['kind', 'name'],
    columns: {
      ...manifestIdentity,
      instance_group: text('name of the instance group that refers'),
      kind: text('release, stemcell, az, network, vm_type, vm_extension or disk_type'),
      name: text('the name'),
      first: flag('true for the first reference of the manifest to this name of this kind'),
      defined: flag(
        'whether it is defined; unknown for a part of a manifest, and for names of a cloud config when the foundation has none',
      ),
    },
  },
  (input) => manifestsOf(input.foundation).flatMap((manifest) => referencesOf(manifest, input)),
);

const CLOUD_LISTS: Readonly<Record<string, string>> = {
  az: 'azs',
  network: 'networks',
  vm_type: 'vm_types',
  vm_extension: 'vm_extensions',
  disk_type: 'disk_types',
};

function referencesOf(manifest: BoshManifest, input: FactInput): readonly Row[] {
  const definedBy = definitions(manifest, input);
  const isPending = (kind: string, name: string): boolean =>
    (kind === 'release' || kind === 'stemcell') && mayAdd(manifest, `${kind}s`, input, name);
  const seen = new Set<string>();
  return manifest.groups.flatMap((group) => {
    const row = (kind: string, name: Cell<string>, where: Row['anchor']): readonly Row[] => {
      if (name.state === 'absent') return [];
      const names = definedBy(kind);
      const isOpen = name.state === 'unknown' || names === undefined || (!names.has(name.value) && isPending(kind, name.value));
      const defined = isOpen ? unknown(where) : known(names.has(name.value), where);
      const key = name.state === 'known' ? `${kind}\n${name.value}` : '';
      const first = known(name.state === 'known' && !seen.has(key), where);
      seen.add(key);
      return [
        new Row(where, { ...identityCells(manifest, input), instance_group: group.name, kind: known(kind, where), name, first, defined }),
      ];
    };
    const many = (kind: string, node: ConfigNode | undefined): readonly Row[] => {
      if (node?.kind !== 'sequence') return [];
      return node.items.flatMap((item) => {
        const cell = textCell(item.kind === 'map' ? item.get('name') : item, group.anchor);
        return row(kind, cell, cell.anchor);
      });
    };
    const one = (kind: string, key: string): readonly Row[] => {
      const cell = textCell(group.at(key), group.anchor);
      return row(kind, cell, cell.anchor);
    };
    return [
      ...group.jobs.flatMap((job) => row('release', job.release, job.release.anchor)),
      ...one('stemcell', 'stemcell'),
      ...many('az', group.at('azs')),
      ...many('network', group.at('networks')),
      ...one('vm_type', 'vm_type'),
      ...many('vm_extension', group.at('vm_extensions')),
      ...one('disk_type', 'persistent_disk_type'),
    ];
  });
}

/** Names defined for a kind of reference; undefined where that cannot be said. */
function definitions(manifest: BoshManifest, input: FactInput): (kind: string) => ReadonlySet<string> | undefined {
  const remembered = new Map<string, ReadonlySet<string> | undefined>();
  return (kind) => {
    if (!remembered.has(kind)) remembered.set(kind, definitionsOfKind(manifest, input, kind));
    return remembered.get(kind);
  };
}

function definitionsOfKind(manifest: BoshManifest, input: FactInput, kind: string): ReadonlySet<string> | undefined {
  if (kind === 'release' || kind === 'stemcell') {
    const section = kind === 'release' ? 'releases' : 'stemcells';
    if (manifest.isFragment || !manifest.has(section) || manifest.isCreateEnv) return undefined;
    return namesIn([manifest.at(section)], kind === 'release' ? 'name' : 'alias');
  }
  if (manifest.isCreateEnv) return undefined;
  const section = CLOUD_LISTS[kind]!;
  const isForTrials = isTrial(manifest.document.file.path);
  // The cloud config of BOSH Lite says nothing about other directors.
  const clouds = documentsOf(input.foundation, 'cloud-config').filter(({ file }) => isForTrials || !isTrial(file.path));
  const lists = clouds.map(({ root }) => descend(root, section));
  return lists.every((list) => list?.kind !== 'unknown' && (list?.kind !== 'sequence' || list.items.length === 0))
    ? undefined
    : namesIn(lists, 'name');
}

/** undefined as soon as a list, an item or a name is not known: then nothing can be called undefined. */
function namesIn(lists: readonly (ConfigNode | undefined)[], key: string): ReadonlySet<string> | undefined {
  const items = lists.flatMap((list) => (list?.kind === 'sequence' ? list.items : list?.kind === 'unknown' ? [list] : []));
  const names = items.map((item) => descend(item, key));
  if (names.some((node) => node?.kind === 'unknown')) return undefined;
  return new Set(names.flatMap((node) => (node?.kind === 'scalar' ? [node.text] : [])));
}
