import type { SourceFile, Span } from '../base/source.ts';

/** Keys whose value names a list item. */
const ITEM_NAME =
  /^\s*- {1,20}(?:name|guid|id|path|az|job|release):\s{1,20}(?:"([^"]{1,200})"|'([^']{1,200})'|([^\s"'#][^\s#]{0,200}))\s*(?:#.*)?$/;
const KEY_OF_LINE = /^[ \t]{0,400}(?:- {1,20}){0,20}["']?([^"'\s:][^"':]{0,200}?)["']?\s{0,20}:(?:\s|$)/;

/**
 * The keys from the root of the file to a place; list items by their names, nameless ones as `-`. `parents` gives for each line (from 0) the line (from 1)
 * that it stands below, 0 for none.
 */
export function keysTo(span: Span, parents: ArrayLike<number>): readonly string[] {
  const keys: string[] = [];
  let below = false;
  for (let line = span.file.position(span.start).line; line > 0; line = parents[line - 1] ?? 0) {
    const text = span.file.line(line);
    const isItem = /^\s*- /.test(text);
    // Seen from below, the first line of an item stands for the item; the item's own line names both.
    if (!(below && isItem)) keys.unshift(...keyOf(text));
    if (isItem) keys.unshift(itemName(text));
    below = true;
  }
  return keys;
}

function keyOf(text: string): readonly string[] {
  const key = KEY_OF_LINE.exec(text)?.[1];
  return key === undefined ? [] : [key];
}

function itemName(text: string): string {
  const match = ITEM_NAME.exec(text);
  return match?.[1] ?? match?.[2] ?? match?.[3] ?? '-';
}

/** The line that each line stands below, by indentation: a list item may stand as far left as its key. */
export function parentLines(file: SourceFile): Uint32Array {
  const parents = new Uint32Array(file.lineCount);
  const open: { readonly line: number; readonly indent: number; readonly item: boolean }[] = [];
  for (let line = 1; line <= file.lineCount; line++) {
    const text = file.line(line);
    const indent = text.length - text.trimStart().length;
    if (indent === text.length || text[indent] === '#') {
      parents[line - 1] = open.at(-1)?.line ?? 0;
      continue;
    }
    const item = text.startsWith('- ', indent) || text.slice(indent) === '-';
    while (open.length > 0 && endsAt(open.at(-1)!, indent, item)) open.pop();
    parents[line - 1] = open.at(-1)?.line ?? 0;
    open.push({ line, indent, item });
  }
  return parents;
}

function endsAt(above: { readonly indent: number; readonly item: boolean }, indent: number, item: boolean): boolean {
  return above.indent > indent || (above.indent === indent && (!item || above.item));
}
