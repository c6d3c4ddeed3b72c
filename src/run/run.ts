import { resolve } from 'node:path';
import { buildFoundation } from '../foundation/build-foundation.ts';
import type { Foundation } from '../foundation/foundation.ts';
import type { FoundationPlan } from '../foundation/plan.ts';
import { tables } from '../facts/tables.ts';
import { lint, type Suppressing } from '../lint/lint.ts';
import type { LintResult } from '../lint/lint-result.ts';
import { selectRules, type ProfileChoice, type SelectedRule } from '../lint/select-rules.ts';
import { TableSet } from '../rule/fact-rows.ts';
import type { Language } from '../rule/rule.ts';
import type { RuleSet } from '../rule/rule-set.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { Io } from './io.ts';
import type { ParsedArguments } from '../cli/options.ts';
import { variableArguments } from '../cli/variable-arguments.ts';
import { languageOf, nowOf } from '../cli/settings.ts';
import { allRules, ruleSettings } from './rules.ts';
import { openFromArguments, workspaceOptions } from '../cli/open-from-arguments.ts';
import { progress } from '../cli/progress.ts';
import { suppressingOf } from './suppressing.ts';
import type { Compared } from './compare.ts';

/** What a run found, with all that made it. */
export interface Linted {
  readonly workspace: Workspace;
  readonly rules: RuleSet;
  readonly selected: readonly SelectedRule[];
  readonly language: Language;
  readonly result: LintResult;
  /** How the files were compared with earlier ones, in a sentence; undefined when they were not. */
  readonly remark: string | undefined;
}

/** Lints what the arguments name. */
export async function lintArguments(args: ParsedArguments, io: Io): Promise<Linted> {
  const now = nowOf(args, io);
  const showProgress = progress(io);
  const { workspace, compared } = await open(args, io, showProgress.step);
  const language = languageOf(args, io, workspace.config?.language);
  const rules = await allRules(workspace.config, io);
  const selected = selectRules(rules.rules, profileOf(args, workspace), ruleSettings(args, workspace.config));
  const suppressing = suppressingOf(args, workspace, rules);
  const run = {
    rules,
    selected,
    now,
    suppressing,
    clock: args.has('timing') ? io.clock : undefined,
    variables: variableArguments(args, io),
  };
  const { whole, result } = io.interruptible(() => {
    const found = runLint(workspace, { ...run, compared });
    const narrowed = compared?.narrow(found, workspace, (earlier, of) => runLint(earlier, { ...run, ...of, selected: of.only(selected) }));
    return { whole: found, result: narrowed ?? found };
  });
  showProgress.end();
  const shown = new Set(result.diagnostics);
  const remark = compared?.summary(workspace, whole.diagnostics.filter((diagnostic) => !shown.has(diagnostic)).length, language);
  return { workspace, rules, selected, language, result, remark };
}

/** Options that need the files as they were; what compares is loaded only for them. */
const COMPARING = ['since', 'staged', 'since-dir', 'new-only', 'changed-only'] as const;

async function open(
  args: ParsedArguments,
  io: Io,
  onProgress: (read: number, total: number) => void,
): Promise<{ readonly workspace: Workspace; readonly compared?: Compared }> {
  if (!COMPARING.some((name) => args.has(name) || args.value(name) !== undefined))
    return { workspace: await openFromArguments(args, io, onProgress) };
  const { openBoth } = await import('./compare.ts'); // lazy: most runs compare nothing
  return openBoth(args, { ...(await workspaceOptions(args, io)), onProgress }, io);
}

/** Everything between an open workspace and a result; shared with the tests of rules. */
export function runLint(
  workspace: Workspace,
  run: {
    readonly rules: RuleSet;
    readonly selected: readonly SelectedRule[];
    readonly now: Date;
    readonly suppressing: Suppressing;
    readonly clock: (() => number) | undefined;
    readonly variables: Parameters<typeof buildFoundation>[2];
    /** The same files as they were, for rules about change. */
    readonly compared?: Compared | undefined;
    /** How foundations are known to be installed, when the workspace is not to say it. */
    readonly lifecycle?: Workspace['lifecycle'];
    /** A foundation that was built already. */
    readonly built?: (plan: FoundationPlan) => Foundation | undefined;
    /** True to keep what does not belong to the files that were asked for, apart from the rest. */
    readonly aside?: boolean;
  },
): LintResult {
  return lint({
    foundations: workspace.plans.map((plan) => {
      const foundation = run.built?.(plan) ?? buildFoundation(plan, workspace.read, run.variables);
      const previous = run.compared?.previousOf(plan, foundation, run.variables);
      return { foundation, ...(previous === undefined ? {} : { previous }), lifecycle: (run.lifecycle ?? workspace.lifecycle)(plan) };
    }),
    rules: run.selected,
    allRules: run.rules.rules,
    tables: new TableSet(tables),
    now: run.now,
    unread: [...workspace.broken, ...workspace.templates.map(({ file }) => workspace.read(file))],
    // taslint.yml itself was read, just not as configuration of the platform.
    leftAlone: workspace.leftAlone.filter(({ kind }) => kind !== 'taslint').map(({ file }) => file),
    asked: workspace.asked,
    failures: workspace.failures,
    suppressing: run.suppressing,
    aside: run.aside ?? run.compared !== undefined,
    clock: run.clock,
  });
}

function profileOf(args: ParsedArguments, workspace: Workspace): ProfileChoice {
  const given = args.value('profile');
  // The parser lets only these three through.
  return (given as ProfileChoice | undefined) ?? workspace.config?.profile ?? 'recommended';
}

/** The baseline of `--baseline`, else of taslint.yml. */
export function baselineFile(args: ParsedArguments, workspace: Workspace, io: Io): string | undefined {
  const given = args.value('baseline');
  return given === undefined ? workspace.config?.baseline : resolve(io.cwd, given);
}
