import type { ConfigNode } from '../value/node.ts';
import type { Scalar } from '../value/plain-scalar.ts';

/** The word that om's messages use for the type of a value: Go's own type names. */
export function goTypeName(node: ConfigNode | undefined): string {
  if (node === undefined) return '<nil>';
  switch (node.kind) {
    case 'map':
      return 'map[interface {}]interface {}';
    case 'sequence':
      return '[]interface {}';
    case 'unknown':
      return 'string';
    case 'scalar':
      return goScalarType(node.resolved);
  }
}

/** The same in words a person knows: map, list, string, integer, float, boolean, null. */
export function plainTypeName(goType: string): string {
  return PLAIN_TYPES[goType] ?? goType;
}

const PLAIN_TYPES: Readonly<Record<string, string>> = {
  'map[interface {}]interface {}': 'map',
  '[]interface {}': 'list',
  float64: 'float',
  bool: 'boolean',
  int: 'integer',
  uint64: 'integer',
  '<nil>': 'null',
};

function goScalarType(scalar: Scalar): string {
  switch (scalar.type) {
    case 'string':
      return 'string';
    case 'integer':
      return BigInt(scalar.value) > 2n ** 63n - 1n ? 'uint64' : 'int';
    case 'float':
      return 'float64';
    case 'boolean':
      return 'bool';
    case 'null':
      return '<nil>';
  }
}

/** The text that om prints for a scalar when it writes YAML: `010` is `8`, `1.50` is `1.5`, `yes` is `true`. */
export function goScalarText(scalar: Scalar): string {
  return scalar.type === 'float' ? goFloatText(scalar.value) : String(scalar.value);
}

/** A float as Go's `%g` writes it, in YAML's words for infinity: an exponent from 1e+06 on and below 1e-04, with at least two digits. */
export function goFloatText(value: number): string {
  if (Number.isNaN(value)) return '.nan';
  if (value === Infinity) return '.inf';
  if (value === -Infinity) return '-.inf';
  if (value === 0) return Object.is(value, -0) ? '-0' : '0';
  const [mantissa, exponent] = value.toExponential().split('e');
  const power = Number(exponent);
  if (power >= -4 && power < 6) return String(value);
  return `${mantissa}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`;
}

/**
 * A scalar after om has printed and read it again, as it does with every value an operation places:
 * a whole float below 1e+06 is printed without a point and comes back as an integer.
 */
export function reprinted(scalar: Scalar): Scalar {
  if (scalar.type !== 'float' || !Number.isInteger(scalar.value) || Math.abs(scalar.value) >= 1e6) return scalar;
  return { type: 'integer', value: scalar.value === 0 ? 0 : scalar.value };
}
