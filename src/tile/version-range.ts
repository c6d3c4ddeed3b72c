import { compareNumbers, versionNumbers } from '../base/product-version.ts';

/**
 * Whether a version lies in a range of `requires_product_versions`: parts joined by commas or `&&`, each an operator (`= != > >= < <= ~>`) and a version; a version
 * alone stands for itself. Undefined for what cannot be compared. `~> 2.1` is from 2.1 on below 3, `~> 2.1.3` from 2.1.3 on below 2.2, as in Ruby.
 */
export function isInRange(version: string, range: string): boolean | undefined {
  const numbers = versionNumbers(version);
  const parts = range
    .split(/,|&&/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (numbers === undefined || parts.length === 0) return undefined;
  const kept = parts.map((part) => keeps(numbers, part));
  return kept.includes(undefined) ? undefined : kept.every((one) => one === true);
}

function keeps(version: readonly number[], part: string): boolean | undefined {
  const match = /^(~>|[<>!=]=?|)\s*'?(.+?)'?$/.exec(part);
  const wanted = match === null ? undefined : versionNumbers(match[2]!);
  if (match === null || wanted === undefined) return undefined;
  const difference = compareNumbers(version, wanted);
  switch (match[1]) {
    case '':
    case '=':
    case '==':
      return difference === 0;
    case '!=':
      return difference !== 0;
    case '>':
      return difference > 0;
    case '>=':
      return difference >= 0;
    case '<':
      return difference < 0;
    case '<=':
      return difference <= 0;
    case '~>': {
      const fixed = wanted.length > 1 ? wanted.slice(0, -1) : wanted;
      return difference >= 0 && compareNumbers(version.slice(0, fixed.length), fixed) === 0;
    }
    default:
      return undefined;
  }
}
