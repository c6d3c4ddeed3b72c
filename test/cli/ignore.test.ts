import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { folderWith, run } from './run.ts';

const FIXTURES = fileURLToPath(new URL('../../fixtures/', import.meta.url));
const DOMAIN = '  .cloud_controller.system_domain: { value: "https://sys.example.com" }';
const RULE = 'dns/domain-format';
const COMMENT = `# taslint-ignore[${RULE}]: known`;

function product(...lines: readonly string[]): string {
  return ['product-name: cf', 'product-properties:', ...lines, ''].join('\n');
}

interface Found {
  readonly rule: string;
  readonly target: string;
}

function refused(ran: { readonly code: number; readonly stderr: string }, says: string): void {
  expect(ran.code).toBe(2);
  expect(ran.stderr).toContain(says);
}

/** What is found in a folder, as `ignore` takes it. */
async function findings(cwd: string): Promise<readonly Found[]> {
  const { stdout } = await run(['--profile', 'all', '--format', 'unix', '.'], { cwd });
  return stdout.split('\n').flatMap((line) => {
    const [, place, rule] = /^(.+?:\d+):.*\[([^\]]+)\]$/.exec(line) ?? [];
    return place === undefined || rule === undefined ? [] : [{ rule, target: `${rule}@${place}` }];
  });
}

async function ignore(cwd: string, ...targets: readonly string[]): Promise<{ readonly code: number; readonly stderr: string }> {
  return run(['ignore', '--profile', 'all', '--reason', 'known', ...targets], { cwd });
}

test.each([
  ['foundations/domain-changed-cert-not'],
  ['foundations/errands-left-on'],
  ['foundations/facts-of-one-foundation'],
  ['foundations/lab-beside-production'],
  ['foundations/one-blobstore-behind-three-routers'],
  ['changes/base'],
])('whatever is found in %s can be suppressed, and nothing is left to say then', async (name) => {
  const cwd = mkdtempSync(join(tmpdir(), 'taslint-ignore-'));
  onTestFinished(() => rmSync(cwd, { recursive: true, force: true }));
  cpSync(join(FIXTURES, name), cwd, { recursive: true });
  const found = await findings(cwd);
  const targets = [...new Set(found.map(({ target }) => target))];
  expect(await ignore(cwd, ...targets)).toMatchObject({ code: 0, stderr: '' });
  expect(await findings(cwd)).toEqual([]);
});

/** The file after the finding of the rule in it was suppressed, and what is found then. */
async function suppressed(path: string, text: string, rule = RULE): Promise<string> {
  const cwd = folderWith({ [path]: text, 'x.yml': 'product-name: p-redis\n' });
  const targets = (await findings(cwd)).filter((found) => found.rule === rule).map(({ target }) => target);
  expect(targets).not.toEqual([]);
  expect(await ignore(cwd, ...targets)).toMatchObject({ code: 0, stderr: '' });
  const after = await findings(cwd);
  expect(after.filter((found) => found.rule === rule || found.rule.startsWith('taslint/'))).toEqual([]);
  return readFileSync(join(cwd, path), 'utf8');
}

test('the comment stands above the line, as far in, and line ends, byte order mark and other comments stay', async () => {
  expect(await suppressed('cf.yml', product(DOMAIN))).toBe(product(`  ${COMMENT}`, DOMAIN));
  expect(await suppressed('cf.yml', product(DOMAIN).replaceAll('\n', '\r\n'))).toBe(
    product(`  ${COMMENT}`, DOMAIN).replaceAll('\n', '\r\n'),
  );
  const flow = '{product-name: cf, product-properties: {.cloud_controller.system_domain: {value: "https://sys.example.com"}}}';
  expect(await suppressed('cf.yml', `\ufeff${flow}`)).toBe(`\ufeff${COMMENT}\n${flow}`);
  expect(await suppressed('cf.yml', product('  # why', `${DOMAIN} # note`))).toBe(product('  # why', `  ${COMMENT}`, `${DOMAIN} # note`));
});

test('in braces over several lines a comment stands between them', async () => {
  const lines = ['  .cloud_controller.system_domain: {', '    value:', '      "https://sys.example.com" }'];
  expect(await suppressed('cf.yml', product(...lines))).toBe(product(lines[0]!, lines[1]!, `      ${COMMENT}`, lines[2]!));
});

const SECRETS = 'om/command-line-secrets';

test('where the line is a part of a text or command, comments stand around it', async () => {
  const script = ['#!/bin/bash', 'om -t opsman \\', '  -u admin -p hunter22hunter \\', '  apply-changes', 'echo done', ''];
  const [first, ...rest] = script;
  const shell = await suppressed('deploy.sh', script.join('\n'), SECRETS);
  expect(shell).toBe(
    [first, `# taslint-ignore-start[${SECRETS}]: known`, ...rest.slice(0, 3), `# taslint-ignore-end[${SECRETS}]`, ...rest.slice(3)].join(
      '\n',
    ),
  );
  const within = [
    'jobs:',
    '- name: a',
    '  plan:',
    '  - task: b',
    '    config:',
    '      platform: linux',
    '      run:',
    '        path: bash',
  ];
  const task = [
    '        args:',
    '        - -c',
    '        - |',
    '          set -e',
    '          om -u admin -p hunter22hunter apply-changes',
  ];
  const pipeline = await suppressed('pipeline.yml', [...within, ...task, '    on_failure: {}', ''].join('\n'), SECRETS);
  expect(pipeline.split('\n').slice(within.length + 2)).toEqual([
    `        # taslint-ignore-start[${SECRETS}]: known`,
    ...task.slice(2),
    `        # taslint-ignore-end[${SECRETS}]`,
    '    on_failure: {}',
    '',
  ]);
});

