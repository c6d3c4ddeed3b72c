import { expect, test } from 'vitest';
import { textOf } from '../../../src/base/source.ts';
import { readOperations } from '../../../src/interpolate/operations.ts';
import { answer, evaluate, wayOf, yaml } from './build.ts';

const TEMPLATE = 'name: cf\nlist: [a, b, c]\nnothing: ~\njobs:\n- name: router\n  count: 2\n- name: cell\n- name: dup\n- name: dup\n- 7\n';

const replace = (path: string, value = 'V'): string => `- {type: replace, path: "${path}", value: ${value}}\n`;
const remove = (path: string): string => `- {type: remove, path: "${path}"}\n`;
const absent = (path: string): string => `- {type: test, path: "${path}", absent: true}\n`;

test.each([
  ['an optional key is created with what it needs', replace('/new?/x/y'), '/new', { x: { y: 'V' } }],
  ['an append below an optional key makes a list', replace('/new?/-'), '/new', ['V']],
  ['a matcher below an optional key makes a list with the item', replace('/new?/name=x/v'), '/new', [{ name: 'x', v: 'V' }]],
  ['an optional matcher as the last step appends the value as it is', replace('/new?/name=x'), '/new', ['V']],
  ['the key of a new item can be overwritten', replace('/new?/name=x/name'), '/new', [{ name: 'V' }]],
  ['after the last item appends', replace('/list/-1:after'), '/list', ['a', 'b', 'c', 'V']],
  ['before inserts', replace('/list/0:before'), '/list', ['V', 'a', 'b', 'c']],
  ['previous of the first is the last', replace('/list/0:prev'), '/list', ['a', 'b', 'V']],
  ['next of a matched item', replace('/jobs/name=router:next/name'), '/jobs/1/name', 'V'],
  ['an optional matcher with after appends', replace('/jobs/name=none?:after', '{name: none}'), '/jobs/-1', { name: 'none' }],
  ['a removed item moves the later ones up', remove('/list/0:next'), '/list', ['a', 'c']],
  ['a removal of what is not there', remove('/zz?/y/x'), '/name', 'cf'],
  ['Null as a value counts as given', replace('/name', 'Null'), '/name', null],
])('%s', (_, ops, path, expected) => {
  expect(answer({ template: TEMPLATE, ops: [ops] }, { path })).toEqual(expected);
});

test.each([
  ['a key that is missing', replace('/nope'), 'key-missing'],
  ['a question mark to the right of the missing key', replace('/nope/x?'), 'key-missing'],
  ['a position below a key that is created', replace('/new?/0'), 'not-creatable'],
  ['an append to null', replace('/nothing?/-'), 'not-an-array'],
  ['a key below null', replace('/nothing?/x'), 'not-a-map'],
  ['a position in an item that is created', replace('/new?/name=x/0'), 'not-an-array'],
  ['a step below the name of an item that is created', replace('/new?/name=x/name/y'), 'not-a-map'],
  ['two matches', replace('/jobs/name=dup?/x'), 'match-count'],
  ['a position outside', replace('/list/2:next'), 'index-missing'],
  ['a modifier after the insertion', replace('/list/0:after:next'), 'modifier'],
  ['an insertion in the middle', replace('/jobs/0:before/count'), 'modifier'],
  ['an insertion by remove', remove('/list/0:after'), 'modifier'],
  ['the whole document removed', remove(''), 'remove-root'],
  ['an append removed', remove('/list/-'), 'token-not-allowed'],
  ['a number compared with a text', '- {type: test, path: /jobs/name=router/count, value: "2"}\n', 'test-failed'],
  ['a path that must not exist', absent('/name'), 'test-failed'],
  ['an optional path that must not exist', absent('/zz?'), 'test-failed'],
  ['the parent of a path that must not exist', absent('/zz/yy'), 'key-missing'],
  ['null as a value', replace('/name', '~'), 'ops-build/missing-value'],
  ['a quoted null as a value', replace('/name', '"null"'), 'ops-yaml'],
  ['a value for remove', '- {type: remove, path: /name, value: 1}\n', 'ops-build/value-not-allowed'],
  ['a test without anything', '- {type: test, path: /name}\n', 'ops-build/missing-value-or-absent'],
  ['a type in capitals', '- {type: Replace, path: /name, value: 1}\n', 'ops-build/type'],
  ['an operation that is a text', '- replace\n', 'ops-yaml'],
  ['a map of operations', 'type: replace\n', 'ops-yaml'],
  ['absent as a text', '- {type: test, path: /a, absent: "true"}\n', 'ops-yaml'],
])('om refuses %s', (_, ops, problem) => {
  expect(answer({ template: TEMPLATE, ops: [ops] })).toBe(problem);
});

