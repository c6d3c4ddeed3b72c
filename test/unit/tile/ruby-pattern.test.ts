import { describe, expect, test } from 'vitest';
import { matchesRuby } from '../../../src/tile/ruby-pattern.ts';

describe('patterns as Ruby reads them', () => {
  test.each([
    ['b', 'abc', true],
    ['^b$', 'a\nb\nc', true],
    ['\\Ab\\z', 'a\nb', false],
    ['\\Ab\\Z', 'b\n', true],
    ['\\Ab\\z', 'b\n', false],
    ['\\A.\\z', '\n', false],
    ['^\\h+$', 'c0FFee', true],
    ['^\\H$', 'f', false],
    ['^[\\h:]+$', 'a:b:0', true],
    ['^[^\\h]$', 'f', false],
    ['^a{,2}$', 'aaa', false],
    ['^a{,2}$', 'aa', true],
    ['^[]a]$', ']', true],
    ['^[[:alpha:]_]+$', 'ab_c', true],
    ['(?i)^abc$', 'ABC', true],
    ['^[a-zA-Z\\d-]+(\\.[a-z]+)*$', 'a-1.b', true],
    ['', 'anything', true],
  ])('%j in %j', (pattern, text, found) => {
    expect(matchesRuby(pattern, text)).toBe(found);
  });

  test.each([
    '^(?!a)',
    '(?<=a)b',
    '(a)\\1',
    '[a-z&&[^b]]',
    '[a[bc]]',
    '(?m).',
    '(?x)a b',
    '(?mi:a)',
    'a++',
    '(',
    '(a{1000}){1000}',
    'a'.repeat(3000),
  ])('%j is not judged', (pattern) => {
    expect(matchesRuby(pattern, 'abc')).toBeUndefined();
  });

  test('classes that know more letters in Ruby are not judged on such text', () => {
    expect(matchesRuby('^[[:alpha:]]+$', '서울')).toBeUndefined();
    expect(matchesRuby('\\bx', 'é x')).toBeUndefined();
    expect(matchesRuby('^.+$', '서울')).toBe(true);
  });

  test('what takes others exponential time takes as long as the text', () => {
    expect(matchesRuby('(a+)+$', `${'a'.repeat(50_000)}!`)).toBe(false);
  });
});
