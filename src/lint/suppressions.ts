import type { SourceFile, Span } from '../base/source.ts';
import { didYouMean } from '../base/did-you-mean.ts';
import { Written } from '../value/origin.ts';
import type { Comment, YamlDocument } from '../yaml/yaml-document.ts';
import type { Diagnostic } from './diagnostic.ts';
import type { Suppressed } from './lint-result.ts';
import { noticeDiagnostic } from './notice-diagnostic.ts';

/** `# taslint-ignore[rule-id, other-id]: reason`, on the line of the finding or alone on the line above it. */
interface Suppression {
  readonly reason: string;
  readonly at: Span;
}

type SuppressionsByLine = ReadonlyMap<number, ReadonlyMap<string, Suppression>>;

export interface SuppressionScope {
  /** All rule ids and their aliases: alias to id, id to itself. */
  readonly ruleId: (name: string) => string | undefined;
  readonly ruleNames: () => Iterable<string>;
  /** Rules that ran; a comment for a rule that is off is not unused. */
  readonly ran: (rule: string) => boolean;
}

const MARK = 'taslint-ignore';
const FORM = /^taslint-ignore\[([^\]]*)\](.*)$/;

/** Takes out the findings that comments cover, and adds findings for comments that cover nothing, name no rule or give no reason. */
export function applySuppressions(
  diagnostics: readonly Diagnostic[],
  documents: readonly YamlDocument[],
  scope: SuppressionScope,
): { readonly kept: readonly Diagnostic[]; readonly suppressed: readonly Suppressed[] } {
  const comments = new Map<SourceFile, SuppressionsByLine>();
  const notices: Diagnostic[] = [];
  for (const document of documents) {
    if (comments.has(document.file) || !document.file.text.includes(MARK)) continue;
    comments.set(document.file, readSuppressions(document, scope, notices));
  }
  if (comments.size === 0) return { kept: diagnostics, suppressed: [] };

  const used = new Set<string>();
  const kept: Diagnostic[] = [];
  const suppressed: Suppressed[] = [];
  for (const diagnostic of diagnostics) {
    const { file, start } = diagnostic.primary;
    const line = file.position(start).line;
    const match = comments.get(file)?.get(line)?.get(diagnostic.rule);
    if (match === undefined) kept.push(diagnostic);
    else {
      used.add(useKey(match, diagnostic.rule));
      suppressed.push({ diagnostic, reason: match.reason, at: match.at });
    }
  }
  for (const rules of [...comments.values()].flatMap((lines) => [...lines.values()])) {
    for (const [rule, comment] of rules) {
      if (scope.ran(rule) && !used.has(useKey(comment, rule))) notices.push(noticeDiagnostic('taslint/unused-suppression', comment.at, { rule }));
    }
  }
  return { kept: [...kept, ...notices], suppressed };
}

function useKey(comment: Suppression, rule: string): string {
  return `${comment.at.file.path}\0${comment.at.start}\0${rule}`;
}

/** By the line they cover, then by rule. A second comment for the same rule and line covers nothing that the first does not. */
function readSuppressions(document: YamlDocument, scope: SuppressionScope, notices: Diagnostic[]): SuppressionsByLine {
  const { file } = document;
  const byLine = new Map<number, Map<string, Suppression>>();
  let contentLines: Int32Array | undefined;
  for (const comment of document.comments()) {
    if (!comment.text.startsWith(MARK)) continue;
    const form = FORM.exec(comment.text);
    if (form === null) {
      notices.push(noticeDiagnostic('taslint/suppression-form', comment.at, {}));
      continue;
    }
    const rules = namedRules(form[1]!, comment, scope, notices);
    const reason = /^:\s*(.*)$/.exec(form[2]!.trim())?.[1]?.trim() ?? '';
    if (reason === '') {
      notices.push(noticeDiagnostic('taslint/suppression-without-reason', comment.at, { rule: rules.join(', ') }));
      continue;
    }
    const own = file.position(comment.at.start).line;
    const line = comment.ownLine ? (contentLines ??= nextContentLines(file))[own]! : own;
    const covered = byLine.get(line) ?? new Map<string, Suppression>();
    byLine.set(line, covered);
    for (const rule of rules) {
      if (!covered.has(rule)) covered.set(rule, { reason, at: comment.at });
      else if (scope.ran(rule)) notices.push(noticeDiagnostic('taslint/unused-suppression', comment.at, { rule }));
    }
  }
  return byLine;
}

function namedRules(list: string, comment: Comment, scope: SuppressionScope, notices: Diagnostic[]): readonly string[] {
  return list.split(',').flatMap((text) => {
    const name = text.trim();
    const id = scope.ruleId(name);
    if (id !== undefined) return [id];
    const start = comment.at.file.text.indexOf(name, comment.at.start);
    const at = name === '' || start < 0 ? comment.at : new Written(comment.at.file, start, start + name.length);
    notices.push(noticeDiagnostic('taslint/unknown-suppression', at, { rule: name, near: didYouMean(name, scope.ruleNames()) ?? '' }));
    return [];
  });
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
