import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { writeZip } from '../unit/workspace/files/zip.ts';
import { folderWith, run, type Ran } from './run.ts';

const DEMO = `name: demo
product_version: 1.2.3-build.4
metadata_version: "2.10"
minimum_version_for_upgrade: "1.1"
stemcell_criteria: {os: ubuntu-jammy, version: "1.200"}
requires_product_versions: [{name: cf, version: '>= 6.0'}]
property_blueprints:
- {name: domain, type: wildcard_domain, configurable: true, label: Domain}
- {name: retries, type: integer, configurable: true, default: 3, constraints: {min: 1, max: 9}}
- {name: key, type: secret}
- name: store
  type: selector
  configurable: true
  default: Internal
  option_templates:
  - {name: internal, select_value: Internal}
  - {name: s3, select_value: External S3, property_blueprints: [{name: endpoint, type: http_url, configurable: true}]}
- name: keys
  type: collection
  configurable: true
  optional: true
  property_blueprints: [{name: name, type: string}, {name: primary, type: boolean}]
job_types:
- name: web
  resource_label: Web
  instance_definition: {configurable: true, default: 2, constraints: {min: 1}}
  resource_definitions: [{name: ram, configurable: true, default: 1024}]
post_deploy_errands: [{name: smoke, colocated: true, run_default: on}]
`;

async function metadata(files: Readonly<Record<string, string>>, ...argv: readonly string[]): Promise<Ran & { readonly cwd: string }> {
  const cwd = folderWith(files);
  return { ...(await run(['metadata', ...argv], { cwd })), cwd };
}

describe('extract', () => {
  test('writes what configs are checked by, and says how much', async () => {
    const { code, stdout, cwd } = await metadata({ 'metadata.yml': DEMO }, 'extract', 'metadata.yml', '-o', 'slim.yml');
    expect([code, stdout]).toEqual([0, 'Wrote slim.yml: demo 1.2.3-build.4, 6 properties, 1 job, 1 errand (1 KB → 1 KB).\n']);
    const slim = readFileSync(join(cwd, 'slim.yml'), 'utf8');
    expect(slim).toContain('  .properties.retries: {type: integer, configurable: true, default: 3, constraints: {min: 1, max: 9}}\n');
    expect(slim).not.toContain('Domain');
    // what is slim already stays as it is
    const again = await run(['metadata', 'extract', 'slim.yml'], { cwd });
    expect(again.stdout).toBe(slim);
  });

  test('keeps texts for people when asked', async () => {
    const { stdout } = await metadata({ 'metadata.yml': DEMO }, 'extract', 'metadata.yml', '--with-labels');
    expect(stdout).toContain('label: Domain');
  });

  test('reads a .pivotal, with its migrations', async () => {
    const cwd = folderWith({ 'metadata.yml': DEMO });
    const migration = "exports.migrate = function(i) { i.properties['.properties.domain'] = i.properties['.properties.old']; return i; };";
    writeZip(join(cwd, 'demo.pivotal'), [
      { name: 'metadata/demo.yml', text: DEMO },
      { name: 'migrations/v1/1.js', text: migration },
    ]);
    const { stdout } = await run(['metadata', 'extract', 'demo.pivotal'], { cwd });
    const { stdout: plain } = await run(['metadata', 'extract', 'metadata.yml'], { cwd });
    expect(stdout).toBe(`${plain}migrations:\n  renames:\n  - {from: .properties.old, to: .properties.domain}\n`);
    expect((await run(['metadata', 'show', 'demo.pivotal', '.properties.domain'], { cwd })).stdout).toContain(
      'renamed from: .properties.old',
    );
  });
});

describe('show', () => {
  test('lists a tile', async () => {
    expect((await metadata({ 'm.yml': DEMO }, 'show', 'm.yml')).stdout).toBe(`demo 1.2.3-build.4
  metadata version: 2.10
  upgrade from: 1.1
  stemcell: ubuntu-jammy 1.200
  requires: cf >= 6.0

Properties (6)
  .properties.domain: wildcard_domain, required
  .properties.retries: integer, default 3
  .properties.key: secret, not configurable
  .properties.store: selector, default Internal
  .properties.store.s3.endpoint: http_url, required when .properties.store s3 is selected
  .properties.keys: collection, not required

Jobs (1)
  web: instances 2, min 1

Errands (1)
  smoke: after deploying on
`);
  });

  test('tells all about one property, in Korean too, and what belongs to it', async () => {
    expect((await metadata({ 'm.yml': DEMO }, 'show', 'm.yml', '.properties.store')).stdout).toBe(`.properties.store
  type: selector
  not required
  default: Internal
  options: internal (Internal), s3 (External S3)

.properties.store.s3.endpoint: http_url, required when .properties.store s3 is selected
`);
    expect((await metadata({ 'm.yml': DEMO }, 'show', '--lang', 'ko', 'm.yml', '.properties.keys')).stdout).toBe(`.properties.keys
  유형: collection
  필수 아님
  필드:
    name: string, 필수
    primary: boolean, 필수 아님
`);
  });

  test('tells about jobs and errands', async () => {
    expect((await metadata({ 'm.yml': DEMO }, 'show', 'm.yml', 'web')).stdout).toBe(
      'web (Web)\n  instances: 2, min 1\n  ram: 1024\n\n'.trimEnd() + '\n',
    );
    expect((await metadata({ 'm.yml': DEMO }, 'show', 'm.yml', 'smoke')).stdout).toBe('smoke: after deploying on\n');
  });
});

