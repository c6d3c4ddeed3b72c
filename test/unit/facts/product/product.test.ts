import { describe, expect, test } from 'vitest';
import type { Lifecycle } from '../../../../src/facts/input.ts';
import { errands } from '../../../../src/facts/errands/errand.ts';
import { foundations } from '../../../../src/facts/foundation.ts';
import { jobs } from '../../../../src/facts/product/job.ts';
import { products } from '../../../../src/facts/product/product.ts';
import { properties } from '../../../../src/facts/product/property.ts';
import { removedNames } from '../../../../src/facts/product/removed-name.ts';
import { collectionItems } from '../../../../src/facts/product/collection-item.ts';
import { smallFootprints } from '../../../../src/facts/product/small-footprint.ts';
import { smokeTests } from '../../../../src/facts/errands/smoke-test.ts';
import { tables } from '../../../../src/facts/tables.ts';
import { Facts, TableSet } from '../../../../src/rule/fact-rows.ts';
import { foundationOf, tell } from '../tell.ts';

const FULL = `product-name: cf
product-properties:
  .cloud_controller.system_domain: {value: sys.example.com}
  .properties.security_acknowledgement: {value: X}
`;

describe('job: how many there will be', () => {
  const instances = (resources: string, more = ''): readonly unknown[][] =>
    tell(jobs, foundationOf({ 'cf.yml': `${FULL}${more}resource-config:\n${resources}` }), 'name', 'instances', 'written_instances');

  test('a written number is taken as it is, quoted or not', () => {
    expect(instances('  router: {instances: 2}\n  uaa: {instances: "4"}\n')).toEqual([
      ['router', 2, 2],
      ['uaa', 4, 4],
    ]);
  });

  test('automatic, and a key left out, are what the tile does in this footprint', () => {
    expect(instances('  router: {instances: automatic}\n  diego_cell: {instance_type: {id: automatic}}\n')).toEqual([
      ['diego_cell', 3, '-'],
      ['router', 3, '-'],
    ]);
    expect(instances('  router: {instances: automatic}\n  control: {instances: automatic}\n')).toEqual([
      ['control', 1, '-'],
      ['router', 1, '-'],
    ]);
  });

  test('a role that both footprints share is known by the name alone', () => {
    expect(
      tell(
        jobs,
        foundationOf({
          'cf.yml': 'product-name: cf\nresource-config:\n  router: {instances: 2}\n  tcp_router: {instances: 1}\n  own: {}\n',
        }),
        'name',
        'footprint',
        'role',
      ),
    ).toEqual([
      ['own', 'unknown', 'other'],
      ['router', 'unknown', 'router'],
      ['tcp_router', 'unknown', 'tcp-router'],
    ]);
  });

  test('automatic is 0 where the chosen option makes the tile set it so', () => {
    expect(instances('  nfs_server: {instances: automatic}\n', '  .properties.system_blobstore: {value: external}\n')).toEqual([
      ['nfs_server', 0, '-'],
    ]);
    expect(instances('  nfs_server: {instances: automatic}\n', '  .properties.system_blobstore: {value: internal}\n')).toEqual([
      ['nfs_server', 1, '-'],
    ]);
  });

  test('in a whole file the default of the option counts; in a part of one it is not known', () => {
    expect(instances('  tcp_router: {instances: automatic}\n')).toEqual([['tcp_router', 0, '-']]);
    const part = foundationOf({ 'cf.yml': 'product-name: cf\nresource-config:\n  tcp_router: {instances: automatic}\n' });
    expect(tell(jobs, part, 'instances')).toEqual([['?']]);
  });

  test('a variable that nobody gives makes the count unknown and says which one it is', () => {
    expect(instances('  router: {instances: ((router_instances))}\n')).toEqual([['router', '?router_instances', '?router_instances']]);
  });

  test('a vars file settles it, unless the plan says that nothing can', () => {
    const files = { 'cf.yml': 'product-name: cf\nresource-config:\n  router: {instances: ((n))}\n', 'vars/cf.yml': 'n: 1\n' };
    expect(tell(jobs, foundationOf(files, { vars: ['vars/cf.yml'] }), 'instances')).toEqual([[1]]);
    expect(tell(jobs, foundationOf(files, { vars: ['vars/cf.yml'], unsettled: ['n'] }), 'instances')).toEqual([['?n']]);
  });

  test('an operation changes it', () => {
    const files = {
      'cf.yml': 'product-name: cf\nresource-config:\n  router: {instances: 1}\n',
      'ops/ha.yml': '- type: replace\n  path: /resource-config/router/instances\n  value: 3\n',
    };
    expect(tell(jobs, foundationOf(files, { ops: ['ops/ha.yml'] }), 'instances')).toEqual([[3]]);
  });

  test('a job that no source knows has no default', () => {
    expect(instances('  mystery: {instances: automatic}\n')).toEqual([['mystery', '?', '-']]);
  });
});

