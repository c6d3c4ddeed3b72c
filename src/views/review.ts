import { SETTINGS } from '../catalog/settings.ts';
import { siteColumn, SITE_FACTS } from '../catalog/site-facts.ts';
import { directors } from '../facts/director/director.ts';
import { domains as domainNames } from '../facts/domains/domain.ts';
import { errands } from '../facts/errands/errand.ts';
import type { FactInput } from '../facts/input.ts';
import { serverLists } from '../facts/network/server-list.ts';
import { jobs } from '../facts/product/job.ts';
import { products } from '../facts/product/product.ts';
import { sites } from '../facts/site.ts';
import { filestores } from '../facts/storage/filestore.ts';
import type { Table } from '../facts/table.ts';
import { downloads } from '../facts/tooling/download.ts';
import type { Purpose } from '../foundation/plan.ts';
import { certs } from './certs.ts';
import { domains } from './domains.ts';
import { ports } from './ports.ts';
import { shownRows, type Mask, type ShownCell } from './shown-table.ts';

/** What the files say of a foundation, in the order in which people review a design: to be read, completed and signed. No secret is in it. */
export interface Review {
  readonly foundation: string;
  readonly purpose: Purpose;
  readonly sections: readonly ReviewSection[];
}

export type SectionId =
  | 'ports'
  | 'tls'
  | 'names'
  | 'redundancy'
  | 'recovery'
  | 'staging'
  | 'blobstore'
  | 'errands'
  | 'buildpacks'
  | 'segments'
  | 'certificates';

export interface ReviewSection {
  readonly id: SectionId;
  readonly tables: readonly ReviewTable[];
  /** Settings one by one, with where they stand: a property of a product, a key of the director, a fact of taslint.yml. */
  readonly settings: readonly ReviewSetting[];
  /** Host names to look up; undefined where the domain is not known. */
  readonly hosts: readonly ReviewHost[];
  /** Name servers to ask. */
  readonly nameServers: readonly string[];
}

export type TableId =
  | 'ports'
  | 'domains'
  | 'servers'
  | 'single'
  | 'redundant'
  | 'uncounted'
  | 'filestores'
  | 'first'
  | 'later'
  | 'downloads'
  | 'segments'
  | 'certificates';

/** At least one row. */
export interface ReviewTable {
  readonly id: TableId;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly ShownCell[])[];
}

export interface ReviewSetting {
  /** `cf`, `p-bosh`, `taslint.yml`. */
  readonly owner: string;
  readonly name: string;
  readonly cell: ShownCell;
}

export interface ReviewHost {
  readonly host: string | undefined;
  /** Which domain it is a name of. */
  readonly kind: string;
  readonly variables: readonly string[];
}

/** What is shown of a section: columns of the tables `product`, `director` and `site`. */
interface Shown {
  readonly product?: readonly string[];
  readonly director?: readonly string[];
  readonly site?: readonly string[];
}

