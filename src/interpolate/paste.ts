import type { ConfigNode } from '../value/node.ts';
import { goScalarText } from './go-text.ts';
import type { Placeholder } from './placeholders.ts';

/** Values of variables inside longer texts, as the tools put them there. */

/** Characters that pasting may still make in a document; below zero when it would grow too long. */
export interface PasteBudget {
  characters: number;
}

/** Characters that variables may add to the texts of one document. */
export const PASTED_LIMIT = 64_000_000;

/** Texts beyond this (placeholders times characters) are pasted in a single sweep; below it the tools' own order of replacing is followed to the letter. */
const LARGE_TEXT = 20_000_000;

/** True for a text that is pasted in a single sweep. */
export function isLarge(text: string, placeholders: readonly Placeholder[]): boolean {
  return placeholders.length * text.length > LARGE_TEXT;
}

/** The text of a value that may stand inside a longer one: strings and whole numbers. */
export function pasteable(value: ConfigNode): string | undefined {
  if (value.kind !== 'scalar') return undefined;
  const { type } = value.resolved;
  return type === 'string' || type === 'integer' ? goScalarText(value.resolved) : undefined;
}

/** Puts a text in the place of a name, everywhere in the text, as the tools do; undefined when the text would grow too long. */
export function paste(current: string, { raw, name }: Placeholder, pasted: string, once: boolean, budget: PasteBudget): string | undefined {
  const plain = `((${name}))`;
  const marked = `((!${name}))`;
  const isSimple = once && (raw === plain || raw === marked);
  // A variable longer than its placeholder can multiply; what it would make is counted before it is made.
  const count = isSimple ? 1 : current.split(plain).length + current.split(marked).length - 2;
  budget.characters -= pasted.length * count;
  if (budget.characters < 0) return undefined;
  if (isSimple) return current.replace(raw, () => pasted);
  return current.replaceAll(plain, () => pasted).replaceAll(marked, () => pasted);
}

/** Replaces each placeholder once, from left to right, by the value of its text; it stops where the text would grow too long. */
export function pasteInOneSweep(
  text: string,
  placeholders: readonly Placeholder[],
  values: ReadonlyMap<string, string>,
  budget: PasteBudget,
): string {
  const pieces: string[] = [];
  let from = 0;
  for (const { raw } of placeholders) {
    const start = text.indexOf(raw, from);
    const value = raw.includes(' ') ? undefined : values.get(raw);
    budget.characters -= value?.length ?? 0;
    if (budget.characters < 0) break;
    pieces.push(text.slice(from, start), value ?? raw);
    from = start + raw.length;
  }
  pieces.push(text.slice(from));
  return pieces.join('');
}
