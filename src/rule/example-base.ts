import { SourceFile } from '../base/source.ts';
import { readConfiguration } from '../yaml/foreign-expressions.ts';
import type { Marker, RuleExample } from './example.ts';
import { merge, mergeTreeOf, printTree, type MergeTree } from './merge-tree.ts';

/**
 * Finds the files of a base (path to text) by what an example says, which for a site's rule is a path from `ruleFile`; undefined when there are none. Rules
 * read no disk, so the caller does.
 */
export type BaseReader = (base: string, ruleFile: SourceFile) => ReadonlyMap<string, string> | undefined;

/** The example with its files laid over its base, as it stands when it has none; undefined when there is no such base. */
export function onBase(example: RuleExample, readBase: BaseReader): RuleExample | undefined {
  if (example.base === undefined) return example;
  const base = readBase(example.base, example.at.file);
  if (base === undefined || base.size === 0) return undefined;
  const now = layOver(base, example.files, example.markers);
  const previous = example.previous === undefined ? undefined : layOver(base, example.previous, []).files;
  return { ...example, ...now, previous };
}

interface Laid {
  readonly files: ReadonlyMap<string, string>;
  readonly markers: readonly Marker[];
}

/** Keys of maps are merged, and lists whose elements have names; everything else is replaced, and a file that the base lacks is added. */
function layOver(base: ReadonlyMap<string, string>, files: ReadonlyMap<string, string>, markers: readonly Marker[]): Laid {
  const laid = new Map(base);
  const moved: Marker[] = [];
  for (const [path, text] of files) {
    const own = markers.filter((marker) => marker.path === path);
    const below = treeOf(path, base.get(path), []);
    const above = treeOf(path, text, own);
    if (below === undefined || above === undefined) {
      laid.set(path, text);
      moved.push(...own);
    } else {
      const printed = printTree(merge(below, above, 'merged'));
      laid.set(path, printed.text);
      moved.push(...own.map((marker) => ({ ...marker, lines: printed.lines.get(marker) ?? marker.lines })));
    }
  }
  return { files: laid, markers: moved };
}

/** What a file says; undefined when it cannot be merged: a key stands twice, or it is not one document of YAML. */
function treeOf(path: string, text: string | undefined, markers: readonly Marker[]): MergeTree | undefined {
  if (text === undefined) return undefined;
  const file = new SourceFile(path, text);
  const { root, problems, duplicateKeys } = readConfiguration(file);
  return root === undefined || problems.length > 0 || duplicateKeys.length > 0 ? undefined : mergeTreeOf(file, root, markers);
}
