import { defaultOption, optionNamed, optionOfValue } from '../../tile/requirement.ts';
import type { SelectorOption, TileModel, TileProperty } from '../../tile/model.ts';
import { valueText } from '../../tile/metadata-nodes.ts';
import { descend, isNullish, type ConfigNode } from '../../value/node.ts';

/** The option of a selector that a config chooses; `open` while a variable decides, or what stands there is no option and so a matter of its own. */
export type Selection = { readonly state: 'chosen'; readonly option: SelectorOption } | { readonly state: 'none' | 'open' };

const OPEN: Selection = { state: 'open' };

/** What a config selects: by `selected_option`, else by `value`, else what the tile does by itself. `section` is `product-properties`. */
export function selectionOf(selector: TileProperty, section: ConfigNode | undefined): Selection {
  if (section?.kind === 'unknown') return OPEN;
  const written = descend(section, selector.name);
  if (written?.kind === 'unknown') return OPEN;
  const named = descend(written, 'selected_option');
  const value = descend(written, 'value');
  if (isNullish(named) && isNullish(value)) {
    const option = defaultOption(selector);
    return option === undefined ? { state: 'none' } : { state: 'chosen', option };
  }
  const byName = isNullish(named) ? undefined : read(named, (text) => optionNamed(selector, text));
  const byValue = isNullish(value) ? undefined : read(value, (text) => optionOfValue(selector, text));
  // Two that disagree, or one that is no option: another rule says so, and which one counts is anybody's guess.
  if (byName === null || byValue === null || (byName !== undefined && byValue !== undefined && byName !== byValue)) return OPEN;
  const option = byName ?? byValue;
  return option === undefined ? OPEN : { state: 'chosen', option };
}

function read(node: ConfigNode | undefined, find: (text: string) => SelectorOption | undefined): SelectorOption | null {
  const text = valueText(node);
  return (text === undefined ? undefined : find(text)) ?? null;
}

/** Whether a property of the tile counts: always, or once the option is selected that it belongs to. */
export function counts(property: TileProperty, tile: TileModel, section: ConfigNode | undefined): 'yes' | 'no' | 'open' {
  const { inOption } = property;
  if (inOption === undefined) return 'yes';
  const selector = tile.properties.get(inOption.selector);
  if (selector === undefined) return 'open';
  const outer = counts(selector, tile, section);
  if (outer !== 'yes') return outer;
  const selection = selectionOf(selector, section);
  if (selection.state === 'open') return 'open';
  return selection.state === 'chosen' && selection.option.name === inOption.option ? 'yes' : 'no';
}
