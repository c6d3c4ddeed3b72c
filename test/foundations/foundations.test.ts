import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { argumentsOf, session } from '../../src/dev/docs/transcript.ts';

/**
 * Every folder of `fixtures/foundations` is a scenario: a small repository, and `expected.txt` with one or more calls of taslint in it and what they print.
 * A new scenario needs the folder and an `expected.txt` that holds its `$ taslint …` lines; `npx vitest run test/foundations -u` fills in the rest. Read it
 * before you commit it.
 */

const SCENARIOS = fileURLToPath(new URL('../../fixtures/foundations/', import.meta.url));
const scenarios = readdirSync(SCENARIOS, { withFileTypes: true }).filter((entry) => entry.isDirectory());

test.each(scenarios.map(({ name }) => name))('%s', async (name) => {
  const file = `${SCENARIOS}${name}/expected.txt`;
  const calls = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('$ '));
  expect(calls.length, 'calls of taslint in expected.txt').toBeGreaterThan(0);
  let transcript = '';
  for (const call of calls) {
    const { output, code } = await session(argumentsOf(call.slice(2)), `${SCENARIOS}${name}`);
    transcript += `${call}\n${output}exit code ${code}\n`;
  }
  await expect(transcript).toMatchFileSnapshot(file);
});
