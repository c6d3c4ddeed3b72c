import type { SourceId } from './sources.ts';

/**
 * The jobs of Tanzu Application Service and its companions (isolation segments, Windows cells): what each is for, how many it wants, what it costs.
 * Instance numbers come from the vendor's tables and from tile metadata; metadata of newer versions is not public, so limits may have moved since.
 */

/** What a job does, one word for all its spellings: `nfs_server`, `blobstore` and `singleton-blobstore` are all `blobstore`. */
export type Role =
  | 'api'
  | 'api-worker'
  | 'backup'
  | 'bbs'
  | 'blobstore'
  | 'brain'
  | 'cell'
  | 'clock'
  | 'consul'
  | 'control'
  | 'credhub'
  | 'database'
  | 'database-monitor'
  | 'database-proxy'
  | 'doppler'
  | 'ha-proxy'
  | 'istio-control'
  | 'istio-router'
  | 'log-cache'
  | 'nats'
  | 'route-syncer'
  | 'router'
  | 'service-discovery'
  | 'syslog-adapter'
  | 'syslog-scheduler'
  | 'tcp-router'
  | 'traffic-controller'
  | 'uaa';

export interface Component {
  /** Name in `resource-config`; replicated tiles add a suffix where `suffixed` says so. */
  readonly job: string;
  readonly product: 'cf' | 'p-isolation-segment' | 'pas-windows';
  /** Small Footprint TAS is the product `cf` too; `both`: the job means the same in either; `any`: the product has one footprint. */
  readonly footprint: 'full' | 'small' | 'both' | 'any';
  readonly role: Role;
  readonly min?: number;
  /** Instances for high availability. */
  readonly ha?: number;
  /** What `automatic` stands for, unless `zeroIf` applies. */
  readonly default?: number;
  /** An older value of `default`, up to and including the minor line `until`. */
  readonly defaultBefore?: { readonly until: string; readonly value: number };
  readonly max?: number;
  /** Needs a majority of its members. */
  readonly quorum?: true;
  readonly oddOrZero?: true;
  /** Cannot be scaled out. */
  readonly singleton?: true;
  /** With one of these options of a property the tile makes the count 0 by itself. */
  readonly zeroIf?: { readonly property: string; readonly options: readonly string[]; readonly manualZero: boolean };
  /** Persistent disk in MB. */
  readonly disk?: { readonly default: number; readonly min?: number };
  /** VM resources of the tile's own definition, in MB. */
  readonly ramMb?: number;
  readonly ephemeralDiskMb?: number;
  readonly maxInFlight?: string;
  readonly loadBalancer?: { readonly attached: 'always' | 'optional'; readonly ports: readonly number[]; readonly onlyIf?: string };
  /** Property that lists fixed addresses of the job. */
  readonly staticIps?: string;
  /** Instance group names of the same thing in the open source deployment manifest. */
  readonly manifestNames?: readonly string[];
  readonly formerNames?: readonly string[];
  readonly suffixed?: true;
  /** First and last version of a complete generated configuration that has the job. */
  readonly seen?: readonly [string, string];
  readonly removedIn?: string;
  readonly source: readonly SourceId[];
}

