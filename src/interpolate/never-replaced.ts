import { MapNode, SequenceNode, UnknownNode, type ConfigNode, type ScalarNode, type UnknownReason } from '../value/node.ts';
import type { PlaceholderPlaces } from './placeholder-places.ts';
import { placeholderSpans } from './placeholder-spans.ts';
import { isWholePlaceholder, placeholdersIn, variableOf, type Dialect } from './placeholders.ts';
import type { VariableUse } from './variable-use.ts';

/** Marks placeholders that no pass will replace any more, and adds them to the uses. */
export class NeverReplaced {
  readonly #because: UnknownReason;
  readonly #dialect: Dialect;
  readonly #uses: VariableUse[];
  readonly #places: PlaceholderPlaces | undefined;

  constructor(because: UnknownReason, dialect: Dialect, uses: VariableUse[], places: PlaceholderPlaces | undefined) {
    this.#because = because;
    this.#dialect = dialect;
    this.#uses = uses;
    this.#places = places;
  }

  /** The tree with unknown nodes where placeholders are left; the same node where nothing is. */
  mark(node: ConfigNode): ConfigNode {
    if (this.#places?.isFree(node) === true) return node;
    switch (node.kind) {
      case 'unknown':
        return node;
      case 'scalar':
        return this.#scalar(node);
      case 'sequence': {
        const items = node.items.map((item) => this.mark(item));
        return items.every((item, index) => item === node.items[index]) ? node : new SequenceNode(node.origin, items);
      }
      case 'map': {
        const values = node.entries.map((entry) => this.mark(entry.value));
        if (values.every((value, index) => value === node.entries[index]!.value)) return node;
        return new MapNode(
          node.origin,
          node.entries.map((entry, index) => ({ ...entry, value: values[index]! })),
        );
      }
    }
  }

  #scalar(node: ScalarNode): ConfigNode {
    if (!node.text.includes('((') || node.resolved.type !== 'string') return node;
    const text = node.resolved.value;
    const placeholders = placeholdersIn(text, this.#dialect);
    if (placeholders.length === 0) return node;
    const spans = placeholderSpans(node.origin, placeholders);
    const embedded = !isWholePlaceholder(text, this.#dialect);
    for (const [index, { name }] of placeholders.entries()) {
      this.#uses.push({
        name,
        variable: variableOf(name),
        at: spans[index],
        outcome: 'never-replaced',
        embedded,
        inKey: false,
        pass: 3,
        value: undefined,
      });
    }
    const variables = [...new Set(placeholders.map(({ name }) => variableOf(name)))].sort();
    return new UnknownNode(node.origin, this.#because, text, variables);
  }
}
