import type { Span } from '../base/source.ts';
import { settingOf } from '../catalog/find-setting.ts';
import { anchorOf, blankIsAbsent, textCell } from '../foundation/cell-of.ts';
import { documentsOf, type Document } from '../foundation/foundation.ts';
import type { Job } from '../foundation/job.ts';
import { productsOf, type ProductConfig } from '../foundation/product-config.ts';
import { startOf } from '../facts/document.ts';
import type { FactInput } from '../facts/input.ts';
import { drains } from '../facts/logging/drain.ts';
import { syslogTargets } from '../facts/logging/syslog-target.ts';
import { serverLists } from '../facts/network/server-list.ts';
import { roleOfJob } from '../facts/product/job.ts';
import { settingCell } from '../facts/product/setting-cell.ts';
import { behindHaproxy } from '../facts/routing/behind-haproxy.ts';
import { Row, table, text } from '../facts/table.ts';
import { absent, known, mapCell, unknown, type Cell } from '../value/cell.ts';
import { descend, mapsIn, type ConfigNode } from '../value/node.ts';
import type { View } from './view.ts';

const columns = {
  from: text('who opens the connection: clients, load balancer, a job, or the VMs of a product'),
  to: text('where to: load balancer, a job, or a host as written'),
  ports: text('port, or list of ports and ranges; absent where the file leaves it to a default that is not known'),
  protocol: text('tcp or udp'),
  purpose: text('what it is for'),
  product: text('product slug; p-bosh for the director; absent for settings of subnets'),
};

/**
 * What firewalls and load balancers must let through, as the files say it. Connections inside the platform, between BOSH and its agents and among the jobs of a
 * product, are not listed: they are the same everywhere and belong to the products' own documentation.
 */
export const ports: View = {
  name: 'ports',
  columns: ['from', 'to', 'ports', 'protocol', 'purpose', 'product'],
  table: table(
    'ports',
    {
      doc: 'Connections that firewalls and load balancers must let through, as the files say it; those inside the platform are left out.',
      plural: 'connections',
      columns,
    },
    (input) => [
      ...productsOf(input.foundation).flatMap((product) => [...inboundRows(product), ...outboundRows(product)]),
      ...documentsOf(input.foundation, 'director').flatMap(directorRows),
      ...loggingRows(input),
      ...serverRows(input),
    ],
  ),
};

interface Connection {
  readonly from: string | Cell<string>;
  readonly to: string | Cell<string>;
  readonly ports: string | Cell<string>;
  readonly protocol?: string | Cell<string>;
  readonly purpose: string;
  readonly product: string | Cell<string> | undefined;
}

function connection(anchor: Span, { from, to, ports: open, protocol = 'tcp', purpose, product }: Connection): Row<typeof columns> {
  const cell = (given: string | Cell<string>): Cell<string> => (typeof given === 'string' ? known(given, anchor) : given);
  return new Row<typeof columns>(anchor, {
    from: cell(from),
    to: cell(to),
    ports: cell(open),
    protocol: cell(protocol),
    purpose: known(purpose, anchor),
    product: product === undefined ? absent(anchor) : cell(product),
  });
}

const CLIENTS = 'clients';
const BALANCER = 'load balancer';

/** What clients reach through a load balancer. Ports of load balancers: "Configuring load balancing for TAS". */
function inboundRows(product: ProductConfig): readonly Row<typeof columns>[] {
  return product.jobs.flatMap((job) => {
    if (isZero(job)) return [];
    switch (roleOfJob(job)) {
      case 'router':
        return isTrue(behindHaproxy(product)) ? [] : webRows(job);
      case 'ha-proxy':
        return webRows(job);
      case 'brain':
      case 'control':
        return isFalse(settingOn(product, '.cloud_controller.allow_app_ssh_access')) ? [] : bothHops(job, '2222', 'SSH to apps');
      case 'tcp-router':
        return tcpRows(job);
      default:
        return [];
    }
  });
}

function webRows(job: Job): readonly Row<typeof columns>[] {
  const { product } = job;
  const logs = textOf(settingOn(product, '.properties.logger_endpoint_port'));
  return [
    ...bothHops(job, '443', 'HTTPS: apps, API and login'),
    ...(isTrue(settingOn(product, '.properties.routing_disable_http')) ? [] : bothHops(job, '80', 'HTTP: apps')),
    ...(logs.state === 'absent' || (logs.state === 'known' && logs.value === '443')
      ? []
      : [
          connection(job.anchor, { from: CLIENTS, to: BALANCER, ports: logs, purpose: 'log streams (Loggregator)', product: product.slug }),
        ]),
    ...(product.base === 'cf' && isTrue(settingOn(product, '.router.enable_nontls_health_checks'))
      ? [
          connection(job.anchor, {
            from: BALANCER,
            to: job.name,
            ports: '8080',
            purpose: 'health check of Gorouter',
            product: product.slug,
          }),
        ]
      : []),
  ];
}

