import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { guessPurpose } from '../../src/cli/commands/guess-purpose.ts';
import { SourceFile } from '../../src/base/source.ts';
import { run } from './run.ts';

const FIXTURES = fileURLToPath(new URL('../../fixtures/', import.meta.url));
const REPOSITORIES = ['foundations', 'clean'].flatMap((folder) => readdirSync(join(FIXTURES, folder)).map((name) => `${folder}/${name}`));

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'taslint-init-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each(REPOSITORIES)('init in %s changes nothing that is found', async (name) => {
  const cwd = join(folder, name);
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
