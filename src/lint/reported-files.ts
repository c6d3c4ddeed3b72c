import type { SourceFile } from '../base/source.ts';
import type { Foundation } from '../foundation/foundation.ts';
import type { Diagnostic } from './diagnostic.ts';

/** The files whose findings are reported: those that were asked for, and those that they feed as vars- or ops-file. The rest of a foundation is only read. */
export function reportedFiles(foundations: readonly Foundation[]): { readonly has: (file: SourceFile) => boolean } {
  const requested = new Set<SourceFile>();
  const known = new Set<SourceFile>();
  for (const { documents } of foundations) {
    for (const document of documents) {
      known.add(document.file);
      if (document.requested) requested.add(document.file);
    }
  }
  const fed = new Set<SourceFile>();
  for (const { documents } of foundations) {
    for (const document of documents) {
      if ([...document.varsFiles, ...document.opsFiles].some((file) => requested.has(file))) fed.add(document.file);
    }
  }
  // A file outside every foundation was asked for itself: broken YAML, a template. What was earlier was never asked for.
  return { has: (file) => requested.has(file) || fed.has(file) || (!known.has(file) && file.revision === undefined) };
}

/** True when a finding has to do with one of the files: it stands there, its value comes through there, or what decided it stands there. */
export function touches(diagnostic: Diagnostic, files: { readonly has: (file: SourceFile) => boolean }): boolean {
  return (
    files.has(diagnostic.primary.file) ||
    diagnostic.trail.some((place) => files.has(place.span.file)) ||
    diagnostic.evidence.some((evidence) => files.has(evidence.at.file)) ||
    diagnostic.related.some((related) => files.has(related.span.file))
  );
}
