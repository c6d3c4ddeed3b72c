import type { BoshManifest } from '../../foundation/bosh-manifest.ts';
import { isSample } from '../../foundation/product-config.ts';
import { known, type Cell } from '../../value/cell.ts';
import type { FactInput } from '../input.ts';
import { flag, text } from '../table.ts';

/** The columns that say which manifest a row belongs to. */
export const manifestIdentity = {
  deployment: text('name of the deployment; absent in parts of a manifest'),
  fragment: flag('true for a part of a manifest: name, releases or update are missing, so references lead elsewhere'),
  create_env: flag('true for a manifest of bosh create-env (cloud_provider)'),
  sample: flag('true in folders of documentation, examples and tests'),
  purpose: text('purpose of the foundation, or unknown'),
};

/** Their cells. */
export function identityCells(manifest: BoshManifest, input: FactInput): Record<keyof typeof manifestIdentity, Cell<never>> {
  const { anchor } = manifest;
  return {
    deployment: manifest.name,
    fragment: known(manifest.isFragment, anchor),
    create_env: known(manifest.isCreateEnv, anchor),
    sample: known(isSample(manifest.document.file), anchor),
    purpose: known(input.foundation.purpose, anchor),
  } as Record<keyof typeof manifestIdentity, Cell<never>>; // spread into rows whose columns say the types
}
