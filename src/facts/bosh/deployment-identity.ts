import type { BoshManifest } from '../../foundation/bosh-manifest.ts';
import { known, type Cell } from '../../value/cell.ts';
import type { ConfigNode } from '../../value/node.ts';
import { flag, text } from '../table.ts';

/** The columns that say which deployment a row is about, and whether anybody depends on it. */
export const deploymentIdentity = {
  deployment: text('name of the deployment; absent in parts of a manifest'),
  trial: flag('true in folders of pipelines, tests and development, and for BOSH Lite'),
};

/** Their cells. */
export function deploymentCells(manifest: BoshManifest): { readonly [column in keyof typeof deploymentIdentity]: Cell<never> } {
  const { anchor, document, name } = manifest;
  const cells = {
    deployment: name,
    trial: known(isTrial(document.file.path), anchor),
  };
  return cells as { readonly [column in keyof typeof deploymentIdentity]: Cell<never> }; // spread into rows whose columns say the types
}

/** Manifests that are never production: those of pipelines, tests and BOSH Lite (its stemcells are called warden). */
export function isTrial(path: string): boolean {
  return path
    .toLowerCase()
    .split('/')
    .some((part) =>
      /^(ci|assets|ci[-_].*|.*[-_]ci|dev|development|templates?|manifests?-dev|integration.*|acceptance.*|.*[-_.]?(lite|warden|test|tests|example|sample)([-_.].*)?)$/.test(
        part,
      ),
    );
}

/** The text of a scalar; undefined for anything else. */
export function textOf(node: ConfigNode | undefined): string | undefined {
  return node?.kind === 'scalar' ? node.text : undefined;
}

/** The variables that stand where a value is not known. */
export function variablesOf(node: ConfigNode | undefined): readonly string[] {
  return node?.kind === 'unknown' ? node.variables : [];
}
