import { expect, test } from 'vitest';
import { matchesPath } from '../../../src/base/glob.ts';

test.each([
  ['archive/a/b.yml', 'archive/**', true],
  ['archive', 'archive/**', true],
  ['my/archive/b.yml', 'archive/**', false],
  ['my/archive/b.yml', 'archive', true],
  ['my/archive/b.yml', '**/archive', true],
  ['a/b/c.yml', 'a/*/c.yml', true],
  ['a/b/d/c.yml', 'a/*/c.yml', false],
  ['a/b/d/c.yml', 'a/**/c.yml', true],
  ['a/c.yml', 'a/**/c.yml', true],
  ['a/old-cf.yml', '*.bak', false],
  ['a/cf.yml.bak', '*.bak', true],
  ['a/cf1.yml', './a/cf?.yml', true],
  ['설정/운영.yml', '설정/*', true],
  ['a/b.yml', '', false],
])('%s and %s: %s', (path, pattern, expected) => {
  expect(matchesPath(path, pattern)).toBe(expected);
});

test('a pattern made to be slow is not', () => {
  expect(matchesPath(`${'a'.repeat(2000)}/b`, `${'*a'.repeat(200)}*c`)).toBe(false);
});
