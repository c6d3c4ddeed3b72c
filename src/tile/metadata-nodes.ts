import type { Span } from '../base/source.ts';
import { isNullish, keyName, mapsIn, type ConfigNode, type MapNode } from '../value/node.ts';
import { editSpan } from '../value/origin.ts';

/** Reading of single attributes of metadata: what is missing or of a wrong form is left out, because it is the tile's author who has to mend it. */

/** Text as written, so that `version: 2.10` stays `2.10`; undefined for null and what is no scalar. */
export function writtenText(node: ConfigNode | undefined): string | undefined {
  return node?.kind === 'scalar' && !isNullish(node) ? node.text : undefined;
}

/** The value as text: `on` is `true`, `010` is `8`. By this, options are compared with what a config says. */
export function valueText(node: ConfigNode | undefined): string | undefined {
  if (node?.kind !== 'scalar' || isNullish(node)) return undefined;
  return node.resolved.type === 'string' ? node.resolved.value : String(node.value);
}

/** True for the boolean and for the text, in any case: om takes both. */
export function isTrue(node: ConfigNode | undefined): boolean {
  return valueText(node)?.toLowerCase() === 'true';
}

/** A number, also as digits in text. */
export function numberOf(node: ConfigNode | undefined): number | undefined {
  const text = valueText(node);
  if (text === undefined || text.trim() === '') return undefined;
  const number = Number(text);
  return Number.isFinite(number) ? number : undefined;
}

/** Maps of a list by the text of a key; of two with one name the first. */
export function namedMaps(list: ConfigNode | undefined, key = 'name'): ReadonlyMap<string, MapNode> {
  const found = new Map<string, MapNode>();
  for (const map of mapsIn(list)) {
    const name = valueText(map.get(key));
    if (name !== undefined && isUsable(name) && !found.has(name)) found.set(name, map);
  }
  return found;
}

/** The entries of a map that are maps, by key. */
export function mapEntries(node: ConfigNode | undefined): ReadonlyMap<string, MapNode> {
  const found = new Map<string, MapNode>();
  if (node?.kind !== 'map') return found;
  for (const { key, value } of node.entries) {
    const name = keyName(key);
    if (value.kind === 'map' && isUsable(name)) found.set(name, value);
  }
  return found;
}

/** YAML takes no keys above 1024 characters, and no real name comes near. */
const LONGEST_NAME = 400;

function isUsable(name: string): boolean {
  return name !== '' && name.length <= LONGEST_NAME;
}

/** Where a node stands. */
export function placeOf(node: ConfigNode): Span {
  const span = editSpan(node.origin);
  if (span === undefined) throw new Error('metadata is always written'); // no variables are applied to it
  return span;
}
