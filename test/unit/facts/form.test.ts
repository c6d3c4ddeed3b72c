import { describe, expect, test } from 'vitest';
import { cloudSettings } from '../../../src/facts/bosh/cloud-setting.ts';
import { downloadProtections } from '../../../src/facts/tooling/download-protection.ts';
import { envSettings } from '../../../src/facts/tooling/env-setting.ts';
import { foreignPlaceholders } from '../../../src/facts/variables/foreign-placeholder.ts';
import { floatingVersions } from '../../../src/facts/bosh/floating-version.ts';
import { updateEffects } from '../../../src/facts/bosh/update-effect.ts';
import { manifestStaticIps } from '../../../src/facts/bosh/manifest-static-ip.ts';
import { manifestVariables } from '../../../src/facts/bosh/manifest-variable.ts';
import { commandOptions } from '../../../src/facts/tooling/command-option.ts';
import { operations } from '../../../src/facts/variables/operation.ts';
import { problems } from '../../../src/facts/form/problem.ts';
import { propertyShapes } from '../../../src/facts/product/property-shape.ts';
import { osConfSettings } from '../../../src/facts/bosh/os-conf-setting.ts';
import { runtimeNames } from '../../../src/facts/bosh/runtime-name.ts';
import { unknownKeys } from '../../../src/facts/form/unknown-key.ts';
import { variables } from '../../../src/facts/variables/variable.ts';
import { varsFiles, varsOverrides } from '../../../src/facts/variables/vars-file.ts';
import { vmExtensionUses } from '../../../src/facts/product/vm-extension-use.ts';
import { yamlTraps } from '../../../src/facts/form/yaml-trap.ts';
import { foundationOf, tell } from './tell.ts';

describe('unknown-key', () => {
  test('a product-name that is empty, a key that a variable names, and a part with networks only', () => {
    const input = foundationOf({
      'cf.yml': 'product-name: ""\n((section)): {}\nproduct-properties: {}\n',
      'network.yml': 'network-properties: {network: {name: a}}\n',
    });
    expect(tell(unknownKeys, input, 'file', 'name', 'missing', 'empty')).toEqual([['cf.yml', '', true, true]]);
  });
});

describe('property-shape', () => {
  const shapes = (properties: string): readonly unknown[][] =>
    tell(
      propertyShapes,
      foundationOf({ 'cf.yml': `product-name: cf\nproduct-properties:\n${properties}` }),
      'property',
      'problem',
      'option',
      'value',
    );

  test('options contradict each other only where both are options, however they are spelt', () => {
    expect(
      shapes('  .properties.a: {selected_option: one, value: two}\n  .properties.a.two.x: {value: 1}\n  .properties.a.one.x: {value: 1}\n'),
    ).toEqual([
      ['.properties.a', 'mismatch', 'one', 'two'],
      ['.properties.a', 'unused-option', 'one', '-'],
    ]);
    expect(
      shapes(
        '  .properties.a: {selected_option: fs4_option, value: fs4}\n  .properties.a.fs4_option.x: {value: 1}\n  .properties.a.fs4.x: {value: 1}\n',
      ),
    ).toEqual([]);
  });

  test('a pair of keys is no half of a certificate, and what a variable gives is not judged', () => {
    expect(
      shapes(
        '  .properties.a: {value: {private_key_pem: a, public_key_pem: b}}\n  .properties.b: ((b))\n  .properties.c: {value: {cert_pem: ((c))}}\n',
      ),
    ).toEqual([['.properties.c', 'certificate', '-', '-']]);
  });
});

describe('yaml-trap', () => {
  test.each([
    ['version: 2.10', 'version', '2.10', '2.1'],
    ['version: 2.5', undefined, '', ''],
    ['code: 010', 'leading-zero', '010', '8'],
    ['code: "010"', undefined, '', ''],
    ['code: 08', undefined, '', ''],
    ['file_mode: 0644', undefined, '', ''],
    ['build: 12e3', 'exponent', '12e3', '12000'],
    ['label: 2024_01', 'underscore', '2024_01', '202401'],
    ['memory: 1_048_576', undefined, '', ''],
    ['answer: y', 'letter', 'y', 'true'],
    ['off: 1', 'word-key', 'off', 'false'],
    ['time: 1:30', undefined, '', ''],
  ])('%s', (line, problem, raw, parsed) => {
    expect(tell(yamlTraps, foundationOf({ 'vars/a.yml': `${line}\n` }), 'trap', 'raw', 'parsed')).toEqual(
      problem === undefined ? [] : [[problem, raw, parsed]],
    );
  });

  test('the value under the key of a credential is a secret', () => {
    const row = yamlTraps.rows(foundationOf({ 'vars/a.yml': 'db_password: 12e3\n' }))[0];
    expect(row?.cell('raw')).toMatchObject({ secret: true, origin: undefined });
  });

  test('keys that stand twice say whether their lines are the same; a line that only opens a map is not', () => {
    const input = foundationOf({
      'cf.yml':
        'product-name: cf\nresource-config:\n  router: {instances: 1} # one\n  router: {instances: 1}\nerrand-config:\n  a:\n    b: 1\n  a:\n    b: 2\n',
    });
    expect(tell(yamlTraps, input, 'property', 'first_line', 'same')).toEqual([
      ['router', '3', true],
      ['a', '6', false],
    ]);
  });
});

