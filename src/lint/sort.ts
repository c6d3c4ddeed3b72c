import type { Diagnostic } from './diagnostic.ts';

/** By path, place, rule and what is said, compared by code unit: the same on every machine, whatever its locale, and in whatever order files and keys were read. */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...diagnostics].sort(
    (one, other) =>
      compareText(one.primary.file.path, other.primary.file.path) ||
      one.primary.start - other.primary.start ||
      one.primary.end - other.primary.end ||
      compareText(one.rule, other.rule) ||
      compareText(one.foundation, other.foundation) ||
      compareText(said(one), said(other)),
  );
}

function said({ case: decided, data }: Diagnostic): string {
  return [decided ?? '', ...Object.entries(data).flat()].join('\0');
}

function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
