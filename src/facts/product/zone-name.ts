/** Whether a zone that one product names is named anywhere else: a slip of the pen is not. */
import { memoPer } from '../../base/memo.ts';
import { textCell, textsCell } from '../../foundation/cell-of.ts';
import { documentsOf } from '../../foundation/foundation.ts';
import { productsOf, type ProductConfig } from '../../foundation/product-config.ts';
import { known, unknown, type Cell } from '../../value/cell.ts';
import { descend } from '../../value/node.ts';
import { startOf } from '../document.ts';
import type { FactInput } from '../input.ts';

/** True when the director file, or another product of the foundation, names this zone; unknown while a variable may. */
export function isNamedElsewhere(zone: Cell<string>, product: ProductConfig, input: FactInput): Cell<boolean> {
  if (zone.state !== 'known') return zone;
  const { byName, open } = zoneNames(input);
  const users = byName.get(zone.value);
  const isElsewhere = users !== undefined && [...users].some((user) => user !== product);
  return !isElsewhere && open ? unknown(zone.anchor) : known(isElsewhere, zone.anchor, zone.origin);
}

interface ZoneNames {
  /** Who names a zone: the products, and `director`. */
  readonly byName: ReadonlyMap<string, ReadonlySet<ProductConfig | 'director'>>;
  /** True when the director file names zones by variables. */
  readonly open: boolean;
}

const zoneNames = memoPer((input: FactInput): ZoneNames => {
  const byName = new Map<string, Set<ProductConfig | 'director'>>();
  let open = false;
  const add = (names: Cell<readonly string[]>, user: ProductConfig | 'director'): void => {
    if (names.state === 'unknown' && user === 'director') open = true;
    for (const name of names.state === 'known' ? names.value : []) byName.set(name, (byName.get(name) ?? new Set()).add(user));
  };
  for (const document of documentsOf(input.foundation, 'director'))
    add(textsCell(descend(document.root, 'az-configuration'), startOf(document)), 'director');
  for (const product of productsOf(input.foundation)) {
    const single = textCell(product.at('network-properties', 'singleton_availability_zone', 'name'), product.anchor);
    if (single.state === 'known') add({ ...single, value: [single.value] }, product);
    add(textsCell(product.at('network-properties', 'other_availability_zones'), product.anchor), product);
  }
  return { byName, open };
});
