import { expect, test } from 'vitest';
import { shellCommands } from '../../../../src/facts/tooling/shell-words.ts';

const words = (script: string): readonly (readonly string[])[] => shellCommands(script).map((command) => command.words);

test.each([
  ['om -e env.yml products', [['om', '-e', 'env.yml', 'products']]],
  [
    'a "b c" \'d\' e\\ f',
    [
      ['b', 'c'],
      ['a', 'b c', 'd', 'e f'],
    ],
  ],
  ['a && b || c; d | e & f', [['a'], ['b'], ['c'], ['d'], ['e'], ['f']]],
  ['a # b\n# c\nd#e', [['a'], ['d#e']]],
  ['om -t x \\\n  -p y products', [['om', '-t', 'x', '-p', 'y', 'products']]],
  ['X=$(om products) Y="$Z" sudo -E b', [[], ['om', 'products'], ['-E', 'b']]],
  ['if om x; then echo y; fi', [['om', 'x'], ['echo', 'y'], ['fi']]],
  ["don't\nom x", [["don't"], ['om', 'x']]],
  ['a ${B:-c d} e', [['a', '${B:-c d}', 'e']]],
])('%s', (script, commands) => {
  expect(words(script)).toEqual(commands);
});

test('variables that are set, and where a command of a quoted script begins', () => {
  const script = 'export A=1\nsh -c "om x"';
  const [first, inner, outer] = shellCommands(script);
  expect(first).toMatchObject({ words: [], assignments: ['A=1'] });
  expect(script.slice(inner!.start, inner!.end)).toBe('om x');
  expect(script.slice(outer!.start, outer!.end)).toBe('sh -c "om x"');
});

test('a line of nothing but quotes or brackets is read to its end', () => {
  for (const text of ['"'.repeat(20_000), `'"`.repeat(9_000), '\\"'.repeat(9_000), '$('.repeat(9_000)])
    expect(shellCommands(`${text}\nom x`).at(-1)?.words).toEqual(['om', 'x']);
});
