/** What a line of YAML looks like, where no tree tells: for outlines and for masking. Bounded, so a long line costs nothing. */

/** One key on a line, commented out or not: indentation and `- ` marks, the key (perhaps quoted, perhaps after `? `), the colon. */
export const KEY =
  /^([ \t]{0,400}(?:#{1,10} {0,10})?(?:- {1,20}){0,20}(?:\? {1,20})?[{ ]{0,20})("[^"\\]{1,300}"[ \t]{0,40}|'[^']{1,300}'[ \t]{0,40}|[^\s"'#&*!|>%@`{}[\],:?](?:[^\t:#{}[\],]|:(?=\S)){0,300}):(?=\s|$)/;

/** `? name`, whose value stands after `: ` on a line below. */
export const EXPLICIT_KEY =
  /^([ \t]{0,400}(?:- {1,20}){0,20})\? {1,20}("[^"\\]{1,300}"|'[^']{1,300}'|[^\s"'#&*!|>%@`{}[\],:?][^\t:#{}[\],]{0,300}?)\s{0,40}(?:#.{0,400})?$/;
export const EXPLICIT_VALUE = /^([ \t]{0,400}):(?=\s|$)/;

export function indentOf(text: string): number {
  let indent = 0;
  while (text.charCodeAt(indent) === 32 || text.charCodeAt(indent) === 9) indent++;
  return indent;
}

/** How many characters of `- ` marks stand at an offset. */
export function itemMarks(text: string, indent: number): number {
  return /^(?:- {1,20}){0,20}/.exec(text.slice(indent, indent + 400))![0].length;
}

export function unquote(text: string): string {
  return /^(["']).*\1$/.test(text) ? text.slice(1, -1) : text;
}