describe('job: what it is', () => {
  test('a replicated segment has the roles of its base', () => {
    const input = foundationOf({
      'blue.yml': 'product-name: p-isolation-segment-blue\nresource-config:\n  isolated_diego_cell_blue: {instances: 2}\n',
    });
    expect(tell(jobs, input, 'base_product', 'base_name', 'role')).toEqual([['p-isolation-segment', 'isolated_diego_cell', 'cell']]);
  });

  test('max_in_flight as a percentage is of the instances and never below one', () => {
    const input = foundationOf({
      'cf.yml':
        'product-name: cf\nresource-config:\n  diego_cell: {instances: 100, max_in_flight: 4%}\n  router: {instances: 3, max_in_flight: 1%}\n  uaa: {instances: 2, max_in_flight: 2}\n  nats: {max_in_flight: default}\n',
    });
    expect(tell(jobs, input, 'name', 'max_in_flight')).toEqual([
      ['diego_cell', 4],
      ['nats', '-'],
      ['router', 1],
      ['uaa', 2],
    ]);
  });

  test('a custom VM type gives its size, one of the IaaS nothing', () => {
    const input = foundationOf({
      'cf.yml':
        'product-name: cf\nresource-config:\n  diego_cell: {instance_type: {id: small-disk}}\n  router: {instance_type: {id: m5.large}}\n',
      'director.yml':
        'vmtypes-configuration:\n  custom_only: false\n  vm_types:\n  - {name: small-disk, cpu: 2, ram: 8192, ephemeral_disk: 10240}\n',
    });
    expect(tell(jobs, input, 'name', 'vm_disk_mb', 'vm_ram_mb')).toEqual([
      ['diego_cell', 10240, 8192],
      ['router', '-', '-'],
    ]);
  });

  test.each([
    ['nothing', '{instances: 2}', false],
    ['empty values', '{elb_names: [], nsxt: {lb: {server_pools: []}}}', false],
    ['load balancer names', '{elb_names: [alb:web]}', true],
    ['a VM extension', '{additional_vm_extensions: [web-lb]}', true],
    ['server pools', '{nsxt: {lb: {server_pools: [{name: web, port: 443}]}}}', true],
    ['a variable', '{elb_names: ((names))}', '?names'],
  ])('a load balancer is attached by %s', (_note, job, attached) => {
    expect(tell(jobs, foundationOf({ 'cf.yml': `product-name: cf\nresource-config:\n  router: ${job}\n` }), 'lb_attached')).toEqual([
      [attached],
    ]);
  });

  test('fixed addresses attach a load balancer too', () => {
    const input = foundationOf({
      'cf.yml':
        'product-name: cf\nproduct-properties:\n  .router.static_ips: {value: "10.0.0.5,10.0.0.6"}\nresource-config:\n  router: {instances: 2}\n',
    });
    expect(tell(jobs, input, 'static_ips', 'lb_attached')).toEqual([[['10.0.0.5', '10.0.0.6'], true]]);
  });
});

