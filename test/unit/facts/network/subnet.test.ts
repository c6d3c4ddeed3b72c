import { expect, test } from 'vitest';
import { availabilityZones, networkReferences } from '../../../../src/facts/network/availability-zone.ts';
import { domains } from '../../../../src/facts/domains/domain.ts';
import { overlayConflicts, overlays } from '../../../../src/facts/network/network-overlay.ts';
import { nameServers, timeServers } from '../../../../src/facts/network/network-service.ts';
import { subnetPairs } from '../../../../src/facts/network/subnet-pair.ts';
import { subnetFieldProblems } from '../../../../src/facts/network/subnet-problem.ts';
import { subnets } from '../../../../src/facts/network/subnet.ts';
import { staticIpRelations, staticIps } from '../../../../src/facts/network/static-ip.ts';
import { inputOf, placeOf, plain, rowsOf, type TestFile } from '../network-build.ts';

/** A director file with these subnets, each `network: flow map`. */
function director(subnetsOf: Readonly<Record<string, readonly string[]>>, extra = ''): TestFile {
  const lines = Object.entries(subnetsOf).flatMap(([name, list]) => [
    `  - name: ${name}`,
    '    subnets:',
    ...list.map((subnet) => `    - {${subnet}}`),
  ]);
  return { kind: 'director', text: ['networks-configuration:', '  networks:', ...lines, extra].join('\n') };
}
const product = (text: string, vars?: string): TestFile => ({ kind: 'product', text, ...(vars === undefined ? {} : { vars }) });
const cloudConfig = (text: string): TestFile => ({ kind: 'cloud-config', text });

test('a subnet says how many addresses are left', () => {
  const rows = rowsOf(
    subnets,
    inputOf([
      director({
        pas: [
          'cidr: 10.0.4.0/24, gateway: 10.0.4.1, reserved_ip_ranges: "10.0.4.1-10.0.4.9, 10.0.4.250-10.0.4.254", dns: "10.0.0.2,10.0.0.3", availability_zone_names: [az1, az2]',
        ],
      }),
    ]),
  );
  expect(plain(rows, 'network', 'cidr', 'usable', 'dns_count', 'zones')).toEqual([
    { network: 'pas', cidr: '10.0.4.0/24', usable: 240, dns_count: 2, zones: ['az1', 'az2'] },
  ]);
});

test('a cloud config says the same in other words', () => {
  const text =
    'azs: [{name: z1}]\nnetworks:\n- name: default\n  type: manual\n  subnets:\n  - {range: 10.0.0.0/28, gateway: 10.0.0.1, reserved: [10.0.0.2-10.0.0.3, 10.0.0.8/31], dns: [8.8.8.8], az: z1}\n- {name: vip, type: vip}\n';
  const input = inputOf([cloudConfig(text)]);
  expect(plain(rowsOf(subnets, input), 'network', 'usable', 'zones')).toEqual([{ network: 'default', usable: 9, zones: ['z1'] }]);
  expect(plain(rowsOf(availabilityZones, input), 'file_kind', 'name')).toEqual([{ file_kind: 'cloud-config', name: 'z1' }]);
});

test('what a variable holds is unknown, and so is what follows from it', () => {
  const rows = rowsOf(subnets, inputOf([director({ pas: ['cidr: 10.0.4.0/24, gateway: ((gw)), reserved_ip_ranges: ((from))-10.0.4.9'] })]));
  expect(plain(rows, 'gateway', 'reserved', 'usable')).toEqual([{ gateway: '? gw', reserved: '? from', usable: '? from gw' }]);
});

