import type { NumberConstraints, TextConstraint } from './model.ts';

/** Constraints in the metadata's own words, one text each; the same in all languages. */
export function describeConstraints(numbers: NumberConstraints | undefined, texts: readonly TextConstraint[]): readonly string[] {
  return [...(numbers === undefined ? [] : describeNumbers(numbers)), ...texts.map(describeText)];
}

function describeNumbers({ min, max, zeroOrMin, modulo, powerOfTwo, oddOrZero, onlyIncrease }: NumberConstraints): readonly string[] {
  return [
    ...(min === undefined ? [] : [`min ${min}`]),
    ...(max === undefined ? [] : [`max ${max}`]),
    ...(zeroOrMin === undefined ? [] : [`zero_or_min ${zeroOrMin}`]),
    ...(modulo === undefined ? [] : [`modulo ${modulo}`]),
    ...(powerOfTwo === undefined ? [] : ['power_of_two']),
    ...(oddOrZero === undefined ? [] : ['may_only_be_odd_or_zero']),
    ...(onlyIncrease === undefined ? [] : ['may_only_increase']),
  ];
}

function describeText(constraint: TextConstraint): string {
  const what = constraint.kind === 'pattern' ? `must_match_regex ${constraint.pattern}` : 'must_be_cron_schedule';
  return constraint.message === undefined ? what : `${what} (${constraint.message})`;
}
