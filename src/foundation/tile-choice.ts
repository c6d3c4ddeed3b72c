import { type Localized } from '../base/language.ts';
import type { SourceFile } from '../base/source.ts';
import { compareNumbers, versionNumbers } from '../base/product-version.ts';
import { memoPer } from '../base/memo.ts';
import type { TileModel } from '../tile/model.ts';
import type { TileRefusal } from '../tile/read-tile.ts';
import { replicaOf } from '../tile/replica.ts';
import { tileIdentity, tileIn, type TileIdentity } from '../tile/tile-file.ts';
import type { Foundation } from './foundation.ts';
import type { PlannedTile } from './plan.ts';
import type { ProductConfig } from './product-config.ts';

/** Which metadata holds for a product config. */
export type TileChoice =
  | ChosenTile
  /** Several fit and nothing says which: none is used. */
  | { readonly state: 'open'; readonly candidates: readonly SourceFile[] }
  /** The one that is meant cannot be used: a template, broken YAML, something else, or metadata of another product. `isNamed`: somebody asked for it. */
  | {
      readonly state: 'unusable';
      readonly file: SourceFile;
      readonly because: TileRefusal['because'] | 'other-product';
      readonly detail: Localized;
      readonly isNamed: boolean;
    }
  /** There is none. */
  | { readonly state: 'none' };

/** Metadata that is used. */
export interface ChosenTile {
  readonly state: 'known';
  /** In the names of this product: of a replicated tile, the jobs of the tile it is a copy of carry its suffix. */
  readonly tile: TileModel;
  readonly how: PlannedTile['how'];
  /**
   * Against the version that is known for the product: `same` (build suffixes do not count), `other`, or `unknown` when nobody says one. With another version
   * or none, what is found is likely and no more, unless somebody named the file (`isSure`).
   */
  readonly version: 'same' | 'other' | 'unknown';
  readonly isSure: boolean;
}

/** The choice for a product of a foundation. Worked out, and the metadata read, when first asked for. */
export function tileOf(product: ProductConfig, foundation: Foundation): TileChoice {
  return choices(foundation)(product);
}

const choices = memoPer((foundation: Foundation) => memoPer((product: ProductConfig) => choose(product, foundation.tiles ?? [])));

const NONE: TileChoice = { state: 'none' };

/** The first place that has metadata of this product decides: the command line, what taslint.yml names for it, its folders, the tree. */
function choose(product: ProductConfig, tiles: readonly PlannedTile[]): TileChoice {
  if (tiles.length === 0 || product.slug.state !== 'known') return NONE;
  const slug = product.slug.value;
  const version = product.version.state === 'known' ? product.version.value : undefined;
  const own = tiles.filter((tile) => tile.config === undefined || tile.config === product.document.file);
  for (const how of PLACES) {
    const there = own.filter((tile) => tile.how === how);
    const [first] = there;
    if (how === 'named' && first !== undefined) return useNamed(first, product, slug, version);
    const found = pick(there, [slug, product.base], version);
    if (found === undefined) continue;
    return 'file' in found ? use(found, product, slug, version) : { state: 'open', candidates: found.candidates };
  }
  return NONE;
}

const PLACES: readonly PlannedTile['how'][] = ['argument', 'named', 'own-folder', 'folder', 'tree'];

/** What somebody named for a product is meant, whatever it holds. */
function useNamed(planned: PlannedTile, product: ProductConfig, slug: string, version: string | undefined): TileChoice {
  const { file } = planned;
  const name = tileIn(file).model?.name;
  if (name === undefined || name === slug || name === product.base) return use(planned, product, slug, version);
  return {
    state: 'unusable',
    file,
    because: 'other-product',
    detail: { en: `metadata of ${name}`, ko: `${name}의 메타데이터입니다` },
    isNamed: true,
  };
}

/** The file of the first of these names that has one: that of the version, else the only one; several when nothing tells which. */
function pick(
  tiles: readonly PlannedTile[],
  names: readonly string[],
  version: string | undefined,
): PlannedTile | { readonly candidates: readonly SourceFile[] } | undefined {
  const known = tiles.flatMap((tile) => {
    const identity = tileIdentity(tile.file);
    return identity === undefined ? [] : [{ tile, identity }];
  });
  for (const name of names) {
    const named = known.filter(({ identity }) => identity.name === name);
    const same = named.find(({ identity }) => isSameVersion(identity, version));
    if (same !== undefined) return same.tile;
    if (named.length === 1) return named[0]!.tile;
    if (named.length > 1) return { candidates: named.map(({ tile }) => tile.file) };
  }
  return undefined;
}

function use({ file, how, migrations }: PlannedTile, product: ProductConfig, slug: string, version: string | undefined): TileChoice {
  const reading = tileIn(file);
  if (reading.model === undefined) return { state: 'unusable', file, ...reading.refusal, isNamed: how === 'named' };
  const { model } = reading;
  const whole = migrations === undefined ? model : { ...model, migrations };
  const tile = model.name === slug ? whole : replicaOf(whole, slug, product.suffix);
  const fits =
    version === undefined || versionNumbers(version) === undefined ? 'unknown' : isSameVersion(model, version) ? 'same' : 'other';
  return {
    state: 'known',
    tile,
    how,
    version: fits,
    isSure: fits === 'same' || (fits === 'unknown' && (how === 'argument' || how === 'named')),
  };
}

/** `2.1.3-build.7` and `2.1.3` are one version, and so are `4.0.18+LTS-T` and `4.0.18`; what does not begin with numbers is no version. */
function isSameVersion({ version: given }: Pick<TileIdentity, 'version'>, version: string | undefined): boolean {
  if (version === undefined) return false;
  const [one, other] = [versionNumbers(given), versionNumbers(version)];
  return one !== undefined && other !== undefined && compareNumbers(one, other) === 0;
}
