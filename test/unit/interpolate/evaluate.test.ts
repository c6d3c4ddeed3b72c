import { expect, test } from 'vitest';
import { textOf } from '../../../src/base/source.ts';
import { evaluateDocument } from '../../../src/interpolate/evaluate.ts';
import { descend, UnknownNode } from '../../../src/value/node.ts';
import { editSpan } from '../../../src/value/origin.ts';
import { evaluate, wayOf, yaml } from './build.ts';

test('a document without placeholders and operations comes back as it is', () => {
  const document = yaml('a: {b: [1, "it costs $5", pa$$word]}\n');
  expect(evaluateDocument({ document }).root).toBe(document.root);
});

test('subtrees that nothing touches are shared', () => {
  const document = yaml('changed: ((x))\nkept: {deep: [1]}\n');
  const { root } = evaluateDocument({ document, operations: [yaml('- {type: replace, path: "/new?", value: 1}\n', 'ops.yml')] });
  expect(root).not.toBe(document.root);
  expect(descend(root, 'kept')).toBe(descend(document.root, 'kept'));
});

test('a value from a vars file knows its use and its definition, through both passes', () => {
  const { root } = evaluate({ template: 'a: ((one))\n', vars: ['one: ((two.k))\ntwo: {k: [x]}\n'] });
  expect(wayOf(root, 'a', 0)).toEqual([
    'variable-use config.yml: ((one))',
    'variable-use vars-0.yml: ((two.k))',
    'variable-value vars-0.yml: x',
  ]);
});

test('a text with one variable pasted in is edited where the variable has its value', () => {
  const { root } = evaluate({ template: 'a: api.((domain))\nb: ((domain))/((domain))\n', vars: ['domain: example.com\n'] });
  for (const key of ['a', 'b']) {
    expect(wayOf(root, key)).toEqual(['variable-use config.yml: ((domain))', 'variable-value vars-0.yml: example.com']);
    expect(textOf(editSpan(descend(root, key)!.origin)!)).toBe('example.com');
  }
});

test('a text with several variables pasted in is edited where it stands, and each definition is on the way', () => {
  const { root } = evaluate({ template: 'a: ((name)).((domain))\n', vars: ['domain: example.com\nname: api\n'] });
  expect(wayOf(root, 'a')).toEqual([
    'written config.yml: ((name)).((domain))',
    'variable-use config.yml: ((name))',
    'variable-value vars-0.yml: api',
    'variable-use config.yml: ((domain))',
    'variable-value vars-0.yml: example.com',
  ]);
  expect(textOf(editSpan(descend(root, 'a')!.origin)!)).toBe('((name)).((domain))');
});

test('a chain of variables in a text is one part', () => {
  const { root } = evaluate({ template: 'a: api.((domain))\n', vars: ['domain: ((env)).example.com\nenv: prod\n'] });
  expect(descend(root, 'a')).toMatchObject({ text: 'api.prod.example.com' });
  expect(wayOf(root, 'a')).toEqual([
    'variable-use config.yml: ((domain))',
    'variable-use vars-0.yml: ((env))',
    'variable-value vars-0.yml: prod',
  ]);
});

test('a variable with a text of several variables is edited where that text is written', () => {
  const vars = ['domain: ((env)).((zone))\nenv: prod\nzone: example.com\n'];
  const { root } = evaluate({ template: 'a: api.((domain))\nb: ((domain))\n', vars });
  for (const key of ['a', 'b']) expect(textOf(editSpan(descend(root, key)!.origin)!)).toBe('((env)).((zone))');
  expect(wayOf(root, 'a')).toEqual([
    'variable-use config.yml: ((domain))',
    'variable-value vars-0.yml: ((env)).((zone))',
    'variable-use vars-0.yml: ((env))',
    'variable-value vars-0.yml: prod',
    'variable-use vars-0.yml: ((zone))',
    'variable-value vars-0.yml: example.com',
  ]);
});

test('a text that an operation brings leads from the configuration to the variable', () => {
  const ops = ['- {type: replace, path: /a, value: api.((domain))}\n'];
  const { root } = evaluate({ template: 'a: 1\n', ops, vars: ['domain: example.com\n'] });
  expect(wayOf(root, 'a')).toEqual([
    'operation-target config.yml: a',
    'operation ops-0.yml: {type: replace, path: /a, value: api.((domain))}',
    'variable-use ops-0.yml: ((domain))',
    'variable-value vars-0.yml: example.com',
  ]);
});