// prettier-ignore
const SHOWN: Readonly<Record<SectionId, Shown>> = {
  ports: { product: ['allow_app_ssh_access', 'tcp_routing', 'tcp_routing_enable_reservable_ports', 'routing_disable_http', 'logger_endpoint_port'], site: ['lb_tcp_ports'] },
  tls: {
    product: [
      'routing_tls_termination', 'haproxy_forward_tls', 'haproxy_client_cert_validation', 'router_client_cert_validation', 'routing_minimum_tls_version', 'routing_tls_version_range',
      'router_enable_proxy', 'router_drain_wait', 'router_drain_timeout', 'router_lb_healthy_threshold', 'router_frontend_idle_timeout', 'router_request_timeout_in_seconds', 'router_enable_zipkin', 'router_enable_w3c',
    ],
    site: ['lb_idle_timeout_seconds', 'lb_request_timeout_seconds', 'lb_health_check', 'lb_health_check_interval_seconds', 'lb_unhealthy_threshold', 'lb_healthy_threshold'],
  },
  names: { product: ['smoke_tests', 'smoke_tests_specified_apps_domain'], site: ['air_gapped'] },
  redundancy: { director: ['az_count', 'resurrector_enabled'], site: ['ha', 'capacity_used_percent'] },
  recovery: {
    product: ['database', 'blobstore', 'system_blobstore_backup_level'],
    director: ['database_type', 'blobstore_type', 's3_backup_strategy', 'resurrector_enabled'],
    site: ['dr_backup_plan', 'dr_targets', 'gslb_enabled', 'gslb_ttl_seconds'],
  },
  staging: {
    product: [
      'max_file_size', 'max_package_size', 'staging_timeout_in_seconds', 'default_app_memory', 'default_disk_quota_app', 'max_disk_quota_app', 'diego_cell_executor_disk_capacity',
      'diego_cell_executor_memory_capacity', 'app_graceful_shutdown_period_in_seconds',
    ],
    site: ['cell_memory_mb', 'cell_disk_mb'],
  },
  blobstore: { product: ['system_blobstore', 'system_blobstore_ccdroplet_max_staged_droplets_stored', 'system_blobstore_ccpackage_max_valid_packages_stored'] },
  errands: { director: ['post_deploy_enabled'] },
  buildpacks: {
    product: ['enable_custom_buildpacks', 'cloud_controller_stacks', 'cloud_controller_default_stack', 'push_apps_manager_buildpack'],
    site: ['buildpacks', 'policy_buildpacks'],
  },
  segments: { product: ['compute_isolation', 'isolation_segment_domain', 'routing_table_sharding_mode', 'isolated_routing'], site: ['segment_domains'] },
  certificates: { product: ['routing_custom_ca_certificates'], director: ['trusted_certificates'] },
};

type Read = <C extends string>(table: Table, ...columns: readonly C[]) => readonly Readonly<Record<C, ShownCell>>[];

/** The review of a foundation; undefined for files that belong to none, and where there is no product and no director. */
export function reviewOf(input: FactInput, mask: Mask): Review | undefined {
  const { name, purpose } = input.foundation;
  const read: Read = (table, ...columns) =>
    shownRows(table, columns, input, mask).map(
      // one cell for each column
      ({ cells }) =>
        Object.fromEntries(columns.map((column, index) => [column, cells[index]!])) as Record<(typeof columns)[number], ShownCell>,
    );
  if (read(products, 'product').length === 0 && read(directors, 'full').length === 0) return undefined;
  const servers = read(serverLists, 'role', 'servers');
  const sections = (Object.keys(SHOWN) as SectionId[]).map((id): ReviewSection => ({
    id,
    tables: TABLES[id]?.(read).filter(({ rows }) => rows.length > 0) ?? [],
    settings: settingsOf(SHOWN[id], read),
    hosts: id === 'names' ? hostsOf(read) : [],
    nameServers: id === 'names' ? servers.filter(({ role }) => textIn(role) === 'dns').flatMap((row) => textsIn(row.servers)) : [],
  }));
  return { foundation: name, purpose, sections };
}

/** The tables of the sections that have any. */
const TABLES: Readonly<Partial<Record<SectionId, (read: Read) => readonly ReviewTable[]>>> = {
  ports: (read) => [tableOf('ports', ['from', 'to', 'ports', 'protocol', 'purpose', 'product'], read, ports.table)],
  names: (read) => [
    tableOf('domains', ['kind', 'name', 'wildcards', 'uncovered', 'product'], read, domains.table),
    tableOf('servers', ['role', 'servers'], read, serverLists),
  ],
  redundancy: (read) => {
    const rows = read(jobs, 'product', 'name', 'instances', 'az_count', 'lb_attached');
    const of = (id: TableId, fits: (instances: ShownCell) => boolean): ReviewTable => ({
      id,
      columns: ['product', 'name', 'instances', 'az_count', 'lb_attached'],
      rows: rows
        .filter(({ instances }) => fits(instances))
        .map(({ product, name, instances, az_count: zones, lb_attached: attached }) => [product, name, instances, zones, attached]),
    });
    const count = (cell: ShownCell): number | undefined =>
      cell.kind === 'known' && typeof cell.value === 'number' ? cell.value : undefined;
    return [
      of('single', (cell) => count(cell) === 1),
      of('redundant', (cell) => (count(cell) ?? 0) > 1),
      of('uncounted', (cell) => count(cell) === undefined),
    ];
  },
  blobstore: (read) => [
    tableOf('filestores', ['product', 'store', 'endpoint', 'encryption', 'versioning', 'missing_backups'], read, filestores),
  ],
  errands: (read) => {
    const rows = read(errands, 'product', 'name', 'kind', 'post_deploy', 'on');
    const of = (id: TableId, isFirst: boolean): ReviewTable => ({
      id,
      columns: ['product', 'name', 'kind', 'post_deploy', 'on'],
      rows: rows
        .filter(({ kind }) => (textIn(kind) === 'push') === isFirst)
        .map(({ product, name, kind, post_deploy: state, on }) => [product, name, kind, state, on]),
    });
    return [of('first', true), of('later', false)];
  },
  buildpacks: (read) => [tableOf('downloads', ['slug', 'version', 'version_regex', 'stemcell_iaas'], read, downloads)],
  segments: (read) => {
    const rows = read(jobs, 'product', 'base_product', 'name', 'instances', 'lb_targets');
    const own = rows.filter(({ base_product: base }) => textIn(base) === 'p-isolation-segment');
    return [
      {
        id: 'segments',
        columns: ['product', 'name', 'instances', 'lb_targets'],
        rows: own.map(({ product, name, instances, lb_targets: targets }) => [product, name, instances, targets]),
      },
    ];
  },
  certificates: (read) => [tableOf('certificates', ['not_after', 'subject', 'names', 'issuer', 'used_by'], read, certs.table)],
};