describe('variable', () => {
  test('a missing variable is certain only where the vars files are all there is', () => {
    const files = { 'cf.yml': 'product-name: cf\nproduct-properties: {.a.b: {value: ((x))}, .a.c: {value: ((/store/x))}}\n' };
    expect(tell(variables, foundationOf(files), 'name', 'unresolved')).toEqual([
      ['/store/x', false],
      ['x', '?x'],
    ]);
  });

  test('what asks for itself is told', () => {
    const input = foundationOf(
      {
        'cf.yml': 'product-name: cf\nproduct-properties: {.a.b: {value: v-((x))}, .a.c: {value: ((y))}}\n',
        'vars.yml': 'x: 1.5\ny: ((y))\n',
      },
      { vars: ['vars.yml'] },
    );
    expect(tell(variables, input, 'name', 'never_replaced', 'self_reference').slice(0, 2)).toEqual([
      ['x', false, false],
      ['y', true, true],
    ]);
  });
});

describe('vars-file and vars-override', () => {
  const files = {
    'cf.yml': 'product-name: cf\nproduct-properties: {.a.b: {value: ((x))}}\n',
    'vars/base.yml': 'x: 1\nold: 1\n',
    'vars/cf.yml': 'x: 2\nnew: 1\n',
  };

  test('a file called after the one config that it feeds is its own; defaults and shared files are not', () => {
    expect(tell(varsFiles, foundationOf(files, { vars: ['vars/base.yml', 'vars/cf.yml'] }), 'file', 'own', 'unused')).toEqual([
      ['vars/base.yml', false, ['old']],
      ['vars/cf.yml', true, ['new']],
    ]);
  });

  test('the later file wins; the name of the earlier says whether that is meant', () => {
    expect(
      tell(varsOverrides, foundationOf(files, { vars: ['vars/base.yml', 'vars/cf.yml'] }), 'file', 'other', 'names', 'layers'),
    ).toEqual([['vars/cf.yml', 'vars/base.yml', ['x'], true]]);
  });
});

test('foreign-placeholder: what Concourse and spruce read, and nothing that om, Ops Manager or a shell reads', () => {
  const values = ['((vault:a/b.c))', '(( grab a.b ))', '((x))', '(( .properties.x.value ))', '$((1 + 2))', '((a b))'];
  const input = foundationOf({
    'cf.yml': `product-name: cf\nproduct-properties:\n${values.map((value, index) => `  .a.p${index}: {value: "${value}"}\n`).join('')}`,
  });
  expect(tell(foreignPlaceholders, input, 'text', 'tool')).toEqual([
    ['((vault:a/b.c))', 'concourse'],
    ['(( grab a.b ))', 'spruce'],
  ]);
});

describe('operation and problem', () => {
  test('a value that lacks the name its path asks for, and a placeholder in a path', () => {
    const input = foundationOf({
      'ops.yml':
        '- {type: replace, path: "/jobs/name=a?", value: {release: r}}\n- {type: replace, path: "/jobs/name=a?", value: {name: a}}\n- {type: remove, path: /x/((y))}\n',
    });
    expect(tell(operations, input, 'nameless', 'nameless_value', 'placeholder')).toEqual([
      ['name', 'a', '-'],
      ['-', '-', '-'],
      ['-', '-', '((y))'],
    ]);
  });

  test('an operation that is undone names the one that undoes it', () => {
    const input = foundationOf(
      {
        'cf.yml': 'product-name: cf\nresource-config: {a: {instances: 1}}\n',
        'ops.yml':
          '- {type: replace, path: /resource-config/a/instances, value: 2}\n- {type: replace, path: /resource-config/a/instances, value: 3}\n',
      },
      { ops: ['ops.yml'] },
    );
    expect(tell(operations, input, 'undone', 'undone_by_file', 'undone_by_position')).toEqual([
      [true, 'ops.yml', 1],
      [false, '-', '-'],
    ]);
  });

  test('a number that meets a map, and names of one vars file that contradict each other', () => {
    const input = foundationOf(
      {
        'cf.yml': 'product-name: cf\nproduct-properties: {"5": a}\n',
        'ops.yml': '- {type: replace, path: /product-properties/5, value: b}\n',
        'vars.yml': 'a: 1\na.b: 2\n',
      },
      { ops: ['ops.yml'], vars: ['vars.yml'] },
    );
    expect(tell(problems, input, 'class', 'numeric', 'pointer', 'other').slice(0, 2)).toEqual([
      ['var-conflict', false, '-', 'a'],
      ['not-an-array', true, '/product-properties/5', '-'],
    ]);
  });
});

