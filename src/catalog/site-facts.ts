/**
 * What no file shows, so that a site says it under `facts:` of a foundation in taslint.yml. Keys there are kebab-case and nested (`lb: {idle-timeout-seconds: 60}`);
 * the column of the table `site` is the same path in snake_case (`lb_idle_timeout_seconds`).
 */
export interface SiteFact {
  readonly path: readonly string[];
  readonly type: 'text' | 'integer' | 'number' | 'flag' | 'texts';
  readonly doc: string;
}

// prettier-ignore
export const SITE_FACTS: readonly SiteFact[] = [
  { path: ['ha'], type: 'flag', doc: 'true when the installation is meant to be highly available; false when single VMs are accepted' },
  { path: ['air-gapped'], type: 'flag', doc: 'true when VMs cannot reach the internet' },
  { path: ['iaas'], type: 'text', doc: 'vsphere, aws, azure, gcp or openstack, when no director file shows it' },
  { path: ['lb', 'idle-timeout-seconds'], type: 'integer', doc: 'seconds after which the load balancer closes an idle connection' },
  { path: ['lb', 'request-timeout-seconds'], type: 'integer', doc: 'seconds that the load balancer gives a request' },
  { path: ['lb', 'health-check-interval-seconds'], type: 'integer', doc: 'seconds between two health checks' },
  { path: ['lb', 'healthy-threshold'], type: 'integer', doc: 'good health checks in a row until a router counts as up' },
  { path: ['lb', 'unhealthy-threshold'], type: 'integer', doc: 'bad health checks in a row until a router counts as down' },
  { path: ['lb', 'health-check'], type: 'text', doc: 'what it asks, e.g. http:8080/health or https:8443/health' },
  { path: ['lb', 'tcp-ports'], type: 'integer', doc: 'how many ports it forwards to the TCP routers' },
  { path: ['lb', 'mysql-health-check-interval-seconds'], type: 'integer', doc: 'seconds between two health checks of mysql_proxy' },
  { path: ['lb', 'mysql-unhealthy-threshold'], type: 'integer', doc: 'bad health checks in a row until a mysql_proxy counts as down' },
  { path: ['gslb', 'enabled'], type: 'flag', doc: 'true when a global load balancer answers for the domains' },
  { path: ['gslb', 'ttl-seconds'], type: 'integer', doc: 'how long clients keep its answers' },
  { path: ['cell', 'memory-mb'], type: 'integer', doc: 'RAM of a cell VM, when its VM type is one of the IaaS' },
  { path: ['cell', 'disk-mb'], type: 'integer', doc: 'ephemeral disk of a cell VM, likewise' },
  { path: ['capacity', 'used-percent'], type: 'integer', doc: 'how much of the cells’ memory is in use' },
  { path: ['segment-domains'], type: 'texts', doc: 'domains that isolation segments answer for' },
  { path: ['networks', 'owned'], type: 'texts', doc: 'blocks outside the private ranges that the site really owns' },
  { path: ['buildpacks'], type: 'texts', doc: 'names of the site’s own buildpacks' },
  { path: ['versions', 'ops-manager'], type: 'text', doc: 'version of Ops Manager' },
  { path: ['versions', 'installed-cf'], type: 'text', doc: 'version of TAS that is installed now' },
  { path: ['policy', 'docker'], type: 'text', doc: 'allow or deny' },
  { path: ['policy', 'privacy'], type: 'text', doc: 'strict when client addresses must not be logged' },
  { path: ['policy', 'buildpacks'], type: 'text', doc: 'open or closed' },
  { path: ['database', 'max-connections'], type: 'integer', doc: 'limit of the external database' },
  { path: ['dr', 'backup-plan'], type: 'text', doc: 'documented when the backup plan is written down elsewhere' },
  { path: ['dr', 'targets'], type: 'text', doc: 'documented when recovery targets are agreed' },
];

export function siteColumn(fact: SiteFact): string {
  return fact.path.join('_').replaceAll('-', '_');
}
