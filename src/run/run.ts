import { buildFoundation } from '../foundation/build-foundation.ts';
import { tables } from '../facts/tables.ts';
import type { VariableSource } from '../interpolate/variables.ts';
import type { OpenFoundation } from '../lint/judge-all.ts';
import { lint, type Suppressing } from '../lint/lint.ts';
import type { LintResult } from '../lint/lint-result.ts';
import type { SelectedRule } from '../lint/select-rules.ts';
import { TableSet } from '../rule/fact-rows.ts';
import type { Language } from '../base/language.ts';
import type { Severity } from '../rule/rule.ts';
import type { RuleSet } from '../rule/rule-set.ts';
import type { Config } from '../workspace/config/config.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { withoutBaseline } from './baseline.ts';
import type { RunCache } from './cache/run-cache.ts';
import type { Compared, FindingChange, LintEarlier } from './compare.ts';
import { exitCodeOf } from './exit-code.ts';
import type { Kept } from './session.ts';
import type { RunWorld } from './io.ts';
import { openRun, type OnProgress } from './open-inputs.ts';
import { allRules } from './rules.ts';
import type { RunOptions } from './run-options.ts';
import { selectionOf } from './selection.ts';
import { suppressingOf } from './suppressing.ts';
import { argumentVariables } from './argument-variables.ts';

/** What was found, with all that made it. */
export interface Linted {
  readonly workspace: Workspace;
  readonly rules: RuleSet;
  readonly selected: readonly SelectedRule[];
  /** Ids of rules that neither a comment nor a baseline may hide. */
  readonly unignorable: ReadonlySet<string>;
  readonly language: Language;
  readonly result: LintResult;
  /** How the files were compared with earlier ones, in a sentence; undefined when they were not. */
  readonly remark: string | undefined;
  /** The earlier state that they were compared with, and what changed of the findings since then: that lints the earlier state. */
  readonly compared: Compared | undefined;
  readonly change: (() => FindingChange) | undefined;
  /** Why nothing could be kept in the folder of `--cache`, in a sentence. */
  readonly cacheProblem: string | undefined;
}

/** A whole run. Its result is without the findings that the baseline knows. */
export interface Run extends Linted {
  /** Severity from which on the run fails. */
  readonly failOn: Severity | 'never';
  readonly exitCode: ReturnType<typeof exitCodeOf>;
}

/** From paths to an exit code: opens, reads, evaluates, runs the rules, leaves out what is known. Throws a UsageError for what cannot be done as asked. */
export async function run(options: RunOptions, world: RunWorld, onProgress?: OnProgress, kept?: Kept): Promise<Run> {
  const linted = await lintInputs(options, world, onProgress, kept);
  const result = await withoutBaseline(linted, options, world);
  const failOn = options.failOn ?? linted.workspace.config?.failOn ?? 'warning';
  return { ...linted, result, failOn, exitCode: exitCodeOf(result, failOn, options.maxWarnings) };
}

/** The same up to the baseline, for those who write one. */
export async function lintInputs(given: RunOptions, world: RunWorld, onProgress?: OnProgress, kept?: Kept): Promise<Linted> {
  const cache = await cacheOf(given, world);
  const options = cache === undefined ? given : { ...given, now: cache.day };
  const memory = cache === undefined ? {} : { memory: cache.files };
  const { workspace, compared } =
    kept === undefined ? await openRun(options, world, onProgress, memory) : { workspace: kept.workspace, compared: undefined };
  const { config } = workspace;
  const language = options.language ?? config?.language ?? options.locale;
  const choose = (): Promise<ChosenRules> => rulesOf(config, options, world);
  const { rules, selected } = await (kept?.rulesOf(config, choose) ?? choose());
  const suppressing = suppressingOf(options.inlineIgnores ?? true, workspace, rules);
  const variables = argumentVariables(options, world);
  const clock = options.look.timing ? world.clock : undefined;
  const request: Request = { rules, selected, suppressing, variables, clock, now: options.now, cache };
  const { whole, result } = world.interruptible(() => {
    const found = lintWorkspace(workspace, { ...request, compared, kept });
    const narrowed = compared?.narrow(found, workspace, earlierLint(request));
    return { whole: found, result: narrowed ?? found };
  });
  // what is remembered is written by then
  const change =
    compared === undefined ? undefined : () => compared.change(whole, workspace, earlierLint({ ...request, cache: undefined }));
  const shown = new Set(result.diagnostics);
  const remark = compared?.summary(workspace, whole.diagnostics.filter((diagnostic) => !shown.has(diagnostic)).length, language);
  const { unignorable } = suppressing;
  return { workspace, rules, selected, unignorable, language, result, remark, compared, change, cacheProblem: cache?.finish() };
}

