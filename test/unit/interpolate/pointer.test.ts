import { expect, test } from 'vitest';
import { parsePointer, pointerText } from '../../../src/interpolate/pointer.ts';

const key = (name: string, optional = false): object => ({ kind: 'key', key: name, optional });

test.each([
  ['the empty path is the whole document', '', []],
  ['a slash alone is the empty key', '/', [key('')]],
  ['escapes are decoded in one sweep', '/a~1b~01~7c~5', [key('a/b~1:c~5')]],
  ['a question mark makes everything to its right optional', '/a/b?/c', [key('a'), key('b', true), key('c', true)]],
  ['a doubled question mark is a key that ends in one', '/g??', [key('g?', true)]],
  ['a number is a position', '/01', [{ kind: 'index', index: 1, modifiers: [] }]],
  ['a number with a question mark is a key', '/10?', [key('10', true)]],
  ['a number beyond 64 bits is a key', '/9223372036854775808', [key('9223372036854775808')]],
  ['minus zero is the first item', '/-0', [{ kind: 'index', index: 0, modifiers: [] }]],
  ['a dash at the end appends', '/a/-', [key('a'), { kind: 'append' }]],
  ['a dash elsewhere is a key', '/-/a', [key('-'), key('a')]],
  ['an optional dash is a key', '/-?', [key('-', true)]],
  ['a matcher is split at its first equals sign', '/a=b=c', [{ kind: 'match', key: 'a', value: 'b=c', optional: false, modifiers: [] }]],
  [
    'the question mark of a matcher stands before its modifiers',
    '/name=x?:after',
    [{ kind: 'match', key: 'name', value: 'x', optional: true, modifiers: ['after'] }],
  ],
  ['positions are shifted by modifiers', '/0:next:prev', [{ kind: 'index', index: 0, modifiers: ['next', 'prev'] }]],
])('%s', (_, path, tokens) => {
  expect(parsePointer(path)).toEqual(tokens);
});

test.each([
  ['no slash at the beginning', 'name'],
  ['a colon that begins no modifier', '/a:b'],
  ['a modifier in capitals', '/0:After'],
  ['a modifier on a key', '/a:after'],
  ['a modifier on a dash', '/-:after'],
  ['a question mark after a modifier', '/name=x:after?'],
])('a path is refused for %s', (_, path) => {
  expect(parsePointer(path)).toBeTypeOf('string');
});

test('messages print a path with one question mark, where the optional part begins', () => {
  const pointer = parsePointer('/a?/b=~1?/c');
  expect(typeof pointer === 'string' ? pointer : pointerText(pointer)).toBe('/a?/b=~1/c');
});
