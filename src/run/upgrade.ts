import { UsageError } from '../base/usage-error.ts';
import { MASK, maskText } from '../base/secret-text.ts';
import type { Span } from '../base/source.ts';
import { buildFoundation } from '../foundation/build-foundation.ts';
import { productsOf, type ProductConfig } from '../foundation/product-config.ts';
import { Secrets, SecretsOfFoundation } from '../foundation/secrets.ts';
import { tileOf } from '../foundation/tile-choice.ts';
import type { TileModel } from '../tile/model.ts';
import { replicaOf } from '../tile/replica.ts';
import { planUpgrade, type Shown } from '../upgrade/plan-upgrade.ts';
import type { Upgrade } from '../upgrade/upgrade.ts';
import { trail } from '../value/origin.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { argumentVariables } from './argument-variables.ts';
import { hiddenBy } from './hidden-lines.ts';
import type { RunWorld } from './io.ts';
import { openInputs, type OnProgress } from './open-inputs.ts';
import { openTile } from './open-tile.ts';
import type { InputOptions, VariableOptions } from './run-options.ts';

export interface UpgradeOptions extends InputOptions, VariableOptions {
  /** As a config names it. */
  readonly product: string;
  /** Paths of metadata or tiles. */
  readonly from: string | undefined;
  readonly to: string;
}

/** What each config of a product has to do with a new version. Throws a UsageError for metadata that cannot be used and for a product that no file has. */
export async function upgrade(
  options: UpgradeOptions,
  world: RunWorld,
  onProgress?: OnProgress,
): Promise<{ readonly upgrades: readonly Upgrade[]; readonly workspace: Workspace }> {
  const to = await openTile(options.to, world);
  const from = options.from === undefined ? undefined : await openTile(options.from, world);
  const workspace = await openInputs(options, world, onProgress);
  const variables = argumentVariables(options, world);
  const upgrades = world.interruptible(() => {
    const secrets = new Secrets(
      workspace.plans.map((plan) => new SecretsOfFoundation(() => buildFoundation(plan, workspace.read, variables).documents)),
    );
    const shown = showing(secrets, hiddenBy([workspace], secrets));
    return workspace.plans.flatMap((plan) => {
      const foundation = buildFoundation(plan, workspace.read, variables);
      const products = productsOf(foundation).filter(({ slug }) => slug.state === 'known' && slug.value === options.product);
      return products.map((product): Upgrade => {
        const chosen = tileOf(product, foundation);
        const today = from?.tile ?? (chosen.state === 'known' && chosen.tile.version !== to.tile.version ? chosen.tile : undefined);
        const [before, after] = [today && forProduct(today, product, options.from), forProduct(to.tile, product, options.to)];
        return {
          foundation: foundation.name,
          product: options.product,
          path: product.document.file.path,
          from: before?.version,
          to: after.version,
          items: planUpgrade(product, foundation, before, after, shown),
        };
      });
    });
  });
  if (upgrades.length === 0 && workspace.failures.length === 0) throw noProduct(options, workspace, variables);
  return { upgrades, workspace };
}

/** The tile in the names of this product. */
function forProduct(tile: TileModel, product: ProductConfig, path: string | undefined): TileModel {
  const slug = product.slug.state === 'known' ? product.slug.value : '';
  if (tile.name === slug) return tile;
  if (tile.name === product.base) return replicaOf(tile, slug, product.suffix);
  throw new UsageError(
    {
      en: `${path ?? tile.file.path} is metadata of ${tile.name}, not of ${slug}`,
      ko: `${path ?? tile.file.path}은(는) ${slug}이(가) 아니라 ${tile.name}의 메타데이터입니다`,
    },
    { hint: { en: 'name the metadata of the same product', ko: '같은 제품의 메타데이터를 지정하세요' } },
  );
}

/** A value without what is secret in it. */
function showing(secrets: Secrets, isHidden: (text: string, at: Span) => boolean): Shown {
  return (node, otherwise) => {
    if (node.kind !== 'scalar') return '';
    const places = [otherwise, ...trail(node.origin).map(({ span }) => span)];
    const isSecret = places.some((span) => secrets.isShown(node.text, span) || secrets.touches(span) || isHidden(node.text, span));
    return isSecret ? MASK : secrets.mask(maskText(node.text));
  };
}

function noProduct(options: UpgradeOptions, workspace: Workspace, variables: ReturnType<typeof argumentVariables>): UsageError {
  const known = new Set(
    workspace.plans.flatMap((plan) =>
      productsOf(buildFoundation(plan, workspace.read, variables)).flatMap(({ slug }) => (slug.state === 'known' ? [slug.value] : [])),
    ),
  );
  const listed = [...known].sort().join(', ');
  const hint =
    known.size === 0
      ? { en: 'name the config, or a folder that holds it', ko: '설정 파일이나 설정 파일이 있는 폴더를 지정하세요' }
      : { en: `products here: ${listed}`, ko: `여기 있는 제품: ${listed}` };
  return new UsageError(
    { en: `no config of the product ${options.product} is here`, ko: `제품 ${options.product}의 설정이 여기에 없습니다` },
    { hint },
  );
}
