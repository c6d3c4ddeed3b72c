import { memo } from '../base/memo.ts';
import { isAboutSecrets, isPublicPart, soundsSecret } from '../base/secret-name.ts';
import { isHarmless, joined, namesSecret, secretsOfLine, type Hidden } from '../base/secret-text.ts';
import type { SourceFile, Span } from '../base/source.ts';
import type { Secrets } from '../foundation/secrets.ts';
import type { LintResult } from '../lint/lint-result.ts';
import { NAMING_KEYS, secretAnchors, secretNames, VALUE_KEYS } from './secret-variables.ts';
import { EXPLICIT_KEY, EXPLICIT_VALUE, indentOf, itemMarks, KEY, unquote } from './yaml-line.ts';

/**
 * Which parts of a file a report must not show. Where a file was evaluated, its values tell (`LintResult.secrets`); besides, this judges by what a line
 * looks like and errs on the side of hiding: a broken file has no tree, and a comment is in none. What is secret by its name or by itself is said in one
 * place (`base/secret-name.ts`, `base/secret-text.ts`).
 */
export interface FileOutline {
  /** For each line (index 0 is line 1) the line of the key it stands under, 0 when there is none. */
  readonly parents: Int32Array;
  /** Hidden stretches of a line (from 1); sorted, not overlapping. */
  readonly hiddenAt: (line: number) => readonly Hidden[];
}

const outliners = new WeakMap<LintResult, (file: SourceFile) => FileOutline>();

/** Nesting and hidden stretches of the files of a result; each file is read once, and only when somebody asks for it. */
export function outlinerOf(result: LintResult): (file: SourceFile) => FileOutline {
  let outliner = outliners.get(result);
  if (outliner === undefined)
    outliners.set(result, (outliner = outlinerFor(() => result.checked.files.map(({ file }) => file), result.secrets)));
  return outliner;
}

/** The same for files whose secrets are known; `files`: more files, which may tell that a variable is secret. */
export function outlinerFor(files: () => readonly SourceFile[], secrets: Secrets | undefined): (file: SourceFile) => FileOutline {
  const outlines = new Map<SourceFile, FileOutline>();
  const names = memo(() => secretNames([...files(), ...(secrets?.files ?? [])], secrets?.variables ?? new Set()));
  return (file) => {
    let outline = outlines.get(file);
    if (outline === undefined) outlines.set(file, (outline = readOutline(file, names(), secrets?.spansOf(file) ?? [])));
    return outline;
  };
}

/** True when what is said of a stretch of a file gives away what its lines hide. */
export function givesAway(text: string, span: Span, outline: FileOutline): boolean {
  return hiddenBetween(span, outline).some(({ start, end }) => {
    const hidden = unquote(span.file.text.slice(start, end).trim());
    return hidden !== '' && (text.includes(hidden) || hidden.includes(text));
  });
}

/** What is hidden in a stretch of a file, as offsets into the file; the first and the last may reach beyond it. */
export function hiddenBetween({ file, start, end }: Span, outline: FileOutline): readonly Hidden[] {
  const found: Hidden[] = [];
  const last = file.position(end).line;
  for (let { line } = file.position(start); line <= last; line++) {
    const offset = file.lineStart(line);
    for (const stretch of outline.hiddenAt(line))
      if (offset + stretch.start < end && start < offset + stretch.end)
        found.push({ start: offset + stretch.start, end: offset + stretch.end });
  }
  return found;
}

/** `values`: what keys below a level have is hidden; `text`: all of its lines are one text, hidden whole. */
type Secret = 'no' | 'values' | 'text';

interface Level {
  readonly line: number;
  readonly indent: number;
  /** True for a list item, false for a key. */
  readonly item: boolean;
  /** What it says of the lines below: worked out when one of them is shown. */
  readonly secret: () => Secret;
}

const NOTHING_ABOVE = (): Secret => 'no';

