import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { SourceFile } from '../../../src/base/source.ts';
import { classify } from '../../../src/foundation/classify.ts';
import { readYaml } from '../../../src/yaml/read-yaml.ts';

const kindOf = (text: string, path = 'some/file.yml'): string => classify(readYaml(new SourceFile(path, text)), path).kind;

describe('a file is told by its root keys', () => {
  test.each([
    ['product: name and a section', 'product-name: cf\nproduct-properties: {}\n', 'product'],
    ['product: only a section, the name comes from elsewhere', 'resource-config:\n  router: {instances: 2}\n', 'product'],
    ['product: the name misspelt', 'product_name: p-healthwatch\nnetwork-properties: {}\nproduct-properties: {}\n', 'product'],
    ['stage-product: name and version, nothing else', 'product-name: cf\nproduct-version: 6.0.5\n', 'stage-product'],
    ['director', 'az-configuration:\n- name: az1\n', 'director'],
    ['director: a key of old om', 'iaas-configuration: {}\ndirector-configuration: {}\n', 'director'],
    ['opsman', 'opsman-configuration:\n  vsphere: {}\n', 'opsman'],
    ['opsman: settings only', 'ssl-certificate: {}\nbanner-settings: {}\n', 'opsman'],
    ['env', 'target: https://opsman.example.com\nusername: admin\npassword: ((password))\n', 'env'],
    ['env: only timeouts', 'connect-timeout: 30\nrequest-timeout: 1800\n', 'env'],
    ['vm-extension', 'vm-extension-config:\n  name: lb\n  cloud_properties: {}\n', 'vm-extension'],
    ['auth', 'username: admin\npassword: ((p))\ndecryption-passphrase: ((d))\n', 'auth'],
    ['download', 'pivnet-product-slug: elastic-runtime\nfile-glob: "cf*.pivotal"\nproduct-version: 6.0.5\n', 'download'],
    ['state', 'iaas: vsphere\nvm_id: vm-12\n', 'state'],
    ['one-time errands', 'errands:\n  cf:\n    run_post_deploy: {smoke_tests: false}\n', 'errand-config'],
    ['assign-stemcell', 'product: cf\nstemcell: "1.2"\n', 'assign-stemcell'],
    ['ops-file', '- type: replace\n  path: /a\n  value: 1\n', 'ops'],
    ['ops-file: helper keys beside', '- path: /a\n  release: x\n  type: remove\n', 'ops'],
    ['manifest', 'name: cf\nreleases: []\nstemcells: []\nupdate: {}\ninstance_groups: []\n', 'bosh-manifest'],
    ['manifest: only groups', 'instance_groups:\n- name: router\n', 'bosh-manifest'],
    ['manifest: an old one', 'name: x\nreleases: []\nresource_pools: []\nnetworks: []\njobs: []\n', 'bosh-manifest'],
    ['manifest: an old one without jobs', 'name: x\ndirector_uuid: 1\nreleases: []\ncompilation: {workers: 2}\n', 'bosh-manifest'],
    ['manifest: a stub of an old one', 'meta: {}\ndirector_uuid: 1\nnetworks: []\ncompilation: {workers: 2}\n', 'bosh-manifest'],
    ['runtime config', 'releases: []\naddons:\n- name: dns\n', 'runtime-config'],
    ['cloud config', 'azs: []\nvm_types:\n- name: small\n', 'cloud-config'],
    ['cloud config: only extensions', 'vm_extensions:\n- name: lb\n  cloud_properties: {}\n', 'cloud-config'],
    ['cloud config: with groups that it cannot have', 'vm_types:\n- name: small\ninstance_groups:\n- name: a\n', 'cloud-config'],
    ['tile metadata', 'name: x\nproduct_version: "1"\nmetadata_version: "2"\nproperty_blueprints: []\n', 'tile-metadata'],
    ['tile generator', 'name: x\nlabel: X\nicon_file: i.png\npackages: []\n', 'tile-metadata'],
    ['a part of a tile', 'name: db\nresource_label: db\ntemplates: []\nresource_definitions: []\n', 'tile-metadata'],
    ['app manifest', 'applications:\n- name: app\n', 'app-manifest'],
    ['security group', '- protocol: tcp\n  destination: 10.0.0.0/8\n  ports: "443"\n', 'security-group'],
    ['pipeline', 'resources: []\njobs:\n- name: x\n  plan: []\n', 'pipeline'],
    ['task', 'platform: linux\nrun: {path: x}\n', 'pipeline'],
    ['GitHub workflow', 'on: [push]\njobs:\n  build: {runs-on: x}\n', 'workflow'],
    ['GitLab pipeline', 'stages: [a]\nbuild:\n  script: [make]\n', 'workflow'],
    ['Azure pipeline', 'trigger: [main]\nsteps:\n- script: make\n', 'workflow'],
  ])('%s', (_note, text, kind) => {
    expect(kindOf(text)).toBe(kind);
  });
});

