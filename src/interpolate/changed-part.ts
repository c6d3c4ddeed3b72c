import { withEnd } from './origins.ts';
import type { Cell } from '../value/cell.ts';
import { endOf, type Origin, type Pasted } from '../value/origin.ts';

/**
 * The origin of what changed of a value: of a text with variables pasted into it the one variable that has another value, or the text itself where other
 * words were written. The origin as it is where that cannot be told, or where several variables changed.
 */
export function changedPart(now: Origin, before: Origin | undefined): Origin {
  const [end, then] = [endOf(now), before === undefined ? undefined : endOf(before)];
  if (end.kind !== 'pasted' || then?.kind !== 'pasted') return now;
  const { text } = end;
  if (writtenText(text) !== writtenText(then.text)) return withEnd(now, () => text);
  const changed = end.parts.flatMap((part, index) => {
    const earlier = then.parts[index];
    return earlier !== undefined && wordsOf(part.from) !== wordsOf(earlier.from) ? [{ part, earlier }] : [];
  });
  const [first] = changed;
  if (first === undefined || changed.some(({ part }) => part.name !== first.part.name)) return now;
  const { name, used, from } = first.part;
  const whole = end.value === undefined ? {} : { text: end.value };
  return withEnd(now, () => ({ kind: 'variable', name, used, from: changedPart(from, first.earlier.from), ...whole }));
}

/** A cell that stands at what changed of it. */
export function atChange<V>(now: Cell<V>, before: Cell): Cell<V> {
  return now.state === 'known' && now.origin !== undefined ? { ...now, origin: changedPart(now.origin, before.origin) } : now;
}

/** The written texts that a value was made from, for comparing them. */
function wordsOf(origin: Origin): string {
  const end = endOf(origin);
  switch (end.kind) {
    case 'written':
      return writtenText(end);
    case 'pasted':
      return [writtenText(end.text), ...end.parts.map(({ from }) => wordsOf(from))].join('\0');
    case 'argument':
      return end.flag;
    default:
      return end.kind;
  }
}

function writtenText({ file, start, end }: Pasted['text']): string {
  return file.text.slice(start, end);
}
