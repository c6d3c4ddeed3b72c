import type { DocumentKind } from '../../foundation/kind.ts';
import type { FoundationPlan } from '../../foundation/plan.ts';

/** What makes files an installation of their own. */
const OWN: ReadonlySet<DocumentKind> = new Set<DocumentKind>(['product', 'director', 'bosh-manifest', 'cloud-config', 'tile-metadata']);

/** Kinds that may be about an installation elsewhere in the tree. */
const ABOUT_OTHERS: ReadonlySet<DocumentKind> = new Set<DocumentKind>(['app-manifest', 'vars', 'env', 'auth']);

/** Shows the only foundation with products what lies elsewhere in the tree and belongs to none: app manifests, vars files, env files. */
export function withFilesOfNone(plans: readonly FoundationPlan[]): readonly FoundationPlan[] {
  const main = plans.filter(({ documents }) => documents.some(({ kind }) => kind === 'product'));
  const [only] = main;
  if (only === undefined || main.length > 1) return plans;
  const others = plans.filter((plan) => plan !== only && plan.documents.every(({ kind }) => !OWN.has(kind)));
  const beside = others.flatMap(({ documents }) => documents.filter(({ kind, requested }) => requested && ABOUT_OTHERS.has(kind)));
  return beside.length === 0 ? plans : plans.map((plan) => (plan === only ? { ...plan, beside } : plan));
}
