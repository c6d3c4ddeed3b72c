/*
 * What ends a line for go-yaml (yaml.v2, `yamlprivateh.go`), which follows YAML 1.1: LF, CR, CRLF, NEL (U+0085), LS (U+2028) and PS (U+2029). Editors, git and
 * `SourceFile` count the first three only, so such a line has no number of its own.
 */

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const NEXT_LINE = 0x85;
const LINE_SEPARATOR = 0x2028;
const PARAGRAPH_SEPARATOR = 0x2029;

/** True for a character that ends a line. */
export function isBreak(character: number): boolean {
  return character <= CARRIAGE_RETURN
    ? character === LINE_FEED || character === CARRIAGE_RETURN
    : character >= NEXT_LINE && isWideBreak(character);
}

/** The breaks that YAML 1.2 no longer knows; for a character that is known to be outside ASCII. */
export function isWideBreak(character: number): boolean {
  return character === NEXT_LINE || character === LINE_SEPARATOR || character === PARAGRAPH_SEPARATOR;
}

/** The offset behind the break that stands at `position`: CR with LF is one. */
export function behindBreak(text: string, position: number): number {
  return position + (text.charCodeAt(position) === CARRIAGE_RETURN && text.charCodeAt(position + 1) === LINE_FEED ? 2 : 1);
}

/** What a break is in the value of a scalar: LF, except that LS and PS stay what they are and are never folded into a blank. */
export function breakText(character: number): string {
  return character === LINE_SEPARATOR || character === PARAGRAPH_SEPARATOR ? String.fromCharCode(character) : '\n';
}
