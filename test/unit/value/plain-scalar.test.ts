import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { resolvePlain } from '../../../src/value/plain-scalar.ts';
import { plainValue, read } from '../yaml/plain-value.ts';

const NAMES = { bool: 'boolean', int: 'integer', float: 'float', null: 'null', string: 'string' } as const;

describe('a plain scalar as Go reads it', () => {
  test.each([
    ['boolean', true, ['y', 'Y', 'yes', 'Yes', 'YES', 'on', 'On', 'ON', 'true', 'True', 'TRUE']],
    ['boolean', false, ['n', 'N', 'no', 'No', 'NO', 'off', 'Off', 'OFF', 'false', 'False', 'FALSE']],
    ['null', null, ['', '~', 'null', 'Null', 'NULL']],
    ['integer', 0, ['0', '-0', '00', '+0']],
    ['integer', 15, ['15', '+15', '017', '0o17', '0O17', '0xf', '0XF', '0b1111', '1_5', '15_', '0x_f']],
    ['integer', -1, ['-1', '-0x1', '-0b1', '-0o1', '-01']],
    ['integer', 18446744073709551615n, ['18446744073709551615', '0xffffffffffffffff']],
    ['integer', -9223372036854775808n, ['-9223372036854775808']],
    ['float', 18446744073709552000, ['18446744073709551616', '+18446744073709551615']],
    ['float', 8, ['08', '8.', '8.0', '0_8', '8e0']],
    ['float', 0.5, ['.5', '+.5', '0.5', '00.5', '5e-1']],
    ['float', Infinity, ['.inf', '.Inf', '.INF', '+.inf']],
    ['float', -Infinity, ['-.inf', '-.INF']],
    ['float', NaN, ['.nan', '.NaN', '.NAN']],
  ] as const)('%s %s', (type, value, texts) => {
    expect(texts.map((text) => resolvePlain(text))).toEqual(texts.map(() => ({ type, value })));
  });

  test.each([
    'yEs',
    'tRUE',
    'nO',
    'None',
    'nil',
    '-',
    '+',
    '.',
    '..',
    '_1',
    '.5_0',
    '-.',
    'e3',
    '.e3',
    '1e',
    '1e+',
    '1e400',
    '0x',
    '0xg',
    '0b2',
    '0o8',
    '1:30',
    '2020-01-02',
    '10.0.0.1',
    '1.2.3',
    '1,000',
    '=',
    '<<',
    '~x',
    '.inf_',
    '١',
    '１',
  ])('%s is text', (text) => {
    expect(resolvePlain(text)).toEqual({ type: 'string', value: text });
  });
});

interface Row {
  readonly text: string;
  readonly type: keyof typeof NAMES | 'map' | 'list' | 'error';
  readonly value?: unknown;
}

const shared = process.env['TASLINT_SHARED'];

describe.skipIf(shared === undefined)('recorded answers of the real loader', () => {
  const text = shared === undefined ? '{"rows":[]}' : readFileSync(`${shared}/reference/cases/scalars-yaml11.json`, 'utf8');
  // The form of the recorded file is checked by every row below.
  const recorded = JSON.parse(text) as { rows: readonly Row[] };
  // Refused by om only later, when the variable is missing.
  const rows = recorded.rows.filter((row) => row.text !== '((x))');

  test.each(rows.filter((row) => row.type === 'error'))('$text is refused', ({ text }) => {
    expect(read(`v: ${text}\n`).problems).not.toEqual([]);
  });

  test.each(rows.filter((row) => row.type !== 'error'))('$text is $type', ({ text, type, value }) => {
    const { root, problems } = read(`v: ${text}\n`);
    expect(problems).toEqual([]);
    const node = root?.kind === 'map' ? root.get('v') : undefined;
    const numbers: Readonly<Record<string, number>> = { '+Inf': Infinity, '-Inf': -Infinity, NaN };
    expect(plainValue(node)).toEqual(type === 'float' && typeof value === 'string' ? numbers[value] : value);
    if (node?.kind === 'scalar') expect(node.resolved.type).toBe(NAMES[type as keyof typeof NAMES]);
  });
});
