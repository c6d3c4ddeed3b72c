import { isAscii } from '../base/ascii.ts';
import { memoByText } from '../base/memo.ts';
import { re2 } from './re2-library.ts';
import { LONGEST_PLAIN, simplePattern } from './simple-pattern.ts';

/**
 * Patterns of tiles (`must_match_regex`) are Ruby's, and are searched for anywhere in a text. They come from a file that nobody has read, so they never run
 * on an engine that may take exponential time: re2js, a port of RE2, is linear and refuses what it cannot do so (look-around, back-references). Most patterns
 * are a row of characters and sets with a bound, though, which any engine reads alike and in little time: for these re2js is not even loaded (`simple-pattern.ts`).
 */

/** Longer patterns are not judged; the longest of real tiles has some 200 characters. */
const LONGEST_PATTERN = 2000;

/** Repetitions in each other multiply: what would be longer than this when written out is not judged. */
const MOST_REPETITIONS = 10_000;

/** Whether the pattern is found in the text; undefined for a pattern that cannot be judged, or not for this text. */
export function matchesRuby(pattern: string, text: string): boolean | undefined {
  const plain = text.length <= LONGEST_PLAIN && /^[\t -~]*$/.test(text) ? plainPattern(pattern) : undefined;
  if (plain !== undefined) return plain.test(text);
  let compiled = known.get(pattern);
  if (compiled === undefined) known.set(pattern, (compiled = compile(pattern)));
  if (compiled === 'refused') return undefined;
  // Ruby's classes of POSIX and its word boundaries know the letters of all languages, RE2's those of English.
  if (/\[:|\\[bB]/.test(pattern) && !isAscii(text)) return undefined;
  return compiled.test(text);
}

const plainPattern = memoByText(simplePattern, 500);

type Compiled = { readonly test: (text: string) => boolean } | 'refused';

const known = new Map<string, Compiled>();

function compile(pattern: string): Compiled {
  const translated = pattern.length > LONGEST_PATTERN ? undefined : translate(pattern);
  if (translated === undefined || repetitions(translated) > MOST_REPETITIONS) return 'refused';
  const { RE2JS } = re2();
  try {
    const regular = RE2JS.compile(translated, RE2JS.MULTILINE);
    return { test: (text) => regular.matcher(text).find() };
  } catch {
    return 'refused'; // what it says of the pattern is of no use to who runs the tile
  }
}

const HEXADECIMAL = '0-9a-fA-F';

/**
 * The pattern in the dialect of RE2, to be read with `^` and `$` at lines, which is Ruby's only way; undefined for what both read as different things: sets in
 * sets, the flag m (in Ruby the point that takes line ends), blanks that mean nothing (x).
 */
function translate(pattern: string): string | undefined {
  const parts: string[] = [];
  let isInSet = false;
  for (let at = 0; at < pattern.length; at++) {
    const sign = pattern[at]!;
    const next = pattern[at + 1] ?? '';
    if (sign === '\\') {
      parts.push(translateEscape(next, isInSet));
      at++;
    } else if (isInSet) {
      if (sign === '&' && next === '&') return undefined;
      const posix = sign === '[' ? /^\[:\^?[a-z]+:\]/.exec(pattern.slice(at, at + 14))?.[0] : sign;
      if (posix === undefined) return undefined;
      parts.push(posix);
      at += posix.length - 1;
      if (sign === ']') isInSet = false;
    } else if (sign === '[') {
      // a closing bracket right behind the opening one stands for itself in both
      const opening = /^\[\^?\]?/.exec(pattern.slice(at, at + 3))![0];
      parts.push(opening);
      at += opening.length - 1;
      isInSet = true;
    } else if (sign === '(' && /^\(\?[a-z]*-?[a-z]*[mx][a-z]*-?[a-z]*[:)]/.test(pattern.slice(at, at + 12))) {
      return undefined;
    } else if (sign === '{' && /^\{,\d+\}/.test(pattern.slice(at, at + 12))) {
      parts.push('{0');
    } else parts.push(sign);
  }
  return parts.join('');
}

function translateEscape(letter: string, isInSet: boolean): string {
  if (letter === 'h') return isInSet ? HEXADECIMAL : `[${HEXADECIMAL}]`;
  if (letter === 'H' && !isInSet) return `[^${HEXADECIMAL}]`;
  if (letter === 'Z' && !isInSet) return '(?:\\n?\\z)';
  return `\\${letter}`;
}

/** The product of all counts of repetition, which is no less than what a program for the pattern grows by. */
function repetitions(pattern: string): number {
  let product = 1;
  for (const [, least = '', most = ''] of pattern.matchAll(/\{(\d+)(?:,(\d*))?\}/g)) product *= Math.max(1, Number(least), Number(most));
  return product;
}
