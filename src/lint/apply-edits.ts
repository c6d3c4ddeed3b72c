import { SourceFile } from '../base/source.ts';
import { readYaml } from '../yaml/read-yaml.ts';
import type { Fix, TextEdit } from './diagnostic.ts';

/** The edits of fixes, by file. Two findings may ask for the same edit of the same place: it is made once. */
export function editsByFile(fixes: readonly Fix[]): ReadonlyMap<SourceFile, readonly TextEdit[]> {
  const byFile = new Map<SourceFile, Map<string, TextEdit>>();
  for (const edit of fixes.flatMap(({ edits }) => edits)) {
    const { file, start, end } = edit.span;
    const known = byFile.get(file) ?? new Map<string, TextEdit>();
    byFile.set(file, known);
    const key = `${start} ${end} ${edit.text}`;
    if (!known.has(key)) known.set(key, edit);
  }
  return new Map([...byFile].map(([file, edits]) => [file, [...edits.values()]]));
}

/** The file with all edits made that fit together. */
export function applyEdits(file: SourceFile, edits: readonly TextEdit[]): string {
  return withEdits(file.text, fittingEdits(file, edits));
}

/**
 * The edits that leave the file readable: edits that are right one by one may not be so together, e.g. two names that become the same. Of two that overlap the
 * first in the text stays, so that nothing is mangled. In the order of the text.
 */
export function fittingEdits(file: SourceFile, edits: readonly TextEdit[]): readonly TextEdit[] {
  const isWorse = comparison(file);
  if (!isWorse(withEdits(file.text, edits))) return apart(edits);
  const fine: TextEdit[] = [];
  for (const edit of edits) if (!isWorse(withEdits(file.text, [...fine, edit]))) fine.push(edit);
  return apart(fine);
}

/** A text with all edits made, whatever comes of it; of two that overlap the first in the text wins. */
export function withEdits(text: string, edits: readonly TextEdit[]): string {
  let result = '';
  let position = 0;
  for (const { span, text: replacement } of apart(edits)) {
    result += text.slice(position, span.start) + replacement;
    position = span.end;
  }
  return result + text.slice(position);
}

/** The edits in the order of the text, without those that overlap one before. */
function apart(edits: readonly TextEdit[]): readonly TextEdit[] {
  const sorted = [...edits].sort((one, other) => one.span.start - other.span.start || one.span.end - other.span.end);
  let position = 0;
  return sorted.filter(({ span }) => {
    if (span.start < position) return false;
    position = span.end;
    return true;
  });
}

/** Whether a text is less of a YAML file than this one is: no longer readable, or with keys that stand twice. */
function comparison(file: SourceFile): (text: string) => boolean {
  const faultsIn = (text: string): number => {
    const { problems, duplicateKeys } = readYaml(new SourceFile(file.path, text));
    return problems.length * MANY + duplicateKeys.length;
  };
  const before = faultsIn(file.text);
  return (text) => faultsIn(text) > before;
}

/** Whatever is not readable is worse than keys that stand twice. */
const MANY = 1_000_000;
