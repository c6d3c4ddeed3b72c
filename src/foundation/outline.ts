import type { SourceFile } from '../base/source.ts';
import { MapNode, ScalarNode, SequenceNode, type ConfigNode, type MapEntry } from '../value/node.ts';
import { Written } from '../value/origin.ts';

/**
 * A rough outline of a file that cannot be read as YAML (a template, a syntax error): its root keys, and the keys of the first items below them, taken
 * from how lines begin. Good enough to tell the kind, and used for nothing else.
 */
export function outlineOf(file: SourceFile): ConfigNode | undefined {
  const lines = linesOf(file.text);
  const first = lines[0];
  if (first === undefined) return undefined;
  if (first.dash) return new SequenceNode(new Written(file, 0, 0), itemsOf(file, lines));
  const entries: MapEntry[] = [];
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index]!;
    if (line.indent !== 0 || line.dash || line.key === undefined) continue;
    let end = index + 1;
    while (end < lines.length && (lines[end]!.indent > 0 || lines[end]!.dash)) end++;
    const below = lines.slice(index + 1, end);
    entries.push({ key: scalar(file, line.key), value: valueOf(file, below) });
    index = end - 1;
  }
  return entries.length === 0 ? undefined : new MapNode(new Written(file, 0, 0), entries);
}

interface Line {
  readonly indent: number;
  readonly dash: boolean;
  readonly key: string | undefined;
  readonly rest: string;
}

const MOST_LINES = 5000;

/** Lines that say something, with their indentation and the key they begin with. */
function linesOf(text: string): readonly Line[] {
  const lines: Line[] = [];
  for (const raw of text.split('\n', MOST_LINES)) {
    const match = /^( *)(- +)?(?:(["']?)([\w./$-]{1,200})\3[ \t]*:(?=[ \t\r]|$))?(.{0,300})/.exec(raw);
    if (match === null) continue;
    const [, indent = '', dash, , key, rest = ''] = match;
    if (key === undefined && dash === undefined && (rest.trim() === '' || /^\s*(#|---|%|<%|\{\{)/.test(rest))) continue;
    lines.push({ indent: indent.length, dash: dash !== undefined, key, rest: rest.trim() });
  }
  return lines;
}

/** A list when the first line below is an item, a map when it is a key, else nothing of a known shape. */
function valueOf(file: SourceFile, below: readonly Line[]): ConfigNode {
  const first = below[0];
  if (first === undefined) return scalar(file, '');
  if (first.dash) return new SequenceNode(new Written(file, 0, 0), itemsOf(file, below));
  const names = below.filter((line) => line.indent === first.indent && line.key !== undefined && !line.dash);
  return new MapNode(
    new Written(file, 0, 0),
    names.map(({ key, rest }) => ({ key: scalar(file, key!), value: scalar(file, rest) })),
  );
}

const ITEMS = 8;

/** The first items of a list, each with the keys that stand at its own depth. */
function itemsOf(file: SourceFile, lines: readonly Line[]): readonly ConfigNode[] {
  const depth = lines[0]!.indent;
  const items: MapEntry[][] = [];
  let inner = -1;
  for (const line of lines) {
    const starts = line.dash && line.indent === depth;
    if (starts && items.length === ITEMS) break;
    if (starts) {
      items.push([]);
      inner = -1;
    } else if (line.dash) continue;
    else if (inner < 0) inner = line.indent;
    if (line.key === undefined || (!starts && line.indent !== inner)) continue;
    items.at(-1)?.push({ key: scalar(file, line.key), value: scalar(file, line.rest) });
  }
  return items.map((entries) => new MapNode(new Written(file, 0, 0), entries));
}

function scalar(file: SourceFile, text: string): ScalarNode {
  return new ScalarNode(new Written(file, 0, 0), text.replace(/^["']|["']$/g, ''), 'double');
}
