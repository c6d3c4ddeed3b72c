import type { SourceFile } from '../base/source.ts';
import { UsageError } from '../base/usage-error.ts';
import { buildFoundation } from '../foundation/build-foundation.ts';
import type { Foundation } from '../foundation/foundation.ts';
import type { FoundationPlan } from '../foundation/plan.ts';
import type { Diagnostic } from '../lint/diagnostic.ts';
import { compareFindings, type EarlierNames } from '../lint/finding-identity.ts';
import type { LintResult } from '../lint/lint-result.ts';
import { touches } from '../lint/reported-files.ts';
import type { SelectedRule } from '../lint/select-rules.ts';
import { sortDiagnostics } from '../lint/sort.ts';
import type { Language } from '../base/language.ts';
import { openEarlier, type Earlier } from '../workspace/history/earlier.ts';
import { openWorkspace } from '../workspace/open-workspace.ts';
import type { Workspace, WorkspaceOptions } from '../workspace/workspace.ts';
import { findRevision, revisionTree, stagedTree } from '../workspace/history/revision.ts';
import type { Tree } from '../workspace/files/tree.ts';
import { nameOfRevision, repositoryOf, treeOfFolder } from './earlier-tree.ts';
import type { RunWorld } from './io.ts';
import type { RunOptions } from './run-options.ts';
import { COMPARISON } from './phrases.ts';

/** An earlier state of the files (`--since REV`, `--staged`, `--since-dir DIR`): what is linted, what it is compared with, and what of the result is wanted. */

/** Two times of the same files. */
interface Comparison {
  /** The tree that is linted; undefined for the disk. */
  readonly now: Tree | undefined;
  /** The tree it is compared with; undefined when there is none yet. */
  readonly then: Tree | undefined;
  /** What the earlier state is called, for people. */
  readonly name: string;
}

/** Finds what the options name. */
function comparisonOf(
  { comparedWith, only }: Pick<RunOptions, 'comparedWith' | 'only'>,
  options: WorkspaceOptions,
  world: RunWorld,
): Comparison {
  if (comparedWith === undefined)
    throw new UsageError(
      { en: `--${only}-only needs something to compare with`, ko: `--${only}-only에는 비교할 대상이 필요합니다` },
      { hint: { en: 'add --since REV, --staged or --since-dir DIR', ko: '--since REV, --staged, --since-dir DIR 중 하나를 추가하세요' } },
    );
  if (comparedWith.kind === 'folder') {
    const { path } = comparedWith;
    return { now: undefined, then: treeOfFolder(path, options, world), name: path };
  }
  const { env } = world;
  const repository = repositoryOf(options, world);
  if (comparedWith.kind === 'revision') {
    const revision = findRevision(repository, comparedWith.name, env);
    if (revision === undefined)
      throw new UsageError(
        { en: 'this repository has no commit yet', ko: '이 저장소에는 아직 커밋이 없습니다' },
        { hint: { en: 'there is nothing to compare with', ko: '비교할 것이 없습니다' } },
      );
    return { now: undefined, then: revisionTree(repository, revision, env), name: nameOfRevision(revision) };
  }
  if (options.stdin !== undefined)
    throw new UsageError(
      { en: '--staged cannot be combined with --stdin', ko: '--staged는 --stdin과 함께 쓸 수 없습니다' },
      { hint: { en: 'use --since HEAD', ko: '--since HEAD를 쓰세요' } },
    );
  const head = findRevision(repository, 'HEAD', env);
  const then = head === undefined ? undefined : revisionTree(repository, head, env);
  return { now: stagedTree(repository, env), then, name: head === undefined ? 'nothing: there is no commit yet' : nameOfRevision(head) };
}

/**
 * Opens what is to be linted, and the same as it was earlier. Throws a UsageError when the options contradict each other, and when there is no
 * repository, revision or folder.
 */
export async function openBoth(
  run: Pick<RunOptions, 'comparedWith' | 'only'>,
  options: WorkspaceOptions,
  world: RunWorld,
): Promise<{ readonly workspace: Workspace; readonly compared: Compared }> {
  const { now, then, name } = comparisonOf(run, options, world);
  const tree = now === undefined ? {} : { tree: now };
  const workspace = await openWorkspace({ ...options, ...tree, configAsks: true });
  const earlier = then === undefined ? undefined : await openEarlier(workspace, { ...options, ...tree }, then);
  return { workspace, compared: new Compared(run.only, earlier, name) };
}

/** How the earlier state is linted: no more than is asked. */
export interface EarlierLint {
  readonly lifecycle: Workspace['lifecycle'];
  /** Of all rules those whose earlier findings are asked for. */
  readonly only: (all: readonly SelectedRule[]) => readonly SelectedRule[];
  readonly aside: true;
}

export type LintEarlier = (earlier: Workspace, of: EarlierLint) => LintResult;

/** What a change did to the findings. */
export interface FindingChange {
  readonly fresh: ReadonlySet<Diagnostic>;
  /** Findings of the earlier state, in its files. */
  readonly mended: readonly Diagnostic[];
}

/** The earlier state of what is linted, ready for the rules. */
export class Compared {
  /** What the earlier state is called, for people. */
  readonly name: string;
  /** Undefined when there is none yet. */
  readonly earlier: Earlier | undefined;
  readonly #only: RunOptions['only'];

  constructor(only: RunOptions['only'], earlier: Earlier | undefined, name: string) {
    this.#only = only;
    this.earlier = earlier;
    this.name = name;
  }

