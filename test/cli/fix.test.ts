import { execFileSync } from 'node:child_process';
import { readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderWith, run } from './run.ts';

const DIRECTOR = `# our director
az-configuration:
- name: az1
properties-configuration:
  director_configuration:
    ntp_servers_string:   "a.example.com,b.example.com" # two of them
    bosh_recreate_on_next_deploy: true   # for the certificate rotation
    resurrector_enabled: true
`;
const FIXED = DIRECTOR.replace('bosh_recreate_on_next_deploy: true ', 'bosh_recreate_on_next_deploy: false ');

test('--fix changes the value only: comments, order and style of the file stay; twice gives the same', async () => {
  const cwd = folderWith({ 'director.yml': DIRECTOR });
  const first = await run(['--fix', 'director.yml'], { cwd });
  expect(readFileSync(join(cwd, 'director.yml'), 'utf8')).toBe(FIXED);
  expect(first.stdout).not.toContain('director/recreate-flags');
  await run(['--fix', 'director.yml'], { cwd });
  expect(readFileSync(join(cwd, 'director.yml'), 'utf8')).toBe(FIXED);
});

test('--fix-dry-run prints a diff and changes nothing', async () => {
  const cwd = folderWith({ 'director.yml': DIRECTOR });
  const ran = await run(['--fix-dry-run', 'director.yml'], { cwd });
  expect(readFileSync(join(cwd, 'director.yml'), 'utf8')).toBe(DIRECTOR);
  expect(ran.stdout).toContain('--- a/director.yml');
  expect(ran.stdout).toContain('-    bosh_recreate_on_next_deploy: true   # for the certificate rotation');
  expect(ran.stdout).toContain('+    bosh_recreate_on_next_deploy: false   # for the certificate rotation');
});

test('a value from a variable may have other uses: it is fixed with --unsafe only, in the vars file', async () => {
  const files = {
    'taslint.yml': 'foundations:\n  seoul:\n    director: { config: director.yml, vars-files: [vars.yml] }\n',
    'director.yml': DIRECTOR.replace('next_deploy: true', 'next_deploy: ((recreate))'),
    'vars.yml': 'recreate: yes # once\n',
  };
  const cwd = folderWith(files);
  await run(['--fix', '.'], { cwd });
  expect(readFileSync(join(cwd, 'vars.yml'), 'utf8')).toBe(files['vars.yml']);
  await run(['--fix', '--unsafe', '.'], { cwd });
  expect(readFileSync(join(cwd, 'vars.yml'), 'utf8')).toBe('recreate: false # once\n');
  expect(readFileSync(join(cwd, 'director.yml'), 'utf8')).toBe(files['director.yml']);
});

test('a file that a link leads to outside is not written', async () => {
  const elsewhere = folderWith({ 'director.yml': DIRECTOR });
  const cwd = folderWith({ 'readme.yml': 'a: 1\n' });
  symlinkSync(join(elsewhere, 'director.yml'), join(cwd, 'director.yml'));
  const ran = await run(['--fix', 'director.yml', '--allow-outside'], { cwd });
  expect(readFileSync(join(elsewhere, 'director.yml'), 'utf8')).toBe(DIRECTOR);
  expect(ran.stderr).toContain('not fixed');
});

const PRODUCT = `product-name: cf
product-properties:\r
  .cloud_controller.system_domain: { value: "https://sys.example.com" } # keep\r
  .router.drain_wiat: { value: 20 }
  .mysql.remote_admin_access: { value: true }
errand-config:
  smoke-tests: { post-deploy-state: "on" }
`;

test('what can be mended is marked and counted, and --fix says what it did and what is left', async () => {
  const cwd = folderWith({ 'cf.yml': PRODUCT });
  const before = await run(['cf.yml'], { cwd });
  expect(before.stdout).toContain('[om/unknown-name] [--fix]');
  expect(before.stdout).toContain('[security/mysql-admin] [--fix --unsafe]');
  expect(before.stderr).toContain('Fixable with --fix: 4, with --unsafe 1 more.');
  const fixed = await run(['--fix', 'cf.yml'], { cwd });
  expect(fixed.stderr).toContain('Fixed 4 places in 1 file.');
  expect(fixed.stderr).toContain('Fixable with --fix --unsafe: 1.');
  expect(readFileSync(join(cwd, 'cf.yml'), 'utf8')).toBe(
    PRODUCT.replace('https://', '').replace('wiat', 'wait').replace('smoke-tests', 'smoke_tests').replace('"on"', 'true'),
  );
  const again = await run(['--fix', '--lang', 'ko', 'cf.yml'], { cwd });
  expect(again.stderr).toContain('안전하게 고칠 곳이 없습니다 (--unsafe로 1건).');
});

