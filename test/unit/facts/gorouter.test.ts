import { expect, test } from 'vitest';
import { SourceFile } from '../../../src/base/source.ts';
import { healthProbes } from '../../../src/facts/routing/health-probe.ts';
import type { FactInput } from '../../../src/facts/input.ts';
import { jobs } from '../../../src/facts/product/job.ts';
import { products } from '../../../src/facts/product/product.ts';
import { routerTimers } from '../../../src/facts/routing/router-timer.ts';
import { tcpPorts } from '../../../src/facts/routing/tcp-port.ts';
import { readYaml } from '../../../src/yaml/read-yaml.ts';
import { inputOf, placeOf, plain, rowsOf, type TestFile } from './network-build.ts';

/** A product file with these properties, each `name: value` in flow style. */
function product(properties: Readonly<Record<string, string>>, extra = '', slug = 'cf'): TestFile {
  const lines = Object.entries(properties).map(([name, value]) => `  ${name}: {value: ${value}}`);
  return { kind: 'product', text: [`product-name: ${slug}`, 'product-properties:', ...lines, extra].join('\n') };
}

const director = (keys: string): TestFile => ({
  kind: 'director',
  text: `iaas-configurations:\n- {name: default, ${keys}}\nnetworks-configuration: {networks: []}\n`,
});
const AWS = director('access_key_id: x, key_pair_name: k, region: r, security_group: s');
const AZURE = director('subscription_id: x, tenant_id: x, resource_group_name: x');
const GOOGLE = director('project: x, default_deployment_tag: x, auth_json: x');

/** The same foundation with what its site says. */
function withFacts(input: FactInput, facts: string): FactInput {
  return { ...input, foundation: { ...input.foundation, facts: readYaml(new SourceFile('facts.yml', facts)).root } };
}

test.each([
  ['nobody says more: the tile’s default', '', { least_seconds: 20, reason: 'tile' }],
  [
    'the load balancer as its site says',
    'lb: {health-check-interval-seconds: 10, unhealthy-threshold: 3}',
    { least_seconds: 30, reason: 'lb' },
  ],
  ['half of what is needed says nothing', 'lb: {health-check-interval-seconds: 10}', { least_seconds: 20, reason: 'tile' }],
])('drain_wait has to last until the load balancer notices: %s', (_, facts, bounds) => {
  const input = withFacts(inputOf([product({ '.router.drain_wait': '5' })]), facts);
  expect(plain(rowsOf(routerTimers, input), 'name', 'seconds', 'least_seconds', 'reason')).toEqual([
    { name: 'drain_wait', seconds: 5, ...bounds },
  ]);
});

test.each([
  ['AWS', [AWS], '', '', { least_seconds: 61, reason: 'aws' }],
  ['Azure', [AZURE], '', '', { most_seconds: 239, reason: 'azure' }],
  [
    'an HTTP load balancer of Google',
    [GOOGLE],
    'resource-config: {router: {elb_names: ["http:web"]}}',
    '',
    { least_seconds: 601, reason: 'gcp-http' },
  ],
  [
    'a TCP load balancer of Google',
    [GOOGLE],
    'resource-config: {router: {elb_names: ["tcp:web"]}}',
    '',
    { most_seconds: 599, reason: 'gcp-tcp' },
  ],
  ['Google without a name', [GOOGLE], '', '', {}],
  [
    'Google with names behind a variable',
    [GOOGLE],
    'resource-config: {router: {elb_names: ((lbs))}}',
    '',
    { most_seconds: '?', reason: 'gcp-tcp' },
  ],
  ['nobody knows where', [], '', '', {}],
  ['a site that knows its load balancer', [], '', 'lb: {idle-timeout-seconds: 300}', { least_seconds: 301, reason: 'lb' }],
  ['Azure, whatever the site says', [AZURE], '', 'lb: {idle-timeout-seconds: 300}', { most_seconds: 239, reason: 'azure' }],
])('frontend_idle_timeout: %s', (_, directors, extra, facts, bounds) => {
  const input = withFacts(inputOf([product({ '.router.frontend_idle_timeout': '900' }, extra), ...directors]), facts);
  expect(plain(rowsOf(routerTimers, input), 'name', 'least_seconds', 'most_seconds', 'reason')).toEqual([
    { name: 'frontend_idle_timeout', ...bounds },
  ]);
});

test('drain_timeout is bounded by the request timeout', () => {
  const of = (request: string) =>
    plain(
      rowsOf(routerTimers, inputOf([product({ '.router.drain_timeout': '900', '.router.request_timeout_in_seconds': request })])),
      'name',
      'most_seconds',
    )[0];
  expect([of('900'), of('60'), of('((request))')]).toEqual([
    { name: 'drain_timeout', most_seconds: 900 },
    { name: 'drain_timeout', most_seconds: 60 },
    { name: 'drain_timeout', most_seconds: '? request' },
  ]);
});

test('a timer of a segment is found under its own name, the default of TAS only in a whole file', () => {
  const segment = product({ '.isolated_router_blue.drain_wait': '30' }, '', 'p-isolation-segment-blue');
  expect(plain(rowsOf(routerTimers, inputOf([segment])), 'name', 'seconds', 'written')).toEqual([
    { name: 'drain_wait', seconds: 30, written: true },
  ]);
  const whole = product({ '.cloud_controller.system_domain': 'sys.example.com', '.properties.security_acknowledgement': 'X' });
  expect(plain(rowsOf(routerTimers, inputOf([whole])), 'name', 'seconds', 'written')).toContainEqual({
    name: 'drain_wait',
    seconds: 20,
    written: false,
  });
});

