import type { SourceFile } from '../../base/source.ts';
import { indentOf, itemMarks, KEY, unquote } from '../../report/yaml-line.ts';

/** Where the cursor stands in YAML that is being written: told by the lines alone, because half of it cannot be read. */
export interface WrittenPlace {
  /** The keys above, from the root; `*` for the items of a list. Of a value its own key is the last. */
  readonly path: readonly string[];
  readonly role: 'key' | 'value';
  /** The stretch that is replaced by what is chosen: the word around the cursor. */
  readonly start: number;
  readonly end: number;
  /** The quote in which the word stands; '' for none. */
  readonly quote: string;
  /** Of a key: whether its colon is there already. */
  readonly hasColon: boolean;
  /** Of a value: whether it would stand right behind the colon, where it would be a part of the key. */
  readonly needsBlank: boolean;
  /** Between brackets or braces. */
  readonly isInFlow: boolean;
  /** The column in which the key begins, from 0. */
  readonly column: number;
  /** The other keys of the map in which a key is written; empty between braces. */
  readonly siblings: ReadonlySet<string>;
  /** The beginning of a list item that may be a key of a map as well as a text. */
  readonly mayBeItem: boolean;
}

/** The place of an offset; undefined inside a comment or a text of several lines. */
export function writtenPlaceAt(file: SourceFile, offset: number): WrittenPlace | undefined {
  const { line } = file.position(offset);
  const lineStart = file.lineStart(line);
  const text = file.line(line);
  const column = Math.min(offset - lineStart, text.length);
  if (commentStart(text) < column) return undefined;
  const outline = outlineOf(text);
  const content = outline.content;
  if (column < content) return column < indentOf(text) ? undefined : wordAt(file, line, column, column, outline);
  return wordAt(file, line, column, content, outline);
}

/** Marks of list items and the key of a line. */
interface LineOutline {
  /** Columns of the `- ` marks. */
  readonly items: readonly number[];
  /** Where what follows the marks begins. */
  readonly content: number;
  readonly key: string | undefined;
  /** Behind the colon of the key. */
  readonly afterColon: number;
}

function outlineOf(text: string): LineOutline {
  const indent = indentOf(text);
  const content = indent + itemMarks(text, indent);
  const items: number[] = [];
  for (let at = indent; at < content; at++) if (text[at] === '-') items.push(at);
  const match = text.charCodeAt(content) === 35 ? null : KEY.exec(text);
  const isKey = match !== null && match[1]!.length === content;
  return {
    items,
    content,
    key: isKey ? unquote(match[2]!.trim()) : undefined,
    afterColon: isKey ? match[0].length : content,
  };
}

