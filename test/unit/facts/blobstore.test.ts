import { expect, test } from 'vitest';
import { blobstoreAccesses } from '../../../src/facts/storage/blobstore-access.ts';
import { filestores } from '../../../src/facts/storage/filestore.ts';
import { properties } from '../../../src/facts/product/property.ts';
import { inputOf, placeOf, plain, rowsOf, type TestFile } from './network-build.ts';

const STORE = '.properties.system_blobstore';
const WHOLE = { '.cloud_controller.system_domain': 'sys.example.com', '.properties.security_acknowledgement': 'X' };

/** A TAS file with these properties, each `name: value` in flow style. */
function cf(values: Readonly<Record<string, string>>, extra = ''): TestFile {
  const lines = Object.entries(values).map(([name, value]) => `  ${name}: {value: ${value}}`);
  return { kind: 'product', text: ['product-name: cf', 'product-properties:', ...lines, extra].join('\n') };
}

/** A TAS file with an S3 store and these of its parts. */
function s3(parts: Readonly<Record<string, string>>, others: Readonly<Record<string, string>> = {}): TestFile {
  const values = Object.fromEntries(Object.entries(parts).map(([name, value]) => [`${STORE}.external.${name}`, value]));
  return cf({ ...others, [STORE]: 'external', ...values });
}

test('an internal blobstore has no row, one behind a variable has', () => {
  expect(rowsOf(filestores, inputOf([cf({ [STORE]: 'internal', [`${STORE}.external.endpoint`]: 'http://a' })]))).toEqual([]);
  expect(rowsOf(filestores, inputOf([cf({})]))).toEqual([]);
  expect(plain(rowsOf(filestores, inputOf([cf({ [STORE]: '((store))' })])), 'store')).toEqual([{ store: '? store' }]);
});

test.each([
  ['https://s3.amazonaws.com', true],
  ['https://s3.cn-north-1.amazonaws.com.cn:443/', true],
  ['S3-us-west-2.AMAZONAWS.com', true],
  ['https://amazonaws.com.example.com', false],
  ['https://minio.example.com', false],
])('%s is AWS: %s', (endpoint, aws) => {
  expect(plain(rowsOf(filestores, inputOf([s3({ endpoint: `"${endpoint}"` })])), 'store', 'aws')).toEqual([{ store: 's3', aws }]);
});

test.each([
  ['all, nothing given', 'all', {}, ['droplets', 'packages', 'buildpacks']],
  ['all, one given, one empty', 'all', { droplets_backup_bucket: 'd', packages_backup_bucket: '""' }, ['packages', 'buildpacks']],
  ['without droplets', 'skip_droplets', {}, ['packages', 'buildpacks']],
  ['without droplets and packages', 'skip_droplets_packages', { buildpacks_backup_bucket: 'b' }, []],
  ['a bucket behind a variable', 'all', { droplets_backup_bucket: '((bucket))' }, '? bucket'],
])('backup buckets that are missing: %s', (_, level, parts, missing) => {
  const input = inputOf([s3(parts, { ...WHOLE, [`${STORE}_backup_level`]: level })]);
  expect(plain(rowsOf(filestores, input), 'missing_backups')).toEqual([{ missing_backups: missing }]);
});

test('in a part of a config nothing is missing; the place to change is that of versioning', () => {
  expect(plain(rowsOf(filestores, inputOf([s3({ versioning: 'false' })])), 'missing_backups')).toEqual([{}]);
  const [row] = rowsOf(filestores, inputOf([s3({ versioning: 'false' }, WHOLE)]));
  expect(placeOf(row!, 'missing_backups')).toBe('product-0.yml:6 false');
});

test.each([
  ['itself', { droplets_bucket: 'a', droplets_backup_bucket: 'a' }, { live_backup_bucket: 'a', live_backup_bucket_holds: 'droplets' }],
  [
    'another one, though a third is open',
    { droplets_bucket: '((d))', resources_bucket: 'r', packages_backup_bucket: 'r' },
    { live_backup_bucket: 'r', live_backup_bucket_holds: 'resources' },
  ],
  ['none', { droplets_bucket: 'a', droplets_backup_bucket: 'b' }, {}],
  ['open', { droplets_bucket: '((d))', droplets_backup_bucket: 'b' }, { live_backup_bucket: '? d', live_backup_bucket_holds: '? d' }],
  ['no backup bucket at all', { droplets_bucket: '((d))' }, {}],
])('a backup bucket that is a live one: %s', (_, parts, wanted) => {
  expect(
    plain(rowsOf(filestores, inputOf([s3(parts as Record<string, string>)])), 'live_backup_bucket', 'live_backup_bucket_holds'),
  ).toEqual([wanted]);
});

