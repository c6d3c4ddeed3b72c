import { valueText } from '../../tile/metadata-nodes.ts';
import { isNullish, keyName, type ConfigNode } from '../../value/node.ts';

/** True when a config repeats what the tile does by itself; text, numbers and flags are compared as text, a list also with its items joined by commas. */
export function isSameValue(value: ConfigNode | undefined, fallback: ConfigNode | undefined): boolean {
  if (fallback === undefined || value === undefined) return false;
  if (isNullish(value) && isNullish(fallback)) return true;
  if (value.kind === 'scalar' && fallback.kind === 'scalar') return valueText(value) === valueText(fallback);
  if (value.kind === 'scalar' && fallback.kind === 'sequence')
    return valueText(value)?.replaceAll(/\s/g, '') === fallback.items.map((item) => valueText(item) ?? '').join(',');
  if (value.kind === 'sequence' && fallback.kind === 'sequence')
    return value.items.length === fallback.items.length && value.items.every((item, index) => isSameValue(item, fallback.items[index]));
  if (value.kind === 'map' && fallback.kind === 'map')
    return (
      value.entries.length === fallback.entries.length &&
      value.entries.every((entry) => isSameValue(entry.value, fallback.get(keyName(entry.key))))
    );
  return false;
}
