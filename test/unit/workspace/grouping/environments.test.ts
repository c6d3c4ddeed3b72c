import { describe, expect, test } from 'vitest';
import { folderWith, open, plansOf, repositoryWith, DIRECTOR, type Files } from '../tree.ts';

/** Environments without a taslint.yml that share configs. */

const CF = 'product-name: cf\nproduct-properties: {.cloud_controller.system_domain: {value: ((system_domain))}}\n';
const GIVES = 'system_domain: sys.example.com\n';
const OTHER = 'nothing_that_cf_uses: 1\n';

const plans = async (files: Files, ...paths: string[]): Promise<readonly string[]> =>
  plansOf(await open(repositoryWith(files), paths.length === 0 ? {} : { paths }));

describe('environments share a config', () => {
  test('in a folder beside theirs', async () => {
    const files = { 'config/cf.yml': CF, 'dev/cf-vars.yml': GIVES, 'prod/vars/cf.yml': GIVES };
    expect(await plans(files)).toEqual(['dev: config/cf.yml <- dev/cf-vars.yml', 'prod: config/cf.yml <- prod/vars/cf.yml']);
  });

  test('whose vars files lie in folders below vars', async () => {
    const files = {
      'config/cf.yml': CF,
      'vars/common.yml': 'a: 1\n',
      'vars/dev/cf.yml': GIVES,
      'vars/prod/cf.yml': GIVES,
      'env/prod/env.yml': 'target: opsman.example.com\n',
    };
    expect(await plans(files)).toEqual([
      'dev: config/cf.yml <- vars/common.yml vars/dev/cf.yml',
      'prod: config/cf.yml <- vars/common.yml vars/prod/cf.yml',
      'prod: env/prod/env.yml',
    ]);
  });

  test('beside the folder environments, wherever that lies', async () => {
    const files = {
      'infra/config/cf.yml': CF,
      'infra/environments/dev/vars/cf.yml': GIVES,
      'infra/environments/prod/vars/cf.yml': GIVES,
    };
    expect(await plans(files)).toEqual([
      'dev: infra/config/cf.yml <- infra/environments/dev/vars/cf.yml',
      'prod: infra/config/cf.yml <- infra/environments/prod/vars/cf.yml',
    ]);
  });

  test('in a tree by product and version', async () => {
    const files = {
      'cf/2.6.4/product.yml': CF,
      'cf/2.6.4/product-default-vars.yml': 'system_domain:\n',
      'cf/2.6.4/features/haproxy.yml': '- {type: remove, path: /product-properties}\n',
      'dev/vars/cf.yml': GIVES,
      'prod/cf-vars.yml': GIVES,
    };
    expect(await plans(files)).toEqual([
      'dev: cf/2.6.4/product.yml <- cf/2.6.4/product-default-vars.yml dev/vars/cf.yml',
      'prod: cf/2.6.4/product.yml <- cf/2.6.4/product-default-vars.yml prod/cf-vars.yml',
    ]);
    const workspace = await open(folderWith(files));
    expect(workspace.plans.find(({ name }) => name === 'dev')?.documents.map(({ file }) => file.path)).toContain(
      'cf/2.6.4/features/haproxy.yml',
    );
  });

  test('and repeat that tree, each with values of its own', async () => {
    const files = {
      'config/cf/2.6.4/product.yml': CF,
      'config/cf/2.6.4/default-vars.yml': 'system_domain: generated.example.com\nkept: 1\n',
      'config/cf/2.6.4/required-vars.yml': 'needed:\n',
      'east/dev/cf/2.6.4/default-vars.yml': `${GIVES}kept: 1\n`,
      'east/dev/cf/2.6.4/required-vars.yml': 'needed: 1\n',
    };
    const workspace = await open(repositoryWith(files));
    const of = 'config/cf/2.6.4';
    const mine = 'east/dev/cf/2.6.4';
    expect(plansOf(workspace)).toEqual([
      `east/dev: ${of}/product.yml <- ${of}/default-vars.yml ${mine}/default-vars.yml ${of}/required-vars.yml ${mine}/required-vars.yml`,
    ]);
    // what is as it was generated may still be given elsewhere; what the environment changed it decided
    expect([...(workspace.plans[0]?.documents.find(({ kind }) => kind === 'product')?.unsettled ?? [])]).toEqual(['kept']);
  });

  test('that nothing else pairs with goes to all, one that pairs only to those', async () => {
    const files = {
      'config/cf.yml': CF,
      'config/director.yml': DIRECTOR,
      'config/redis.yml': 'product-name: p-redis\nproduct-properties: {.a.b: {value: ((plan))}}\n',
      'dev/cf-vars.yml': GIVES,
      'prod/cf-vars.yml': GIVES,
      'prod/redis-vars.yml': 'plan: large\n',
    };
    expect(await plans(files)).toEqual([
      'dev: config/cf.yml <- dev/cf-vars.yml',
      'dev: config/director.yml',
      'prod: config/cf.yml <- prod/cf-vars.yml',
      'prod: config/director.yml',
      'prod: config/redis.yml <- prod/redis-vars.yml',
    ]);
  });

  test('also when only one file of them is asked for', async () => {
    const files = { 'config/cf.yml': CF, 'dev/cf-vars.yml': GIVES, 'prod/cf-vars.yml': GIVES };
    const dev = 'dev: config/cf.yml <- dev/cf-vars.yml';
    expect(await plans(files, 'dev/cf-vars.yml')).toEqual([dev]);
    expect(await plans(files, 'dev')).toEqual([dev]);
    expect(await plans(files, 'config/cf.yml')).toEqual([dev, 'prod: config/cf.yml <- prod/cf-vars.yml']);
  });
});

