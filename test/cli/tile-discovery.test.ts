import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { writeZip } from '../unit/workspace/files/zip.ts';
import { folderWith, run } from './run.ts';

/** Which metadata holds for a product, as `taslint foundations` and the summary of a run tell it. */

const CF = 'product-name: cf\nproduct-properties: {}\n';
const VARS = 'a: 1\n';
const tile = (name: string, version: string): string =>
  `name: ${name}\nproduct_version: "${version}"\nmetadata_version: "2.10"\njob_types:\n- {name: web}\n`;

/** What is said of the metadata of each config. */
async function chosen(cwd: string, ...argv: readonly string[]): Promise<readonly string[]> {
  const { stdout, stderr } = await run(['foundations', '--format', 'json', ...argv], { cwd });
  if (stdout === '') return [stderr];
  // its own output
  const { foundations } = JSON.parse(stdout) as {
    foundations: { foundation: string; files: { path: string; metadata?: { state: string; paths: string[] } }[] }[];
  };
  return foundations.flatMap(({ foundation, files }) =>
    files.flatMap(({ path, metadata }) =>
      metadata === undefined ? [] : [`${foundation} ${path}: ${metadata.state} ${metadata.paths.join(' ')}`],
    ),
  );
}

const configured = (product: string, more = ''): string =>
  `foundations:\n  prod: {products: {cf: {config: config/cf.yml${product}}}}\n${more}`;

describe('in the tree', () => {
  test('beside the configs of a layout, whatever of it is linted', async () => {
    const cwd = folderWith({
      'config/cf.yml': CF,
      'vars/cf.yml': VARS,
      'metadata/cf.yml': tile('cf', '6.0.5'),
      'metadata/mysql.yml': tile('p.mysql', '3.0.0'),
    });
    for (const path of ['.', 'config/cf.yml', 'config', 'vars/cf.yml'])
      expect([path, await chosen(cwd, path)]).toEqual([path, ['. config/cf.yml: known metadata/cf.yml']]);
  });

  test('of each foundation its own, and what they share', async () => {
    const cwd = folderWith({
      'foundations/prod/config/cf.yml': CF,
      'foundations/prod/metadata/cf.yml': tile('cf', '6.0.5'),
      'foundations/lab/config/cf.yml': CF,
      'foundations/lab/config/mysql.yml': 'product-name: p.mysql\nproduct-properties: {}\n',
      'foundations/lab/tiles/cf.yml': tile('cf', '10.2.1'),
      'metadata/mysql.yml': tile('p.mysql', '3.0.0'),
    });
    expect(await chosen(cwd)).toEqual([
      'lab foundations/lab/config/cf.yml: known foundations/lab/tiles/cf.yml',
      'lab foundations/lab/config/mysql.yml: known metadata/mysql.yml',
      'prod foundations/prod/config/cf.yml: known foundations/prod/metadata/cf.yml',
    ]);
    expect(await chosen(cwd, 'foundations/lab/config/mysql.yml')).toContain(
      'lab foundations/lab/config/mysql.yml: known metadata/mysql.yml',
    );
  });

  test('the version decides between two; without one none is used, and the summary says how to choose', async () => {
    const files = { 'cf.yml': CF, 'cf-6.yml': tile('cf', '6.0.5-build.2'), 'cf-10.yml': tile('cf', '10.2.1') };
    const cwd = folderWith(files);
    expect(await chosen(cwd)).toEqual(['. cf.yml: open cf-10.yml cf-6.yml']);
    const { stderr } = await run(['.'], { cwd });
    expect(stderr).toContain(
      'cf: no metadata is used, because several files fit (cf-10.yml, cf-6.yml): set `version` or `metadata` of the product in taslint.yml, or pass --metadata FILE\n',
    );
    expect((await run(['--lang', 'ko', '.'], { cwd })).stderr).toContain(
      '맞는 메타데이터 파일이 여러 개라 사용하지 않았습니다(cf-10.yml, cf-6.yml)',
    );
    writeFileSync(
      join(cwd, 'download.yml'),
      'pivnet-product-slug: elastic-runtime\npivnet-file-glob: "*.pivotal"\nproduct-version: 6.0.5\n',
    );
    expect(await chosen(cwd)).toEqual(['. cf.yml: known cf-6.yml']);
    expect((await run(['.'], { cwd })).stderr).not.toMatch(/metadata (is|FILE)|likely/);
  });

  test('an only one of another version is used with doubt, which is told', async () => {
    const cwd = folderWith({ 'cf.yml': `${CF}product-version: 6.0.7\n`, 'cf-6.yml': tile('cf', '6.0.5') });
    expect((await run(['.'], { cwd })).stderr).toContain(
      'cf: cf-6.yml is version 6.0.5, but the config is 6.0.7: its findings are likely, not certain\n',
    );
  });
});

