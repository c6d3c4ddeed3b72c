import { type Localized } from '../base/language.ts';
import type { Foundation } from './foundation.ts';
import { productsOf } from './product-config.ts';
import { tileOf } from './tile-choice.ts';

/** What a person should know of the metadata that was used for a product, or was not. Plain data, because it is remembered from run to run. */
export type TileRemark = {
  /** The product's slug. */
  readonly product: string;
} & (
  | { readonly state: 'open'; readonly candidates: readonly string[] }
  | { readonly state: 'unusable'; readonly path: string; readonly detail: Localized; readonly isNamed: boolean }
  /** Used, and it is that of the config or somebody named it; versions as below. */
  | { readonly state: 'used'; readonly path: string; readonly tileVersion: string; readonly version: string | undefined }
  /** Used with doubt; `version` is that of the config, undefined when nobody says one. */
  | { readonly state: 'doubtful'; readonly path: string; readonly tileVersion: string; readonly version: string | undefined }
);

/** The remarks for the products of a foundation; none where it has no metadata, and then nothing is evaluated. */
export function tileRemarks(foundation: Foundation): readonly TileRemark[] {
  if ((foundation.tiles ?? []).length === 0) return [];
  return productsOf(foundation).flatMap((product): readonly TileRemark[] => {
    if (product.slug.state !== 'known') return [];
    const { slug, version } = product;
    const choice = tileOf(product, foundation);
    switch (choice.state) {
      case 'none':
        return [];
      case 'open':
        return [{ product: slug.value, state: 'open', candidates: choice.candidates.map(({ path }) => path) }];
      case 'unusable':
        return [{ product: slug.value, state: 'unusable', path: choice.file.path, detail: choice.detail, isNamed: choice.isNamed }];
      case 'known': {
        const { file, version: tileVersion } = choice.tile;
        if (choice.isSure) {
          const own = version.state === 'known' ? version.value : undefined;
          return [{ product: slug.value, state: 'used', path: file.path, tileVersion, version: own }];
        }
        const known = version.state === 'known' && choice.version === 'other' ? version.value : undefined;
        return [{ product: slug.value, state: 'doubtful', path: file.path, tileVersion, version: known }];
      }
    }
  });
}
