import { describe, expect, test } from 'vitest';
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
});
