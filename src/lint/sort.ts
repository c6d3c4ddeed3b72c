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

/** A file shared by several foundations says the same thing once. */
export function withoutRepeats(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const seen = new Set<string>();
  return diagnostics.filter((diagnostic) => {
    const { rule, primary, data } = diagnostic;
    const key = [rule, diagnostic.case ?? '', primary.file.path, primary.start, primary.end, ...Object.entries(data).flat()].join('\0');
    return seen.has(key) ? false : seen.add(key);
  });
}

function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
