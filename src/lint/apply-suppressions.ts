import type { SourceFile, Span } from '../base/source.ts';
import type { Diagnostic } from './diagnostic.ts';
import type { Suppressed } from './lint-result.ts';
import { noticeDiagnostic } from './notice-diagnostic.ts';
import { keysTo, parentLines } from './structural-path.ts';
import type { ConfiguredSuppression, Suppression, SuppressionScope } from './suppression.ts';
import { readSuppressionComments, SUPPRESSION_MARK, type Commented, type FileSuppressions } from './suppression-comments.ts';

/** Takes out the findings that are accepted, and adds findings for suppressions that cover nothing, name no rule, give no reason, ran out or are not allowed. */
export function applySuppressions(
  diagnostics: readonly Diagnostic[],
  documents: readonly Commented[],
  scope: SuppressionScope,
): { readonly kept: readonly Diagnostic[]; readonly suppressed: readonly Suppressed[] } {
  const notices: Diagnostic[] = [];
  const comments = commentsOf(documents, scope, notices);
  if (comments.size === 0 && scope.configured.length === 0) return { kept: diagnostics, suppressed: [] };

  const used = new Set<Suppression>();
  const kept: Diagnostic[] = [];
  const suppressed: Suppressed[] = [];
  const configured = new ConfiguredIndex(scope.configured);
  for (const diagnostic of diagnostics) {
    const { file, start } = diagnostic.primary;
    const match = comments.get(file)?.find(file.position(start).line, diagnostic.rule) ?? configured.find(diagnostic);
    if (match !== undefined) used.add(match);
    if (match === undefined || scope.unignorable.has(diagnostic.rule) || isOver(match, scope)) kept.push(diagnostic);
    else suppressed.push({ diagnostic, reason: match.reason, at: match.at, source: match.source });
  }
  const all = [...[...comments.values()].flatMap((file) => file.all), ...scope.configured];
  for (const suppression of all) {
    const why = refusal(suppression, scope) ?? (isUnused(suppression, used, documents, scope) ? 'taslint/unused-suppression' : undefined);
    if (why !== undefined) notices.push(noticeDiagnostic(why, suppression.at, { rule: suppression.rule, until: suppression.until ?? '' }));
  }
  return { kept: [...kept, ...notices], suppressed };
}

/** Those that nobody accepted. The suppressions themselves are not judged. */
export function withoutSuppressed(
  diagnostics: readonly Diagnostic[],
  documents: readonly Commented[],
  scope: SuppressionScope,
): readonly Diagnostic[] {
  if (diagnostics.length === 0) return [];
  const own = new Set(diagnostics);
  return applySuppressions(diagnostics, documents, scope).kept.filter((diagnostic) => own.has(diagnostic));
}

function commentsOf(
  documents: readonly Commented[],
  scope: SuppressionScope,
  notices: Diagnostic[],
): ReadonlyMap<SourceFile, FileSuppressions> {
  const comments = new Map<SourceFile, FileSuppressions>();
  if (!scope.comments) return comments;
  for (const document of documents) {
    if (comments.has(document.file) || !document.file.text.includes(SUPPRESSION_MARK)) continue;
    comments.set(document.file, readSuppressionComments(document, scope, notices));
  }
  return comments;
}

/** Why a suppression does not count, wholly or for one of the rules that it names. */
function refusal(
  suppression: Suppression,
  scope: SuppressionScope,
): 'taslint/unignorable-suppression' | 'taslint/expired-suppression' | undefined {
  if (suppression.rules.some((rule) => scope.unignorable.has(rule))) return 'taslint/unignorable-suppression';
  return isOver(suppression, scope) ? 'taslint/expired-suppression' : undefined;
}

/** The last day itself still counts. */
function isOver({ until }: Suppression, { today }: SuppressionScope): boolean {
  return until !== undefined && until < today.toISOString().slice(0, 10);
}

/** One of taslint.yml is unused only when a file that it names was looked at. */
function isUnused(
  suppression: Suppression,
  used: ReadonlySet<Suppression>,
  documents: readonly Commented[],
  scope: SuppressionScope,
): boolean {
  if (used.has(suppression) || !suppression.rules.some(scope.ran)) return false;
  return !isConfigured(suppression) || documents.some((document) => suppression.covers(document.file));
}

function isConfigured(suppression: Suppression): suppression is ConfiguredSuppression {
  return suppression.source === 'configuration';
}

/** Suppressions of taslint.yml by rule; the way to a finding's key is worked out once per file and only where one asks for it. */
class ConfiguredIndex {
  readonly #byRule = new Map<string, ConfiguredSuppression[]>();
  readonly #parents = new Map<SourceFile, ArrayLike<number>>();

  constructor(configured: readonly ConfiguredSuppression[]) {
    for (const suppression of configured) {
      for (const rule of suppression.rules) {
        const same = this.#byRule.get(rule);
        if (same === undefined) this.#byRule.set(rule, [suppression]);
        else same.push(suppression);
      }
    }
  }

  find({ rule, primary }: Diagnostic): ConfiguredSuppression | undefined {
    return this.#byRule
      .get(rule)
      ?.find(({ covers, below }) => covers(primary.file) && (below.length === 0 || this.#isBelow(primary, below)));
  }

  #isBelow(place: Span, below: readonly string[]): boolean {
    let parents = this.#parents.get(place.file);
    if (parents === undefined) this.#parents.set(place.file, (parents = parentLines(place.file)));
    const keys = keysTo(place, parents);
    return below.every((key, index) => keys[index] === key);
  }
}
