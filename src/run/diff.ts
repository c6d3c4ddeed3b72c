import { Comparing } from '../diff/compare-foundations.ts';
import type { Difference } from '../diff/difference.ts';
import type { FoundationPair } from '../diff/pair-documents.ts';
import { Showing } from '../diff/shown-value.ts';
import type { SourceFile } from '../base/source.ts';
import { UsageError } from '../base/usage-error.ts';
import { buildFoundation } from '../foundation/build-foundation.ts';
import type { FoundationPlan } from '../foundation/plan.ts';
import { Secrets, SecretsOfFoundation } from '../foundation/secrets.ts';
import type { VariableSource } from '../interpolate/variables.ts';
import { openEarlier, type Earlier } from '../workspace/history/earlier.ts';
import { commonAncestor, findRevision, revisionTree, type Revision } from '../workspace/history/revision.ts';
import { absolutePath } from '../workspace/files/paths.ts';
import { DISK, exists, type Tree } from '../workspace/files/tree.ts';
import { openWorkspace } from '../workspace/open-workspace.ts';
import type { Workspace, WorkspaceOptions } from '../workspace/workspace.ts';
import { argumentVariables } from './argument-variables.ts';
import { hiddenBy } from './hidden-lines.ts';
import { nameOfRevision, repositoryOf, treeOfFolder } from './earlier-tree.ts';
import type { RunWorld } from './io.ts';
import { workspaceOptions, type OnProgress } from './open-inputs.ts';
import type { InputOptions, RunOptions, VariableOptions } from './run-options.ts';

/** What is compared with what. */
export type Sides =
  /** A revision with a later one, or with the files on disk; `parted`: from the commit in which the two parted. */
  | { readonly kind: 'revisions'; readonly from: string; readonly to: string | undefined; readonly parted: boolean }
  /** An older copy of the folder with the files on disk. */
  | { readonly kind: 'folder'; readonly path: string }
  /** Two foundations of the files on disk. */
  | { readonly kind: 'foundations'; readonly from: string; readonly to: string };

export interface DiffOptions extends InputOptions, VariableOptions {
  readonly sides: Sides;
  /** True to tell values that only come from another file, too. */
  readonly moves: boolean;
}

export interface Diffed {
  readonly difference: Difference;
  /** What was opened; the later side where there is one. */
  readonly workspace: Workspace;
}

/** Evaluates both sides and tells what they say differently. Throws a UsageError for paths, revisions, folders and foundations that do not exist. */
export async function diff(options: DiffOptions, world: RunWorld, onProgress?: OnProgress): Promise<Diffed> {
  const { sides } = options;
  const variables = argumentVariables(options, world);
  const asked = workspaceOptions(options, world, onProgress);
  if (sides.kind === 'foundations') return compareSideBySide(sides, asked, options, variables);
  const opened = await openTimes(treesOf(sides, asked, world), asked);
  return world.interruptible(() => compareOverTime(opened, options, variables));
}

/** The trees of both times, and what they are called. */
interface Trees {
  readonly now: Tree;
  readonly then: Tree;
  readonly from: string;
  readonly to: string | undefined;
}

function treesOf(sides: Exclude<Sides, { kind: 'foundations' }>, asked: WorkspaceOptions, world: RunWorld): Trees {
  if (sides.kind === 'folder') return { now: DISK, then: treeOfFolder(sides.path, asked, world), from: sides.path, to: undefined };
  const { env } = world;
  const repository = repositoryOf(asked, world);
  const find = (name: string): Revision => {
    const revision = findRevision(repository, name, env);
    if (revision === undefined)
      throw new UsageError(
        { en: 'this repository has no commit yet', ko: '이 저장소에는 아직 커밋이 없습니다' },
        { hint: { en: 'there is nothing to compare with', ko: '비교할 것이 없습니다' } },
      );
    return revision;
  };
  const from = find(sides.from);
  const to = sides.to === undefined ? undefined : find(sides.to);
  const then = sides.parted ? commonAncestor(repository, from, to ?? find('HEAD'), env) : from;
  return {
    now: to === undefined ? DISK : revisionTree(repository, to, env),
    then: revisionTree(repository, then, env),
    from: nameOfRevision(then),
    to: to === undefined ? undefined : nameOfRevision(to),
  };
}

/** Both times of the same files. */
interface Times extends Pick<Trees, 'from' | 'to'> {
  readonly workspaces: readonly Workspace[];
  /** What was there, in the order of the later time; then what is gone. */
  readonly plans: readonly { readonly before: FoundationPlan | undefined; readonly after: FoundationPlan | undefined }[];
  readonly now: Workspace | undefined;
  readonly then: Workspace | undefined;
  readonly earlierPath: Parameters<Comparing['overTime']>[1];
}

async function openTimes({ now: tree, then: earlierTree, from, to }: Trees, asked: WorkspaceOptions): Promise<Times> {
  const isThere = (path: string, within: Tree): boolean => exists(absolutePath(path, asked.cwd), within);
  const paths = asked.paths.filter((path) => isThere(path, tree) || !isThere(path, earlierTree));
  if (asked.paths.length > 0 && paths.length === 0) {
    // all that was asked for is gone
    const then = await openWorkspace({ ...asked, tree: earlierTree });
    const plans = then.plans.map((before) => ({ before, after: undefined }));
    return { workspaces: [then], plans, now: undefined, then, earlierPath: () => undefined, from, to };
  }
  const later = tree === DISK ? {} : { tree };
  const now = await openWorkspace({ ...asked, ...later, paths, configAsks: true });
  const earlier = await openEarlier(now, { ...asked, ...later }, earlierTree);
  return timesOf(now, earlier, asked.foundations ?? [], { from, to });
}

