import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCases } from '../../../src/dev/quality/cases.ts';
import { goFloatText } from '../../../src/interpolate/go-text.ts';
import { interpolate } from '../../../src/interpolate/interpolate.ts';
import { toJson } from '../../../src/interpolate/to-json.ts';
import { answer, yaml } from './build.ts';

const shared = process.env['TASLINT_SHARED'];

test.skipIf(shared === undefined)('every recorded answer of the real tools is ours too', async () => {
  const { passed, failures } = await runCases(join(shared!, 'reference/cases'), (name) => name !== 'metadata.json');
  expect(failures).toEqual([]);
  expect(passed).toBeGreaterThan(400);
});

test.each([
  ['a whole placeholder keeps the type of its value', { template: 'a: "((p))"\n', vars: ['p: 8080\n'] }, { a: 8080 }],
  ['pasted digits stay a text', { template: 'a: "1((p))"\n', vars: ['p: 2\n'] }, { a: '12' }],
  [
    'a placeholder that is left alone when its neighbour is empty counts as whole',
    { template: 'a: "((e))((p))"\n', vars: ['e: ""\np: 5\n'] },
    { a: 5 },
  ],
  [
    'text that a replacement brings in is replaced if its name was there',
    { template: 'a: "((x))-((y))"\n', vars: ['x: ((y))\ny: 1\n'] },
    { a: '1-1' },
  ],
  ['a dollar sign in a value is only a dollar sign', { template: 'a: "x((p))"\n', vars: ['p: "$&$\'"\n'] }, { a: "x$&$'" }],
  ['two links are followed, the third stays', { template: 'a: ((x))\n', vars: ['x: ((y))\ny: ((z))\nz: 1\n'] }, { a: '((z))' }],
  ['a document that is one text is read again', { template: '"((x))"\n', vars: ['x: "k: ((y))"\ny: 7\n'] }, { k: 7 }],
  ['keys are replaced', { template: '((k)): 1\nx-((k)): 2\n', vars: ['k: name\n'] }, { name: 1, 'x-name': 2 }],
  ['a field through a list from its end', { template: 'a: ((m.l.-1.v))\n', vars: ['m: {l: [1, {v: last}]}\n'] }, { a: 'last' }],
  ['a slash in a field splits the way', { template: 'a: ((m.a/b))\n', vars: ['m: {a: {b: 1}}\n'] }, { a: 1 }],
  ['text with blanks is no placeholder', { template: 'a: (( x ))\n', vars: ['x: 1\n'] }, { a: '(( x ))' }],
  [
    'a definition whose variable is given goes away',
    { template: 'variables: [{name: p, type: password}]\n', vars: ['p: 1\n'] },
    { variables: [] },
  ],
])('%s', (_, texts, expected) => {
  expect(answer(texts)).toEqual(expected);
});

test.each([
  ['a missing variable', { template: 'a: ((x))\n' }, 'var-missing'],
  ['a missing field, even when missing variables may stay', { template: 'a: ((m.x))\n', vars: ['m: {}\n'] }, 'var-field'],
  ['a float inside a text', { template: 'a: "x((f))"\n', vars: ['f: 1.0\n'] }, 'var-embed-type'],
  ['a name that only the second pass sees', { template: 'a: ((x))\n', vars: ['x: ((y))\n'] }, 'var-missing'],
  ['a definition of an undefined variable', { template: 'variables: [{name: p}]\n' }, 'var-missing'],
  [
    'a definition that refers to itself',
    { template: 'variables: [{name: p, type: x, options: {ca: ((p))}}]\n', vars: ['p: 1\n'] },
    'definition-recursion',
  ],
  ['a definition given twice', { template: 'variables: [{name: p}, {name: p}]\n', vars: ['p: 1\n'] }, 'match-count'],
  ['definitions that are a map', { template: 'variables: {}\n' }, 'yaml'],
])('om refuses %s', (_, texts, problem) => {
  expect(answer(texts)).toBe(problem);
});

test('missing variables stay where they may, and in bosh unless it is told otherwise', () => {
  const texts = { template: 'a: ((!x))\nb: "y-((z))"\n' };
  expect(answer(texts, { skipMissing: true })).toEqual({ a: '((!x))', b: 'y-((z))' });
  expect(answer(texts, { dialect: 'bosh' })).toEqual({ a: '((!x))', b: 'y-((z))' });
  expect(answer(texts, { dialect: 'bosh', refuseMissing: true })).toBe('var-missing');
});

test('bosh takes one blank on each side of a whole placeholder, and never replaces it in a longer text', () => {
  const texts = { template: 'a: (( x ))\nb: "y (( x ))"\nc: ((  x ))\n', vars: ['x: 1\n'] };
  expect(answer(texts, { dialect: 'bosh' })).toEqual({ a: 1, b: 'y (( x ))', c: '((  x ))' });
});

test('bosh can refuse variables that nothing uses', () => {
  expect(answer({ template: 'a: ((x.k))\n', vars: ['x: {k: 1}\n'] }, { dialect: 'bosh', refuseUnused: true })).toEqual({ a: 1 });
  expect(answer({ template: 'a: 1\n', vars: ['x: 1\n'] }, { dialect: 'bosh', refuseUnused: true })).toBe('var-unused');
});

test('the earliest step that fails is the one reported', () => {
  const broken = { template: 'a: [1\n', ops: ['- {type: zap}\n'], vars: ['- x\n'] };
  expect(answer(broken, { path: 'nope' })).toBe('vars-yaml');
  expect(answer({ ...broken, vars: [] }, { path: 'nope' })).toBe('ops-build/type');
  expect(answer({ ...broken, vars: [], ops: [] }, { path: 'nope' })).toBe('path-syntax');
  expect(answer({ ...broken, vars: [], ops: [] })).toBe('yaml');
});

test('variables that would multiply a document beyond all bounds are refused', () => {
  const many = `[${Array.from({ length: 1000 }, () => '((b))').join(', ')}]`;
  const vars = [`a: ${many}\nb: ${many.replaceAll('((b))', 'x')}\n`];
  expect(answer({ template: `l: ${many.replaceAll('((b))', '((a))')}\n`, vars })).toBe('limit');
  const long = 'x'.repeat(100_000);
  expect(answer({ template: `a: "-${'((p))'.repeat(1000)}"\n`, vars: [`p: ${long}\n`] })).toBe('limit');
});

test('JSON keeps all digits of an integer, and keys of any type as their text', () => {
  const result = interpolate({ template: yaml('{9007199254740993: 18446744073709551615, yes: 1.50, ~: .inf, 1e6: [-0.0]}\n') });
  expect(result.ok && toJson(result.root)).toBe('{"1e+06":[0],"9007199254740993":18446744073709551615,"null":"+Inf","true":1.5}');
});

test.each([
  [1, '1'],
  [1.5, '1.5'],
  [123456, '123456'],
  [1e6, '1e+06'],
  [1234567.5, '1.2345675e+06'],
  [0.0001, '0.0001'],
  [0.00001, '1e-05'],
  [1e100, '1e+100'],
  [-0, '-0'],
])('the float %d is printed as %s', (value, text) => {
  expect(goFloatText(value)).toBe(text);
});