describe('small-footprint: jobs that are scaled out together', () => {
  const shortOf = (resources: string, properties = ''): readonly unknown[][] =>
    tell(smallFootprints, foundationOf({ 'cf.yml': `${FULL}${properties}resource-config:\n${resources}` }), 'short', 'ready');
  const resources = '  control: {instances: 2}\n  compute: {instances: 3}\n  database: {instances: automatic}\n  router: {instances: 1}\n';

  test('they are measured against the counts for high availability', () => {
    expect(shortOf(resources)).toEqual([
      [
        ['database', 'router'],
        ['compute', 'control'],
      ],
    ]);
  });

  test('a database is left out that is the only single one, or external', () => {
    expect(shortOf(resources.replace('router: {instances: 1}', 'router: {instances: 2}'))[0]?.[0]).toEqual(['router']);
    const external = '  .properties.system_database: {selected_option: external, value: external}\n';
    expect(shortOf(resources, external)[0]?.[0]).toEqual(['router']);
  });

  test('a count behind a variable decides only when no other one does', () => {
    const open = '  control: {instances: 2}\n  compute: {instances: ((cells))}\n';
    expect(shortOf(open)[0]?.[0]).toEqual('?cells');
    expect(shortOf(`${open}  router: {instances: 1}\n`)[0]?.[0]).toEqual(['router']);
  });

  test('full TAS has no row', () => {
    expect(shortOf('  diego_cell: {instances: 3}\n  uaa: {instances: 1}\n')).toEqual([]);
  });
});

describe('product: what kind of file it is', () => {
  test.each([
    ['full', 'resource-config: {router: {instances: 3}, diego_cell: {instances: 3}}\n', 'full'],
    ['small', 'resource-config: {control: {instances: 1}, router: {instances: 1}}\n', 'small'],
    ['full, the small jobs are at 0', 'resource-config: {control: {instances: 0}, compute: {instances: 0}, uaa: {instances: 2}}\n', 'full'],
    ['unknown', 'resource-config: {router: {instances: 3}}\n', 'unknown'],
  ])('footprint: %s', (_note, resources, footprint) => {
    expect(tell(products, foundationOf({ 'cf.yml': FULL + resources }), 'footprint', 'full')).toEqual([[footprint, true]]);
  });

  test('one product config of a foundation stands for it, TAS where there is one', () => {
    const other = 'product-name: p-healthwatch\nproduct-properties: {}\n';
    expect(tell(products, foundationOf({ 'a.yml': other, 'cf.yml': FULL, 'z.yml': FULL }), 'product', 'leads')).toEqual([
      ['p-healthwatch', false],
      ['cf', true],
      ['cf', false],
    ]);
    expect(tell(products, foundationOf({ 'a.yml': other }), 'leads')).toEqual([[true]]);
  });

  test('an internal blobstore is one VM, also when its job is not in the file', () => {
    const blobstore = (text: string): unknown =>
      tell(
        products,
        foundationOf({ 'cf.yml': `product-name: cf\nproduct-properties:\n${text}` }),
        'blobstore_job',
        'blobstore_instances',
      )[0];
    const internal = '  .properties.system_blobstore: {selected_option: internal}\n';
    expect(blobstore(internal)).toEqual(['nfs_server', 1]);
    expect(blobstore(`${internal}resource-config: {nfs_server: {instances: 0}, uaa: {instances: 1}}\n`)).toEqual(['nfs_server', 0]);
    expect(
      blobstore(`${internal}resource-config: {nfs_server: {instances: 0}, blobstore: {instances: automatic}, control: {instances: 1}}\n`),
    ).toEqual(['blobstore', 1]);
    expect(blobstore('  .properties.system_blobstore: {selected_option: external}\n')).toEqual(['nfs_server', 0]);
    expect(blobstore('  .properties.tcp_routing: {selected_option: disable}\n')).toEqual(['nfs_server', '-']);
  });

  test('high availability needs the three jobs in the file', () => {
    const ha = (resources: string): unknown =>
      tell(products, foundationOf({ 'cf.yml': `${FULL}resource-config: ${resources}\n` }), 'ha')[0]![0];
    expect(ha('{router: {instances: 3}, cloud_controller: {instances: automatic}, diego_brain: {instances: 2}}')).toBe(true);
    expect(ha('{router: {instances: 3}, cloud_controller: {instances: 2}}')).toBe(false);
    expect(ha('{router: {instances: 3}, cloud_controller: {instances: ((n))}, diego_brain: {instances: 2}}')).toBe('?n');
    expect(ha('{router: {instances: 3}, cloud_controller: {instances: ((n))}, diego_brain: {instances: 1}}')).toBe(false);
    expect(ha('{control: {instances: 2}, router: {instances: 2}}')).toBe(true);
    expect(ha('{control: {instances: automatic}, router: {instances: automatic}}')).toBe(false);
  });

  test('a minimal foundation has one of everything', () => {
    const minimal = (resources: string): unknown =>
      tell(jobs, foundationOf({ 'cf.yml': `${FULL}resource-config: ${resources}\n` }), 'minimal')[0]![0];
    expect(minimal('{router: {instances: 1}, uaa: {instances: 1}}')).toBe(true);
    expect(minimal('{router: {instances: 1}, uaa: {instances: 2}}')).toBe(false);
    expect(minimal('{mysql: {instances: 1}}')).toBe(false);
  });

  test('the version of taslint.yml wins over a download file, that over the file’s own', () => {
    const files = {
      'cf.yml': `${FULL}product-version: 4.0.1\n`,
      'download.yml': 'pivnet-product-slug: elastic-runtime\nproduct-version: "5.0.2"\nfile-glob: x\n',
    };
    expect(tell(products, foundationOf({ 'cf.yml': files['cf.yml'] }), 'version')).toEqual([['4.0.1']]);
    expect(tell(products, foundationOf(files), 'version')).toEqual([['5.0.2']]);
    expect(tell(products, foundationOf(files, { version: '6.0.5' }), 'version')).toEqual([['6.0.5']]);
  });

  test('zones are counted once each', () => {
    const input = foundationOf({
      'cf.yml':
        'product-name: cf\nnetwork-properties:\n  network: {name: tas}\n  singleton_availability_zone: {name: az1}\n  other_availability_zones: [{name: az1}, {name: az2}, {name: az1}]\n',
    });
    expect(tell(products, input, 'network', 'singleton_az', 'other_azs', 'az_count')).toEqual([['tas', 'az1', ['az1', 'az2'], 2]]);
  });
});

