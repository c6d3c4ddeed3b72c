import type { SourceFile } from '../../base/source.ts';
import type { FoundationPlan } from '../../foundation/plan.ts';
import { treeOfBase } from '../config/base-place.ts';
import type { ConfigLayer } from '../config/config-layer.ts';
import { filesBelow, isYamlName } from '../files/find-files.ts';
import { absolutePath, isInside } from '../files/paths.ts';
import { openWorkspace } from '../open-workspace.ts';
import { DISK, type Tree } from '../files/tree.ts';
import type { Workspace, WorkspaceOptions } from '../workspace.ts';
import { findRenames } from './renames.ts';

/** The same foundations as they were, and what became of their files. */
export interface Earlier {
  /** Undefined when nothing of what is linted was there. */
  readonly workspace: Workspace | undefined;
  /** The foundation that a plan was; undefined for a new one. */
  readonly planOf: (plan: FoundationPlan) => FoundationPlan | undefined;
  /** True for a file that is new or differs from what it was. */
  readonly isChanged: (file: SourceFile) => boolean;
  /** True when taslint.yml, or a file that it extends, is new or differs from what it was. */
  readonly isConfigChanged: boolean;
  /** The path that a file had, as people see it; undefined for a new one. */
  readonly pathOf: (file: SourceFile) => string | undefined;
}

/**
 * Opens what was linted as it was in an earlier tree: the same paths, or the ones that files were renamed from, grouped by the same rules and the taslint.yml of
 * the time. Foundations are found again by name, else by their files.
 */
export async function openEarlier(now: Workspace, options: WorkspaceOptions, tree: Tree): Promise<Earlier> {
  const cwd = absolutePath('.', options.cwd);
  const documents = new Set(now.plans.flatMap((plan) => plan.documents.map(({ file }) => file)));
  const renames = renamesOf(documents, now, tree, options.tree ?? DISK);
  const oldPath = (file: SourceFile): string | undefined => {
    const absolute = now.absoluteOf(file);
    return absolute === undefined ? undefined : (renames.get(absolute) ?? (tree.kindOf(absolute) === 'file' ? absolute : undefined));
  };
  const asked = earlierPaths(options, cwd, tree);
  const beside = [...new Set([...documents].flatMap((file) => oldPath(file) ?? []))];
  const paths = asked.length === 0 ? beside : asked;
  const workspace = paths.length === 0 ? undefined : await openWorkspace({ ...shared(options), paths, beside, tree, later: now });
  const matches = workspace === undefined ? new Map<FoundationPlan, FoundationPlan>() : matchPlans(now.plans, workspace, oldPath);
  const fileBefore = (file: SourceFile): SourceFile | undefined => {
    const path = oldPath(file);
    return path === undefined ? undefined : workspace?.fileAt(path);
  };
  const changedOfConfig = changedLayers(now, tree);
  return {
    workspace,
    planOf: (plan) => matches.get(plan),
    isChanged: (file) => changedOfConfig.get(file.path) ?? fileBefore(file)?.text !== file.text,
    isConfigChanged: [...changedOfConfig.values()].includes(true),
    pathOf: (file) => fileBefore(file)?.path,
  };
}

/** What holds for both times. Names of foundations do not: one may have been called otherwise. */
function shared({ cwd, allowOutside, env, varsFiles, opsFiles, interruptible }: WorkspaceOptions): Omit<WorkspaceOptions, 'paths'> {
  return {
    cwd,
    allowOutside: allowOutside ?? false,
    env: env ?? {},
    varsFiles: varsFiles ?? [],
    opsFiles: opsFiles ?? [],
    ...(interruptible === undefined ? {} : { interruptible }),
  };
}