test.each([
  ['gateway elsewhere', 'cidr: 10.0.4.0/24, gateway: 10.0.5.1', ['gateway 10.0.5.1']],
  ['gateway no address', 'cidr: 10.0.4.0/24, gateway: 10.0.4', ['gateway 10.0.4']],
  ['host bits', 'cidr: 10.0.4.5/24, gateway: 10.0.4.1', ['host-bits 10.0.4.5/24']],
  ['no block', 'cidr: 10.0.4.0, gateway: 10.0.4.1', ['cidr 10.0.4.0']],
  [
    'reserved elsewhere',
    'cidr: 10.0.4.0/24, reserved_ip_ranges: "10.0.4.1-10.0.4.9,10.0.5.1-10.0.5.9"',
    ['reserved-outside 10.0.5.1-10.0.5.9'],
  ],
  ['reserved backwards', 'cidr: 10.0.4.0/24, reserved_ip_ranges: 10.0.4.9-10.0.4.1', ['reserved-reversed 10.0.4.9-10.0.4.1']],
  ['reserved in short', 'cidr: 10.0.4.0/24, reserved_ip_ranges: 10.0.4.1-9', ['reserved-format 10.0.4.1-9']],
  [
    'a range after a joined variable',
    'cidr: 10.0.4.0/24, reserved_ip_ranges: 10.0.4.1-10.0.4.1-10.0.4.9',
    ['reserved-format 10.0.4.1-10.0.4.1-10.0.4.9'],
  ],
  ['name server no address', 'cidr: 10.0.4.0/24, dns: "10.0.0.2,dns.example.com"', ['dns dns.example.com']],
  ['leading zeros', 'cidr: 10.0.4.0/24, gateway: 10.0.4.01, dns: 10.00.0.2', ['leading-zero 10.0.4.01', 'leading-zero 10.00.0.2']],
  ['all well', 'cidr: 10.0.4.0/24, gateway: 10.0.4.1, dns: "10.0.0.2, 10.0.0.3", reserved_ip_ranges: "10.0.4.0-10.0.4.9,10.0.4.255"', []],
  ['blank fields', 'cidr: 10.0.4.0/24, gateway: "", dns: "", reserved_ip_ranges: ""', []],
])('subnet fields: %s', (_, subnet, problems) => {
  const rows = rowsOf(subnetFieldProblems, inputOf([director({ pas: [subnet] })]));
  expect(plain(rows, 'problem', 'value').map(({ problem, value }) => `${String(problem)} ${String(value)}`)).toEqual(problems);
});

test('one block split over two networks by reserved ranges is no overlap', () => {
  const split = director({
    infra: ['cidr: 10.0.0.0/24, gateway: 10.0.0.1, reserved_ip_ranges: "10.0.0.1-10.0.0.9,10.0.0.21-10.0.0.254"'],
    pas: ['cidr: 10.0.0.0/24, gateway: 10.0.0.1, reserved_ip_ranges: 10.0.0.1-10.0.0.50'],
  });
  expect(rowsOf(subnetPairs, inputOf([split]))).toEqual([]);
});

test('a subnet that shares addresses with two others is told once', () => {
  const block = 'cidr: 10.0.0.0/24, gateway: 10.0.0.1';
  const low = `${block}, reserved_ip_ranges: 10.0.0.100-10.0.0.254`;
  const high = `${block}, reserved_ip_ranges: 10.0.0.1-10.0.0.99`;
  const input = inputOf([director({ low: [low], high: [high], all: [block] })]);
  expect(plain(rowsOf(subnetPairs, input), 'network', 'others', 'shared')).toEqual([
    { network: 'all', others: ['low 10.0.0.0/24', 'high 10.0.0.0/24'], shared: '10.0.0.2' },
  ]);
});

test('two networks that can assign the same address are told at the later one', () => {
  const overlap = director({
    infra: ['cidr: 10.0.0.0/24, gateway: 10.0.0.1, reserved_ip_ranges: 10.0.0.1-10.0.0.9'],
    pas: ['cidr: 10.0.0.0/24, gateway: 10.0.0.1, reserved_ip_ranges: 10.0.0.1-10.0.0.50'],
    other: ['cidr: 10.0.1.0/24, gateway: 10.0.1.1'],
  });
  const rows = rowsOf(
    subnetPairs,
    inputOf([overlap, cloudConfig('networks:\n- name: default\n  subnets: [{range: 10.0.0.0/24, gateway: 10.0.0.1}]\n')]),
  );
  expect(plain(rows, 'network', 'others', 'shared')).toEqual([{ network: 'pas', others: ['infra 10.0.0.0/24'], shared: '10.0.0.51' }]);
  expect(placeOf(rows[0]!, 'shared')).toBe('director-0.yml:8 10.0.0.0/24');
});

