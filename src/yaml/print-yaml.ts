import { keyName, type ConfigNode, type MapEntry, type MapNode, type ScalarNode, type SequenceNode } from '../value/node.ts';
import { resolvePlain, type Scalar } from '../value/plain-scalar.ts';
import { assertNever } from '../base/assert-never.ts';

/**
 * A configuration as YAML text, in the layout of om: keys sorted, two blanks per level, lists at the column of their key. It reads back equal
 * under a YAML 1.1 loader: text that would read as something else is quoted. A value that is not known is printed as its text.
 */
export function printYaml(node: ConfigNode): string {
  const lines: string[] = [];
  const start = isBlockCollection(node) ? '' : beginScalar(node, 0);
  if (isBlockCollection(node)) printCollection(node, 0, '', lines);
  else lines.push(start);
  return `${lines.join('\n')}\n`;
}

/** Prints a map or a list whose first line begins with `lead`, which is as wide as the indentation when it holds a dash. */
function printCollection(node: MapNode | SequenceNode, indent: number, lead: string, lines: string[]): void {
  const margin = ' '.repeat(indent);
  let begin = lead === '' ? margin : lead;
  if (node.kind === 'map') {
    for (const { key, value } of [...node.entries].sort(byKey)) {
      const text = keyText(key);
      if (text.length > LONGEST_SIMPLE_KEY) {
        lines.push(`${begin}? ${text}`);
        printEntry(margin, value, indent, lines);
      } else printEntry(begin + text, value, indent, lines);
      begin = margin;
    }
    return;
  }
  for (const item of node.items) {
    if (isBlockCollection(item)) printCollection(item, indent + 2, `${begin}- `, lines);
    else lines.push(`${begin}- ${beginScalar(item, indent + 2)}`);
    begin = margin;
  }
}

function printEntry(begin: string, value: ConfigNode, indent: number, lines: string[]): void {
  if (!isBlockCollection(value)) {
    lines.push(`${begin}: ${beginScalar(value, indent + 2)}`);
    return;
  }
  lines.push(`${begin}:`);
  printCollection(value, value.kind === 'map' ? indent + 2 : indent, '', lines);
}

function isBlockCollection(node: ConfigNode): node is MapNode | SequenceNode {
  return (node.kind === 'map' && node.entries.length > 0) || (node.kind === 'sequence' && node.items.length > 0);
}

/** A scalar or an empty collection; text of several lines goes on at `indent`. */
function beginScalar(node: ConfigNode, indent: number): string {
  switch (node.kind) {
    case 'map':
      return '{}';
    case 'sequence':
      return '[]';
    case 'unknown':
      return stringText(node.text, indent);
    case 'scalar':
      return scalarText(node.resolved, indent);
    default:
      return assertNever(node);
  }
}

function scalarText(scalar: Scalar, indent: number): string {
  switch (scalar.type) {
    case 'string':
      return stringText(scalar.value, indent);
    case 'float':
      return floatText(scalar.value);
    case 'integer':
    case 'boolean':
    case 'null':
      return String(scalar.value);
    default:
      return assertNever(scalar);
  }
}

/** A number as Go prints it: shortest digits, a whole one without its point, an exponent of two digits from 1e+06 on and below 1e-04. */
function floatText(value: number): string {
  if (Number.isNaN(value)) return '.nan';
  if (!Number.isFinite(value)) return value > 0 ? '.inf' : '-.inf';
  const scientific = value.toExponential();
  const exponent = Number(scientific.slice(scientific.indexOf('e') + 1));
  if (value === 0 || (exponent >= -4 && exponent < 6)) return String(value);
  return scientific.replace(/e([-+])(?=\d$)/, 'e$10');
}

// ---- text

const PRINTABLE = /^[\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd]*$/;
/** Text that YAML 1.1 loaders take for a number to the base 60 or a date. */
const BASE_60 = /^[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?$/;
const DATE = /^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt \t].*)?$/;