function tcpRows(job: Job): readonly Row<typeof columns>[] {
  const { product } = job;
  const chosen = product.option('.properties.tcp_routing');
  if (chosen.state === 'known' && chosen.value !== 'enable') return [];
  const property = product.property('.properties.tcp_routing.enable.reservable_ports');
  const open = blankIsAbsent(property === undefined ? absent(job.anchor) : textCell(property.value, property.anchor));
  return bothHops(job, open, 'TCP routes of apps');
}

/** From clients to the load balancer, and from there to the job. */
function bothHops(job: Job, open: string | Cell<string>, purpose: string): readonly Row<typeof columns>[] {
  const shared = { ports: open, purpose, product: job.product.slug };
  return [
    connection(job.anchor, { ...shared, from: CLIENTS, to: BALANCER }),
    connection(job.anchor, { ...shared, from: BALANCER, to: job.name }),
  ];
}

/** Services outside that products are given by host and port. `port`: what their clients take where nothing is written. */
const SERVICES: readonly { readonly host: string; readonly portProperty?: string; readonly port?: string; readonly purpose: string }[] = [
  { host: '.properties.system_database.external.host', portProperty: '.properties.system_database.external.port', purpose: 'database' },
  { host: '.properties.uaa_database.external.host', portProperty: '.properties.uaa_database.external.port', purpose: 'database of UAA' },
  {
    host: '.properties.credhub_database.external.host',
    portProperty: '.properties.credhub_database.external.port',
    purpose: 'database of CredHub',
  },
  { host: '.properties.system_blobstore.external.endpoint', purpose: 'blobstore' },
  { host: '.properties.smtp_address', portProperty: '.properties.smtp_port', purpose: 'mail' },
  { host: '.properties.uaa.ldap.url', purpose: 'LDAP' },
];

function outboundRows(product: ProductConfig): readonly Row<typeof columns>[] {
  return SERVICES.flatMap(({ host, portProperty, purpose }) => {
    const property = product.property(host);
    if (property === undefined) return [];
    const written = blankIsAbsent(textCell(property.value, property.anchor));
    if (written.state === 'absent' || !isChosen(product, host)) return [];
    const portOf = portProperty === undefined ? undefined : product.property(portProperty);
    const given = portOf === undefined ? absent(property.anchor) : blankIsAbsent(textCell(portOf.value, portOf.anchor));
    return [
      connection(property.anchor, {
        from: vmsOf(product.slug),
        to: hostIn(written),
        ports: given.state === 'absent' ? portIn(written) : given,
        purpose,
        product: product.slug,
      }),
    ];
  });
}

/** False for a property of an option that is known not to be chosen. */
function isChosen(product: ProductConfig, name: string): boolean {
  const parts = name.split('.');
  if (parts.length < 5) return true;
  const chosen = product.option(parts.slice(0, -2).join('.'));
  return chosen.state !== 'known' || chosen.value === parts.at(-2);
}

function directorRows(document: Document): readonly Row<typeof columns>[] {
  const at = (...path: readonly (string | number)[]): ConfigNode | undefined => descend(document.root, ...path);
  const of = (node: ConfigNode | undefined, from: string, port: Cell<string> | string, purpose: string): readonly Row<typeof columns>[] => {
    const anchor = anchorOf(node, startOf(document));
    const host = blankIsAbsent(textCell(node, anchor));
    if (host.state === 'absent') return [];
    const open = typeof port === 'string' ? withPort(host, port) : port;
    return [connection(anchor, { from, to: hostIn(host), ports: open, purpose, product: 'p-bosh' })];
  };
  const settings = (key: string): ConfigNode | undefined => at('properties-configuration', 'director_configuration', key);
  const database = settings('external_database_options');
  const isExternal = (key: string): boolean => {
    const kind = settings(key);
    return kind?.kind !== 'scalar' || (kind.text !== 'internal' && kind.text !== 'local');
  };
  const infrastructures = [
    ...mapsIn(at('iaas-configurations')),
    ...[at('properties-configuration', 'iaas_configuration')].flatMap((node) => (node?.kind === 'map' ? [node] : [])),
  ];
  return [
    ...(isExternal('database_type')
      ? of(descend(database, 'host'), 'director', textCell(descend(database, 'port'), startOf(document)), 'database of the director')
      : []),
    ...(isExternal('blobstore_type')
      ? of(descend(settings('s3_blobstore_options'), 'endpoint'), 'all VMs', '443', 'blobstore of the director')
      : []),
    ...infrastructures.flatMap((node) => [
      ...of(node.get('vcenter_host'), 'director and Ops Manager', '443', 'vCenter'),
      ...of(node.get('nsx_address'), 'director and Ops Manager', '443', 'NSX Manager'),
    ]),
  ];
}

