import type { FactRow } from './fact-row.ts';
import { matchesText } from '../base/glob.ts';
import { compareVersions } from './compare-versions.ts';

/** A value of an expression. Whole numbers beyond the safe range are bigint, as in cells. */
export type Value = string | number | bigint | boolean | FactRow | readonly Value[];

/** The functions that expressions may call: their CEL signatures, one sentence each, and what they compute from known values. */
export interface RuleFunction {
  readonly name: string;
  /** As the CEL library declares them; `A` is any type. A dot means that the function stands behind its first argument. */
  readonly signatures: readonly string[];
  readonly doc: string;
  /** Undefined when the arguments do not fit: the expression is then undecided. */
  readonly compute: (...args: readonly Value[]) => Value | undefined;
}

export const FUNCTIONS: readonly RuleFunction[] = [
  {
    name: 'size',
    signatures: [], // declared by the library: size(list), list.size(), size(string), string.size()
    doc: 'number of elements of a list, or of characters of a text',
    compute: (of) => (isList(of) ? of.length : typeof of === 'string' ? Array.from(of).length : undefined),
  },
  {
    name: 'startsWith',
    signatures: [],
    doc: 'text.startsWith(beginning)',
    compute: (text, part) => onTexts(text, part, (one, other) => one.startsWith(other)),
  },
  {
    name: 'endsWith',
    signatures: [],
    doc: 'text.endsWith(end)',
    compute: (text, part) => onTexts(text, part, (one, other) => one.endsWith(other)),
  },
  {
    name: 'contains',
    signatures: [],
    doc: 'text.contains(part)',
    compute: (text, part) => onTexts(text, part, (one, other) => one.includes(other)),
  },
  {
    name: 'glob',
    signatures: ['glob(string, string): bool'],
    doc: 'glob(text, pattern): `*` stands for any characters, `?` for one',
    compute: (text, pattern) => onTexts(text, pattern, matchesText),
  },
  {
    name: 'lower',
    signatures: ['lower(string): string'],
    doc: 'the text in small letters',
    compute: (text) => onText(text, (one) => one.toLowerCase()),
  },
  {
    name: 'upper',
    signatures: ['upper(string): string'],
    doc: 'the text in capital letters',
    compute: (text) => onText(text, (one) => one.toUpperCase()),
  },
  { name: 'trim', signatures: [], doc: 'text.trim(): without blanks at both ends', compute: (text) => onText(text, (one) => one.trim()) },
  {
    name: 'split',
    signatures: [],
    doc: 'text.split(separator): a list of texts',
    compute: (text, separator) => (typeof text === 'string' && typeof separator === 'string' ? text.split(separator) : undefined),
  },
  { name: 'int', signatures: [], doc: 'a whole number from a text or a number', compute: toWhole },
  { name: 'double', signatures: [], doc: 'a number with fraction from a text or a whole number', compute: toNumber },
  {
    name: 'string',
    signatures: [],
    doc: 'a text from a number or a flag',
    compute: (of) => (isList(of) || typeof of === 'object' ? undefined : String(of)),
  },
  {
    name: 'min',
    signatures: ['min(list<A>): A', 'min(int, int): int', 'min(double, double): double'],
    doc: 'the smallest of a list, or of two numbers; nothing for an empty list',
    compute: (...of) => extreme(of, (one, other) => one < other),
  },
  {
    name: 'max',
    signatures: ['max(list<A>): A', 'max(int, int): int', 'max(double, double): double'],
    doc: 'the largest of a list, or of two numbers; nothing for an empty list',
    compute: (...of) => extreme(of, (one, other) => one > other),
  },
  {
    name: 'sum',
    signatures: ['sum(list<int>): int', 'sum(list<double>): double'],
    doc: 'the sum of a list of numbers; 0 when it is empty',
    compute: sum,
  },
  {
    name: 'join',
    signatures: ['join(list<A>, string): string'],
    doc: 'join(list, separator): the elements as one text',
    compute: (list, separator) =>
      isList(list) && list.every(isScalar) && typeof separator === 'string' ? list.map(String).join(separator) : undefined,
  },
  {
    name: 'unique',
    signatures: ['unique(list<A>): list<A>'],
    doc: 'the elements without repetitions, in their order',
    compute: (list) => (isList(list) && list.every(isScalar) ? [...new Set(list)] : undefined),
  },
  {
    name: 'sort',
    signatures: ['sort(list<A>): list<A>'],
    doc: 'the elements in order: numbers by value, texts by code unit',
    compute: (list) =>
      isList(list) && (list.every(isNumeric) || list.every(isText))
        ? [...list].sort((one, other) => (one < other ? -1 : one > other ? 1 : 0))
        : undefined,
  },
  {
    name: 'versionAtLeast',
    signatures: ['versionAtLeast(string, string): bool'],
    doc: 'versionAtLeast(version, floor): dotted versions compared part by part; undecided for `latest`',
    compute: (version, floor) => onVersions(version, floor, (order) => order >= 0),
  },
  {
    name: 'versionBelow',
    signatures: ['versionBelow(string, string): bool'],
    doc: 'versionBelow(version, ceiling): dotted versions compared part by part; undecided for `latest`',
    compute: (version, ceiling) => onVersions(version, ceiling, (order) => order < 0),
  },
];

export function isList(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value);
}

export function isNumeric(value: Value | undefined): value is number | bigint {
  return typeof value === 'number' || typeof value === 'bigint';
}

function isText(value: Value): value is string {
  return typeof value === 'string';
}

function isScalar(value: Value): value is string | number | bigint | boolean {
  return typeof value !== 'object';
}

function onText(text: Value | undefined, compute: (text: string) => string): Value | undefined {
  return typeof text === 'string' ? compute(text) : undefined;
}

function onTexts(one: Value | undefined, other: Value | undefined, compute: (one: string, other: string) => boolean): Value | undefined {
  return typeof one === 'string' && typeof other === 'string' ? compute(one, other) : undefined;
}

function onVersions(one: Value | undefined, other: Value | undefined, decide: (order: number) => boolean): Value | undefined {
  if (typeof one !== 'string' || typeof other !== 'string') return undefined;
  const order = compareVersions(one, other);
  return order === undefined ? undefined : decide(order);
}

function toWhole(of: Value | undefined): Value | undefined {
  if (typeof of === 'string') return /^-?[0-9]{1,15}$/.test(of) ? Number(of) : undefined;
  if (typeof of === 'number') return Number.isSafeInteger(Math.trunc(of)) ? Math.trunc(of) : undefined;
  return typeof of === 'bigint' ? of : undefined;
}

function toNumber(of: Value | undefined): Value | undefined {
  if (typeof of === 'string') return /^-?[0-9]{1,15}(\.[0-9]{1,15})?$/.test(of) ? Number(of) : undefined;
  return isNumeric(of) ? Number(of) : undefined;
}

function extreme(of: readonly Value[], wins: (one: Value, other: Value) => boolean): Value | undefined {
  const list = isList(of[0]) ? of[0] : of;
  if (!list.every(isNumeric) && !list.every(isText)) return undefined;
  return list.reduce<Value | undefined>((best, value) => (best === undefined || wins(value, best) ? value : best), undefined);
}

function sum(list: Value | undefined): Value | undefined {
  if (!isList(list)) return undefined;
  let total = 0;
  for (const value of list) {
    if (typeof value !== 'number') return undefined;
    total += value;
  }
  return total;
}
