import { memoPer } from '../base/memo.ts';
import type { SourceFile, Span } from '../base/source.ts';
import { conflictingNames } from '../interpolate/variables.ts';
import type { ConfigNode } from '../value/node.ts';
import { trail } from '../value/origin.ts';
import type { Document, Foundation } from './foundation.ts';

/**
 * Which files of a foundation take part in what was asked for. A config that was asked for, or that is fed by a vars- or ops-file that was asked for, is
 * reported in full. Of a file that feeds such a config and was not asked for itself, only what the config takes from it is: variables that it asks for,
 * operations that change it or that fail, and whatever makes the file useless as a whole.
 */
export class TakingPart {
  /** What was asked for, and the configs that it feeds. */
  readonly files: ReadonlySet<SourceFile>;
  /** Files that feed a config among `files` without being among them. */
  readonly feeding: ReadonlySet<SourceFile>;
  readonly #foundation: Foundation;
  readonly #configs: readonly Document[];
  #taken: ReadonlyMap<SourceFile, Ranges> | undefined;

  constructor(foundation: Foundation) {
    const { documents } = foundation;
    const requested = new Set(documents.flatMap((document) => (document.requested ? [document.file] : [])));
    this.#foundation = foundation;
    this.#configs = documents.filter((document) => document.requested || feedersOf(document).some((file) => requested.has(file)));
    this.files = new Set([...requested, ...this.#configs.map(({ file }) => file)]);
    this.feeding = new Set(this.#configs.flatMap(feedersOf).filter((file) => !this.files.has(file)));
  }

  /** True for a place in a feeding file where something stands that one of the configs takes. */
  takes({ file, start }: Span): boolean {
    if (!this.feeding.has(file)) return false;
    this.#taken ??= this.#findTaken();
    return this.#taken.get(file)?.contain(start) ?? false;
  }

  /** Evaluates the configs, so it is done when the first place is asked for. */
  #findTaken(): ReadonlyMap<SourceFile, Ranges> {
    const taken = new Map([...this.feeding].map((file) => [file, new Ranges()]));
    const add = (span: Span | undefined): void => {
      if (span !== undefined) taken.get(span.file)?.add(span.start, span.end);
    };
    const seen = new Set<ConfigNode>();
    const asked = new Set<string>();
    for (const config of this.#configs) {
      if (!feedersOf(config).some((file) => this.feeding.has(file))) continue;
      for (const problem of config.problems) add(problem.at);
      for (const { operation, changed, undoneBy } of config.operations) if (changed && undoneBy === undefined) add(operation.at);
      for (const { variable, value } of config.uses) {
        if (value === undefined) continue;
        add(config.scope.get(variable)?.at);
        addValue(value, seen, add);
      }
      for (const { at } of conflictingNames(config.scope)) add(at);
      for (const { variable } of config.uses) asked.add(variable);
    }
    // Values and operations in a second document are not there for om, and a vars file that is no map gives none.
    for (const { file, kind, yaml } of this.#foundation.documents) {
      if (!this.feeding.has(file)) continue;
      const second = yaml.secondDocument;
      if (second !== undefined && (kind !== 'vars' || mayDefine(file.text.slice(second.start), asked))) add(second);
      if (kind === 'vars' && yaml.root !== undefined && yaml.root.kind !== 'map') add({ file, start: 0, end: file.text.length });
    }
    return taken;
  }
}

/** What takes part in a foundation; worked out once. */
export const takingPart = memoPer((foundation: Foundation) => new TakingPart(foundation));

/** True when a text that is not evaluated may hold one of the variables: it has the name at the beginning of a line, or is in flow style. */
function mayDefine(text: string, names: ReadonlySet<string>): boolean {
  let found = false;
  for (const match of text.matchAll(/^["']?([^\s"'#:{[][^\n"':]{0,300})["']?[ \t]*:/gm)) {
    found = true;
    if (names.has(match[1]!.trim())) return true;
  }
  return !found;
}

/** The vars- and ops-files of a config. */
function feedersOf({ varsFiles, opsFiles }: Document): readonly SourceFile[] {
  return [...varsFiles, ...opsFiles];
}

/** Adds where a value is written, and where what is below it is: an alias or a merge key may have brought that from elsewhere. Each node once. */
function addValue(node: ConfigNode, seen: Set<ConfigNode>, add: (span: Span) => void): void {
  if (seen.has(node)) return;
  seen.add(node);
  for (const { span } of trail(node.origin)) add(span);
  if (node.kind === 'sequence') for (const item of node.items) addValue(item, seen, add);
  if (node.kind === 'map') for (const { value } of node.entries) addValue(value, seen, add);
}

/** Stretches of one file; they may overlap. */
class Ranges {
  readonly #ranges: (readonly [start: number, end: number])[] = [];
  #merged: readonly (readonly [start: number, end: number])[] | undefined;

  /** An empty stretch still holds its start. */
  add(start: number, end: number): void {
    this.#ranges.push([start, Math.max(end, start + 1)]);
    this.#merged = undefined;
  }

  contain(offset: number): boolean {
    this.#merged ??= merged(this.#ranges);
    let [low, high] = [0, this.#merged.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#merged[middle]![0] <= offset) low = middle + 1;
      else high = middle;
    }
    return low > 0 && offset < this.#merged[low - 1]![1];
  }
}

/** The same stretches in order, those that overlap made one. */
function merged(ranges: readonly (readonly [start: number, end: number])[]): readonly (readonly [start: number, end: number])[] {
  const result: [start: number, end: number][] = [];
  for (const [start, end] of [...ranges].sort((one, other) => one[0] - other[0])) {
    const last = result.at(-1);
    if (last !== undefined && start <= last[1]) last[1] = Math.max(last[1], end);
    else result.push([start, end]);
  }
  return result;
}
