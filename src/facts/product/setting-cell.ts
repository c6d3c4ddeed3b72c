import type { Setting } from '../../catalog/settings.ts';
import { filledCell, flagCell, integerCell, textCell, textsCell } from '../../foundation/cell-of.ts';
import type { ProductConfig } from '../../foundation/product-config.ts';
import { known, type Cell, type KnownCell } from '../../value/cell.ts';

/** The value of a well-known setting of a product: what is written, else what the tile does by itself where that is certain. */
export function settingCell(product: ProductConfig, setting: Setting): Cell<string | number | boolean | readonly string[]> {
  const property = product.property(setting.property);
  if (setting.type === 'present')
    return property === undefined ? absentSetting(product, setting) : filledCell(property.value, property.anchor);
  if (property === undefined) return ofType(product.defaultCell(setting.property), setting);
  switch (setting.type) {
    case 'option':
      return property.option;
    case 'text':
      return textCell(property.value, property.anchor);
    case 'integer':
      return integerCell(property.value, property.anchor);
    case 'flag':
      return flagCell(property.value, property.anchor);
    case 'texts':
      return textsCell(property.value, property.anchor, setting.separator);
  }
}

/** Nothing written counts as empty in a whole config, and says nothing in a part of one. */
function absentSetting(product: ProductConfig, setting: Setting): Cell<boolean> {
  const anchor = product.sectionAnchor('product-properties');
  const parent = product.defaultCell(setting.property);
  if (parent.state === 'unknown') return parent;
  return product.isFull && product.base === 'cf' ? known(false, anchor) : { state: 'absent', anchor };
}

/** A default in the type of its column: lists are kept as text in the catalog. */
function ofType(cell: Cell<string | number | boolean>, setting: Setting): Cell<string | number | boolean | readonly string[]> {
  if (cell.state !== 'known') return cell;
  if (setting.type === 'option' || setting.type === 'text') return withValue(cell, String(cell.value));
  if (setting.type === 'texts')
    return withValue(
      cell,
      String(cell.value)
        .split(setting.separator ?? ',')
        .map((part) => part.trim()),
    );
  return cell;
}

function withValue<V>(cell: KnownCell<unknown>, value: V): KnownCell<V> {
  return { ...cell, value };
}
