import { MapNode, SequenceNode, UnknownNode, type ConfigNode, type UnknownReason } from '../value/node.ts';
import { placeholderSpans } from './placeholder-spans.ts';
import { isWholePlaceholder, placeholdersIn, variableOf, type Dialect } from './placeholders.ts';
import type { VariableUse } from './variable-use.ts';

/** Marks placeholders that no pass will replace any more. */
export function markNeverReplaced(node: ConfigNode, because: UnknownReason, dialect: Dialect, uses: VariableUse[]): ConfigNode {
  switch (node.kind) {
    case 'unknown':
      return node;
    case 'scalar': {
      if (node.resolved.type !== 'string') return node;
      const placeholders = placeholdersIn(node.resolved.value, dialect);
      if (placeholders.length === 0) return node;
      const spans = placeholderSpans(node.origin, placeholders);
      const embedded = !isWholePlaceholder(node.resolved.value, dialect);
      for (const [index, { name }] of placeholders.entries()) {
        uses.push({
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
      return new UnknownNode(
        node.origin,
        because,
        node.resolved.value,
        [...new Set(placeholders.map(({ name }) => variableOf(name)))].sort(),
      );
    }
    case 'sequence': {
      const items = node.items.map((item) => markNeverReplaced(item, because, dialect, uses));
      return items.every((item, index) => item === node.items[index]) ? node : new SequenceNode(node.origin, items);
    }
    case 'map': {
      const values = node.entries.map((entry) => markNeverReplaced(entry.value, because, dialect, uses));
      if (values.every((value, index) => value === node.entries[index]!.value)) return node;
      return new MapNode(
        node.origin,
        node.entries.map((entry, index) => ({ ...entry, value: values[index]! })),
      );
    }
  }
}