test.each([
  ['http:8080/health', { probe_scheme: 'http', probe_port: 8080 }],
  ['http://10.0.0.5:8080/health', { probe_scheme: 'http', probe_port: 8080 }],
  ['https:8443/health', { probe_scheme: 'https', probe_port: 8443 }],
  ['https:443/', { probe_scheme: 'https', probe_port: 443 }],
  ['tcp:80', { probe_scheme: 'tcp', probe_port: 80 }],
  ['', {}],
])('the load balancer asks %j', (probe, asked) => {
  const input = withFacts(
    inputOf([product({ '.router.enable_nontls_health_checks': '((plain))' })]),
    probe === '' ? '' : `lb: {health-check: "${probe}"}`,
  );
  expect(plain(rowsOf(healthProbes, input), 'plain_probes', 'probe_scheme', 'probe_port', 'behind_haproxy')).toEqual([
    { plain_probes: '? plain', ...asked, behind_haproxy: false },
  ]);
});

test('behind HAProxy the load balancer does not meet the Gorouters', () => {
  const behind = product({
    '.router.enable_nontls_health_checks': 'true',
    '.router.frontend_idle_timeout': '30',
    '.properties.routing_tls_termination': 'ha_proxy',
  });
  const input = withFacts(inputOf([behind, AWS]), 'lb: {health-check: "tcp:443"}');
  expect(plain(rowsOf(healthProbes, input), 'behind_haproxy')).toEqual([{ behind_haproxy: true }]);
  expect(plain(rowsOf(routerTimers, input), 'name', 'least_seconds')).toEqual([{ name: 'frontend_idle_timeout' }]);
});

test('a file that says nothing of probes has no row', () => {
  expect(rowsOf(healthProbes, inputOf([product({ '.router.drain_wait': '20' })]))).toEqual([]);
});

test.each([
  ['1024-1123', { count: 100 }],
  ['"1024 - 1030, 2000"', { count: 8 }],
  ['all', { unreadable: 'all' }],
  ['"1024-1030,"', { unreadable: '' }],
  ['1030-1024', { unreadable: '1030-1024' }],
  ['"80,1024"', { out_of_range: '80', count: 2 }],
  ['65000-70000', { out_of_range: '65000-70000', count: 5001 }],
  ['8850-8860', { taken: 8853, count: 11 }],
  ['3460', { taken: 3460, count: 1 }],
  ['40000-40010', { ephemeral: '40000-40010', count: 11 }],
  ['((ports))', { unreadable: '? ports', out_of_range: '? ports', taken: '? ports', ephemeral: '? ports', count: '? ports' }],
])('ports for TCP routes %s', (ports, wanted) => {
  const input = inputOf([product({ '.properties.tcp_routing': 'enable', '.properties.tcp_routing.enable.reservable_ports': ports })]);
  expect(plain(rowsOf(tcpPorts, input), 'unreadable', 'out_of_range', 'taken', 'ephemeral', 'count')).toEqual([wanted]);
});

test('a list of reserved ports in the file counts instead of that of the release, and a variable leaves it open', () => {
  const reserved = (list: string) =>
    plain(
      rowsOf(
        tcpPorts,
        inputOf([
          product({
            '.properties.tcp_routing': 'enable',
            '.properties.tcp_routing.enable.reservable_ports': '8850-8860',
            '.properties.tcp_routing.enable.reserved_system_component_ports': list,
          }),
        ]),
      ),
      'taken',
    );
  expect([reserved('"2822, 2825"'), reserved('((reserved))')]).toEqual([[{}], [{ taken: '? reserved' }]]);
});

test('ports of an option that is not chosen have no row', () => {
  const ports = { '.properties.tcp_routing.enable.reservable_ports': 'all' };
  expect(rowsOf(tcpPorts, inputOf([product({ '.properties.tcp_routing': 'disable', ...ports })]))).toEqual([]);
  expect(plain(rowsOf(tcpPorts, inputOf([product({ '.properties.tcp_routing': '((tcp))', ...ports })])), 'enabled')).toEqual([
    { enabled: '? tcp' },
  ]);
});

test('a job is known to load balancers by the names of all their kinds', () => {
  const text = [
    'product-name: cf',
    'resource-config:',
    '  router:',
    '    elb_names: ["alb:web"]',
    '    nsxt: {lb: {server_pools: [{name: pool, port: 443}]}}',
    '    nsx: {lbs: [{edge_name: edge, pool_name: web, security_group: x, port: 443}]}',
    '    avi: {pools: [{name: avi-pool}]}',
    '  tcp_router: {elb_names: [((lb))]}',
    '  diego_cell: {elb_names: []}',
  ].join('\n');
  const rows = rowsOf(jobs, inputOf([{ kind: 'product', text }]));
  expect(plain(rows, 'name', 'lb_targets')).toEqual([
    { name: 'diego_cell', lb_targets: [] },
    { name: 'router', lb_targets: ['alb:web', 'pool', 'edge/web', 'avi-pool'] },
    { name: 'tcp_router', lb_targets: '? lb' },
  ]);
  expect(placeOf(rows[1]!, 'lb_targets')).toBe('product-0.yml:4 ["alb:web"]');
});

test.each([
  [{ '.properties.isolated_routing': 'reject_all' }, { rejects_segments: true }],
  [{ '.properties.isolated_routing': 'accept_all' }, { rejects_segments: false }],
  [{ '.router.enable_isolated_routing': 'true' }, { rejects_segments: true }],
  [{ '.properties.isolated_routing': '((isolation))' }, { rejects_segments: '? isolation' }],
  [{ '.router.drain_wait': '20' }, {}],
])('whether TAS turns requests for segments away: %j', (properties, wanted) => {
  expect(plain(rowsOf(products, inputOf([product(properties as Record<string, string>)])), 'rejects_segments')).toEqual([wanted]);
});