test.each([
  [
    'two kinds in one',
    { endpoint: 'https://m', droplets_bucket: 'a', packages_bucket: 'a' },
    { shared_bucket: 'a', shared_bucket_holds: ['droplets', 'packages'] },
  ],
  ['a dot', { endpoint: 'https://m', droplets_bucket: 'a.b' }, { dotted_bucket: 'a.b' }],
  ['a variable', { droplets_bucket: '((d))' }, { shared_bucket: '? d', shared_bucket_holds: '? d', dotted_bucket: '? d' }],
  ['two unset ones', { endpoint: 'https://m', droplets_bucket: 'null', packages_bucket: 'null' }, {}],
])('names of buckets: %s', (_, parts, wanted) => {
  expect(
    plain(rowsOf(filestores, inputOf([s3(parts as Record<string, string>)])), 'shared_bucket', 'shared_bucket_holds', 'dotted_bucket'),
  ).toEqual([wanted]);
});

test('the director’s store has a row of its own, found out of date by its signature or style', () => {
  const director = (options: string): TestFile => ({
    kind: 'director',
    text: `properties-configuration:\n  director_configuration:\n    s3_blobstore_options: {${options}}\n`,
  });
  const rows = (options: string) => plain(rowsOf(filestores, inputOf([director(options)])), 'product', 'aws', 'legacy');
  expect(rows('endpoint: https://s3.amazonaws.com, signature_version: "2"')).toEqual([
    { product: 'p-bosh', aws: true, legacy: 'signature-version-2' },
  ]);
  expect(rows('endpoint: https://s3.amazonaws.com, signature_version: "4", url_style: path-style')).toEqual([
    { product: 'p-bosh', aws: true, legacy: 'path-style' },
  ]);
  expect(rows('bucket_name: b')).toEqual([]);
});

const RULES = '.nfs_server.blobstore_internal_access_rules';
const ON_PAS = 'network-properties: {network: {name: pas}}';
const network = (cidr: string): TestFile => ({
  kind: 'director',
  text: `networks-configuration:\n  networks:\n  - {name: pas, subnets: [{cidr: ${cidr}}]}\n  - {name: other, subnets: [{cidr: 192.0.2.0/24}]}\n`,
});

test.each([
  ['inside', '"allow 10.0.0.0/8;"', '10.0.4.0/24', {}],
  ['two rules that touch', '"allow 10.0.4.0/25;,allow 10.0.4.128/25;"', '10.0.4.0/24', {}],
  ['everybody', '"allow all;"', '100.64.0.0/24', {}],
  ['outside', '"allow 10.0.0.0/8;"', '100.64.0.0/24', { left_out: ['100.64.0.0/24'], left_out_networks: ['pas'] }],
  [
    'no semicolon',
    '"allow 10.0.0.0/8"',
    '10.0.4.0/24',
    { unreadable: ['allow 10.0.0.0/8'], left_out: ['10.0.4.0/24'], left_out_networks: ['pas'] },
  ],
  ['no verb', '"10.0.0.0/8;"', '10.0.4.0/24', { unreadable: ['10.0.0.0/8;'], left_out: ['10.0.4.0/24'], left_out_networks: ['pas'] }],
  ['deny is a verb, too', '"deny 10.9.0.0/16;,allow 10.0.0.0/8;"', '10.0.4.0/24', {}],
  ['a list', '["allow 10.0.0.0/8;"]', '10.0.4.0/24', {}],
  ['rules behind a variable', '((rules))', '10.0.4.0/24', { unreadable: '? rules', left_out: '? rules', left_out_networks: '? rules' }],
  ['a block behind a variable', '"allow 10.0.0.0/8;"', '((cidr))', { left_out: '? cidr', left_out_networks: '? cidr' }],
])('who may reach the internal blobstore: %s', (_, rules, cidr, wanted) => {
  const input = inputOf([cf({ [STORE]: 'internal', [RULES]: rules }, ON_PAS), network(cidr)]);
  expect(plain(rowsOf(blobstoreAccesses, input), 'unreadable', 'left_out', 'left_out_networks')).toEqual([
    { unreadable: [], left_out: [], left_out_networks: [], ...wanted },
  ]);
});

test('a network of a segment counts, one without TAS does not', () => {
  const segment: TestFile = { kind: 'product', text: 'product-name: p-isolation-segment\nnetwork-properties: {network: {name: other}}\n' };
  const rules = cf({ [STORE]: 'internal', [RULES]: '"allow 10.0.0.0/8;"' }, ON_PAS);
  expect(plain(rowsOf(blobstoreAccesses, inputOf([rules, network('10.0.4.0/24'), segment])), 'left_out')).toEqual([
    { left_out: ['192.0.2.0/24'] },
  ]);
  expect(plain(rowsOf(blobstoreAccesses, inputOf([rules, network('10.0.4.0/24')])), 'left_out')).toEqual([{ left_out: [] }]);
});

test('the access rules of an external blobstore are nobody’s business', () => {
  expect(rowsOf(blobstoreAccesses, inputOf([cf({ [STORE]: 'external', [RULES]: 'nonsense' })]))).toEqual([]);
});

test('a property as a whole number, quoted or not', () => {
  const input = inputOf([cf({ a: '5', b: '"5"', c: '5.5', d: 'five', e: '((n))' })]);
  expect(plain(rowsOf(properties, input), 'name', 'whole')).toEqual([
    { name: 'a', whole: 5 },
    { name: 'b', whole: 5 },
    { name: 'c' },
    { name: 'd' },
    { name: 'e', whole: '? n' },
  ]);
});
