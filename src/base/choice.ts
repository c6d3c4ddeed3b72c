import { didYouMean, meant } from './did-you-mean.ts';
import { UsageError } from './usage-error.ts';

/** The value of an option that takes few; undefined stays undefined. Throws a UsageError with the nearest choice for any other. */
export function choiceOf<Choice extends string>(flag: string, value: string | undefined, choices: readonly Choice[]): Choice | undefined {
  const choice = choices.find((candidate) => candidate === value);
  if (choice !== undefined || value === undefined) return choice;
  const near = didYouMean(value, choices);
  throw new UsageError(
    {
      en: `${flag}: '${value}' is not one of ${choices.join(', ')}`,
      ko: `${flag}: '${value}'은(는) 쓸 수 없는 값입니다. 쓸 수 있는 값: ${choices.join(', ')}`,
    },
    near === undefined ? {} : { hint: meant(near) },
  );
}