describe('product: settings', () => {
  const setting = (text: string, ...columns: readonly string[]): unknown => tell(products, foundationOf({ 'cf.yml': text }), ...columns)[0];

  test('a written value wins, else the default of the tile in a whole file, else nothing', () => {
    expect(setting(`${FULL}  .cloud_controller.allow_app_ssh_access: {value: false}\n`, 'allow_app_ssh_access')).toEqual([false]);
    expect(setting(FULL, 'allow_app_ssh_access')).toEqual([true]);
    expect(setting('product-name: cf\nproduct-properties: {}\n', 'allow_app_ssh_access')).toEqual(['-']);
  });

  test('a default has the catalog for its origin', () => {
    const [row] = products.rows(foundationOf({ 'cf.yml': FULL }));
    expect(row!.cell('allow_app_ssh_access').origin).toMatchObject({ kind: 'default', product: 'cf' });
    expect(row!.cell('system_domain').origin).toMatchObject({ kind: 'written' });
  });

  test('properties of an option have defaults only while it is chosen', () => {
    const retries = 'cc_api_rate_limit_enable_general_limit';
    expect(setting(`${FULL}  .properties.cc_api_rate_limit: {value: enable}\n`, retries)).toEqual([2000]);
    expect(setting(FULL, retries)).toEqual(['-']);
    expect(setting(`${FULL}  .properties.cc_api_rate_limit: {value: ((limit))}\n`, retries)).toEqual(['?limit']);
  });

  test('a selected option wins over a value that is only a label', () => {
    expect(
      setting(
        `${FULL}  .properties.system_blobstore: {selected_option: external_gcs, value: Google Storage}\n`,
        'system_blobstore',
        'blobstore',
      ),
    ).toEqual(['external_gcs', 'external']);
    expect(setting(`${FULL}  .properties.system_blobstore: {option_value: external, value: x}\n`, 'system_blobstore')).toEqual([
      'external',
    ]);
    expect(setting(`${FULL}  .properties.system_blobstore: {value: Internal WebDAV}\n`, 'system_blobstore')).toEqual(['-']);
  });

  test('a segment’s own properties stand under the same column', () => {
    expect(
      setting(
        'product-name: p-isolation-segment-blue\nproduct-properties:\n  .isolated_router_blue.drain_wait: {value: 5}\n',
        'router_drain_wait',
      ),
    ).toEqual([5]);
  });

  test('secrets are only filled or not', () => {
    expect(setting(`${FULL}  .properties.license_key: {value: {secret: AAAAA-BBBBB}}\n`, 'license_key')).toEqual([true]);
    expect(setting(FULL, 'license_key')).toEqual([false]);
    expect(setting(`${FULL}  .properties.license_key: {value: ((key))}\n`, 'license_key')).toEqual(['?key']);
  });

  test('lists are cut, and a value of the wrong shape is unknown', () => {
    expect(
      setting(
        `${FULL}  .nfs_server.blobstore_internal_access_rules: {value: "allow 10.0.0.0/8;,allow 11.0.0.0/8;"}\n`,
        'nfs_server_blobstore_internal_access_rules',
      ),
    ).toEqual([['allow 10.0.0.0/8;', 'allow 11.0.0.0/8;']]);
    expect(setting(`${FULL}  .router.drain_wait: {value: soon}\n`, 'router_drain_wait')).toEqual(['?']);
  });

  test('what somebody wrote can be asked', () => {
    expect(setting(`${FULL}  .router.drain_wait: {value: 5}\n`, 'written')).toEqual([
      ['system_domain', 'router_drain_wait', 'security_acknowledgement'].sort((one, other) => ORDER.indexOf(one) - ORDER.indexOf(other)),
    ]);
  });
});

