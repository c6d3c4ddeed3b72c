import type { SourceFile, Span } from '../base/source.ts';
import { topicOfRetiredRule } from '../catalog/retired-rules.ts';
import { didYouMean } from '../base/did-you-mean.ts';
import { Written } from '../value/origin.ts';
import type { Comment, YamlDocument } from '../yaml/yaml-document.ts';
import type { Diagnostic } from './diagnostic.ts';
import { noticeDiagnostic } from './notice-diagnostic.ts';
import { namedBy, type Suppression, type SuppressionScope } from './suppression.ts';

/** A file whose comments may suppress something; they are read only where the mark stands in its text. */
export type Commented = Pick<YamlDocument, 'file' | 'comments'>;

/**
 * What the comments of one file suppress:
 * - `# taslint-ignore[rule]: reason` on the line of the finding, or alone above it;
 * - `# taslint-ignore-start[rule]: reason` … `# taslint-ignore-end[rule]` for the lines between;
 * - `# taslint-ignore-file[rule]: reason` for the whole file.
 * A reason may end in `(until 2026-12-31)`.
 */
export interface FileSuppressions {
  /** The comment that covers a line for a rule: the nearest form counts. */
  readonly find: (line: number, rule: string) => Suppression | undefined;
  readonly all: readonly Suppression[];
}

export const SUPPRESSION_MARK = 'taslint-ignore';
const FORM = /^taslint-ignore(-file|-start|-end)?\[([^\]]*)\](.*)$/;

/** The rules that a name in a comment stands for. */
type Named = Pick<Suppression, 'rule' | 'rules'>;

interface Block {
  readonly suppression: Suppression;
  readonly from: number;
  /** The line of the end comment; undefined while it is open. */
  to: number | undefined;
}

/** Reads the comments of a file; what is wrong with one becomes a finding in `notices`. */
export function readSuppressionComments(document: Commented, scope: SuppressionScope, notices: Diagnostic[]): FileSuppressions {
  const reader = new CommentReader(document.file, scope, notices);
  for (const comment of document.comments()) if (comment.text.startsWith(SUPPRESSION_MARK)) reader.read(comment);
  return reader.result();
}

class CommentReader {
  readonly #file: SourceFile;
  readonly #scope: SuppressionScope;
  readonly #notices: Diagnostic[];
  readonly #lines = new Map<number, Map<string, Suppression>>();
  /** By rule, in the order of the file; blocks of one rule never overlap. */
  readonly #blocks = new Map<string, Block[]>();
  readonly #whole = new Map<string, Suppression>();
  readonly #all: Suppression[] = [];
  #contentLines: Int32Array | undefined;

  constructor(file: SourceFile, scope: SuppressionScope, notices: Diagnostic[]) {
    this.#file = file;
    this.#scope = scope;
    this.#notices = notices;
  }

  read(comment: Comment): void {
    const form = FORM.exec(comment.text);
    if (form === null) return this.#note('taslint/suppression-form', comment.at, {});
    const [, kind, list, rest] = form;
    const rules = this.#namedRules(list!, comment);
    if (kind === '-end') return this.#close(rules, comment);
    const reason = /^:\s*(.*)$/.exec(rest!.trim())?.[1]?.trim() ?? '';
    if (reason === '')
      return this.#note('taslint/suppression-without-reason', comment.at, { rule: rules.map(({ rule }) => rule).join(', ') });
    for (const named of rules) this.#add(kind, { ...named, reason, at: comment.at, until: untilOf(reason), source: 'comment' }, comment);
  }

