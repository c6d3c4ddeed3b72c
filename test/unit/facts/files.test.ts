import { describe, expect, test } from 'vitest';
import { appLimits } from '../../../src/facts/capacity/app-limits.ts';
import { cellCapacities } from '../../../src/facts/capacity/cell-capacity.ts';
import { databaseTls } from '../../../src/facts/storage/database-tls.ts';
import { changedDefaults } from '../../../src/facts/product/changed-default.ts';
import { cellDisks } from '../../../src/facts/capacity/cell-disk.ts';
import { directorResources } from '../../../src/facts/director/director-resource.ts';
import { directors } from '../../../src/facts/director/director.ts';
import { directorSettings } from '../../../src/facts/director/director-setting.ts';
import { recreateSwitches } from '../../../src/facts/director/recreate-switch.ts';
import { vmExtensions } from '../../../src/facts/director/vm-extension.ts';
import { literals } from '../../../src/facts/form/literal.ts';
import { instanceGroups } from '../../../src/facts/bosh/instance-group.ts';
import { manifestProperties } from '../../../src/facts/bosh/manifest-property.ts';
import { manifestReferences } from '../../../src/facts/bosh/manifest-reference.ts';
import { operations } from '../../../src/facts/variables/operation.ts';
import { downloads } from '../../../src/facts/tooling/download.ts';
import { opsmans } from '../../../src/facts/tooling/opsman.ts';
import { securityRules } from '../../../src/facts/network/security-rule.ts';
import { duplicateKeys } from '../../../src/facts/form/duplicate-key.ts';
import { problems } from '../../../src/facts/form/problem.ts';
import { unknownKeys } from '../../../src/facts/form/unknown-key.ts';
import { runtimeAddons } from '../../../src/facts/bosh/runtime-addon.ts';
import { sites } from '../../../src/facts/site.ts';
import { tables } from '../../../src/facts/tables.ts';
import { variables } from '../../../src/facts/variables/variable.ts';
import { Facts, TableSet } from '../../../src/rule/fact-rows.ts';
import { foundationOf, tell } from './tell.ts';

describe('app-limits', () => {
  test('what a cell offers, from the product, its VM type and the quotas', () => {
    const input = foundationOf({
      'is.yml':
        'product-name: p-isolation-segment-a\nproduct-properties:\n  .isolated_diego_cell_a.executor_disk_capacity: {value: 4000}\nresource-config:\n  isolated_diego_cell_a: {instance_type: {id: tiny}}\n',
      'director.yml': 'vmtypes-configuration: {vm_types: [{name: tiny, cpu: 1, ram: 4096, ephemeral_disk: 8192}]}\n',
    });
    expect(tell(appLimits, input, 'source', 'name', 'cell_disk_mb', 'vm_disk_mb')).toEqual([
      ['product', 'isolated_diego_cell_a', 4000, 8192],
    ]);
  });

  test('a manifest’s cells and API, and `auto` as nothing', () => {
    const input = foundationOf({
      'cf.yml':
        'name: cf\nreleases: []\nupdate: {}\ninstance_groups:\n- name: diego-cell\n  jobs:\n  - {name: rep, properties: {diego: {executor: {disk_capacity_mb: auto}}}}\n- name: api\n  jobs:\n  - name: cloud_controller_ng\n    properties: {dea_next: {staging_disk_limit_mb: 2048}, cc: {packages: {max_package_size: 1073741824}}}\n',
    });
    expect(tell(appLimits, input, 'source', 'name', 'cell_disk_mb', 'staging_disk_mb', 'max_package_mb')).toEqual([
      ['manifest', 'diego-cell', '-', '-', '-'],
      ['manifest', 'api', '-', 2048, 1024],
    ]);
  });

  test('an ops-file given alone says what it sets', () => {
    const path = '/instance_groups/name=api/jobs/name=cloud_controller_ng/properties/dea_next?/staging_disk_limit_mb';
    const input = foundationOf({
      'ops.yml': `- {type: replace, path: "${path}", value: 2048}\n- {type: remove, path: "${path}"}\n- {type: replace, path: "/product-properties/.diego_cell.executor_disk_capacity?/value", value: ((disk))}\n`,
    });
    expect(tell(appLimits, input, 'source', 'base_product', 'name', 'staging_disk_mb', 'cell_disk_mb')).toEqual([
      ['operation', 'bosh', 'api', 2048, '-'],
      ['operation', 'cf', '-', '-', '?disk'],
    ]);
  });
});

