/** Texts on one line of printable ASCII up to this length are held against simple patterns. */
export const LONGEST_PLAIN = 256;

/** Simple ones of real tiles are far shorter. */
const LONGEST_PATTERN = 300;

/** What repetitions may multiply to: with every start in a text that is a few million steps at most. */
const MOST_WAYS = 100_000;

/**
 * A pattern of Ruby that means the same to JavaScript for a text on one line of printable ASCII, and that cannot take long there: characters, sets and anchors in
 * a row, without groups, so that no repetition stands in another. Undefined for every other pattern.
 */
export function simplePattern(pattern: string): RegExp | undefined {
  if (pattern.length > LONGEST_PATTERN) return undefined;
  const parts: string[] = [];
  let ways = 1;
  // the last part may be repeated, and has not been
  let isAtom = false;
  for (let at = 0; at < pattern.length;) {
    const rest = pattern.slice(at);
    const set = /^\[\^?(?:[\w .,:;@#%=!~'"<>/+*?$()|{}-]|\\[dwhs.\\/[\]^$+*?()|{}-])+\]/.exec(rest)?.[0];
    const quantifier = isAtom ? /^(?:[*+?]|\{(\d{1,4})(,?)(\d{0,4})\})/.exec(rest) : null;
    const escape = /^\\[AzZdwhs.\\/[\]^$+*?()|{}@:-]/.exec(rest)?.[0];
    if (set !== undefined) {
      parts.push(set.replaceAll(/\\(.)/g, (whole, letter) => (letter === 'h' ? '0-9a-fA-F' : whole)));
      at += set.length;
      isAtom = true;
    } else if (quantifier !== null) {
      ways *= mostOf(quantifier);
      parts.push(quantifier[0]);
      at += quantifier[0].length;
      isAtom = false;
    } else if (escape !== undefined) {
      isAtom = !ANCHORS.has(escape);
      parts.push(ESCAPES.get(escape) ?? escape);
      at += escape.length;
    } else if (/^[\w .,:;@#%=!~'"<>/|^$-]/.test(rest)) {
      isAtom = !'|^$'.includes(rest[0]!);
      parts.push(rest[0]!);
      at++;
    } else return undefined;
    if (ways > MOST_WAYS) return undefined;
  }
  try {
    return new RegExp(parts.join(''));
  } catch {
    return undefined; // a range that runs backwards
  }
}

/** How often a part may be repeated, as far as a text is long. */
function mostOf([whole, least = '', comma = '', most = '']: RegExpExecArray): number {
  if (whole === '?') return 2;
  if (whole === '*' || whole === '+' || (comma !== '' && most === '')) return LONGEST_PLAIN;
  return Math.min(LONGEST_PLAIN, Number(most === '' ? least : most) + 1);
}

/** On one line, beginnings and ends of lines and of the text are the same. */
const ESCAPES: ReadonlyMap<string, string> = new Map([
  [String.raw`\A`, '^'],
  [String.raw`\z`, '$'],
  [String.raw`\Z`, '$'],
  [String.raw`\h`, '[0-9a-fA-F]'],
]);
const ANCHORS: ReadonlySet<string> = new Set([String.raw`\A`, String.raw`\z`, String.raw`\Z`]);
