import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Report } from '../../src/report/formats/json-report.ts';
import { folderWith, run } from './run.ts';

/** Two rules of a site that came of one: `naming/team`, which asked for both. */

function rule(product: string, least: string): string {
  return [
    'severity: warning',
    'aliases: [naming/team]',
    'title: A product of this team has a file of its own',
    `for: { table: product, product: ${product} }`,
    ...(least === '' ? [] : ['options:', `  least: { type: integer, default: ${least}, doc: how many }`]),
    'find: true',
    'message: "`{{product}}` is here"',
    'why: Because.',
    'fix: Move it.',
    'references: [{ title: The handbook, url: "https://handbook.example.com/" }]',
    'examples: []',
    '',
  ].join('\n');
}

const FILES = {
  'cf.yml': 'product-name: cf\n',
  'redis.yml': 'product-name: p-redis\n',
  'policy/naming/first.yml': rule('cf', '3'),
  'policy/naming/second.yml': rule('p-redis', ''),
};

/** The rule as it was before it was cut in two. */
const WHOLE = rule('[cf, p-redis]', '3').replace('aliases: [naming/team]\n', '');

async function findings(
  config: string,
  more: Readonly<Record<string, string>> = {},
  argv: readonly string[] = [],
): Promise<readonly string[]> {
  const cwd = folderWith({ ...FILES, 'taslint.yml': `rule-folders: [policy]\n${config}`, ...more });
  const ran = await run(['--format', 'unix', ...argv, '.'], { cwd });
  if (ran.code === 2) return [ran.stderr.split('\n')[0]!];
  return ran.stdout.split('\n').flatMap((line) => /^(.+?:\d+):.*\[((?:naming|taslint)\/[^\]]+)\]$/.exec(line)?.slice(1, 3).join(' ') ?? []);
}

describe('an earlier name of several rules', () => {
  test('both rules run', async () => {
    expect(await findings('')).toEqual(['cf.yml:1 naming/first', 'redis.yml:1 naming/second']);
  });

  test('a setting of the old name holds for all', async () => {
    expect(await findings('rules: { naming/team: off }\n')).toEqual([]);
    expect(await findings('rules: { naming/team: off, naming/second: error }\n')).toEqual(['redis.yml:1 naming/second']);
    expect(await findings('', {}, ['--rule', 'naming/team=off'])).toEqual([]);
  });

  test('its options are those of any of them', async () => {
    expect(await findings('rules: { naming/team: { least: 5 } }\n')).toHaveLength(2);
    expect((await findings('rules: { naming/team: { most: 5 } }\n'))[0]).toContain('rule naming/team has no option most');
  });

  test('a suppression by the old name covers all, and is used when any of them matched', async () => {
    const accepted = { 'cf.yml': 'product-name: cf # taslint-ignore[naming/team]: ours\n' };
    expect(await findings('', accepted)).toEqual(['redis.yml:1 naming/second']);
    const nowhere = { 'cf.yml': 'product-name: cf\nproduct-properties: {} # taslint-ignore[naming/team]: ours\n' };
    expect(await findings('', nowhere)).toContain('cf.yml:2 taslint/unused-suppression');
  });

  test('what nobody may ignore is all of them', async () => {
    const accepted = { 'redis.yml': 'product-name: p-redis # taslint-ignore[naming/second]: ours\n' };
    expect(await findings('unignorable: [naming/team]\n', accepted)).toEqual([
      'cf.yml:1 naming/first',
      'redis.yml:1 naming/second',
      'redis.yml:1 taslint/unignorable-suppression',
    ]);
  });

  test('the format json names it in each finding of a rule that has one', async () => {
    const other = { 'twice.yml': 'product-name: p-mysql\nproduct-name: p-mysql\n' };
    const cwd = folderWith({ ...FILES, ...other, 'taslint.yml': 'rule-folders: [policy]\n' });
    const ran = await run(['--format', 'json', 'cf.yml', 'redis.yml', 'twice.yml'], { cwd });
    const { findings: reported } = JSON.parse(ran.stdout) as Report; // the format json, tested against its schema
    const named = reported.filter(({ aliases }) => aliases !== undefined);
    expect(named.map(({ rule: id, aliases }) => [id, aliases])).toEqual([
      ['naming/first', ['naming/team']],
      ['naming/second', ['naming/team']],
    ]);
    expect(reported.length).toBeGreaterThan(named.length);
  });

  test('a baseline that was written with it holds for all, until what it knows is mended', async () => {
    const cwd = folderWith({
      'cf.yml': FILES['cf.yml'],
      'redis.yml': FILES['redis.yml'],
      'policy/naming/team.yml': WHOLE,
      'taslint.yml': 'rule-folders: [policy]\nbaseline: known.json\n',
    });
    expect((await run(['baseline', 'create', '.'], { cwd })).stdout).toContain('known.json: 2 findings (2 added, 0 removed)\n');
    rmSync(join(cwd, 'policy/naming/team.yml'));
    for (const name of ['first', 'second'] as const)
      writeFileSync(join(cwd, `policy/naming/${name}.yml`), FILES[`policy/naming/${name}.yml`]);
    expect((await run(['.'], { cwd })).code).toBe(0);
    expect((await run(['baseline', 'update', '.'], { cwd })).stdout).toBe('known.json: 2 findings (0 added, 0 removed)\n');
    expect((await run(['baseline', 'prune', '.'], { cwd })).stdout).toBe('known.json: 2 findings (0 added, 0 removed)\n');
    writeFileSync(join(cwd, 'redis.yml'), 'product-name: p-rabbitmq\n');
    expect((await run(['baseline', 'prune', '.'], { cwd })).stdout).toBe('known.json: 1 finding (0 added, 1 removed)\n');
  });
});

describe('a rule that became the text of a topic', () => {
  test('its name is understood in settings and suppressions', async () => {
    const config =
      "rules: { dr/blobstore-paths: off }\nunignorable: [dr/bosh-lifecycle]\nsuppressions: [{ rule: dns/lookup-place, reason: 'done by hand' }]\n";
    const comment = { 'cf.yml': 'product-name: cf # taslint-ignore[dr/terms-and-targets]: written down\n' };
    expect(await findings(config, comment)).toEqual(['cf.yml:1 naming/first', 'redis.yml:1 naming/second']);
  });

  test('explain answers with the topic', async () => {
    const ran = await run(['explain', 'dr/blobstore-paths'], { cwd: folderWith({}) });
    expect([ran.code, ran.stdout.split('\n')[0]]).toEqual([0, 'The blobstore']);
  });
});