describe('cell-disk', () => {
  const REP =
    'name: cf\nreleases: []\nupdate: {}\ninstance_groups:\n- name: diego-cell\n  vm_type: small\n  jobs:\n  - {name: rep, properties: {diego: {executor: {disk_capacity_mb: 5000}}}}\n';

  test('a capacity that a product sets, and the disk of the VM type its cells use', () => {
    const input = foundationOf({
      'cf.yml': 'product-name: cf\nproduct-properties:\n  .cloud_controller.max_disk_quota_app: {value: 8192}\n',
      'is.yml':
        'product-name: p-isolation-segment-blue\nproduct-properties:\n  .isolated_diego_cell_blue.executor_disk_capacity: {value: 7000}\nresource-config:\n  isolated_diego_cell_blue: {instance_type: {id: tiny}}\n  isolated_router_blue: {instance_type: {id: other}}\n',
      'director.yml': 'vmtypes-configuration: {vm_types: [{name: tiny, ephemeral_disk: 8192}, {name: other, ephemeral_disk: 1024}]}\n',
    });
    expect(tell(cellDisks, input, 'source', 'jobs', 'mb', 'max_app_disk_mb', 'vm_type')).toEqual([
      ['product', ['isolated_diego_cell_blue'], 7000, 8192, '-'],
      ['vm-type', ['isolated_diego_cell_blue'], 8192, '-', 'tiny'],
    ]);
  });

  test('a quota that is not known leaves open whether an app may ask for more', () => {
    const input = foundationOf({
      'cf.yml':
        'product-name: cf\nproduct-properties:\n  .cloud_controller.max_disk_quota_app: {value: ((quota))}\n  .diego_cell.executor_disk_capacity: {value: 8000}\n',
    });
    expect(tell(cellDisks, input, 'mb', 'max_app_disk_mb', 'known_quota_mb')).toEqual([[8000, '?quota', 0]]);
  });

  test('the rep job of a manifest, and what staging takes there', () => {
    expect(tell(cellDisks, foundationOf({ 'm.yml': REP }), 'source', 'jobs', 'mb', 'staging_mb')).toEqual([
      ['manifest', ['diego-cell'], 5000, 4096],
    ]);
    const api =
      '- name: api\n  jobs:\n  - {name: cloud_controller_ng, properties: {dea_next: {staging_disk_limit_mb: 6144}, cc: {maximum_app_disk_in_mb: 9000}}}\n';
    expect(tell(cellDisks, foundationOf({ 'm.yml': REP + api }), 'staging_mb', 'max_app_disk_mb')).toEqual([[6144, 9000]]);
    expect(tell(cellDisks, foundationOf({ 'm.yml': REP.replace('5000', 'auto') }), 'mb')).toEqual([['-']]);
  });

  test('a VM type of a cloud config; an extension that may change the disk leaves it open', () => {
    const cloud =
      'vm_types: [{name: small, cloud_properties: {disk: 8192}}]\nazs: [{name: z1}]\nvm_extensions: [{name: big, cloud_properties: {ephemeral_disk: {size: 102400}}}, {name: lb, cloud_properties: {elbs: [x]}}]\n';
    const manifest = REP.replace('disk_capacity_mb: 5000', 'disk_capacity_mb: auto');
    const disk = (extensions: string): unknown =>
      tell(
        cellDisks,
        foundationOf({ 'm.yml': manifest.replace('  jobs:', `  vm_extensions: [${extensions}]\n  jobs:`), 'cloud.yml': cloud }),
        'mb',
      ).at(-1);
    expect(disk('')).toEqual([8192]);
    expect(disk('lb')).toEqual([8192]);
    expect(disk('big')).toEqual(['?']);
    expect(disk('elsewhere')).toEqual(['?']);
  });

  test('an ops-file that is given alone, whether its path or a map names the setting', () => {
    const input = foundationOf({
      'ops.yml': [
        '- {type: replace, path: "/instance_groups/name=diego-cell/jobs/name=rep/properties/diego?/executor/disk_capacity_mb", value: 4000}',
        '- {type: replace, path: /instance_groups/name=windows/jobs/name=rep_windows/properties, value: {diego: {executor: {disk_capacity_mb: ((disk))}}}}',
        '- {type: replace, path: /instance_groups/-, value: {name: cells, jobs: [{name: rep, properties: {diego: {executor: {disk_capacity_mb: 4001}}}}]}}',
        '- {type: replace, path: "/product-properties?/.compute.executor_disk_capacity", value: {value: 4002}}',
        '- {type: replace, path: /instance_groups/name=diego-cell/jobs/name=rep/properties/diego/executor/disk_capacity_mb, value: auto}',
        '- {type: remove, path: /instance_groups/name=diego-cell/jobs/name=rep/properties/diego/executor/disk_capacity_mb}',
      ].join('\n'),
    });
    expect(tell(cellDisks, input, 'source', 'jobs', 'mb')).toEqual([
      ['operation', ['diego-cell'], 4000],
      ['operation', ['windows'], '?disk'],
      ['operation', ['cells'], 4001],
      ['operation', ['compute'], 4002],
    ]);
  });

  test('an ops-file that a document uses has no row of its own', () => {
    const ops = '- {type: replace, path: "/product-properties?/.diego_cell.executor_disk_capacity?/value", value: 4000}\n';
    expect(tell(cellDisks, foundationOf({ 'cf.yml': 'product-name: cf\n', 'ops.yml': ops }, { ops: ['ops.yml'] }), 'source', 'mb')).toEqual(
      [['product', 4000]],
    );
  });
});