function tableOf(id: TableId, columns: readonly string[], read: Read, table: Table): ReviewTable {
  return { id, columns, rows: read(table, ...columns).map((row) => columns.map((column) => row[column]!)) };
}

/** Settings that somebody wrote, has to write, or that have a default; a product is asked for those that it has. */
function settingsOf({ product = [], director = [], site = [] }: Shown, read: Read): readonly ReviewSetting[] {
  const owners = read(products, 'product').map((row) => textIn(row.product));
  const ofProducts = read(products, ...product).flatMap((row, index) =>
    product.flatMap((column): ReviewSetting[] => {
      const cell = row[column]!;
      return cell.kind === 'absent' ? [] : [{ owner: owners[index]!, name: PROPERTY_OF.get(column) ?? column, cell }];
    }),
  );
  const ofDirector = read(directors, ...director).flatMap((row) =>
    director.flatMap((name): ReviewSetting[] => (row[name]!.kind === 'absent' ? [] : [{ owner: 'p-bosh', name, cell: row[name]! }])),
  );
  const ofSite = read(sites, ...site).flatMap((row) =>
    site.map((column): ReviewSetting => ({ owner: 'taslint.yml', name: FACT_OF.get(column) ?? column, cell: row[column]! })),
  );
  return [...ofProducts, ...ofDirector, ...ofSite];
}

const PROPERTY_OF = new Map(SETTINGS.map(({ column, property }) => [column, property]));
const FACT_OF = new Map(SITE_FACTS.map((fact) => [siteColumn(fact), `facts: ${fact.path.join('.')}`]));

/** Names to look up: those that clients use, and of a wildcard any name. */
function hostsOf(read: Read): readonly ReviewHost[] {
  const hasSsh = read(products, 'allow_app_ssh_access').some(
    ({ allow_app_ssh_access: cell }) => cell.kind === 'known' && cell.value === true,
  );
  const labels: Readonly<Record<string, readonly string[]>> = {
    system: ['api', 'login', 'uaa', 'doppler', ...(hasSsh ? ['ssh'] : [])],
    apps: ['any-name'],
    segment: ['any-name'],
  };
  return read(domainNames, 'kind', 'name').flatMap(({ kind, name }): ReviewHost[] => {
    const [sort, domain] = [textIn(kind), textIn(name)];
    if (name.kind === 'absent') return [];
    if (name.kind !== 'known') return [{ host: undefined, kind: sort, variables: name.kind === 'unknown' ? name.variables : [] }];
    // What is no host name has no place in a line that people paste into a shell.
    const isHost = /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i.test(domain);
    return (labels[sort] ?? []).map((label) => ({ host: isHost ? `${label}.${domain}` : undefined, kind: sort, variables: [] }));
  });
}

function textIn(cell: ShownCell): string {
  return cell.kind === 'known' ? String(cell.value) : '';
}

function textsIn(cell: ShownCell): readonly string[] {
  return cell.kind === 'known' && typeof cell.value === 'object' ? cell.value : [];
}
