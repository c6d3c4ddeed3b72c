import { fc } from '../../random.ts';
import { expect, test } from 'vitest';
import { isSafe, oneLine, safeText, withoutCommands } from '../../../src/base/safe-text.ts';

test.each([
  ['plain text, 한글, café, 👩‍💻', 'plain text, 한글, café, 👩‍💻', 'what people write stays'],
  ['\u001b[2J', '<U+001B>[2J', 'an escape sequence that clears the screen'],
  ['admin\u202e nimda', 'admin<U+202E> nimda', 'a bidi override'],
  ['pass\u200bword', 'pass<U+200B>word', 'an invisible blank, as chats insert it'],
  ['\u0085\u009b', '<U+0085><U+009B>', 'control characters of eight bits'],
  ['half \ud83d', 'half <U+D83D>', 'half of a surrogate pair'],
  ['\u{e0041}', '<U+E0041>', 'a tag character'],
])('%j is printed as %j: %s', (text, expected) => {
  expect(safeText(text)).toBe(expected);
});

test('line breaks and the blanks around them become one blank', () => {
  expect(oneLine('  one \r\n\r\n   two\tthree\u2028four\n')).toBe('one two three four');
});

test('many blanks before no line break cost nothing', () => {
  expect(oneLine(`${' '.repeat(200_000)}x`)).toHaveLength(200_001);
});

test.each([
  ['::error file=a.yml::fooled', ': :error file=a.yml::fooled', 'GitHub reads a command at the start of a line'],
  ['line\n  ::set-output name=x::y', 'line\n  : :set-output name=x::y', 'blanks before it are skipped by the runner'],
  ['\u001b[1m::error::x', '\u001b[1m: :error::x', 'colour codes may be stripped first'],
  ['text ##vso[task.setvariable variable=x]y', 'text # #vso[task.setvariable variable=x]y', 'Azure Pipelines looks anywhere in the line'],
  ['##[add-mask]x', '# #[add-mask]x', 'the older form of both'],
  ["##teamcity[buildStop comment='x']", "# #teamcity[buildStop comment='x']", 'TeamCity'],
  ['a::b and ## heading', 'a::b and ## heading', 'what is no command stays'],
])('%j is printed as %j: %s', (output, expected) => {
  expect(withoutCommands(output)).toBe(expected);
});

test('safe text is safe, and making it safe again changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const safe = safeText(text);
      expect(isSafe(safe)).toBe(true);
      expect(safeText(safe)).toBe(safe);
    }),
  );
});