describe('cell-capacity', () => {
  test('what is promised beside what the VM has: from its VM type, else from the site', () => {
    const cf =
      'product-name: cf\nproduct-properties:\n  .diego_cell.executor_memory_capacity: {value: 65536}\n  .diego_cell.executor_disk_capacity: {value: null}\nresource-config:\n  diego_cell: {instance_type: {id: big}}\n';
    const columns = ['job', 'kind', 'mb', 'real_mb', 'percent', 'vm_type'] as const;
    expect(tell(cellCapacities, foundationOf({ 'cf.yml': cf }), ...columns)).toEqual([
      ['diego_cell', 'disk', '-', '-', '-', 'big'],
      ['diego_cell', 'memory', 65536, '-', '-', 'big'],
    ]);
    const director = 'vmtypes-configuration: {vm_types: [{name: big, ram: 32768, ephemeral_disk: 65536}]}\n';
    expect(tell(cellCapacities, foundationOf({ 'cf.yml': cf, 'director.yml': director }), ...columns)[1]).toEqual([
      'diego_cell',
      'memory',
      65536,
      32768,
      200,
      'big',
    ]);
    expect(tell(cellCapacities, foundationOf({ 'cf.yml': cf }, { facts: 'cell: {memory-mb: 16384}' }), ...columns)[1]).toEqual([
      'diego_cell',
      'memory',
      65536,
      16384,
      400,
      'big',
    ]);
  });
});

describe('recreate-switch', () => {
  test('each switch that is written has a row', () => {
    const input = foundationOf({
      'director.yml':
        'properties-configuration:\n  director_configuration:\n    bosh_recreate_on_next_deploy: true\n    bosh_recreate_persistent_disks_on_next_deploy: ((recreate))\n',
    });
    expect(tell(recreateSwitches, input, 'name', 'recreates', 'enabled')).toEqual([
      ['bosh_recreate_on_next_deploy', 'vms', true],
      ['bosh_recreate_persistent_disks_on_next_deploy', 'disks', '?recreate'],
    ]);
  });
});

