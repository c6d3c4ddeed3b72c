import type { SourceFile } from '../base/source.ts';
import type { Foundation } from '../foundation/foundation.ts';
import type { Diagnostic, Fix } from './diagnostic.ts';

/**
 * Findings whose fixes are safe for all who take the file: what is wrong in one foundation may be right in another, where an edit of the shared file would
 * break it. A fix stays safe where each foundation with the file has the finding; one with a foundation that is not in this run is not.
 */
export function withSharedFixes(diagnostics: readonly Diagnostic[], foundations: readonly Foundation[]): readonly Diagnostic[] {
  if (!diagnostics.some(({ fixes }) => fixes.some(isSafe))) return diagnostics;
  const holders = new Map<SourceFile, Set<string>>();
  const elsewhere = new Set<SourceFile>();
  for (const { name, documents, sharedElsewhere = [] } of foundations) {
    for (const { file } of documents) holders.set(file, (holders.get(file) ?? new Set()).add(name));
    for (const file of sharedElsewhere) elsewhere.add(file);
  }
  const isFoundByAll = ({ foundations: found }: Diagnostic, file: SourceFile): boolean =>
    !elsewhere.has(file) && [...(holders.get(file) ?? [])].every((name) => found.includes(name));
  return diagnostics.map((diagnostic) => {
    const isUnsure = (fix: Fix): boolean => isSafe(fix) && !fix.edits.every(({ span }) => isFoundByAll(diagnostic, span.file));
    return diagnostic.fixes.some(isUnsure)
      ? { ...diagnostic, fixes: diagnostic.fixes.map((fix) => (isUnsure(fix) ? asUnsafe(fix) : fix)) }
      : diagnostic;
  });
}

/** The fixes of the first of several findings with one cause: safe only if the others ask for the same. */
export function fixesOfAll(first: Diagnostic, all: readonly Diagnostic[]): readonly Fix[] {
  if (!first.fixes.some(isSafe)) return first.fixes;
  const edits = editsOf(first);
  return all.every((other) => other === first || editsOf(other) === edits) ? first.fixes : first.fixes.map(asUnsafe);
}

function editsOf({ fixes }: Diagnostic): string {
  return fixes
    .flatMap((fix) => fix.edits)
    .map(({ span, text }) => `${span.file.path}\0${span.start}\0${span.end}\0${text}`)
    .join('\n');
}

function isSafe({ safety }: Fix): boolean {
  return safety === 'safe';
}

function asUnsafe(fix: Fix): Fix {
  return { ...fix, safety: 'unsafe' };
}
