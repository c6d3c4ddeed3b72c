import { describe, expect, test } from 'vitest';
import { addressChanges } from '../../../src/facts/change/address.ts';
import { domainChanges } from '../../../src/facts/change/domain.ts';
import { deploymentChanges, diskChanges, jobChanges } from '../../../src/facts/change/job.ts';
import { keyChanges } from '../../../src/facts/change/key.ts';
import { networkChanges } from '../../../src/facts/change/network.ts';
import { propertyChanges } from '../../../src/facts/change/property.ts';
import { changeSummaries, highRisks } from '../../../src/facts/change/risk.ts';
import { staticAddressMoves } from '../../../src/facts/change/static-address.ts';
import { variableChanges } from '../../../src/facts/change/variable.ts';
import { productChanges, versionChanges } from '../../../src/facts/change/version.ts';
import type { FactInput } from '../../../src/facts/input.ts';
import type { Table } from '../../../src/facts/table.ts';
import { foundationOf, tell } from './tell.ts';

type Files = Readonly<Record<string, string>>;

/** The same foundation at two times; vars files are those whose name says so. */
function change(before: Files, now: Files): FactInput {
  const vars = (files: Files): readonly string[] => Object.keys(files).filter((path) => path.startsWith('vars'));
  return { ...foundationOf(now, { vars: vars(now) }), previous: foundationOf(before, { vars: vars(before) }).foundation };
}

const cf = (properties: string, more = ''): Files => ({ 'cf.yml': `product-name: cf\nproduct-properties: {${properties}}\n${more}` });
const whole = (properties: string): Files =>
  cf(`.cloud_controller.system_domain: {value: a.example.com}, .properties.security_acknowledgement: {value: X}, ${properties}`);

test('without an earlier revision no table of change has a row', () => {
  const input = foundationOf(whole('.router.drain_wait: {value: 20}'));
  const tables = [
    propertyChanges,
    jobChanges,
    diskChanges,
    domainChanges,
    keyChanges,
    networkChanges,
    addressChanges,
    versionChanges,
    productChanges,
    deploymentChanges,
    staticAddressMoves,
    variableChanges,
    changeSummaries,
    highRisks,
  ];
  expect((tables as readonly unknown[] as readonly Table[]).flatMap((table) => table.rows(input))).toEqual([]); // a table is used by its rows alone
});

describe('property-change', () => {
  const rows = (before: Files, now: Files): readonly unknown[][] =>
    tell(propertyChanges, change(before, now), 'name', 'kind', 'changed', 'before', 'after');

  test.each([
    ['a number in quotes is the same number', '.router.drain_wait: {value: 20}', '.router.drain_wait: {value: "20"}', []],
    [
      'another number',
      '.router.drain_wait: {value: 20}',
      '.router.drain_wait: {value: 30}',
      [['.router.drain_wait', 'changed', true, 20, 30]],
    ],
    ['the order of keys says nothing', '.x.y: {value: {a: 1, b: 2}}', '.x.y: {value: {b: 2, a: 1}}', []],
    ['the same placeholder', '.x.y: {value: ((a))}', '.x.y: {value: ((a))}', []],
    ['another placeholder may hold the same', '.x.y: {value: ((a))}', '.x.y: {value: ((b))}', [['.x.y', 'changed', '?a,b', '?a', '?b']]],
    ['a literal that becomes a placeholder', '.x.y: {value: 1}', '.x.y: {value: ((b))}', [['.x.y', 'changed', '?b', 1, '?b']]],
    ['gone from the file', '.x.y: {value: 1}', '', [['.x.y', 'removed', false, 1, '-']]],
    ['new in the file, nobody knows what was', '', '.x.y: {value: 1}', [['.x.y', 'added', false, '-', 1]]],
    [
      'a secret has no value',
      '.x.password: {value: {secret: a}}',
      '.x.password: {value: {secret: b}}',
      [['.x.password', 'changed', true, '-', '-']],
    ],
  ])('%s', (_why, before, now, expected) => {
    expect(rows(cf(before), cf(now))).toEqual(expected);
  });

  test('new in a whole file, it changed from the default; with the default it did not change', () => {
    const canonical = '.properties.system_blobstore';
    expect(rows(whole(''), whole(`${canonical}: {value: external}`))).toEqual([[canonical, 'added', true, 'internal', 'external']]);
    expect(rows(whole(''), whole(`${canonical}: {value: internal}`))).toEqual([]);
  });

  test('a value from a vars file is compared by what it is', () => {
    const before = { ...cf('.x.y: {value: ((a))}'), 'vars.yml': 'a: 1\n' };
    expect(rows(before, cf('.x.y: {value: 1}'))).toEqual([]);
    expect(rows(before, { ...cf('.x.y: {value: ((a))}'), 'vars.yml': 'a: 2\n' })).toEqual([['.x.y', 'changed', true, 1, 2]]);
  });
});

