import { expect, test } from 'vitest';
import { findRenames } from '../../../../src/workspace/history/renames.ts';

const lines = (...names: readonly string[]): string => names.map((name) => `${name}: 1\n`).join('');

test.each([
  ['the same content', { 'b.yml': lines('x') }, { 'a.yml': lines('x') }, { 'b.yml': 'a.yml' }],
  ['half of the lines', { 'b.yml': lines('x', 'y', 'new') }, { 'a.yml': lines('x', 'y', 'z') }, { 'b.yml': 'a.yml' }],
  ['too little in common', { 'b.yml': lines('x', 'new', 'newer') }, { 'a.yml': lines('x', 'y', 'z') }, {}],
  [
    'the same name wins among equals',
    { 'b/cf.yml': lines('x') },
    { 'a/other.yml': lines('x'), 'a/cf.yml': lines('x') },
    { 'b/cf.yml': 'a/cf.yml' },
  ],
  ['each file that is gone is used once', { 'b.yml': lines('x'), 'c.yml': lines('x') }, { 'a.yml': lines('x') }, { 'b.yml': 'a.yml' }],
  ['empty files are like all others', { 'b.yml': '' }, { 'a.yml': '' }, {}],
])('%s', (_why, added, gone, expected) => {
  const list = (files: Readonly<Record<string, string>>) => Object.entries(files).map(([path, text]) => ({ path, text }));
  expect(Object.fromEntries(findRenames(list(added), list(gone)))).toEqual(expected);
});
