import { azure } from './azure.ts';
import { checkstyle } from './checkstyle.ts';
import { github } from './github.ts';
import { gitlab } from './gitlab.ts';
import { json } from './json.ts';
import { junit } from './junit.ts';
import { markdown } from './markdown.ts';
import { rdjson, rdjsonl } from './rdjson.ts';
import type { Reporter } from './reporter.ts';
import { sarif } from './sarif.ts';
import { teamcity } from './teamcity.ts';
import { text } from './text.ts';
import { unix } from './unix.ts';

const ALL: readonly Reporter[] = [text, unix, json, github, sarif, gitlab, junit, checkstyle, azure, teamcity, rdjson, rdjsonl, markdown];

/** Every output format by its name; `json-v1` names the version that `json` stands for. */
export const reporters: ReadonlyMap<string, Reporter> = new Map([
  ...ALL.map((reporter) => [reporter.name, reporter] as const),
  ['json-v1', json] as const,
]);