  result(): FileSuppressions {
    for (const block of [...this.#blocks.values()].flatMap((blocks) => blocks.slice(-1))) {
      if (block.to === undefined) this.#note('taslint/open-suppression', block.suppression.at, { rule: block.suppression.rule });
    }
    return {
      all: this.#all,
      find: (line, rule) =>
        this.#lines.get(line)?.get(rule) ?? blockAt(this.#blocks.get(rule) ?? [], line)?.suppression ?? this.#whole.get(rule),
    };
  }

  #add(kind: string | undefined, suppression: Suppression, comment: Comment): void {
    const line = this.#file.position(comment.at.start).line;
    const covers = suppression.rules.filter((rule) => this.#cover(kind, rule, suppression, line, comment));
    if (covers.length > 0) this.#all.push(suppression);
    else if (suppression.rules.some((rule) => this.#scope.ran(rule)))
      this.#note('taslint/unused-suppression', suppression.at, { rule: suppression.rule });
  }

  /** False when another comment covers the rule there already: a second one covers nothing that the first does not. */
  #cover(kind: string | undefined, rule: string, suppression: Suppression, line: number, comment: Comment): boolean {
    if (kind === '-file') {
      if (this.#whole.has(rule)) return false;
      this.#whole.set(rule, suppression);
    } else if (kind === '-start') {
      const blocks = this.#blocks.get(rule) ?? [];
      const last = blocks.at(-1);
      if (last !== undefined && last.to === undefined) return false;
      this.#blocks.set(rule, blocks);
      blocks.push({ suppression, from: line, to: undefined });
    } else {
      const target = comment.ownLine ? (this.#contentLines ??= nextContentLines(this.#file))[line]! : line;
      const covered = this.#lines.get(target) ?? new Map<string, Suppression>();
      this.#lines.set(target, covered);
      if (covered.has(rule)) return false;
      covered.set(rule, suppression);
    }
    return true;
  }

  #close(named: readonly Named[], comment: Comment): void {
    const line = this.#file.position(comment.at.start).line;
    for (const rule of named.flatMap(({ rules }) => rules)) {
      const block = this.#blocks.get(rule)?.at(-1);
      if (block === undefined || block.to !== undefined) this.#note('taslint/suppression-form', comment.at, {});
      else block.to = line;
    }
  }

  #namedRules(list: string, comment: Comment): readonly Named[] {
    return list.split(',').flatMap((text): Named[] => {
      const name = text.trim();
      const rules = this.#scope.ruleIds(name);
      if (rules.length > 0) return [namedBy(name, rules)];
      if (topicOfRetiredRule(name) !== undefined) return [];
      const start = comment.at.file.text.indexOf(name, comment.at.start);
      const at = name === '' || start < 0 ? comment.at : new Written(comment.at.file, start, start + name.length);
      this.#note('taslint/unknown-suppression', at, { rule: name, near: didYouMean(name, this.#scope.ruleNames()) ?? '' });
      return [];
    });
  }

  #note(id: Parameters<typeof noticeDiagnostic>[0], at: Span, data: Readonly<Record<string, string>>): void {
    this.#notices.push(noticeDiagnostic(id, at, data));
  }
}

/** The last day of a reason that ends in `(until 2026-12-31)`. */
export function untilOf(reason: string): string | undefined {
  return /\(until (\d{4}-\d{2}-\d{2})\)$/.exec(reason)?.[1];
}

/** The block around a line, by halving. */
function blockAt(blocks: readonly Block[], line: number): Block | undefined {
  let low = 0;
  let high = blocks.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const block = blocks[middle]!;
    if (line < block.from) high = middle - 1;
    else if (block.to !== undefined && line > block.to) low = middle + 1;
    else return block;
  }
  return undefined;
}

/** For each line (from 1) the next one below it that is neither blank nor a comment: what an own-line comment speaks of, so that comments can be stacked. */
function nextContentLines(file: SourceFile): Int32Array {
  const next = new Int32Array(file.lineCount + 1);
  let content = file.lineCount + 1;
  for (let line = file.lineCount; line >= 1; line--) {
    next[line] = content;
    if (!/^\s*(#|$)/.test(file.line(line))) content = line;
  }
  return next;
}
