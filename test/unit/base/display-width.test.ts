import { fc } from '../../random.ts';
import { expect, test } from 'vitest';
import { characters, cutToWidth, displayWidth, padToWidth } from '../../../src/base/display-width.ts';

test.each([
  ['plain', 5, 'one column each'],
  ['한글', 4, 'syllables take two'],
  ['\u1112\u1161\u11ab', 2, 'the same syllable in three letters, as macOS writes file names'],
  ['ｆｕｌｌ', 8, 'full-width Latin'],
  ['ｶﾅ', 2, 'half-width katakana'],
  ['e\u0301', 1, 'a combining accent'],
  ['👍', 2, 'emoji'],
  ['👍🏽', 2, 'emoji with a skin tone'],
  ['👩‍💻', 2, 'two emoji joined to one'],
  ['🇰🇷', 2, 'a flag'],
  ['…', 1, 'ambiguous characters take one'],
  ['', 0, 'nothing'],
])('%j takes %i columns: %s', (text, width) => {
  expect(displayWidth(text)).toBe(width);
});

test('a tab goes to the next stop', () => {
  expect([...characters('a\tb', 4)].map((character) => character.width)).toEqual([1, 3, 1]);
});

test.each([
  ['short', 10, 'short'],
  ['exactly ten', 11, 'exactly ten'],
  ['too long for it', 8, 'too lon…'],
  ['한글도자른다', 6, '한글…'],
  ['한글도자른다', 7, '한글도…'],
])('%j cut to %i columns is %j', (text, width, expected) => {
  expect(cutToWidth(text, width)).toBe(expected);
});

test('a cut text fits, a padded one fills', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 40 }), (text, width) => {
      const cut = cutToWidth(text, width);
      expect(displayWidth(cut)).toBeLessThanOrEqual(width);
      expect(displayWidth(padToWidth(cut, width))).toBe(width);
    }),
  );
});
