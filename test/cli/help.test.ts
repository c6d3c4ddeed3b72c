import { expect, test } from 'vitest';
import { displayWidth } from '../../src/base/display-width.ts';
import { COMMANDS } from '../../src/cli/command-specs.ts';
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

test.each([['--help'], ...COMMANDS.map(({ name }) => [name, '--help'])])('taslint %s %s in Korean fits 80 columns', async (...argv) => {
  const text = await help(...argv);
  expect(text).toMatch(/옵션/);
  expect(text.split('\n').filter((line) => displayWidth(line) > 80)).toEqual([]);
});

test.each(['diff', 'facts'])('taslint %s --help in English fits 80 columns, too', async (name) => {
  const text = await help(name, '--help', '--lang', 'en');
  expect(text.split('\n').filter((line) => displayWidth(line) > 80)).toEqual([]);
});

test('the language is asked for, or that of the locale', async () => {
  expect(await help('--help', '--lang', 'en')).toContain('Commands:');
  expect(await help('diff', '--help', '--lang', 'en')).toContain('Options:');
  expect(await help('help', 'diff')).toContain('옵션:');
});
