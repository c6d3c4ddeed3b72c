import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { certificates, pemProblems, privateKeys } from '../../../../src/facts/certificates/certificate.ts';
import { requiredNames } from '../../../../src/facts/certificates/required-name.ts';
import { inputOf, pem, placeOf, plain, rowsOf, type TestFile } from '../network-build.ts';

/** A TAS config with these Gorouter certificates; `extra` are more properties. */
function cf(pairs: readonly string[], extra = '', domains = { system: 'sys.example.com', apps: 'apps.example.com' }): string {
  return [
    'product-name: cf',
    'product-properties:',
    `  .cloud_controller.system_domain: {value: ${domains.system}}`,
    `  .cloud_controller.apps_domain: {value: ${domains.apps}}`,
    '  .properties.networking_poe_ssl_certs:',
    '    value:',
    ...pairs.map((pair) => `    - ${pair}`),
    extra,
  ].join('\n');
}
const pair = (name: string, key = '((key))') => `{name: gorouter, certificate: {cert_pem: ${pem(`${name}.pem`)}, private_key_pem: ${key}}}`;
const product = (text: string, vars?: string): TestFile => ({ kind: 'product', text, ...(vars === undefined ? {} : { vars }) });
const names = (text: string, vars?: string) => plain(rowsOf(requiredNames, inputOf([product(text, vars)])), 'kind', 'covered');
const covered = (text: string, vars?: string) =>
  Object.fromEntries(names(text, vars).map((row): [string, unknown] => [String(row['kind']), row['covered']]));

test('a certificate says what it is', () => {
  const [row] = rowsOf(certificates, inputOf([product(cf([pair('gorouter')]))]));
  expect(
    plain(
      [row!],
      'product',
      'property',
      'item',
      'role',
      'position',
      'state',
      'subject',
      'issuer',
      'not_after',
      'is_ca',
      'self_signed',
      'key_type',
      'key_bits',
      'signature_hash',
    ),
  ).toEqual([
    {
      product: 'cf',
      property: '.properties.networking_poe_ssl_certs',
      item: 'gorouter',
      role: 'router',
      position: 0,
      state: 'ok',
      subject: 'gorouter',
      issuer: 'Example Issuing CA',
      not_after: '2049-12-31',
      is_ca: false,
      self_signed: false,
      key_type: 'rsa',
      key_bits: 2048,
      signature_hash: 'sha256',
    },
  ]);
});

test.each([
  ['twenty-days-left', 20],
  ['sixty-days-left', 60],
  ['expired', -185],
])('%s: %i days', (name, days) => {
  expect(plain(rowsOf(certificates, inputOf([product(cf([pair(name)]))])), 'days_left')).toEqual([{ days_left: days }]);
});

test('a certificate that is not valid yet says in how many days it is', () => {
  expect(plain(rowsOf(certificates, inputOf([product(cf([pair('not-yet-valid')]))])), 'days_until_valid')).toEqual([
    { days_until_valid: 181 },
  ]);
});

test('a chain is one row each', () => {
  expect(plain(rowsOf(certificates, inputOf([product(cf([pair('chain')]))])), 'position', 'subject')).toEqual([
    { position: 0, subject: 'gorouter' },
    { position: 1, subject: 'Example Issuing CA' },
    { position: 2, subject: 'Example Root CA' },
  ]);
});

test('a certificate of a bundle stands at its own BEGIN line', () => {
  const bundle = `properties-configuration:\n  security_configuration:\n    trusted_certificates: |\n${readFileSync('fixtures/certs/chain.pem', 'utf8').replaceAll(/^/gm, '      ')}`;
  const rows = rowsOf(certificates, inputOf([{ kind: 'director', text: bundle }]));
  const lines = bundle.split('\n').flatMap((line, index) => (line.includes('BEGIN') ? [index + 1] : []));
  expect(rows.slice(1).map((row) => placeOf(row, 'subject'))).toEqual(
    lines.slice(1).map((line) => `director-0.yml:${line} -----BEGIN CERTIFICATE-----`),
  );
  expect(plain(rows, 'role', 'product')[0]).toEqual({ role: 'trust', product: 'p-bosh' });
});

test.each([
  ['its own key', pem('gorouter.key'), true],
  ['its own key in the older form', pem('gorouter.pkcs1.key'), true],
  ['the key of another', pem('all-names.key'), false],
  ['a key that a variable holds', '((key))', '? key'],
  ['a key that was taken out', '"-----BEGIN PRIVATE KEY-----\\nREDACTED\\n-----END PRIVATE KEY-----"', '?'],
])('the key beside it: %s', (_, key, matches) => {
  expect(plain(rowsOf(certificates, inputOf([product(cf([pair('gorouter', key)]))])), 'key_matches')).toEqual([{ key_matches: matches }]);
});

