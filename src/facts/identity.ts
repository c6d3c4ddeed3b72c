import type { Span } from '../base/source.ts';
import { isSample, type ProductConfig } from '../foundation/product-config.ts';
import { known, unknown, type Cell } from '../value/cell.ts';
import type { FactInput } from './input.ts';
import { costly, flag, text, type Cells } from './table.ts';

/** Columns that rows about products share: which product, how much of it the file shows, what kind of installation it is. */
export const productIdentity = {
  product: text('product slug as written, e.g. cf or p-isolation-segment-blue'),
  base_product: text('the slug without the suffix of a replicated tile: p-isolation-segment'),
  version: text('product version, from taslint.yml, a download file or product-version; absent when nobody says'),
  footprint: text('full (TAS), small (Small Footprint TAS) or unknown (the file names no job that tells, or another product)'),
  full: flag('true when the file is a whole TAS config and not a part of one; only then does absence mean something'),
  sample: flag('true for files in folders of documentation, examples and tests'),
  ha: flag('true when router, API and scheduler (Small Footprint: router and control) are all in the file with two or more instances'),
  minimal: flag('true when router, diego_brain, diego_database, cloud_controller and uaa, as far as they are in the file, all have one instance'),
  purpose: text('production, lab, sandbox, or unknown when taslint.yml does not say'),
  lifecycle: costly(text('first-install or operating; unknown when neither taslint.yml nor git can tell')),
};

export function productIdentityCells(product: ProductConfig, input: FactInput): Cells<typeof productIdentity> {
  const { anchor, slug } = product;
  return {
    product: slug,
    base_product: slug.state === 'known' ? { ...slug, value: product.base } : slug,
    version: product.version,
    footprint: known(product.footprint, product.sectionAnchor('resource-config')),
    full: known(product.isFull, anchor),
    sample: known(isSample(product.document.file), anchor),
    ha: () => product.highAvailability,
    minimal: () => known(product.isMinimal, anchor),
    purpose: known(input.foundation.purpose, anchor),
    lifecycle: () => lifecycleCell(input, anchor),
  };
}

/** Asks git, if need be, whether the foundation has been installed once. */
export function lifecycleCell(input: FactInput, anchor: Span): Cell<string> {
  const lifecycle = input.lifecycle();
  return lifecycle.state === 'unknown' ? { ...unknown(anchor), because: 'lifecycle' } : known(lifecycle.state, anchor);
}
