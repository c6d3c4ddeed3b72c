/**
 * What a plain scalar means to `om` and `bosh`: the resolution of Go's yaml.v2 (YAML 1.1 with its own choices), which is what both use.
 * Checked against recorded answers of the real loader in `test/unit/value/plain-scalar.test.ts`.
 */

/** A scalar's value. Whole numbers outside the safe range are bigint; a whole number is an `integer` even where JavaScript cannot tell `1` from `1.0`. */
export type Scalar =
  | { readonly type: 'string'; readonly value: string }
  | { readonly type: 'integer'; readonly value: number | bigint }
  | { readonly type: 'float'; readonly value: number }
  | { readonly type: 'boolean'; readonly value: boolean }
  | { readonly type: 'null'; readonly value: null };

export type ScalarType = Scalar['type'];

const NULL: Scalar = { type: 'null', value: null };
const TRUE: Scalar = { type: 'boolean', value: true };
const FALSE: Scalar = { type: 'boolean', value: false };

const WORDS = new Map<string, Scalar>([
  ...['', '~', 'null', 'Null', 'NULL'].map((word) => [word, NULL] as const),
  ...['y', 'Y', 'yes', 'Yes', 'YES', 'on', 'On', 'ON', 'true', 'True', 'TRUE'].map((word) => [word, TRUE] as const),
  ...['n', 'N', 'no', 'No', 'NO', 'off', 'Off', 'OFF', 'false', 'False', 'FALSE'].map((word) => [word, FALSE] as const),
  ...['.inf', '.Inf', '.INF', '+.inf', '+.Inf', '+.INF'].map((word) => [word, float(Infinity)] as const),
  ...['-.inf', '-.Inf', '-.INF'].map((word) => [word, float(-Infinity)] as const),
  ...['.nan', '.NaN', '.NAN'].map((word) => [word, float(NaN)] as const),
]);

const FLOAT = /^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$/;
const LARGEST_UNSIGNED = 2n ** 64n - 1n;
const SMALLEST_SIGNED = -(2n ** 63n);

/** The value of a plain (unquoted, untagged) scalar. Never fails: what is nothing else is a string. */
export function resolvePlain(text: string): Scalar {
  const first = text.charCodeAt(0);
  const word = WORDS.get(text);
  if (word !== undefined) return word;
  const numeric = (first >= 48 && first <= 57) || first === 43 || first === 45 || first === 46;
  if (!numeric) return { type: 'string', value: text };
  return resolveInteger(text) ?? resolveFloat(text) ?? { type: 'string', value: text };
}

function float(value: number): Scalar {
  return { type: 'float', value };
}

/** Signed decimal, octal (`0777`, `0o17`), hexadecimal and binary; underscores are dropped, save a leading one. */
function resolveInteger(text: string): Scalar | undefined {
  const plain = text.replaceAll('_', '');
  const match = /^([-+]?)(0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO][0-7]+|0[0-7]+|0|[1-9][0-9]*)$/.exec(plain);
  if (match === null) return undefined;
  const digits = match[2]!;
  const legacyOctal = /^0[0-7]+$/.test(digits);
  const magnitude = BigInt(legacyOctal ? `0o${digits.slice(1)}` : digits.toLowerCase());
  const value = match[1] === '-' ? -magnitude : magnitude;
  if (value > LARGEST_UNSIGNED || value < SMALLEST_SIGNED) return undefined;
  const asNumber = Number(value);
  return { type: 'integer', value: Number.isSafeInteger(asNumber) ? asNumber : value };
}

function resolveFloat(text: string): Scalar | undefined {
  const plain = text.replaceAll('_', '');
  if (!FLOAT.test(plain)) return undefined;
  const value = Number(plain);
  return Number.isFinite(value) ? float(value) : undefined;
}
