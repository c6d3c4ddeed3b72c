import { textOf, type Span } from '../base/source.ts';
import { editSpan, endOf, Written, type Origin } from '../value/origin.ts';
import { editedText, entryLines, keepsType } from '../rule/rule-edit.ts';
import type { RuleEdit } from '../rule/rule.ts';
import type { Fix } from './diagnostic.ts';
import { FIX_TITLES } from './phrases.ts';

/**
 * The edit that a rule describes, at the place where the value is written; undefined where it does not apply there. A value that came by a variable, an alias
 * or an operation, or that has an anchor, may have other uses, so its edit is unsafe; so is one that makes another type of it. `anchor` is the place of the reported value, for edits that take its whole entry away.
 */
export function fixOf(edit: RuleEdit, origin: Origin, anchor: Span, data: Readonly<Record<string, string>>): Fix | undefined {
  const isOwn = origin.kind === 'written';
  if (edit.kind === 'remove') {
    const key = keyStart(anchor);
    const lines = key === undefined ? undefined : entryLines(anchor.file.text, key);
    if (lines === undefined) return undefined;
    return {
      title: FIX_TITLES.remove,
      safety: isOwn ? 'safe' : 'unsafe',
      edits: [{ span: new Written(anchor.file, lines.start, lines.end), text: '' }],
    };
  }
  const span = editSpan(origin);
  // What is written is only a part of a value that was put together: the edit of the whole does not fit it.
  if (span === undefined || endOf(origin).kind === 'pasted') return undefined;
  const written = textOf(span);
  const text = editedText(edit, written, data);
  if (text === undefined) return undefined;
  const safety = isOwn && !hasAnchor(span) && keepsType(written, text) ? 'safe' : 'unsafe';
  const title = edit.kind === 'quote' ? FIX_TITLES.quote : FIX_TITLES.set(text);
  return { title, safety, edits: [{ span, text }] };
}

/** True when `&name` stands before a value: aliases use it too. */
function hasAnchor({ file, start }: Span): boolean {
  const lineStart = file.text.lastIndexOf('\n', start - 1) + 1;
  return /(?:^|\s)&[^\s,[\]{}]+\s+(?:!\S*\s+)?$/.test(file.text.slice(Math.max(lineStart, start - 200), start));
}

/** Where the key of a value begins that stands on the key's own line; undefined for a value on a line of its own. */
function keyStart({ file, start }: Span): number | undefined {
  const lineStart = file.text.lastIndexOf('\n', start - 1) + 1;
  const before = file.text.slice(lineStart, start);
  return before.includes(':') ? lineStart + before.length - before.trimStart().length : undefined;
}
