import type { Span } from '../base/source.ts';
import type { Origin } from './origin.ts';
import { isSurelyText, resolvePlain, type Scalar } from './plain-scalar.ts';

/** A value of a configuration, with where it came from. Nodes are never changed: operations and variables make new ones and share the rest. */
export type ConfigNode = MapNode | SequenceNode | ScalarNode | UnknownNode;

/** One key of a map and its value. */
export interface MapEntry {
  readonly key: ScalarNode;
  readonly value: ConfigNode;
  /** Where `<<` stands, when the entry came in by a merge key. */
  readonly merged?: Span;
}

export class MapNode {
  readonly kind = 'map';
  readonly origin: Origin;
  /** In the order of the file; each key once (the last written wins, as in om). */
  readonly entries: readonly MapEntry[];
  #byName: Map<string, MapEntry> | undefined;

  constructor(origin: Origin, entries: readonly MapEntry[]) {
    this.origin = origin;
    this.entries = entries;
  }

  /** The entry whose key is this text. Keys that YAML reads as other types (`on:`, `5:`) are found by the text om prints for them (`true`, `5`). */
  entry(name: string): MapEntry | undefined {
    return this.#byName === undefined && this.entries.length < 8 ? this.#search(name) : this.#index().get(name);
  }

  #search(name: string): MapEntry | undefined {
    for (const entry of this.entries) if (keyName(entry.key) === name) return entry;
    return undefined;
  }

  #index(): ReadonlyMap<string, MapEntry> {
    if (this.#byName !== undefined) return this.#byName;
    this.#byName = new Map();
    for (const entry of this.entries) this.#byName.set(keyName(entry.key), entry);
    return this.#byName;
  }

  get(name: string): ConfigNode | undefined {
    return this.entry(name)?.value;
  }

  /** Key names in the order of the file. */
  get names(): readonly string[] {
    return this.entries.map((entry) => keyName(entry.key));
  }
}

export class SequenceNode {
  readonly kind = 'sequence';
  readonly origin: Origin;
  readonly items: readonly ConfigNode[];

  constructor(origin: Origin, items: readonly ConfigNode[]) {
    this.origin = origin;
    this.items = items;
  }
}

/** How a scalar was written; `made` was not written but computed (a pasted text, a marshalled value). */
export type ScalarStyle = 'plain' | 'single' | 'double' | 'literal' | 'folded' | 'made';

/** A scalar keeps its text; what the text means is decided when somebody asks. */
export class ScalarNode {
  readonly kind = 'scalar';
  readonly origin: Origin;
  /** The content, quotes and escapes resolved. */
  readonly text: string;
  readonly style: ScalarStyle;
  #resolved: Scalar | undefined;

  /** `resolved` is given where the text alone does not say (tags, computed values); else plain text is resolved as om does and quoted text is a string. */
  constructor(origin: Origin, text: string, style: ScalarStyle, resolved?: Scalar) {
    this.origin = origin;
    this.text = text;
    this.style = style;
    this.#resolved = resolved;
  }

  get resolved(): Scalar {
    this.#resolved ??= this.style === 'plain' ? resolvePlain(this.text) : { type: 'string', value: this.text };
    return this.#resolved;
  }

  get value(): Scalar['value'] {
    return this.resolved.value;
  }
}

/** Why a value is not known: a variable nobody gave, another tool's template, a value encrypted in place, one that only exists at run time. */
export type UnknownReason = 'missing-variable' | 'credential-store' | 'template' | 'encrypted' | 'runtime';

export class UnknownNode {
  readonly kind = 'unknown';
  readonly origin: Origin;
  readonly because: UnknownReason;
  /** The text as it stands in the file, e.g. `api.((domain))`. */
  readonly text: string;
  /** The variables that would settle it; empty for other reasons. */
  readonly variables: readonly string[];

  constructor(origin: Origin, because: UnknownReason, text: string, variables: readonly string[] = []) {
    this.origin = origin;
    this.because = because;
    this.text = text;
    this.variables = variables;
  }
}

/** The name of a key as om prints it in JSON: the text of its value (`on:` is `true`, `010:` is `8`). */
export function keyName(key: ScalarNode): string {
  if (key.style === 'plain' && isSurelyText(key.text)) return key.text;
  if (key.style !== 'plain') return key.resolved.type === 'string' ? key.text : String(key.value);
  const { type, value } = key.resolved;
  return type === 'string' ? value : String(value);
}

/** Entries by name: in what order somebody wrote them must change nothing, neither a list in a message nor which of several stands for all. */
export function byName(entries: readonly MapEntry[]): readonly MapEntry[] {
  return entries.length < 2 ? entries : [...entries].sort((one, other) => (keyName(one.key) < keyName(other.key) ? -1 : 1));
}

/** Walks down maps by key and sequences by index; undefined where the way ends. An unknown on the way is returned itself. */
export function descend(node: ConfigNode | undefined, ...path: readonly (string | number)[]): ConfigNode | undefined {
  let current = node;
  for (const step of path) {
    if (current === undefined || current.kind === 'unknown') return current;
    if (current.kind === 'map') current = current.get(String(step));
    else if (current.kind === 'sequence' && typeof step === 'number') current = current.items[step];
    else return undefined;
  }
  return current;
}

/** True when the value is absent or YAML's null: om skips both alike. */
export function isNullish(node: ConfigNode | undefined): boolean {
  return node === undefined || (node.kind === 'scalar' && node.resolved.type === 'null');
}

/** The maps of a list; none where there is no list. */
export function mapsIn(node: ConfigNode | undefined): readonly MapNode[] {
  return node?.kind === 'sequence' ? node.items.filter((item): item is MapNode => item.kind === 'map') : [];
}
