import { github } from './github.ts';
import { json } from './json.ts';
import type { Reporter } from './reporter.ts';
import { text } from './text.ts';
import { unix } from './unix.ts';

/** Every output format by its name; `json-v1` names the version that `json` stands for. */
export const reporters: ReadonlyMap<string, Reporter> = new Map([
  ...[text, unix, json, github].map((reporter) => [reporter.name, reporter] as const),
  ['json-v1', json] as const,
]);