test('director-setting: what is written, with its value in its type', () => {
  const input = foundationOf({
    'director.yml':
      'properties-configuration:\n  director_configuration:\n    max_threads: 64\n    keep_unreachable_vms: true\n    metrics_ip: ((ip))\n    blobstore_type: null\n',
  });
  expect(tell(directorSettings, input, 'name', 'text', 'number', 'enabled')).toEqual([
    ['keep_unreachable_vms', 'true', '-', true],
    ['max_threads', '64', 64, '-'],
    ['metrics_ip', '?ip', '-', '-'],
  ]);
});

test('director-resource: the disk as written, memory and disk of VM types that the file defines', () => {
  const input = foundationOf({
    'director.yml':
      'resource-configuration:\n  director: {persistent_disk: {size_mb: "51200"}, instance_type: {id: small}}\n  compilation: {instance_type: {id: m5.large}}\nvmtypes-configuration: {vm_types: [{name: small, ram: 4096, ephemeral_disk: 8192}]}\n',
  });
  expect(tell(directorResources, input, 'vm', 'kind', 'mb', 'vm_type')).toEqual([
    ['director', 'persistent-disk', 51200, '-'],
    ['director', 'memory', 4096, 'small'],
  ]);
});

test('database-tls: what protects the connection, and nothing where the location is not written', () => {
  const external =
    'product-name: cf\nproduct-properties:\n  .properties.system_database: {value: external}\n  .properties.system_database.external.validate_hostname: {value: true}\n';
  expect(tell(databaseTls, foundationOf({ 'cf.yml': external }), 'product', 'kind', 'external', 'enabled', 'has_ca')).toEqual([
    ['cf', 'ca', true, '-', '-'],
    ['cf', 'host-name', true, true, '-'],
  ]);
  const full = `${external}  .cloud_controller.system_domain: {value: sys.example.com}\n  .properties.security_acknowledgement: {value: X}\n`;
  expect(tell(databaseTls, foundationOf({ 'cf.yml': full }), 'kind', 'enabled')[0]).toEqual(['ca', false]);
  expect(tell(databaseTls, foundationOf({ 'cf.yml': 'product-name: cf\n' }), 'kind')).toEqual([]);
  const director =
    'properties-configuration:\n  director_configuration: {database_type: external, external_database_options: {tls_enabled: false}}\n';
  expect(tell(databaseTls, foundationOf({ 'director.yml': director }), 'product', 'kind', 'external', 'enabled')).toEqual([
    ['p-bosh', 'tls', true, false],
  ]);
});

test('changed-default: what an upgrade changes by itself, unless it is written', () => {
  const cf =
    'product-name: cf\nproduct-properties:\n  .cloud_controller.system_domain: {value: sys.example.com}\n  .properties.security_acknowledgement: {value: X}\n  .cloud_controller.max_file_size: {value: 1024}\n';
  const changes = (from: string | undefined, version: string): unknown =>
    tell(
      changedDefaults,
      foundationOf({ 'cf.yml': cf }, { version, ...(from === undefined ? {} : { facts: `versions: {installed-cf: "${from}"}` }) }),
      'changes',
    )[0]?.[0];
  expect(changes('4.0.18', '6.0.15')).toContain('.properties.route_services.enable.internal_server_port (0 → 7070)');
  expect(changes('6.0.15', '10.4.0')).not.toContain('.cloud_controller.max_file_size (2048 to 8192)');
  expect(changes('6.0.15', '6.0.15')).toEqual([]);
  expect(changes(undefined, '6.0.15')).toBe('?');
});

