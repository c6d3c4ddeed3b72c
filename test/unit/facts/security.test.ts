import { describe, expect, test } from 'vitest';
import { collectionItems } from '../../../src/facts/product/collection-item.ts';
import { iaasSettings } from '../../../src/facts/director/iaas-setting.ts';
import { keyLists } from '../../../src/facts/product/key-list.ts';
import { literals } from '../../../src/facts/form/literal.ts';
import { securityRules } from '../../../src/facts/network/security-rule.ts';
import { isSecretKey } from '../../../src/base/secret-name.ts';
import { classOfLiteral } from '../../../src/foundation/literal-class.ts';
import { foundationOf, tell } from './tell.ts';

describe('key-list: the encryption keys of a product', () => {
  const lists = (properties: string): readonly unknown[][] =>
    tell(
      keyLists,
      foundationOf({ 'cf.yml': `product-name: cf\nproduct-properties:\n${properties}` }),
      'purpose_of_keys',
      'count',
      'primary_count',
      'primaries',
      'repeated',
      'longest_name',
    );

  test('keys of the internal provider and of the HSM count together, those of the database apart', () => {
    expect(
      lists(`  .properties.credhub_internal_provider_keys: {value: [{name: a, primary: true}, {name: b}]}
  .properties.credhub_hsm_provider_encryption_keys: {value: [{name: hsm, primary: true}]}
  .properties.cloud_controller_encryption_keys: {value: [{label: "2025", primary: "false"}]}
`),
    ).toEqual([
      ['credhub', 3, 2, ['a', 'hsm'], [], 3],
      ['ccdb', 1, 0, [], [], 4],
    ]);
  });

  test('a name that is used twice is named once', () => {
    expect(lists('  .properties.credhub_internal_provider_keys: {value: [{name: a}, {name: a}, {name: a}]}\n')[0]?.[4]).toEqual(['a']);
  });

  test('one key whose mark is a variable leaves the number of primary keys open', () => {
    expect(lists('  .properties.credhub_internal_provider_keys: {value: [{name: a, primary: true}, {name: b, primary: ((p))}]}\n')).toEqual(
      [['credhub', 2, '?', '?', [], 1]],
    );
  });

  test('a mark that only a generated file of defaults denies is open', () => {
    const cf = 'product-name: cf\nproduct-properties: {.properties.credhub_internal_provider_keys: {value: [{name: a, primary: ((p))}]}}\n';
    const told = (path: string): readonly unknown[][] =>
      tell(keyLists, foundationOf({ 'cf.yml': cf, [path]: 'p: false\n' }, { vars: [path] }), 'primary_count');
    expect(told('defaults/cf.yml')).toEqual([['?']]);
    expect(told('vars/product-default-vars.yml')).toEqual([['?']]);
    expect(told('vars/cf.yml')).toEqual([[0]]);
  });

  test('a list that is a variable leaves everything open; one that nobody writes has no row', () => {
    expect(lists('  .properties.credhub_internal_provider_keys: {value: ((keys))}\n')).toEqual([['credhub', '?', '?', '?', '?', '?']]);
    expect(lists('  .properties.credhub_internal_provider_keys: {value: null}\n  .properties.a: {value: 1}\n')).toEqual([]);
  });
});

test('collection-item: a word to be replaced is no key that could be measured', () => {
  const files = {
    'cf.yml':
      'product-name: cf\nproduct-properties:\n  .properties.keys: {value: [{key: {secret: CHANGEME}}, {key: {secret: seven-7}}, {key: {secret: ""}}]}\n',
  };
  expect(tell(collectionItems, foundationOf(files), 'secret_length')).toEqual([['?'], [7], ['?']]);
});

test('iaas-setting: every configuration of the director, in both places, and Ops Manager', () => {
  const files = {
    'director.yml': `iaas-configurations:
  - {name: one, ssl_verification_enabled: false}
  - {name: two, ssl_verification_enabled: ((check)), encrypted: true}
properties-configuration:
  iaas_configuration: {encrypted: false}
`,
    'opsman.yml': 'opsman-configuration: {vsphere: {vcenter: {insecure: 1}}}\n',
  };
  expect(tell(iaasSettings, foundationOf(files), 'setting', 'protected')).toEqual([
    ['ssl_verification_enabled', false],
    ['ssl_verification_enabled', '?check'],
    ['encrypted', true],
    ['encrypted', false],
    ['vcenter.insecure', false],
  ]);
});

