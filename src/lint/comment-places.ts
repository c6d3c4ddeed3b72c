import { basename } from 'node:path/posix';
import type { SourceFile } from '../base/source.ts';
import { shellCommands } from '../facts/tooling/shell-words.ts';
import type { ConfigNode } from '../value/node.ts';
import { editSpan } from '../value/origin.ts';
import { readYaml } from '../yaml/read-yaml.ts';
import { commentsOfScript } from './script-comments.ts';
import type { Commented } from './suppression-comments.ts';

/** Where in a file a comment may stand, and whether the file says the same with it. Lines begin at 1. */
export interface CommentPlaces {
  /** True where a line of its own may be put before a line. */
  readonly isFree: (line: number) => boolean;
  /** What begins a comment before a line. */
  readonly mark: (line: number) => '#' | '//';
  /** The file with comments put in, as taslint reads it; undefined when it would mean something else than before. */
  readonly read: (changed: SourceFile) => Commented | undefined;
}

/** The places of a YAML file; `root`: what it holds. */
export function placesInYaml(file: SourceFile, root: ConfigNode): CommentPlaces {
  const inside = new Uint8Array(file.lineCount + 2);
  for (const node of nodesBelow(root)) {
    const span = node.kind === 'scalar' || node.kind === 'unknown' ? editSpan(node.origin) : undefined;
    if (span?.file !== file) continue;
    const last = file.position(Math.max(span.start, span.end - 1)).line;
    for (let line = file.position(span.start).line + 1; line <= last; line++) inside[line] = 1;
  }
  return {
    isFree: (line) => inside[line] !== 1,
    mark: () => '#',
    read(changed) {
      const document = readYaml(changed);
      return document.root !== undefined && isSame(root, document.root, new Set()) ? document : undefined;
    },
  };
}

/** A node and all below it, each once: an alias stands in several places. */
function nodesBelow(root: ConfigNode): Iterable<ConfigNode> {
  const nodes = new Set<ConfigNode>([root]);
  for (const node of nodes) {
    if (node.kind === 'sequence') for (const item of node.items) nodes.add(item);
    if (node.kind === 'map') for (const { key, value } of node.entries) nodes.add(key).add(value);
  }
  return nodes;
}

/** True when two trees hold the same. `known`: what was compared already, where aliases lead to it again. */
function isSame(one: ConfigNode, other: ConfigNode, known: Set<ConfigNode>): boolean {
  if (known.has(one)) return true;
  known.add(one);
  if (one.kind === 'map')
    return (
      other.kind === 'map' &&
      one.entries.length === other.entries.length &&
      one.entries.every(
        ({ key, value }, at) => isSame(key, other.entries[at]!.key, known) && isSame(value, other.entries[at]!.value, known),
      )
    );
  if (one.kind === 'sequence')
    return (
      other.kind === 'sequence' &&
      one.items.length === other.items.length &&
      one.items.every((item, at) => isSame(item, other.items[at]!, known))
    );
  return one.kind === other.kind && one.text === other.text && (one.kind === 'unknown' || one.value === (other as typeof one).value);
}

/** The places of a script of a shell or of Jenkins. */
export function placesInScript(file: SourceFile): CommentPlaces {
  const isJenkins = !/\.(sh|bash)$/i.test(basename(file.path));
  const lines = Array.from({ length: file.lineCount }, (_, index) => file.line(index + 1));
  const { free, quoted } = isJenkins ? linesOfJenkins(lines) : linesOfShell(lines);
  return {
    isFree: (line) => free[line - 1] ?? true,
    mark: (line) => (isJenkins && quoted[line - 1] !== true ? '//' : '#'),
    read: (changed) =>
      wordsOf(changed.text) === wordsOf(file.text) ? { file: changed, comments: () => commentsOfScript(changed) } : undefined,
  };
}

/** The commands of a script without the lines that a comment fills. */
function wordsOf(text: string): string {
  const script = text.replaceAll(/^[ \t]*(?:#|\/\/).*$/gm, '');
  return JSON.stringify(shellCommands(script).map(({ words, assignments }) => [words, assignments]));
}

interface ScriptLines {
  /** Whether a line of its own may be put before each line. */
  readonly free: readonly boolean[];
  /** Whether the line stands in a text in quotes. */
  readonly quoted: readonly boolean[];
}

/** In Groovy only a text between three quotes goes over several lines; what stands in it is a script of a shell. */
function linesOfJenkins(lines: readonly string[]): ScriptLines {
  let isQuoted = false;
  const quoted = lines.map((line) => {
    const before = isQuoted;
    if ((line.match(/'''|"""/g) ?? []).length % 2 === 1) isQuoted = !isQuoted;
    return before;
  });
  return { quoted, free: lines.map((_, index) => !(lines[index - 1] ?? '').endsWith('\\')) };
}

/** A line of a shell is not free within quotes, a here-document, or a command that goes on from the line before. */
function linesOfShell(lines: readonly string[]): ScriptLines {
  const scanner = new ShellScanner();
  const free = lines.map((line) => scanner.next(line));
  return { free, quoted: [] };
}

/** What is open at the end of a line, from line to line. */
class ShellScanner {
  #quote = '';
  #isContinued = false;
  readonly #documents: { readonly word: string; readonly isIndented: boolean }[] = [];

  /** Reads a line; true when nothing was open before it. */
  next(line: string): boolean {
    const [document] = this.#documents;
    if (document !== undefined) {
      if ((document.isIndented ? line.replace(/^\t+/, '') : line) === document.word) this.#documents.shift();
      return false;
    }
    const isFree = this.#quote === '' && !this.#isContinued;
    this.#isContinued = false;
    for (let at = 0; at < line.length; at = this.#step(line, at));
    return isFree;
  }

  #step(line: string, at: number): number {
    const letter = line[at]!;
    if (letter === '\\' && this.#quote !== "'") {
      this.#isContinued = at === line.length - 1;
      return at + 2;
    }
    if (this.#quote !== '') {
      if (letter === this.#quote) this.#quote = '';
      return at + 1;
    }
    if (letter === '#' && (at === 0 || /[\s;&|(]/.test(line[at - 1]!))) return line.length;
    if (letter === '"' || letter === "'") this.#quote = letter;
    const here = /^<<(-?)\s{0,9}(["']?)([A-Za-z_]\w{0,80})\2/.exec(line.slice(at, at + 100));
    if (here === null || line[at - 1] === '<') return at + 1;
    this.#documents.push({ word: here[3]!, isIndented: here[1] === '-' });
    return at + here[0].length;
  }
}
