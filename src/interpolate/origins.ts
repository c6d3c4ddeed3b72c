import { contains, type Span } from '../base/source.ts';
import { MapNode, ScalarNode, SequenceNode, UnknownNode, type ConfigNode, type MapEntry } from '../value/node.ts';
import type { Written } from '../value/origin.ts';
import { editSpan, endOf, Pasted, type Origin, type PastedPart } from '../value/origin.ts';
import { reprinted } from './go-text.ts';

/** The place a person would look for a node: where it is written, else where it is used; undefined for arguments. */
export function placeOf(node: ConfigNode): Span | undefined {
  return editSpan(node.origin);
}

/** The written text at the end of an origin's chain; undefined when it came from an argument or a default. */
export function writtenEnd(origin: Origin): Written | undefined {
  const end = endOf(origin);
  return end.kind === 'written' ? end : end.kind === 'pasted' ? end.text : undefined;
}

/** What variables gave to the text at the end of an origin's chain; empty when it was not put together. */
export function partsOf(origin: Origin): readonly PastedPart[] {
  const end = endOf(origin);
  return end.kind === 'pasted' ? end.parts : [];
}

/** The same way, with another end: what stood written there was itself replaced. */
export function withEnd(origin: Origin, replace: (end: Origin) => Origin): Origin {
  switch (origin.kind) {
    case 'alias':
    case 'variable':
    case 'operation':
      return { ...origin, from: withEnd(origin.from, replace) };
    default:
      return replace(origin);
  }
}

/**
 * The origin of a text into which variables were pasted. A variable that an earlier one brought along belongs to that one's text: a chain of variables is
 * one part, however long it is.
 */
export function withPasted(origin: Origin, parts: readonly PastedPart[], value: string | undefined): Origin {
  return withEnd(origin, (end) => {
    if (end.kind === 'written') return new Pasted(end, parts, value);
    if (end.kind !== 'pasted') return end;
    const all = [...end.parts];
    for (const part of parts) {
      const holder = all.slice(0, PARTS_SEARCHED).findIndex((one) => holds(writtenEnd(one.from), part.used));
      if (holder < 0 || holds(end.text, part.used)) all.push(part);
      else all[holder] = { ...all[holder]!, from: withPasted(all[holder]!.from, [part], undefined) };
    }
    return new Pasted(end.text, all, value);
  });
}

function holds(text: Span | undefined, part: Span): boolean {
  return text !== undefined && contains(text, part);
}

/** Parts of one text that are searched for what they brought along. */
export const PARTS_SEARCHED = 20;

/** Counts the values that operations and variables place, so that a document of nested placeholders cannot grow without end. */
export class PlacedBudget {
  #left: number;

  constructor(limit: number) {
    this.#left = limit;
  }

  /** False when the limit is reached. */
  take(): boolean {
    return this.#left-- > 0;
  }

  get exhausted(): boolean {
    return this.#left < 0;
  }
}

/**
 * A copy of a subtree in which every node says how it came here. `depth` is how deep the copy will stand.
 * undefined when the document would nest or grow beyond the limits.
 */
export function placed(
  node: ConfigNode,
  way: (origin: Origin) => Origin,
  depth: number,
  budget: PlacedBudget,
  nesting: number,
): ConfigNode | undefined {
  if (!budget.take() || depth > nesting) return undefined;
  switch (node.kind) {
    case 'scalar':
      return placedScalar(node, way);
    case 'unknown':
      return new UnknownNode(way(node.origin), node.because, node.text, node.variables);
    case 'sequence': {
      const items: ConfigNode[] = [];
      for (const item of node.items) {
        const copy = placed(item, way, depth + 1, budget, nesting);
        if (copy === undefined) return undefined;
        items.push(copy);
      }
      return new SequenceNode(way(node.origin), items);
    }
    case 'map': {
      const entries: MapEntry[] = [];
      for (const entry of node.entries) {
        const value = placed(entry.value, way, depth + 1, budget, nesting);
        if (value === undefined) return undefined;
        entries.push({ ...entry, key: placedScalar(entry.key, way), value });
      }
      return new MapNode(way(node.origin), entries);
    }
  }
}

function placedScalar(node: ScalarNode, way: (origin: Origin) => Origin): ScalarNode {
  return new ScalarNode(way(node.origin), node.text, node.style, node.resolved);
}

/** A subtree as it is after om has printed and read it again; the same node when nothing changes. */
export function reprintedTree(node: ConfigNode): ConfigNode {
  switch (node.kind) {
    case 'scalar':
      return reprintedScalar(node);
    case 'sequence': {
      const items = node.items.map(reprintedTree);
      return items.every((item, index) => item === node.items[index]) ? node : new SequenceNode(node.origin, items);
    }
    case 'map': {
      const entries = node.entries.map((entry) => {
        const [key, value] = [reprintedScalar(entry.key), reprintedTree(entry.value)];
        return key === entry.key && value === entry.value ? entry : { ...entry, key, value };
      });
      return entries.every((entry, index) => entry === node.entries[index]) ? node : new MapNode(node.origin, entries);
    }
    case 'unknown':
      return node;
  }
}

function reprintedScalar(node: ScalarNode): ScalarNode {
  const scalar = reprinted(node.resolved);
  return scalar === node.resolved ? node : new ScalarNode(node.origin, node.text, node.style, scalar);
}
