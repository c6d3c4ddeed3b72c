import { isAscii } from '../base/ascii.ts';
import { soundsSecret } from '../base/secret-name.ts';
import { namesSecret, secretPlaceholdersIn } from '../base/secret-text.ts';
import type { SourceFile } from '../base/source.ts';
import { indentOf, KEY, unquote } from './yaml-line.ts';

/** Keys whose value is the name of a thing; a secret name makes the value beside it secret. */
export const NAMING_KEYS: ReadonlySet<string> = new Set(['name', 'path', 'key', 'id']);
export const VALUE_KEYS: ReadonlySet<string> = new Set(['value', 'values', 'default', 'content', 'contents']);
const NAMING_WORD = /name|path|key|id/;

/** The first part of a placeholder's name: `a` of `((a.b))`, `/x/y` without its first slash. */
const PLACEHOLDER_NAME = /\(\( {0,9}!?\/?([\w/-]{1,300})/g;
/** The same for lines that are not plain ASCII. */
const PLACEHOLDER_NAME_OF_ALL_LETTERS = /\(\( {0,9}!?\/?([\w\p{L}/-]{1,300})/gu;
const ALIAS = /(?:^|[\s:,[{-])\*([\w-]{1,100})/g;
/** Lines above a placeholder that are looked at for the key it stands under; deeper files exist, deeper secrets hardly. */
const LINES_LOOKED_AT = 40;

/**
 * Variables that fill secret places, as the lines of files tell: `password: ((db_admin))` makes `db_admin:` in a vars file secret, and
 * `db_admin: ((from_vault))` there makes `from_vault` secret too (two steps are followed, as om interpolates twice). Only lines with placeholders cost
 * anything.
 */
export function secretNames(files: Iterable<SourceFile>, known: ReadonlySet<string>): ReadonlySet<string> {
  const names = new Set<string>(known);
  const withPlaceholders = [...new Set(files)].filter((file) => file.text.includes('(('));
  // foundations are alike, and so are their lines
  const inLines = new Map<string, readonly string[]>();
  for (let pass = 1; pass <= 2; pass++) {
    const before = names.size;
    for (const file of withPlaceholders) addSecretNames(file.text, names, inLines);
    if (names.size === before) break;
  }
  return names;
}

/** `inLines`: names that lines tell by themselves, as far as they are known. */
function addSecretNames(text: string, names: Set<string>, inLines: Map<string, readonly string[]>): void {
  for (let at = text.indexOf('(('); at >= 0; at = text.indexOf('((', at)) {
    const { lineStart, lineEnd, line } = lineAt(text, at);
    if (standsInSecret(text, lineStart, line, names)) {
      const pattern = isAscii(line) ? PLACEHOLDER_NAME : PLACEHOLDER_NAME_OF_ALL_LETTERS;
      for (const match of line.matchAll(pattern)) names.add(match[1]!);
    } else {
      let told = inLines.get(line);
      if (told === undefined) inLines.set(line, (told = secretPlaceholdersIn(line)));
      for (const name of told) names.add(name);
    }
    at = lineEnd;
  }
}

/** Anchors of a file whose aliases stand in secret places. */
export function secretAnchors(text: string, names: ReadonlySet<string>): ReadonlySet<string> {
  const anchors = new Set<string>();
  if (!text.includes('&')) return anchors;
  for (let at = text.indexOf('*'); at >= 0; at = text.indexOf('*', at)) {
    const { lineStart, lineEnd, line } = lineAt(text, at);
    if (standsInSecret(text, lineStart, line, names)) for (const match of line.matchAll(ALIAS)) anchors.add(match[1]!);
    at = lineEnd;
  }
  return anchors;
}

function lineAt(text: string, at: number): { readonly lineStart: number; readonly lineEnd: number; readonly line: string } {
  const lineStart = text.lastIndexOf('\n', at) + 1;
  const end = text.indexOf('\n', at);
  const lineEnd = end < 0 ? text.length : end;
  return { lineStart, lineEnd, line: text.slice(lineStart, Math.min(lineEnd, lineStart + 4000)) };
}

/** True when the line, a key it stands under, or the name or path beside it sounds secret. */
function standsInSecret(text: string, lineStart: number, line: string, names: ReadonlySet<string>): boolean {
  const isSecret = (name: string): boolean => soundsSecret(name) || names.has(name);
  const own = KEY.exec(line);
  if (own !== null && isSecret(unquote(own[2]!.trim()))) return true;
  const isValue = own !== null && VALUE_KEYS.has(unquote(own[2]!.trim()));
  let indent = own === null ? indentOf(line) : own[1]!.length;
  if (indent === 0 && !isValue) return false;
  let end = lineStart - 1;
  for (let looked = 0; looked < LINES_LOOKED_AT && end > 0; looked++) {
    const start = text.lastIndexOf('\n', end - 1) + 1;
    const above = text.slice(start, Math.min(end, start + 400));
    end = start - 1;
    const aboveIndent = indentOf(above);
    if (aboveIndent > indent || aboveIndent === above.length) continue;
    // A line beside it, and no key above it, matters only where it may name what the value is.
    if (aboveIndent === indent && indent > 0 && !(isValue && NAMING_WORD.test(above))) continue;
    const key = KEY.exec(above);
    if (key === null) continue;
    const name = unquote(key[2]!.trim());
    if (key[1]!.length < indent) {
      if (isSecret(name)) return true;
      indent = key[1]!.length;
    } else if (isValue && key[1]!.length === indent && NAMING_KEYS.has(name) && namesSecret(unquote(above.slice(key[0].length).trim())))
      return true;
    if (aboveIndent === 0 && key[1]!.length === 0) return false;
  }
  return false;
}
