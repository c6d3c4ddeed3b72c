import { textOf, type Span } from '../base/source.ts';
import type { Cell } from '../value/cell.ts';
import { editSpan, endOf, OperationPlace, Written } from '../value/origin.ts';
import { contentOf, editedText } from '../rule/edited-text.ts';
import type { RuleChange, RuleEdit } from '../rule/rule.ts';
import type { Fix } from './diagnostic.ts';
import { isBelowAnchor, wholeEntry } from './entry-lines.ts';
import { FIX_TITLES } from './phrases.ts';

/**
 * The edit that a rule describes, at the place where the value is written; undefined where it does not apply there. A value that came by a variable, an alias
 * or an operation, or that has an anchor, may have other uses, so its edit is unsafe; so is one that makes another type of it by the way.
 */
export function fixOf({ change, unsafe }: RuleEdit, cell: Cell, data: Readonly<Record<string, string>>): Fix | undefined {
  if (change.kind === 'remove') return removal(cell, unsafe === true);
  const span = placeOf(change, cell);
  if (span === undefined) return undefined;
  const written = textOf(span);
  if (change.kind === 'rename' && cell.state === 'known' && contentOf(written) !== String(cell.value)) return undefined;
  const edited = editedText(change, written, data);
  if (edited === undefined) return undefined;
  const isSafe = unsafe !== true && edited.sure && isOnlyUse(cell) && !isBelowAnchor(span);
  return { title: titleOf(change, edited.text), safety: isSafe ? 'safe' : 'unsafe', edits: [{ span, text: edited.text }] };
}

function removal({ origin, anchor, state }: Cell, unsafe: boolean): Fix | undefined {
  const lines = wholeEntry(anchor);
  if (lines === undefined || (state === 'known' && origin !== undefined && endOf(origin).kind !== 'written')) return undefined;
  const isSafe = !unsafe && (origin === undefined || origin.kind === 'written') && !isBelowAnchor(anchor);
  return {
    title: FIX_TITLES.remove,
    safety: isSafe ? 'safe' : 'unsafe',
    edits: [{ span: new Written(anchor.file, lines.start, lines.end), text: '' }],
  };
}

/** Changes that look at what is written before they touch it, so that the place of a cell will do where no value is known to stand there. */
const LOOKING: ReadonlySet<RuleChange['kind']> = new Set(['rename', 'unquote', 'mend']);

/** The scalar to change; undefined where none is written, or where it is only a part of a value that was put together. */
function placeOf({ kind }: RuleChange, { state, origin, anchor }: Cell): Span | undefined {
  if (state === 'unknown' || anchor instanceof OperationPlace) return undefined;
  if (origin === undefined) return LOOKING.has(kind) ? anchor : undefined;
  return endOf(origin).kind === 'pasted' ? undefined : editSpan(origin);
}

function isOnlyUse({ origin }: Cell): boolean {
  return origin === undefined || origin.kind === 'written';
}

function titleOf(change: RuleChange, text: string): Fix['title'] {
  switch (change.kind) {
    case 'quote':
      return FIX_TITLES.quote;
    case 'unquote':
      return FIX_TITLES.unquote;
    case 'rename':
      return FIX_TITLES.rename(text);
    default:
      return FIX_TITLES.set(text);
  }
}
