import type { SourceFile } from '../base/source.ts';
import type { LintResult } from '../lint/lint-result.ts';

/**
 * Which parts of a file a report must not show. Reports print lines of files, so this judges by what a line looks like and errs on the side
 * of hiding: a value under a key that sounds secret, bodies of PEM blocks, passwords in URLs, tokens of well-known forms. The look is all
 * there is: a broken file has no tree, and a vars file does not say where its values go (`secretNames` tells that).
 */

/** What stands in place of a hidden text, whatever its length was. */
export const MASK = '********';

/** A stretch of a line that is hidden: offsets into the line's text, `end` exclusive. */
export interface Hidden {
  readonly start: number;
  readonly end: number;
}

export interface FileOutline {
  /** For each line (index 0 is line 1) the line of the key it stands under, 0 when there is none. */
  readonly parents: Int32Array;
  /** Hidden stretches by line number; lines without one are missing. Sorted, not overlapping. */
  readonly hidden: ReadonlyMap<number, readonly Hidden[]>;
}

/** Drains are addresses whose path or parameters hold the key of the receiver. */
const SECRET_WORD =
  /passw|passphrase|passcode|secret|token|credential|private[-_ ]?key|api[-_ ]?key|access[-_ ]?key|auth[-_ ]?key|encryption[-_ ]?key|signing[-_ ]?key|shared[-_ ]?key|license[-_ ]?key|account[-_ ]?key|key[-_]?pem|connection[-_]?string|aggregate[-_]drains?|(?:^|[-_./])(?:pass|pwd|pw|psk|salt|pem|key)s?$|_(?:pass|pwd|pw|key)(?=[-_.])/i;

/** Keys that speak about secrets and hold none, e.g. `access_token_lifetime`, `password_min_length`, `client_secret_name`. */
const ABOUT_SECRETS =
  /[-_.](?:lifetime|validity|expir\w{0,9}|ttl|length|timeout|days|hours|minutes|seconds|count|interval|enabled|required|policy|format|issuer|algorithm|type)$|[-_.](?:min|max|minimum|maximum|require)[-_]\w{0,20}$/i;

/** Keys whose value is the name of a thing; a secret name makes the value beside it secret. */
const NAMING_KEYS = new Set(['name', 'path', 'key']);
const NAMING_WORD = /name|path|key/;
const VALUE_KEYS = new Set(['value', 'values', 'default', 'content', 'contents']);

