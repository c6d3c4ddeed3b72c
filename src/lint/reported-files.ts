import type { SourceFile } from '../base/source.ts';
import type { Foundation } from '../foundation/foundation.ts';
import { takingPart } from '../foundation/taking-part.ts';
import type { Diagnostic } from './diagnostic.ts';

/** What of a run is reported: what has to do with the files that were asked for. The rest of a foundation is only read. */
export interface Reported {
  /** True for files whose findings are all reported: those that were asked for, and the configs that these feed. */
  readonly has: (file: SourceFile) => boolean;
  /** True for a finding that was made in this foundation and belongs to one of those files, wherever the place to edit lies. */
  readonly isPart: (diagnostic: Diagnostic, foundation: Foundation) => boolean;
}

export function reportedFiles(foundations: readonly Foundation[]): Reported {
  const known = new Set(foundations.flatMap(({ documents }) => documents.map(({ file }) => file)));
  const files = new Set(foundations.flatMap((foundation) => [...takingPart(foundation).files]));
  // A file outside every foundation was asked for itself: broken YAML, a template. What was earlier was never asked for.
  const has = (file: SourceFile): boolean => files.has(file) || (!known.has(file) && file.revision === undefined);
  return {
    has,
    isPart: (diagnostic, foundation) => touches(diagnostic, { has }) || isTaken(diagnostic, foundation),
  };
}

/** True when the place to edit lies in a file that feeds what was asked for, and the value there is one that it takes. */
function isTaken({ primary, trail }: Diagnostic, foundation: Foundation): boolean {
  const part = takingPart(foundation);
  // a value that came through another config is none of this one's business
  return part.takes(primary) && trail.every(({ span }) => part.feeding.has(span.file));
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
