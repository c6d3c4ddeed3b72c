import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { UsageError } from '../../../../src/base/usage-error.ts';
import { SITE_FACTS } from '../../../../src/catalog/site-facts.ts';
import { compileSchemas } from '../../../../src/dev/build/compile-schemas.ts';
import { readConfig } from '../../../../src/workspace/config/config-file.ts';
import { CF, folderWith, open, plansOf, write } from '../tree.ts';

const read = async (root: string, allowOutside = false) => readConfig('taslint.yml', { cwd: root, allowOutside });

/** The mistake as the command line prints it. */
async function mistakeIn(text: string, files: Readonly<Record<string, string>> = {}): Promise<string> {
  const root = folderWith({ 'taslint.yml': text, 'config/cf.yml': CF, ...files });
  try {
    await read(root);
    return 'none';
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    const position = error.at?.file.position(error.at.start);
    return `${error.at?.file.path ?? ''}:${position?.line}:${position?.column}: ${error.message} (${error.hint})`;
  }
}

const WHOLE = `
foundations:
  prod-seoul:
    purpose: production
    lifecycle: auto
    vars: complete
    director: { config: config/director.yml, vars-files: [vars/director.yml] }
    products:
      cf: { config: config/cf.yml, vars-files: [vars/common.yml, vars/cf.yml], ops-files: [ops/ha.yml], version: 6.0.5 }
    runtime-configs: [runtime-config/*.yml]
    cloud-configs: []
    manifests: []
    app-manifests: []
    downloads: [download-products/*.yml]
    env: env.yml
    opsman: { config: opsman.yml, vars-files: [vars/common.yml] }
    auth: auth.yml
    facts: { lb: { idle-timeout-seconds: 60 } }
profile: recommended
fail-on: warning
lang: ko
rules: { capacity/overcommit: off, errands/left-on-after-first-install: { severity: info, errands: [a, b], days: 3 } }
rule-folders: [policy/]
ignore: [archive/**]
`;

const TREE = {
  'taslint.yml': WHOLE,
  'config/cf.yml': CF,
  'config/director.yml': 'az-configuration: []\n',
  'vars/common.yml': 'a: 1\n',
  'vars/cf.yml': 'b: 1\n',
  'vars/director.yml': 'c: 1\n',
  'ops/ha.yml': '- {type: remove, path: /a?}\n',
  'runtime-config/2.yml': 'addons: []\n',
  'runtime-config/1.yml': 'addons: []\n',
  'download-products/cf.yml': 'pivnet-product-slug: cf\n',
  'env.yml': 'target: x\nusername: y\n',
  'opsman.yml': 'opsman-configuration: {vsphere: {private_ip: ((a))}}\n',
  'auth.yml': 'username: a\npassword: ((b))\ndecryption-passphrase: ((b))\n',
  'policy/rule.yml': 'x: 1\n',
  'archive/old/cf.yml': CF,
};

