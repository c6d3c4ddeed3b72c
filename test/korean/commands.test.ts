import { expect, test } from 'vitest';
import { COMMANDS } from '../../src/cli/command-specs.ts';
import { TOPICS } from '../../src/catalog/topics.ts';
import { builtinRules } from '../../src/run/builtin-rules.ts';
import { folderWith, run } from '../cli/run.ts';
import { englishIn } from './english-in.ts';

/** What the commands say of themselves, of rules and of topics in Korean is Korean. */

const HELP = [['--help'], ...COMMANDS.map(({ name }) => [name, '--help'])];
const ASKED = [
  '.router.drain_wait',
  'mysql',
  'push-apps-manager',
  '블롭스토어',
  'nonsuch',
  'Expected to find variables: az',
  'x509: unknown authority',
];
const LISTS = [['explain'], ['explain', '--topics'], ['rules'], ['rules', '--format', 'markdown'], ['facts'], ['schema'], ['completion']];

test.each(
  [...HELP, ...LISTS, ...ASKED.map((word) => ['explain', word]), ...TOPICS.map(({ name }) => ['explain', name])].map(
    (argv) => [argv.join(' '), argv] as const,
  ),
)('%s', async (_, argv) => {
  const { stdout, stderr } = await run([...argv, '--lang', 'ko'], { cwd: folderWith({}) });
  expect(englishIn(stdout + stderr)).toEqual([]);
});

test('explain of every rule', async () => {
  const cwd = folderWith({});
  const english: string[] = [];
  for (const { id } of (await builtinRules()).rules) {
    const { stdout } = await run(['explain', id, '--lang', 'ko'], { cwd });
    english.push(...englishIn(stdout).map((words) => `${id}: ${words}`));
  }
  expect(english).toEqual([]);
});
