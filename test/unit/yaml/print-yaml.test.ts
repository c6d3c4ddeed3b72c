import { readFileSync } from 'node:fs';
import { fc } from '../../random.ts';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { MapNode, ScalarNode, SequenceNode, UnknownNode, type ConfigNode } from '../../../src/value/node.ts';
import type { Scalar } from '../../../src/value/plain-scalar.ts';
import { printYaml } from '../../../src/yaml/print-yaml.ts';
import { plainValue, read } from './plain-value.ts';

const printed = (text: string) => printYaml(read(text).root!);

test.each([
  ['keys are sorted, letters last and numbers by value', 'b: 1\na10: 2\na9: 3\n5: 4\n.p: 5\n', '5: 4\n.p: 5\na9: 3\na10: 2\nb: 1\n'],
  ['lists stand at the column of their key', 'a: [1, [x, {b: 2, c: []}], {}]\n', 'a:\n- 1\n- - x\n  - b: 2\n    c: []\n- {}\n'],
  [
    'text that would read as something else is quoted',
    'a: ["yes", "0777", "1:30", "2020-01-02", "=", "<<", "", "a: b", "*x", "x #y", " x"]\n',
    'a:\n- "yes"\n- "0777"\n- "1:30"\n- "2020-01-02"\n- "="\n- "<<"\n- ""\n- "a: b"\n- "*x"\n- "x #y"\n- " x"\n',
  ],
  [
    'values are printed as read',
    'a: [yes, 0777, 3586.0, ~, .5, .inf, 1e20, 12345678.0]\n',
    'a:\n- true\n- 511\n- 3586\n- null\n- 0.5\n- .inf\n- 1e+20\n- 1.2345678e+07\n',
  ],
  [
    'lines of text stay lines',
    'a: "x\\ny"\nb: "x\\n"\nc: "x\\n\\n"\nd: ["p\\nq\\n"]\n',
    'a: |-\n  x\n  y\nb: |\n  x\nc: |+\n  x\n\nd:\n- |\n  p\n  q\n',
  ],
  ['save for a text that is the whole document', '":\\n"\n', '":\\n"\n'],
  ['control characters are escaped', 'a: "\\u001b\\r\\u2028\\u0000"\n', 'a: "\\u001b\\r\\u2028\\u0000"\n'],
])('%s', (_, text, expected) => {
  expect(printed(text)).toBe(expected);
});

test('a value that is not known is printed as its text', () => {
  const { root } = read('a: 1\n');
  const unknown = new UnknownNode(root!.origin, 'missing-variable', '((domain))', ['domain']);
  expect(printYaml(new SequenceNode(root!.origin, [unknown]))).toBe('- ((domain))\n');
});

const { origin } = read('x').root!;
const text = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: fc.constantFrom('\n', ' ', '\t', 'x', '#', ':', '-', '"', '\\', '?', '\r', '\u0085', '\u2028', '\ufeff', '한') }),
  fc.constantFrom(
    'y',
    'NO',
    'off',
    '~',
    '0o7',
    '1_0',
    '08',
    '.5',
    '1e3',
    '.nan',
    '<<',
    '=',
    '---',
    '... x',
    '- x',
    '1:30',
    '2020-01-02 03:04:05',
    '!x',
    '&x',
    '%x',
    '@',
    '`',
    'k'.repeat(1100),
  ),
);
const scalar: fc.Arbitrary<Scalar> = fc.oneof(
  text.map((value) => ({ type: 'string', value }) as const),
  fc.maxSafeInteger().map((value) => ({ type: 'integer', value: value === 0 ? 0 : value }) as const),
  fc.double().map((value) => ({ type: 'float', value }) as const),
  fc.boolean().map((value) => ({ type: 'boolean', value }) as const),
  fc.constant({ type: 'null', value: null } as const),
);
const made = (value: Scalar) => new ScalarNode(origin, String(value.value), 'made', value);
const { node } = fc.letrec<{ node: ConfigNode }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4 },
    scalar.map(made),
    fc.array(tie('node')).map((items) => new SequenceNode(origin, items)),
    fc.dictionary(text, tie('node')).map(
      (entries) =>
        new MapNode(
          origin,
          Object.entries(entries).map(([value, item]) => ({ key: made({ type: 'string', value }), value: item })),
        ),
    ),
  ),
}));

describe('what is printed reads back equal', () => {
  test('here', () => {
    fc.assert(
      fc.property(node, (value) => {
        const back = read(printYaml(value));
        expect(back.problems).toEqual([]);
        expect(withoutSign(plainValue(back.root))).toEqual(withoutSign(plainValue(value)));
      }),
    );
  });

  test('and, for text, in another YAML 1.1 reader', () => {
    fc.assert(
      // That reader takes `.` and `e3` for numbers and a next-line character for a line break.
      fc.property(
        text.filter((value) => !/^[-+.eE_0-9]+$|\u0085/.test(value)),
        (value) => {
          expect(parse(printYaml(new SequenceNode(origin, [made({ type: 'string', value })])), { version: '1.1' })).toEqual([value]);
        },
      ),
    );
  });
});

/** Negative zero is printed as a whole number and loses its sign. */
function withoutSign(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSign);
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withoutSign(item)]));
  return Object.is(value, -0) ? 0 : value;
}

const shared = process.env['TASLINT_SHARED'];

test.skipIf(shared === undefined)('scalars are printed as the real printer does, save for more quotes', () => {
  const file = JSON.parse(readFileSync(`${shared}/reference/cases/scalars-yaml11.json`, 'utf8')) as {
    rows: { text: string; printed?: string }[];
  };
  const compared = file.rows.filter((row) => row.printed !== undefined);
  const different = compared.filter((row) => printed(`v: ${row.text}\n`).trimEnd() !== row.printed).map((row) => row.printed);
  expect(different).toEqual(['v: =', 'v: <<', 'v: 2020-13-45']);
});
