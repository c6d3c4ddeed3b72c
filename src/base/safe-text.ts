import { isPrintableAscii } from './ascii.ts';

/**
 * Text from a scanned file may hold anything: escape sequences that repaint a terminal, bidi controls that show another order than the
 * file has, lines that a CI server takes for commands. What is printed goes through here first.
 */

/**
 * Characters that must never reach a terminal or a log: control characters, bidi controls, invisible ones, line separators of Unicode,
 * halves of surrogate pairs. The zero-width joiner stays: emoji and several scripts need it, and it moves nothing.
 */
const UNSAFE =
  // oxlint-disable-next-line no-control-regex
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e0fff}]|\p{Cs}/gu;

/** The visible form of one character that must not be printed: its code point, e.g. `<U+202E>`. */
function visibleForm(character: string): string {
  return `<U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}>`;
}

/** True for text that can be printed as it is; a tab or a line break makes it false. */
export function isSafe(text: string): boolean {
  return isPrintableAscii(text) || text.search(UNSAFE) < 0;
}

/** Text with every character that must not be printed made visible; tabs and line breaks too. */
export function safeText(text: string): string {
  return isPrintableAscii(text) ? text : text.replace(UNSAFE, visibleForm);
}

/** Text on one line: line breaks with the blanks around them and tabs become one space, the rest is made safe. */
export function oneLine(text: string): string {
  return safeText(foldLines(text).replaceAll('\t', ' '));
}

/** Line breaks with the blanks around them become one space. The pattern is run only where a break is, so blanks alone cost nothing. */
function foldLines(text: string): string {
  if (!/[\r\n\u0085\u2028\u2029]/.test(text)) return text;
  return text
    .split(/[\r\n\u0085\u2028\u2029]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(' ');
}

/**
 * A whole output made harmless for a log: CI servers run `::name …::` at the start of a line (GitHub; blanks before it are skipped) and
 * `##[…]`, `##vso[…]`, `##teamcity[…]` anywhere in it (GitHub, Azure Pipelines, TeamCity). A space breaks each of them and shows it was done.
 */
export function withoutCommands(output: string): string {
  let result = output;
  if (result.includes('##')) result = result.replace(/##(?=\[|vso\[|teamcity\[)/gi, '# #');
  // Blanks that a runner may skip, and colour codes that a log viewer may strip before it looks.
  // oxlint-disable-next-line no-control-regex
  if (result.includes('::')) result = result.replace(/^((?:[^\S\n]|\x1b\[[0-9;]{0,20}m)*):(?=:)/gm, '$1: ');
  return result;
}