describe('files of other tools are left alone', () => {
  test.each([
    ['Kubernetes', 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\n'],
    ['compose', 'services:\n  web: {image: x}\nnetworks: {}\n'],
    ['a list of anything', '- a\n- b\n'],
    ['plain text', 'just words\n'],
    ['an environment of Genesis', 'kit: {name: cf}\ngenesis: {env: lab}\nparams: {}\n'],
    ['settings of a tool', 'extends: default\nrules: {line-length: 120}\n'],
    ['patches with op', '- op: add\n  path: /jobs/-\n  value: 1\n- op: remove\n  path: /a\n'],
  ])('%s', (_note, text) => {
    expect(kindOf(text)).toBe('other');
    expect(kindOf(text, 'ops-files/any.yml')).toBe('other');
  });
});

describe('variables are told by what remains', () => {
  test.each([
    ['a folder for them', 'tas_domain: example.com\n', 'foundations/prod/vars/tas.yml', 'vars'],
    ['a name that says so', 'domain: example.com\n', 'config/cf-vars.yml', 'vars'],
    ['names that config-template makes', 'cloud_controller_system_domain: sys.example.com\n', 'cf.yml', 'vars'],
    ['an empty file in such a folder', '', 'vars/cf.yml', 'vars'],
    [
      'parameters of a pipeline that carry product sections',
      'a: 1\nb: 1\nc: 1\nd: 1\ne: 1\npivnet_token: x\nproduct-name: cf\nproduct-properties: {}\n',
      'params.yml',
      'vars',
    ],
    ['nothing says so', 'domain: example.com\n', 'cf.yml', 'other'],
  ])('%s', (_note, text, path, kind) => {
    expect(kindOf(text, path)).toBe(kind);
  });

  test('a folder of vars does not hide what the content shows', () => {
    expect(kindOf('product-name: cf\nproduct-properties: {}\n', 'vars/cf.yml')).toBe('product');
  });
});

test('a template of another tool has the kind that its lines show', () => {
  expect(kindOf('name: x\nreleases:\n- name: a\n  url: {{ .Url }}\nstemcells: []\ninstance_groups:\n- name: {{ .Name }}\n')).toBe(
    'bosh-manifest',
  );
  expect(kindOf('- type: replace\n  path: /a\n  value: {{ .Value }}\n')).toBe('ops');
});

test('a broken product file is still a product file', () => {
  expect(kindOf('product-name: cf\nproduct-properties:\n  .properties.a: {value: "1\n')).toBe('product');
});

const shared = process.env['TASLINT_SHARED'];

test.runIf(shared !== undefined)('98 of 100 real files have the kind that people gave them', () => {
  const corpus = join(shared!, 'corpus');
  const labels = ['product', 'bosh-manifest', 'cloud-config', 'runtime-config', 'ops', 'tile-metadata'];
  const files = labels.flatMap((label) => readdirSync(join(corpus, label)).map((name) => ({ label, name })));
  const right = files.filter(({ label, name }) => kindOf(readFileSync(join(corpus, label, name), 'utf8'), name) === label);
  expect((100 * right.length) / files.length).toBeGreaterThanOrEqual(98);
});

describe('a vars file whose variables are called like keys of other files', () => {
  test.each([
    ['vars.yml', 'target: ((opsman-url))\n'],
    ['vars.yml', 'target: ((opsman-url))\nusername: admin\npassword: ((pw))\n'],
    ['vars.yml', 'bucket: x\ntarget: ((opsman-url))\nusername: admin\npassword: ((pw))\niaas: vsphere\n'],
    ['vars/dev.yml', 'bucket: x\ntarget: ((opsman-url))\nusername: admin\npassword: ((pw))\n'],
    ['vars/director.yml', 'networks-configuration: {networks: []}\nopsman_host: opsman.example.com\n'],
    ['director-vars.yml', 'az-configuration: [{name: az1}]\ndns: 10.0.0.2\n'],
    ['env-specific/cf.yml', 'resource-config: {router: {instances: 3}}\nsystem_domain: sys.example.com\n'],
    ['env-specific/cf.yml', 'system: sys.example.com\n'],
    ['vars-aws-us-west-1/products.yml', 'system: sys.example.com\n'],
  ])('%s: %j', (path, text) => {
    expect(kindOf(text, path)).toBe('vars');
  });

  test.each([
    ['vars/env.yml', 'target: https://opsman.example.com\nusername: admin\npassword: ((p))\n', 'env'],
    ['env.yml', 'target: https://opsman.example.com\nusername: admin\npassword: ((p))\nskip-ssl-validaton: true\n', 'env'],
    ['secrets/opsman.yml', 'target: https://opsman.example.com\nusername: admin\npassword: ((p))\n', 'env'],
    ['vars/director.yml', 'networks-configuration: {networks: []}\naz-configuration: []\n', 'director'],
    ['vars/cf.yml', 'product-name: cf\nproduct-properties: {}\nsomething-else: {}\n', 'product'],
  ])('but not %s: %j', (path, text, kind) => {
    expect(kindOf(text, path)).toBe(kind);
  });
});

describe('an empty first document', () => {
  test.each([
    ['---\n# head\n---\n- type: replace\n  path: /b?\n  value: 1\n', 'ops'],
    ['---\n---\nproduct-name: cf\nproduct-properties: {}\n', 'product'],
    ['# only a comment\n', 'other'],
  ])('%j', (text, kind) => {
    expect(kindOf(text)).toBe(kind);
  });
});