test('a name is looked for among those that the director defines, letter by letter', () => {
  const input = inputOf([
    director(
      { pas: ['cidr: 10.0.4.0/24, availability_zone_names: [az1]'] },
      'az-configuration: [{name: az1}, {name: az2}]\nnetwork-assignment: {network: {name: infra}, singleton_availability_zone: {name: az1}}',
    ),
    product(
      'product-name: cf\nnetwork-properties:\n  network: {name: PAS}\n  singleton_availability_zone: {name: az3}\n  other_availability_zones: [{name: az1}, {name: ((az))}]\n',
    ),
    product('product-name: p-redis\nnetwork-properties:\n  network: {name: pas}\n  singleton_availability_zone: {name: az2}\n'),
  ]);
  expect(plain(rowsOf(networkReferences, input), 'product', 'kind', 'name', 'exists', 'served', 'near')).toEqual([
    { product: 'cf', kind: 'network', name: 'PAS', exists: false, near: 'pas' },
    { product: 'cf', kind: 'availability-zone', name: 'az3', exists: false, near: 'az1' },
    { product: 'cf', kind: 'availability-zone', name: 'az1', exists: true, near: 'az2' },
    { product: 'cf', kind: 'availability-zone', name: '? az', exists: '? az', served: '? az' },
    { product: 'p-redis', kind: 'network', name: 'pas', exists: true },
    { product: 'p-redis', kind: 'availability-zone', name: 'az2', exists: true, served: false, near: 'az1' },
    { product: 'p-bosh', kind: 'network', name: 'infra', exists: false },
    { product: 'p-bosh', kind: 'availability-zone', name: 'az1', exists: true, near: 'az2' },
    { product: 'p-bosh', kind: 'subnet-zone', name: 'az1', exists: true, near: 'az2' },
  ]);
});

test('without a director file nothing is said about names, and a name that may be the variable stays unknown', () => {
  const file = product('product-name: cf\nnetwork-properties:\n  network: {name: pas}\n');
  expect(plain(rowsOf(networkReferences, inputOf([file])), 'name', 'exists')).toEqual([{ name: 'pas' }]);
  const open = product(
    'product-name: cf\nnetwork-properties:\n  network: {name: ((network))}\n  singleton_availability_zone: {name: ((az))}\n',
  );
  expect(plain(rowsOf(networkReferences, inputOf([open])), 'exists', 'served')).toEqual([{}, {}]);
  expect(plain(rowsOf(networkReferences, inputOf([file, director({ '((network))': ['cidr: 10.0.4.0/24'] })])), 'exists')[0]).toEqual({
    exists: '? network',
  });
});

test.each([
  ['one server', 'cidr: 10.0.1.0/24, dns: 10.0.0.2', '', ['pas 10.0.1.0/24']],
  ['two servers', 'cidr: 10.0.1.0/24, dns: "10.0.0.2,10.0.0.3"', '', []],
  ['the resolver of a cloud', 'cidr: 10.0.1.0/24, dns: 169.254.169.253', '', []],
  ['the second address of an AWS network', 'cidr: 10.0.1.0/24, dns: 10.0.0.2', 'iaas-configurations: [{iam_instance_profile: x}]', []],
  ['a variable', 'cidr: 10.0.1.0/24, dns: ((dns))', '', '? dns'],
  ['no server named', 'cidr: 10.0.1.0/24', '', []],
])('name servers: %s', (_, subnet, extra, single) => {
  expect(plain(rowsOf(nameServers, inputOf([director({ pas: [subnet] }, extra)])), 'single')).toEqual([{ single }]);
});

test('name servers are one row per file, whatever the number of subnets', () => {
  const rows = rowsOf(
    nameServers,
    inputOf([
      director({
        infra: ['cidr: 10.0.0.0/24, dns: 10.0.9.2'],
        pas: ['cidr: 10.0.1.0/24, dns: 10.0.9.2', 'cidr: 10.0.2.0/24, dns: ((dns))'],
      }),
    ]),
  );
  expect(plain(rows, 'single')).toEqual([{ single: ['infra 10.0.0.0/24', 'pas 10.0.1.0/24'] }]);
});

test.each([
  ['ntp1.example.com', { count: 1, pool: false, cloud: false }],
  ['"0.pool.ntp.org"', { count: 1, pool: true, cloud: false }],
  ['"ntp1.example.com, ntp2.example.com,ntp3.example.com"', { count: 3, pool: false, cloud: false }],
  ['169.254.169.123', { count: 1, pool: false, cloud: true }],
  ['""', { count: 0, pool: false, cloud: false }],
  ['((ntp))', { count: '? ntp', pool: '? ntp', cloud: '? ntp' }],
])('time servers %s', (servers, expected) => {
  const text = `properties-configuration: {director_configuration: {ntp_servers_string: ${servers}}}\n`;
  expect(plain(rowsOf(timeServers, inputOf([{ kind: 'director', text }])), 'count', 'pool', 'cloud')).toEqual([expected]);
});

const onPas = (property: string, extra = '') =>
  product(
    `product-name: cf\nproduct-properties:\n  ${property}\nnetwork-properties: {network: {name: pas}, other_availability_zones: [{name: az1}, {name: az2}]}\n${extra}`,
  );
