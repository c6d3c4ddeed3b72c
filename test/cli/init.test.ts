import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { guessPurpose } from '../../src/cli/commands/guess-purpose.ts';
import { SourceFile } from '../../src/base/source.ts';
import { folderWith, run } from './run.ts';

const FIXTURES = fileURLToPath(new URL('../../fixtures/', import.meta.url));
const REPOSITORIES = ['foundations', 'clean'].flatMap((folder) => readdirSync(join(FIXTURES, folder)).map((name) => `${folder}/${name}`));

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'taslint-init-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each(REPOSITORIES)('init in %s changes nothing that is found', async (name) => {
  const cwd = join(folder, name.replace('/', '-')); // not below a folder called foundations, which would be a layout of its own
  cpSync(join(FIXTURES, name), cwd, { recursive: true });
  const config = join(cwd, 'taslint.yml');
  if (existsSync(config)) rmSync(config);
  const found = async (): Promise<unknown> => {
    const { stdout } = await run(['--format', 'json', '--now', '2026-01-01', '.'], { cwd });
    const { findings } = JSON.parse(stdout) as { readonly findings: readonly object[] }; // our own report
    return findings.map((finding) => ({ ...finding, foundation: '', foundations: [] }));
  };
  const before = await found();
  expect((await run(['init'], { cwd })).code).toBe(0);
  expect(await found()).toEqual(before);
  // what is only guessed is a comment
  expect(readFileSync(config, 'utf8')).not.toMatch(/^\s*purpose:/m);
});

test.each([
  ['foundations/prod/config/cf.yml', '', 'production', 'prod', false],
  ['운영/cf.yml', '', 'production', '운영', false],
  ['envs/sandbox-2/cf.yml', '', 'sandbox', 'sandbox-2', false],
  ['homelab/cf.yml', '', 'lab', 'homelab', false],
  ['cf.yml', 'busan-stg', 'lab', 'busan-stg', true],
  ['개발/cf.yml', '', 'lab', '개발', true],
  ['nonprod/cf.yml', '', 'lab', 'nonprod', true],
])('%s of foundation `%s` is guessed to be a %s, by `%s`', (path, name, purpose, step, isQuestion) => {
  expect(guessPurpose({ name, documents: [{ file: new SourceFile(path, '') }] })).toEqual({ purpose, step, isQuestion });
});

test.each(['products/cf.yml', 'label/cf.yml', 'reproduction/cf.yml', 'latest/cf.yml', 'device/cf.yml'])('%s says nothing', (path) => {
  expect(guessPurpose({ name: 'seoul', documents: [{ file: new SourceFile(path, '') }] })).toBeUndefined();
});

const CF = 'product-name: cf\nresource-config: {}\n';
const METADATA = 'name: cf\nproduct_version: 6.0.5\nmetadata_version: "3.2"\njob_types: []\nproperty_blueprints: []\n';

/** What init wrote into a folder, and said. */
async function inited(
  files: Readonly<Record<string, string>>,
  ...argv: readonly string[]
): Promise<{ text: string; said: string; cwd: string }> {
  const cwd = folderWith({ '.git/HEAD': '', ...files });
  const { code, stdout } = await run(['init', ...argv], { cwd });
  expect(code).toBe(0);
  return { text: readFileSync(join(cwd, argv[0] ?? '.', 'taslint.yml'), 'utf8'), said: stdout, cwd };
}

test('the schema lies beside taslint.yml where no taslint is installed in the repository', async () => {
  const { text, said, cwd } = await inited({ 'config/cf.yml': CF });
  expect(text.split('\n')[0]).toBe('# yaml-language-server: $schema=./taslint.schema.json');
  expect(said).toContain('Wrote taslint.schema.json');
  const printed = await run(['schema', 'taslint'], { cwd });
  expect(readFileSync(join(cwd, 'taslint.schema.json'), 'utf8')).toBe(printed.stdout);
  expect((await run(['init', '--force'], { cwd })).code).toBe(0);
});

test('the schema of an installed taslint is taken, also from a folder above', async () => {
  const { text, said, cwd } = await inited(
    { 'node_modules/taslint/docs/schema/taslint.schema.json': '{}', 'prod/config/cf.yml': CF },
    'prod',
  );
  expect(text.split('\n')[0]).toBe('# yaml-language-server: $schema=../node_modules/taslint/docs/schema/taslint.schema.json');
  expect(said).not.toContain('schema');
  expect(existsSync(join(cwd, 'prod/taslint.schema.json'))).toBe(false);
});

test('a file of that name that is something else stays', async () => {
  const { text, cwd } = await inited({ 'config/cf.yml': CF, 'taslint.schema.json': '{ "title": "ours" }' });
  expect(text).toMatch(/^# .*taslint schema taslint > taslint\.schema\.json/);
  expect(readFileSync(join(cwd, 'taslint.schema.json'), 'utf8')).toBe('{ "title": "ours" }');
});

test('folders with metadata of tiles, or their archives, are named in comments', async () => {
  const { text, cwd } = await inited({
    'config/cf.yml': CF,
    'tiles/metadata/cf-6.0.5.yml': METADATA,
    'downloads/cf-6.0.5.pivotal': 'PK',
    'downloads/mysql.pivotal': 'PK',
    'node_modules/x/y.pivotal': 'PK',
  });
  expect(text.split('\n').filter((line) => line.includes('metadata:'))).toEqual([
    '# metadata: downloads  # the metadata of tiles lies there, such as cf-6.0.5.pivotal',
    '# metadata: tiles/metadata  # the metadata of tiles lies there, such as cf-6.0.5.yml',
  ]);
  expect(readFileSync(join(cwd, 'taslint.yml'), 'utf8')).toBe(text);
});

test('what init writes is a taslint.yml that fits its schema', async () => {
  const { cwd } = await inited({ 'config/cf.yml': CF, 'cf-6.0.5.yml': METADATA });
  expect((await run(['config', '.'], { cwd })).code).toBe(0);
});
