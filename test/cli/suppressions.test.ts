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
  expect(await findings({ 'cf.yml': product('  # taslint-ignore[dns/domain-format]: behind a proxy', '  # and a second comment', finding) })).toEqual([]);
});

test('a comment without a reason suppresses nothing and is a finding itself', async () => {
  expect(await findings({ 'cf.yml': product(`${finding} # taslint-ignore[dns/domain-format]`) })).toEqual([
    'cf.yml:3 dns/domain-format',
    'cf.yml:3 taslint/suppression-without-reason',
  ]);
});

test('a comment that covers nothing, or names no rule, is a finding', async () => {
  const fine = '  .cloud_controller.system_domain: { value: sys.example.com }';
  expect(await findings({ 'cf.yml': product(`${fine} # taslint-ignore[dns/domain-format]: old`) })).toEqual(['cf.yml:3 taslint/unused-suppression']);
  expect(await findings({ 'cf.yml': product(`${fine} # taslint-ignore[dns/domain-fromat]: typo`) })).toEqual(['cf.yml:3 taslint/unknown-suppression']);
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
