import { expect, test } from 'vitest';
import { compilesInGo } from '../../../src/base/go-pattern.ts';

test.each([
  ['^6\\.0\\.[0-9]+$', true],
  ['(?i)^v?6\\.0\\.\\d+(\\+LTS-T)?\\z', true],
  ['^(?P<major>\\d+)\\.[[:digit:]]+$', true],
  ['^(?:1|2)\\.', true],
  ['^6\\.0\\.[0-9+$', false],
  ['^6\\.(0$', false],
  ['*.pivotal', false],
  ['6.**', false],
  ['^6\\.(?!1)', false],
  ['(?<=6)\\.0', false],
  ['^(6)\\.\\1$', false],
  ['6\\.0\\', false],
  ['6\\.0\\Z', false],
])('%s', (pattern, compiles) => {
  expect(compilesInGo(pattern)).toBe(compiles);
});
