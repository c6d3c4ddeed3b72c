import { flagCell, textCell } from '../../foundation/cell-of.ts';
import type { ProductConfig } from '../../foundation/product-config.ts';
import { absent, known, unknown, type Cell } from '../../value/cell.ts';
import { isNullish } from '../../value/node.ts';
import { earlier } from '../revision-pairs.ts';
import type { FactInput } from '../input.ts';

const LEDGER = '.properties.cloud_controller_encryption_keys';

/**
 * Whether the key of the Cloud Controller database is being rotated: `new-primary` or `same`, compared with the earlier revision; without one `nothing`
 * where no key is listed (the first key of the list already replaces one that the tile made itself). Unknown when a variable hides it, else absent.
 */
export function keyRotation(product: ProductConfig, input: FactInput): Cell<string> {
  const anchor = product.property(LEDGER)?.anchor ?? product.sectionAnchor('product-properties');
  const ledger = ledgerOf(product);
  if (ledger === undefined) return unknown(anchor);
  const before = earlier(product, input);
  if (before === undefined) {
    if (ledger.length > 0 || (product.property(LEDGER) === undefined && !product.isFull)) return absent(anchor);
    return known('nothing', anchor);
  }
  const then = ledgerOf(before);
  const [now, earlierKey] = [primaryOf(ledger), then === undefined ? undefined : primaryOf(then)];
  if (now === undefined || earlierKey === undefined) return unknown(anchor);
  return known(now === earlierKey ? 'same' : 'new-primary', anchor);
}

interface Key {
  readonly label: Cell<string>;
  readonly primary: Cell<boolean>;
}

/** Undefined when the list itself is not known. */
function ledgerOf(product: ProductConfig): readonly Key[] | undefined {
  const property = product.property(LEDGER);
  const value = property?.value;
  if (property === undefined || value === undefined || isNullish(value)) return [];
  if (value.kind !== 'sequence') return undefined;
  return value.items.map((item) => {
    const field = (name: string) => (item.kind === 'map' ? item.get(name) : item);
    return { label: textCell(field('label') ?? field('name'), property.anchor), primary: flagCell(field('primary'), property.anchor) };
  });
}

/** The label of the primary key, '' without one; undefined when it is not known. */
function primaryOf(keys: readonly Key[]): string | undefined {
  if (keys.some(({ primary }) => primary.state === 'unknown')) return undefined;
  const primary = keys.find((key) => key.primary.state === 'known' && key.primary.value);
  if (primary === undefined) return '';
  return primary.label.state === 'known' ? primary.label.value : undefined;
}
