import type { Diagnostic } from './diagnostic.ts';

/** By path, place and rule, compared by code unit: the same on every machine, whatever its locale. */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...diagnostics].sort(
    (one, other) =>
      compareText(one.primary.file.path, other.primary.file.path) ||
      one.primary.start - other.primary.start ||
      one.primary.end - other.primary.end ||
      compareText(one.rule, other.rule) ||
      compareText(one.foundation, other.foundation),
  );
}

function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
