import type { SourceFile, Span } from '../../base/source.ts';

/** A rule that a `taslint-ignore` comment names. */
export interface IgnoredRule {
  readonly name: string;
  readonly at: Span;
}

const LIST = /taslint-ignore(?:-file|-start|-end)?\[([^\]]*)/g;

/** The name at a place inside the brackets of a `taslint-ignore` comment, be it whole or half written; undefined anywhere else. */
export function ignoredRuleAt(file: SourceFile, offset: number): IgnoredRule | undefined {
  const { line } = file.position(offset);
  const text = file.line(line);
  const lineStart = file.lineStart(line);
  const mark = text.indexOf('#');
  if (mark < 0) return undefined;
  for (const match of text.matchAll(LIST)) {
    const end = lineStart + match.index + match[0].length;
    let start = end - match[1]!.length;
    if (match.index < mark || offset < start || end < offset) continue;
    for (const part of match[1]!.split(',')) {
      if (offset <= start + part.length) {
        const name = part.trim();
        const first = start + part.length - part.trimStart().length;
        return { name, at: { file, start: first, end: first + name.length } };
      }
      start += part.length + 1;
    }
  }
  return undefined;
}
