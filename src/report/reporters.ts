import { didYouMean } from '../base/did-you-mean.ts';
import { UsageError } from '../base/usage-error.ts';
import { azure } from './formats/azure.ts';
import { checkstyle } from './formats/checkstyle.ts';
import { github } from './formats/github.ts';
import { gitlab } from './formats/gitlab.ts';
import { json } from './formats/json.ts';
import { junit } from './formats/junit.ts';
import { markdown } from './formats/markdown.ts';
import { rdjson, rdjsonl } from './formats/rdjson.ts';
import type { Reporter } from './reporter.ts';
import { sarif } from './formats/sarif.ts';
import { teamcity } from './formats/teamcity.ts';
import { text } from './formats/text.ts';
import { unix } from './formats/unix.ts';

const ALL: readonly Reporter[] = [text, unix, json, github, sarif, gitlab, junit, checkstyle, azure, teamcity, rdjson, rdjsonl, markdown];

/** Every output format by its name; `json-v1` names the version that `json` stands for. */
export const reporters: ReadonlyMap<string, Reporter> = new Map([
  ...ALL.map((reporter) => [reporter.name, reporter] as const),
  ['json-v1', json] as const,
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
