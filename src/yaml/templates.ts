import type { Span } from '../base/source.ts';

export type TemplateTool = 'erb' | 'jinja' | 'go-template' | 'handlebars' | 'terraform' | 'double-braces';

/** Evidence that a file is made for another tool, which turns it into YAML later. `double-braces` is one of several that write `{{name}}`. */
export interface ForeignTemplate {
  readonly tool: TemplateTool;
  readonly start: number;
  readonly end: number;
}

interface Mark {
  readonly start: number;
  readonly end: number;
}

/** How the tools mark their parts. `(( ))` is no mark: om, bosh and spruce read it as text. */
const MARKS = [
  { open: '<%', close: '%>' },
  { open: '{{', close: '}}' },
  { open: '{%', close: '%}' },
  { open: '{#', close: '#}' },
  { open: '${', close: '}' },
  { open: '%{', close: '}' },
] as const;

/** A mark longer than this is two unrelated signs. */
const LONGEST_MARK = 2000;

/**
 * The template that a file which does not read as YAML really is; undefined when its marks do not explain that.
 * They do when the file reads once they are taken for text (or, alone on a line, for a blank), or when it then fails elsewhere and the refused
 * line or the one before carries one. `refusedAt` tells where a text of the same length is refused, undefined when it is not.
 */
export function foreignTemplate(text: string, refused: Span, refusedAt: (text: string) => number | undefined): ForeignTemplate | undefined {
  const marks = findMarks(text);
  const [first] = marks;
  if (first === undefined) return undefined;
  const at = refusedAt(withoutMarks(text, marks));
  const lines = linesAround(text, refused);
  const near = marks.find((mark) => mark.start < lines.end && mark.end > lines.start);
  if (at !== undefined && (near === undefined || at === refused.start)) return undefined;
  return { tool: toolOf(text, marks), ...(near ?? first) };
}

function findMarks(text: string): readonly Mark[] {
  const marks: Mark[] = [];
  const closings = new Map<string, number>();
  const opening = /<%|\{\{|\{%|\{#|\$\{|%\{/g;
  for (let match = opening.exec(text); match !== null; match = opening.exec(text)) {
    const [sign] = match;
    const { open, close } = MARKS.find((mark) => mark.open === sign)!;
    const after = match.index + 2;
    // The closing sign found for an earlier opening still serves while it lies ahead: each stretch is searched once.
    let end = closings.get(open) ?? -1;
    if (end < after) end = text.indexOf(close, after);
    if (end === -1) end = Infinity;
    closings.set(open, end);
    if (end - after > LONGEST_MARK) continue;
    marks.push({ start: match.index, end: end + close.length });
    opening.lastIndex = end + close.length;
  }
  return marks;
}

/** The lines of the refused stretch and the line before: a parser often trips over the line after the cause. */
function linesAround(text: string, refused: Span): Mark {
  const start = text.lastIndexOf('\n', text.lastIndexOf('\n', refused.start - 1) - 1) + 1;
  const end = text.indexOf('\n', refused.end);
  return { start, end: end === -1 ? text.length : end };
}

/** The same text, each mark made a plain word of its length, and a blank where it has its lines for itself. */
function withoutMarks(text: string, marks: readonly Mark[]): string {
  const parts: string[] = [];
  let from = 0;
  for (const { start, end } of marks) {
    const alone = standsAlone(text, start, end);
    parts.push(text.slice(from, start), alone ? text.slice(start, end).replaceAll(/[^\r\n]/g, ' ') : 'x'.repeat(end - start));
    from = end;
  }
  parts.push(text.slice(from));
  return parts.join('');
}

function standsAlone(text: string, start: number, end: number): boolean {
  let before = start - 1;
  while (text[before] === ' ' || text[before] === '\t') before--;
  let after = end;
  while (text[after] === ' ' || text[after] === '\t' || text[after] === '\r') after++;
  return (before < 0 || text[before] === '\n') && (after >= text.length || text[after] === '\n');
}

function toolOf(text: string, marks: readonly Mark[]): TemplateTool {
  const texts = marks.map(({ start, end }) => text.slice(start, end));
  if (texts.some((mark) => mark.startsWith('<%'))) return 'erb';
  if (texts.some((mark) => mark.startsWith('{%') || mark.startsWith('{#'))) return 'jinja';
  if (texts.some((mark) => /^\{\{-?\s*(\.|\$|if\b|else\b|end\b|range\b|with\b|define\b|template\b|include\b|block\b)/.test(mark)))
    return 'go-template';
  if (texts.some((mark) => /^\{\{[{#/>!^&]/.test(mark))) return 'handlebars';
  return texts.some((mark) => mark.startsWith('{{')) ? 'double-braces' : 'terraform';
}
