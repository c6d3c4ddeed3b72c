import { expect, test } from 'vitest';
import { SourceFile } from '../../../src/base/source.ts';
import { isBelowAnchor, stands, wholeEntry } from '../../../src/lint/entry-lines.ts';

function without(text: string, place: string): string | undefined {
  const start = text.indexOf(place);
  const lines = wholeEntry({ file: new SourceFile('a.yml', text), start, end: start + place.length });
  return lines && text.slice(0, lines.start) + text.slice(lines.end);
}

test.each([
  ['a: 1\nb: 2\nc: 3\n', 'b', 'a: 1\nc: 3\n'],
  ['a: 1\nb: 2\nc: 3\n', '2', 'a: 1\nc: 3\n'],
  ['a:\n  b:\n    x: 1\n\n    y: 2\n\n  # of c\n  c: 3\n', 'b', 'a:\n\n  # of c\n  c: 3\n'],
  ['a:\n  b:\n    x: 1\n# odd\n    y: 2\n  c: 3\n', 'b', 'a:\n  c: 3\n'],
  ['b:\n- 1\n- 2\na: 1\n', 'b', 'a: 1\n'],
  ['a: 1\r\nb: 2\r\n', 'b', 'a: 1\r\n'],
  ['a: 1\nb: 2', 'b', 'a: 1\n'],
  ['- c: 2\n  b: 1\n', 'b', '- c: 2\n'],
])('%j without the entry of %s is %j', (text, place, left) => {
  expect(without(text, place)).toBe(left);
});

test.each([
  ['in braces', 'a: { b: 1 }\n', 'b'],
  ['behind the dash of a list item', '- b: 1\n  c: 2\n', 'b'],
  ['the only one of its map', 'a:\n  b: 1\nc: 2\n', 'b'],
  ['with an anchor in it', 'a: 1\nb: &x 2\nc: *x\n', 'b'],
])('an entry stays that is %s', (_, text, place) => {
  expect(without(text, place)).toBeUndefined();
});

test.each([
  ['a: &x\n  b: 1\nc: *x\n', true],
  ['a: &x { b: 1 }\n', true],
  ['a: &x\n- y: 2\n  b: 1\n', true],
  ['a: &x 1\nc:\n  b: 1\n', false],
  ['a:\n  - &x y\n  - z:\n      b: 1\n', false],
])('in %j an anchor is above b: %s', (text, above) => {
  const start = text.indexOf('b');
  expect(isBelowAnchor({ file: new SourceFile('a.yml', text), start, end: start + 1 })).toBe(above);
});

test.each([
  ['a: 1\nB: 2\n', true],
  ['B: 2\nc: 3\na: 1\n', true],
  ['x:\n  a: 1\nB: 2\n', false],
  ['x:\n  a:\n    y: 1\n  "B": 2\n', true],
  ['- a: 1\n  c: 2\n- c: 1\n  B: 2\n', false],
  ['- B: 1\n  a: 2\n', true],
  ['- { c: 1 }\n- a: 2\n', false],
  ['x: { a: 1, B: 2 }\n', true],
  ['x: [a]\nB: 1\n', false],
])('in %j B stands beside a: %s', (text, beside) => {
  const start = text.indexOf('a');
  expect(stands('B', { file: new SourceFile('a.yml', text), start, end: start + 1 })).toBe(beside);
});