describe('operation', () => {
  test('what became of it in the documents that use the file', () => {
    const input = foundationOf(
      {
        'cf.yml': 'product-name: cf\nresource-config: {router: {instances: 3}}\n',
        'ops.yml':
          '- {type: replace, path: /resource-config/router/instances, value: 3}\n- {type: replace, path: "/resource-config/uaa?/instances", value: 2}\n- {type: remove, path: /resource-config/nats}\n',
      },
      { ops: ['ops.yml'] },
    );
    expect(tell(operations, input, 'matched', 'changed', 'failed')).toEqual([
      [true, false, false],
      [false, true, false],
      [false, false, true],
    ]);
    expect(tell(problems, input, 'class', 'file')).toEqual([['key-missing', 'ops.yml']]);
  });

  test('an ops-file alone is applied to nothing', () => {
    expect(tell(operations, foundationOf({ 'ops.yml': '- {type: remove, path: /a}\n' }), 'matched', 'failed')).toEqual([['-', '-']]);
  });
});

describe('manifest', () => {
  const MANIFEST = `name: db
releases:
- {name: pxc, version: latest}
- {name: bpm, version: 1.2.3, url: "https://user:pass@example.com/bpm", sha1: abc}
stemcells:
- {alias: default, os: ubuntu-jammy, version: latest}
update: {canaries: 1, max_in_flight: 50%, serial: false}
strange: true
instance_groups:
- name: database
  instances: 2
  azs: [z1, z1]
  stemcell: default
  vm_type: small
  networks: [{name: default, static_ips: [10.0.0.4, 10.0.0.5]}]
  persistent_disk_type: large
  update: {max_in_flight: 1}
  jobs:
  - {name: pxc-mysql, release: pxc, properties: {a: {b: 1, password: hidden}, list: [1]}}
- name: arbiter
  instances: 1
  stemcell: other
  jobs: [{name: arbitrator, release: missing}]
`;

  test('the deployment, its groups, what they keep', () => {
    const input = foundationOf({ 'm.yml': MANIFEST });
    expect(tell(instanceGroups, input, 'name', 'instances', 'quorum', 'arbitrator', 'az_count', 'stateful')).toEqual([
      ['database', 2, true, true, 1, true],
      ['arbiter', 1, false, true, '-', false],
    ]);
  });

  test('properties by dotted name, without credentials', () => {
    expect(tell(manifestProperties, foundationOf({ 'm.yml': MANIFEST }), 'name', 'value')).toEqual([
      ['a.b', 1],
      ['a.password', '-'],
      ['list', '-'],
    ]);
  });

  test('references are defined, undefined, or led elsewhere', () => {
    const input = foundationOf({ 'm.yml': MANIFEST });
    expect(tell(manifestReferences, input, 'instance_group', 'kind', 'name', 'defined')).toEqual([
      ['database', 'release', 'pxc', true],
      ['database', 'stemcell', 'default', true],
      ['database', 'az', 'z1', '?'],
      ['database', 'az', 'z1', '?'],
      ['database', 'network', 'default', '?'],
      ['database', 'vm_type', 'small', '?'],
      ['database', 'disk_type', 'large', '?'],
      ['arbiter', 'release', 'missing', false],
      ['arbiter', 'stemcell', 'other', false],
    ]);
    const withCloud = foundationOf({
      'm.yml': MANIFEST,
      'cloud.yml': 'azs: [{name: z2}]\nvm_types: [{name: small}]\nnetworks: []\ncompilation: {}\n',
    });
    expect(tell(manifestReferences, withCloud, 'kind', 'defined').filter(([kind]) => kind === 'az' || kind === 'vm_type')).toEqual([
      ['az', false],
      ['az', false],
      ['vm_type', true],
    ]);
  });

  test('a part of a manifest defines nothing and so misses nothing', () => {
    const input = foundationOf({ 'part.yml': 'instance_groups:\n- name: a\n  stemcell: default\n  jobs: [{name: x, release: y}]\n' });
    expect(tell(manifestReferences, input, 'kind', 'defined')).toEqual([
      ['release', '?'],
      ['stemcell', '?'],
    ]);
  });
});