/** The map that is being read, for pairs such as `path: /…/password` and `value: …` in any order. */
interface Pairs {
  readonly indent: number;
  secret: boolean;
  readonly values: { readonly line: number; readonly text: string; readonly start: number }[];
}

/** What most keys look like; a small part of `KEY`, which is slow. */
const PLAIN_KEY = /^( {0,400})([A-Za-z_.][\w./-]{0,300}):(?=\s|$)/;

const PEM_BEGIN = /-----BEGIN [A-Z0-9 ]{1,40}-----/;
const PEM_END = /-----END [A-Z0-9 ]{1,40}-----/;
const ANCHOR = /(?:^|[\s:,[{-])&([\w-]{1,100})(?=\s|$)/g;

/** Reads a file line by line. `names`: variables that fill secret places; `spans`: values that are known to be secret. */
function readOutline(file: SourceFile, names: ReadonlySet<string>, spans: readonly Span[]): FileOutline {
  const reading = new Reading(file, names);
  for (let line = 1; line <= file.lineCount; line++) reading.readLine(line);
  reading.end();
  for (const span of spans) reading.hideSpan(span);
  return reading;
}

class Reading implements FileOutline {
  readonly parents: Int32Array;
  /** What is known to be hidden without looking at what the lines say by themselves. */
  readonly #hidden = new Map<number, readonly Hidden[]>();
  /** Lines that say something by themselves. A report shows few of them, so they are looked at when one is shown. */
  readonly #lines: (ContentLine | undefined)[] = [];
  /** The last of them. */
  #last: ContentLine | undefined;
  readonly #file: SourceFile;
  readonly #names: ReadonlySet<string>;
  readonly #anchors: ReadonlySet<string>;
  readonly #levels: Level[] = [];
  readonly #maps: Pairs[] = [];
  /** Most files hold none, and looking for it in the whole text is faster than in each line. */
  readonly #hasPem: boolean;
  #insidePem = false;
  /** The key of a `? key` line whose value has not come yet. */
  #explicit: string | undefined;

  constructor(file: SourceFile, names: ReadonlySet<string>) {
    this.parents = new Int32Array(file.lineCount);
    this.#file = file;
    this.#names = names;
    this.#anchors = secretAnchors(file.text, names);
    this.#hasPem = file.text.includes('-----BEGIN ');
  }

  readLine(line: number): void {
    const text = this.#file.line(line);
    const indent = indentOf(text);
    const levels = this.#levels;
    if (indent === text.length) {
      this.parents[line - 1] = levels.at(-1)?.line ?? 0;
      return;
    }
    const comment = text.charCodeAt(indent) === 35;
    const item = text.charCodeAt(indent) === 45 && /\s|^$/.test(text.charAt(indent + 1));
    const key = this.#keyOf(text);
    const contentIndent = key === undefined || comment ? indent : key.indent;
    if (!comment) {
      // A list may stand at the indentation of its key.
      while (levels.length > 0 && endsAt(levels.at(-1)!, indent, item)) levels.pop();
      const maps = this.#maps;
      while (maps.length > 0 && (maps.at(-1)!.indent > contentIndent || (item && maps.at(-1)!.indent === contentIndent)))
        this.#close(maps.pop()!);
    }
    this.parents[line - 1] = levels.at(-1)?.line ?? 0;
    const above = levels.at(-1)?.secret ?? NOTHING_ABOVE;
    if (this.#insidePem) this.#hide(line, this.#pemBody(text, indent, key !== undefined));
    else {
      this.#hide(line, this.#pemBegin(text));
      this.#last = this.#lines[line] = { text, indent, above, key, before: this.#last };
      if (key !== undefined && !comment) this.#open(key, { line, text, indent, item, above });
    }
  }

  hiddenAt(line: number): readonly Hidden[] {
    const content = this.#lines[line];
    if (content !== undefined) {
      this.#lines[line] = undefined;
      this.#hide(line, this.#stretchesOf(content));
    }
    return this.#hidden.get(line) ?? [];
  }

  /** Closes what is still open at the end of the file. */
  end(): void {
    while (this.#maps.length > 0) this.#close(this.#maps.pop()!);
  }

  /** Hides a value whose place is known: what stands of it on each of its lines, without the mark of a block text. */
  hideSpan({ start, end }: Span): void {
    const first = this.#file.position(start).line;
    const last = this.#file.position(Math.max(start, end - 1)).line;
    for (let line = first; line <= last; line++) {
      const text = this.#file.line(line);
      const offset = this.#file.lineStart(line);
      const from = Math.max(start - offset, indentOf(text));
      const to = Math.min(end - offset, text.trimEnd().length);
      if (line === first && last > first && /^[|>]/.test(text.slice(from))) continue;
      if (to > from) this.#hide(line, [{ start: from, end: to }]);
    }
  }

  /** The key of a line: in the usual form, or the value line of a `? key` above. */
  #keyOf(text: string): Key | undefined {
    // a certificate has many lines, and none of them a colon
    if (text.includes(':')) {
      const plain = PLAIN_KEY.exec(text);
      if (plain !== null) return { name: plain[2]!, indent: plain[1]!.length, valueStart: plain[0].length };
      const key = KEY.exec(text);
      if (key !== null) return { name: unquote(key[2]!.trim()), indent: key[1]!.length, valueStart: key[0].length };
    }
    const explicit = text.includes('? ') ? EXPLICIT_KEY.exec(text) : null;
    if (explicit !== null) this.#explicit = unquote(explicit[2]!.trim());
    const value = this.#explicit === undefined ? null : EXPLICIT_VALUE.exec(text);
    if (value === null) return undefined;
    const name = this.#explicit!;
    this.#explicit = undefined;
    return { name, indent: value[1]!.length, valueStart: value[0].length };
  }

  #pemBody(text: string, indent: number, isKey: boolean): readonly Hidden[] {
    const end = PEM_END.exec(text);
    // A block that never ends stops hiding at the next key of the outermost level, but that line stays hidden.
    this.#insidePem = end === null && !(isKey && this.#levels.length === 0);
    return [{ start: indent, end: end?.index ?? text.length }];
  }

  /** What a line outside of PEM blocks must not show. */
  #stretchesOf({ text, indent, above: secretAbove, key, before }: ContentLine): readonly Hidden[] {
    const above = secretAbove();
    const stretches = [...secretsOfLine(text).hidden, ...this.#anchored(text)];
    const follows = before !== undefined && goesOn(before);
    const content = indent + itemMarks(text, indent);
    if (above === 'text') stretches.push({ start: indent, end: text.length });
    else if (follows) stretches.push({ start: content, end: text.length });
    else if (key === undefined) {
      if (above === 'values' && !EXPLICIT_KEY.test(text)) stretches.push(...hideValue(text, content));
    } else if (this.#isSecret(key.name, above))
      stretches.push(...hideValue(text, key.valueStart, isAboutSecrets(key.name)), ...this.#noAlias(text, key.valueStart));
    return stretches;
  }

  /** A secret that begins with `*`: an alias has its anchor in the file. */
  #noAlias(text: string, start: number): readonly Hidden[] {
    const alias = /^\s*\*(\S{1,300})/.exec(text.slice(start));
    if (alias === null || this.#file.text.includes(`&${alias[1]!}`)) return [];
    return [{ start: start + alias[0].length - alias[1]!.length, end: start + alias[0].length }];
  }

  #isSecret(name: string, above: Secret): boolean {
    return (above === 'values' && !isPublicPart(name)) || soundsSecret(name) || this.#names.has(name);
  }

  #pemBegin(text: string): readonly Hidden[] {
    const begin = this.#hasPem ? PEM_BEGIN.exec(text) : null;
    if (begin === null) return [];
    const from = begin.index + begin[0].length;
    this.#insidePem = !PEM_END.test(text.slice(from));
    return from < text.trimEnd().length ? [{ start: from, end: text.length }] : [];
  }

  /** What stands behind anchors whose aliases are used in secret places. */
  #anchored(text: string): readonly Hidden[] {
    if (this.#anchors.size === 0 || !text.includes('&')) return [];
    return [...text.matchAll(ANCHOR)]
      .filter((match) => this.#anchors.has(match[1]!))
      .flatMap((match) => hideValue(text, match.index + match[0].length));
  }

  /** Takes a key as the one that lines below may stand under, and as a part of its map. */
  #open({ name, indent: contentIndent, valueStart }: Key, at: Line): void {
    const { line, text, indent, item, above } = at;
    const maps = this.#maps;
    if (item) this.#levels.push({ line, indent, item: true, secret: above });
    if (item || maps.at(-1)?.indent !== contentIndent) maps.push({ indent: contentIndent, secret: false, values: [] });
    const map = maps.at(-1)!;
    if (NAMING_KEYS.has(name) && namesSecret(unquote(text.slice(valueStart).trim()))) map.secret = true;
    const belongs = VALUE_KEYS.has(name);
    if (belongs) map.values.push({ line, text, start: valueStart });
    const isNamed = belongs && map.secret;
    const secret = memo(() => {
      const isSecret = isNamed || this.#isSecret(name, above()) || this.#anchored(`${text} x`).length > 0;
      return isSecret ? secretBelow(text.slice(valueStart)) : 'no';
    });
    this.#levels.push({ line, indent: contentIndent, item: false, secret });
  }

  /** Hides the values of a map whose name turned out to be secret. */
  #close(map: Pairs): void {
    if (map.secret) for (const { line, text, start } of map.values) this.#hide(line, hideValue(text, start));
  }

  #hide(line: number, stretches: readonly Hidden[]): void {
    if (stretches.length > 0) this.#hidden.set(line, joined([...(this.#hidden.get(line) ?? []), ...stretches]));
  }
}

