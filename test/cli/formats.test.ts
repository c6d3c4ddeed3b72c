import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { reporters } from '../../src/report/reporters.ts';
import { folderWith, run } from './run.ts';

/** Several formats in one run, and how their files are written. */

const FILES = { 'cf.yml': 'product-name: cf\nresource-config:\n  router: { instances: 3 }\nresource-config: {}\n' };

test('every format at once: one to standard output, each other to its file, the same as alone', async () => {
  const cwd = folderWith(FILES);
  const names = [...reporters.keys()];
  const together = await run(['--format', 'text', ...names.flatMap((name) => ['--format', `${name}=${name}.out`]), 'cf.yml'], { cwd });
  expect(together.code).toBe(1);
  for (const name of names) {
    const alone = await run(['--format', name, 'cf.yml'], { cwd });
    expect(readFileSync(join(cwd, `${name}.out`), 'utf8')).toBe(alone.stdout);
    if (name === 'text') expect(together.stdout).toBe(alone.stdout);
  }
});

test('a report replaces the one before as a whole, and leaves nothing beside it', async () => {
  const cwd = folderWith({ ...FILES, 'reports/taslint.json': 'x'.repeat(1_000_000) });
  await run(['--format', 'text', '--format', 'json=reports/taslint.json', 'cf.yml'], { cwd });
  expect(JSON.parse(readFileSync(join(cwd, 'reports/taslint.json'), 'utf8'))).toMatchObject({ version: 'json-v1' });
  expect(readdirSync(join(cwd, 'reports'))).toEqual(['taslint.json']);
});

test('when one of two reports cannot be written, the code is 2, the other is whole, and what was there before stays', async () => {
  const cwd = folderWith(FILES);
  mkdirSync(join(cwd, 'taken.sarif'));
  writeFileSync(join(cwd, 'taken.sarif/kept'), 'kept');
  const ran = await run(['--format', 'json=good.json', '--format', 'sarif=taken.sarif', 'cf.yml'], { cwd });
  expect(ran.code).toBe(2);
  expect(ran.stderr).toMatch(/taken\.sarif: cannot be written/);
  expect(JSON.parse(readFileSync(join(cwd, 'good.json'), 'utf8'))).toMatchObject({ version: 'json-v1' });
  expect(readFileSync(join(cwd, 'taken.sarif/kept'), 'utf8')).toBe('kept');
  expect(readdirSync(cwd).filter((name) => name.endsWith('.tmp'))).toEqual([]);
});

test('a mistake in the call is said before anything is written', async () => {
  const cwd = folderWith(FILES);
  const two = await run(['--format', 'json=good.json', '--format', 'text', '--format', 'unix', 'cf.yml'], { cwd });
  expect([two.code, existsSync(join(cwd, 'good.json'))]).toEqual([2, false]);
  expect(two.stderr).toMatch(/only one format can go to standard output/);
});

test('a value that nobody wrote is told as a default, where it could be written', async () => {
  const folder = folderWith({
    'cf.yml': `product-name: cf
product-properties:
  .cloud_controller.system_domain: { value: sys.example.com }
  .properties.security_acknowledgement: { value: X }
resource-config:
  router: { instances: 3 }
  cloud_controller: { instances: 2 }
  diego_brain: { instances: 2 }
  nfs_server: { instances: automatic }
`,
  });
  const { stdout } = await run(['--format', 'unix', '.'], { cwd: folder });
  expect(stdout).toMatch(/cf\.yml:9:\d+:.*`nfs_server` runs on 1 VM.*This is the default; the file does not set it/);
});
