import type { TextEdit } from './diagnostic.ts';

/** The text with all edits made. Edits of one file; where two overlap the first in the text wins, so that nothing is mangled. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
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