describe('runtime config', () => {
  const CONFIG = `releases: [{name: os-conf, version: 22.0.0}]
addons:
- name: users
  include: {stemcells: [{os: ubuntu-jammy}], stemcell: [{os: ubuntu-jammy}]}
  exclude: {lifecycle: errand}
  jobs: [{name: user_add, release: os-conf, properties: {users: [{name: ops, crypted_password: x}, {name: a, password: y, sudo: false}]}}]
- name: users
  include: {}
  jobs: [{name: pre-start-script, release: other, properties: {script: apt-get install x}}]
`;

  test('what an add-on reaches, and filters that the director ignores', () => {
    expect(
      tell(
        runtimeAddons,
        foundationOf({ 'rc.yml': CONFIG }),
        'name',
        'reach',
        'has_include',
        'unknown_filter_keys',
        'near_filter_key',
        'stemcell_os',
      ),
    ).toEqual([
      ['users', 'harmless', true, ['stemcells'], 'stemcell', ['ubuntu-jammy']],
      ['users', 'invasive', false, [], '-', '-'],
    ]);
  });
});

describe('director and Ops Manager', () => {
  test('settings of a director config', () => {
    const input = foundationOf({
      'director.yml': `properties-configuration:
  iaas_configuration: {vcenter_host: vc.example.com, ssl_verification_enabled: false}
  director_configuration:
    ntp_servers_string: "a.example.com, b.example.com"
    resurrector_enabled: false
    bosh_recreate_on_next_deploy: true
    bosh_director_recreate_on_next_deploy: ((flag))
az-configuration: [{name: az1}, {name: az2}]
networks-configuration: {networks: []}
network-assignment: {network: {name: infra}}
`,
    });
    expect(
      tell(
        directors,
        input,
        'full',
        'az_count',
        'ntp_servers',
        'resurrector_enabled',
        'post_deploy_enabled',
        'bosh_director_recreate_on_next_deploy',
        'network',
      ),
    ).toEqual([[true, 2, ['a.example.com', 'b.example.com'], false, '-', '?flag', 'infra']]);
  });

  test('VM extensions', () => {
    const input = foundationOf({
      'director.yml':
        'vmextensions-configuration: [{name: cheap, cloud_properties: {spot_bid_price: 0.1}}, {name: lb, cloud_properties: {elbs: [x]}}]\n',
    });
    expect(tell(vmExtensions, input, 'name', 'spot')).toEqual([
      ['cheap', true],
      ['lb', false],
    ]);
  });

  test('opsman files', () => {
    const input = foundationOf({
      'opsman.yml': 'opsman-configuration: {vsphere: {disk_size: 120, dns: 10.0.0.2, vcenter: {insecure: 1}}}\n',
    });
    expect(tell(opsmans, input, 'iaas', 'disk_gb', 'default_disk_gb')).toEqual([['vsphere', 120, 160]]);
  });

  test.each([
    ['product-version: "4.0.1"', 'all'],
    ['product-version: 2.10', 'minor'],
    ['product-version: latest', 'none'],
    ['product-version-regex: ^4\\.0\\.1$', 'all'],
    ['product-version-regex: ^4\\.0\\..*$', 'minor'],
    ['product-version-regex: ^4\\..*', 'major'],
    ['product-version-regex: ^1\\d*\\.', 'none'],
    ['product-version-regex: .*', 'none'],
    ['file-glob: x', 'none'],
    ['product-version-regex: ^(3\\.0\\.\\d+)\\+x$', 'minor'],
  ])('a download that says %s pins %s', (line, pins) => {
    expect(tell(downloads, foundationOf({ 'd.yml': `pivnet-product-slug: x\n${line}\n` }), 'pins')).toEqual([[pins]]);
  });
});

test('security-rule: where it leads', () => {
  const input = foundationOf({
    'asg.json': '[{"protocol":"all","destination":"0.0.0.0-255.255.255.255"},{"protocol":"tcp","destination":"10.0.0.1","ports":"443"}]',
  });
  expect(tell(securityRules, input, 'protocol', 'anywhere')).toEqual([
    ['all', true],
    ['tcp', false],
  ]);
});