test('a whole float placed by an operation comes back as an integer, one in the document does not', () => {
  const equals = (path: string): string => `- {type: test, path: ${path}, value: 1}\n`;
  expect(answer({ template: 'a: 0\nb: 1.0\n', ops: [replace('/a', '1.0') + equals('/a')] })).toEqual({ a: 1, b: 1 });
  expect(answer({ template: 'a: 0\nb: 1.0\n', ops: [equals('/b')] })).toBe('test-failed');
});

test('a key that is a number is reached by no path, and a text beside it is another key', () => {
  expect(answer({ template: 'map: {5: number}\n', ops: [`- {type: remove, path: "/map/5?"}\n`] })).toEqual({ map: { 5: 'number' } });
});

test('bosh names the operation instead of the operator words', () => {
  const ops = '- type: remove\n  path: /zz\n  error: please add zz\n';
  expect(evaluate({ template: 'a: 1\n', ops: [ops] }).problems[0]?.message).toContain("Error 'please add zz'");
  expect(evaluate({ template: 'a: 1\n', ops: [ops] }, 'bosh').problems[0]?.message).toContain("Error 'operation [0] in ops-0.yml failed'");
});

test('a placed subtree says in every node which operation put it there and where it is written', () => {
  const { root } = evaluate({ template: 'a: {}\n', ops: ['- type: replace\n  path: /a/b?/c\n  value: {d: [5]}\n'] });
  expect(wayOf(root, 'a', 'b', 'c', 'd', 0)).toEqual([
    'operation-target config.yml: a',
    expect.stringContaining('operation ops-0.yml: type: replace'),
    'operation-value ops-0.yml: 5',
  ]);
  expect(wayOf(root, 'a', 'b').at(-1)).toBe('operation-value ops-0.yml: /a/b?/c');
});

test('a failing operation is a problem at its path, with the nearest key, and the others still apply', () => {
  const result = evaluate({ template: 'instances: 1\n', ops: [replace('/instnaces', '2') + replace('/other?', '3')] });
  expect(result.problems).toHaveLength(1);
  expect(result.problems[0]).toMatchObject({ class: 'key-missing', data: { key: 'instnaces', suggestion: 'instances' } });
  expect(textOf(result.problems[0]!.at!)).toContain('/instnaces');
  expect(answer({ template: 'a: 1\n' })).toEqual({ a: 1 });
  expect(wayOf(result.root, 'other').at(-1)).toBe('operation-value ops-0.yml: 3');
});

test('operations say whether they changed anything, led to something, and were undone', () => {
  const ops = [replace('/a', '1'), replace('/b?/c', 'x'), remove('/b'), remove('/b?'), replace('/a', '2'), replace('/a', '3')].join('');
  const { operations } = evaluate({ template: 'a: 1\n', ops: [ops] });
  expect(operations.map(({ outcome, matched, changed, undoneBy }) => [outcome, matched, changed, undoneBy?.index])).toEqual([
    ['applied', true, false, 4],
    ['applied', false, true, 2],
    ['applied', true, true, undefined],
    ['nothing-to-remove', false, false, undefined],
    ['applied', true, true, 5],
    ['applied', true, true, undefined],
  ]);
});

test('operations that are in order are read even where others are not', () => {
  const { operations, problems } = readOperations(
    yaml('- {type: zap, path: /a}\n- {type: remove, path: /b}\n- {type: replace, path: c, value: 1}\n', 'ops.yml'),
  );
  expect(operations.map(({ index, path }) => [index, path])).toEqual([[1, '/b']]);
  expect(problems.map((problem) => problem.class)).toEqual(['ops-build/type', 'ops-build/path-syntax']);
});
