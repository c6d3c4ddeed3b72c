import type { Span } from '../base/source.ts';

/** Where the text of a block map says that an entry begins and ends, for edits that must leave the rest as it is. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/**
 * The lines that an entry of a block map fills, found by the place of its key or of a value on the key's line; undefined where other text stands before the
 * key (flow maps, the first key of a list item), where nothing would be left of the map, and where an anchor inside may be needed elsewhere.
 */
export function wholeEntry(place: Span): Stretch | undefined {
  const { text } = place.file;
  const key = keyStart(place);
  const lines = key === undefined ? undefined : entryLines(text, key);
  if (lines === undefined || /(?:^|[\s[{,])&[^\s,[\]{}]/.test(text.slice(lines.start, lines.end))) return undefined;
  return hasSibling(text, lines, key! - lines.start) ? lines : undefined;
}

/** Where the key of an entry begins, by the key itself or by a value that stands on its line. */
function keyStart(place: Span): number | undefined {
  const {
    file: { text },
    start,
  } = place;
  const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  if (/^ *$/.test(before)) return isKeyAt(place) ? start : undefined;
  return before.includes(':') ? start - before.trimStart().length : undefined;
}

function entryLines(text: string, keyStart: number): Stretch | undefined {
  const start = text.lastIndexOf('\n', keyStart - 1) + 1;
  const indentation = keyStart - start;
  if (!/^ *$/.test(text.slice(start, keyStart))) return undefined;
  let end = lineEnd(text, keyStart);
  for (let at = end; at < text.length;) {
    const next = lineEnd(text, at);
    const line = text.slice(at, next);
    const depth = depthOf(line);
    const belongs = line.trim() !== '' && (depth > indentation || (depth === indentation && /^ *-(\s|$)/.test(line)));
    // comments and blank lines between two parts of a value belong to it, those behind it do not
    if (belongs) end = next;
    else if (line.trim() !== '' && !line.trim().startsWith('#')) break;
    at = next;
  }
  return { start, end };
}

/** True when the map has another entry: what is left of a map without entries is null. */
function hasSibling(text: string, { start, end }: Stretch, indentation: number): boolean {
  const below = text.slice(end).split('\n').find(isContent);
  if (below !== undefined && depthOf(below) === indentation && !/^ *-(\s|$)/.test(below)) return true;
  for (let at = start; at > 0;) {
    const previous = text.lastIndexOf('\n', at - 2) + 1;
    const line = text.slice(previous, at);
    at = previous;
    if (!isContent(line)) continue;
    const depth = depthOf(line);
    if (depth === indentation && !/^ *-(\s|$)/.test(line)) return true;
    // the first key of a list item stands behind its dash
    if (depth < indentation) return /^ *(?:- +)+[^\s#]/.test(line) && line.search(/[^ -]/) === indentation;
  }
  return false;
}

/** True when the key at a place has this key beside it in the same map, so that to call it so would write one key twice. */
export function stands(key: string, place: Span): boolean {
  const { text } = place.file;
  if (!isKeyAt(place)) return false;
  const lineStart = text.lastIndexOf('\n', place.start - 1) + 1;
  const before = text.slice(lineStart, place.start);
  const bare = withoutQuotes(key);
  // of a map in braces the whole line is looked at
  if (!/^[ -]*$/.test(before)) return withoutQuotes(text.slice(lineStart, lineEnd(text, place.start))).includes(`${bare}:`);
  const lines = [...linesBeside(text, lineStart, before.length, 'up'), ...linesBeside(text, lineStart, before.length, 'down')];
  return lines.some((line) => withoutQuotes(line.replace(/^[ -]*/, '')).startsWith(`${bare}:`));
}

/** The lines of the same map above or below one, which have their keys as far in. */
function linesBeside(text: string, lineStart: number, indentation: number, way: 'up' | 'down'): readonly string[] {
  const found: string[] = [];
  let line = text.slice(lineStart, lineEnd(text, lineStart));
  let at = way === 'up' ? lineStart : lineStart + line.length;
  while (way === 'up' ? at > 0 && !isItem(line, indentation) : at < text.length) {
    const start = way === 'up' ? text.lastIndexOf('\n', at - 2) + 1 : at;
    line = text.slice(start, lineEnd(text, start));
    at = way === 'up' ? start : start + line.length;
    if (!isContent(line)) continue;
    if (line.search(/[^ -]/) < indentation || (way === 'down' && isItem(line, indentation))) break;
    if (line.search(/[^ -]/) === indentation) found.push(line);
  }
  return found;
}

/** True for a line that begins an item whose first key is this far in. */
function isItem(line: string, indentation: number): boolean {
  return line.trimStart().startsWith('-') && line.search(/[^ -]/) === indentation;
}

function isKeyAt({ file: { text }, end }: Span): boolean {
  return /^[ \t]*:(?:\s|$)/.test(text.slice(end, end + 20));
}

function withoutQuotes(text: string): string {
  return text.replaceAll(/["']/g, '');
}

/**
 * True when `&name` stands before the value at a place, or before a list or map around it: aliases use it too. Told by the lines above with less
 * indentation, and by what stands before it on its own.
 */
export function isBelowAnchor({ file: { text }, start }: Span): boolean {
  if (!text.includes('&')) return false;
  let at = text.lastIndexOf('\n', start - 1) + 1;
  if (ANCHOR.test(text.slice(at, start))) return true;
  let indentation = depthOf(text.slice(at, start + 1));
  let isItem = text[at + indentation] === '-';
  while (at > 0 && (indentation > 0 || isItem)) {
    const previous = text.lastIndexOf('\n', at - 2) + 1;
    const line = text.slice(previous, at);
    at = previous;
    if (!isContent(line)) continue;
    const depth = depthOf(line);
    const startsItem = line[depth] === '-';
    // a list may stand as far out as its key
    if (depth > indentation || (depth === indentation && (!isItem || startsItem))) continue;
    if (ANCHOR.test(line)) return true;
    [indentation, isItem] = [depth, startsItem];
  }
  return false;
}

const ANCHOR = /(?:^|[\s[{,])&[^\s,[\]{}]/;

function isContent(line: string): boolean {
  const trimmed = line.trim();
  return trimmed !== '' && !trimmed.startsWith('#');
}

function depthOf(line: string): number {
  return line.length - line.trimStart().length;
}

function lineEnd(text: string, from: number): number {
  const newline = text.indexOf('\n', from);
  return newline < 0 ? text.length : newline + 1;
}