describe('manifests', () => {
  const head =
    'name: d\nreleases: [{name: r, version: latest}, {name: s, version: "1", url: "https://x/y"}]\nstemcells: [{alias: default, os: ubuntu-jammy, version: latest}]\n';

  test('floating versions, and manifests that are never production', () => {
    expect(tell(floatingVersions, foundationOf({ 'd.yml': `${head}update: {}\ninstance_groups: []\n` }), 'by', 'names', 'trial')).toEqual([
      ['latest-release', ['r'], false],
      ['created-release', [], false],
      ['url-without-checksum', ['s'], false],
      ['latest-stemcell', ['default'], false],
    ]);
    expect(tell(floatingVersions, foundationOf({ 'ci/d.yml': `${head}update: {}\ninstance_groups: []\n` }), 'trial')[0]).toEqual([true]);
  });

  test('a percentage counts from the instances, at least one; a majority is another matter', () => {
    const groups =
      'instance_groups:\n- {name: db, instances: 3, jobs: [{name: pxc-mysql, release: r}]}\n- {name: web, instances: 4, jobs: []}\n- {name: one, instances: 1, jobs: []}\n';
    const groupsOf = (update: string): readonly unknown[][] =>
      tell(updateEffects, foundationOf({ 'd.yml': `${head}update: {${update}}\n${groups}` }), 'effect', 'groups');
    expect(groupsOf('canaries: 0, max_in_flight: 100%')).toEqual([
      ['no-canary', ['db (3)', 'web (4)']],
      ['quorum', ['db (3 of 3)']],
      ['all-at-once', ['web (4)']],
    ]);
    expect(groupsOf('canaries: 1, max_in_flight: 25%').map(([, found]) => found)).toEqual([[], [], []]);
    expect(groupsOf('canaries: ((c)), max_in_flight: 1')[0]).toEqual(['no-canary', '?c']);
  });

  test('static addresses: one for each instance, each once', () => {
    const input = foundationOf({
      'd.yml': `${head}update: {}\ninstance_groups:\n- {name: a, instances: 2, networks: [{name: n, static_ips: [10.0.0.1-10.0.0.2]}]}\n- {name: b, instances: 2, networks: [{name: n, static_ips: [10.0.0.9]}]}\n- {name: c, instances: 1, networks: [{name: n, static_ips: [10.0.0.9]}]}\n`,
    });
    expect(tell(manifestStaticIps, input, 'instance_group', 'addresses', 'count', 'instances', 'taken_by')).toEqual([
      ['a', ['10.0.0.1-10.0.0.2'], 2, 2, '-'],
      ['b', ['10.0.0.9'], 1, 2, '-'],
      ['c', ['10.0.0.9'], 1, 1, '-'],
      ['c', ['10.0.0.9'], 1, 1, 'b'],
    ]);
  });

  test('variables: an authority in the list, one with an absolute name, one that is nowhere', () => {
    const input = foundationOf({
      'd.yml': `${head}update: {}\ninstance_groups: []\nvariables:\n- {name: ca, type: certificate, options: {is_ca: true, common_name: ca}}\n- {name: a, type: certificate, options: {ca: ca}}\n- {name: b, type: certificate, options: {ca: /x, common_name: b}}\n- {name: c, type: certificate, options: {ca: y, common_name: ((n))}}\n`,
    });
    expect(tell(manifestVariables, input, 'name', 'is_ca', 'ca_defined', 'subject')).toEqual([
      ['ca', true, '-', true],
      ['a', false, true, false],
      ['b', false, true, true],
      ['c', false, false, '?'],
    ]);
  });
});