  /** The foundation of a plan as it was. */
  previousOf(plan: FoundationPlan, later: Foundation, variables: Parameters<typeof buildFoundation>[2]): Foundation | undefined {
    const before = this.earlier?.planOf(plan);
    const workspace = this.earlier?.workspace;
    if (before === undefined || workspace === undefined) return undefined;
    return buildFoundation(before, workspace.read, variables, later);
  }

  /**
   * What of the result is wanted, with what the files that were asked for brought elsewhere in their foundations. `lintEarlier` lints the earlier state,
   * installed as today's is; it is called only when the earlier findings decide.
   */
  narrow(result: LintResult, now: Workspace, lintEarlier: LintEarlier): LintResult {
    const { diagnostics } = result;
    const isOfChange = (diagnostic: Diagnostic): boolean =>
      touches(diagnostic, { has: (file) => file.revision !== undefined || this.#isChanged(file) });
    const brought = result.aside.filter(this.#mayBeBrought(now));
    const [changedOnly, newOnly] = [this.#only === 'changed', this.#only === 'new'];
    const unsure = newOnly ? diagnostics : changedOnly ? diagnostics.filter((diagnostic) => !isOfChange(diagnostic)) : [];
    const fresh = this.#fresh([...unsure, ...brought], now, lintEarlier);
    const isWanted = (diagnostic: Diagnostic): boolean => fresh.has(diagnostic) || (!newOnly && (!changedOnly || isOfChange(diagnostic)));
    const wanted = [...diagnostics.filter(isWanted), ...brought.filter((diagnostic) => fresh.has(diagnostic))];
    return { ...result, diagnostics: sortDiagnostics(wanted), aside: [] };
  }

  /** Those that the earlier state does not have. */
  #fresh(suspects: readonly Diagnostic[], now: Workspace, lintEarlier: LintEarlier): ReadonlySet<Diagnostic> {
    const earlier = this.earlier?.workspace;
    if (suspects.length === 0 || earlier === undefined) return new Set(suspects);
    const ids = new Set(suspects.map(({ rule }) => rule));
    // a suppression is unused only when its rule ran
    const needsAll = suspects.some(({ rule }) => rule.startsWith('taslint/'));
    const before = lintEarlier(earlier, {
      lifecycle: this.#lifecycleOf(now),
      only: (all) => (needsAll ? all : all.filter(({ rule }) => ids.has(rule.id))),
      aside: true,
    });
    return compareFindings(suspects, [...before.diagnostics, ...before.aside], this.#namesOf(now)).fresh;
  }

  /** Of a whole result the findings that were not there earlier, and what was found earlier and is not found any more. */
  change({ diagnostics, aside, suppressed }: LintResult, now: Workspace, lintEarlier: LintEarlier): FindingChange {
    const found = [...diagnostics, ...aside];
    const earlier = this.earlier?.workspace;
    if (earlier === undefined) return { fresh: new Set(found), mended: [] };
    const before = lintEarlier(earlier, { lifecycle: this.#lifecycleOf(now), only: (all) => all, aside: true });
    const known = [...before.diagnostics, ...before.aside];
    const { fresh } = compareFindings(found, known, this.#namesOf(now));
    // what a person accepted since then is not mended
    const { gone } = compareFindings([...found, ...suppressed.map(({ diagnostic }) => diagnostic)], known, this.#namesOf(now));
    const own = new Set(before.diagnostics);
    return { fresh, mended: gone.filter((diagnostic) => own.has(diagnostic)) };
  }

  /** The earlier foundations are installed as those of now are. */
  #lifecycleOf(now: Workspace): Workspace['lifecycle'] {
    const later = new Map(now.plans.map((plan) => [this.earlier?.planOf(plan), plan]));
    return (plan) => now.lifecycle(later.get(plan) ?? plan);
  }

  #namesOf(now: Workspace): EarlierNames {
    const names = new Map(now.plans.map((plan) => [plan.name, this.earlier?.planOf(plan)?.name]));
    return { pathOf: (file) => this.earlier?.pathOf(file) ?? file.path, foundationOf: (name) => names.get(name) ?? name };
  }

  /**
   * Whether a finding that has nothing to do with the files that were asked for can be of their making: one of its foundation was asked for and changed, and
   * no other file that changed explains it.
   */
  #mayBeBrought(now: Workspace): (diagnostic: Diagnostic) => boolean {
    const asked = new Set<SourceFile>();
    const names = new Set<string>();
    for (const plan of now.plans) {
      for (const { file, requested } of plan.documents) {
        if (!requested || !this.#isChanged(file)) continue;
        asked.add(file);
        names.add(plan.name);
      }
    }
    if (this.earlier?.isConfigChanged === true && now.configGiven) for (const { name } of now.config?.foundations ?? []) names.add(name);
    const unasked = { has: (file: SourceFile) => file.revision === undefined && !asked.has(file) && this.#isChanged(file) };
    return (diagnostic) => names.has(diagnostic.foundation) && !touches(diagnostic, unasked);
  }

  /** One line about what was compared. */
  summary(now: Workspace, hidden: number, language: Language): string {
    const files = new Set(now.plans.flatMap((plan) => plan.documents.map(({ file }) => file)));
    const changed = [...files].filter((file) => this.#isChanged(file)).length;
    const unread = this.earlier?.workspace?.failures.length ?? 0;
    const say = COMPARISON[language];
    const parts = [
      say.compared(this.name, changed),
      ...(unread > 0 ? [say.unread(unread)] : []),
      ...(hidden > 0 ? [say.hidden(hidden)] : []),
    ];
    return `${parts.join(say.between)}.`;
  }

  #isChanged(file: SourceFile): boolean {
    return this.earlier?.isChanged(file) ?? true;
  }
}
