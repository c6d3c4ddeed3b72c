import { textOf, type Span } from '../base/source.ts';
import { editSpan, type Origin } from '../value/origin.ts';
import { partsOf, PARTS_SEARCHED, writtenEnd } from './origins.ts';
import type { Placeholder } from './placeholders.ts';

/** Where each placeholder stands in the file; the whole scalar where escapes hide it. */
export function placeholderSpans(origin: Origin, placeholders: readonly Placeholder[]): readonly (Span | undefined)[] {
  const written = writtenEnd(origin);
  if (written === undefined) return placeholders.map(() => editSpan(origin));
  const { file, start, end } = written;
  if (placeholders.length === 1) {
    // The usual case, without cutting the text out: the placeholder begins the scalar, perhaps after a quote.
    const { raw } = placeholders[0]!;
    for (const at of [start, start + 1])
      if (file.text.startsWith(raw, at) && at + raw.length <= end) return [{ file, start: at, end: at + raw.length }];
  }
  const text = file.text.slice(start, end);
  let from = 0;
  return placeholders.map(({ raw }) => {
    const offset = from < 0 ? -1 : text.indexOf(raw, from);
    if (offset < 0) {
      from = -1; // searched once in vain, the rest is not searched at all
      return spanInParts(origin, raw) ?? { file, start, end };
    }
    from = offset + raw.length;
    return { file, start: start + offset, end: start + from };
  });
}

/** A placeholder that a variable brought into a longer text stands where that variable is written. */
function spanInParts(origin: Origin, raw: string): Span | undefined {
  for (const part of partsOf(origin).slice(0, PARTS_SEARCHED)) {
    const source = writtenEnd(part.from);
    const offset = source === undefined ? -1 : textOf(source).indexOf(raw);
    if (source !== undefined && offset >= 0)
      return { file: source.file, start: source.start + offset, end: source.start + offset + raw.length };
    const further = spanInParts(part.from, raw);
    if (further !== undefined) return further;
  }
  return undefined;
}