/** What is open already, at both times; `names`: only these foundations. */
function timesOf(now: Workspace, earlier: Earlier, names: readonly string[], { from, to }: Pick<Times, 'from' | 'to'>): Times {
  const then = earlier.workspace;
  const known = now.plans.map((after) => ({ before: earlier.planOf(after), after }));
  const found = new Set(known.map(({ before }) => before));
  const gone = (then?.plans ?? []).filter((plan) => !found.has(plan) && (names.length === 0 || names.includes(plan.name)));
  return {
    workspaces: then === undefined ? [now] : [now, then],
    plans: [...known, ...gone.map((before) => ({ before, after: undefined }))],
    now,
    then,
    earlierPath: earlier.pathOf,
    from,
    to,
  };
}

/** What the files of a run say differently from the earlier state that it opened. */
export function differenceSince(
  now: Workspace,
  { earlier, name }: { readonly earlier: Earlier; readonly name: string },
  options: Pick<RunOptions, 'foundations' | 'varsEnv' | 'vars'>,
  world: RunWorld,
): Difference {
  const times = timesOf(now, earlier, options.foundations ?? [], { from: name, to: undefined });
  return compareOverTime(times, { moves: false }, argumentVariables(options, world)).difference;
}

function compareOverTime(
  { workspaces, plans, now, then, earlierPath, from, to }: Times,
  { moves }: Pick<DiffOptions, 'moves'>,
  variables: Variables,
): Diffed {
  const comparing = new Comparing(showingOf(workspaces, variables), moves);
  const pairs = plans.map((plan): FoundationPair => {
    const after = plan.after === undefined || now === undefined ? undefined : buildFoundation(plan.after, now.read, variables);
    const before = plan.before === undefined || then === undefined ? undefined : buildFoundation(plan.before, then.read, variables, after);
    return { before, after };
  });
  const foundations = comparing.overTime(pairs, earlierPath);
  return { difference: differenceOf(comparing, { of: 'times', foundations, workspaces, from, to }), workspace: workspaces[0]! }; // one was opened
}

async function compareSideBySide(
  { from, to }: Extract<Sides, { kind: 'foundations' }>,
  asked: WorkspaceOptions,
  { moves }: DiffOptions,
  variables: Variables,
): Promise<Diffed> {
  const workspace = await openWorkspace({ ...asked, foundations: [from, to], configAsks: true });
  const foundationOf = (name: string): ReturnType<typeof buildFoundation> => {
    const plan = workspace.plans.find((candidate) => candidate.name === name);
    if (plan === undefined)
      throw new UsageError({
        en: `${name}: nothing of this foundation is among the paths given`,
        ko: `${name}: 지정한 경로에 이 파운데이션의 파일이 없습니다`,
      });
    return buildFoundation(plan, workspace.read, variables);
  };
  const comparing = new Comparing(showingOf([workspace], variables), moves);
  const foundations = [comparing.sideBySide(foundationOf(from), foundationOf(to))];
  return { difference: differenceOf(comparing, { of: 'foundations', foundations, workspaces: [workspace], from, to }), workspace };
}

type Variables = readonly VariableSource[];

/** What may be shown of values, as all files of both sides tell. */
function showingOf(workspaces: readonly Workspace[], variables: Variables): Showing {
  const parts = workspaces.flatMap(({ plans, read }) =>
    plans.map((plan) => new SecretsOfFoundation(() => buildFoundation(plan, read, variables).documents)),
  );
  const secrets = new Secrets(parts);
  return new Showing(secrets, hiddenBy(workspaces, secrets));
}

function differenceOf(
  { compared, problems }: Comparing,
  { workspaces, foundations, ...sides }: Pick<Difference, 'of' | 'foundations' | 'from' | 'to'> & Pick<Times, 'workspaces'>,
): Difference {
  return {
    ...sides,
    foundations: foundations.filter(({ files }) => files.length > 0),
    compared,
    problems,
    failures: oncePerFile(
      workspaces.flatMap((workspace) =>
        workspace.failures.filter((failure) => failure.kind !== 'broken' || !isSameElsewhere(failure.file, workspace, workspaces)),
      ),
      (failure) => (failure.kind === 'broken' ? failure.file.path : failure.kind === 'unreadable' ? failure.path : ''),
    ),
    templates: oncePerFile(
      workspaces.flatMap((workspace) => workspace.templates.filter(({ file }) => !isSameElsewhere(file, workspace, workspaces))),
      ({ file }) => file.path,
    ),
  };
}

/** True for a file that the other side has, too, with the same text: whatever it says, it says no other thing. */
function isSameElsewhere(file: SourceFile, workspace: Workspace, workspaces: readonly Workspace[]): boolean {
  const absolute = workspace.absoluteOf(file);
  return absolute !== undefined && workspaces.some((other) => other !== workspace && other.fileAt(absolute)?.text === file.text);
}

/** What is said of a file on both sides is told of the later one. */
function oncePerFile<T>(all: readonly T[], pathOf: (one: T) => string): readonly T[] {
  return [...new Map(all.toReversed().map((one) => [pathOf(one), one])).values()].toReversed();
}
