import type { ConfigNode } from '../value/node.ts';
import { goFloatText, goScalarText } from './go-text.ts';
import type { Scalar } from '../value/plain-scalar.ts';

/**
 * The document as JSON text: keys sorted and written as their text (`true`, `5`), integers with all their digits,
 * infinity and NaN as the strings `+Inf`, `-Inf` and `NaN`. Unknown values give their text.
 */
export function toJson(node: ConfigNode, indent = ''): string {
  return write(node, '', indent);
}

function write(node: ConfigNode, margin: string, indent: string): string {
  switch (node.kind) {
    case 'unknown':
      return JSON.stringify(node.text);
    case 'scalar':
      return scalarJson(node.resolved);
    case 'sequence':
      return block(
        '[',
        node.items.map((item) => write(item, margin + indent, indent)),
        ']',
        margin,
        indent,
      );
    case 'map': {
      const byName = new Map<string, ConfigNode>();
      for (const { key, value } of node.entries) byName.set(goScalarText(key.resolved), value);
      const lines = [...byName.keys()]
        .sort()
        .map((name) => `${JSON.stringify(name)}:${indent === '' ? '' : ' '}${write(byName.get(name)!, margin + indent, indent)}`);
      return block('{', lines, '}', margin, indent);
    }
  }
}

function block(open: string, lines: readonly string[], close: string, margin: string, indent: string): string {
  if (lines.length === 0 || indent === '') return `${open}${lines.join(',')}${close}`;
  const inner = `\n${margin}${indent}`;
  return `${open}${inner}${lines.join(`,${inner}`)}\n${margin}${close}`;
}

function scalarJson(scalar: Scalar): string {
  if (scalar.type === 'string') return JSON.stringify(scalar.value);
  if (scalar.type !== 'float') return String(scalar.value);
  if (Number.isNaN(scalar.value)) return '"NaN"';
  if (!Number.isFinite(scalar.value)) return scalar.value > 0 ? '"+Inf"' : '"-Inf"';
  return scalar.value === 0 ? '0' : goFloatText(scalar.value);
}