function stringText(text: string, indent: number): string {
  if (text.includes('\n')) return isLiteral(text) ? literalText(text, indent) : quotedText(text);
  return isPlain(text) ? text : quotedText(text);
}

function isPlain(text: string): boolean {
  if (text === '' || text === '=' || text === '<<' || /^[ \t]|[ \t:]$|: |:\t| #|[\t\n]|^(---|\.\.\.)/.test(text)) return false;
  if (/^[,[\]{}#&*!|>'"%@`]|^[-?:]( |$)/.test(text) || !isPrintable(text)) return false;
  return resolvePlain(text).type === 'string' && !BASE_60.test(text) && !DATE.test(text);
}

/** Text that a `|` scalar can hold and a person can read. */
function isLiteral(text: string): boolean {
  return isPrintable(text) && !/^[ \t\n]/.test(text) && !/^\t/m.test(text);
}

function isPrintable(text: string): boolean {
  return !/[\u2028\u2029\ufeff]/.test(text) && PRINTABLE.test(text.replaceAll(/[\ud800-\udbff][\udc00-\udfff]/g, ''));
}

function literalText(text: string, indent: number): string {
  const chomping = !text.endsWith('\n') ? '-' : text.endsWith('\n\n') ? '+' : '';
  const body = text.endsWith('\n') ? text.slice(0, -1) : text;
  const margin = ' '.repeat(Math.max(indent, 2));
  return `|${chomping}\n${body.replaceAll(/^(?=.)/gm, margin)}`;
}

const ESCAPES: Readonly<Record<string, string>> = { '"': '\\"', '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t', '\0': '\\0' };

function quotedText(text: string): string {
  return `"${text.replaceAll(/["\\]|[^\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd]/gu, escape)}"`;
}

function escape(character: string): string {
  const simple = ESCAPES[character];
  if (simple !== undefined) return simple;
  const code = character.codePointAt(0)!;
  // Pairs are characters and stay; half a pair cannot be written in YAML at all.
  if (code > 0xffff) return character;
  if (code >= 0xd800 && code <= 0xdfff) return '\\uFFFD';
  return code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;
}

// ---- keys

/** YAML allows 1024 characters; a longer key is written after `? `. */
const LONGEST_SIMPLE_KEY = 1000;

function keyText(key: ScalarNode): string {
  const { resolved } = key;
  if (resolved.type !== 'string') return scalarText(resolved, 0);
  // Even quoted it would merge; with a tag it is text.
  if (resolved.value === '<<') return '!!str "<<"';
  return isPlain(resolved.value) ? resolved.value : quotedText(resolved.value);
}

function byKey(one: MapEntry, other: MapEntry): number {
  const [left, right] = [one.key.resolved, other.key.resolved];
  if (left.type !== 'string' || right.type !== 'string') {
    if (left.type === 'string') return 1;
    if (right.type === 'string') return -1;
    return Number(left.value) - Number(right.value) || compareText(keyName(one.key), keyName(other.key));
  }
  return compareText(left.value, right.value);
}

/** The order of go-yaml: where two keys first differ, runs of digits compare as numbers and letters come last. */
function compareText(left: string, right: string): number {
  const shorter = Math.min(left.length, right.length);
  let at = 0;
  while (at < shorter && left[at] === right[at]) at++;
  if (at === shorter) return left.length - right.length;
  const [isLetter, isOtherLetter] = [LETTER.test(left[at]!), LETTER.test(right[at]!)];
  if (isLetter !== isOtherLetter) return isLetter ? 1 : -1;
  const plain = left.charCodeAt(at) - right.charCodeAt(at);
  if (isLetter) return plain;
  const [digits, otherDigits] = [digitsAt(left, at), digitsAt(right, at)];
  return Number(digits) - Number(otherDigits) || digits.length - otherDigits.length || plain;
}

const LETTER = /^\p{L}/u;

function digitsAt(text: string, at: number): string {
  return /^[0-9]*/.exec(text.slice(at, at + 15))![0];
}