interface Key {
  readonly name: string;
  /** Columns before the key, marks of list items included. */
  readonly indent: number;
  readonly valueStart: number;
}

interface Line {
  readonly line: number;
  readonly text: string;
  readonly indent: number;
  readonly item: boolean;
  readonly above: Level['secret'];
}

/** A line outside of PEM blocks, for when it is shown. */
interface ContentLine {
  readonly text: string;
  readonly indent: number;
  readonly above: Level['secret'];
  readonly key: Key | undefined;
  readonly before: ContentLine | undefined;
}

/** True when a line ends with a name whose value stands on the next one. A key at its end has its value below, and levels tell which lines these are. */
function goesOn({ text, key }: ContentLine): boolean {
  return (key === undefined || text.slice(key.valueStart).trim() !== '') && secretsOfLine(text).goesOn;
}

/** True when a line at `indent` no longer belongs to the level. */
function endsAt(level: Level, indent: number, item: boolean): boolean {
  return level.indent > indent || (level.indent === indent && (!item || level.item));
}

/** A value that begins on the key's line goes on below it as one text; else keys and items stand below. */
function secretBelow(value: string): 'values' | 'text' {
  return /^\s*(?:[&!][^\s]{1,200}\s*)?(?:[{[#]|$)/.test(value) ? 'values' : 'text';
}

/** The value from `start` on, unless it is a placeholder, a word like `true`, or (for keys about secrets) a number. A comment may repeat an older one. */
function hideValue(text: string, start: number, numbersAreFine = false): readonly Hidden[] {
  const value = text.slice(start);
  const comment = /(?:^|\s)#.*$/.exec(value);
  const head = (comment === null ? value : value.slice(0, comment.index)).trim();
  const end = start + value.trimEnd().length;
  if (head === '' || isHarmless(head) || (numbersAreFine && /^\d{1,12}$/.test(head))) {
    const isTelling = comment !== null && /(?=\S*[A-Za-z])(?=\S*\d)\S{5}|\S{20}/.test(comment[0]);
    return isTelling ? [{ start: start + comment.index + comment[0].indexOf('#') + 1, end }] : [];
  }
  return [{ start: start + (value.length - value.trimStart().length), end }];
}
