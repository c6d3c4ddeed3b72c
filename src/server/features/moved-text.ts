import type { Span } from '../../base/source.ts';

/** Where a place of one text is in another that differs from it in one stretch; undefined inside of that stretch. */
export function movedOffset(from: string, to: string, offset: number): number | undefined {
  if (from === to) return offset;
  const shorter = Math.min(from.length, to.length);
  let same = 0;
  while (same < shorter && from.charCodeAt(same) === to.charCodeAt(same)) same++;
  if (offset <= same) return offset;
  let left = shorter - same;
  let [end, other] = [from.length, to.length];
  while (left > 0 && from.charCodeAt(end - 1) === to.charCodeAt(other - 1)) [end, other, left] = [end - 1, other - 1, left - 1];
  return offset < end ? undefined : offset - end + other;
}

/** A stretch of an earlier text of a file in the present one; undefined where it was changed since. */
export function movedSpan({ file, start, end }: Span, text: string): { readonly start: number; readonly end: number } | undefined {
  const [first, last] = [movedOffset(file.text, text, start), movedOffset(file.text, text, end)];
  return first === undefined || last === undefined || last < first ? undefined : { start: first, end: last };
}