/** Whether each of the files that make today's configuration differs from what it was, by path; what is installed and not in the tree does not. */
function changedLayers({ config }: Workspace, tree: Tree): ReadonlyMap<string, boolean> {
  const isChanged = ({ absolute, file }: ConfigLayer): boolean => {
    const before = treeOfBase(absolute, tree);
    return before.kindOf(absolute) !== 'file' || before.read(absolute, file.path).file?.text !== file.text;
  };
  return new Map(config?.layers.map((layer) => [layer.file.path, isChanged(layer)]));
}

/** Of the folders and files that were asked for those that were there. */
function earlierPaths(options: WorkspaceOptions, cwd: string, tree: Tree): readonly string[] {
  const given = [
    ...(options.paths.length === 0 && options.stdin === undefined ? ['.'] : options.paths),
    ...(options.stdin === undefined ? [] : [options.stdin.path]),
  ];
  const asked = given.map((path) => absolutePath(path, cwd));
  const holdsYaml = (folder: string): boolean =>
    filesBelow([folder], { cwd, allowOutside: false, treeOf: (path) => path, tree }).files.length > 0;
  const folders = asked.filter((path) => tree.kindOf(path) === 'folder' && holdsYaml(path));
  const files = asked.filter((path) => tree.kindOf(path) === 'file' && !folders.some((folder) => isInside(path, folder)));
  return [...new Set([...folders, ...files])];
}

/** Old absolute paths by new ones, for the files of foundations that the earlier tree does not have. */
function renamesOf(files: ReadonlySet<SourceFile>, now: Workspace, tree: Tree, today: Tree): ReadonlyMap<string, string> {
  const added = [...files].flatMap((file) => {
    const path = now.absoluteOf(file);
    return path === undefined || tree.kindOf(path) === 'file' ? [] : [{ path, text: file.text }];
  });
  if (added.length === 0 || tree.files === undefined) return new Map();
  const gone = [...tree.files()].filter((path) => isYamlName(path) && today.kindOf(path) !== 'file');
  tree.expect(gone);
  return findRenames(
    added,
    gone.flatMap((path) => {
      const { file } = tree.read(path, path);
      return file === undefined ? [] : [{ path, text: file.text }];
    }),
  );
}

/** By name where both have one, else by the most files in common; each earlier foundation once. */
function matchPlans(
  plans: readonly FoundationPlan[],
  earlier: Workspace,
  oldPath: (file: SourceFile) => string | undefined,
): ReadonlyMap<FoundationPlan, FoundationPlan> {
  const matches = new Map<FoundationPlan, FoundationPlan>();
  const used = new Set<FoundationPlan>();
  const byName = new Map(earlier.plans.filter((plan) => plan.name !== '').map((plan) => [plan.name, plan]));
  const holders = new Map<string, FoundationPlan[]>();
  for (const plan of earlier.plans) {
    for (const { file } of plan.documents) {
      const path = earlier.absoluteOf(file);
      if (path !== undefined) holders.set(path, [...(holders.get(path) ?? []), plan]);
    }
  }
  const take = (plan: FoundationPlan, before: FoundationPlan | undefined): void => {
    if (before === undefined || used.has(before)) return;
    matches.set(plan, before);
    used.add(before);
  };
  for (const plan of plans) take(plan, byName.get(plan.name));
  for (const plan of plans) if (!matches.has(plan)) take(plan, mostCommon(plan, holders, oldPath, used));
  return matches;
}

function mostCommon(
  plan: FoundationPlan,
  holders: ReadonlyMap<string, readonly FoundationPlan[]>,
  oldPath: (file: SourceFile) => string | undefined,
  used: ReadonlySet<FoundationPlan>,
): FoundationPlan | undefined {
  const counts = new Map<FoundationPlan, number>();
  for (const { file, kind } of plan.documents) {
    // files of variables are shared by many; what they are for is not
    const weight = kind === 'vars' || kind === 'ops' ? 1 : 100;
    for (const before of holders.get(oldPath(file) ?? '') ?? [])
      if (!used.has(before)) counts.set(before, (counts.get(before) ?? 0) + weight);
  }
  return [...counts].sort(([, one], [, other]) => other - one)[0]?.[0];
}