describe('nothing is joined', () => {
  const cases: readonly (readonly [string, Files])[] = [
    [
      'when no vars file gives a variable that the config uses',
      { 'config/cf.yml': CF, 'dev/cf-vars.yml': OTHER, 'prod/cf-vars.yml': OTHER },
    ],
    [
      'when the vars file is named for something else, or for nothing',
      { 'config/cf.yml': CF, 'dev/vars.yml': GIVES, 'prod/redis-vars.yml': GIVES, 'stage/common-vars.yml': GIVES },
    ],
    [
      'by a folder that is named for a layer, a version, a product or a sample',
      {
        'config/cf.yml': CF,
        'overrides/cf-vars.yml': GIVES,
        '2.6/cf-vars.yml': GIVES,
        'pks/cf-vars.yml': GIVES,
        'examples/cf-vars.yml': GIVES,
        'dev/cf-vars-template.yml': GIVES,
      },
    ],
    [
      'by a folder of what is only kept or copied from',
      {
        'config/cf.yml': CF,
        'archive/cf-vars.yml': GIVES,
        'backup/vars/cf.yml': GIVES,
        'old/cf-vars.yml': GIVES,
        'template/cf-vars.yml': GIVES,
      },
    ],
    ['by one folder below vars, which may be no environment', { 'config/cf.yml': CF, 'vars/dev/cf.yml': GIVES }],
    [
      'to a config that has vars files of its own',
      { 'config/cf.yml': CF, 'vars/cf.yml': GIVES, 'env/env.yml': 'target: x\n', 'recovery/cf-vars.yml': GIVES },
    ],
    [
      'to one of two configs for the product',
      { 'cf/2.6.4/product.yml': CF, 'cf/2.7.1/product.yml': CF, 'dev/cf-vars.yml': GIVES, 'config/cf.yml': CF },
    ],
    ['when the environment has the product itself', { 'config/cf.yml': CF, 'dev/cf.yml': CF, 'dev/cf-vars.yml': GIVES }],
    [
      'when a pipeline names the vars files',
      {
        'config/cf.yml': CF,
        'dev/cf-vars.yml': GIVES,
        'prod/cf-vars.yml': GIVES,
        'pipeline.yml':
          'jobs: [{name: a, plan: [{task: t, file: f, params: {CONFIG_FILE: config/cf.yml, VARS_FILES: repo/prod/cf-vars.yml}}]}]\nresources: []\n',
      },
    ],
  ];

  test.each(cases)('%s', async (_, files) => {
    const workspace = await open(repositoryWith(files));
    expect(workspace.plans.flatMap(({ joined = [] }) => joined)).toEqual([]);
  });
});