/** Columns stand in the order of the catalog. */
const ORDER = ['system_domain', 'security_acknowledgement', 'router_drain_wait'];

describe('property', () => {
  const rows = (text: string, ...columns: readonly string[]): readonly unknown[][] =>
    tell(properties, foundationOf({ 'cf.yml': `product-name: cf\nproduct-properties:\n${text}` }), ...columns);

  test('values, options and shapes', () => {
    expect(
      rows(
        '  .properties.a: {value: 5}\n  .properties.b: {value: {secret: hidden}}\n  .properties.c: 7\n  .router.d: {selected_option: x, value: X Y}\n  plain: {value: [1]}\n  .properties.e: {value: ((v))}\n',
        'name',
        'part',
        'value',
        'option',
        'type',
      ),
    ).toEqual([
      ['.properties.a', 'properties', 5, '5', 'integer'],
      ['.properties.b', 'properties', '-', '-', 'secret'],
      ['.properties.c', 'properties', '-', '-', 'missing'],
      ['.properties.e', 'properties', '?v', '?v', '?v'],
      ['.router.d', 'router', 'X Y', 'x', 'text'],
      ['plain', '', '-', '?', 'list'],
    ]);
  });

  test('a property of an option names its selector and what that has chosen', () => {
    expect(
      rows(
        '  .properties.tcp_routing: {value: disable}\n  .properties.tcp_routing.enable.reservable_ports: {value: "1024"}\n',
        'selector',
        'selector_option',
        'selector_chosen',
      ),
    ).toEqual([
      ['-', '-', '-'],
      ['.properties.tcp_routing', 'enable', 'disable'],
    ]);
  });
});

