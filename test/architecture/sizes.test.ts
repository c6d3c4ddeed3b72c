import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const SRC = fileURLToPath(new URL('../../src/', import.meta.url));
const LONGEST_FILE = 400;
const LONGEST_CLASS = 250;

const sources = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => ({ path, lines: readFileSync(join(SRC, path), 'utf8').split('\n') }));

test('no file is longer than a person reads at once', () => {
  const long = sources.filter(({ lines }) => lines.length - 1 > LONGEST_FILE);
  expect(long.map(({ path, lines }) => `${path}: ${lines.length - 1}`)).toEqual([]);
});

test('no class is either', () => {
  const long = sources.flatMap(({ path, lines }) =>
    lines.flatMap((line, start) => {
      const name = /^(?:export )?(?:abstract )?class (\w+)/.exec(line)?.[1];
      const length = lines.indexOf('}', start) - start + 1; // the formatter closes it so
      return name === undefined || length <= LONGEST_CLASS ? [] : [`${path}: ${name} has ${length} lines`];
    }),
  );
  expect(long).toEqual([]);
});
