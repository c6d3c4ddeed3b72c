import { prefixed, type Localized } from '../base/language.ts';
import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { UsageError } from '../base/usage-error.ts';
import type { Baseline, BaselineMistake, BaselineNaming, BaselineScope } from '../lint/baseline.ts';
import type { LintResult } from '../lint/lint-result.ts';
import { ruleNames, type SelectedRule } from '../lint/select-rules.ts';
import type { RuleSet } from '../rule/rule-set.ts';
import { findAbove } from '../workspace/files/find-above.ts';
import { absolutePath, shownPath, slashed } from '../workspace/files/paths.ts';
import { readSource } from '../workspace/files/read-source.ts';
import { Repositories } from '../workspace/history/repository.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { RunWorld } from './io.ts';
import { hashing } from './report-options.ts';
import type { RunOptions } from './run-options.ts';

/** What a baseline is created as, and looked for. */
const USUAL_NAME = 'taslint-baseline.json';

/** What a run must know of itself to use a baseline. */
export interface Baselined {
  readonly result: LintResult;
  readonly workspace: Workspace;
  readonly rules: RuleSet;
  readonly selected: readonly SelectedRule[];
  readonly unignorable: ReadonlySet<string>;
}

/** The result without what the baseline knows, where there is one. Throws a UsageError when the file is missing or no baseline. */
export async function withoutBaseline(ran: Baselined, options: RunOptions, world: RunWorld): Promise<LintResult> {
  const file = baselineInUse(options, ran.workspace, world);
  if (file === undefined) return ran.result;
  const { withoutKnown } = await import('../lint/baseline.ts'); // lazy: most runs have none
  const used = { path: shownPath(file, world.cwd), baseline: await readBaseline(file, world) };
  const scope: BaselineScope = { unignorable: ran.unignorable, isLookedFor: isLookedForBy(ran, options, file) };
  return withoutKnown(ran.result, used, await namingFor(file, ran.workspace), scope);
}

/**
 * Which entries the findings of a run can be held against: those of rules that ran, in files that were looked at or are gone, as long as nothing of the run is
 * left out.
 */
export function isLookedForBy(
  { result, workspace, rules, selected }: Omit<Baselined, 'unignorable'>,
  { only, foundations = [] }: RunOptions,
  path: string,
): BaselineScope['isLookedFor'] {
  if (only !== undefined || foundations.length > 0) return () => false;
  const pathOf = pathFrom(path, workspace);
  const files = new Set(result.checked.files.map(({ file }) => pathOf(file)));
  const ran = new Set(selected.map(({ rule }) => rule.id));
  const names = ruleNames(rules.rules);
  // a name that no rule has is of a rule that is gone, or of what taslint says of itself, which always runs
  const runs = (rule: string): boolean => (names.get(rule) ?? []).some((id) => ran.has(id)) || !names.has(rule);
  return ({ rule, file }) => runs(rule) && (files.has(file) || !existsSync(resolve(dirname(path), file)));
}

/**
 * The baseline of the options, else of taslint.yml, else the usual one: beside taslint.yml, at the paths or above them, or where taslint was started. Where none
 * is yet, the place for it: beside taslint.yml, else at the top of the repository, else where taslint was started. Absolute.
 */
export function baselineFile(options: RunOptions, workspace: Workspace, { cwd }: RunWorld): string {
  const { config } = workspace;
  if (options.baseline !== undefined) return resolve(cwd, options.baseline);
  if (config?.baseline !== undefined) return config.baseline;
  const repositories = new Repositories();
  const paths = options.stdin === undefined ? options.paths : [options.stdin.path];
  const folders = [config?.directory ?? cwd, ...(paths.length === 0 ? [cwd] : paths)];
  for (const folder of folders) {
    const found = findAbove(folder, [USUAL_NAME], { cwd, repositories });
    if (found !== undefined) return found;
  }
  return join(config?.directory ?? repositories.of(absolutePath(cwd, cwd))?.root ?? cwd, USUAL_NAME);
}

/** The baseline that a run would use, absolute; undefined where there is none. */
export function baselineInUse(options: RunOptions, workspace: Workspace, world: RunWorld): string | undefined {
  const file = baselineFile(options, workspace, world);
  // Nobody named the usual one: it counts where it is.
  return isNamed(options, workspace) || existsSync(file) ? file : undefined;
}

/** True when the options or taslint.yml name the baseline: then it must be there. */
export function isNamed({ baseline }: RunOptions, { config }: Workspace): boolean {
  return baseline !== undefined || config?.baseline !== undefined;
}

/** Throws a UsageError when the file is missing or no baseline. */
export async function readBaseline(path: string, { cwd }: RunWorld): Promise<Baseline> {
  const { parseBaseline } = await import('../lint/baseline.ts'); // lazy: most runs have none
  const shown = shownPath(path, cwd);
  const reading = readSource(path, shown);
  if (reading.file === undefined)
    throw new UsageError(prefixed(shown, reading.message), {
      hint: { en: 'taslint baseline create writes it', ko: 'taslint baseline create로 만드세요' },
    });
  const baseline = parseBaseline(reading.file);
  if (!('kind' in baseline)) return baseline;
  throw new UsageError(MISTAKES[baseline.kind], {
    at: baseline.at,
    hint: { en: 'restore it from git, or create it again', ko: 'git에서 되돌리거나 새로 만드세요' },
  });
}

const MISTAKES: Readonly<Record<BaselineMistake['kind'], Localized>> = {
  syntax: { en: 'not JSON; it may contain merge conflict markers', ko: 'JSON이 아닙니다. 병합 충돌 표시가 남아 있을 수 있습니다' },
  form: { en: 'not a baseline of taslint', ko: 'taslint의 베이스라인이 아닙니다' },
  version: { en: 'a baseline version that this taslint cannot read', ko: '이 taslint가 읽을 수 없는 버전의 베이스라인입니다' },
};

/** How the findings of a run are named in a baseline. */
export async function namingFor(path: string, workspace: Workspace): Promise<BaselineNaming> {
  return { pathOf: pathFrom(path, workspace), sha256: await hashing() };
}

/** Paths start at the folder of the baseline, so that it does not matter where taslint is started. */
function pathFrom(path: string, workspace: Workspace): BaselineNaming['pathOf'] {
  const folder = dirname(path);
  return (file) => {
    const absolute = workspace.absoluteOf(file);
    return absolute === undefined ? file.path : slashed(relative(folder, absolute));
  };
}