describe('named by taslint.yml', () => {
  test('for a product, as a file, a .pivotal or a folder', async () => {
    const cwd = folderWith({
      'config/cf.yml': CF,
      'tiles/a.yml': tile('cf', '6.0.5'),
      'tiles/b.yml': tile('p.mysql', '3.0.0'),
      'tiles/readme.yml': 'a: 1\n',
    });
    writeZip(join(cwd, 'cf.pivotal'), [{ name: 'metadata/cf.yml', text: tile('cf', '10.2.1') }]);
    for (const [named, found] of [
      ['tiles/a.yml', 'tiles/a.yml'],
      ['cf.pivotal', 'cf.pivotal'],
      ['tiles', 'tiles/a.yml'],
    ] as const) {
      writeFileSync(join(cwd, 'taslint.yml'), configured(`, metadata: ${named}`));
      expect(await chosen(cwd, 'config/cf.yml')).toEqual([`prod config/cf.yml: known ${found}`]);
    }
  });

  test('as a folder for all, in which archives lie too', async () => {
    const cwd = folderWith({
      'config/cf.yml': CF,
      'tiles/b.yml': tile('p.mysql', '3.0.0'),
      'taslint.yml': configured(', version: 10.2.1', 'metadata: tiles\n'),
    });
    writeZip(join(cwd, 'tiles/cf-10.pivotal'), [{ name: 'metadata/cf.yml', text: tile('cf', '10.2.1') }]);
    writeZip(join(cwd, 'tiles/cf-6.pivotal'), [{ name: 'metadata/cf.yml', text: tile('cf', '6.0.5') }]);
    expect(await chosen(cwd, 'config/cf.yml')).toEqual(['prod config/cf.yml: known tiles/cf-10.pivotal']);
  });

  test('and of no use: exit code 2, because less is checked than was asked for', async () => {
    const cwd = folderWith({
      'config/cf.yml': CF,
      'other.yml': tile('p.mysql', '3.0.0'),
      'x.pivotal': 'no zip',
      'broken.yml': 'name: [\n',
    });
    for (const [named, says] of [
      ['other.yml', 'other.yml: no metadata for cf: metadata of p.mysql\n'],
      ['x.pivotal', 'x.pivotal: not a ZIP archive, or cut off\n'],
      ['broken.yml', 'broken.yml: no metadata for cf: '],
      ['config/cf.yml', 'config/cf.yml: no metadata for cf: no tile metadata: `name` is missing\n'],
    ] as const) {
      writeFileSync(join(cwd, 'taslint.yml'), configured(`, metadata: ${named}`));
      const { code, stderr } = await run(['config/cf.yml'], { cwd });
      expect([code, stderr]).toEqual([2, expect.stringContaining(says)]);
    }
  });

  test('wrongly is told at its place', async () => {
    const cwd = folderWith({ 'config/cf.yml': CF });
    for (const [named, says] of [
      ['none.yml', 'taslint: taslint.yml:2:59: no such file or folder: none.yml\n'],
      ['../x.yml', 'taslint: taslint.yml:2:59: ../x.yml points outside the folder of taslint.yml\n'],
      ['[a]', 'taslint: taslint.yml:2:'],
    ] as const) {
      writeFileSync(join(cwd, 'taslint.yml'), configured(`, metadata: ${named}`));
      const { code, stderr } = await run(['config/cf.yml'], { cwd });
      expect([code, stderr]).toEqual([2, expect.stringContaining(says)]);
    }
  });
});

describe('--metadata', () => {
  test('holds for the product of its name, before all else', async () => {
    const cwd = folderWith({
      'cf.yml': CF,
      'mysql.yml': 'product-name: p.mysql\n',
      'cf-6.yml': tile('cf', '6.0.5'),
      'elsewhere/cf-10.yml': tile('cf', '10.2.1'),
    });
    expect(await chosen(cwd, '--metadata', 'elsewhere/cf-10.yml', 'cf.yml')).toEqual([' cf.yml: known elsewhere/cf-10.yml']);
    expect((await run(['--metadata', 'elsewhere/cf-10.yml', 'cf.yml'], { cwd })).code).toBe(0);
  });

  test.each([
    ['none.yml', '--metadata none.yml: no such file\n'],
    ['cf.yml', 'no tile metadata: `name` is missing\n'],
    ['mysql.yml', '--metadata mysql.yml is for p.mysql; the configs are for cf\n'],
  ])('%s, that is none or of no config, is a mistake', async (metadata, says) => {
    const cwd = folderWith({ 'cf.yml': CF, 'mysql.yml': tile('p.mysql', '3.0.0') });
    const { code, stderr } = await run(['--metadata', metadata, 'cf.yml'], { cwd });
    expect([code, stderr]).toEqual([2, expect.stringContaining(says)]);
  });
});

test('a remembered run is made anew when its metadata is another one', async () => {
  const cwd = folderWith({ 'config/cf.yml': CF, 'vars/cf.yml': VARS, 'metadata/cf.yml': tile('cf', '6.0.5') });
  const said = async (): Promise<string> => (await run(['--cache', '.cache', 'config/cf.yml'], { cwd })).stderr;
  const first = await said();
  expect(first).toContain('cf: metadata/cf.yml is version 6.0.5, but the version of the config is unknown');
  expect(await said()).toBe(first);
  writeFileSync(join(cwd, 'metadata/cf.yml'), tile('cf', '6.0.6'));
  expect(await said()).toContain('is version 6.0.6');
  cpSync(join(cwd, 'metadata/cf.yml'), join(cwd, 'metadata/cf-2.yml'));
  expect(await said()).toContain('several files fit');
  rmSync(join(cwd, 'metadata'), { recursive: true });
  expect(await said()).not.toContain('metadata is');
});
