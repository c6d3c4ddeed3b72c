import { Document, isScalar, Pair, Scalar as YamlScalar, YAMLMap, YAMLSeq, type ScalarTag, type Tags } from 'yaml';
import { keyName, type ConfigNode, type MapEntry, type ScalarNode } from '../value/node.ts';
import { resolvePlain, type Scalar } from '../value/plain-scalar.ts';
import { assertNever } from '../base/assert-never.ts';
import { doubleQuoted, UNPRINTABLE } from './double-quoted.ts';

/**
 * A configuration as YAML text, in the layout of om: keys sorted, two blanks per level, lists at the column of their key. It reads back equal
 * under a YAML 1.1 loader: text that would read as something else is quoted. A value that is not known is printed as its text. The package `yaml` prints; it
 * is loaded with the commands that do, never for a lint.
 */
export function printYaml(node: ConfigNode): string {
  const document = new Document(undefined, { version: '1.1', customTags: (tags) => [...tags.filter(isNoMerge), written] });
  document.contents = toYaml(node);
  // The package does not indent a block scalar at the root, and the loaders of om and bosh want one blank at least.
  const root = document.contents;
  if (isScalar(root) && typeof root.value === 'string' && root.value.includes('\n')) root.type = 'QUOTE_DOUBLE';
  return document.toString({ indentSeq: false, lineWidth: 0, nullStr: 'null' });
}

function toYaml(node: ConfigNode): YAMLMap | YAMLSeq | YamlScalar {
  switch (node.kind) {
    case 'map': {
      const map = new YAMLMap();
      map.items = [...node.entries].sort(byKey).map(({ key, value }) => new Pair(keyToYaml(key), toYaml(value)));
      return map;
    }
    case 'sequence': {
      const list = new YAMLSeq();
      list.items = node.items.map(toYaml);
      return list;
    }
    case 'unknown':
      return textToYaml(node.text);
    case 'scalar':
      return scalarToYaml(node.resolved);
    default:
      return assertNever(node);
  }
}

/** `<<` is told by this printer, as key and as text. */
function isNoMerge(tag: Tags[number]): boolean {
  return typeof tag === 'string' || tag.tag !== 'tag:yaml.org,2002:merge';
}

/** Written as it stands, whatever it would read as. */
class Written {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

const written: ScalarTag = {
  identify: (value) => value instanceof Written,
  default: true,
  tag: 'tag:yaml.org,2002:written',
  resolve: (text) => text,
  stringify: ({ value }) => (value as Written).text, // what `identify` let through
};

function scalarToYaml(scalar: Scalar): YamlScalar {
  switch (scalar.type) {
    case 'string':
      return textToYaml(scalar.value);
    case 'float':
      return new YamlScalar(new Written(floatText(scalar.value)));
    case 'integer':
    case 'boolean':
    case 'null':
      return new YamlScalar(new Written(String(scalar.value)));
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

/** Text that YAML 1.1 loaders take for a number to the base 60 or a date. */
const BASE_60 = /^[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?$/;
const DATE = /^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt \t].*)?$/;
/** Text that looks like a number without being one to go-yaml, and that may stand without quotes. */
const LIKE_A_NUMBER = /^(?!---|\.\.\.|-$)[-+.eE0-9]+$/;

/** The package quotes what it would read as something else itself; it does not know what go-yaml takes for something else. */
function textToYaml(text: string): YamlScalar {
  if (UNPRINTABLE.test(text)) return new YamlScalar(new Written(doubleQuoted(text)));
  const isText = resolvePlain(text).type === 'string' && !BASE_60.test(text) && !DATE.test(text) && text !== '=' && text !== '<<';
  // what the package would take for a number and go-yaml does not: `.`, `e3`, `1e400`
  if (isText && LIKE_A_NUMBER.test(text)) return new YamlScalar(new Written(text));
  const scalar = new YamlScalar(text);
  if (!isText || /^[ \t\n]|\n\t|[ \t]$/.test(text)) scalar.type = 'QUOTE_DOUBLE';
  return scalar;
}

function keyToYaml({ resolved }: ScalarNode): YamlScalar {
  // Even quoted it would merge; with a tag it is text.
  return resolved.type === 'string' && resolved.value === '<<' ? new YamlScalar(new Written('!!str "<<"')) : scalarToYaml(resolved);
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
