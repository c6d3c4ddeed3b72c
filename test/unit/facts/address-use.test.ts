import { expect, test } from 'vitest';
import { exposures } from '../../../src/facts/network/exposure.ts';
import { internalDomains } from '../../../src/facts/domains/internal-domain.ts';
import { networkCapacities } from '../../../src/facts/network/network-capacity.ts';
import { oldDomains } from '../../../src/facts/change/old-domain.ts';
import { opsmanServers } from '../../../src/facts/tooling/opsman.ts';
import { outsideNetworks } from '../../../src/facts/network/outside-network.ts';
import { sites } from '../../../src/facts/site.ts';
import { unreservedAddresses } from '../../../src/facts/network/unreserved-address.ts';
import { foundationOf, tell } from './tell.ts';

const director = (subnet: string, extra = '') =>
  `networks-configuration:\n  networks:\n  - name: pas\n    subnets:\n    - {${subnet}}\nproperties-configuration:\n  director_configuration: {ntp_servers_string: "10.0.4.60, 10.9.9.9"}\n${extra}`;
const cf = (properties: string, rest = '') =>
  `product-name: cf\nproduct-properties:\n  .cloud_controller.system_domain: {value: sys.example.com}\n  .properties.security_acknowledgement: {value: X}\n${properties}network-properties:\n  network: {name: pas}\n${rest}`;

test('addresses of other machines that BOSH may assign', () => {
  const unreserved = (subnet: string, files: Record<string, string> = {}) =>
    tell(unreservedAddresses, foundationOf({ 'director.yml': director(subnet), ...files }), 'unreserved');
  const opsman = { 'opsman.yml': 'opsman-configuration:\n  vsphere: {private_ip: 10.0.4.5}\n' };
  expect(unreserved('cidr: 10.0.4.0/24, gateway: 10.0.4.1, dns: "10.0.4.50,10.0.4.1"')).toEqual([[['10.0.4.60 (NTP)', '10.0.4.50 (DNS)']]]);
  expect(unreserved('cidr: 10.0.4.0/24, gateway: 10.0.4.1, reserved_ip_ranges: 10.0.4.40-10.0.4.60, dns: 10.0.4.50', opsman)).toEqual([
    [['10.0.4.5 (Ops Manager)']],
  ]);
  expect(unreserved('cidr: 10.0.5.0/24, gateway: 10.0.5.1, dns: 10.0.4.50', opsman)).toEqual([[[]]]);
  expect(unreserved('cidr: 10.0.4.0/24, gateway: 10.0.4.1, reserved_ip_ranges: ((reserved)), dns: 10.0.4.50')).toEqual([['?reserved']]);
});

test('a network that BOSH does not assign addresses of is left out', () => {
  const text =
    'azs: [{name: z1}]\nnetworks:\n- {name: a, type: dynamic, subnets: [{range: 10.0.4.0/24, dns: [10.0.4.50]}]}\n- {name: b, subnets: [{range: 10.0.5.0/24, dns: [10.0.5.50]}]}\nvm_types: []\n';
  expect(tell(unreservedAddresses, foundationOf({ 'cloud-config.yml': text }), 'network', 'unreserved')).toEqual([
    ['b', ['10.0.5.50 (DNS)']],
  ]);
});

test('a network counts what it has and what is asked of it', () => {
  const jobs = 'resource-config:\n  router: {instances: 3}\n  diego_cell: {instances: ((cells))}\n  nats: {instances: automatic}\n';
  const extra = 'network-assignment:\n  network: {name: pas}\nresource-configuration:\n  compilation: {instances: 4}\n';
  const capacity = (subnet: string, rest: string) =>
    tell(
      networkCapacities,
      foundationOf({ 'director.yml': director(subnet, rest), 'cf.yml': cf('', jobs) }),
      'name',
      'free',
      'needed',
      'left',
      'left_percent',
      'products',
    );
  expect(capacity('cidr: 10.0.4.0/28, gateway: 10.0.4.1', '')).toEqual([['pas', 13, 5, 8, 61, ['cf']]]);
  expect(capacity('cidr: 10.0.4.0/28, gateway: 10.0.4.1', extra)).toEqual([['pas', 13, 10, 3, 23, ['cf']]]);
  expect(capacity('cidr: ((cidr)), gateway: 10.0.4.1', '')).toEqual([['pas', '?cidr', 5, '?cidr', '?cidr', ['cf']]]);
  expect(capacity('gateway: 10.0.4.1', '')).toEqual([['pas', '-', 5, '-', '-', ['cf']]]);
});

