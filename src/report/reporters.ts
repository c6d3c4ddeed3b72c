import { didYouMean } from '../base/did-you-mean.ts';
import { UsageError } from '../base/usage-error.ts';
import * as every from './formats/every-format.ts';
import type { Reporter } from './reporter.ts';

/** Every output format by its name; `json-v1` names the version that `json` stands for. */
export const reporters: ReadonlyMap<string, Reporter> = new Map([
  ...Object.values(every).map((reporter: Reporter) => [reporter.name, reporter] as const),
  ['json-v1', every.json] as const,
]);

/** A format by its name. Throws a UsageError for one that does not exist. */
export function findReporter(name: string): Reporter {
  const reporter = reporters.get(name);
  if (reporter !== undefined) return reporter;
  const near = didYouMean(name, reporters.keys());
  throw new UsageError(`unknown format ${name}`, {
    hint: near === undefined ? `the formats are ${[...reporters.keys()].join(', ')}` : `did you mean ${near}?`,
  });
}
