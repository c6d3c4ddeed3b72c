/** The grammar of `((name))` and of the templates of other tools that look alike. */

import { isAscii } from '../base/ascii.ts';

export type Dialect = 'om' | 'bosh';

interface Grammar {
  /** Every placeholder of a text; group 1 is the name, with its `!` if it has one. */
  readonly anywhere: RegExp;
  /** A text that is one placeholder and nothing else. */
  readonly whole: RegExp;
}

// Names hold no parenthesis, so neither expression ever goes back over what it has read.
const GRAMMARS: Readonly<Record<Dialect, Grammar>> = {
  om: { anywhere: /\(\((!?[-/.\w]+)\)\)/g, whole: /^\(\(!?[-/.\w]+\)\)$/ },
  bosh: { anywhere: /\(\( ?(!?[-/.\w]+) ?\)\)/g, whole: /^\(\( ?!?[-/.\w]+ ?\)\)$/ },
};
/** The same for texts that are not plain ASCII. */
const GRAMMARS_OF_ALL_LETTERS: Readonly<Record<Dialect, Grammar>> = {
  om: { anywhere: /\(\((!?[-/.\w\p{L}]+)\)\)/gu, whole: /^\(\(!?[-/.\w\p{L}]+\)\)$/u },
  bosh: { anywhere: /\(\( ?(!?[-/.\w\p{L}]+) ?\)\)/gu, whole: /^\(\( ?!?[-/.\w\p{L}]+ ?\)\)$/u },
};

/** One `((name))` in a text. */
export interface Placeholder {
  /** As it stands there, parentheses included. */
  readonly raw: string;
  /** Without the old `!` marker. */
  readonly name: string;
}

/** The placeholders of a text, in order; the same name may come again. */
export function placeholdersIn(text: string, dialect: Dialect = 'om'): readonly Placeholder[] {
  if (!text.includes('((')) return [];
  const { anywhere } = grammarFor(text, dialect);
  anywhere.lastIndex = 0;
  const found: Placeholder[] = [];
  for (let match = anywhere.exec(text); match !== null; match = anywhere.exec(text))
    found.push({ raw: match[0], name: withoutMarker(match[1]!) });
  return found;
}

/** A placeholder with its place in the text: where it begins, and where its name does, behind the old `!` marker. */
export interface PlacedPlaceholder extends Placeholder {
  readonly offset: number;
  readonly nameOffset: number;
}

/** The placeholders of the text of a whole file, whatever they stand in. */
export function placedPlaceholders(text: string, dialect: Dialect): readonly PlacedPlaceholder[] {
  const found: PlacedPlaceholder[] = [];
  let from = 0;
  for (const placeholder of placeholdersIn(text, dialect)) {
    const offset = text.indexOf(placeholder.raw, from);
    from = offset + placeholder.raw.length;
    found.push({ ...placeholder, offset, nameOffset: offset + placeholder.raw.indexOf(placeholder.name, 2) });
  }
  return found;
}

function withoutMarker(name: string): string {
  return name.startsWith('!') ? name.slice(1) : name;
}

/** True when the text is one placeholder: it is replaced by the value itself, type and all. */
export function isWholePlaceholder(text: string, dialect: Dialect = 'om'): boolean {
  return text.startsWith('((') && grammarFor(text, dialect).whole.test(text);
}

function grammarFor(text: string, dialect: Dialect): Grammar {
  return (isAscii(text) ? GRAMMARS : GRAMMARS_OF_ALL_LETTERS)[dialect];
}

/** `(( name ))`: a placeholder for bosh when it stands alone, plain text everywhere else. */
export function spacedPlaceholdersIn(text: string): readonly Placeholder[] {
  const found: Placeholder[] = [];
  if (!text.includes('(( ') && !text.includes(' ))')) return found;
  for (const placeholder of placeholdersIn(text, 'bosh')) if (placeholder.raw.includes(' ')) found.push(placeholder);
  return found;
}

/** False when no scalar of the file can hold a placeholder: quick, and never wrong in that direction. Escapes can spell `((` too. */
export function mayHoldPlaceholders(text: string): boolean {
  return text.includes('((') || text.includes('\\') || text.includes('!!binary');
}

/** The variable that a dotted name asks for: `m` of `m.k`. */
export function variableOf(name: string): string {
  const dot = name.indexOf('.');
  return dot < 0 ? name : name.slice(0, dot);
}
