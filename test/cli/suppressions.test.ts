import { expect, test } from 'vitest';
import { folderWith, run } from './run.ts';

const finding = '  .cloud_controller.system_domain: { value: "https://sys.example.com" }';

function product(...lines: readonly string[]): string {
  return ['product-name: cf', 'product-properties:', ...lines, ''].join('\n');
}

async function findings(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const ran = await run(['--format', 'unix', '.'], { cwd: folderWith(files) });
  return ran.stdout.split('\n').flatMap((line) => /^(.+?:\d+):.*\[([^\]]+)\]$/.exec(line)?.slice(1, 3).join(' ') ?? []);
}

test('a comment with a reason, on the line or alone above it, takes the finding out', async () => {
  expect(await findings({ 'cf.yml': product(finding) })).toEqual(['cf.yml:3 dns/domain-format']);
  expect(await findings({ 'cf.yml': product(`${finding} # taslint-ignore[dns/domain-format]: behind a proxy`) })).toEqual([]);
  expect(
    await findings({ 'cf.yml': product('  # taslint-ignore[dns/domain-format]: behind a proxy', '  # and a second comment', finding) }),
  ).toEqual([]);
});

test('a comment without a reason suppresses nothing and is a finding itself', async () => {
  expect(await findings({ 'cf.yml': product(`${finding} # taslint-ignore[dns/domain-format]`) })).toEqual([
    'cf.yml:3 dns/domain-format',
    'cf.yml:3 taslint/suppression-without-reason',
  ]);
});

test('a comment that covers nothing, or names no rule, is a finding', async () => {
  const fine = '  .cloud_controller.system_domain: { value: sys.example.com }';
  expect(await findings({ 'cf.yml': product(`${fine} # taslint-ignore[dns/domain-format]: old`) })).toEqual([
    'cf.yml:3 taslint/unused-suppression',
  ]);
  expect(await findings({ 'cf.yml': product(`${fine} # taslint-ignore[dns/domain-fromat]: typo`) })).toEqual([
    'cf.yml:3 taslint/unknown-suppression',
  ]);
});

test('the comment stands where the finding points: in the vars file that holds the value', async () => {
  const files = {
    'taslint.yml': 'foundations:\n  seoul:\n    products:\n      cf: { config: cf.yml, vars-files: [vars.yml] }\n',
    'cf.yml': product('  .cloud_controller.system_domain: { value: ((domain)) }'),
    'vars.yml': '# taslint-ignore[dns/domain-format]: behind a proxy\ndomain: https://sys.example.com\n',
  };
  expect(await findings(files)).toEqual([]);
  expect(await findings({ ...files, 'vars.yml': 'domain: https://sys.example.com\n' })).toEqual(['vars.yml:1 dns/domain-format']);
});

test('a block comment covers the lines between start and end, a file comment all of them', async () => {
  const apps = '  .cloud_controller.apps_domain: { value: "https://apps.example.com" }';
  const block = ['  # taslint-ignore-start[dns/domain-format]: behind a proxy', finding, '  # taslint-ignore-end[dns/domain-format]', apps];
  expect(await findings({ 'cf.yml': product(...block) })).toEqual(['cf.yml:6 dns/domain-format']);
  expect(await findings({ 'cf.yml': product('  # taslint-ignore-file[dns/domain-format]: behind a proxy', finding, apps) })).toEqual([]);
  expect(await findings({ 'cf.yml': product('  # taslint-ignore-start[dns/domain-format]: behind a proxy', finding) })).toEqual([
    'cf.yml:3 taslint/open-suppression',
  ]);
});

test('a suppression that has run out is a finding, and its finding is back; the last day still counts', async () => {
  const until = (day: string): string => product(`${finding} # taslint-ignore[dns/domain-format]: until the move (until ${day})`);
  expect(await findings({ 'cf.yml': until('2026-01-31') })).toEqual([]);
  expect(await findings({ 'cf.yml': until('2026-01-30') })).toEqual(['cf.yml:3 dns/domain-format', 'cf.yml:3 taslint/expired-suppression']);
});

test('taslint.yml suppresses by rule, path and keys, with a reason', async () => {
  const config = (...lines: readonly string[]): string =>
    ['suppressions:', '  - rule: dns/domain-format', '    reason: behind a proxy', ...lines, ''].join('\n');
  const files = { 'lab/cf.yml': product(finding), 'prod/cf.yml': product(finding) };
  expect(await findings({ ...files, 'taslint.yml': config() })).toEqual([]);
  expect(await findings({ ...files, 'taslint.yml': config('    paths: [lab/**]') })).toEqual(['prod/cf.yml:3 dns/domain-format']);
  expect(await findings({ ...files, 'taslint.yml': config('    below: /product-properties/.cloud_controller.system_domain') })).toEqual([]);
  expect(await findings({ 'lab/cf.yml': files['lab/cf.yml'], 'taslint.yml': config('    below: /resource-config') })).toEqual([
    'lab/cf.yml:3 dns/domain-format',
    'taslint.yml:2 taslint/unused-suppression',
  ]);
});

test('a rule that the site declares unignorable cannot be suppressed', async () => {
  const files = {
    'taslint.yml': 'unignorable: [dns/domain-format]\n',
    'cf.yml': product(`${finding} # taslint-ignore[dns/domain-format]: please`),
  };
  expect(await findings(files)).toEqual(['cf.yml:3 dns/domain-format', 'cf.yml:3 taslint/unignorable-suppression']);
});

test('with --no-inline-ignores comments suppress nothing', async () => {
  const cwd = folderWith({ 'cf.yml': product(`${finding} # taslint-ignore[dns/domain-format]: behind a proxy`) });
  expect((await run(['--no-inline-ignores', 'cf.yml'], { cwd })).code).toBe(1);
  expect((await run(['cf.yml'], { cwd })).code).toBe(0);
});

test('a suppression in taslint.yml without a reason, or of an unknown rule, is refused with its place', async () => {
  const refused = async (text: string): Promise<string> =>
    (await run(['.'], { cwd: folderWith({ 'cf.yml': product(finding), 'taslint.yml': text }) })).stderr;
  expect(await refused('suppressions:\n  - rule: dns/domain-format\n    reason: ""\n')).toMatch(/^taslint: taslint\.yml:2:/);
  expect(await refused('suppressions:\n  - rule: dns/domain-fromat\n    reason: x\n')).toMatch(/^taslint: taslint\.yml:2:11: unknown rule/);
});