/** One key on a line, commented out or not: indentation and `- ` marks, the key (perhaps quoted), the colon. Bounded, so a long line costs nothing. */
const KEY =
  /^([ \t]{0,400}(?:#{1,10} {0,10})?(?:- {1,20}){0,20}[{ ]{0,20})("[^"\\]{1,300}"[ \t]{0,40}|'[^']{1,300}'[ \t]{0,40}|[^\s"'#&*!|>%@`{}[\],:](?:[^\t:#{}[\],]|:(?=\S)){0,300}):(?=\s|$)/;
/** A further key inside a flow map, e.g. `{identity: admin, password: x}`. */
const FLOW_KEY = /[{,][ \t]{0,40}["']?([\w.\- /]{1,200}?)["']?[ \t]{0,40}:(?=[\s"'])/g;
/** The first part of a placeholder's name: `a` of `((a.b))`, `/x/y` without its first slash. */
const PLACEHOLDER_NAME = /\(\(!?\/?([\w/-]{1,300})/g;
const WHOLE_PLACEHOLDER = /^["']?\(\([^()]{1,300}\)\)["']?$/;
const HARMLESS = /^(?:true|false|null|yes|no|on|off|~|["']{2}|\[\]|\{\}|[|>][-+0-9]{0,2})$/i;
const PEM_BEGIN = /-----BEGIN [A-Z0-9 ]{1,40}-----/;
const PEM_END = /-----END [A-Z0-9 ]{1,40}-----/;

/** Tokens that show what they are: AWS, GitHub, Slack, Google, GitLab, JSON web tokens, crypt hashes. */
const TOKEN =
  /AKIA[0-9A-Z]{16}|gh[pousr]_[A-Za-z0-9]{20,255}|github_pat_\w{20,255}|xox[abprs]-[A-Za-z0-9-]{10,255}|AIza[\w-]{35}|glpat-[\w-]{20,64}|(?<![\w-])eyJ[\w-]{8,4000}\.[\w-]{1,8000}(?:\.[\w-]{0,4000})?|\$(?:2[aby]|5|6|y)\$[\w./$=,]{20,255}/g;
const URL_PASSWORD = /(:\/\/[^\s:@/]{0,200}:)([^\s@/]{1,200})(?=@)/g;

const outliners = new WeakMap<LintResult, (file: SourceFile) => FileOutline>();

/** Nesting and hidden stretches of the files of a result; each file is read once, and only when somebody asks for it. */
export function outlinerOf(result: LintResult): (file: SourceFile) => FileOutline {
  let outliner = outliners.get(result);
  if (outliner === undefined) {
    const outlines = new Map<SourceFile, FileOutline>();
    let names: ReadonlySet<string> | undefined;
    outliner = (file) => {
      names ??= secretNames(result.checked.files.map((checked) => checked.file));
      const outline = outlines.get(file) ?? readOutline(file, names);
      outlines.set(file, outline);
      return outline;
    };
    outliners.set(result, outliner);
  }
  return outliner;
}

/** Lines above a placeholder that are looked at for the key it stands under; deeper files exist, deeper secrets hardly. */
const LINES_LOOKED_AT = 40;

/**
 * Variables that fill secret places: `password: ((db_admin))` makes `db_admin:` in a vars file secret, and `db_admin: ((from_vault))` there
 * makes `from_vault` secret too (two steps are followed, as om interpolates twice). Only lines with placeholders cost anything.
 */
function secretNames(files: readonly SourceFile[]): ReadonlySet<string> {
  const names = new Set<string>();
  const withPlaceholders = [...new Set(files)].filter((file) => file.text.includes('(('));
  for (let pass = 1; pass <= 2; pass++) {
    const before = names.size;
    for (const file of withPlaceholders) addSecretNames(file.text, names);
    if (names.size === before) break;
  }
  return names;
}

function addSecretNames(text: string, names: Set<string>): void {
  for (let at = text.indexOf('(('); at >= 0; at = text.indexOf('((', at)) {
    const lineStart = text.lastIndexOf('\n', at) + 1;
    const lineEnd = endOfLine(text, at);
    const line = text.slice(lineStart, Math.min(lineEnd, lineStart + 4000));
    if (standsInSecret(text, lineStart, line, names)) {
      for (const match of line.matchAll(PLACEHOLDER_NAME)) names.add(match[1]!);
    }
    at = lineEnd;
  }
}

/** True when the line, a key it stands under, or the name or path beside it sounds secret. */
function standsInSecret(text: string, lineStart: number, line: string, names: ReadonlySet<string>): boolean {
  const isSecret = (name: string): boolean => soundsSecret(name) || names.has(name);
  const own = KEY.exec(line);
  if (own !== null && isSecret(unquote(own[2]!.trim()))) return true;
  for (const match of line.matchAll(FLOW_KEY)) if (soundsSecret(match[1]!)) return true;
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
    } else if (isValue && key[1]!.length === indent && NAMING_KEYS.has(name) && soundsSecret(lastPart(above.slice(key[0].length))))
      return true;
    if (aboveIndent === 0 && key[1]!.length === 0) return false;
  }
  return false;
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

/** A text of our own making (a value in a message) without PEM bodies, tokens and passwords of URLs. */
export function maskText(text: string): string {
  let masked = text;
  const begin = PEM_BEGIN.exec(masked);
  if (begin !== null) masked = `${masked.slice(0, begin.index + begin[0].length)} ${MASK}`;
  if (masked.includes('://')) masked = masked.replace(URL_PASSWORD, `$1${MASK}`);
  return masked.replace(TOKEN, MASK);
}

/** True for a key, column or variable name that sounds like a secret's. */
export function soundsSecret(name: string): boolean {
  return SECRET_WORD.test(name) && !ABOUT_SECRETS.test(name);
}

interface Level {
  readonly line: number;
  readonly indent: number;
  /** True for a list item, false for a key. */
  readonly item: boolean;
  /** `values`: what keys below it have is hidden; `text`: all of its lines are one text, hidden whole. */
  readonly secret: 'no' | 'values' | 'text';
}

/** The list item that is being read, for pairs such as `path: /…/password` and `value: …` in any order. */
interface Item {
  readonly indent: number;
  secret: boolean;
  readonly values: { readonly line: number; readonly text: string; readonly start: number }[];
}

function readOutline(file: SourceFile, names: ReadonlySet<string>): FileOutline {
  const parents = new Int32Array(file.lineCount);
  const hidden = new Map<number, readonly Hidden[]>();
  const levels: Level[] = [];
  const items: Item[] = [];
  let insidePem = false;
  // Most files hold none of these, and looking for them in the whole text is faster than in each line.
  const hasTokens = file.text.includes('://') || file.text.search(TOKEN) >= 0;
  const hasPem = file.text.includes('-----BEGIN ');

  for (let line = 1; line <= file.lineCount; line++) {
    const text = file.line(line);
    const indent = indentOf(text);
    if (indent === text.length) {
      parents[line - 1] = levels.at(-1)?.line ?? 0;
      continue;
    }
    const comment = text.charCodeAt(indent) === 35;
    const item = text.charCodeAt(indent) === 45 && /\s|^$/.test(text.charAt(indent + 1));
    const key = KEY.exec(text);
    const contentIndent = key === null || comment ? indent : key[1]!.length;
    if (!comment) {
      // A list may stand at the indentation of its key.
      while (levels.length > 0 && endsAt(levels.at(-1)!, indent, item)) levels.pop();
      while (items.length > 0 && (items.at(-1)!.indent > contentIndent || (item && items.at(-1)!.indent === contentIndent)))
        closeItem(items.pop()!, hidden);
    }
    parents[line - 1] = levels.at(-1)?.line ?? 0;

    const above = levels.at(-1)?.secret ?? 'no';
    const stretches: Hidden[] = [];
    if (insidePem) {
      const end = PEM_END.exec(text);
      stretches.push({ start: indent, end: end?.index ?? text.length });
      // A block that never ends stops hiding at the next key of the outermost level, but that line stays hidden.
      insidePem = end === null && !(key !== null && levels.length === 0);
    } else {
      if (hasTokens) hideTokens(text, stretches);
      const begin = hasPem ? PEM_BEGIN.exec(text) : null;
      if (begin !== null) {
        const from = begin.index + begin[0].length;
        if (from < text.trimEnd().length) stretches.push({ start: from, end: text.length });
        insidePem = !PEM_END.test(text.slice(from));
      }
      if (above === 'text') stretches.push({ start: indent, end: text.length });
      else if (key === null) {
        if (above === 'values') stretches.push(...hideValue(text, indent + itemMarks(text, indent)));
        else hideFlowKeys(text, 0, stretches);
      } else {
        const name = unquote(key[2]!.trim());
        const valueStart = key[0].length;
        const secret = above === 'values' || soundsSecret(name) || names.has(name);
        if (secret) stretches.push(...hideValue(text, valueStart, ABOUT_SECRETS.test(name)));
        else hideFlowKeys(text, valueStart, stretches);
        if (!comment) {
          if (item) {
            levels.push({ line, indent, item: true, secret: above });
            items.push({ indent: contentIndent, secret: false, values: [] });
          }
          const pair = items.at(-1)?.indent === contentIndent ? items.at(-1) : undefined;
          if (pair !== undefined && NAMING_KEYS.has(name) && soundsSecret(lastPart(text.slice(valueStart)))) pair.secret = true;
          const belongs = pair !== undefined && VALUE_KEYS.has(name);
          if (belongs) pair.values.push({ line, text, start: valueStart });
          levels.push({
            line,
            indent: contentIndent,
            item: false,
            secret: secret || (belongs && pair.secret) ? secretBelow(text.slice(valueStart)) : 'no',
          });
        }
      }
    }
    if (stretches.length > 0) hidden.set(line, joined(stretches));
  }
  while (items.length > 0) closeItem(items.pop()!, hidden);
  return { parents, hidden };
}

/** True when a line at `indent` no longer belongs to the level. */
function endsAt(level: Level, indent: number, item: boolean): boolean {
  return level.indent > indent || (level.indent === indent && (!item || level.item));
}

/** A value that begins on the key's line goes on below it as one text; else keys and items stand below. */
function secretBelow(value: string): 'values' | 'text' {
  return /^\s*(?:[&!][^\s]{1,200}\s*)?(?:[{[#]|$)/.test(value) ? 'values' : 'text';
}

/** Hides the values of an item whose name turned out to be secret. */
function closeItem(item: Item, hidden: Map<number, readonly Hidden[]>): void {
  if (!item.secret) return;
  for (const value of item.values) {
    const stretches = hideValue(value.text, value.start);
    if (stretches.length > 0) hidden.set(value.line, joined([...(hidden.get(value.line) ?? []), ...stretches]));
  }
}

/** The value from `start` on, unless it is a placeholder, a word like `true`, or (for keys about secrets) a number. */
function hideValue(text: string, start: number, numbersAreFine = false): readonly Hidden[] {
  const value = text.slice(start);
  const trimmed = value.trim();
  if (trimmed === '' || HARMLESS.test(trimmed) || (numbersAreFine && /^\d{1,12}$/.test(trimmed))) return [];
  if (WHOLE_PLACEHOLDER.test(trimmed)) return [];
  const from = start + (value.length - value.trimStart().length);
  return [{ start: from, end: start + value.trimEnd().length }];
}

/** Values of secret keys inside flow maps: hidden to the end of the line. */
function hideFlowKeys(text: string, start: number, stretches: Hidden[]): void {
  if (text.indexOf('{', start) < 0 && text.indexOf(',', start) < 0) return;
  FLOW_KEY.lastIndex = start;
  for (let match = FLOW_KEY.exec(text); match !== null; match = FLOW_KEY.exec(text)) {
    if (!soundsSecret(match[1]!)) continue;
    stretches.push(...hideValue(text, match.index + match[0].length));
    return;
  }
}

function hideTokens(text: string, stretches: Hidden[]): void {
  if (text.includes('://')) {
    for (const match of text.matchAll(URL_PASSWORD)) {
      const start = match.index + match[1]!.length;
      stretches.push({ start, end: start + match[2]!.length });
    }
  }
  for (const match of text.matchAll(TOKEN)) stretches.push({ start: match.index, end: match.index + match[0].length });
}

function joined(stretches: readonly Hidden[]): readonly Hidden[] {
  const sorted = stretches.filter((stretch) => stretch.end > stretch.start).sort((one, other) => one.start - other.start);
  const result: Hidden[] = [];
  for (const stretch of sorted) {
    const last = result.at(-1);
    if (last !== undefined && stretch.start <= last.end)
      result[result.length - 1] = { start: last.start, end: Math.max(last.end, stretch.end) };
    else result.push(stretch);
  }
  return result;
}

function indentOf(text: string): number {
  let indent = 0;
  while (text.charCodeAt(indent) === 32 || text.charCodeAt(indent) === 9) indent++;
  return indent;
}

function itemMarks(text: string, indent: number): number {
  return /^(?:- {1,20}){0,20}/.exec(text.slice(indent, indent + 400))![0].length;
}

/** What a name or a path ends with: `password` of `/product-properties/.x.password/value`, indexes and `value` left out. */
function lastPart(text: string): string {
  const plain = unquote(text.trim());
  const parts = plain.split('/').filter((part) => part !== '' && !VALUE_KEYS.has(part.replace(/\?$/, '')) && !/^-?\d*$/.test(part));
  return (parts.at(-1) ?? '').replace(/\?$/, '');
}

function unquote(text: string): string {
  return /^(["']).*\1$/.test(text) ? text.slice(1, -1) : text;
}