/** Where a comment begins in a line; its length where none does. */
function commentStart(text: string): number {
  let quote = '';
  for (let at = 0; at < text.length; at++) {
    const character = text[at]!;
    if (quote !== '') {
      if (character === '\\' && quote === '"') at++;
      else if (character === quote) quote = '';
    } else if ((character === '"' || character === "'") && (at === 0 || /[\s[{,:]/.test(text[at - 1]!))) quote = character;
    else if (character === '#' && (at === 0 || /\s/.test(text[at - 1]!))) return at;
  }
  return text.length;
}

function wordAt(file: SourceFile, line: number, column: number, from: number, outline: LineOutline): WrittenPlace | undefined {
  const text = file.line(line);
  const above = aboveOf(file, line, outline);
  if (above === undefined) return undefined;
  const isValue = outline.key !== undefined && column >= outline.afterColon;
  const begin = isValue ? outline.afterColon : from;
  const flow = flowAt(text, begin, column);
  if (flow !== undefined && (isValue || outline.key === undefined)) {
    const path = [...above.path, ...(isValue ? [outline.key] : []), ...flow.path];
    return {
      ...placeOfWord(file, line, flow.start, column, ',]}'),
      path,
      role: flow.role,
      isInFlow: true,
      column,
      hasColon: flow.hasColon,
      ...NOTHING_BESIDE,
    };
  }
  if (isValue) {
    const word = placeOfWord(file, line, skipBlanks(text, begin, column), column, '');
    return {
      ...word,
      path: [...above.path, outline.key],
      role: 'value',
      isInFlow: false,
      column: outline.content,
      hasColon: false,
      ...NOTHING_BESIDE,
      needsBlank: text[word.start - file.lineStart(line) - 1] === ':',
    };
  }
  const word = placeOfWord(file, line, from, column, ':');
  return {
    ...word,
    path: above.path,
    role: 'key',
    isInFlow: false,
    column: from,
    hasColon: outline.key !== undefined,
    siblings: above.siblings,
    mayBeItem: outline.items.length > 0 && outline.key === undefined,
    needsBlank: false,
  };
}

const NOTHING_BESIDE = { siblings: new Set<string>(), mayBeItem: false, needsBlank: false } as const;

/** The word that begins at a column: up to its closing quote, else to one of `ends`, a comment or the end of the line. */
function placeOfWord(
  file: SourceFile,
  line: number,
  from: number,
  cursor: number,
  ends: string,
): Pick<WrittenPlace, 'start' | 'end' | 'quote'> {
  const text = file.line(line);
  const lineStart = file.lineStart(line);
  const quote = /["']/.test(text[from] ?? '') ? text[from]! : '';
  const start = Math.min(from + quote.length, Math.max(cursor, from));
  let end = start;
  if (quote === '') {
    const comment = commentStart(text);
    while (end < comment && !ends.includes(text[end]!)) end++;
    while (end > cursor && /\s/.test(text[end - 1]!)) end--;
  } else {
    const closing = text.indexOf(quote, Math.max(start, cursor));
    end = closing < 0 ? text.length : closing;
  }
  return { start: lineStart + start, end: lineStart + Math.max(end, cursor), quote };
}

function skipBlanks(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && /\s/.test(text[at]!)) at++;
  return at;
}

/** What stands above a line: the keys, and those beside it. undefined inside a text of several lines. */
function aboveOf(
  file: SourceFile,
  line: number,
  own: LineOutline,
): { readonly path: readonly string[]; readonly siblings: ReadonlySet<string> } | undefined {
  const path: string[] = [];
  const siblings = new Set<string>();
  let current = { column: own.content, isItem: false };
  let isDirect = true;
  for (const item of own.items.toReversed()) {
    path.unshift('*');
    current = { column: item, isItem: true };
    isDirect = false;
  }
  for (let at = line - 1; at >= 1 && (current.column > 0 || current.isItem); at--) {
    const text = file.line(at);
    if (/^---(?:\s|$)/.test(text)) break;
    if (/^\s*(?:#|$)/.test(text)) continue;
    const { items, content, key, afterColon } = outlineOf(text);
    if (key !== undefined && isDirect && !current.isItem && content === current.column) siblings.add(key);
    if (key !== undefined && (current.isItem ? content <= current.column : content < current.column)) {
      if (isDirect && /^\s*[|>]/.test(text.slice(afterColon))) return undefined;
      path.unshift(key);
      current = { column: content, isItem: false };
      isDirect = false;
    }
    for (const item of items.toReversed()) {
      if (item >= current.column) continue;
      path.unshift('*');
      current = { column: item, isItem: true };
      isDirect = false;
    }
  }
  if (own.items.length === 0 || own.key !== undefined) addSiblingsBelow(file, line, own.content, siblings);
  return { path, siblings };
}

function addSiblingsBelow(file: SourceFile, line: number, column: number, siblings: Set<string>): void {
  for (let at = line + 1; at <= file.lineCount; at++) {
    const text = file.line(at);
    if (/^\s*(?:#|$)/.test(text)) continue;
    const { items, content, key } = outlineOf(text);
    if ((items[0] ?? content) < column || /^---(?:\s|$)/.test(text)) return;
    if (items.length === 0 && content === column && key !== undefined) siblings.add(key);
  }
}

/** Where a column stands between brackets and braces that were opened on its line; undefined when none is open. */
function flowAt(
  text: string,
  from: number,
  column: number,
): { readonly path: readonly string[]; readonly role: 'key' | 'value'; readonly start: number; readonly hasColon: boolean } | undefined {
  const open: { readonly isMap: boolean; key: string | undefined; start: number }[] = [];
  let quote = '';
  const first = skipBlanks(text, from, column);
  if (text[first] !== '[' && text[first] !== '{') return undefined;
  for (let at = first; at < column; at++) {
    const character = text[at]!;
    const top = open.at(-1);
    if (quote !== '') quote = character === quote ? '' : quote;
    else if (character === '"' || character === "'") quote = character;
    else if (character === '[' || character === '{') open.push({ isMap: character === '{', key: undefined, start: at + 1 });
    else if (character === ']' || character === '}') open.pop();
    else if (top !== undefined && character === ',') {
      top.key = undefined;
      top.start = at + 1;
    } else if (top?.isMap === true && top.key === undefined && character === ':' && /\s/.test(text[at + 1] ?? ' ')) {
      top.key = unquote(text.slice(top.start, at).trim());
      top.start = at + 1;
    }
  }
  const top = open.at(-1);
  if (top === undefined) return undefined;
  const path = open.flatMap(({ isMap, key }) => (isMap ? (key === undefined ? [] : [key]) : ['*']));
  const isKey = top.isMap && top.key === undefined;
  return {
    path,
    role: isKey ? 'key' : 'value',
    start: skipBlanks(text, top.start, column),
    hasColon: isKey && /^[\w.-]*["']?:(?:\s|$)/.test(text.slice(column)),
  };
}
