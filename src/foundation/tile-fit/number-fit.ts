import type { NumberConstraints } from '../../tile/model.ts';

/** The limit of a tile that a number breaks, and its value; undefined for one that keeps them all. What only may increase cannot be judged from a file. */
export interface BrokenLimit {
  readonly limit: 'min' | 'max' | 'zero-or-min' | 'modulo' | 'power-of-two' | 'odd-or-zero';
  /** Undefined for those that are no number. */
  readonly bound: number | undefined;
}

/** The first limit that a number breaks. All that are given must hold. */
export function brokenLimit(value: number, constraints: NumberConstraints | undefined): BrokenLimit | undefined {
  if (constraints === undefined) return undefined;
  const { min, max, zeroOrMin, modulo, powerOfTwo, oddOrZero } = constraints;
  if (min !== undefined && value < min) return { limit: 'min', bound: min };
  if (max !== undefined && value > max) return { limit: 'max', bound: max };
  if (zeroOrMin !== undefined && value !== 0 && value < zeroOrMin) return { limit: 'zero-or-min', bound: zeroOrMin };
  if (modulo !== undefined && modulo > 0 && value % modulo !== 0) return { limit: 'modulo', bound: modulo };
  if (powerOfTwo === true && !isPowerOfTwo(value)) return { limit: 'power-of-two', bound: undefined };
  if (oddOrZero === true && value !== 0 && value % 2 === 0) return { limit: 'odd-or-zero', bound: undefined };
  return undefined;
}

function isPowerOfTwo(value: number): boolean {
  return value > 0 && Number.isInteger(Math.log2(value));
}
