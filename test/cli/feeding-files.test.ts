import { execFileSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderWith, run } from './run.ts';

/** Files that feed a config are read and judged wherever they lie and however they are named: otherwise green would mean that nobody looked. */

const CONFIG = 'product-name: cf\nresource-config:\n  mysql: { instances: ((mysql)) }\n';
const VARS = 'mysql: 3\n';
const OPS = '- { type: replace, path: /resource-config/mysql/instances, value: 3 }\n';

const BROKEN: Readonly<Record<string, readonly [vars: string, ops: string, code: number, told: string]>> = {
  'nothing is wrong': [VARS, OPS, 0, ''],
  'the vars file is no YAML': ['mysql: [1,\n', OPS, 2, 'VARS:1:'],
  'the vars file is a list': ['- mysql: 3\n', OPS, 1, 'VARS:1:'],
  'the vars file is a text': ['mysql\n', OPS, 1, 'VARS:1:'],
  'the ops-file is no YAML': [VARS, '- type: [\n', 2, 'OPS:1:'],
  'the ops-file is a map': [VARS, 'type: replace\npath: /a\n', 1, 'OPS:1:'],
  'an operation fails': [VARS, OPS.replace('config', 'confg'), 1, 'OPS:1:'],
  'an operation is a text': [VARS, '- replace\n', 1, 'OPS:1:'],
};

async function told(files: Readonly<Record<string, string>>, words: readonly string[], link?: string): Promise<readonly [number, string]> {
  const cwd = folderWith(files);
  execFileSync('git', ['init', '-q'], { cwd });
  if (link !== undefined) symlinkSync('config', join(cwd, link));
  const ran = await run(['--format', 'unix', ...words], { cwd });
  return [ran.code, ran.stdout];
}

function expectTold([code, output]: readonly [number, string], wanted: readonly [number, string], vars: string, ops: string): void {
  expect([code, output]).toEqual([wanted[0], expect.stringContaining(wanted[1].replace('VARS', vars).replace('OPS', ops))]);
}

test.each(Object.entries(BROKEN))('a pipeline names the files, in folders of no layout: %s', async (_, [vars, ops, code, place]) => {
  const pipeline =
    'jobs:\n- name: cf\n  plan:\n  - get: repo\n  - task: cf\n    params: { CONFIG_FILE: config/cf.yml, VARS_FILES: repo/inputs/one.yml, OPS_FILES: repo/inputs/two.yml }\n';
  const files = { 'config/cf.yml': CONFIG, 'inputs/one.yml': vars, 'inputs/two.yml': ops, 'pipelines/cf.yml': pipeline };
  for (const asked of ['config/cf.yml', 'config'])
    expectTold(await told(files, [asked]), [code, place], 'inputs/one.yml', 'inputs/two.yml');
});

const TASLINT =
  'foundations:\n  seoul: { products: { cf: { config: config/cf.yml, vars-files: [vars/cf.yml], ops-files: [ops/cf.yml] } } }\n';

test.each(Object.entries(BROKEN))('taslint.yml names them and ignores them for themselves: %s', async (_, [vars, ops, code, place]) => {
  const files = { 'config/cf.yml': CONFIG, 'vars/cf.yml': vars, 'ops/cf.yml': ops, 'taslint.yml': `${TASLINT}ignore: [vars/, ops/]\n` };
  expectTold(await told(files, ['config/cf.yml']), [code, place], 'vars/cf.yml', 'ops/cf.yml');
});

test.each(Object.entries(BROKEN))('taslint.yml names them, and the config is asked through a linked folder: %s', async (_, faults) => {
  const [vars, ops, code, place] = faults;
  const files = { 'config/cf.yml': CONFIG, 'vars/cf.yml': vars, 'ops/cf.yml': ops, 'taslint.yml': TASLINT };
  for (const asked of ['link/cf.yml', 'link']) expectTold(await told(files, [asked], 'link'), [code, place], 'vars/cf.yml', 'ops/cf.yml');
});

test('a template that is given to be used is as good as a broken file; one that om reads as text is left alone', async () => {
  const files = {
    'cf.yml': CONFIG,
    'v.yml': '{{ if x }}\nmysql: 3\n{{ end }}\n',
    'spruce.yml': 'meta: { a: 3 }\nmysql: (( grab meta.a ))\n',
  };
  expectTold(await told(files, ['-l', 'v.yml', 'cf.yml']), [2, 'VARS:1:1: info: a template'], 'v.yml', '');
  expectTold(await told(files, ['-o', 'v.yml', 'cf.yml']), [2, 'OPS:1:1: info: a template'], '', 'v.yml');
  expectTold(await told(files, ['-l', 'spruce.yml', 'cf.yml']), [0, 'VARS:2'], 'spruce.yml', '');
});

test('a second document of a vars file is told when the config asks for a name that it has', async () => {
  const second = async (text: string): Promise<number> =>
    (await told({ 'cf.yml': CONFIG, 'vars.yml': `mysql: 3\n---\n${text}` }, ['-l', 'vars.yml', 'cf.yml']))[0];
  expect(await second('mysql: 5\n')).toBe(1);
  expect(await second('{ mysql: 5 }\n')).toBe(1);
  expect(await second('redis: 1\n')).toBe(0);
});
