import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderWith, run } from './run.ts';

const BAD = (name: string): string =>
  `product-name: ${name}\nproduct-properties:\n  .cloud_controller.system_domain: { value: "https://sys.example.com" }\n`;

async function lintCode(cwd: string, ...argv: readonly string[]): Promise<number> {
  return (await run(['--baseline', 'taslint-baseline.json', ...argv], { cwd })).code;
}

test('findings of a baseline are known, also when their lines move; new ones are not', async () => {
  const cwd = folderWith({ 'a/cf.yml': BAD('cf') });
  expect((await run(['baseline', 'create', '.'], { cwd })).code).toBe(0);
  expect(await lintCode(cwd, '.')).toBe(0);
  writeFileSync(join(cwd, 'a/cf.yml'), `# moved\n# down\n${BAD('cf')}`);
  expect(await lintCode(cwd, '.')).toBe(0);
  writeFileSync(join(cwd, 'a/cf.yml'), `${BAD('cf')}  .cloud_controller.apps_domain: { value: "http://apps.example.com" }\n`);
  expect(await lintCode(cwd, '.')).toBe(1);
});

test('create does not overwrite, update merges, and neither forgets files that were not looked at', async () => {
  const cwd = folderWith({ 'a/cf.yml': BAD('cf'), 'b/cf.yml': BAD('cf') });
  await run(['baseline', 'create', 'a'], { cwd });
  expect((await run(['baseline', 'create', '.'], { cwd })).code).toBe(2);
  const updated = await run(['baseline', 'update', 'b'], { cwd });
  expect(updated.stdout).toBe('taslint-baseline.json: 2 findings (1 added, 0 removed)\n');
  expect(await lintCode(cwd, '.')).toBe(0);
});

test('prune forgets what is mended and files that are gone, not files that were not looked at', async () => {
  const cwd = folderWith({ 'a/cf.yml': BAD('cf'), 'b/cf.yml': BAD('cf'), 'c/cf.yml': BAD('cf') });
  await run(['baseline', 'create', '.'], { cwd });
  writeFileSync(join(cwd, 'a/cf.yml'), 'product-name: cf\n');
  rmSync(join(cwd, 'b/cf.yml'));
  expect((await run(['baseline', 'prune', 'a'], { cwd })).stdout).toBe('taslint-baseline.json: 1 finding (0 added, 2 removed)\n');
  expect(await lintCode(cwd, 'c')).toBe(0);
});

test('what create writes counts without being named, until another is', async () => {
  const cwd = folderWith({ 'cf.yml': BAD('cf') });
  expect((await run(['.'], { cwd })).code).toBe(1);
  await run(['baseline', 'create', '.'], { cwd });
  expect((await run(['.'], { cwd })).code).toBe(0);
  expect((await run(['--baseline', 'other.json', '.'], { cwd })).code).toBe(2);
});

test('taslint.yml names the baseline', async () => {
  const cwd = folderWith({ 'cf.yml': BAD('cf'), 'taslint.yml': 'baseline: known.json\n' });
  expect((await run(['.'], { cwd })).code).toBe(2);
  await run(['baseline', 'create', '.'], { cwd });
  expect(existsSync(join(cwd, 'known.json'))).toBe(true);
  expect((await run(['.'], { cwd })).code).toBe(0);
});

test('a baseline holds no value of the files', async () => {
  const cwd = folderWith({ 'cf.yml': BAD('cf') });
  await run(['baseline', 'create', '--profile', 'all', '.'], { cwd });
  const text = readFileSync(join(cwd, 'taslint-baseline.json'), 'utf8');
  expect(text).toContain('dns/domain-format');
  expect(text).not.toContain('example.com');
});

test.each([
  ['{"version": 1, "findings": [', 'not JSON'],
  ['{"version": 99, "findings": []}', 'of version 99'],
  ['[]', 'not a baseline'],
])('a broken baseline is exit code 2: %s', async (text, says) => {
  const cwd = folderWith({ 'cf.yml': BAD('cf'), 'taslint-baseline.json': text });
  const ran = await run(['--baseline', 'taslint-baseline.json', 'cf.yml'], { cwd });
  expect(ran.code).toBe(2);
  expect(ran.stderr).toContain(says);
});
