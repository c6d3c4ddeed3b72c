import type { ProductConfig } from './product-config.ts';
import { atChange, changedPart } from '../interpolate/changed-part.ts';
import { absent, known, unknown, type Cell } from '../value/cell.ts';
import { isNullish, keyName, type ConfigNode, type MapNode } from '../value/node.ts';
import type { Origin } from '../value/origin.ts';

/** Whether a value became another one between two revisions, and where. */

/**
 * Whether a value became another one; undefined when a variable hides it. The same placeholder at both times counts as the same value. Order of keys and
 * quotes do not matter: Ops Manager takes `5` and `"5"` alike.
 */
export function differs(now: ConfigNode | undefined, before: ConfigNode | undefined): boolean | undefined {
  if (now === before) return false;
  if (now === undefined || before === undefined) return isNullish(now) !== isNullish(before);
  if (now.kind === 'unknown') return before.kind === 'unknown' && now.text === before.text ? false : undefined;
  if (before.kind === 'unknown') return undefined;
  if (now.kind === 'map') return before.kind === 'map' ? mapsDiffer(now, before) : true;
  if (now.kind === 'sequence') {
    if (before.kind !== 'sequence' || now.items.length !== before.items.length) return true;
    return anyOf(now.items.map((item, index) => differs(item, before.items[index])));
  }
  return before.kind !== 'scalar' || String(now.value) !== String(before.value);
}

function mapsDiffer(now: MapNode, before: MapNode): boolean | undefined {
  const names = new Set([...now.entries, ...before.entries].map(({ key }) => keyName(key)));
  return anyOf([...names].map((name) => differs(now.get(name), before.get(name))));
}

/** The way of the first value inside of one that differs from what it was, for the place to edit: the secret of a key and not the key. */
export function changedOrigin(now: ConfigNode, before: ConfigNode | undefined): Origin {
  const parts: readonly (readonly [ConfigNode, ConfigNode | undefined])[] =
    now.kind === 'map' && before?.kind === 'map'
      ? now.entries.map(({ key, value }) => [value, before.get(keyName(key))] as const)
      : now.kind === 'sequence' && before?.kind === 'sequence' && now.items.length === before.items.length
        ? now.items.map((item, index) => [item, before.items[index]] as const)
        : [];
  const first = parts.find(([value, then]) => differs(value, then) === true);
  return first === undefined ? changedPart(now.origin, before?.origin) : changedOrigin(...first);
}

/** Whether a property that both revisions write became another one; one that is new in the file, or no longer there, says nothing about what runs. */
export function propertyDiffers(now: ProductConfig, before: ProductConfig, canonical: string): boolean | undefined {
  const [value, then] = [now.property(canonical)?.value, before.property(canonical)?.value];
  return isNullish(value) || isNullish(then) ? false : differs(value, then);
}

/** True as soon as one is, undefined when one may be. */
export function anyOf(answers: readonly (boolean | undefined)[]): boolean | undefined {
  if (answers.includes(true)) return true;
  return answers.includes(undefined) ? undefined : false;
}

/** Whether a cell became another one; undefined when one of them is not known. A value that was not there, or is no longer, is no change of a value. */
export function cellsDiffer(now: Cell, before: Cell): boolean | undefined {
  if (now.state === 'known' && before.state === 'known') return String(now.value) !== String(before.value);
  if (now.state === 'unknown' && before.state === 'unknown' && now.variables.length > 0)
    return now.variables.join() === before.variables.join() ? false : undefined;
  return now.state === 'unknown' || before.state === 'unknown' ? undefined : false;
}

/** An answer as a cell that stands where the present value does. */
export function answerCell(answer: boolean | undefined, now: Cell, before: Cell): Cell<boolean> {
  const origin = atChange(now, before).origin;
  if (answer !== undefined) return known(answer, now.anchor, now.state === 'known' ? origin : undefined);
  const variables = [now, before].flatMap((cell) => (cell.state === 'unknown' ? cell.variables : []));
  return unknown(now.anchor, [...new Set(variables)].sort());
}

/** Elements that are no longer there; unknown or absent when one of the lists is. */
export function lostFrom(now: Cell<readonly string[]>, before: Cell<readonly string[]>): Cell<readonly string[]> {
  if (now.state === 'absent' || before.state === 'absent') return absent(now.anchor);
  if (now.state === 'unknown') return now;
  if (before.state === 'unknown') return { ...before, anchor: now.anchor };
  return { ...now, value: before.value.filter((name) => !now.value.includes(name)) };
}