test('several at once: all of them or none', async () => {
  const cwd = folderWith({ 'a/cf.yml': product(DOMAIN), 'b/cf.yml': product(DOMAIN) });
  expect((await ignore(cwd, `${RULE}@a/cf.yml:3`, `${RULE}@b/cf.yml:4`)).code).toBe(2);
  expect(readFileSync(join(cwd, 'a/cf.yml'), 'utf8')).toBe(product(DOMAIN));
  expect((await ignore(cwd, `${RULE}@a/cf.yml:3:5`, `${RULE}@b/cf.yml:3`)).code).toBe(0);
  expect(await findings(cwd)).toEqual([]);
});

test.each([
  ['no target', [], 'ignore needs RULE@FILE:LINE'],
  ['no line', [`${RULE}@cf.yml`], 'not RULE@FILE:LINE'],
  ['an unknown rule', ['dns/domain-fromat@cf.yml:3'], 'did you mean dns/domain-format?'],
  ['no such finding', [`${RULE}@cf.yml:1`], `the nearest is ${RULE}@cf.yml:3`],
  ['another rule there', ['dns/ntp-redundancy@cf.yml:3'], `on that line there is ${RULE}`],
  ['a rule that nobody may suppress', ['cert/expiry@cf.yml:3'], 'taslint.yml:1 lists it as unignorable'],
  ['what taslint itself says', ['yaml/syntax@cf.yml:3'], 'yaml/syntax cannot be suppressed'],
  [
    'JSON',
    [`${RULE}@sub/cf.json:1`],
    'JSON has no comments\n  hint: write it under suppressions in taslint.yml, or add it to the baseline',
  ],
  ['what is suppressed already', [`${RULE}@sub/known.yml:3`], 'is suppressed already\n  hint: at sub/known.yml:3'],
  ['a suppression that is over', [`${RULE}@sub/over.yml:4`], 'there is a suppression of dns/domain-format that has expired'],
])('refused with exit code 2: %s', async (_, targets, says) => {
  const files = {
    'taslint.yml': 'unignorable: [cert/expiry]\n',
    'cf.yml': product(DOMAIN),
    'sub/cf.json': JSON.stringify({
      'product-name': 'cf',
      'product-properties': { '.cloud_controller.system_domain': { value: 'https://sys.example.com' } },
    }),
    'sub/known.yml': product(`${DOMAIN} ${COMMENT}`),
    'sub/over.yml': product(`  ${COMMENT} (until 2026-01-02)`, DOMAIN),
  };
  const cwd = folderWith(files);
  const ran = await ignore(cwd, ...targets);
  refused(ran, says);
  for (const [path, text] of Object.entries(files)) expect(readFileSync(join(cwd, path), 'utf8')).toBe(text);
});

test('a reason must say something, for a time to come', async () => {
  const cwd = folderWith({ 'cf.yml': product(DOMAIN) });
  for (const reason of [[], ['--reason', ' \n'], ['--reason', '(until 2027-01-01)'], ['--reason', 'moved (until 2026-01-01)']])
    expect((await run(['ignore', `${RULE}@cf.yml:3`, ...reason], { cwd })).code).toBe(2);
  expect((await run(['ignore', `${RULE}@cf.yml:3`, '--reason', 'two\nlines'], { cwd })).code).toBe(0);
  expect(readFileSync(join(cwd, 'cf.yml'), 'utf8')).toContain(`[${RULE}]: two lines\n`);
});

test('a file outside the repository is left alone', async () => {
  const other = folderWith({ 'cf.yml': product(DOMAIN) });
  const cwd = folderWith({ 'cf.yml': product(DOMAIN) });
  const ran = await ignore(cwd, `${RULE}@${other}/cf.yml:3`);
  refused(ran, 'it is not in the repository of this folder');
  expect(readFileSync(join(other, 'cf.yml'), 'utf8')).toBe(product(DOMAIN));
});

test('a comment that would hide a finding nobody named is not written', async () => {
  const calls = ['om -u admin -p hunter22hunter apply-changes', 'om -u admin -p hunter33hunter apply-changes'];
  const run = ['      run:', '        path: bash', '        args:', '        - |', ...calls.map((call) => `          ${call}`), ''];
  const cwd = folderWith({
    'pipeline.yml': ['jobs:', '- name: a', '  plan:', '  - task: b', '    config:', ...run].join('\n'),
    'cf.yml': product(),
  });
  const targets = (await findings(cwd)).filter(({ rule }) => rule === SECRETS).map(({ target }) => target);
  expect(targets).toHaveLength(2);
  refused(await ignore(cwd, targets[0]!), 'the comment would hide');
  expect((await ignore(cwd, ...targets)).code).toBe(0);
});
