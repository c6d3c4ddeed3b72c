import type { Foundation } from '../../foundation/foundation.ts';
import { productsOf, type Property } from '../../foundation/product-config.ts';
import type { Reference } from '../input.ts';

/** What tells foundations apart before they are read. */
type Named = Pick<Foundation, 'name' | 'purpose'>;

/**
 * Says which of the foundations of a run one is compared with: the first that is for production, else the first by name; so the work grows with the number of
 * foundations and not with its square. Undefined for that one itself, and for one without a name or a companion.
 */
export function chooserOf<T extends Named>(all: readonly T[]): (of: Named) => T | undefined {
  const named = all.filter(({ name }) => name !== '');
  const production = named.filter(({ purpose }) => purpose === 'production');
  const first = named.reduce<T | undefined>((least, one) => (least === undefined || one.name < least.name ? one : least), undefined);
  return ({ name, purpose }) => {
    if (name === '' || purpose === 'production') return undefined;
    const other = production.find((one) => one.name !== name);
    return other ?? (first !== undefined && first.name < name ? first : undefined);
  };
}

/** What others are compared with, without the foundation itself: it may be forgotten after. */
export function summarize(foundation: Foundation): Reference {
  const products = productsOf(foundation).flatMap((product) => {
    if (product.slug.state !== 'known') return [];
    const written = new Map<string, string>();
    for (const property of product.properties) {
      // of a property that is written twice the last one holds
      const value = writtenValue(property);
      if (value === undefined) written.delete(property.canonical);
      else written.set(property.canonical, value);
    }
    return [{ slug: product.slug.value, version: product.version, written }];
  });
  return { name: foundation.name, purpose: foundation.purpose, products };
}

/** What a foundation is compared with, when all of them are at hand. */
export function referenceAmong(of: Foundation, all: readonly Foundation[]): Reference | undefined {
  const chosen = chooserOf(all)(of);
  return chosen === undefined ? undefined : summarize(chosen);
}

/** A number, a flag or an option that is written in the config itself; what comes from a variable is meant to differ. */
export function writtenValue({ entry, value }: Property): string | undefined {
  const chosen = entry.value.kind === 'map' ? (entry.value.get('selected_option') ?? value) : value;
  if (chosen?.kind !== 'scalar' || chosen.origin.kind !== 'written') return undefined;
  const { type } = chosen.resolved;
  if (type === 'boolean' || type === 'integer') return String(chosen.value);
  return type === 'string' && /^[a-z][a-z0-9_-]{0,40}$/.test(chosen.text) ? chosen.text : undefined;
}