/** All rules, and those that run. */
export type ChosenRules = Pick<Linted, 'rules' | 'selected'>;

/** Looks for mistakes in taslint.yml that show only when its rules are taken: throws a UsageError for the first. */
export async function checkConfig(config: Config, options: RunOptions, world: RunWorld): Promise<void> {
  const { rules } = await rulesOf(config, options, world);
  suppressingOf(true, { config, absoluteOf: () => undefined }, rules);
}

/** All rules, and those that run. Throws a UsageError for a mistake in what taslint.yml says of them. */
async function rulesOf(config: Config | undefined, options: RunOptions, world: RunWorld): Promise<ChosenRules> {
  const rules = await allRules(config, world);
  return { rules, selected: await selectionOf(rules.rules, config, options) };
}

/** Where to remember what is found; what a rule costs can only be told of those that run. */
async function cacheOf(options: RunOptions, world: RunWorld): Promise<RunCache | undefined> {
  if (options.cache === undefined || options.look.timing) return undefined;
  const { RunCache } = await import('./cache/run-cache.ts'); // lazy: most runs remember nothing
  return new RunCache(options.cache, options, world);
}

/** What rules are run with, beside the files. */
interface Request {
  readonly rules: RuleSet;
  readonly selected: readonly SelectedRule[];
  readonly suppressing: Suppressing;
  readonly variables: readonly VariableSource[];
  readonly clock: (() => number) | undefined;
  readonly now: Date;
  readonly cache: RunCache | undefined;
  /** What was kept of earlier runs of this process. */
  readonly kept?: Kept | undefined;
  /** The same files as they were, for rules about change. */
  readonly compared?: Compared | undefined;
  /** How foundations are known to be installed, when the workspace is not to say it. */
  readonly lifecycle?: Workspace['lifecycle'];
  /** True to keep what does not belong to the files that were asked for, apart from the rest. */
  readonly aside?: boolean;
}

function earlierLint(request: Request): LintEarlier {
  return (earlier, of) => lintWorkspace(earlier, { ...request, ...of, selected: of.only(request.selected) });
}

/** Everything between an open workspace and a result. */
function lintWorkspace(workspace: Workspace, request: Request): LintResult {
  const { compared, variables } = request;
  return lint({
    foundations: workspace.plans.map((plan) => {
      const open = (): OpenFoundation => {
        const foundation = request.kept?.foundationOf(plan) ?? buildFoundation(plan, workspace.read, variables);
        const previous = compared?.previousOf(plan, foundation, variables);
        return { foundation, ...(previous === undefined ? {} : { previous }) };
      };
      return { open, lifecycle: (request.lifecycle ?? workspace.lifecycle)(plan) };
    }),
    read: workspace.read,
    memory: (request.kept ?? request.cache)?.judgements(request.selected, workspace),
    rules: request.selected,
    allRules: request.rules.rules,
    tables: new TableSet(tables),
    now: request.now,
    unread: [...workspace.broken, ...workspace.templates.map(({ file }) => workspace.read(file))],
    // taslint.yml itself was read, just not as configuration of the platform.
    leftAlone: workspace.leftAlone.filter(({ kind }) => kind !== 'taslint').map(({ file }) => file),
    asked: workspace.asked,
    failures: workspace.failures,
    suppressing: request.suppressing,
    aside: request.aside ?? compared !== undefined,
    clock: request.clock,
  });
}