describe('security-rule: how far a rule of an App Security Group reaches', () => {
  const rules = (text: string, director?: string): readonly unknown[][] =>
    tell(
      securityRules,
      foundationOf({ 'asg.yml': text, ...(director === undefined ? {} : { 'director.yml': director }) }),
      'anywhere',
      'most_ports',
      'reaches_metadata',
      'reaches_networks',
    );

  test('everything, whether written as a block or as a range', () => {
    expect(
      rules('- {protocol: all, destination: 0.0.0.0/0}\n- {protocol: tcp, ports: 1-65535, destination: 0.0.0.0 - 255.255.255.255}\n'),
    ).toEqual([
      [true, '-', true, []],
      [true, 65535, true, []],
    ]);
  });

  test('a port to everywhere is one port, and reaches the metadata service through port 80 only', () => {
    expect(
      rules(
        '- {protocol: tcp, ports: "443", destination: 0.0.0.0/0}\n- {protocol: tcp, ports: "22,80", destination: 0.0.0.0/0}\n- {protocol: udp, ports: "53", destination: 0.0.0.0/0}\n',
      ),
    ).toEqual([
      [true, 1, false, []],
      [true, 1, true, []],
      [true, 1, false, []],
    ]);
  });

  test('networks of the director that lie within are named once, in one of several destinations too', () => {
    const director =
      'networks-configuration: {networks: [{name: infra, subnets: [{cidr: 10.0.1.0/24}, {cidr: 10.0.2.0/24}]}, {name: pas, subnets: [{cidr: 10.9.0.0/16}]}]}\n';
    expect(rules('- {protocol: all, destination: "192.168.0.1,10.0.0.0/22"}\n', director)[0]?.[3]).toEqual(['infra']);
  });

  test('a subnet that is not known yet leaves it open', () => {
    expect(
      rules(
        '- {protocol: all, destination: 10.0.0.0/8}\n',
        'networks-configuration: {networks: [{name: infra, subnets: [{cidr: ((cidr))}]}]}\n',
      )[0]?.[3],
    ).toBe('?cidr');
  });

  test('a text that is no address reaches nothing', () => {
    expect(rules('- {protocol: all, destination: database}\n')).toEqual([[false, '-', false, []]]);
  });
});

describe('literal: what a written value is', () => {
  test('all words to be replaced of a file are told by the first one, credentials are never shown', () => {
    const files = { 'vars/cf.yml': 'domain: CHANGEME\npassword: changeme\ntoken: password\napi_token: 0aF9-real\nmail: fake@email.com\n' };
    expect(tell(literals, foundationOf(files), 'property', 'class', 'first_of_file', 'alike_count', 'shown')).toEqual([
      ['domain', 'placeholder', true, 3, 'CHANGEME'],
      ['password', 'placeholder', false, 3, '-'],
      ['token', 'word', false, 3, '-'],
      ['api_token', 'secret', true, 1, '-'],
      ['mail', 'example-mail', true, 1, 'fake@email.com'],
    ]);
  });

  test('a vars file is in use when a config takes it', () => {
    const files = { 'cf.yml': 'product-name: TODO\n', 'vars/a.yml': 'region: TODO\n', 'vars/b.yml': 'region: TODO\n' };
    expect(tell(literals, foundationOf(files, { vars: ['vars/a.yml'] }), 'file', 'in_use')).toEqual([
      ['cf.yml', true],
      ['vars/a.yml', true],
      ['vars/b.yml', false],
    ]);
  });

  test.each([
    ['Vm9-tree', 'secret'],
    ['dummy-password', 'word'],
    ['*', undefined],
    ['randomize', undefined],
    ['TODO', 'placeholder'],
    ['REPLACE_WITH_ADMIN_PASSWORD', 'placeholder'],
    ['$6$rounds=5$saltsalt$hashhashhash', undefined],
    ['-----BEGIN RSA PRIVATE KEY-----', undefined],
    ['<%= secret %>', undefined],
    ['<your-secret>', 'placeholder'],
    ['${SECRET}', undefined],
  ] as const)('%s under the key of a credential', (text, expected) => {
    expect(classOfLiteral(text, true)).toBe(expected);
  });
});

test.each([
  ['admin_password', true],
  ['SECURITY_USER_PASSWORD', true],
  ['opsman-password', true],
  ['api_key', true],
  ['.properties.windows_admin_password', true],
  ['enable_password', false],
  ['password_min_length', false],
  ['secret_name', false],
  ['public_key', false],
  ['monkey', false],
])('%s is the key of a credential: %s', (key, expected) => {
  expect(isSecretKey(key)).toBe(expected);
});
