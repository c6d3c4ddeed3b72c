import type { SourceFile, Span } from '../base/source.ts';

/** Keys whose value names a list item, the best name first. */
const NAMING = ['name', 'guid', 'id', 'path', 'az', 'job', 'release'];
const NAMING_LINE =
  /^\s*(?:- {1,20})?["']?(name|guid|id|path|az|job|release)["']?:\s{1,20}(?:"([^"]{1,200})"|'([^']{1,200})'|([^\s"'#{[][^\s#]{0,200}))\s*(?:#.*)?$/;
/** A colon in a comment makes no key. */
const KEY_OF_LINE = /^[ \t]{0,400}(?:- {1,20}){0,20}(?!- |[{[])["']?([^"'\s:](?:(?!\s#)[^"':]){0,200}?)["']?\s{0,20}:(?:\s|$)/;

/**
 * The keys from the root of the file to a place, in what order they ever stand; list items by their names, nameless ones as `-`. `parents` gives for each line
 * (from 0) the line (from 1) that it stands below, 0 for none.
 */
export function keysTo(span: Span, parents: ArrayLike<number>): readonly string[] {
  const keys: string[] = [];
  const place = span.file.position(span.start);
  let child: Line | undefined;
  for (let line = place.line; line > 0; line = parents[line - 1] ?? 0) {
    const own = lineAt(span.file, line);
    if (child === undefined) keys.unshift(...keyOf(own.text), ...flowKeys(own.text, place.column - 1));
    else if (!own.isItem || isBelowFirstKey(child, own)) keys.unshift(...keyOf(own.text));
    if (own.isItem) keys.unshift(itemName(span.file, line, parents));
    child = own;
  }
  return keys;
}

interface Line {
  readonly text: string;
  readonly indent: number;
  readonly isItem: boolean;
}

function lineAt(file: SourceFile, line: number): Line {
  const text = file.line(line);
  return { text, indent: text.length - text.trimStart().length, isItem: /^\s*- /.test(text) };
}

/** The first line of an item holds its first key too: what is further in stands below that key, and so does a list as far in as the key. The rest stands beside it. */
function isBelowFirstKey(child: Line, item: Line): boolean {
  const column = contentColumn(item.text);
  return child.indent > column || (child.indent === column && child.isItem);
}

/** Where the first key of an item begins. */
function contentColumn(text: string): number {
  return /^\s*- */.exec(text)?.[0].length ?? 0;
}

function keyOf(text: string): readonly string[] {
  const key = KEY_OF_LINE.exec(text)?.[1];
  return key === undefined ? [] : [key];
}

/** Lines that are longer hold no map that somebody reads. */
const LONGEST_FLOW = 2000;

/** The keys of maps in braces that are open at a column, in which a key may stand left or right of another. */
function flowKeys(text: string, column: number): readonly string[] {
  const first = text.indexOf('{');
  if (first < 0 || first >= column || text.length > LONGEST_FLOW) return [];
  // The key of each map, undefined before it; empty for a list.
  const open: (string | undefined)[] = [];
  for (const [token] of text.slice(first, column).matchAll(/"[^"]*"|'[^']*'|[{}[\],]|:(?=\s)|[^\s"'{}[\],:]+(?::[^\s{}[\],:]+)*/g)) {
    if (token === '{') open.push(undefined);
    else if (token === '[') open.push('');
    else if (token === '}' || token === ']') open.pop();
    else if (token === ',') open[open.length - 1] &&= undefined;
    else if (token !== ':') open[open.length - 1] ??= token;
  }
  const keys = open.flatMap((key) => (key === undefined || key === '' ? [] : [unquoted(key)]));
  const own = open.length > 0 && open.at(-1) === undefined ? /^["']?([^\s"'{}[\],:]+)["']?\s*:/.exec(text.slice(column))?.[1] : undefined;
  return own === undefined ? keys : [...keys, own];
}

function unquoted(token: string): string {
  return token.replace(/^["'](.*)["']$/, '$1');
}

/** Names of items by the lines that they begin at; kept with the parents, because several places stand below one item. */
const names = new WeakMap<object, Map<number, string>>();

function itemName(file: SourceFile, line: number, parents: ArrayLike<number>): string {
  let known = names.get(parents);
  if (known === undefined) names.set(parents, (known = new Map<number, string>()));
  let name = known.get(line);
  if (name === undefined) known.set(line, (name = findName(file, line, parents)));
  return name;
}

/** The name may stand on any line of the item, at the column of its first key. */
function findName(file: SourceFile, first: number, parents: ArrayLike<number>): string {
  const text = file.line(first);
  const column = contentColumn(text);
  const inBraces = /^- +\{(.*)/.exec(text.trimStart())?.[1];
  if (inBraces !== undefined) return nameInBraces(inBraces);
  const found = new Map<string, string>();
  for (let line = first; line <= file.lineCount; line++) {
    const own = file.line(line);
    const indent = own.length - own.trimStart().length;
    if (line > first && indent < column && own.trim() !== '' && own[indent] !== '#') break;
    if (line > first && (indent !== column || parents[line - 1] !== first)) continue;
    const match = NAMING_LINE.exec(own);
    const name = match?.[2] ?? match?.[3] ?? match?.[4];
    if (match?.[1] !== undefined && name !== undefined) found.set(match[1], name);
  }
  return NAMING.flatMap((key) => found.get(key) ?? [])[0] ?? '-';
}

function nameInBraces(text: string): string {
  if (text.length > LONGEST_FLOW) return '-';
  const found = new Map(
    [...text.matchAll(/(?:^|,)\s*["']?(name|guid|id|path|az|job|release)["']?:\s+["']?([^\s"',}]{1,200})/g)].map(
      ([, key = '', name = '']) => [key, name],
    ),
  );
  return NAMING.flatMap((key) => found.get(key) ?? [])[0] ?? '-';
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