describe('schema', () => {
  async function validator(text = DEMO): Promise<(config: object) => boolean> {
    const { stdout } = await metadata({ 'm.yml': text }, 'schema', 'm.yml');
    // its own output
    return new Ajv({ strict: true, allowUnionTypes: true, strictRequired: false, strictTypes: false }).compile(
      JSON.parse(stdout) as object,
    );
  }
  const properties = (more: object): object => ({
    'product-name': 'demo',
    'product-properties': { '.properties.domain': { value: 'x' }, ...more },
  });

  test('takes what Ops Manager takes', async () => {
    const isRight = await validator();
    for (const config of [
      properties({}),
      properties({ '.properties.retries': { value: 9 } }),
      properties({ '.properties.retries': { value: '9' } }),
      properties({ '.properties.retries': { value: '((retries))' } }),
      properties({
        '.properties.store': { value: 'External S3', selected_option: 's3' },
        '.properties.store.s3.endpoint': { value: 'https://x' },
      }),
      properties({ '.properties.keys': { value: [{ name: 'a', primary: true, guid: 'x' }] } }),
      {
        ...properties({}),
        'resource-config': { web: { instances: 'automatic' } },
        'errand-config': { smoke: { 'post-deploy-state': true } },
      },
      { 'product-name': '((name))', 'product-properties': '((all))' },
    ])
      expect([config, isRight(config)]).toEqual([config, true]);
  });

  test('marks what it does not', async () => {
    const isRight = await validator();
    for (const config of [
      { 'product-name': 'other' },
      { 'product-name': 'demo', 'product-properties': {} },
      properties({ '.properties.retry': { value: 1 } }),
      properties({ '.properties.key': { value: { secret: 'x' } } }),
      properties({ '.properties.retries': { value: 10 } }),
      properties({ '.properties.retries': { value: 'many' } }),
      properties({ '.properties.store': { value: 's3' } }),
      properties({ '.properties.store': { value: 'External S3' } }),
      properties({ '.properties.keys': { value: [{ primary: true }] } }),
      { ...properties({}), 'resource-config': { webb: {} } },
      { ...properties({}), 'resource-config': { web: { instances: -1 } } },
      { ...properties({}), 'errand-config': { smoke: { 'post-deploy-state': 'sometimes' } } },
      { ...properties({}), 'syslog-properties': {} },
    ])
      expect([config, isRight(config)]).toEqual([config, false]);
  });
});

test.each<readonly [string, readonly string[], RegExp]>([
  ['no action', [], /^taslint: metadata needs extract, show or schema\n {2}hint: /],
  ['a misspelt action', ['extrct', 'm.yml'], /did you mean extract\?\n$/],
  ['a word that objects have', ['constructor', 'm.yml'], /^taslint: metadata needs extract/],
  ['no file', ['extract'], /^taslint: metadata extract needs a file\n/],
  ['two files', ['extract', 'm.yml', 'm.yml'], /^taslint: metadata extract takes one file/],
  ['a file that is not there', ['show', 'none.yml'], /^taslint: none\.yml: no such file\n/],
  ['a folder', ['show', '.'], /^taslint: \.: a folder, not a file\n/],
  ['a file that is no metadata', ['extract', 'cf.yml'], /^taslint: cf\.yml: no tile metadata: `name` is missing\n/],
  ['a template', ['extract', 'erb.yml'], /^taslint: erb\.yml:1:7: a template \(erb\)/],
  ['broken YAML', ['schema', 'broken.yml'], /^taslint: broken\.yml:1:/],
  ['no archive', ['extract', 'x.pivotal'], /^taslint: x\.pivotal: not a ZIP archive, or cut off\n/],
  ['an archive of something else', ['extract', 'empty.pivotal'], /^taslint: empty\.pivotal: no tile: /],
  ['an option of another action', ['show', 'm.yml', '-o', 'x'], /^taslint: metadata show takes no --output\n/],
  ['an unknown property', ['show', 'm.yml', '.properties.domian'], /did you mean \.properties\.domain\?\n$/],
  ['a place that cannot be written', ['extract', 'm.yml', '-o', 'none/x.yml'], /cannot be written/],
])('%s is one clear line and exit code 2', async (_, argv, says) => {
  const cwd = folderWith({
    'm.yml': DEMO,
    'cf.yml': 'product-name: cf\n',
    'erb.yml': 'name: <%= x %>\n<% y %>\n',
    'broken.yml': 'name: [\n',
    'x.pivotal': 'not a zip',
  });
  writeZip(join(cwd, 'empty.pivotal'), [{ name: 'readme.md', text: 'x' }]);
  const { code, stdout, stderr } = await run(['metadata', ...argv], { cwd });
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(says);
  expect(stderr.split('\n').length).toBeLessThanOrEqual(3);
});