describe('errand', () => {
  const rows = (errandConfig: string, ...columns: readonly string[]): readonly unknown[][] =>
    tell(errands, foundationOf({ 'cf.yml': `${FULL}errand-config:\n${errandConfig}` }), ...columns);

  test.each([
    ['true', 'on'],
    ['on', 'on'],
    ['"true"', 'on'],
    ['false', 'off'],
    ['no', 'off'],
    ['default', 'default'],
    ['when-changed', 'when-changed'],
    ['"on"', 'invalid'],
    ['sometimes', 'invalid'],
    ['[true]', 'invalid'],
    ['((state))', '?state'],
    ['~', '-'],
  ])('post-deploy-state %s is %s', (written, state) => {
    expect(rows(`  smoke_tests: {post-deploy-state: ${written}}\n`, 'post_deploy')).toEqual([[state]]);
  });

  test('what an errand is and whether what it needs is on', () => {
    expect(
      rows(
        '  deploy-notifications: {post-deploy-state: true}\n  nfsbrokerpush: {post-deploy-state: true}\n  smoke_test: {post-deploy-state: true}\n',
        'kind',
        'needs',
        'need_met',
        'known',
        'near_name',
      ),
    ).toEqual([
      ['push', 'smtp', false, true, '-'],
      ['push', 'nfs', true, true, '-'],
      ['other', '-', '-', false, 'smoke_tests'],
    ]);
  });

  test('push errands of a file are listed together by name, and one that is switched on stands for all', () => {
    expect(
      rows(
        '  smoke_tests: {post-deploy-state: true}\n  push-usage-service: {post-deploy-state: true}\n  push-apps-manager: {post-deploy-state: default}\n',
        'first_push',
        'push_errands',
      ),
    ).toEqual([
      [false, ['push-apps-manager (default)', 'push-usage-service']],
      [true, ['push-apps-manager (default)', 'push-usage-service']],
      [false, ['push-apps-manager (default)', 'push-usage-service']],
    ]);
  });

  test('a push errand behind a variable stands for all only when nothing else runs', () => {
    expect(
      rows(
        '  push-usage-service: {post-deploy-state: ((push))}\n  push-tas-portal: {post-deploy-state: default}\n',
        'first_push',
        'push_errands',
      ),
    ).toEqual([
      [false, []],
      [true, []],
    ]);
  });

  test('a state that Ops Manager does not know is told as written, whichever of the two it is', () => {
    expect(
      rows(
        '  a: {post-deploy-state: "on"}\n  b: {pre-delete-state: when-changed}\n  c: {post-deploy-state: default, pre-delete-state: [x]}\n  d: {post-deploy-state: off}\n',
        'wrong_state',
      ),
    ).toEqual([['on'], ['when-changed'], ['a list'], ['-']]);
  });

  test('errands with one need are listed together', () => {
    expect(
      rows(
        '  deploy-notifications: {post-deploy-state: true}\n  deploy-notifications-ui: {post-deploy-state: true}\n  smoke_tests: {post-deploy-state: true}\n',
        'errands_of_need',
      ),
    ).toEqual([
      [['deploy-notifications', 'deploy-notifications-ui']],
      [['deploy-notifications', 'deploy-notifications-ui']],
      [['smoke_tests']],
    ]);
  });

  test('the lifecycle is asked for only when a rule wants it', () => {
    let asked = 0;
    const lifecycle = (): Lifecycle => {
      asked++;
      return { state: 'operating', because: 'configured' };
    };
    const input = { ...foundationOf({ 'cf.yml': `${FULL}errand-config:\n  smoke_tests: {post-deploy-state: true}\n` }), lifecycle };
    const [row] = new Facts(input, new TableSet(tables)).rows('errand');
    expect(asked).toBe(0);
    expect(row!.cell('lifecycle')).toMatchObject({ state: 'known', value: 'operating' });
    expect(asked).toBe(1);
  });

  test('an errand of a product without a list is neither known nor unknown to the catalog', () => {
    const input = foundationOf({ 'x.yml': 'product-name: p-redis\nerrand-config:\n  broker-registrar: {post-deploy-state: true}\n' });
    expect(tell(errands, input, 'known')).toEqual([['?']]);
  });
});

test('removed-name: compared with the version of the file', () => {
  const text = `${FULL}  .ha_proxy.skip_cert_verify: {value: true}\nresource-config:\n  consul_server: {instances: 3}\n`;
  expect(tell(removedNames, foundationOf({ 'cf.yml': text }, { version: '2.10.5' }), 'name', 'removed_in', 'removed', 'next')).toEqual([
    ['.ha_proxy.skip_cert_verify', '2.11', false, true],
    ['resource-config.consul_server', '2.7', true, false],
  ]);
  expect(tell(removedNames, foundationOf({ 'cf.yml': text }), 'removed')).toEqual([['?'], ['?']]);
});

test('removed-name: an option that went, an errand, and what only segments lost', () => {
  const text = `${FULL}  .properties.routing_tls_termination: {value: ha_proxy}\n  .properties.skip_cert_verify: {value: true}\nerrand-config:\n  push-tas-portal: {post-deploy-state: true}\n`;
  expect(tell(removedNames, foundationOf({ 'cf.yml': text }, { version: '6.0.1' }), 'name', 'option', 'removed')).toEqual([
    ['.properties.routing_tls_termination', 'ha_proxy', true],
    ['errand-config.push-tas-portal', '-', true],
  ]);
  expect(
    tell(
      removedNames,
      foundationOf(
        { 'is.yml': 'product-name: p-isolation-segment\nproduct-properties:\n  .properties.skip_cert_verify: {value: true}\n' },
        { version: '2.11.0' },
      ),
      'name',
    ),
  ).toEqual([['.properties.skip_cert_verify']]);
});

