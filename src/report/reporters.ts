import { didYouMean, meant } from '../base/did-you-mean.ts';
import { UsageError } from '../base/usage-error.ts';
import * as every from './formats/every-format.ts';
import type { Reporter } from './reporter.ts';

/** Every output format by its name; `json-v1` names the version that `json` stands for. */
export const reporters: ReadonlyMap<string, Reporter> = new Map([
  ...Object.values(every).map((reporter: Reporter) => [reporter.name, reporter] as const),
  ['json-v1', every.json] as const,
]);

/** Formats that few runs ask for, and that take more code than all others. */
const LAZY: ReadonlyMap<string, () => Promise<Reporter>> = new Map([
  ['html', async () => (await import('./html/html.ts')).html], // lazy: pages
]);

/** The formats that these names ask for, and all that are there anyway. */
export async function reportersFor(names: readonly string[]): Promise<ReadonlyMap<string, Reporter>> {
  const asked = [...LAZY].filter(([name]) => names.includes(name));
  if (asked.length === 0) return reporters;
  const loaded = await Promise.all(asked.map(async ([name, load]) => [name, await load()] as const));
  return new Map([...reporters, ...loaded]);
}

/** The names of all formats. */
export function formatNames(): readonly string[] {
  return [...reporters.keys(), ...LAZY.keys()];
}

/** A format by its name. Throws a UsageError for one that does not exist. */
export function findReporter(name: string, among: ReadonlyMap<string, Reporter> = reporters): Reporter {
  const reporter = among.get(name);
  if (reporter !== undefined) return reporter;
  const names = formatNames();
  const near = didYouMean(name, names);
  const listed = names.join(', ');
  throw new UsageError(
    { en: `unknown format ${name}`, ko: `알 수 없는 형식입니다: ${name}` },
    {
      hint: near === undefined ? { en: `the formats are ${listed}`, ko: `쓸 수 있는 형식: ${listed}` } : meant(near),
    },
  );
}
