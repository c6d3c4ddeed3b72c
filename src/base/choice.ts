import { didYouMean } from './did-you-mean.ts';
import { UsageError } from './usage-error.ts';

/** The value of an option that takes few; undefined stays undefined. Throws a UsageError with the nearest choice for any other. */
export function choiceOf<Choice extends string>(flag: string, value: string | undefined, choices: readonly Choice[]): Choice | undefined {
  const choice = choices.find((candidate) => candidate === value);
  if (choice !== undefined || value === undefined) return choice;
  const near = didYouMean(value, choices);
  throw new UsageError(
    `${flag}: '${value}' is not one of ${choices.join(', ')}`,
    near === undefined ? {} : { hint: `did you mean ${near}?` },
  );
}