test('a certificate without a key beside it has nothing to match', () => {
  expect(plain(rowsOf(certificates, inputOf([product(cf([`{certificate: {cert_pem: ${pem('gorouter.pem')}}}`]))])), 'key_matches')).toEqual(
    [{}],
  );
});

test('a certificate from a vars file is pointed at there, and listed once', () => {
  const input = inputOf([
    product(
      cf(['{name: gorouter, certificate: ((gorouter))}']),
      `gorouter:\n  cert_pem: ${pem('gorouter.pem')}\n  private_key_pem: ${pem('gorouter.key')}\n`,
    ),
  ]);
  const rows = rowsOf(certificates, input);
  expect(plain(rows, 'product', 'role', 'key_matches')).toEqual([{ product: 'cf', role: 'router', key_matches: true }]);
  expect(placeOf(rows[0]!, 'subject')).toMatch(/^vars-0\.yml:2 "-----BEGIN/);
  expect(placeOf(rowsOf(privateKeys, input)[0]!, 'state')).toMatch(/^vars-0\.yml:3 "-----BEGIN/);
});

test('two products that share a variable are two rows, and only one of them is the first use', () => {
  const shared = cf(['{name: gorouter, certificate: {cert_pem: ((pem))}}']);
  const vars = `pem: ${pem('gorouter.pem')}\n`;
  const input = inputOf([product(shared, vars), product(shared.replace('product-name: cf', 'product-name: p-isolation-segment'), vars)]);
  expect(plain(rowsOf(certificates, input), 'product', 'first_use')).toEqual([
    { product: 'cf', first_use: true },
    { product: 'p-isolation-segment', first_use: false },
  ]);
});

test('an unknown certificate is a row that says which variable would settle it', () => {
  const rows = rowsOf(
    certificates,
    inputOf([product(cf(['{name: gorouter, certificate: {cert_pem: ((gorouter_cert)), private_key_pem: ((key))}}']))]),
  );
  expect(plain(rows, 'role', 'days_left', 'state')).toEqual([{ role: 'router', days_left: '? gorouter_cert', state: '? gorouter_cert' }]);
});

test('a good certificate covers the four names', () => {
  expect(covered(cf([pair('gorouter')]))).toEqual({ system: true, apps: true, login: true, uaa: true });
});

test.each([
  ['after a change of domain nothing is covered', cf([pair('old-domain')]), { system: false, apps: false, login: false, uaa: false }],
  ['a wildcard stands for one label', cf([pair('without-identity-zones')]), { system: true, apps: true, login: false, uaa: false }],
  ['a common name does not count', cf([pair('common-name-only')]), { system: false, apps: false, login: false, uaa: false }],
  [
    'two certificates together cover what each does',
    cf([pair('system-only'), pair('apps-only')]),
    { system: true, apps: true, login: true, uaa: true },
  ],
  [
    'authorities before the certificate are passed over',
    cf([pair('chain-reversed')]),
    { system: true, apps: true, login: true, uaa: true },
  ],
  [
    'letter case is no difference',
    cf([pair('gorouter')], '', { system: 'SYS.example.com', apps: 'Apps.Example.com' }),
    { system: true, apps: true, login: true, uaa: true },
  ],
  [
    'what one covers is covered, the rest waits for the placeholder',
    cf([pair('apps-only'), '{certificate: {cert_pem: ((other)), private_key_pem: ((k))}}']),
    { system: '? other', apps: true, login: '? other', uaa: '? other' },
  ],
  [
    'a pair that Ops Manager generates may cover anything',
    cf([pair('apps-only'), '{name: generated}']),
    { system: '?', apps: true, login: '?', uaa: '?' },
  ],
  [
    'a shortened certificate may cover anything',
    cf(['{certificate: {cert_pem: "-----BEGIN CERTIFICATE-----\\nMIIB...\\n-----END CERTIFICATE-----"}}']),
    { system: '?', apps: '?', login: '?', uaa: '?' },
  ],
  [
    'the domain may be unknown too',
    cf([pair('apps-only')], '', { system: '((sys))', apps: 'apps.((base))' }),
    { system: '? sys', apps: '? base', login: '? sys', uaa: '? sys' },
  ],
])('%s', (_, text, expected) => {
  expect(covered(text)).toEqual(expected);
});

test('without certificates in the file there is nothing to say', () => {
  expect(names('product-name: cf\nproduct-properties:\n  .cloud_controller.system_domain: {value: sys.example.com}\n')).toEqual([]);
  expect(names(cf([]))).toEqual([]);
});

test('login and uaa are told together', () => {
  const missing = (name: string) => plain(rowsOf(requiredNames, inputOf([product(cf([pair(name)]))])), 'kind', 'missing')[1];
  expect(missing('without-identity-zones')).toEqual({ kind: 'login', missing: ['*.login.sys.example.com', '*.uaa.sys.example.com'] });
  expect(missing('without-uaa')).toEqual({ kind: 'login', missing: ['*.uaa.sys.example.com'] });
});

test('a wildcard one label too high is named', () => {
  expect(plain(rowsOf(requiredNames, inputOf([product(cf([pair('parent-wildcard')]))])), 'kind', 'covered', 'parent_wildcard')).toEqual([
    { kind: 'system', covered: false, parent_wildcard: '*.example.com' },
    { kind: 'login', covered: true },
    { kind: 'uaa', covered: true },
    { kind: 'apps', covered: false, parent_wildcard: '*.example.com' },
  ]);
});

test('the missing name points at the certificate, the domain at the domain', () => {
  const [row] = rowsOf(requiredNames, inputOf([product(cf([pair('old-domain')]))]));
  expect([placeOf(row!, 'covered'), placeOf(row!, 'domain')]).toEqual([
    'product-0.yml:7 "-----BEGIN CERTIFICATE-----\\n',
    'product-0.yml:3 sys.example.com',
  ]);
});

test.each([
  ['', false],
  ['  .properties.routing_tls_termination: {selected_option: load_balancer, value: load_balancer}', false],
  ['  .properties.routing_tls_termination: {selected_option: router, value: Router}', true],
  ['  .properties.routing_tls_termination: {value: ha_proxy}', true],
  ['  .properties.routing_tls_termination: {value: ((where))}', false],
])('clients see the certificate: %s -> %s', (extra, shown) => {
  expect(plain(rowsOf(requiredNames, inputOf([product(cf([pair('gorouter')], extra))])), 'shown_to_clients')[0]).toEqual({
    shown_to_clients: shown,
  });
});

test('private keys are rows without the key', () => {
  const input = inputOf([product(cf([pair('gorouter', pem('gorouter.key')), pair('gorouter', pem('gorouter.encrypted.key'))]))]);
  expect(plain(rowsOf(privateKeys, input), 'product', 'state')).toEqual([
    { product: 'cf', state: 'plain' },
    { product: 'cf', state: 'encrypted' },
  ]);
});

test.each([
  [
    'folded into one line',
    `.properties.routing_custom_ca_certificates: {value: ${pem('authority.pem').replaceAll('\\n', ' ')}}`,
    ['joined'],
  ],
  ['base64 alone', `.properties.routing_custom_ca_certificates: {value: MII${'A'.repeat(400)}}`, ['no-armour']],
  [
    'damaged in the middle',
    `.properties.routing_custom_ca_certificates: {value: ${pem('authority.pem').replace(/\\nMII[A-Za-z0-9+/]{3}/, '\\nMIIAAA')}}`,
    ['unparsable'],
  ],
  [
    'shortened for a document',
    '.properties.routing_custom_ca_certificates: {value: "-----BEGIN CERTIFICATE-----\\n...\\n-----END CERTIFICATE-----"}',
    [],
  ],
  ['as it should be', `.properties.routing_custom_ca_certificates: {value: ${pem('authority.pem')}}`, []],
])('the form of a PEM text: %s', (_, property, problems) => {
  const rows = rowsOf(pemProblems, inputOf([product(`product-name: cf\nproduct-properties:\n  ${property}\n`)]));
  expect(rows.map((row) => plain([row], 'problem')[0]!['problem'])).toEqual(problems);
});

test('a certificate that an ops-file sets is called by the path of the operation', () => {
  const text = `- type: replace\n  path: /product-properties/.properties.networking_poe_ssl_certs/value/0/certificate/cert_pem\n  value: ${pem('expired.pem')}\n`;
  expect(plain(rowsOf(certificates, inputOf([{ kind: 'ops', text }])), 'property', 'file_kind')).toEqual([
    { property: '/product-properties/.properties.networking_poe_ssl_certs/value/0/certificate/cert_pem', file_kind: 'ops' },
  ]);
});
