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
const INTEGER = /^([-+]?)(0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO][0-7]+|0[0-7]+|0|[1-9][0-9]*)$/;
const LARGEST_UNSIGNED = 2n ** 64n - 1n;
const LARGEST_SIGNED = 2n ** 63n - 1n;
const SMALLEST_SIGNED = -(2n ** 63n);

/** First letters of the words above; other text that begins with a letter is a string at a glance. */
const WORD_STARTS = new Set([...'yYnNtTfFoO~'].map((letter) => letter.charCodeAt(0)));

/** The value of a plain (unquoted, untagged) scalar. Never fails: what is nothing else is a string. */
export function resolvePlain(text: string): Scalar {
  if (text === '') return NULL;
  if (isSurelyText(text)) return { type: 'string', value: text };
  const first = text.charCodeAt(0);
  if ((first >= 48 && first <= 57) || first === 43 || first === 45) {
    return WORDS.get(text) ?? resolveInteger(text) ?? resolveFloat(text.replaceAll('_', '')) ?? { type: 'string', value: text };
  }
  // Go reads a number that begins with its point as it stands: `.5_0` is a string, `0.5_0` is not.
  if (first === 46) return WORDS.get(text) ?? resolveFloat(text) ?? { type: 'string', value: text };
  return (WORD_STARTS.has(first) ? WORDS.get(text) : undefined) ?? { type: 'string', value: text };
}

/** The longest of the words above. */
const LONGEST_WORD = 5;

/**
 * True for a plain scalar that is text at a glance: its letters are those of no word that means something else, and of no number. False where `resolvePlain`
 * has to look, which may find text all the same.
 */
export function isSurelyText(text: string): boolean {
  let first = text.charCodeAt(0);
  // `.properties`: what begins with a point and a letter may be a word only
  if (first === 46 && text.length > LONGEST_WORD) first = text.charCodeAt(1);
  const isLetter = (first >= 97 && first <= 122) || (first >= 65 && first <= 90) || first === 95;
  return isLetter && (text.length > LONGEST_WORD || !WORD_STARTS.has(first));
}

function float(value: number): Scalar {
  return { type: 'float', value };
}

/** Decimal, octal (`0777`, `0o17`), hexadecimal and binary, signed or not; underscores are dropped, save a leading one. */
function resolveInteger(text: string): Scalar | undefined {
  const match = INTEGER.exec(text.includes('_') ? text.replaceAll('_', '') : text);
  if (match === null) return undefined;
  const [, sign = '', digits = ''] = match;
  if (digits.length < 15 && (digits.length === 1 || digits.charCodeAt(0) !== 48)) {
    // `-0` is the integer 0: JavaScript alone has a negative one.
    return { type: 'integer', value: sign === '-' && digits !== '0' ? -Number(digits) : Number(digits) };
  }
  const legacyOctal = /^0[0-7]+$/.test(digits);
  const magnitude = BigInt(legacyOctal ? `0o${digits.slice(1)}` : digits.toLowerCase());
  const value = sign === '-' ? -magnitude : magnitude;
  // Only a number without a sign may use the unsigned range.
  if (value > (sign === '' ? LARGEST_UNSIGNED : LARGEST_SIGNED) || value < SMALLEST_SIGNED) return undefined;
  const asNumber = Number(value);
  return { type: 'integer', value: Number.isSafeInteger(asNumber) ? asNumber : value };
}

function resolveFloat(text: string): Scalar | undefined {
  if (!FLOAT.test(text)) return undefined;
  const value = Number(text);
  return Number.isFinite(value) ? float(value) : undefined;
}
