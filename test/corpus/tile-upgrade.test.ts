import { describe, expect, test } from 'vitest';
import { folderWith, run } from '../cli/run.ts';

/** What `taslint upgrade` says of pairs of real metadata. The corpus is not part of the project: without the folder that TASLINT_SHARED names there is nothing to test. */

const shared = process.env['TASLINT_SHARED'];

const OM = 'pivotal-cf__om__configtemplate__generator__fixtures__metadata__';
const KILN = 'pivotal-cf__kiln__pkg__proofing__upgrade__testdata__breaking_changes__';

/** Group, place, name and what changed of each item. */
async function told(config: string, product: string, from: string, to: string): Promise<readonly string[]> {
  const cwd = folderWith({ 'config.yml': config });
  const file = (name: string): string => `${shared}/corpus/tile-metadata/${name}.yml`;
  const { stdout, stderr } = await run(['upgrade', product, '--from', file(from), '--to', file(to), '--format', 'json', 'config.yml'], {
    cwd,
  });
  if (stdout === '') throw new Error(stderr);
  // our own format
  const { upgrades } = JSON.parse(stdout) as {
    upgrades: { items: { group: string; kind: string; name: string; data: Record<string, string> }[] }[];
  };
  return upgrades.flatMap(({ items }) =>
    items.map(({ group, kind, name, data: { before, now } }) =>
      [group, kind, name, ...(before === undefined || now === undefined ? [] : [`${before} → ${now}`])].join(' '),
    ),
  );
}

describe.skipIf(!shared)('of real tiles', () => {
  const CF = `product-name: cf
product-properties:
  .cloud_controller.system_domain: { value: sys.example.com }
  .cloud_controller.apps_domain: { value: apps.example.com }
`;

  test('TAS 2.2 changes what a config leaves to it', async () => {
    expect(await told(CF, 'cf', `${OM}pas`, `${OM}pas_2_2`)).toEqual([
      'itself job-default doppler 1024 → 4096',
      'itself default-changed .properties.autoscale_metric_bucket_count 35 → 120',
      'itself default-changed .properties.enable_service_discovery_for_apps false → true',
      'itself default-changed .properties.system_database internal_mysql → internal_pxc',
      'itself default-changed .properties.uaa_session_cookie_max_age 1800 → 28800',
      'know new-errand delete-pivotal-account',
      'know stemcell cf ubuntu-trusty 3541.12 → ubuntu-trusty 3586.24',
      'know supported cf',
    ]);
  });

  test('and nothing of what the config writes itself, of which one value is too small now', async () => {
    const written = `${CF}  .properties.autoscale_metric_bucket_count: { value: 35 }
  .properties.enable_service_discovery_for_apps: { value: false }
  .properties.system_database: { value: internal_mysql }
  .properties.uaa_session_cookie_max_age: { value: 1800 }
resource-config:
  doppler: { instance_type: { id: large } }
`;
    expect((await told(written, 'cf', `${OM}pas`, `${OM}pas_2_2`)).filter((item) => !item.startsWith('know'))).toEqual([
      'must tightened .properties.autoscale_metric_bucket_count',
    ]);
  });

  test('RabbitMQ 1.14 opens a plan', async () => {
    expect(await told('product-name: p-rabbitmq\nproduct-properties: {}\n', 'p-rabbitmq', `${OM}rabbit-mq`, `${OM}rabbit-mq-1.4`)).toEqual([
      'itself default-changed .properties.on_demand_broker_plan_1_cf_service_access disable → enable',
      'know stemcell p-rabbitmq ubuntu-trusty 3586.24 → ubuntu-xenial 97',
      'know supported p-rabbitmq',
    ]);
  });

  test.each([
    ['changed_configurable_property_name', 'must gone .properties.existing_property'],
    ['removed_errand', 'must errand-gone smoke_tests'],
  ])('the breaking change %s', async (pair, item) => {
    const config = `product-name: example
product-properties: { .properties.existing_property: { value: 5 } }
errand-config: { smoke_tests: { post-deploy-state: true } }
`;
    expect(await told(config, 'example', `${KILN}${pair}__initial`, `${KILN}${pair}__patch`)).toEqual([item, 'know supported example']);
  });
});
