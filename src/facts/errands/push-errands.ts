import { errandOf } from '../../catalog/find-component.ts';
import { productsOf, type ProductConfig } from '../../foundation/product-config.ts';
import { known, unknown, type Cell } from '../../value/cell.ts';
import { descend, keyName } from '../../value/node.ts';
import { errandState, needMet } from './errand.ts';
import { productIdentity, productIdentityCells } from '../product-identity.ts';
import type { FactInput } from '../input.ts';
import { costly, Row, table, text, texts } from '../table.ts';

/** One row per product that writes errands: its push errands together, so that one finding can speak of all. */
export const pushErrandSets = table(
  'push-errand-set',
  {
    doc: 'The push errands of a product together.',
    label: ['product'],
    few: true,
    looksAt: { kinds: ['product'], sections: ['errand-config'] },
    columns: {
      ...productIdentity,
      off: texts('push errands that are on by default, are written off and have what they need'),
      lifecycle_because: costly(
        text('what the lifecycle is known from: configured (taslint.yml), earlier-commit, new-file, no-git; unknown when it is not known'),
      ),
    },
  },
  (input) => productsOf(input.foundation).flatMap((product) => (product.errands.length === 0 ? [] : [setRow(product, input)])),
);

function setRow(product: ProductConfig, input: FactInput): Row {
  return new Row(product.sectionAnchor('errand-config'), {
    ...productIdentityCells(product),
    off: () => pushErrandsOff(product),
    lifecycle_because: () => becauseCell(product, input),
  });
}

function becauseCell({ anchor }: ProductConfig, input: FactInput): Cell<string> {
  const { state, because } = input.lifecycle();
  return state === 'unknown' ? { ...unknown(anchor), because: 'lifecycle' } : known<string>(because, anchor);
}

/** Stands at the first of them. One whose need may not be met is left out; unknown when none is seen and a variable may hide one. */
export function pushErrandsOff(product: ProductConfig): Cell<readonly string[]> {
  const names: string[] = [];
  let first: Cell<string> | undefined;
  let open: Cell<string> | undefined;
  for (const entry of product.errands) {
    const fact = errandOf(product.base, keyName(entry.key));
    if (fact?.purpose !== 'push' || fact.defaultOn !== true) continue;
    const state = errandState(descend(entry.value, 'post-deploy-state'), product.anchor);
    const isOff = state.state === 'known' && state.value === 'off';
    if (!isOff && state.state !== 'unknown') continue;
    const need = needMet(product, fact.needs, product.anchor);
    if (fact.needs !== undefined && !(need.state === 'known' && need.value)) continue;
    if (!isOff) open ??= state;
    else {
      names.push(fact.name);
      first ??= state;
    }
  }
  if (names.length === 0 && open?.state === 'unknown') return open;
  return known(names, first?.anchor ?? product.sectionAnchor('errand-config'), first?.state === 'known' ? first.origin : undefined);
}
