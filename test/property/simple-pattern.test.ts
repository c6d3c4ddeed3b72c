import { fc, runs } from '../random.ts';
import { RE2JS } from 're2js';
import { expect, test } from 'vitest';
import { simplePattern } from '../../src/tile/simple-pattern.ts';

const part = fc.constantFrom(
  'a',
  'b',
  '-',
  '.',
  '\\.',
  '\\d',
  '\\w',
  '\\s',
  '[a-c]',
  '[^a-c]',
  '[\\w.-]',
  '[^\\d ]',
  '[a-z0-9.-]',
  ' ',
  '^',
  '$',
  '|',
  '\\A',
  '\\z',
);
const quantifier = fc.constantFrom('', '', '*', '+', '?', '{2}', '{1,3}', '{2,}');
const pattern = fc.array(fc.tuple(part, quantifier), { maxLength: 6 }).map((parts) => parts.map(([one, times]) => one + times).join(''));
const text = fc
  .array(fc.constantFrom('a', 'b', 'c', 'd', '1', '.', '-', ' ', '_', 'A'), { maxLength: 12 })
  .map((letters) => letters.join(''));

/** What the engine for all other patterns says, on a text of one line. */
function byRe2(source: string, value: string): boolean {
  return RE2JS.compile(source, RE2JS.MULTILINE).matcher(value).find();
}

test('a simple pattern says what the engine for all patterns says', () => {
  let judged = 0;
  fc.assert(
    fc.property(pattern, text, (source, value) => {
      const simple = simplePattern(source);
      if (simple === undefined) return;
      judged++;
      expect(simple.test(value)).toBe(byRe2(source, value));
    }),
    { numRuns: runs(3000) },
  );
  expect(judged).toBeGreaterThan(500);
});

test.each([
  ['(a+)+$', 'a group'],
  ['a++', 'a repetition of a repetition'],
  ['a*b*c*', 'three that may take any length'],
  ['[[:alpha:]]', 'a class of POSIX'],
  ['[a&&b]', 'sets in sets'],
  ['\\bx', 'a word boundary'],
  ['a{,3}', 'a bound of Ruby'],
  ['[z-a]', 'a range that runs backwards'],
  ['é', 'a letter of another language'],
])('%j is not simple: %s', (source) => {
  expect(simplePattern(source)).toBeUndefined();
});