// prettier-ignore
export const COMPONENTS: readonly Component[] = [
  { job: 'diego_cell', product: 'cf', footprint: 'full', role: 'cell', min: 1, ha: 3, default: 3, ramMb: 16384, ephemeralDiskMb: 65536, maxInFlight: '4%', manifestNames: ['diego-cell', 'windows2019-cell'], seen: ['2.6.9', '10.4.0'], source: ['ha', 'meta', 'gen'] },
  { job: 'diego_brain', product: 'cf', footprint: 'full', role: 'brain', min: 1, ha: 2, default: 3, ramMb: 2048, ephemeralDiskMb: 4096, loadBalancer: { attached: 'always', ports: [2222], onlyIf: 'app SSH is allowed' }, staticIps: '.diego_brain.static_ips', manifestNames: ['scheduler'], seen: ['2.6.9', '10.4.0'], source: ['ha', 'meta', 'lb'] },
  { job: 'diego_database', product: 'cf', footprint: 'full', role: 'bbs', min: 1, ha: 2, default: 3, ramMb: 1024, ephemeralDiskMb: 2048, manifestNames: ['diego-api'], seen: ['2.6.9', '10.4.0'], source: ['ha', 'meta'] },
  { job: 'router', product: 'cf', footprint: 'full', role: 'router', min: 1, ha: 2, default: 3, ramMb: 1024, ephemeralDiskMb: 2048, loadBalancer: { attached: 'always', ports: [80, 443] }, staticIps: '.router.static_ips', manifestNames: ['router'], seen: ['2.6.9', '10.4.0'], source: ['ha', 'meta', 'lb'] },
  { job: 'ha_proxy', product: 'cf', footprint: 'full', role: 'ha-proxy', min: 0, default: 0, defaultBefore: { until: '2.2', value: 1 }, loadBalancer: { attached: 'always', ports: [80, 443] }, staticIps: '.ha_proxy.static_ips', seen: ['2.6.9', '2.12.5'], removedIn: '3.0', source: ['meta', 'gen', 'rn30'] },
  { job: 'tcp_router', product: 'cf', footprint: 'both', role: 'tcp-router', min: 0, ha: 2, default: 1, zeroIf: { property: '.properties.tcp_routing', options: ['disable'], manualZero: false }, disk: { default: 1024 }, loadBalancer: { attached: 'always', ports: [] }, staticIps: '.tcp_router.static_ips', manifestNames: ['tcp-router'], seen: ['2.6.9', '10.4.0'], source: ['meta', 'lb', 'gen'] },
  { job: 'nfs_server', product: 'cf', footprint: 'full', role: 'blobstore', min: 0, default: 1, max: 1, singleton: true, zeroIf: { property: '.properties.system_blobstore', options: ['external', 'external_gcs', 'external_gcs_service_account', 'external_azure'], manualZero: false }, disk: { default: 102400, min: 10240 }, ramMb: 4096, ephemeralDiskMb: 8192, staticIps: '.nfs_server.static_ips', manifestNames: ['singleton-blobstore'], seen: ['2.6.9', '10.4.0'], source: ['meta', 'filestore', 'gen'] },
  { job: 'mysql', product: 'cf', footprint: 'full', role: 'database', min: 1, ha: 3, default: 3, quorum: true, oddOrZero: true, zeroIf: { property: '.properties.system_database', options: ['external'], manualZero: false }, disk: { default: 100000, min: 10000 }, ramMb: 8192, ephemeralDiskMb: 30000, staticIps: '.mysql.static_ips', manifestNames: ['database'], seen: ['2.6.9', '10.4.0'], source: ['ha', 'meta', 'quorum'] },
  { job: 'mysql_proxy', product: 'cf', footprint: 'full', role: 'database-proxy', min: 1, ha: 2, default: 2, zeroIf: { property: '.properties.system_database', options: ['external'], manualZero: false }, loadBalancer: { attached: 'optional', ports: [3306] }, staticIps: '.mysql_proxy.static_ips', seen: ['2.6.9', '10.4.0'], source: ['ha', 'meta'] },
  { job: 'mysql_monitor', product: 'cf', footprint: 'both', role: 'database-monitor', min: 0, default: 1, max: 1, singleton: true, zeroIf: { property: '.properties.system_database', options: ['external'], manualZero: true }, seen: ['2.6.9', '10.4.0'], source: ['meta'] },
  { job: 'backup_restore', product: 'cf', footprint: 'both', role: 'backup', min: 0, default: 1, max: 1, singleton: true, disk: { default: 200000, min: 10000 }, formerNames: ['backup-prepare'], seen: ['2.6.9', '10.4.0'], source: ['meta', 'gen'] },
  { job: 'nats', product: 'cf', footprint: 'full', role: 'nats', min: 1, ha: 2, default: 2, staticIps: '.nats.static_ips', manifestNames: ['nats'], seen: ['2.6.9', '10.4.0'], source: ['ha', 'meta'] },
  { job: 'uaa', product: 'cf', footprint: 'full', role: 'uaa', min: 1, ha: 2, default: 2, ramMb: 4096, ephemeralDiskMb: 32768, manifestNames: ['uaa'], seen: ['2.6.9', '10.4.0'], source: ['ha', 'meta'] },
  { job: 'cloud_controller', product: 'cf', footprint: 'full', role: 'api', min: 1, ha: 2, default: 2, ramMb: 4096, ephemeralDiskMb: 20480, manifestNames: ['api'], seen: ['2.6.9', '10.4.0'], source: ['ha', 'meta'] },
  { job: 'cloud_controller_worker', product: 'cf', footprint: 'full', role: 'api-worker', min: 1, ha: 2, default: 2, manifestNames: ['cc-worker'], seen: ['2.6.9', '10.4.0'], source: ['meta', 'ha'] },
  { job: 'clock_global', product: 'cf', footprint: 'full', role: 'clock', min: 1, ha: 2, default: 2, defaultBefore: { until: '2.2', value: 1 }, ephemeralDiskMb: 20480, seen: ['2.6.9', '10.4.0'], source: ['ha', 'meta'] },
  { job: 'credhub', product: 'cf', footprint: 'full', role: 'credhub', min: 0, ha: 3, default: 2, defaultBefore: { until: '2.2', value: 0 }, ramMb: 8192, ephemeralDiskMb: 10240, manifestNames: ['credhub'], seen: ['2.6.9', '10.4.0'], source: ['ha', 'credhub', 'meta'] },
  { job: 'doppler', product: 'cf', footprint: 'full', role: 'doppler', min: 1, ha: 2, default: 3, ramMb: 4096, manifestNames: ['doppler'], seen: ['2.6.9', '10.4.0'], source: ['ha', 'meta', 'rn60'] },
  { job: 'loggregator_trafficcontroller', product: 'cf', footprint: 'full', role: 'traffic-controller', min: 1, ha: 2, default: 3, manifestNames: ['log-api'], seen: ['2.6.9', '10.4.0'], source: ['ha', 'meta'] },
  { job: 'log_cache', product: 'cf', footprint: 'full', role: 'log-cache', min: 1, ha: 2, maxInFlight: '20%', manifestNames: ['log-cache'], seen: ['4.0.18', '10.4.0'], source: ['gen', 'rn213'] },
  { job: 'consul_server', product: 'cf', footprint: 'full', role: 'consul', ha: 3, default: 3, quorum: true, seen: ['2.6.9', '2.6.20'], removedIn: '2.7', source: ['gen', 'meta'] },
  { job: 'syslog_adapter', product: 'cf', footprint: 'full', role: 'syslog-adapter', default: 3, seen: ['2.6.9', '2.6.20'], removedIn: '2.7', source: ['gen', 'meta'] },
  { job: 'syslog_scheduler', product: 'cf', footprint: 'full', role: 'syslog-scheduler', ha: 2, default: 2, seen: ['2.6.9', '2.6.20'], removedIn: '2.7', source: ['gen', 'meta'] },
  { job: 'istio_control', product: 'cf', footprint: 'full', role: 'istio-control', seen: ['2.6.9', '2.10.12'], removedIn: '2.11', source: ['gen', 'meta'] },
  { job: 'istio_router', product: 'cf', footprint: 'full', role: 'istio-router', seen: ['2.6.9', '2.10.12'], removedIn: '2.11', source: ['gen', 'meta'] },
  { job: 'route_syncer', product: 'cf', footprint: 'full', role: 'route-syncer', seen: ['2.6.9', '2.10.12'], removedIn: '2.11', source: ['gen', 'meta'] },
  { job: 'service-discovery-controller', product: 'cf', footprint: 'full', role: 'service-discovery', min: 0, default: 2, seen: ['2.1', '2.2'], removedIn: '2.3', source: ['meta'] },
  { job: 'control', product: 'cf', footprint: 'small', role: 'control', min: 1, ha: 2, default: 1, ramMb: 16384, ephemeralDiskMb: 49152, loadBalancer: { attached: 'always', ports: [2222], onlyIf: 'app SSH is allowed' }, staticIps: '.control.static_ips', source: ['srt', 'sf'] },
  { job: 'compute', product: 'cf', footprint: 'small', role: 'cell', min: 1, ha: 3, default: 1, max: 10, ramMb: 16384, ephemeralDiskMb: 65536, maxInFlight: '4%', source: ['srt', 'sf'] },
  { job: 'database', product: 'cf', footprint: 'small', role: 'database', min: 1, ha: 3, default: 1, quorum: true, oddOrZero: true, disk: { default: 100000, min: 10000 }, ramMb: 8192, ephemeralDiskMb: 30000, source: ['srt', 'sf', 'quorum'] },
  { job: 'blobstore', product: 'cf', footprint: 'small', role: 'blobstore', min: 0, default: 1, max: 1, singleton: true, zeroIf: { property: '.properties.system_blobstore', options: ['external', 'external_gcs', 'external_gcs_service_account', 'external_azure'], manualZero: false }, disk: { default: 102400, min: 10240 }, ramMb: 4096, source: ['srt', 'sf'] },
  { job: 'router', product: 'cf', footprint: 'small', role: 'router', min: 1, ha: 3, default: 1, loadBalancer: { attached: 'always', ports: [80, 443] }, staticIps: '.router.static_ips', source: ['srt', 'sf'] },
  { job: 'isolated_diego_cell', product: 'p-isolation-segment', footprint: 'any', role: 'cell', min: 0, ha: 3, default: 3, ramMb: 16384, ephemeralDiskMb: 65536, maxInFlight: '4%', suffixed: true, source: ['seg', 'is'] },
  { job: 'isolated_router', product: 'p-isolation-segment', footprint: 'any', role: 'router', min: 0, ha: 3, default: 3, loadBalancer: { attached: 'always', ports: [80, 443] }, staticIps: '.isolated_router.static_ips', suffixed: true, source: ['seg', 'is'] },
  { job: 'isolated_ha_proxy', product: 'p-isolation-segment', footprint: 'any', role: 'ha-proxy', min: 0, default: 0, defaultBefore: { until: '2.2', value: 3 }, suffixed: true, removedIn: '3.0', source: ['seg', 'rn30'] },
  { job: 'windows_diego_cell', product: 'pas-windows', footprint: 'any', role: 'cell', min: 1, ha: 3, default: 3, ephemeralDiskMb: 102400, suffixed: true, source: ['windows'] },
];
