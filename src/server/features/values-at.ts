import type { Span } from '../../base/source.ts';
import { keyName, type ConfigNode, type MapEntry } from '../../value/node.ts';
import { endOf, trail, type Place } from '../../value/origin.ts';
import { isSameFile, type Placed, type ReadPlace } from './question.ts';

/** A value of an evaluated document that has something to do with a place in a file. */
export interface ValueAt extends Placed {
  /** From the root of the document. */
  readonly path: readonly (string | number)[];
  readonly node: ConfigNode;
  /** What stands at the place that was asked for: the value, a variable on its way, its key. */
  readonly span: Span;
  readonly onKey: boolean;
  /** The step of the way of the value that stands there; undefined for a key. */
  readonly step: Place['step'] | undefined;
}

/**
 * The values of a document that are written at a place, pass through it or have their key there: those whose stretch of the file is narrowest. A value that a
 * variable or an operation brings is found from its own file, too.
 */
export function valuesAt(placed: Placed, place: ReadPlace): readonly ValueAt[] {
  const { root } = placed.document;
  if (root === undefined) return [];
  const search = new Search(placed, place);
  search.visit(root);
  if (search.found.length > 0 || placed.document.file !== place.file) return search.found;
  // what stands here was replaced by an operation, which knows the key
  const key = keyAbove(placed.document.yaml.root, place.offset);
  if (key === undefined) return [];
  const above = new Search(placed, { file: place.file, offset: key.start });
  above.visit(root);
  return above.found;
}

/** The key of the innermost value around a place of a file as it is written; undefined where none is. */
function keyAbove(root: ConfigNode | undefined, offset: number): Span | undefined {
  let key: Span | undefined;
  const isAround = ({ origin }: ConfigNode): boolean => origin.kind === 'written' && origin.start <= offset && offset <= origin.end;
  for (let node = root; node !== undefined;) {
    const entry: MapEntry | undefined = node.kind === 'map' ? node.entries.find(({ value }) => isAround(value)) : undefined;
    if (entry?.key.origin.kind === 'written') key = entry.key.origin;
    node = entry?.value ?? (node.kind === 'sequence' ? node.items.find(isAround) : undefined);
  }
  return key;
}

class Search {
  readonly found: ValueAt[] = [];
  readonly #placed: Placed;
  readonly #place: ReadPlace;
  readonly #path: (string | number)[] = [];
  #narrowest = Infinity;

  constructor(placed: Placed, place: ReadPlace) {
    this.#placed = placed;
    this.#place = place;
  }

  visit(node: ConfigNode): void {
    const { origin } = node;
    if (node.kind === 'scalar' || node.kind === 'unknown' || origin.kind !== 'written') this.#lookAtWay(node);
    if (node.kind === 'map') for (const entry of node.entries) this.#visitEntry(entry);
    else if (node.kind === 'sequence')
      for (let index = 0; index < node.items.length; index++) {
        this.#path.push(index);
        this.visit(node.items[index]!);
        this.#path.pop();
      }
  }

  #visitEntry({ key, value }: MapEntry): void {
    this.#path.push(keyName(key));
    const end = endOf(key.origin);
    if (end.kind === 'written') this.#look(end, value, undefined);
    this.visit(value);
    this.#path.pop();
  }

  #lookAtWay(node: ConfigNode): void {
    const { origin } = node;
    if (origin.kind === 'written') return this.#look(origin, node, 'written');
    for (const { span, step } of trail(origin)) this.#look(span, node, step);
    const end = endOf(origin);
    if (end.kind === 'pasted') this.#look(end.text, node, 'written');
  }

  #look(span: Span, node: ConfigNode, step: Place['step'] | undefined): void {
    const { file, offset } = this.#place;
    if (offset < span.start || span.end < offset || !isSameFile(span.file, file)) return;
    const length = span.end - span.start;
    if (length > this.#narrowest) return;
    // of what one variable or operation brings, the whole comes first, and nothing else from there before its parts
    const before = this.found.findLast((found) => found.span.start === span.start);
    if (length === this.#narrowest && before !== undefined && isBelow(this.#path, before.path)) return;
    if (length < this.#narrowest) this.found.length = 0;
    this.#narrowest = length;
    this.found.push({ ...this.#placed, path: [...this.#path], node, span, onKey: step === undefined, step });
  }
}

function isBelow(path: readonly (string | number)[], above: readonly (string | number)[]): boolean {
  return path.length >= above.length && above.every((step, index) => path[index] === step);
}

/** The values of several documents at a place, only those whose stretch is narrowest of all. */
export function narrowest(values: readonly ValueAt[]): readonly ValueAt[] {
  const length = Math.min(...values.map(({ span }) => span.end - span.start));
  return values.filter(({ span }) => span.end - span.start === length);
}