test('job-change counts what automatic stands for, and leaves out jobs that are no longer written', () => {
  const resources = (text: string): Files => cf('', `resource-config: {diego_brain: {instances: 3}, ${text}}\n`);
  const rows = (before: string, now: string): readonly unknown[][] =>
    tell(jobChanges, change(resources(before), resources(now)), 'name', 'before_instances', 'instances', 'lost_percent');
  expect(rows('router: {instances: automatic}, uaa: {instances: 2}', 'router: {instances: 3}')).toEqual([]);
  expect(rows('diego_cell: {instances: 8}', 'diego_cell: {instances: 2}')).toEqual([['diego_cell', 8, 2, 75]]);
  expect(rows('diego_cell: {instances: 8}', 'diego_cell: {instances: ((cells))}')).toEqual([['diego_cell', 8, '?cells', '?cells']]);
});

test('disk-change takes the default of the tile for automatic', () => {
  const resources = (text: string): Files =>
    cf('', `resource-config: {diego_brain: {instances: 3}, mysql: {persistent_disk: {size_mb: ${text}}}}\n`);
  const rows = (before: string, now: string): readonly unknown[][] =>
    tell(diskChanges, change(resources(before), resources(now)), 'name', 'before_mb', 'size_mb');
  expect(rows('automatic', '"100000"')).toEqual([]);
  expect(rows('automatic', '50000')).toEqual([['mysql', 100000, 50000]]);
});

test('domain-change compares bare names, and tells of the certificates in a row of their own', () => {
  const domain = (name: string, certificate: string): Files =>
    cf(
      `.cloud_controller.apps_domain: {value: ${name}}, .properties.networking_poe_ssl_certs: {value: [{name: a, certificate: {cert_pem: ${certificate}}}]}`,
    );
  const rows = (before: Files, now: Files): readonly unknown[][] =>
    tell(domainChanges, change(before, now), 'about', 'before', 'after', 'certificates_changed', 'certificates_readable');
  expect(rows(domain('apps.example.com', '((c))'), domain('"*.APPS.example.com"', '((c))'))).toEqual([]);
  expect(rows(domain('a.example.com', '((c))'), domain('b.example.com', '((d))'))).toEqual([
    ['domain', 'a.example.com', 'b.example.com', '?', false],
    ['certificate', 'a.example.com', 'b.example.com', '?', false],
  ]);
});

test('key-change tells removed, replaced and changed keys apart', () => {
  const keys = (text: string): Files => cf(`.properties.credhub_internal_provider_keys: {value: [${text}]}`);
  const rows = (before: string, now: string): readonly unknown[][] =>
    tell(keyChanges, change(keys(before), keys(now)), 'name', 'was_primary', 'what');
  const key = (name: string, primary: boolean, secret = `((${name}))`): string =>
    `{name: ${name}, key: {secret: ${secret}}, primary: ${primary}}`;
  expect(rows(key('a', true), `${key('a', false)}, ${key('b', true)}`)).toEqual([]);
  expect(rows(key('a', true), key('b', true))).toEqual([['a', true, 'replaced']]);
  expect(rows(`${key('a', true)}, ${key('b', false)}`, key('b', true))).toEqual([['a', true, 'removed']]);
  expect(rows(key('a', true, 'one'), key('a', true, 'two'))).toEqual([['a', true, 'changed']]);
  expect(rows(key('a', true), key('a', true, '((other))'))).toEqual([['a', true, '?']]);
  expect(rows(key('a', true), '((keys))')).toEqual([['a', true, '?']]);
});

test('network-change tells of placements, and of zones in use that the director no longer has', () => {
  const files = (zones: string, placement: string): Files => ({
    'director.yml': `az-configuration: [${zones}]\n`,
    'cf.yml': `product-name: cf\nnetwork-properties: {${placement}}\n`,
  });
  const before = files('{name: a}, {name: b}, {name: spare}', 'network: {name: net}, other_availability_zones: [{name: a}, {name: b}]');
  const now = files('{name: a}', 'network: {name: other}, other_availability_zones: [{name: a}]');
  expect(tell(networkChanges, change(before, now), 'kind', 'before', 'after', 'used')).toEqual([
    ['network', 'net', 'other', true],
    ['zones', 'b', '-', true],
    ['director-zone', 'b', '-', true],
    ['director-zone', 'spare', '-', false],
  ]);
});

test('address-change knows added from replaced addresses', () => {
  const rows = (before: string, now: string): readonly unknown[][] =>
    tell(
      addressChanges,
      change(cf(`.router.static_ips: {value: "${before}"}`), cf(`.router.static_ips: {value: "${now}"}`)),
      'job',
      'gone',
    );
  expect(rows('10.0.0.1,10.0.0.2', '10.0.0.2, 10.0.0.1')).toEqual([]);
  expect(rows('10.0.0.1', '10.0.0.1,10.0.0.2')).toEqual([['router', false]]);
  expect(rows('10.0.0.1', '10.0.0.2')).toEqual([['router', true]]);
});

