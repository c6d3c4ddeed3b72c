import { existsSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { UsageError } from '../base/usage-error.ts';
import type { Baseline, BaselineNaming } from '../lint/baseline.ts';
import type { LintResult } from '../lint/lint-result.ts';
import { shownPath, slashed } from '../workspace/files/paths.ts';
import { readSource } from '../workspace/files/read-source.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { RunWorld } from './io.ts';
import { hashing } from './report-options.ts';
import type { RunOptions } from './run-options.ts';

/** The result without what the baseline knows, where there is one. Throws a UsageError when the file is missing or no baseline. */
export async function withoutBaseline(
  { result, workspace }: { readonly result: LintResult; readonly workspace: Workspace },
  options: RunOptions,
  world: RunWorld,
): Promise<LintResult> {
  const file = baselineFile(options, workspace, world);
  // Nobody named the usual one: it counts where it is.
  if (isUsual(options, workspace) && !existsSync(file)) return result;
  const { withoutKnown } = await import('../lint/baseline.ts'); // lazy: most runs have none
  return withoutKnown(result, await readBaseline(file, world), await namingFor(file, workspace));
}

/** The baseline of the options, else of taslint.yml, else the usual one where taslint was started; absolute. */
export function baselineFile({ baseline }: RunOptions, workspace: Workspace, { cwd }: RunWorld): string {
  return (baseline === undefined ? workspace.config?.baseline : resolve(cwd, baseline)) ?? resolve(cwd, 'taslint-baseline.json');
}

function isUsual({ baseline }: RunOptions, workspace: Workspace): boolean {
  return baseline === undefined && workspace.config?.baseline === undefined;
}

/** Throws a UsageError when the file is missing or no baseline. */
export async function readBaseline(path: string, { cwd }: RunWorld): Promise<Baseline> {
  const { parseBaseline } = await import('../lint/baseline.ts'); // lazy: most runs have none
  const shown = shownPath(path, cwd);
  const reading = readSource(path, shown);
  if (reading.file === undefined) throw new UsageError(`${shown}: ${reading.message}`, { hint: 'taslint baseline create writes it' });
  const baseline = parseBaseline(reading.file.text);
  if (typeof baseline === 'string') throw new UsageError(`${shown}: ${baseline}`, { hint: 'restore it from git, or create it anew' });
  return baseline;
}

/** How the findings of a run are named in a baseline. */
export async function namingFor(path: string, workspace: Workspace): Promise<BaselineNaming> {
  return { pathOf: pathFrom(path, workspace), sha256: await hashing() };
}

/** Paths start at the folder of the baseline, so that it does not matter where taslint is started. */
export function pathFrom(path: string, workspace: Workspace): BaselineNaming['pathOf'] {
  const folder = dirname(path);
  return (file) => {
    const absolute = workspace.absoluteOf(file);
    return absolute === undefined ? file.path : slashed(relative(folder, absolute));
  };
}