test('an operation that brings a placeholder leads through both files', () => {
  const { root } = evaluate({ template: 'a: 1\n', ops: ['- {type: replace, path: /a, value: ((x))}\n'], vars: ['x: 2\n'] });
  expect(wayOf(root, 'a').slice(2)).toEqual(['variable-use ops-0.yml: ((x))', 'variable-value vars-0.yml: 2']);
});

test('what nobody gives is unknown, also when only part of a text is missing', () => {
  const { root, problems, uses } = evaluate({ template: 'a: ((x))\nb: ((y)).((domain))\n', vars: ['y: api\n'] });
  expect(descend(root, 'a')).toMatchObject({ kind: 'unknown', because: 'missing-variable', text: '((x))', variables: ['x'] });
  expect(descend(root, 'b')).toMatchObject({ kind: 'unknown', text: 'api.((domain))', variables: ['domain'] });
  expect(problems).toEqual([]);
  expect(uses.map(({ name, outcome, embedded }) => [name, outcome, embedded])).toEqual([
    ['x', 'missing', false],
    ['y', 'resolved', true],
    ['domain', 'missing', true],
  ]);
});

test('a chain that no pass resolves is unknown and says so', () => {
  const { root, uses } = evaluate({
    template: 'a: ((one))\nb: ((self))\n',
    vars: ['one: ((two))\ntwo: ((three))\nthree: 3\nself: ((self))\n'],
  });
  expect(descend(root, 'a')).toBeInstanceOf(UnknownNode);
  expect(descend(root, 'b')).toBeInstanceOf(UnknownNode);
  expect(uses.filter(({ outcome }) => outcome === 'never-replaced').map(({ name, at }) => [name, at?.file.path])).toEqual([
    ['three', 'vars-0.yml'],
    ['self', 'vars-0.yml'],
  ]);
});

test('a placeholder with blanks is noted for om, which takes it for text', () => {
  expect(evaluate({ template: 'a: "x (( y ))"\n' }).uses).toMatchObject([{ name: 'y', outcome: 'spaced', embedded: true }]);
});

test('a value that cannot be pasted is a problem at the placeholder and leaves the text unknown', () => {
  const { root, problems } = evaluate({ template: 'a: port-((f))\n', vars: ['f: 1.5\n'] });
  expect(problems).toMatchObject([{ class: 'var-embed-type', data: { name: 'f', type: 'float' } }]);
  expect(textOf(problems[0]!.at!)).toBe('((f))');
  expect(descend(root, 'a')).toBeInstanceOf(UnknownNode);
});

test('in a manifest, defined variables and absolute names are left to the credential store', () => {
  const { root } = evaluate({ template: 'a: ((p))\nb: ((/dir/q))\nc: ((r))\nvariables: [{name: p, type: password}]\n' }, 'bosh');
  expect(['a', 'b', 'c'].map((key) => descend(root, key))).toMatchObject([
    { because: 'credential-store' },
    { because: 'credential-store' },
    { because: 'missing-variable' },
  ]);
});

test.each([
  ['$NAME', 'template'],
  ['https://${HOST}/x', 'template'],
  ['${PORT:-8080}', 'template'],
  ['$(cat file)', undefined],
  ['$(hostname)', 'template'],
  ['{{ .Values.x }}', 'template'],
  ['<%= p("x") %>', 'template'],
  ['<!{credhub}:/c/x!>', 'template'],
  ['(( grab meta.x ))', 'template'],
  ['((vault:x))', 'template'],
  ['ENC[PKCS7,MIIB]', 'encrypted'],
  ['pa$$w0rd', undefined],
  ['$ecret', undefined],
  ['a{b}$', undefined],
  ['costs $5 (net)', undefined],
  ['f((x)', undefined],
])('%s is taken for %s', (text, because) => {
  const node = descend(evaluate({ template: `a: '${text}'\n` }).root, 'a');
  expect(node?.kind === 'unknown' ? node.because : undefined).toBe(because);
});

test('a text of several lines is never taken for a template', () => {
  const pem = 'a: |\n  -----BEGIN X-----\n  ${abc}\n  {{ y }}\n  -----END X-----\n';
  expect(descend(evaluate({ template: pem }).root, 'a')?.kind).toBe('scalar');
});
