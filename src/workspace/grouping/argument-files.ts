import { prefixed } from '../../base/language.ts';
import type { SourceFile } from '../../base/source.ts';
import { UsageError } from '../../base/usage-error.ts';
import type { FoundationPlan, PlannedDocument } from '../../foundation/plan.ts';
import { applyOperations, type AppliedOperation } from '../../interpolate/apply-operations.ts';
import { readOperations } from '../../interpolate/operations.ts';
import { keyName } from '../../value/node.ts';
import type { YamlDocument } from '../../yaml/yaml-document.ts';
import type { Documents } from '../documents.ts';
import { absolutePath, shownPath } from '../files/paths.ts';
import { DISK, type Tree } from '../files/tree.ts';
import type { Request } from '../request.ts';
import type { Unchecked } from '../unchecked.ts';
import { takesVariables } from './vars-of-config.ts';
import { GROUPING_REASONS } from './phrases.ts';

/** Files of `--vars-file` and `--ops-file`, in the order of the command line. */
export interface ArgumentFiles {
  readonly vars: readonly SourceFile[];
  readonly ops: readonly SourceFile[];
}

/** Reads the files of the command line. Throws a UsageError for one that cannot be read. */
export function readArguments({ options, cwd, tree }: Request, documents: Documents, unchecked: Unchecked): ArgumentFiles {
  const read = (path: string, flag: string): SourceFile => {
    const absolute = absolutePath(path, cwd);
    const file = documents.fileAt(absolute) ?? documents.keep(readArgument(absolute, cwd, tree, `${flag} ${path}`), absolute);
    unchecked.tellOfArgument(documents.read(file));
    return file;
  };
  return {
    vars: (options.varsFiles ?? []).map((path) => read(path, '--vars-file')),
    ops: (options.opsFiles ?? []).map((path) => read(path, '--ops-file')),
  };
}

function readArgument(absolute: string, cwd: string, tree: Tree, written: string): SourceFile {
  // what lies outside of a revision has no past of its own
  const holder = tree === DISK || tree.kindOf(absolute) === undefined ? DISK : tree;
  const reading = holder.read(absolute, shownPath(absolute, cwd));
  if (reading.file !== undefined) return reading.file;
  throw new UsageError(prefixed(written, reading.message), {
    hint: { en: 'paths are relative to the working directory', ko: '경로는 현재 폴더를 기준으로 합니다' },
  });
}

/**
 * Adds the files of the command line to the plans: vars files to every config, after its own; ops-files to the configs that were asked for, and of several to
 * those that they fit.
 */
export function withArguments(
  plans: readonly FoundationPlan[],
  { vars, ops }: ArgumentFiles,
  read: (file: SourceFile) => YamlDocument,
): readonly FoundationPlan[] {
  if (vars.length === 0 && ops.length === 0) return plans;
  const settled = new Set(vars.flatMap((file) => namesIn(read(file))));
  const opsOf = ops.length === 0 ? () => [] : fittingOperations(plans.flatMap(askedConfigs), ops, read);
  const given = new Map<SourceFile, 'vars' | 'ops'>([
    ...vars.map((file) => [file, 'vars'] as const),
    ...ops.map((file) => [file, 'ops'] as const),
  ]);
  return plans.map((plan) => {
    const known = new Map(plan.documents.map((document) => [document.file, document]));
    // what the command line says a file is, it is
    const others = plan.documents.filter(({ file }) => !given.has(file));
    return {
      ...plan,
      documents: [
        ...others.map((document) => (takesVariables(document.kind) ? withFiles(document, vars, opsOf(document), settled) : document)),
        ...[...given].map(([file, kind]) => argumentDocument(file, kind, known.get(file)?.requested ?? false)),
      ],
    };
  });
}

/** The configs of a plan that were asked for, or that are fed by a file that was. */
function askedConfigs({ documents }: FoundationPlan): readonly PlannedDocument[] {
  const requested = new Set(documents.flatMap((document) => (document.requested ? [document.file] : [])));
  return documents.filter(
    ({ kind, file, varsFiles, opsFiles }) => takesVariables(kind) && [file, ...varsFiles, ...opsFiles].some((each) => requested.has(each)),
  );
}

/**
 * Which ops-files of the command line are meant for which of the configs. Whoever names a folder means the configs that an ops-file fits: where all of its
 * operations work and, if they find anything in one of them, where they do. A file that works nowhere is meant for those that have a name like the one it
 * looks for, else for all, so that its failure is told.
 */
function fittingOperations(
  configs: readonly PlannedDocument[],
  ops: readonly SourceFile[],
  read: (file: SourceFile) => YamlDocument,
): (config: PlannedDocument) => readonly SourceFile[] {
  const [only] = configs;
  if (only === undefined || configs.length === 1) return (config) => (config === only ? ops : []);
  const applied = new Map(configs.map((config) => [config, appliedByFile(config, ops, read)]));
  const fits = (file: SourceFile, test: (operation: AppliedOperation) => boolean, how: 'some' | 'every'): ReadonlySet<PlannedDocument> =>
    new Set(configs.filter((config) => (applied.get(config)?.get(file) ?? [])[how](test)));
  const meant = new Map(
    ops.map((file) => {
      const working = fits(file, ({ outcome }) => outcome !== 'failed', 'every');
      const finding = [...fits(file, ({ matched }) => matched, 'some')].filter((config) => working.has(config));
      const almost = [...fits(file, ({ problem }) => problem?.data['suggestion'] !== undefined, 'some')];
      const chosen = [finding, [...working], almost, configs].find((some) => some.length > 0);
      return [file, new Set(chosen)] as const;
    }),
  );
  return (config) => ops.filter((file) => meant.get(file)?.has(config));
}

/** What the operations of each file do in a config, behind its own operations. */
function appliedByFile(
  config: PlannedDocument,
  ops: readonly SourceFile[],
  read: (file: SourceFile) => YamlDocument,
): ReadonlyMap<SourceFile, readonly AppliedOperation[]> {
  const operations = [...config.opsFiles, ...ops].flatMap((file) => readOperations(read(file)).operations);
  const byFile = new Map<SourceFile, AppliedOperation[]>(ops.map((file) => [file, []]));
  for (const applied of applyOperations(read(config.file).root, operations).applied) byFile.get(applied.operation.file)?.push(applied);
  return byFile;
}

function argumentDocument(file: SourceFile, kind: 'vars' | 'ops', requested: boolean): PlannedDocument {
  return { file, kind, why: GROUPING_REASONS.argument, varsFiles: [], opsFiles: [], requested };
}

function withFiles(
  document: PlannedDocument,
  varsFiles: readonly SourceFile[],
  opsFiles: readonly SourceFile[],
  settled: ReadonlySet<string>,
): PlannedDocument {
  return {
    ...document,
    varsFiles: [...document.varsFiles.filter((file) => !varsFiles.includes(file)), ...varsFiles],
    opsFiles: [...document.opsFiles, ...opsFiles],
    unsettled: new Set([...(document.unsettled ?? [])].filter((name) => !settled.has(name))),
  };
}

function namesIn(document: YamlDocument): readonly string[] {
  return document.root?.kind === 'map' ? document.root.entries.map((entry) => keyName(entry.key)) : [];
}