const pas = director({
  pas: [
    'cidr: 10.0.4.0/24, reserved_ip_ranges: 10.0.4.1-10.0.4.9, availability_zone_names: [az1]',
    'cidr: 10.0.5.0/24, availability_zone_names: [az2]',
  ],
});
const relationsOf = (...files: TestFile[]) =>
  plain(rowsOf(staticIpRelations, inputOf(files)), 'property', 'relation', 'address', 'other', 'instances', 'zones');

test.each([
  [
    'outside',
    '.router.static_ips: {value: 10.0.9.5}',
    '',
    [{ property: '.router.static_ips', relation: 'outside', address: '10.0.9.5', other: 'pas' }],
  ],
  [
    'reserved',
    '.router.static_ips: {value: "10.0.4.8-10.0.4.11,10.0.5.7"}',
    '',
    [{ property: '.router.static_ips', relation: 'reserved', address: '10.0.4.8', other: '10.0.4.1-10.0.4.9' }],
  ],
  [
    'instances',
    '.router.static_ips: {value: "10.0.4.20,10.0.5.20"}',
    'resource-config: {router: {instances: 3}}',
    [{ property: '.router.static_ips', relation: 'instances', address: '2', other: '3', instances: 3 }],
  ],
  [
    'one zone',
    '.router.static_ips: {value: 10.0.4.20-10.0.4.21}',
    '',
    [{ property: '.router.static_ips', relation: 'zone', address: '10.0.4.20-10.0.4.21', other: 'az1', zones: 2 }],
  ],
  [
    'no address',
    '.router.static_ips: {value: lb.example.com}',
    '',
    [{ property: '.router.static_ips', relation: 'unreadable', address: 'lb.example.com' }],
  ],
  [
    'one for each instance, in both zones',
    '.router.static_ips: {value: "10.0.4.20,10.0.5.20"}',
    'resource-config: {router: {instances: 2}}',
    [{ property: '.router.static_ips', relation: 'instances', address: '2', other: '2', instances: 2 }],
  ],
  [
    'a variable',
    '.router.static_ips: {value: ((ips))}',
    'resource-config: {router: {instances: 2}}',
    [{ property: '.router.static_ips', relation: '? ips', address: '? ips', other: '? ips' }],
  ],
  ['blank', '.router.static_ips: {value: ""}', '', []],
])('fixed addresses: %s', (_, property, extra, expected) => {
  expect(relationsOf(onPas(property, extra), pas)).toEqual(expected);
});

test('one address for two jobs or two products is a collision, told at the later one', () => {
  const segment = product('product-name: p-isolation-segment\nproduct-properties:\n  .isolated_router.static_ips: {value: 10.0.4.21}\n');
  expect(
    relationsOf(onPas('.router.static_ips: {value: 10.0.4.20-10.0.4.22}'), segment).filter(({ relation }) => relation === 'shared'),
  ).toEqual([{ property: '.isolated_router.static_ips', relation: 'shared', address: '10.0.4.21', other: '.router.static_ips' }]);
});

test('which infrastructure fixed addresses are given on', () => {
  expect(
    relationsOf(onPas('.router.static_ips: {value: 10.0.4.20}'), {
      kind: 'director',
      text: 'iaas-configurations: [{vpc_id: v, access_key_id: x}]\n',
    }),
  ).toEqual([{ property: '.router.static_ips', relation: 'iaas', address: '10.0.4.20', other: 'aws' }]);
});

test('fixed addresses are counted', () => {
  expect(
    plain(rowsOf(staticIps, inputOf([onPas('.router.static_ips: {value: "10.0.4.20-10.0.4.22,10.0.5.20"}')])), 'job', 'count', 'network'),
  ).toEqual([{ job: 'router', count: 4, network: 'pas' }]);
});

const tas = (properties: string, resources = '') =>
  product(
    `product-name: cf\nproduct-properties:\n  .cloud_controller.system_domain: {value: sys.example.com}\n  .properties.security_acknowledgement: {value: X}\n${properties}\nresource-config:\n  cloud_controller: {instances: 2}\n${resources}`,
  );
const SILK = '  .properties.container_networking_interface_plugin: {value: silk}';
const CIDR = '  .properties.container_networking_interface_plugin.silk.network_cidr';

