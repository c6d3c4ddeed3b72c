import { basename, dirname, join } from 'node:path';
import { didYouMean } from '../../base/did-you-mean.ts';
import { textOf, type Span } from '../../base/source.ts';
import type { Automation, NamedFile } from '../../foundation/plan.ts';
import { FILE_PARAMETERS } from '../../foundation/tool-mention.ts';
import { keyName, type ConfigNode, type MapNode } from '../../value/node.ts';
import { editSpan } from '../../value/origin.ts';
import type { YamlDocument } from '../../yaml/yaml-document.ts';
import { isInside, slashed } from '../files/paths.ts';
import type { Tree } from '../files/tree.ts';
import { missingInScript } from './script-files.ts';

/** A path that a task names. */
interface Naming {
  readonly parameter: string;
  /** The artifact of the job that holds it. */
  readonly input: string;
  /** Steps of the path as written, and within the input. */
  readonly steps: readonly string[];
  readonly rest: readonly string[];
  readonly at: Span;
}

/** Tells of pipelines, workflows and scripts which files they name and which are gone. `known`: absolute paths of what was read. */
export function missingIn(
  known: Iterable<string>,
  tree: Tree,
  topOf: (directory: string) => { readonly top: string },
): (of: Pick<Automation, 'file' | 'kind' | 'yaml'>, absolute: string) => readonly NamedFile[] {
  const byName = new Map<string, string[]>();
  for (const path of known) {
    const name = basename(path);
    const same = byName.get(name);
    if (same === undefined) byName.set(name, [slashed(path)]);
    else same.push(slashed(path));
  }
  const isKnown = (steps: readonly string[]): boolean =>
    byName.get(steps.at(-1) ?? '')?.some((path) => path.endsWith(`/${steps.join('/')}`)) ?? false;
  return (of, absolute) => {
    const { top } = topOf(dirname(absolute));
    const folders = foldersAbove(absolute, top);
    if (of.kind !== 'pipeline') return missingInScript(of, folders, tree, isKnown);
    return of.yaml === undefined ? [] : missingFiles(of.yaml, { folders, top }, tree, isKnown);
  };
}

/** The folder of a file and those above it, up to the top. */
function foldersAbove(absolute: string, top: string): readonly string[] {
  const folders: string[] = [];
  for (let folder = dirname(absolute); isInside(folder, top); folder = dirname(folder)) {
    folders.push(folder);
    if (folder === top) break;
  }
  return folders;
}

/**
 * Files that the tasks of a pipeline name and that are gone: their folder lies in this tree, the file does not. Paths with a variable are left out, so is what
 * another task of the job may put out.
 */
function missingFiles(
  pipeline: YamlDocument,
  { folders, top }: { readonly folders: readonly string[]; readonly top: string },
  tree: Tree,
  isKnown: (steps: readonly string[]) => boolean,
): readonly NamedFile[] {
  const kinds = new Map<string, 'file' | 'folder' | undefined>();
  const kindOf = (path: string): 'file' | 'folder' | undefined => {
    if (!kinds.has(path)) kinds.set(path, tree.kindOf(path));
    return kinds.get(path);
  };
  const missing: NamedFile[] = [];
  const namings = namingsOf(pipeline).map((naming) => {
    const { steps, rest } = naming;
    const places = folders.flatMap((folder) => [join(folder, ...rest), join(folder, ...steps)]);
    return { ...naming, places, isThere: isKnown(rest) || places.some((path) => kindOf(path) !== undefined) };
  });
  // an input that holds one of these files is this tree: then its root is a folder like any other
  const here = new Set(namings.filter(({ isThere }) => isThere).map(({ input }) => input));
  for (const { parameter, input, steps, rest, at, places, isThere } of namings) {
    if (isThere) continue;
    const isAtRoot = rest.length === 1;
    const folder = isAtRoot
      ? here.has(input) && top
      : places.map((path) => dirname(path)).find((path) => !folders.includes(path) && kindOf(path) === 'folder');
    if (folder === undefined || folder === false) continue;
    const names = tree.list(folder).map((entry) => entry.name);
    const near = didYouMean(rest.at(-1)!, names);
    missing.push({ parameter, path: steps.join('/'), folder: isAtRoot ? input : rest.slice(0, -1).join('/'), near, at });
  }
  return missing;
}