test('subnets that share a block are counted once', () => {
  const text =
    'networks-configuration:\n  networks:\n  - name: pas\n    subnets:\n    - {cidr: 10.0.4.0/28, gateway: 10.0.4.1}\n    - {cidr: 10.0.4.0/28, gateway: 10.0.4.1}\n';
  expect(tell(networkCapacities, foundationOf({ 'director.yml': text, 'cf.yml': cf('') }), 'free')).toEqual([[13]]);
});

test.each([
  ['private', 'cidr: 10.0.4.0/24', '', ['10.0.4.0/24', false, [], '-']],
  [
    'outside, defaults',
    'cidr: 203.0.113.0/24',
    '',
    ['203.0.113.0/24', true, ['.uaa.proxy_ips_regex', '.nfs_server.blobstore_internal_access_rules'], false],
  ],
  [
    'outside, all settings adapted',
    'cidr: 100.64.3.0/24',
    "  .uaa.proxy_ips_regex: {value: '100\\.64\\.\\d{1,3}\\.\\d{1,3}'}\n  .nfs_server.blobstore_internal_access_rules: {value: 'allow 100.64.0.0/10;'}\n",
    ['100.64.3.0/24', true, [], true],
  ],
  [
    'outside, blobstore of the infrastructure',
    'cidr: 100.64.3.0/24',
    "  .uaa.proxy_ips_regex: {value: '100\\.64\\.\\d{1,3}\\.\\d{1,3}'}\n  .properties.system_blobstore: {value: external}\n",
    ['100.64.3.0/24', true, [], true],
  ],
  [
    'outside, setting behind a variable',
    'cidr: 100.64.3.0/24',
    '  .uaa.proxy_ips_regex: {value: ((regex))}\n  .properties.system_blobstore: {value: external}\n',
    ['100.64.3.0/24', true, '?regex', '?regex'],
  ],
  [
    'outside, an expression that is not understood',
    'cidr: 100.64.3.0/24',
    "  .uaa.proxy_ips_regex: {value: '(?!1)'}\n  .properties.system_blobstore: {value: external}\n",
    ['100.64.3.0/24', true, '?', '?'],
  ],
  ['not known', 'cidr: ((cidr))', '', ['?cidr', '?cidr', '?cidr', '-']],
])('a subnet that is %s', (_, subnet, properties, expected) => {
  const input = foundationOf({ 'director.yml': director(subnet), 'cf.yml': cf(properties) });
  expect(tell(outsideNetworks, input, 'cidr', 'outside', 'not_trusted_by', 'proxies_trusted')).toEqual([expected]);
});

test('a block that the site owns, and an overlay outside the private ranges', () => {
  const overlay = '  .properties.container_networking_interface_plugin.silk.network_cidr: {value: 198.18.0.0/16}\n';
  const input = foundationOf(
    { 'director.yml': director('cidr: 203.0.113.0/25'), 'cf.yml': cf(overlay) },
    { facts: 'networks: {owned: [203.0.113.0/24]}\n' },
  );
  expect(tell(outsideNetworks, input, 'kind', 'outside', 'owned')).toEqual([
    ['subnet', true, true],
    ['overlay', true, false],
  ]);
});

test.each([
  ['everything on', '', ['80 (HTTP)', '2222 (SSH)']],
  [
    'TCP routes and a port for logs',
    '  .properties.tcp_routing: {value: enable}\n  .properties.tcp_routing.enable.reservable_ports: {value: 1024-1123}\n  .properties.logger_endpoint_port: {value: 4443}\n',
    ['80 (HTTP)', '2222 (SSH)', '1024-1123 (TCP)', '4443 (Loggregator)'],
  ],
  [
    'everything off',
    '  .properties.routing_disable_http: {value: true}\n  .cloud_controller.allow_app_ssh_access: {value: false}\n  .properties.logger_endpoint_port: {value: 443}\n',
    [],
  ],
  ['something not known', '  .cloud_controller.allow_app_ssh_access: {value: ((ssh))}\n', '?ssh'],
])('ports beside 443: %s', (_, properties, expected) => {
  expect(tell(exposures, foundationOf({ 'cf.yml': cf(properties) }), 'ports')).toEqual([[expected]]);
});

