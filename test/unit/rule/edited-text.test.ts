import { expect, test } from 'vitest';
import { editedText } from '../../../src/rule/edited-text.ts';

const DATA = { near: 'product-name', open: '?', none: '-' };

test.each([
  [{ kind: 'set', value: true }, 'x', 'true'],
  [{ kind: 'set', value: true }, '"no"', '"true"'],
  [{ kind: 'set', value: 'true' }, 'x', '"true"'],
  [{ kind: 'set', value: 'when-changed' }, 'x', 'when-changed'],
  [{ kind: 'set', value: '{{near}}' }, 'x', 'product-name'],
  [{ kind: 'set', value: '{{open}}' }, 'x', undefined],
  [{ kind: 'set', value: '{{none}}' }, 'x', undefined],
  [{ kind: 'set', value: '2.10' }, 'x', '"2.10"'],
  [{ kind: 'set', value: 'a: b' }, 'x', '"a: b"'],
  [{ kind: 'write', value: true }, '"on"', 'true'],
  [{ kind: 'rename', name: '{{near}}' }, 'produkt-name', 'product-name'],
  [{ kind: 'rename', name: '{{near}}' }, "'produkt-name'", "'product-name'"],
  [{ kind: 'wrap', name: 'id' }, 'large', '{ id: large }'],
  [{ kind: 'wrap', name: 'id' }, '"large"', '{ id: "large" }'],
  [{ kind: 'wrap', name: 'id' }, 'a,b', '{ id: "a,b" }'],
  [{ kind: 'quote' }, '2.10', '"2.10"'],
  [{ kind: 'quote' }, 'C:\\x', '"C:\\\\x"'],
  [{ kind: 'quote' }, "'2.10'", undefined],
  [{ kind: 'quote' }, '|', undefined],
  [{ kind: 'unquote' }, '"true"', 'true'],
  [{ kind: 'unquote' }, "'3'", '3'],
  [{ kind: 'unquote' }, '"three"', undefined],
  [{ kind: 'unquote' }, '3', undefined],
  [{ kind: 'mend' }, '(( a ))', '((a))'],
  [{ kind: 'mend' }, '"x-(( a ))-((b ))"', '"x-((a))-((b))"'],
  [{ kind: 'mend' }, '((a)', '((a))'],
  [{ kind: 'mend' }, "'(/a/b))'", "'((/a/b))'"],
  [{ kind: 'mend' }, '((a))', undefined],
] as const)('%o turns %s into %s', (change, written, result) => {
  expect(editedText(change, written, DATA)?.text).toBe(result);
});

test.each([
  [{ kind: 'set', value: true }, 'no', true],
  [{ kind: 'set', value: true }, 'x', false],
  [{ kind: 'write', value: true }, '"on"', true],
  [{ kind: 'rename', name: '{{near}}' }, 'Product_Name', true],
  [{ kind: 'rename', name: '{{near}}' }, 'produkt-name', true],
  [{ kind: 'rename', name: '{{near}}' }, 'slug', false],
] as const)('%o of %s is sure: %s', (change, written, sure) => {
  expect(editedText(change, written, DATA)?.sure).toBe(sure);
});

test.each([
  ['((a.feild))', 'feild', '((a.product-name))'],
  ['/a/feild/b', 'feild', '/a/product-name/b'],
  ['/feild/feild', 'feild', undefined],
  ['/a/my-feild', 'feild', undefined],
])('of %s only the word %s is renamed', (written, name, result) => {
  expect(editedText({ kind: 'rename', name: '{{near}}' }, written, DATA, name)?.text).toBe(result);
});
