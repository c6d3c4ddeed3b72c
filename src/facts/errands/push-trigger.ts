import { absent, known, unknown, type Cell } from '../../value/cell.ts';
import type { ProductConfig } from '../../foundation/product-config.ts';
import { cellsDiffer, propertyDiffers } from '../../foundation/difference.ts';
import { earlier } from '../revision-pairs.ts';
import type { FactInput } from '../input.ts';

/** Properties whose change makes the pushed apps stale: they carry the domains, and trust the certificates, of the day they were pushed. */
const PROPERTIES: readonly { readonly name: string; readonly called: string }[] = [
  { name: '.cloud_controller.system_domain', called: 'system domain' },
  { name: '.cloud_controller.apps_domain', called: 'apps domain' },
  { name: '.properties.networking_poe_ssl_certs', called: 'certificates' },
];

/**
 * What changed since the earlier revision so that system apps have to be pushed again: the product version, a domain, the certificates. Absent when
 * nothing of that changed, or when there is no earlier revision to compare with; unknown when a variable hides it.
 */
export function pushTrigger(product: ProductConfig, input: FactInput): Cell<string> {
  const before = earlier(product, input);
  if (before === undefined) return absent(product.anchor);
  const changes = [
    { called: 'version', cell: cellsDiffer(product.version, before.version) },
    ...PROPERTIES.map(({ name, called }) => ({ called, cell: propertyDiffers(product, before, name) })),
  ];
  const changed = changes.find(({ cell }) => cell === true);
  if (changed !== undefined) return known(changed.called, product.anchor);
  return changes.some(({ cell }) => cell === undefined) ? unknown(product.anchor) : absent(product.anchor);
}
