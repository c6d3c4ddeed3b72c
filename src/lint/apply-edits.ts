import { SourceFile } from '../base/source.ts';
import { readYaml } from '../yaml/read-yaml.ts';
import type { TextEdit } from './diagnostic.ts';

/**
 * The file with all edits made that leave it readable: edits that are right one by one may not be so together, e.g. two names that become the same. Where two
 * overlap the first in the text wins, so that nothing is mangled.
 */
export function applyEdits(file: SourceFile, edits: readonly TextEdit[]): string {
  const isWorse = comparison(file);
  const all = withEdits(file.text, edits);
  if (!isWorse(all)) return all;
  const fine: TextEdit[] = [];
  for (const edit of edits) if (!isWorse(withEdits(file.text, [...fine, edit]))) fine.push(edit);
  return withEdits(file.text, fine);
}

/** A text with all edits made, whatever comes of it; of two that overlap the first in the text wins. */
export function withEdits(text: string, edits: readonly TextEdit[]): string {
  const sorted = [...edits].sort((one, other) => one.span.start - other.span.start || one.span.end - other.span.end);
  let result = '';
  let position = 0;
  for (const { span, text: replacement } of sorted) {
    if (span.start < position) continue;
    result += text.slice(position, span.start) + replacement;
    position = span.end;
  }
  return result + text.slice(position);
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
