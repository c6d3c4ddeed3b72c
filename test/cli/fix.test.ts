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
