import * as fc from 'fast-check';

/**
 * fast-check with the seed of this project: a test run says the same about the same code, wherever it runs. Other inputs come with
 * `TASLINT_SEED=NUMBER` or `TASLINT_SEED=random`, and more of them with `TASLINT_RUNS=FACTOR`; what such a hunt finds becomes a case of its own.
 */
const asked = process.env['TASLINT_SEED'];
const factor = Number(process.env['TASLINT_RUNS'] ?? 1);
fc.configureGlobal({ numRuns: 100 * factor, ...(asked === 'random' ? {} : { seed: Number(asked ?? 20_260_101) }) });

/** As many runs of a property as a test run takes, by the factor of a hunt. */
export const runs = (count: number): number => count * factor;

/** Gives a number below `count`, from a row of numbers that is the same for the same seed. */
export function numbersFrom(seed: number): (count: number) => number {
  let state = seed;
  return (count) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * count);
  };
}

export { fc };
