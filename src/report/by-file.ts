import type { SourceFile } from '../base/source.ts';
import type { Diagnostic } from '../lint/diagnostic.ts';
import type { LintResult } from '../lint/lint-result.ts';

/** Every file that was checked or has a finding, with its findings; files in the order of the result, those with findings first. */
export function findingsByFile(result: LintResult): readonly (readonly [SourceFile, readonly Diagnostic[]])[] {
  const files = new Map<SourceFile, Diagnostic[]>();
  for (const diagnostic of result.diagnostics) {
    const found = files.get(diagnostic.primary.file);
    if (found === undefined) files.set(diagnostic.primary.file, [diagnostic]);
    else found.push(diagnostic);
  }
  for (const { file } of result.checked.files) if (!files.has(file)) files.set(file, []);
  return [...files];
}