describe('taslint.yml', () => {
  test('is read whole', async () => {
    const config = await read(folderWith(TREE));
    const [foundation] = config.foundations;
    expect(foundation).toMatchObject({ name: 'prod-seoul', purpose: 'production', lifecycle: 'auto', varsComplete: true });
    expect(foundation?.products[0]?.version?.text).toBe('6.0.5');
    expect(foundation?.runtimeConfigs.map((path) => path.slice(-5))).toEqual(['1.yml', '2.yml']);
    expect(config).toMatchObject({ profile: 'recommended', failOn: 'warning', language: 'ko', ignore: ['archive/**'] });
    expect(config.rules.map(({ id, severity, options }) => [id, severity, options.map(({ name }) => name)])).toEqual([
      ['capacity/overcommit', 'off', []],
      ['errands/left-on-after-first-install', 'info', ['errands', 'days']],
    ]);
  });

  test('says which files make a foundation, and leaves out what it ignores', async () => {
    const root = folderWith(TREE);
    const workspace = await open(root);
    expect(plansOf(workspace)).toEqual([
      'prod-seoul: auth.yml',
      'prod-seoul: config/cf.yml <- vars/common.yml vars/cf.yml | ops/ha.yml',
      'prod-seoul: config/director.yml <- vars/director.yml',
      'prod-seoul: download-products/cf.yml',
      'prod-seoul: env.yml',
      'prod-seoul: opsman.yml <- vars/common.yml',
      'prod-seoul: runtime-config/1.yml',
      'prod-seoul: runtime-config/2.yml',
    ]);
    expect(workspace.plans[0]?.facts?.kind).toBe('map');
    expect(workspace.leftAlone.map(({ file, kind }) => `${kind} ${file.path}`)).toEqual(['other policy/rule.yml', 'taslint taslint.yml']);
  });

  test('is found above the files that are given, and one file brings its foundation along', async () => {
    const root = folderWith({ ...TREE, '.git/HEAD': '' });
    const workspace = await open(join(root, 'vars'), { paths: ['cf.yml'] });
    const requested = workspace.plans.flatMap((plan) =>
      plan.documents.filter((document) => document.requested).map((document) => document.file.path),
    );
    expect(workspace.plans.map((plan) => plan.name)).toEqual(['prod-seoul']);
    expect(requested).toEqual(['cf.yml']);
    expect(workspace.plans[0]?.documents).toHaveLength(12);
  });

  test('a name of a foundation that is not there is refused', async () => {
    await expect(open(folderWith(TREE), { foundations: ['prod-soeul'] })).rejects.toMatchObject({
      message: 'no foundation is called prod-soeul',
      hint: 'did you mean prod-seoul?',
    });
  });

  test('the old config of a product beside the named one is looked at alone', async () => {
    const root = folderWith({
      'foundations/prod/config/cf.yml': CF,
      'foundations/prod/config/cf-old.yml': CF,
      'foundations/prod/env/env.yml': 'target: x\nusername: y\n',
    });
    write(root, { 'taslint.yml': 'foundations: {prod: {products: {cf: {config: foundations/prod/config/cf.yml}}}}\n' });
    expect(plansOf(await open(root))).toEqual([
      'prod: foundations/prod/config/cf.yml',
      'prod: foundations/prod/env/env.yml',
      ': foundations/prod/config/cf-old.yml',
    ]);
  });
});

