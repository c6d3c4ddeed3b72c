import { keyName, type ConfigNode } from '../../src/value/node.ts';
import { useSpan } from '../../src/value/origin.ts';
import type { ReportedPlace } from '../../src/report/formats/json-report.ts';
import { parse } from './rewrite.ts';
import type { Files } from './subjects.ts';

/**
 * Where a place is, told by the keys and the numbers of list items on the way to it, which stay when the text is written otherwise: `cf.yml: a/0/b`, and
 * `cf.yml: a/0/b (key)` for the key itself. What belongs to the whole file, or stands in one that cannot be read, is `cf.yml`.
 */
export function wayTo({ path, start, revision }: ReportedPlace, files: Files): string {
  const text = files.get(path);
  if (text === undefined || revision !== undefined) return path;
  const { file, root } = parse(text);
  return root === undefined ? path : wayBelow(root, file.lineStart(start.line) + start.column - 1, path, []);
}

function wayBelow(node: ConfigNode, offset: number, path: string, way: readonly (string | number)[]): string {
  if (node.kind === 'map')
    for (const { key, value, merged } of node.entries) {
      if (merged !== undefined) continue;
      const name = [...way, keyName(key)];
      if (isAt(key, offset)) return `${wayOf(path, name)} (key)`;
      if (isAt(value, offset)) return wayBelow(value, offset, path, name);
    }
  if (node.kind === 'sequence')
    for (const [index, item] of node.items.entries()) if (isAt(item, offset)) return wayBelow(item, offset, path, [...way, index]);
  return wayOf(path, way);
}

/** The same for a value whose way is known. */
export function wayOf(path: string, way: readonly (string | number)[]): string {
  return way.length === 0 ? path : `${path}: ${way.join('/')}`;
}

/** An alias is where it stands, not where its anchor is. */
function isAt({ origin }: ConfigNode, offset: number): boolean {
  const span = useSpan(origin);
  return span !== undefined && span.start <= offset && offset < Math.max(span.end, span.start + 1);
}