test('a part of a config says nothing of the ports it does not name', () => {
  const part = (text: string) => tell(exposures, foundationOf({ 'cf.yml': `product-name: cf\nproduct-properties:\n  ${text}\n` }), 'ports');
  expect(part('.properties.tcp_routing: {value: disable}')).toEqual([[[]]]);
  expect(part('.properties.enable_v2_firehose: {value: true}')).toEqual([['-']]);
});

test.each([
  [
    'the parent of a domain',
    '  .properties.cf_networking_internal_domains: {value: [{name: apps.internal}, {name: Example.com}]}\n',
    ['example.com', 'sys.example.com', true],
  ],
  [
    'the domain itself, in the older property',
    '  .properties.cf_networking_internal_domain: {value: sys.example.com}\n',
    ['sys.example.com', 'sys.example.com', false],
  ],
  ['a domain of its own', '  .properties.cf_networking_internal_domains: {value: [{name: apps.internal}]}\n', ['-', '-', true]],
  ['a placeholder', '  .properties.cf_networking_internal_domain: {value: ((domain))}\n', ['?domain', '?domain', '?domain']],
])('an internal domain that is %s', (_, properties, expected) => {
  expect(tell(internalDomains, foundationOf({ 'cf.yml': cf(properties) }), 'clashing', 'clashes_with', 'has_default')).toEqual([expected]);
});

const domain = (system: string, apps: string) =>
  `product-name: cf\nproduct-properties:\n  .cloud_controller.system_domain: {value: ${system}}\n  .cloud_controller.apps_domain: {value: ${apps}}\n`;

test('a file that still uses a domain of the earlier revision', () => {
  const before = foundationOf({ 'cf.yml': domain('sys.old.example', 'apps.old.example') });
  const now = foundationOf({
    'cf.yml': domain('sys.new.example', 'apps.new.example'),
    'vars.yml': 'cf_api: https://api.sys.old.example\nother: not-api.sys.old.example\nagain: api.sys.old.example.com\n',
    'manifest.yml': 'applications:\n- name: web\n  routes:\n  - route: web.apps.old.example/path\n  - route: web.apps.new.example\n',
  });
  const hosts = (input: typeof now) => tell(oldDomains, input, 'hosts', 'new', 'place');
  expect(hosts({ ...now, previous: before.foundation })).toEqual([
    [['api.sys.old.example', 'not-api.sys.old.example'], 'sys.new.example', 'value'],
    [['web.apps.old.example'], 'apps.new.example', 'route'],
  ]);
  expect(hosts(now)).toEqual([]);
  expect(hosts({ ...now, previous: now.foundation })).toEqual([]);
  const hidden = foundationOf({ 'cf.yml': domain('((system))', 'apps.old.example') });
  expect(hosts({ ...hidden, previous: before.foundation })).toEqual([['?system', '?system', 'value']]);
});

test('servers of the Ops Manager VM on vSphere', () => {
  const text = 'opsman-configuration:\n  vsphere:\n    dns: 10.0.0.2\n    ntp: "ntp1.example.com, 0.pool.ntp.org"\n';
  expect(tell(opsmanServers, foundationOf({ 'opsman.yml': text }), 'kind', 'count', 'pool')).toEqual([
    ['dns', 1, false],
    ['ntp', 2, true],
  ]);
  expect(tell(opsmanServers, foundationOf({ 'opsman.yml': 'opsman-configuration:\n  aws: {dns: 10.0.0.2}\n' }), 'kind')).toEqual([]);
});

test('a site lists what it gives', () => {
  expect(tell(sites, foundationOf({ 'cf.yml': cf('') }, { facts: 'gslb: {enabled: true}\n' }), 'given')).toEqual([[['gslb_enabled']]]);
});
