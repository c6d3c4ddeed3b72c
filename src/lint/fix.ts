import { textOf, type SourceFile, type Span } from '../base/source.ts';
import type { Cell } from '../value/cell.ts';
import { editSpan, endOf, OperationPlace, Written } from '../value/origin.ts';
import { editedText } from '../rule/edited-text.ts';
import type { RuleChange, RuleEdit } from '../rule/rule.ts';
import type { Fix } from './diagnostic.ts';
import { isBelowAnchor, stands, wholeEntry } from './entry-lines.ts';
import { FIX_TITLES } from './phrases.ts';

/** What an edit is made of beside the rule and the place. */
interface Circumstances {
  readonly data: Readonly<Record<string, string>>;
  /** True for files that others take: what stands there may have other uses. */
  readonly isTaken: (file: SourceFile) => boolean;
}

/**
 * The edits that a rule describes, at the places where the values are written; undefined where they apply nowhere. A value that came by a variable, an alias
 * or an operation, or that has an anchor, may have other uses, so its edit is unsafe; so is one that makes another type of it by the way.
 */
export function fixOf(edit: RuleEdit, cells: readonly Cell[], circumstances: Circumstances): Fix | undefined {
  const [first, ...others] = cells.flatMap((cell) => fixAt(edit, cell, circumstances) ?? []);
  if (first === undefined || others.length === 0) return first;
  const all = [first, ...others];
  return {
    title: first.title,
    safety: all.every(({ safety }) => safety === 'safe') ? 'safe' : 'unsafe',
    edits: all.flatMap(({ edits }) => edits),
  };
}

function fixAt({ change, unsafe }: RuleEdit, cell: Cell, { data, isTaken }: Circumstances): Fix | undefined {
  if (change.kind === 'remove') return removal(cell, unsafe === true);
  const span = placeOf(change, cell);
  if (span === undefined) return undefined;
  const name = cell.state === 'known' ? String(cell.value) : undefined;
  const edited = change.kind === 'rename' && name === undefined ? undefined : editedText(change, textOf(span), data, name);
  if (edited === undefined || (change.kind === 'rename' && stands(edited.text, span))) return undefined;
  const text = isJson(span.file) ? asJson(edited.text) : edited.text;
  if (text === undefined || text === textOf(span)) return undefined;
  const isOnlyUse = isWrittenHere(cell) && !(cell.origin === undefined && ADDING.has(change.kind) && isTaken(span.file));
  const isSafe = unsafe !== true && edited.sure && isOnlyUse && !isBelowAnchor(span);
  return { title: titleOf(change, text), safety: isSafe ? 'safe' : 'unsafe', edits: [{ span, text }] };
}

function removal(cell: Cell, unsafe: boolean): Fix | undefined {
  const { anchor } = cell;
  // commas would be left over
  if (isJson(anchor.file)) return undefined;
  const lines = wholeEntry(anchor);
  if (lines === undefined || (cell.origin !== undefined && endOf(cell.origin).kind !== 'written')) return undefined;
  const isSafe = !unsafe && isWrittenHere(cell) && !isBelowAnchor(anchor);
  return {
    title: FIX_TITLES.remove,
    safety: isSafe ? 'safe' : 'unsafe',
    edits: [{ span: new Written(anchor.file, lines.start, lines.end), text: '' }],
  };
}

function isJson({ path }: SourceFile): boolean {
  return path.endsWith('.json');
}

/** A scalar as JSON writes it; undefined for what only YAML can say. */
function asJson(text: string): string | undefined {
  if (/^(?:true|false|-?\d+|"[^"\\]*")$/.test(text)) return text;
  return /^[\w./@:+-]+$/.test(text) ? `"${text}"` : undefined;
}

/** Changes that give what is written another meaning, and look at it before: the place of a cell will do where no value is known to stand there. */
const ADDING: ReadonlySet<RuleChange['kind']> = new Set(['rename', 'unquote', 'wrap', 'list']);

/** The scalar to change; undefined where none is written, or where it is only a part of a value that was put together. */
function placeOf({ kind }: RuleChange, { state, origin, anchor }: Cell): Span | undefined {
  if (state === 'unknown' || anchor instanceof OperationPlace) return undefined;
  if (origin === undefined) return ADDING.has(kind) || kind === 'mend' ? anchor : undefined;
  return endOf(origin).kind === 'pasted' ? undefined : editSpan(origin);
}

function isWrittenHere({ origin }: Cell): boolean {
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
