import { valueText } from '../../tile/metadata-nodes.ts';
import { isNullish, keyName, type ConfigNode, type UnknownNode } from '../../value/node.ts';

/** True when a config repeats what the tile does by itself; text, numbers and flags are compared as text, a list also with its items joined by commas. */
export function isSameValue(value: ConfigNode | undefined, fallback: ConfigNode | undefined): boolean {
  return compared(value, fallback) === true;
}

/** The first unknown part of a value that is, but for what is unknown, what the tile does by itself; undefined for every other value. */
export function openSameness(value: ConfigNode | undefined, fallback: ConfigNode | undefined): UnknownNode | undefined {
  const same = compared(value, fallback);
  return typeof same === 'boolean' ? undefined : same;
}

/** Whether they are the same, or the first part that decides it and is not known. */
function compared(value: ConfigNode | undefined, fallback: ConfigNode | undefined): boolean | UnknownNode {
  if (fallback === undefined || value === undefined) return false;
  if (value.kind === 'unknown') return value;
  if (isNullish(value) && isNullish(fallback)) return true;
  if (value.kind === 'scalar' && fallback.kind === 'scalar') return valueText(value) === valueText(fallback);
  if (value.kind === 'scalar' && fallback.kind === 'sequence')
    return valueText(value)?.replaceAll(/\s/g, '') === fallback.items.map((item) => valueText(item) ?? '').join(',');
  if (value.kind === 'sequence' && fallback.kind === 'sequence')
    return value.items.length === fallback.items.length && all(value.items.map((item, index) => compared(item, fallback.items[index])));
  if (value.kind === 'map' && fallback.kind === 'map')
    return (
      value.entries.length === fallback.entries.length &&
      all(value.entries.map((entry) => compared(entry.value, fallback.get(keyName(entry.key)))))
    );
  return false;
}

function all(parts: readonly (boolean | UnknownNode)[]): boolean | UnknownNode {
  return !parts.includes(false) && (parts.find((part) => part !== true) ?? true);
}