describe('version-change', () => {
  const rows = (before: string, now: string): readonly unknown[][] => {
    const version = (text: string): Files => ({ 'cf.yml': `product-name: cf\nproduct-version: ${text}\nproduct-properties: {}\n` });
    return tell(versionChanges, change(version(before), version(now)), 'direction', 'skipped', 'documented_jump');
  };

  test.each([
    ['4.0.9', '4.0.10', [['up', [], false]]],
    ['4.0.25', '4.0.20+LTS-T', [['down', [], false]]],
    ['2.13.30', '4.0.20', [['up', ['3.0'], true]]],
    ['2.11.40', '3.0.20', [['up', ['2.12', '2.13'], false]]],
    ['10.0.1', '10.4.0', [['up', [], false]]],
    ['4.0.20', '((v))', [['?v', '?v', '?v']]],
    ['4.0.20', '4.0.20', []],
  ])('%s to %s', (before, now, expected) => {
    expect(rows(before, now)).toEqual(expected);
  });
});

test('deployment-change finds the group that may be the same under another name', () => {
  const manifest = (groups: string): Files => ({ 'd.yml': `name: d\nreleases: []\ninstance_groups: [${groups}]\n` });
  const rows = (before: string, now: string): readonly unknown[][] =>
    tell(deploymentChanges, change(manifest(before), manifest(now)), 'name', 'after', 'moved');
  const db = '{name: db, instances: 1, persistent_disk: 10}';
  expect(rows(db, '{name: data, instances: 1, persistent_disk: 10}')).toEqual([['db', 'data', false]]);
  expect(rows(db, '{name: data, instances: 1, persistent_disk: 10, migrated_from: [{name: db}]}')).toEqual([['db', 'data', true]]);
  expect(rows('{name: web, instances: 1}', '{name: site, instances: 1}')).toEqual([]);
});

describe('static-address-move', () => {
  const manifest = (...groups: readonly string[]): Files => ({
    'd.yml': `name: d\nreleases: []\nupdate: {}\ninstance_groups:\n${groups.map((group) => `- {${group}}\n`).join('')}`,
  });
  const group = (name: string, addresses: string, more = ''): string =>
    `name: ${name}, instances: 1, networks: [{name: a, static_ips: [${addresses}]}]${more}`;
  const rows = (before: Files, now: Files): readonly unknown[][] =>
    tell(staticAddressMoves, change(before, now), 'from', 'group', 'addresses', 'from_kept', 'migrated');

  test('addresses out of a range, and the way back', () => {
    const before = manifest(group('a', '10.0.0.1-10.0.0.3'), group('b', '10.0.0.9'));
    const now = manifest(group('a', '10.0.0.1, 10.0.0.9'), group('b', '10.0.0.2-10.0.0.3'));
    expect(rows(before, now)).toEqual([
      ['b', 'a', ['10.0.0.9'], true, false],
      ['a', 'b', ['10.0.0.2-10.0.0.3'], true, false],
    ]);
  });
  test('a group that is gone, and one that is the same under a new name', () => {
    const before = manifest(group('a', '10.0.0.1'), group('b', '10.0.0.2'));
    const now = manifest(group('c', '10.0.0.1'), group('d', '10.0.0.2', ', migrated_from: [{name: b}]'));
    expect(rows(before, now)).toEqual([
      ['a', 'c', ['10.0.0.1'], false, false],
      ['b', 'd', ['10.0.0.2'], false, true],
    ]);
  });
  test('an errand has no VM that keeps an address', () => {
    expect(rows(manifest(group('a', '10.0.0.1', ', lifecycle: errand')), manifest(group('b', '10.0.0.1')))).toEqual([]);
  });
});

describe('variable-change', () => {
  const manifest = (variable: string, more = ''): Files => ({
    'd.yml': `name: d\ninstance_groups: []\nvariables: [{${variable}}]\n${more}`,
  });
  const rows = (before: Files, now: Files): readonly unknown[][] =>
    tell(variableChanges, change(before, now), 'name', 'options', 'changed', 'update_mode', 'type_changed');

  test.each([
    [
      'an option that is new',
      'name: p, type: password',
      'name: p, type: password, options: {length: 9}',
      ['length'],
      true,
      'no-overwrite',
      false,
    ],
    [
      'another mode',
      'name: p, type: rsa',
      'name: p, type: rsa, update_mode: converge, options: {key_length: 9}',
      ['key_length'],
      true,
      'converge',
      false,
    ],
    ['another type', 'name: p, type: rsa', 'name: p, type: ssh', [], false, 'no-overwrite', true],
    ['options of a variable', 'name: p, type: rsa', 'name: p, type: rsa, options: ((o))', [], '?', 'no-overwrite', false],
  ])('%s', (_, before, now, options, changed, mode, type) => {
    expect(rows(manifest(before), manifest(now))).toEqual([['p', options, changed, mode, type]]);
  });
  test('the manifest converges its variables', () => {
    const now = manifest('name: p, type: rsa, options: {key_length: 9}', 'features: {converge_variables: true}');
    expect(rows(manifest('name: p, type: rsa'), now)).toEqual([['p', ['key_length'], true, 'converge', false]]);
  });
  test('a runtime config has variables, too', () => {
    const config = (options: string): Files => ({ 'r.yml': `addons: []\nvariables: [{name: p, type: password, options: {${options}}}]` });
    expect(rows(config('length: 8'), config('length: 9'))).toEqual([['p', ['length'], true, 'no-overwrite', false]]);
  });
});