describe('keys', () => {
  test('unknown ones at the root, in sections and in entries, with the likely name', () => {
    const input = foundationOf({
      'cf.yml':
        'product_name: cf\nproduct-properties: {}\nresource-config: {router: {instance: 2}}\nerrand-config: {smoke_tests: {post_deploy_state: true}}\nsyslog-properties: {enabled: true}\n',
    });
    expect(tell(unknownKeys, input, 'section', 'name', 'near_name', 'refused', 'missing')).toEqual([
      ['', '', '-', true, true],
      ['', 'product_name', 'product-name', true, false],
      ['resource-config.router', 'instance', 'instances', false, false],
      ['errand-config.smoke_tests', 'post_deploy_state', 'post-deploy-state', true, false],
    ]);
  });

  test('what om refuses to read stands among the problems', () => {
    const input = foundationOf({ 'cf.yml': 'product-name: cf\nproduct-properties: []\nvalidate-config-complete: "false"\n' });
    expect(tell(problems, input, 'class', 'name', 'found')).toEqual([
      ['strict-type', 'product-properties', 'list'],
      ['strict-type', 'validate-config-complete', 'string'],
    ]);
  });

  test('written twice', () => {
    const input = foundationOf({
      'cf.yml': 'product-name: cf\nproduct-properties:\n  .properties.a: {value: 1}\n  .properties.a: {value: 2}\n',
    });
    expect(tell(duplicateKeys, input, 'name', 'first')).toEqual([['.properties.a', '3']]);
  });
});

describe('variable', () => {
  test('asked for, given, shadowed, missing, misspelt', () => {
    const input = foundationOf(
      {
        'cf.yml':
          'product-name: cf\nproduct-properties:\n  .properties.a: {value: ((domain))}\n  .properties.b: {value: ((domian))}\n  .properties.c: {value: ((/abs))}\n  .properties.d: {value: (( spaced ))x}\n',
        'vars/common.yml': 'domain: one\nunused: 1\n',
        'vars/cf.yml': 'domain: two\n',
      },
      { vars: ['vars/common.yml', 'vars/cf.yml'] },
    );
    expect(tell(variables, input, 'name', 'use_count', 'winner', 'missing', 'credential_store', 'spaced', 'near_name')).toEqual([
      ['/abs', 1, '-', false, true, false, '-'],
      ['domain', 1, 'vars/cf.yml', false, false, false, '-'],
      ['domian', 1, '-', true, false, false, 'domain'],
      ['spaced', 1, '-', false, false, true, '-'],
      ['unused', 0, 'vars/common.yml', false, false, false, '-'],
    ]);
  });
});

describe('literal', () => {
  test('credentials and words to be replaced, and what is neither', () => {
    const input = foundationOf({
      'cf.yml': `product-name: cf
product-properties:
  .properties.smtp_credentials: {value: {identity: me, password: hunter2hunter2}}
  .properties.a: {value: CHANGEME}
  .properties.b: {value: {secret: ((s))}}
  .properties.c: {value: {secret: password}}
  .properties.d: {value: ops@example.com}
  .properties.password_min_length: {value: "8"}
  .properties.e: {value: plain words}
`,
    });
    expect(tell(literals, input, 'secret_key', 'class')).toEqual([
      [true, 'secret'],
      [false, 'placeholder'],
      [true, 'word'],
      [false, 'example-mail'],
    ]);
  });

  test('the value is no column', () => {
    for (const [row] of [literals.rows(foundationOf({ 'env.yml': 'target: x\nusername: a\npassword: hunter2\n' }))]) {
      const all = Object.keys(literals.columns).map((column) =>
        JSON.stringify(row!.cell(column), (key, value: unknown) => (key === 'anchor' || key === 'origin' ? undefined : value)),
      );
      expect(all.join()).not.toContain('hunter2');
    }
  });
});

test('site: what is not said is unknown', () => {
  const input = foundationOf(
    { 'cf.yml': 'product-name: cf\nproduct-properties: {}\n' },
    { facts: 'lb: {idle-timeout-seconds: 60}\nair-gapped: true\n' },
  );
  expect(tell(sites, input, 'lb_idle_timeout_seconds', 'air_gapped', 'ha')).toEqual([[60, true, '?']]);
});

