import type { SourceFile, Span } from '../base/source.ts';
import { didYouMean } from '../base/did-you-mean.ts';
import { Written } from '../value/origin.ts';
import type { Comment, YamlDocument } from '../yaml/yaml-document.ts';
import type { Diagnostic } from './diagnostic.ts';
import type { Suppressed } from './lint-result.ts';
import { noticeDiagnostic } from './notice-diagnostic.ts';

/** `# taslint-ignore[rule-id, other-id]: reason`, on the line of the finding or alone on the line above it. */
interface Suppression {
  readonly rules: readonly string[];
  readonly reason: string;
  readonly at: Span;
  /** The line whose findings it covers. */
  readonly line: number;
}

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
  const comments = new Map<SourceFile, readonly Suppression[]>();
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
    const match = comments.get(file)?.find((comment) => comment.line === line && comment.rules.includes(diagnostic.rule));
    if (match === undefined) kept.push(diagnostic);
    else {
      used.add(useKey(match, diagnostic.rule));
      suppressed.push({ diagnostic, reason: match.reason, at: match.at });
    }
  }
  const all = [...comments.values()].flat();
  const unused = all.flatMap((comment) =>
    comment.rules
      .filter((rule) => scope.ran(rule) && !used.has(useKey(comment, rule)))
      .map((rule) => noticeDiagnostic('taslint/unused-suppression', comment.at, { rule })),
  );
  return { kept: [...kept, ...notices, ...unused], suppressed };
}

function useKey(comment: Suppression, rule: string): string {
  return `${comment.at.file.path}\0${comment.at.start}\0${rule}`;
}

function readSuppressions(document: YamlDocument, scope: SuppressionScope, notices: Diagnostic[]): readonly Suppression[] {
  return document.comments().flatMap((comment) => {
    const form = FORM.exec(comment.text);
    if (form === null) {
      if (comment.text.startsWith(MARK)) notices.push(noticeDiagnostic('taslint/suppression-form', comment.at, {}));
      return [];
    }
    const rules = namedRules(form[1]!, comment, scope, notices);
    const reason = /^:\s*(.*)$/.exec(form[2]!.trim())?.[1]?.trim() ?? '';
    if (reason === '') {
      notices.push(noticeDiagnostic('taslint/suppression-without-reason', comment.at, { rule: rules.join(', ') }));
      return [];
    }
    const line = comment.at.file.position(comment.at.start).line;
    return [{ rules, reason, at: comment.at, line: comment.ownLine ? nextContentLine(comment.at.file, line) : line }];
  });
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

/** The line that an own-line comment speaks of: the next one that is neither blank nor a comment, so that comments can be stacked. */
function nextContentLine(file: SourceFile, line: number): number {
  let next = line + 1;
  while (next <= file.lineCount && /^\s*(#.*)?$/.test(file.line(next))) next++;
  return next;
}