test('collection-item: secrets only measured', () => {
  const keys =
    '  .properties.credhub_internal_provider_keys:\n    value:\n    - {name: one, key: {secret: 12345678901234567890}, primary: true}\n    - {name: one, key: {secret: ((s))}}\n';
  expect(tell(collectionItems, foundationOf({ 'cf.yml': FULL + keys }), 'name', 'secret_length')).toEqual([
    ['one', 20],
    ['one', '?s'],
  ]);
});

test('foundation: cells of all products, unknown as soon as one count is', () => {
  const cf = `${FULL}resource-config:\n  diego_cell: {instances: 5}\n`;
  const segment = 'product-name: p-isolation-segment\nresource-config:\n  isolated_diego_cell: {instances: 2}\n';
  expect(tell(foundations, foundationOf({ 'cf.yml': cf, 'is.yml': segment }), 'cells', 'products', 'segment_count')).toEqual([
    [7, ['cf', 'p-isolation-segment'], 1],
  ]);
  expect(tell(foundations, foundationOf({ 'cf.yml': cf, 'is.yml': segment.replace('2', '((cells))') }), 'cells')).toEqual([['?cells']]);
});

describe('smoke-test: where smoke tests push their app', () => {
  const target = (properties: string, more = ''): unknown =>
    tell(
      smokeTests,
      foundationOf({ 'cf.yml': `product-name: cf\nproduct-properties:\n${properties}${more}` }),
      'missing',
      'unused',
      'errand_off',
    );
  const specified = '  .properties.smoke_tests: {selected_option: specified, value: specified}\n';

  test('a specified target needs an org and a space', () => {
    expect(target(specified)).toEqual([[['org_name', 'space_name'], [], false]]);
    expect(
      target(
        `${specified}  .properties.smoke_tests.specified.org_name: {value: tests}\n  .properties.smoke_tests.specified.space_name: {value: ""}\n`,
      ),
    ).toEqual([[['space_name'], [], false]]);
    expect(
      target(
        `${specified}  .properties.smoke_tests.specified.org_name: {value: ((org))}\n  .properties.smoke_tests.specified.space_name: {value: smoke}\n`,
      ),
    ).toEqual([['?org', [], false]]);
  });

  test('values of a target that is not chosen count for nothing', () => {
    const unused =
      '  .properties.smoke_tests: {selected_option: on_demand}\n  .properties.smoke_tests.specified.org_name: {value: tests}\n  .properties.smoke_tests.specified.space_name: {value: ""}\n';
    expect(target(unused, 'errand-config: {smoke_tests: {post-deploy-state: false}}\n')).toEqual([[[], ['org_name'], true]]);
  });

  test('a file that does not choose has no row', () => {
    expect(target('  .properties.smoke_tests.specified.org_name: {value: tests}\n')).toEqual([]);
  });
});

describe('errand: the key of the Cloud Controller database', () => {
  const rotation = (keys: string, before?: string): unknown => {
    const file = (list: string): string =>
      `${FULL}  .properties.cloud_controller_encryption_keys: {value: [${list}]}\nerrand-config: {rotate_cc_database_key: {post-deploy-state: true}}\n`;
    const input = foundationOf({ 'cf.yml': file(keys) });
    return tell(
      errands,
      before === undefined ? input : { ...input, previous: foundationOf({ 'cf.yml': file(before) }).foundation },
      'key_rotation',
    )[0]![0];
  };
  test.each([
    ['no key', '', undefined, 'nothing'],
    ['the first key', '{label: a, primary: true}', '', 'new-primary'],
    ['one key, no earlier revision', '{label: a, primary: true}', undefined, '-'],
    ['two keys, no earlier revision', '{label: a}, {label: b, primary: true}', undefined, '-'],
    ['another primary key', '{label: a}, {label: b, primary: true}', '{label: a, primary: true}', 'new-primary'],
    ['the same primary key', '{label: a}, {label: b, primary: true}', '{label: b, primary: true}', 'same'],
    ['which one is primary is not known', '{label: a}, {label: b, primary: ((b))}', '{label: a, primary: true}', '?'],
  ])('%s', (_note, keys, before, expected) => expect(rotation(keys, before)).toBe(expected));
});
