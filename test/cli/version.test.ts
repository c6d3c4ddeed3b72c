import { expect, test } from 'vitest';
import { VERSION } from '../../src/base/version.ts';
import { folderWith, run } from './run.ts';

/** What `taslint version` prints. */
async function version(...words: readonly string[]): Promise<string> {
  return (await run(['version', ...words], { cwd: folderWith({}) })).stdout;
}

test('the version is one line', async () => {
  expect(await version()).toBe(`taslint ${VERSION}\n`);
});

const [NODE, PLATFORM] = [process.versions.node, `${process.platform}-${process.arch}`];

test('a report of a mistake can name the engine, the build, the form and the platform, in both languages', async () => {
  expect(await version('--verbose')).toBe(
    `taslint ${VERSION}\nengine: Node.js ${NODE}\nbuild: source\nform: npm package\nplatform: ${PLATFORM}\n`,
  );
  expect(await version('--verbose', '--lang', 'ko')).toBe(
    `taslint ${VERSION}\n엔진: Node.js ${NODE}\n빌드: source\n형태: npm 패키지\n플랫폼: ${PLATFORM}\n`,
  );
});

test('a program reads the same in JSON', async () => {
  const details = { engine: `Node.js ${NODE}`, build: 'source', form: 'package', platform: PLATFORM };
  expect(JSON.parse(await version('--verbose', '--format', 'json'))).toEqual({
    version: VERSION,
    rules: expect.any(Number) as number,
    ...details,
  });
  expect(JSON.parse(await version('--format', 'json'))).toEqual({ version: VERSION, rules: expect.any(Number) as number });
});
