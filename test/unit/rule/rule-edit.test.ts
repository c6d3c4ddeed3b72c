import { expect, test } from 'vitest';
import { editedText, entryLines } from '../../../src/rule/rule-edit.ts';

test.each([
  [{ kind: 'set', value: true }, 'x', 'true'],
  [{ kind: 'set', value: 'true' }, 'x', '"true"'],
  [{ kind: 'set', value: 'when-changed' }, 'x', 'when-changed'],
  [{ kind: 'set', value: '{{near}}' }, 'x', 'product-name'],
  [{ kind: 'set', value: '2.10' }, 'x', '"2.10"'],
  [{ kind: 'set', value: 'a: b' }, 'x', '"a: b"'],
  [{ kind: 'quote' }, '2.10', '"2.10"'],
  [{ kind: 'quote' }, 'C:\\x', '"C:\\\\x"'],
  [{ kind: 'quote' }, "'2.10'", undefined],
  [{ kind: 'quote' }, '|', undefined],
] as const)('%o turns %s into %s', (edit, written, result) => {
  expect(editedText(edit, written, { near: 'product-name' })).toBe(result);
});

test.each([
  ['a: 1\nb: 2\nc: 3\n', 'b', 'a: 1\nc: 3\n'],
  ['a:\n  b:\n    x: 1\n\n    y: 2\n  c: 3\n', 'b', 'a:\n  c: 3\n'],
  ['b:\n- 1\n- 2\na: 1\n', 'b', 'a: 1\n'],
  ['a: 1\nb: 2', 'b', 'a: 1\n'],
  ['a: { b: 1 }\n', 'b', undefined],
  ['- b: 1\n  c: 2\n', 'b', undefined],
])('%j without %s is %j', (text, key, result) => {
  const lines = entryLines(text, text.indexOf(key));
  expect(lines === undefined ? undefined : text.slice(0, lines.start) + text.slice(lines.end)).toBe(result);
});
