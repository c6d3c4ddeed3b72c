import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
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

test('in a repository it lies at the top and counts from every folder and for every file; with taslint.yml it lies beside that', async () => {
  const cwd = folderWith({ 'a/prod/cf.yml': BAD('cf'), '.git/HEAD': 'ref: refs/heads/main\n' });
  const sub = join(cwd, 'a/prod');
  const created = await run(['baseline', 'create', '.'], { cwd: sub });
  expect(created.stdout).toBe('../../taslint-baseline.json: 1 finding (1 added, 0 removed)\nFrom now on taslint hides these findings.\n');
  for (const [folder, path] of [
    [sub, '.'],
    [sub, 'cf.yml'],
    [cwd, 'a/prod/cf.yml'],
    [cwd, '.'],
    [tmpdir(), sub],
  ] as const)
    expect((await run([path], { cwd: folder })).code, `${folder} ${path}`).toBe(0);
  const other = folderWith({ 'a/cf.yml': BAD('cf'), 'a/taslint.yml': 'profile: recommended\n', '.git/HEAD': 'ref: refs/heads/main\n' });
  await run(['baseline', 'create', 'a'], { cwd: other });
  expect(existsSync(join(other, 'a/taslint-baseline.json'))).toBe(true);
  expect((await run(['.'], { cwd: join(other, 'a') })).code).toBe(0);
});

test('a baseline in a place of its own has to be named, and create says how', async () => {
  const cwd = folderWith({ 'cf.yml': BAD('cf'), 'ci/readme.txt': '' });
  const created = await run(['baseline', 'create', '--baseline', 'ci/known.json', '.'], { cwd });
  expect(created.stdout).toContain('To use it, pass --baseline ci/known.json or set `baseline` in taslint.yml.');
  expect((await run(['.'], { cwd })).code).toBe(1);
  expect((await run(['--baseline', 'ci/known.json', '.'], { cwd })).code).toBe(0);
});

test('the summary says which baseline was used, what it hides, and what of it fits nothing any more', async () => {
  const cwd = folderWith({ 'a/cf.yml': BAD('cf'), 'b/cf.yml': BAD('cf') });
  await run(['baseline', 'create', '.'], { cwd });
  expect((await run(['.'], { cwd })).stderr).toContain('Baseline taslint-baseline.json: 2 known findings hidden.\n');
  writeFileSync(join(cwd, 'a/cf.yml'), 'product-name: cf\n');
  const unfit = 'Baseline taslint-baseline.json: 1 known finding hidden; 1 entry is obsolete';
  expect((await run(['.'], { cwd })).stderr).toContain(unfit);
  // what was not looked for is not missed: other files, rules that are off
  expect((await run(['b'], { cwd })).stderr).not.toContain('entry');
  expect((await run(['--rule', 'dns/domain-format=off', '.'], { cwd })).stderr).not.toContain('entry');
  await run(['baseline', 'prune', '--rule', 'dns/domain-format=off', '.'], { cwd });
  expect((await run(['.'], { cwd })).stderr).toContain(unfit);
});

test('a rule that nobody may suppress is never hidden, and not taken in', async () => {
  const cwd = folderWith({ 'cf.yml': BAD('cf') });
  await run(['baseline', 'create', '.'], { cwd });
  writeFileSync(join(cwd, 'taslint.yml'), 'unignorable: [dns/domain-format]\n');
  expect((await run(['.'], { cwd })).code).toBe(1);
  rmSync(join(cwd, 'taslint-baseline.json'));
  const created = await run(['baseline', 'create', '.'], { cwd });
  expect(created.stdout).toContain(
    '0 findings (0 added, 0 removed)\nnot recorded: 1 finding of rules that taslint.yml lists as unignorable\n',
  );
});

const ENTRY = '    {"file":"cf.yml","rule":"a/b","fingerprint":"f"}';

test.each([
  ['{"version": 1, "findings": [', ':1:29: not JSON'],
  [`{\n  "version": 1,\n  "findings": [\n${ENTRY},\n<<<<<<< HEAD\n${ENTRY}\n  ]\n}\n`, ':5:1: not JSON'],
  [`{\n  "version": 1,\n  "findings": [\n${ENTRY}\n${ENTRY}\n  ]\n}\n`, ':5:5: not JSON'],
  [`{\n  "version": 1,\n  "findings": [\n${ENTRY},\n  ]\n}\n`, ':5:3: not JSON'],
  [`{\n  "version": 1,\n  "findings": [\n${ENTRY},\n    {"file": "cf.yml", "rule": 1}\n  ]\n}\n`, ':5:5: not a baseline'],
  ['{\n  "version": 99,\n  "findings": []\n}', ':2:14: a baseline version'],
  ['[]', ':1:1: not a baseline'],
])('a damaged baseline is exit code 2 and told with its line: %s', async (text, says) => {
  const cwd = folderWith({ 'cf.yml': BAD('cf'), 'taslint-baseline.json': text });
  const ran = await run(['cf.yml'], { cwd });
  expect(ran.code).toBe(2);
  expect(ran.stderr).toContain(`taslint: taslint-baseline.json${says}`);
});