describe('mistakes in taslint.yml', () => {
  test.each([
    ['foundation: {}', 'taslint.yml:1:1: unknown key `foundation` (did you mean foundations?)'],
    [
      'foundations:\n  prod:\n    product:\n      cf: {config: config/cf.yml}',
      'taslint.yml:3:5: unknown key `product` in `prod` (did you mean products?)',
    ],
    [
      'foundations: {prod: {facts: {lb: {idle-timeout: 60}}}}',
      'taslint.yml:1:35: unknown key `idle-timeout` in `lb` (did you mean idle-timeout-seconds?)',
    ],
    [
      'foundations: {prod: {facts: {lb: {idle-timeout-seconds: 60s}}}}',
      'taslint.yml:1:57: `idle-timeout-seconds` must be a whole number (without unit and quotes)',
    ],
    [
      'foundations: {prod: {purpose: prod}}',
      'taslint.yml:1:31: `purpose` must be one of production, lab, sandbox (write one of these words)',
    ],
    [
      'foundations: {prod: {purpose: producton}}',
      'taslint.yml:1:31: `purpose` must be one of production, lab, sandbox (did you mean production?)',
    ],
    [
      'foundations: {prod: {products: {cf: {config: config/cf.yml, version: 2.10}}}}',
      'taslint.yml:1:70: `version` must be a text (quote it: "2.10")',
    ],
    ['foundations: {prod: {products: {cf: {version: "6"}}}}', 'taslint.yml:1:37: `cf` needs the key `config` (it names the file to read)'],
    [
      'foundations: {prod: {products: {cf: {config: config/srt.yml}}}}',
      'taslint.yml:1:46: no such file: config/srt.yml (paths are relative to the folder of taslint.yml)',
    ],
    [
      'foundations: {prod: {manifests: [deploy/*.yml]}}',
      'taslint.yml:1:34: no file matches `deploy/*.yml` (patterns are relative to the folder of taslint.yml)',
    ],
    [
      'foundations: {prod: {opsman: [x.yml]}}',
      'taslint.yml:1:30: `opsman` must be a path, or a map with `config`, `vars-files` and `ops-files` (for example opsman: config/opsman.yml)',
    ],
    [
      'foundations: {prod: {auth: {config: config/cf.yml, vars-file: x}}}',
      'taslint.yml:1:52: unknown key `vars-file` in `auth` (did you mean vars-files?)',
    ],
    ['foundations: {prod: {opsman: {}}}', 'taslint.yml:1:30: `opsman` needs the key `config` (it names the file to read)'],
    ['foundations: {prod: {env: config}}', 'taslint.yml:1:27: config is not a file (name a file here)'],
    [
      'foundations: {prod: {env: ../x.yml}}',
      'taslint.yml:1:27: ../x.yml points outside the folder of taslint.yml (--allow-outside permits it, if you trust this file)',
    ],
    [
      'foundations: {prod: {env: /etc/hostname}}',
      'taslint.yml:1:27: /etc/hostname points outside the folder of taslint.yml (--allow-outside permits it, if you trust this file)',
    ],
    [
      'rules: {a/b: disabled}',
      'taslint.yml:1:14: `a/b` must be off, error, warning, info, or a map with `severity` and options (for example a/b: off)',
    ],
    [
      'rules: {a/b: {severity: warn}}',
      'taslint.yml:1:14: `a/b` must be off, error, warning, info, or a map with `severity` and options (for example a/b: off)',
    ],
    ['ignore: archive', 'taslint.yml:1:9: `ignore` must be a list (write - before each item, or [one, two])'],
    ['profile: strict\nlang: en\nlang: ko', 'taslint.yml:3:1: the key `lang` is written twice (keep one of them)'],
  ])('%j', async (text, said) => {
    expect(await mistakeIn(text)).toBe(said);
  });

  test('broken YAML is told with its place', async () => {
    expect(await mistakeIn('a: [')).toMatch(/^taslint\.yml:\d+:\d+: not valid YAML: /);
  });

  test('a link out of the folder is refused unless allowed', async () => {
    const outside = folderWith({ 'cf.yml': CF });
    const root = folderWith({ 'taslint.yml': 'foundations: {prod: {products: {cf: {config: cf.yml}}}}' });
    symlinkSync(join(outside, 'cf.yml'), join(root, 'cf.yml'));
    await expect(read(root)).rejects.toThrow('cf.yml points outside the folder');
    expect((await read(root, true)).foundations).toHaveLength(1);
  });

  test('a file that --config names must exist', async () => {
    await expect(open(folderWith({ 'cf.yml': CF }), { config: 'no.yml' })).rejects.toThrow('no.yml: no such file');
  });
});

test('the compiled schema needs nothing at run time and says the same as ajv', async () => {
  const code = compileSchemas();
  expect(code).not.toMatch(/\brequire\(|^import /m);
  // The module is made by compileSchemas, which promises this shape.
  const compiled = (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as {
    configCheck: () => Promise<(data: unknown) => readonly { schemaPath: string }[]>;
  };
  const check = await compiled.configCheck();
  expect(check({ foundations: { prod: { purpose: 'lab', facts: { lb: { 'idle-timeout-seconds': 60 } } } } })).toEqual([]);
  expect(check({ foundation: {} }).map(({ schemaPath }) => schemaPath)).toEqual(['#/additionalProperties']);
});

test('facts of a site have names of their own and are told in both languages', () => {
  const names = SITE_FACTS.map(({ path }) => path.join('.'));
  expect(new Set(names).size).toBe(names.length);
  for (const { path, doc } of SITE_FACTS) {
    expect(path.join('.')).toMatch(/^[a-z]+(-[a-z]+)*(\.[a-z]+(-[a-z]+)*)*$/);
    expect(doc.ko).toMatch(/[가-힣]/);
    expect(names.some((other) => other.startsWith(`${path.join('.')}.`))).toBe(false);
  }
});
