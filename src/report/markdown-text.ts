import { cutToWidth } from '../base/display-width.ts';
import { oneLine } from '../base/safe-text.ts';

/** Texts of any origin inside Markdown, where they start no markup. */

/** Text as a code span: the fence is longer than any run of backticks inside; `|` would end the cell. */
export function code(text: string): string {
  return codeSpan(cutToWidth(oneLine(text), 300).replaceAll('|', '\\|'));
}

/** Text on one line as a code span, for a place where a `|` ends nothing. */
export function codeSpan(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map((match) => match[0].length));
  const fence = '`'.repeat(longest + 1);
  return longest === 0 ? `${fence}${text}${fence}` : `${fence} ${text} ${fence}`;
}

/** Text between HTML tags, where Markdown is not read. */
export function html(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('@', '&#64;');
}

/** A sentence of ours: its backticked parts stay code, all else is plain text that starts no markup, link, mention or tag. */
export function prose(text: string): string {
  const parts = text.split('`');
  const balanced = parts.length % 2 === 1;
  return parts
    .map((part, index) => {
      if (balanced && index % 2 === 1) return part === '' ? '``' : `\`${part.replaceAll('|', '\\|')}\``;
      return part.replace(/[\\*_[\]<>|~#&!]/g, (character) => `\\${character}`).replaceAll('@', '&#64;');
    })
    .join(balanced ? '' : '\\`');
}