function loggingRows(input: FactInput): readonly Row<typeof columns>[] {
  const logs = syslogTargets.rows(input).flatMap((row) => {
    const host = row.cell('host') as Cell<string>; // the columns of these tables are texts
    if (host.state === 'absent' || isFalse(row.cell('enabled'))) return [];
    const [port, protocol, product] = [row.cell('port'), row.cell('protocol'), row.cell('product')] as readonly Cell<string>[];
    return [
      connection(row.anchor, {
        from: vmsOf(product!),
        to: host,
        ports: port!,
        protocol: protocol!,
        purpose: 'logs (syslog)',
        product: product!,
      }),
    ];
  });
  const drained = drains.rows(input).map((row) => {
    const [url, product] = [row.cell('url'), row.cell('product')] as readonly Cell<string>[];
    return connection(row.anchor, {
      from: vmsOf(product!),
      to: hostIn(url!),
      ports: portIn(url!),
      purpose: 'logs (aggregate drain)',
      product: product!,
    });
  });
  return [...logs, ...drained];
}

const SERVER_PORTS: Readonly<Record<string, { readonly port: string; readonly protocol: string; readonly purpose: string }>> = {
  dns: { port: '53', protocol: 'tcp and udp', purpose: 'name server' },
  ntp: { port: '123', protocol: 'udp', purpose: 'time server' },
};

/** Name servers and time servers, each once for who asks them. */
function serverRows(input: FactInput): readonly Row<typeof columns>[] {
  const told = new Set<string>();
  const opsmans = new Set(documentsOf(input.foundation, 'opsman').map(({ file }) => file));
  return serverLists.rows(input).flatMap((row) => {
    const role = row.cell('role');
    const of = role.state === 'known' ? SERVER_PORTS[String(role.value)] : undefined;
    const servers = row.cell('servers') as Cell<readonly string[]>; // that column is a list of texts
    if (of === undefined || servers.state === 'absent') return [];
    const who = opsmans.has(row.anchor.file) ? 'Ops Manager' : 'all VMs';
    const server = (to: Cell<string>): Row<typeof columns> =>
      connection(row.anchor, { from: who, to, ports: of.port, protocol: of.protocol, purpose: of.purpose, product: undefined });
    if (servers.state === 'unknown') return [server(servers)];
    const fresh = servers.value.filter((name) => !told.has(`${who} ${of.port} ${name}`));
    for (const name of fresh) told.add(`${who} ${of.port} ${name}`);
    return fresh.map((name) => server({ ...servers, value: name }));
  });
}

function vmsOf(product: Cell<string>): Cell<string> {
  return mapCell(product, (slug) => (slug === 'p-bosh' ? 'director' : `VMs of ${slug}`));
}

const SCHEME_PORTS: Readonly<Record<string, string>> = { https: '443', 'https-batch': '443', http: '80', ldap: '389', ldaps: '636' };

/** The host of an address, or of `host:port`; nothing else of an address is shown. */
function hostIn(address: Cell<string>): Cell<string> {
  return mapCell(address, (written) => partsOf(written).host);
}

/** The port that an address has, else that of its scheme. */
function portIn(address: Cell<string>): Cell<string> {
  if (address.state !== 'known') return address;
  const { port, scheme } = partsOf(address.value);
  const found = port ?? SCHEME_PORTS[scheme];
  return found === undefined ? absent(address.anchor) : { ...address, value: found };
}

function withPort(address: Cell<string>, otherwise: string): Cell<string> {
  const found = portIn(address);
  return found.state === 'absent' && address.state === 'known' ? { ...address, value: otherwise } : found;
}

function partsOf(address: string): { readonly scheme: string; readonly host: string; readonly port: string | undefined } {
  const end = address.indexOf('://');
  const authority = (end < 0 ? address : address.slice(end + 3)).split(/[/?#]/, 1)[0] ?? '';
  const place = authority.slice(authority.lastIndexOf('@') + 1);
  const port = /:(\d{1,5})$/.exec(place)?.[1];
  return {
    scheme: end < 0 ? '' : address.slice(0, end).toLowerCase(),
    host: port === undefined ? place : place.slice(0, -port.length - 1),
    port,
  };
}

function settingOn(product: ProductConfig, property: string): Cell {
  const setting = settingOf(property);
  return setting === undefined ? absent(product.anchor) : settingCell(product, setting);
}

function textOf(cell: Cell): Cell<string> {
  return cell.state === 'unknown' ? unknown(cell.anchor, cell.variables, cell.origin) : mapCell(cell, String);
}

function isTrue(cell: Cell): boolean {
  return cell.state === 'known' && cell.value === true;
}

/** Also for a switch that nobody wrote in a part of a config. */
function isFalse(cell: Cell): boolean {
  return cell.state === 'absent' || (cell.state === 'known' && cell.value === false);
}

function isZero({ instances }: Job): boolean {
  return instances.state === 'known' && instances.value === 0;
}
