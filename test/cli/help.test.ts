import { describe, expect, test } from 'vitest';
import { displayWidth } from '../../src/base/display-width.ts';
import { COMMANDS } from '../../src/cli/command-specs.ts';
import { HELP_TOPICS } from '../../src/cli/help.ts';
import { KOREAN_HELP } from '../../src/cli/phrases.ts';
import { run } from './run.ts';

const help = async (...argv: readonly string[]): Promise<string> => (await run(argv, { cwd: '/', env: { LANG: 'ko_KR.UTF-8' } })).stdout;

test('every command and option has its help in Korean, too', () => {
  const missing = COMMANDS.flatMap(({ name, options }) => {
    const own = KOREAN_HELP.commands[name];
    const untold = options.filter((option) => (own?.options?.[option.name] ?? KOREAN_HELP.shared[option.name]) === undefined);
    return [...(own === undefined ? [name] : []), ...untold.map((option) => `${name} --${option.name}`)];
  });
  expect(missing).toEqual([]);
});

const CALLS = [['--help'], ...COMMANDS.map(({ name }) => [name, '--help'])];
const LONG_CALLS = COMMANDS.filter(({ groups }) => groups !== undefined).flatMap(({ name }) =>
  HELP_TOPICS.map((topic) => [name, '--help', topic]),
);

describe.each(['en', 'ko'])('in the language %s', (language) => {
  test.each(CALLS)('taslint %s %s fits a screen of 80 columns and 40 lines', async (...argv) => {
    const lines = (await help(...argv, '--lang', language)).trimEnd().split('\n');
    expect(lines.filter((line) => displayWidth(line) > 80)).toEqual([]);
    expect(lines.length).toBeLessThan(argv.length === 1 ? 40 : 31);
  });

  test.each(LONG_CALLS)('taslint %s %s %s fits 80 columns', async (...argv) => {
    const lines = (await help(...argv, '--lang', language)).split('\n');
    expect(lines.filter((line) => displayWidth(line) > 80)).toEqual([]);
  });
});

test.each(COMMANDS)('the help of $name tells every option, at once or when asked for all', async ({ name, options }) => {
  const all = await help(name, '--help', 'all', '--lang', 'en');
  expect(options.filter((option) => !new RegExp(`--${option.name}\\b`).test(all))).toEqual([]);
});

test('the short help of lint says how to see the rest', async () => {
  const short = await help('lint', '--help', '--lang', 'en');
  expect(short).not.toContain('--stdin');
  expect(short).toMatch(/more options: taslint lint --help all/);
});

test('a subject may be asked for, of a command and of none', async () => {
  const fixes = await help('lint', '--help', 'fixes', '--lang', 'en');
  expect(fixes).toContain('--unsafe');
  expect(fixes).not.toContain('--since');
  expect(await help('--help', 'fixes', '--lang', 'en')).toBe(fixes);
  expect(await help('help', 'rules', '--lang', 'en')).toContain('taslint rules');
});

test('the language is asked for, or that of the locale', async () => {
  expect(await help('--help', '--lang', 'en')).toContain('Usage:');
  expect(await help('diff', '--help', '--lang', 'en')).toContain('Options:');
  expect(await help('help', 'diff')).toContain('옵션:');
});
