/** The properties of a job, or the options of a variable, found by the paths of what is asked of them. */
import type { Span } from '../../base/source.ts';
import type { JobState, PropertyPath, PropertyShape } from '../../catalog/job-demand.ts';
import { anchorOf } from '../../foundation/cell-of.ts';
import { descend, isNullish, keyName, type ConfigNode, type MapNode, type UnknownNode } from '../../value/node.ts';

/** A property where it stands. */
export interface PropertyPlace {
  /** With the numbers of items and the names of keys: `router.tls_pem[0]`. */
  readonly path: string;
  readonly node: ConfigNode;
  readonly anchor: Span;
  /** The innermost item of a list or value of a map that the path names. */
  readonly item: MapNode | undefined;
  /** True for what would stand inside of a variable: whether it is there at all is not known. */
  readonly isHidden?: true;
}

/** True, false, or what hides the answer. */
export type Answer = boolean | UnknownNode;

const MOST_PLACES = 2000;

export class AskedProperties {
  readonly #root: MapNode | undefined;
  readonly #anchor: Span;

  constructor(root: ConfigNode | undefined, anchor: Span) {
    this.#root = root?.kind === 'map' ? root : undefined;
    this.#anchor = anchor;
  }

  /** Where a path leads to; a path that begins with a dot leads on from the item of `from`. */
  places(path: PropertyPath, from?: PropertyPlace): readonly PropertyPlace[] {
    const isRelative = path.startsWith('.');
    const start = isRelative ? from?.item : this.#root;
    if (start === undefined) return [];
    if (path === '') return [{ path: 'properties', node: start, anchor: this.#anchor, item: start }];
    let found: readonly PropertyPlace[] = [{ path: '', node: start, anchor: this.#anchor, item: isRelative ? start : undefined }];
    for (const step of (isRelative ? path.slice(1) : path).split('.')) found = found.flatMap((place) => stepInto(place, step));
    return found.slice(0, MOST_PLACES);
  }

  /** What stands at a path without lists. */
  at(path: PropertyPath, from?: PropertyPlace): ConfigNode | undefined {
    return this.places(path, from)[0]?.node;
  }

  /** Whether a state holds. */
  answer(state: JobState, from?: PropertyPlace): Answer {
    const node = this.at(state.at, from);
    if ('set' in state) return (node !== undefined && isGiven(node)) === state.set;
    if (node?.kind === 'unknown') return node;
    if ('shape' in state) return node !== undefined && shapeOf(node) === state.shape;
    if ('matches' in state) return node?.kind === 'scalar' && state.matches.test(node.text) !== (state.not === true);
    if (!('in' in state)) return node?.kind === 'scalar' && state.is.includes(String(node.value));
    if (node?.kind !== 'scalar') return false;
    for (const place of this.places(`${state.in}[]`)) {
      const name = descend(place.node, state.by);
      if (place.node.kind === 'unknown' || name?.kind === 'unknown') return name?.kind === 'unknown' ? name : (place.node as UnknownNode);
      if (name?.kind !== 'scalar' || name.text !== node.text) continue;
      const value = descend(place.node, state.key);
      return value?.kind === 'unknown' ? value : value?.kind === 'scalar' && state.is.includes(value.text);
    }
    return false;
  }
}

function stepInto(place: PropertyPlace, step: string): readonly PropertyPlace[] {
  const { node, path } = place;
  if (node.kind === 'unknown') return step === '*' ? [] : [{ ...place, path: joined(path, step), isHidden: true }];
  if (node.kind !== 'map') return [];
  if (step === '*')
    return node.entries.map(({ key, value }) => below(place, joined(path, keyName(key)), value, anchorOf(key, place.anchor)));
  const [, name = '', suffix] = /^(.*?)(\[\]|\{\})?$/.exec(step) ?? [];
  const entry = node.entry(name);
  if (entry === undefined) return [];
  const at: PropertyPlace = { ...place, path: joined(path, name), node: entry.value, anchor: anchorOf(entry.key, place.anchor) };
  if (suffix === undefined) return [at];
  if (entry.value.kind === 'unknown') return shapeOf(entry.value) === undefined ? [at] : [];
  if (suffix === '{}') return entry.value.kind === 'map' ? entry.value.entries.map(({ key }) => ({ ...at, node: key })) : [];
  if (entry.value.kind !== 'sequence') return [];
  return entry.value.items.map((item, index) => below(at, `${at.path}[${index}]`, item, anchorOf(item, at.anchor)));
}

function below(place: PropertyPlace, path: string, node: ConfigNode, anchor: Span): PropertyPlace {
  return { path, node, anchor, item: node.kind === 'map' ? node : place.item };
}

function joined(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

/** Whether anything but null, false and nothing is written; a variable gives something. */
export function isGiven(node: ConfigNode | undefined): boolean {
  if (node === undefined || isNullish(node)) return false;
  if (node.kind === 'map') return node.entries.length > 0;
  if (node.kind === 'sequence') return node.items.length > 0;
  return node.kind === 'unknown' || (node.text.trim() !== '' && node.value !== false && String(node.value) !== '0');
}

/** The shape of a value; undefined while a variable decides. */
export function shapeOf(node: ConfigNode): PropertyShape | undefined {
  switch (node.kind) {
    case 'map':
      return 'map';
    case 'sequence':
      return 'list';
    case 'unknown':
      return node.because !== 'template' && isSurelyText(node.text.trim()) ? 'text' : undefined;
    case 'scalar': {
      const { type } = node.resolved;
      return type === 'boolean' ? 'flag' : type === 'integer' || type === 'float' ? 'number' : 'text';
    }
  }
}

/** Two placeholders in a row, or one beside other text; and one for a field of a generated certificate or key. */
function isSurelyText(text: string): boolean {
  if (!text.includes('((')) return false;
  const [, name] = /^\(\(([^()]*)\)\)$/.exec(text) ?? [];
  return name === undefined || /\.(certificate|private_key|public_key|ca)$/.test(name);
}