/** The paths that the tasks of all jobs name in files that are there when the job begins, each place once. */
function namingsOf({ root }: YamlDocument): readonly Naming[] {
  const jobs = root?.kind === 'map' ? root.get('jobs') : undefined;
  if (root?.kind !== 'map' || jobs?.kind !== 'sequence') return [];
  const namings = new Map<number, Naming>();
  const fetchedByOthers = resourcesNotOfGit(root);
  const seen = new Set<ConfigNode>();
  for (const job of jobs.items) {
    const steps: Steps = { fetched: new Map(), tasks: [] };
    collectSteps(job, seen, steps);
    const outputs = new Set<string>();
    for (const [index, task] of steps.tasks.entries()) {
      for (const naming of namingsOfTask(task)) {
        const resource = steps.fetched.get(naming.input);
        // what is not fetched may be put out by a task before this one, whose file is not looked at
        const mayBeMade = outputs.has(naming.input) || (resource === undefined && index > 0);
        if (!mayBeMade && !fetchedByOthers.has(resource ?? '')) namings.set(naming.at.start, naming);
      }
      for (const output of outputsOf(task)) outputs.add(output);
    }
  }
  return [...namings.values()];
}

/** What a job does, as far as files are concerned: resources by the name they are fetched under, and tasks in their order. */
interface Steps {
  readonly fetched: Map<string, string>;
  readonly tasks: MapNode[];
}

/** Steps inside `in_parallel`, `try` and the like are included. */
function collectSteps(node: ConfigNode, seen: Set<ConfigNode>, steps: Steps): void {
  if (node.kind === 'scalar' || node.kind === 'unknown' || seen.has(node)) return;
  seen.add(node); // aliases lead to the same node again
  if (node.kind === 'sequence') {
    for (const item of node.items) collectSteps(item, seen, steps);
    return;
  }
  const name = textIn(node.get('get'));
  if (name !== '') steps.fetched.set(name, textIn(node.get('resource')) || name);
  if (node.entry('task') !== undefined) steps.tasks.push(node);
  for (const { value } of node.entries) collectSteps(value, seen, steps);
}

/** Resources of another type than git, whose files do not lie in a repository. */
function resourcesNotOfGit(root: MapNode): ReadonlySet<string> {
  const resources = root.get('resources');
  if (resources?.kind !== 'sequence') return new Set();
  return new Set(
    resources.items.flatMap((item) => {
      const type = item.kind === 'map' ? textIn(item.get('type')) : '';
      return item.kind === 'map' && type !== '' && type !== 'git' ? [textIn(item.get('name'))] : [];
    }),
  );
}

function namingsOfTask(task: MapNode): readonly Naming[] {
  const params = task.get('params');
  if (params?.kind !== 'map') return [];
  const mapping = task.get('input_mapping');
  const mapped = (input: string): string => {
    const to = mapping?.kind === 'map' ? mapping.get(input) : undefined;
    return to?.kind === 'scalar' ? to.text : input;
  };
  return Object.entries(FILE_PARAMETERS).flatMap(([parameter, input]) =>
    pathsIn(params.get(parameter)).map(({ steps, at }): Naming => ({
      parameter,
      input: mapped(input === '' ? steps[0]! : input),
      steps,
      rest: input === '' ? steps.slice(1) : steps,
      at,
    })),
  );
}

/** Blank-separated paths of a parameter with their places; those that nobody can follow here are left out. */
function pathsIn(node: ConfigNode | undefined): readonly { readonly steps: readonly string[]; readonly at: Span }[] {
  const span = node?.kind === 'scalar' ? editSpan(node.origin) : undefined;
  if (node?.kind !== 'scalar' || span === undefined) return [];
  const text = textOf(span);
  return node.text.split(/\s+/).flatMap((path) => {
    const steps = path.split('/').filter((step) => step !== '' && step !== '.');
    if (steps.length === 0 || path.startsWith('/') || steps.includes('..') || /[(){}$*?[\]#@<>]/.test(path)) return [];
    const found = text.indexOf(path);
    return [{ steps, at: found < 0 ? span : { file: span.file, start: span.start + found, end: span.start + found + path.length } }];
  });
}

/** What a task puts out, as the rest of the job calls it. */
function outputsOf(task: MapNode): readonly string[] {
  const mapping = task.get('output_mapping');
  const renamed = mapping?.kind === 'map' ? mapping.entries.flatMap(({ key, value }) => [keyName(key), textIn(value)]) : [];
  const config = task.get('config');
  const outputs = config?.kind === 'map' ? config.get('outputs') : undefined;
  const own = outputs?.kind === 'sequence' ? outputs.items.map((item) => (item.kind === 'map' ? textIn(item.get('name')) : '')) : [];
  return [...renamed, ...own];
}

function textIn(node: ConfigNode | undefined): string {
  return node?.kind === 'scalar' ? node.text : '';
}
