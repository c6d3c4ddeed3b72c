import type { Span } from '../base/source.ts';

/** Evidence that a file is made for another tool, which turns it into YAML later. */
export interface ForeignTemplate {
  readonly tool: 'erb' | 'jinja' | 'go-template' | 'handlebars' | 'terraform' | 'double-braces';
  readonly start: number;
  readonly end: number;
}

/** Marks of the tools, each on one line or over few; `(( ))` is no mark: om, bosh and spruce read it as text. */
const MARKS = /<%[^%]{0,2000}%>|\{\{[^}]{0,2000}\}\}\}?|\{%[^%]{0,2000}%\}|\{#[^#\n]{0,500}#\}|[$%]\{[^}\n]{0,500}\}/g;

/**
 * The template that a file which does not read as YAML really is; undefined when its marks do not explain that.
 * They do when the file reads once they are taken for text (or, alone on a line, for a comment), or when the refused line carries one.
 * `reads` tells whether a text of the same length reads as YAML.
 */
export function foreignTemplate(text: string, refused: Span, reads: (text: string) => boolean): ForeignTemplate | undefined {
  const marks = [...text.matchAll(MARKS)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
  const [first] = marks;
  if (first === undefined) return undefined;
  const near = marks.find((mark) => touchesLineOf(text, mark, refused));
  if (near === undefined && !reads(withoutMarks(text, marks))) return undefined;
  return { tool: toolOf(text, marks), ...(near ?? first) };
}

/** True when a mark stands on the lines of the refused stretch, or on the line before: a parser often trips over the line after the cause. */
function touchesLineOf(text: string, mark: { start: number; end: number }, refused: Span): boolean {
  const lineBefore = text.lastIndexOf('\n', text.lastIndexOf('\n', refused.start - 1) - 1) + 1;
  const lineEnd = text.indexOf('\n', refused.end);
  return mark.start < (lineEnd === -1 ? text.length : lineEnd) && mark.end > lineBefore;
}

/** The same text, each mark made a plain word of its length, and a comment where it has its lines for itself. */
function withoutMarks(text: string, marks: readonly { start: number; end: number }[]): string {
  let result = '';
  let from = 0;
  for (const { start, end } of marks) {
    result += text.slice(from, start);
    const lineStart = text.lastIndexOf('\n', start - 1) + 1;
    const lineEnd = text.indexOf('\n', end);
    const alone = /^[ \t]*$/.test(text.slice(lineStart, start)) && /^[ \t\r]*$/.test(text.slice(end, lineEnd === -1 ? text.length : lineEnd));
    result += alone ? text.slice(start, end).replace(/[^\r\n]/g, ' ') : 'x'.repeat(end - start);
    from = end;
  }
  return result + text.slice(from);
}

function toolOf(text: string, marks: readonly { start: number; end: number }[]): ForeignTemplate['tool'] {
  const texts = marks.map(({ start, end }) => text.slice(start, end));
  if (texts.some((mark) => mark.startsWith('<%'))) return 'erb';
  if (texts.some((mark) => mark.startsWith('{%') || mark.startsWith('{#'))) return 'jinja';
  if (texts.some((mark) => /^\{\{-?\s*(\.|\$|if\b|else\b|end\b|range\b|with\b|define\b|template\b|include\b|block\b)/.test(mark))) return 'go-template';
  if (texts.some((mark) => /^\{\{[{#/>!^&]/.test(mark))) return 'handlebars';
  if (texts.some((mark) => mark.startsWith('{{'))) return 'double-braces';
  return 'terraform';
}