test.each([
  ['10.255.0.0/20', 15],
  ['10.255.0.0/16', 255],
  ['10.240.0.0/12', 4095],
  ['10.255.0.0/24', 0],
  ['((overlay))', '? overlay'],
])('the overlay %s has room for %s cells', (cidr, capacity) => {
  const input = inputOf([
    tas(
      `${SILK}\n${CIDR}: {value: ${cidr}}\n  .properties.container_networking_interface_plugin.silk.subnet_prefix_length: {value: 24}`,
      '  diego_cell: {instances: 20}',
    ),
  ]);
  expect(plain(rowsOf(overlays, input), 'capacity', 'cells')).toEqual([{ capacity, cells: 20 }]);
});

test('cells of isolation segments share the overlay', () => {
  const segment = product(
    'product-name: p-isolation-segment-blue\nproduct-properties: {}\nresource-config:\n  isolated_diego_cell_blue: {instances: 4}\n',
  );
  expect(plain(rowsOf(overlays, inputOf([tas(SILK, '  diego_cell: {instances: 20}'), segment])), 'cells')).toEqual([{ cells: 24 }]);
});

test('NSX-T has no such overlay', () => {
  expect(rowsOf(overlays, inputOf([tas('  .properties.container_networking_interface_plugin: {value: external}')]))).toEqual([]);
});

test('a subnet that is not known yet may overlap, and may lie in the overlay', () => {
  const input = inputOf([director({ pas: ['cidr: ((cidr)), gateway: 10.0.4.1', 'cidr: 10.0.5.0/24'] }), tas(SILK)]);
  expect(plain(rowsOf(subnetPairs, input), 'cidr', 'overlapping')).toEqual([{ cidr: '? cidr', overlapping: '? cidr' }]);
  expect(plain(rowsOf(subnetFieldProblems, input), 'problem')).toEqual([{ problem: '? cidr' }]);
  expect(plain(rowsOf(overlayConflicts, input), 'overlapping')).toEqual([{ overlapping: '? cidr' }]);
});

test('what lies in the overlay is named at its own place', () => {
  const rows = rowsOf(
    overlayConflicts,
    inputOf([
      tas(`${SILK}\n${CIDR}: {value: 10.240.0.0/12}`),
      director({ pas: ['cidr: 10.255.4.0/24, gateway: 10.255.4.1, dns: 10.250.0.2'], other: ['cidr: 10.0.0.0/24, dns: 10.250.0.2'] }),
    ]),
  );
  expect(plain(rows, 'overlay', 'kind', 'other')).toEqual([
    { overlay: '10.240.0.0/12', kind: 'subnet', other: '10.255.4.0/24' },
    { overlay: '10.240.0.0/12', kind: 'name-server', other: '10.250.0.2' },
  ]);
  expect(placeOf(rows[0]!, 'other')).toBe('director-1.yml:5 10.255.4.0/24');
});

test.each([
  ['sys.example.com', []],
  ['https://sys.example.com', ['scheme']],
  ['https://sys.example.com:8443/x', ['scheme', 'port', 'path']],
  ['"*.sys.example.com"', ['wildcard']],
  ['.sys.example.com', ['leading-dot']],
  ['sys.example.com.', ['trailing-dot']],
  ['sys example.com', ['space']],
  ['my_sys.example.com', ['underscore']],
  ['Sys.example.com', ['upper-case']],
  ['sys', ['no-dot']],
  ['sys..example.com', ['label']],
  ['-sys.example.com', ['label']],
  ['sys.한국.example', []],
  ['sys.((base))', '? base'],
  ['sys.${base}', '?'],
  ['<system domain>', '?'],
])('the form of the domain %s', (name, problems) => {
  const text = `product-name: cf\nproduct-properties:\n  .cloud_controller.system_domain: {value: ${name.includes('${') || name.startsWith('<') ? `"${name}"` : name}}\n`;
  expect(plain(rowsOf(domains, inputOf([product(text)])), 'problems')).toEqual([{ problems }]);
});

test.each([
  ['sys.example.com', 'apps.example.com', ['none', 'none']],
  ['example.com', 'example.com', ['equal', 'equal']],
  ['example.com', 'apps.example.com', ['parent', 'child']],
  ['badexample.com', 'example.com', ['none', 'none']],
  ['((domain))', '((domain))', ['equal', 'equal']],
  ['sys.((domain))', 'apps.((domain))', ['? domain', '? domain']],
])('system domain %s and apps domain %s', (system, apps, overlap) => {
  const text = `product-name: cf\nproduct-properties:\n  .cloud_controller.system_domain: {value: ${system}}\n  .cloud_controller.apps_domain: {value: ${apps}}\n`;
  expect(plain(rowsOf(domains, inputOf([product(text)])), 'overlap').map((row) => row['overlap'])).toEqual(overlap);
});
