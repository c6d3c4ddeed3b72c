import { expect, test } from 'vitest';
import { conflictingNames, readVariables, scopeOf } from '../../../src/interpolate/variables.ts';
import { answer, yaml } from './build.ts';

test.each([
  ['a later file replaces a whole map', { template: 'a: ((m))\n', vars: ['m: {x: 1}\n', 'm: {z: 2}\n'] }, {}, { a: { z: 2 } }],
  ['--var wins over files', { template: 'a: ((v))\n', vars: ['v: 1\n'] }, { args: ['v=2'] }, { a: 2 }],
  ['files win over the environment', { template: 'a: ((v))\n', vars: ['v: 1\n'] }, { varsEnv: ['P'], env: { P_v: '3' } }, { a: 1 }],
  ['the last prefix wins', { template: 'a: ((v))\n' }, { varsEnv: ['P', 'Q'], env: { P_v: '1', Q_v: '2' } }, { a: 2 }],
  ['a text on the command line keeps its blanks and comments', { template: 'a: ((v))\n' }, { args: ['v= x #y'] }, { a: ' x #y' }],
  ['a quoted text on the command line is YAML', { template: 'a: ((v))\n' }, { args: ['v="a\\tb"'] }, { a: 'a\tb' }],
  ['bosh only cuts the quotes off', { template: 'a: ((v))\n' }, { args: ['v="a\\tb"'], dialect: 'bosh' as const }, { a: 'a\\tb' }],
  ['an empty environment variable is null', { template: 'a: ((v))\n' }, { varsEnv: ['P'], env: { P_v: '' } }, { a: null }],
  ['names are the texts of keys', { template: 'a: [((yes)), ((5)), ((0x10))]\n', vars: ['yes: 1\n5: 2\n0x10: 3\n'] }, {}, { a: [1, 2, 3] }],
  ['dotted names share a map', { template: 'a: ((m))\n', vars: ['m.x: 1\n', 'm.y: 2\n'] }, {}, { a: { x: 1, y: 2 } }],
  ['three parts nest twice', { template: 'a: ((m))\n', vars: ['m.x.z: 1\n'] }, {}, { a: { x: { z: 1 } } }],
])('%s', (_, texts, options, expected) => {
  expect(answer(texts, options)).toEqual(expected);
});

test.each([
  ['--var without an equals sign', { args: ['v'] }, 'kv-format'],
  ['--var without a name', { args: ['=1'] }, 'kv-format'],
  ['--var that is not YAML', { args: ['v=[1'] }, 'vars-yaml'],
  ['an empty prefix', { varsEnv: [''] }, 'env-prefix'],
  ['an environment variable that is not YAML, used or not', { varsEnv: ['P'], env: { P_v: '[1' } }, 'vars-yaml'],
])('om refuses %s', (_, options, problem) => {
  expect(answer({ template: 'a: 1\n' }, options)).toBe(problem);
});

test('the reasons never show the value of an argument', () => {
  const { problems } = readVariables({ vars: ['hunter2', 'v=[hunter2', '=hunter2', 'w='], varsEnv: ['P'], env: { P_v: '{hunter2' } });
  expect(problems).toHaveLength(5);
  expect(JSON.stringify(problems)).not.toContain('hunter2');
});

test('names that contradict each other are refused, since om would choose by chance', () => {
  const scope = (text: string): ReturnType<typeof scopeOf> => {
    const { file, root } = yaml(text, 'vars.yml');
    return scopeOf([{ kind: 'file', file, root }]);
  };
  expect(conflictingNames(scope('a: {}\na.b: 1\n'))).toMatchObject([{ name: 'a.b', other: 'a' }]);
  expect(conflictingNames(scope('a.b.c: 1\na.b.d: 1\n'))).toMatchObject([{ name: 'a.b.d', other: 'a.b.c' }]);
  expect(conflictingNames(scope('a.b: 1\na.c: 1\nb: 1\n'))).toEqual([]);
  expect(answer({ template: 'x: 1\n', vars: ['a: {}\n', 'a.b: 1\n'] })).toBe('var-conflict');
});