test('document: one row per file, samples told by their folders', () => {
  const input = foundationOf({
    'docs/cf.yml': 'product-name: cf\nproduct-properties: {}\n',
    'ci/assets/x.yml': 'a: 1\n',
    'assets/y.yml': 'a: 1\n',
    'foundations/test/cf.yml': 'product-name: cf\nproduct-properties: {}\n',
  });
  const rows = new Facts(input, new TableSet(tables)).rows('document');
  expect(rows.map((row) => ['path', 'kind', 'sample'].map((column) => row.cell(column)))).toMatchObject(
    [
      ['docs/cf.yml', 'product', true],
      ['ci/assets/x.yml', 'other', true],
      ['assets/y.yml', 'other', false],
      ['foundations/test/cf.yml', 'product', false],
    ].map((cells) => cells.map((value) => ({ state: 'known', value }))),
  );
});

describe('every table', () => {
  test('has a name of its own and says what each column is', () => {
    expect(new Set(tables.map(({ name }) => name)).size).toBe(tables.length);
    expect(new Set(tables.map(({ plural }) => plural)).size).toBe(tables.length);
    for (const { name, plural, doc, columns, allColumns, label } of tables) {
      expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(plural).toMatch(/^[a-z]+(_[a-z]+)*$/);
      expect(doc.length).toBeGreaterThan(10);
      for (const [column, { doc: says }] of Object.entries(columns)) {
        expect(column).toMatch(/^[a-z][a-z0-9_]*$/);
        expect(says, `${name}.${column}`).not.toBe('');
      }
      for (const column of label) expect(Object.keys(allColumns)).toContain(column);
    }
  });

  test('has no rows, and no trouble, without files', () => {
    const empty = foundationOf({});
    for (const table of tables) expect(table.rows(empty), table.name).toEqual([]);
  });

  test('takes files whose sections have any shape', () => {
    const shapes = ['1', '[]', '[1, [2], {a: b}]', '{}', '{a: 1, b: [x], c: {value: [1]}}', '~', '((x))', '{a: ((x)), b: ~}', 'text'];
    const roots = ['product-properties', 'network-properties', 'resource-config', 'errand-config', 'syslog-properties'];
    const director = [
      'az-configuration',
      'networks-configuration',
      'network-assignment',
      'properties-configuration',
      'iaas-configurations',
      'resource-configuration',
      'vmextensions-configuration',
      'vmtypes-configuration',
    ];
    const manifest = ['name', 'releases', 'stemcells', 'update', 'addons', 'variables', 'azs', 'networks', 'vm_types', 'compilation'];
    for (const shape of shapes) {
      const input = foundationOf({
        'p.yml': `product-name: ${shape}\nproduct-version: ${shape}\n${roots.map((key) => `${key}: ${shape}\n`).join('')}`,
        'd.yml': director.map((key) => `${key}: ${shape}\n`).join(''),
        'm.yml': `instance_groups: [${shape}]\n${manifest.map((key) => `${key}: ${shape}\n`).join('')}`,
        'r.yml': `addons: [${shape}, {name: a, include: ${shape}, exclude: ${shape}, jobs: [${shape}]}]\nreleases: ${shape}\n`,
        'c.yml': `compilation: {workers: 1}\nazs: ${shape}\nnetworks: [{name: x, subnets: ${shape}}]\nvm_types: [${shape}]\n`,
        'ops.yml': `- {type: replace, path: /a, value: ${shape}}\n- {type: ${shape}, path: ${shape}}\n`,
        'env.yml': `target: ${shape}\nusername: ${shape}\n`,
        'o.yml': `opsman-configuration: ${shape}\n`,
        'dl.yml': `pivnet-product-slug: ${shape}\nproduct-version: ${shape}\n`,
        'app.yml': `applications: [${shape}, {name: x, routes: ${shape}, buildpacks: ${shape}}]\n`,
      });
      for (const table of tables)
        for (const row of table.rows(input))
          for (const column of Object.keys(table.columns)) expect(row.cell(column).anchor.file).toBeDefined();
    }
  });
});
