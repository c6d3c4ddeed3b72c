import { isSlip } from '../base/did-you-mean.ts';
import { meantPlaceholder } from '../foundation/literal-class.ts';
import { resolvePlain } from '../value/plain-scalar.ts';
import { fillMessage, type RuleChange } from './rule.ts';

/**
 * The text that replaces what is written at a place, and whether it is surely what was meant; undefined when the change does not apply there. `written` is the
 * scalar as it stands in the file, quotes included; `data` fills placeholders; `name` is the name that `rename` looks for in it.
 */
export function editedText(
  change: RuleChange,
  written: string,
  data: Readonly<Record<string, string>>,
  name = contentOf(written),
): { readonly text: string; readonly sure: boolean } | undefined {
  if (isBlockOrFlow(written)) return undefined;
  switch (change.kind) {
    case 'set': {
      const text = inStyleOf(written, filled(change.value, data));
      return edited(written, text, text !== undefined && typeOf(written) === typeOf(text));
    }
    case 'write': {
      const value = filled(change.value, data);
      return edited(written, typeof value === 'string' ? asScalar(value) : value === undefined ? undefined : String(value), true);
    }
    case 'rename': {
      const meant = filled(change.name, data);
      return typeof meant === 'string' ? edited(written, renamed(written, name, meant), isSlip(name, meant)) : undefined;
    }
    case 'wrap':
      return { text: `{ ${change.name}: ${inBraces(written)} }`, sure: true };
    case 'list':
      return /[\s,]/.test(contentOf(written)) ? undefined : { text: `[${inBraces(written)}]`, sure: true };
    case 'quote':
      return isPlain(written) ? { text: quoted(written), sure: true } : undefined;
    case 'unquote': {
      const content = contentOf(written);
      const isNumberOrFlag = content !== written && ['boolean', 'integer', 'float'].includes(resolvePlain(content).type);
      return isNumberOrFlag ? { text: content, sure: true } : undefined;
    }
    case 'mend':
      return edited(written, mended(written), true);
    case 'remove':
      return undefined;
  }
}

function edited(written: string, text: string | undefined, sure: boolean): ReturnType<typeof editedText> {
  return text === undefined || text === written ? undefined : { text, sure };
}

/** The value of an edit; undefined where one of its placeholders has nothing to say, or must not be said. */
function filled(value: string | number | boolean, data: Readonly<Record<string, string>>): string | number | boolean | undefined {
  if (typeof value !== 'string') return value;
  const text = fillMessage(value, data);
  return NOTHING_SAID.test(text) ? undefined : text;
}

/** How a cell is shown that is not known, absent or secret (`showCell`), and a list. */
const NOTHING_SAID = /^[-?]?$|\(\(|\u2026|\*\*\*|, /;

/** The content of a scalar as it is written, without its quotes. */
export function contentOf(written: string): string {
  const quoted = /^(["'])([^\\"']*)\1$/.exec(written);
  return quoted?.[2] ?? written;
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

/** What is in quotes stays in the same quotes. */
function inStyleOf(written: string, value: string | number | boolean | undefined): string | undefined {
  if (value === undefined) return undefined;
  if (isQuoted(written) && /^[\w./@:+-]*$/.test(String(value))) return `${written.charAt(0)}${value}${written.charAt(0)}`;
  return typeof value === 'string' ? asScalar(value) : String(value);
}

/** A text written so that it stays this text: plain where YAML reads it so, else in double quotes. */
export function asScalar(text: string): string {
  const simple = /^[A-Za-z0-9_./][A-Za-z0-9_./@-]*$/.test(text);
  return simple && resolvePlain(text).type === 'string' ? text : quoted(text);
}

/** What is written, with another name where this one stands as a word of its own; undefined where it does not stand once. */
function renamed(written: string, name: string, meant: string): string | undefined {
  if (contentOf(written) === name) return inStyleOf(written, meant);
  const [before, after, ...more] = written.split(name);
  if (name === '' || before === undefined || after === undefined || more.length > 0) return undefined;
  return /[\w-]$/.test(before) || /^[\w-]/.test(after) || !/^[\w./@-]+$/.test(meant) ? undefined : before + meant + after;
}

/** A scalar that means the same between braces. */
function inBraces(written: string): string {
  return isQuoted(written) || !/[,[\]{}]/.test(written) ? written : quoted(written);
}

function isPlain(written: string): boolean {
  return written !== '' && !/^["']/.test(written) && !written.includes('\n');
}

function quoted(text: string): string {
  return JSON.stringify(text);
}

/** A text whose placeholder lacks a parenthesis or has blanks in it, with the placeholder that was meant. */
function mended(written: string): string {
  const content = contentOf(written);
  const meant = meantPlaceholder(content.trim());
  return meant === undefined ? written.replace(/\(\([ \t]*(!?[\w./-]{1,300})[ \t]*\)\)/g, '(($1))') : written.replace(content, () => meant);
}
