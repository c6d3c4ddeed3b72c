import { memoPer } from '../../base/memo.ts';
import { nearKey } from '../../base/near-key.ts';
import type { TileModel } from '../../tile/model.ts';
import { known, type Cell } from '../../value/cell.ts';
import { descend, isNullish, keyName, type ConfigNode, type MapEntry } from '../../value/node.ts';
import type { Foundation } from '../foundation.ts';
import { productsOf, type ProductConfig } from '../product-config.ts';
import { isOpenKey } from '../strict-reading.ts';
import { tileOf, type ChosenTile } from '../tile-choice.ts';
import { partOfVmType } from '../vm-type.ts';
import { fitJobs, type JobMisfit } from './job-fit.ts';
import { fitProperties, type PropertyFit } from './property-fit.ts';

/** A key of `errand-config` that the tile does not take there. */
export interface ErrandMisfit {
  readonly what: 'unknown' | 'state';
  readonly errand: string;
  readonly entry: MapEntry;
  readonly near?: string | undefined;
  /** The state that an errand of its kind never has. */
  readonly state?: 'post-deploy-state' | 'pre-delete-state';
  /** A key with a variable in it, or a state that may be none. */
  readonly open?: ConfigNode;
}

/** A product config held against the metadata of its tile. */
export interface TileFit extends PropertyFit {
  readonly product: ProductConfig;
  readonly chosen: ChosenTile;
  readonly jobs: readonly JobMisfit[];
  readonly errands: readonly ErrandMisfit[];
  /** True when so much is unknown that the metadata must be that of another version; then nothing but that is worth telling. */
  readonly isForeign: boolean;
}

/** What does not fit in a product config; undefined where no metadata holds for it. Worked out once. */
export function tileFit(product: ProductConfig, foundation: Foundation): TileFit | undefined {
  return fits(foundation)(product);
}

/** All product configs with metadata of a foundation. */
export function tileFits(foundation: Foundation): readonly TileFit[] {
  if ((foundation.tiles ?? []).length === 0) return [];
  return productsOf(foundation).flatMap((product) => tileFit(product, foundation) ?? []);
}

const fits = memoPer((foundation: Foundation) =>
  memoPer((product: ProductConfig): TileFit | undefined => {
    const chosen = tileOf(product, foundation);
    if (chosen.state !== 'known') return undefined;
    const isWhole = productsOf(foundation).filter((other) => isSameProduct(other, product)).length === 1;
    return fitTile(chosen, product, isWhole, foundation);
  }),
);

function isSameProduct(one: ProductConfig, other: ProductConfig): boolean {
  return one.slug.state === 'known' && other.slug.state === 'known' && one.slug.value === other.slug.value;
}

/** Holds a product config against metadata that is chosen already. `isWhole`: no other config gives a part of this product. */
export function fitTile(chosen: ChosenTile, product: ProductConfig, isWhole: boolean, foundation: Foundation): TileFit {
  const { tile } = chosen;
  const section = product.section('product-properties');
  const fit = fitProperties(tile, section, isWhole);
  const jobs = fitJobs(tile, product.section('resource-config'), section, (type) => {
    const name = known(type, product.anchor);
    const part = (key: 'cpu' | 'ramMb' | 'ephemeralDiskMb'): number | undefined => numberIn(partOfVmType(foundation, name, key));
    return { cpu: part('cpu'), ram: part('ramMb'), ephemeral_disk: part('ephemeralDiskMb') };
  });
  return { ...fit, product, chosen, jobs, errands: fitErrands(tile, product), isForeign: isForeign(chosen, fit, jobs, product) };
}

function numberIn(cell: Cell<number>): number | undefined {
  return cell.state === 'known' ? cell.value : undefined;
}

/** More than 20 unknown names, or half of them: then the metadata is of another version, unless somebody says that it is not. */
function isForeign({ version }: ChosenTile, { names }: PropertyFit, jobs: readonly JobMisfit[], product: ProductConfig): boolean {
  if (version === 'same') return false;
  const unknown = [...names, ...jobs].filter(({ what, open }) => what === 'unknown' && open === undefined).length;
  return unknown > 20 || (unknown > 5 && unknown * 2 > product.properties.length + product.jobs.length);
}

const STATES = [
  { state: 'post-deploy-state', list: 'postDeploy' },
  { state: 'pre-delete-state', list: 'preDelete' },
] as const;

function fitErrands(tile: TileModel, product: ProductConfig): readonly ErrandMisfit[] {
  const section = product.section('errand-config');
  if (section?.kind !== 'map') return [];
  return section.entries.flatMap((entry): readonly ErrandMisfit[] => {
    const name = keyName(entry.key);
    if (isOpenKey(entry.key)) return [{ what: 'unknown', errand: name, entry, open: entry.key }];
    const errand = tile.errands.get(name);
    if (errand === undefined)
      return [{ what: 'unknown', errand: name, entry, near: nearKey(name, [...tile.errands.keys()], section.names) }];
    return STATES.flatMap(({ state, list }): readonly ErrandMisfit[] => {
      const value = descend(entry.value, state);
      if (errand[list] !== undefined || isNullish(value)) return [];
      return [{ what: 'state', errand: name, entry, state, ...(value?.kind === 'unknown' ? { open: value } : {}) }];
    });
  });
}
