/** Which software a job of a BOSH manifest runs. A name alone proves little: anybody may call a job `mysql`. */
import type { InstanceGroup, ManifestJob } from '../../foundation/bosh-manifest.ts';
import { absent, known, unknown, type Cell } from '../../value/cell.ts';
import type { ConfigNode, MapNode } from '../../value/node.ts';

interface Software {
  /** Name of the job. */
  readonly job: string;
  /** Releases that have such a job, where the name says too little. */
  readonly releases?: RegExp;
  /** Keeps what it holds below /var/vcap/store. */
  readonly data: boolean;
  /** Answers only while a majority of its nodes see each other. */
  readonly quorum: boolean;
}

const DATA = { data: true, quorum: false };
const QUORUM = { data: false, quorum: true };
const BOTH = { data: true, quorum: true };

/** Job names as the releases of the Cloud Foundry community have them. */
const SOFTWARE: readonly Software[] = [
  { job: 'pxc-mysql', ...BOTH },
  { job: 'mysql-clustered', ...BOTH },
  { job: 'mysql', releases: /mysql|mariadb|galera|pxc|percona/, ...BOTH },
  { job: 'galera-agent', ...QUORUM },
  { job: 'etcd', releases: /etcd|diego|^cf$|kubo|cfcr|kubernetes/, ...QUORUM },
  { job: 'consul', releases: /consul/, ...QUORUM },
  { job: 'consul_agent', ...QUORUM },
  { job: 'zookeeper', releases: /zookeeper|kafka|hadoop|hbase|mesos/, ...QUORUM },
  { job: 'rabbitmq-server', ...QUORUM },
  { job: 'blobstore', releases: /^(?:cf|bosh)$|capi|blobstore/, ...DATA },
  { job: 'singleton-blobstore', ...DATA },
  { job: 'nfs_server', ...DATA },
  { job: 'debian_nfs_server', ...DATA },
  { job: 'postgres', releases: /postgres|pgsql|^(?:cf|bosh|concourse)$/, ...DATA },
  { job: 'redis', releases: /redis/, ...DATA },
  { job: 'elasticsearch', releases: /elastic|logsearch|elk/, ...DATA },
];

const BY_JOB: ReadonlyMap<string, Software> = new Map(SOFTWARE.map((software) => [software.job, software]));

/**
 * The first job of a group that keeps data, or needs a majority. Absent when there is none (jobs of Windows VMs are clients: none of this software runs
 * there); unknown when a name would fit and a variable decides.
 */
export function softwareOf(group: InstanceGroup, what: 'data' | 'quorum'): Cell<string> {
  const onWindows = runsWindows(group);
  if (onWindows === true) return absent(group.anchor);
  let open: Cell<string> | undefined;
  for (const job of group.jobs) {
    if (job.name.state !== 'known') continue;
    const software = BY_JOB.get(job.name.value);
    if (software === undefined || !software[what]) continue;
    const handling = what === 'quorum' && software.job === 'rabbitmq-server' ? partitionHandling(job, group) : undefined;
    if (handling?.kind === 'unknown') open ??= unknown(group.anchor, handling.variables, handling.origin);
    if (handling?.kind === 'unknown' || GOES_ON.has(textOf(handling) ?? '')) continue;
    const isIt = runs(software, job, group);
    // A name that others have too, where the operating system is not known, may be a client.
    const mayBeClient = onWindows === undefined && software.releases !== undefined;
    if (isIt === true && !mayBeClient) return known(software.job, group.anchor);
    if (isIt !== false) open ??= unknown(job.release.anchor, job.release.state === 'unknown' ? job.release.variables : []);
  }
  return open ?? absent(group.anchor);
}

function runs(software: Software, job: ManifestJob, group: InstanceGroup): boolean | undefined {
  if (software.job === 'consul_agent') return isConsulServer(job, group);
  if (software.releases === undefined) return true;
  return job.release.state === 'known' ? software.releases.test(job.release.value) : undefined;
}

/** With these both sides of a split go on; `pause_minority` is the default. */
const GOES_ON: ReadonlySet<string> = new Set(['autoheal', 'ignore']);

function partitionHandling(job: ManifestJob, group: InstanceGroup): ConfigNode | undefined {
  return (
    job.property('rabbitmq-server.cluster_partition_handling') ?? group.at('properties', 'rabbitmq-server', 'cluster_partition_handling')
  );
}

/** The agent of Consul stands beside every job; only those told to be servers form the cluster. */
function isConsulServer(job: ManifestJob, group: InstanceGroup): boolean {
  const mode = job.property('consul.agent.mode') ?? group.at('properties', 'consul', 'agent', 'mode');
  if (mode !== undefined) return textOf(mode) === 'server';
  return group.name.state === 'known' && group.name.value.includes('consul');
}

/** Undefined while a variable decides. */
function runsWindows(group: InstanceGroup): boolean | undefined {
  const alias = group.at('stemcell');
  const stemcells = group.manifest
    .list('stemcells')
    .filter((node) => alias?.kind === 'unknown' || node.get('alias')?.kind === 'unknown' || textOf(node.get('alias')) === textOf(alias));
  if (alias === undefined || stemcells.length === 0) return false;
  const answers = stemcells.map(isWindows);
  return answers.every((answer) => answer === answers[0]) ? answers[0] : undefined;
}

function isWindows(stemcell: MapNode): boolean | undefined {
  const names = [stemcell.get('os'), stemcell.get('name')];
  if (names.some((name) => textOf(name)?.toLowerCase().includes('windows') === true)) return true;
  return names.some((name) => name?.kind === 'unknown') ? undefined : false;
}

function textOf(node: ConfigNode | undefined): string | undefined {
  return node?.kind === 'scalar' ? node.text : undefined;
}
