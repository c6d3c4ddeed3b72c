import { resolvePlain } from '../value/plain-scalar.ts';
import { fillMessage, type RuleEdit } from './rule.ts';

/**
 * The text that replaces what is written at the reported place; undefined when the edit does not apply there. `written` is the scalar as it stands in
 * the file, quotes included; `data` fills placeholders of `set`.
 */
export function editedText(edit: RuleEdit, written: string, data: Readonly<Record<string, string>>): string | undefined {
  switch (edit.kind) {
    case 'set':
      return isBlockOrFlow(written) ? undefined : inStyleOf(written, edit.value, data);
    case 'quote':
      return isPlain(written) ? quoted(written) : undefined;
    case 'remove':
      return undefined;
  }
}

/** True when the new text is read as the same type as the old one: a text in quotes stays a text, a boolean a boolean. */
export function keepsType(written: string, edited: string): boolean {
  return typeOf(written) === typeOf(edited);
}

function typeOf(scalar: string): string {
  return isQuoted(scalar) ? 'string' : resolvePlain(scalar).type;
}

function isQuoted(scalar: string): boolean {
  return /^["']/.test(scalar);
}

function isBlockOrFlow(written: string): boolean {
  return /^[|>{[]/.test(written);
}

/** A number or boolean in place of a text in quotes is a text in the same quotes. */
function inStyleOf(written: string, value: string | number | boolean, data: Readonly<Record<string, string>>): string {
  if (typeof value === 'string') return asScalar(fillMessage(value, data));
  const quote = isQuoted(written) ? written.charAt(0) : '';
  return `${quote}${value}${quote}`;
}

/**
 * The stretch of a block map that an entry fills, from the start of its key's line to the start of the next entry's; undefined where other text stands before
 * the key on its line (flow maps, the first key of a list item), because taking it out would move its neighbours.
 */
export function entryLines(text: string, keyStart: number): { readonly start: number; readonly end: number } | undefined {
  const start = text.lastIndexOf('\n', keyStart - 1) + 1;
  const indentation = text.slice(start, keyStart);
  if (!/^ *$/.test(indentation)) return undefined;
  let end = lineEnd(text, keyStart);
  while (end < text.length) {
    const next = lineEnd(text, end);
    const line = text.slice(end, next);
    const depth = line.length - line.trimStart().length;
    const belongs = line.trim() === '' || depth > indentation.length || (depth === indentation.length && /^ *-(\s|$)/.test(line));
    if (!belongs) break;
    end = next;
  }
  return { start, end };
}

function lineEnd(text: string, from: number): number {
  const newline = text.indexOf('\n', from);
  return newline < 0 ? text.length : newline + 1;
}

/** A text written so that it stays this text: plain where YAML reads it so, else in double quotes. */
function asScalar(text: string): string {
  const simple = /^[A-Za-z0-9_./][A-Za-z0-9_./@-]*$/.test(text);
  return simple && resolvePlain(text).type === 'string' ? text : quoted(text);
}

function isPlain(written: string): boolean {
  return written !== '' && !/^["'|>{[]/.test(written) && !written.includes('\n');
}

function quoted(text: string): string {
  return JSON.stringify(text);
}