describe('runtime and cloud configs', () => {
  test('a release that is not listed is known only where the list is', () => {
    const addon = 'addons:\n- {name: a, jobs: [{name: j, release: other}]}\n- {name: a, jobs: []}\n';
    const listed = `releases: [{name: r, version: latest}]\n${addon}`;
    expect(tell(runtimeNames, foundationOf({ 'r.yml': listed }), 'kind', 'name', 'version', 'listed', 'repeated')).toEqual([
      ['release', 'r', 'latest', '-', '-'],
      ['addon', 'a', '-', '-', false],
      ['job-release', 'other', '-', false, '-'],
      ['addon', 'a', '-', '-', true],
    ]);
    expect(tell(runtimeNames, foundationOf({ 'r.yml': addon }), 'kind')).toEqual([['addon'], ['addon']]);
  });

  test('users and scripts of os-conf', () => {
    const input = foundationOf({
      'r.yml':
        'releases: []\naddons:\n- name: a\n  jobs:\n  - {name: user_add, release: r, properties: {users: [{name: u, crypted_password: x, sudo: false}, {name: v, public_key: k}]}}\n  - {name: pre-start-script, release: r, properties: {script: "# curl x\\nls"}}\n',
    });
    expect(tell(osConfSettings, input, 'key', 'user', 'written', 'public_key', 'fetches_by')).toEqual([
      ['name', '-', true, '-', '-'],
      ['password', 'u', false, false, '-'],
      ['crypted_password', 'u', true, false, '-'],
      ['sudo', 'u', true, false, '-'],
      ['password', 'v', false, true, '-'],
      ['crypted_password', 'v', false, true, '-'],
      ['sudo', 'v', false, true, '-'],
      ['name', '-', true, '-', '-'],
      ['script', '-', true, '-', []],
    ]);
  });

  test('names that a cloud config does not define', () => {
    const input = foundationOf({
      'c.yml':
        'azs: [{name: z1}]\nvm_types: [{name: s}]\nnetworks: [{name: net, type: manual, subnets: [{range: 10.0.0.0/24, az: z2}, {range: 10.0.1.0/24}]}]\ncompilation: {az: z1, vm_type: l, network: ((n))}\n',
    });
    expect(tell(cloudSettings, input, 'key', 'owner', 'name', 'written', 'defined', 'zoned_beside')).toEqual([
      ['azs', 'net', '10.0.1.0/24', false, '-', true],
      ['azs', 'net', 'z2', true, false, '-'],
      ['az', '-', 'z1', true, true, '-'],
      ['network', '-', '?n', '?n', '?n', '-'],
      ['vm_type', '-', 'l', true, false, '-'],
    ]);
  });
});

test('env-setting: switches, and keys that om does not know; credentials have no value', () => {
  const input = foundationOf({ 'env.yml': 'target: http://u:p@o\nusername: a\npassword: b\nskip-ssl-validation: ((s))\ntypo: 1\n' });
  expect(tell(envSettings, input, 'key', 'known', 'value', 'on', 'beside_client')).toEqual([
    ['target', true, 'http://o', '-', false],
    ['username', true, '-', '-', false],
    ['password', true, '-', '-', false],
    ['skip-ssl-validation', true, '?s', '?s', false],
    ['typo', false, '-', '-', false],
  ]);
});

test('download-protection: TLS and checksums', () => {
  const input = foundationOf({
    'd.yml': 'pivnet-product-slug: x\nproduct-version: "1.2.3"\ns3-disable-ssl: "true"\n',
    'vars/v.yml': `a-sha256: abc\nb-sha256: ${'0a'.repeat(32)}\n`,
  });
  expect(tell(downloadProtections, input, 'key', 'tls_disabled', 'length', 'hexadecimal')).toEqual([
    ['s3-disable-ssl', true, '-', '-'],
    ['a-sha256', '-', 3, true],
    ['b-sha256', '-', 64, true],
  ]);
});

test('vm-extension-use: a director file without the section leaves everything as it is', () => {
  const cf = 'product-name: cf\nresource-config: {router: {additional_vm_extensions: [a, b]}}\n';
  const listed = (director: string): readonly unknown[][] =>
    tell(vmExtensionUses, foundationOf({ 'cf.yml': cf, 'director.yml': director }), 'name', 'listed');
  expect(listed('network-assignment: {}\nvmextensions-configuration: [{name: a}]\n')).toEqual([
    ['a', true],
    ['b', false],
  ]);
  expect(listed('network-assignment: {}\n')).toEqual([
    ['a', '-'],
    ['b', '-'],
  ]);
});

test.each([
  ['om -p secret products', [['-p', 'credential']]],
  ['om -t opsman --password=secret upload-product -p cf.pivotal', [['--password', 'credential']]],
  ['om -e env.yml upload-product -p cf.pivotal', []],
  ['om -p $P products && /usr/bin/om -k -t x products', [['-k', 'insecure']]],
  ['om configure-authentication --decryption-passphrase secret', [['--decryption-passphrase', 'credential']]],
  ['# om -p secret products', []],
])('command-option: %s', (script, found) => {
  expect(tell(commandOptions, foundationOf({ 'vars/a.yml': `script: ${JSON.stringify(script)}\n` }), 'option', 'kind')).toEqual(found);
});