test('--fix-dry-run says so where there is nothing to mend', async () => {
  const ran = await run(['--fix-dry-run', 'cf.yml'], { cwd: folderWith({ 'cf.yml': 'product-name: cf\n' }) });
  expect(ran).toMatchObject({ stdout: '', stderr: 'Nothing to fix safely.\n' });
});

test('JSON stays JSON: names keep their quotes, words get them, nothing is taken out', async () => {
  const json = { 'product-name': 'cf', 'resource-config': { 'diego-cell': { instances: 3 }, tcp_router: { instances: 0 } } };
  const tcp = { 'product-properties': { '.properties.tcp_routing': { value: 'enable' } }, 'validate-config-complete': false };
  const cwd = folderWith({ 'cf.json': JSON.stringify({ ...json, ...tcp }, null, 2) });
  await run(['--fix', '--unsafe', 'cf.json'], { cwd });
  expect(JSON.parse(readFileSync(join(cwd, 'cf.json'), 'utf8'))).toEqual({
    ...json,
    ...tcp,
    'resource-config': { diego_cell: { instances: 3 }, tcp_router: { instances: 'automatic' } },
  });
});

test.each([[['--fix', '--staged', '.']], [['--unsafe', '.']]])('%j is refused with a hint', async (args) => {
  const ran = await run(args, { cwd: folderWith({ 'cf.yml': PRODUCT }) });
  expect(ran).toMatchObject({ code: 2, stdout: '' });
  expect(ran.stderr).toContain('hint: ');
});

test('two fixes that would write one key twice are not done together', async () => {
  const cwd = folderWith({
    'cf.yml': 'product-name: cf\nresource-config:\n  diego-cell: { instances: 3 }\n  Diego_Cell: { instances: 3 }\n',
  });
  await run(['--fix', 'cf.yml'], { cwd });
  expect(readFileSync(join(cwd, 'cf.yml'), 'utf8')).toBe(
    'product-name: cf\nresource-config:\n  diego_cell: { instances: 3 }\n  Diego_Cell: { instances: 3 }\n',
  );
});

/** A product file for two foundations, whose directors have these zones. */
function shared(zones: Readonly<Record<'seoul' | 'busan', string>>): Readonly<Record<string, string>> {
  const foundation = (name: string): string => `  ${name}: { director: { config: ${name}.yml }, products: { cf: { config: cf.yml } } }\n`;
  const director = (zone: string): string => `az-configuration: [{ name: ${zone} }]\n`;
  return {
    'taslint.yml': `foundations:\n${foundation('seoul')}${foundation('busan')}`,
    'seoul.yml': director(zones.seoul),
    'busan.yml': director(zones.busan),
    'cf.yml': 'product-name: cf\nnetwork-properties:\n  singleton_availability_zone: { name: Zone-A }\n',
  };
}

test('a shared file is mended where every foundation that takes it has the finding, and the same answer', async () => {
  const cwd = folderWith(shared({ seoul: 'zone-a', busan: 'zone-a' }));
  await run(['--fix', '.'], { cwd });
  expect(readFileSync(join(cwd, 'cf.yml'), 'utf8')).toContain('name: zone-a');
});

test.each([
  ['one foundation is right with it', { seoul: 'zone-a', busan: 'Zone-A' }, ['.']],
  ['that foundation was left out of the run', { seoul: 'zone-a', busan: 'Zone-A' }, ['-f', 'seoul', '.']],
  ['each asks for another value', { seoul: 'zone-a', busan: 'ZONE-A' }, ['.']],
])('a shared file is mended with --unsafe only where %s', async (_, zones, args) => {
  const files = shared(zones);
  const cwd = folderWith(files);
  const before = await run(args, { cwd });
  expect(before.stdout).toContain('[network/unknown-network-or-az] [--fix --unsafe]');
  await run(['--fix', ...args], { cwd });
  expect(readFileSync(join(cwd, 'cf.yml'), 'utf8')).toBe(files['cf.yml']);
});

test('a shared file is mended with --unsafe only where an environment that was not asked for takes it, too', async () => {
  const files = {
    'config/cf.yml': 'product-name: cf\nproduct-properties: {.router.drain_wiat: {value: ((drain))}}\n',
    'dev/cf-vars.yml': 'drain: 20\n',
    'prod/cf-vars.yml': 'drain: 30\n',
  };
  const cwd = folderWith(files);
  execFileSync('git', ['init', '-q'], { cwd });
  await run(['--fix', 'dev/cf-vars.yml'], { cwd });
  expect(readFileSync(join(cwd, 'config/cf.yml'), 'utf8')).toBe(files['config/cf.yml']);
  await run(['--fix', '.'], { cwd });
  expect(readFileSync(join(cwd, 'config/cf.yml'), 'utf8')).toContain('drain_wait');
});
