import { isNullish, keyName, type ConfigNode } from '../value/node.ts';
import { absent, known, unknown, type Cell } from '../value/cell.ts';
import { productsOf, type ProductConfig } from '../foundation/product-config.ts';
import type { FactInput } from './input.ts';

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
export function pushOccasion(product: ProductConfig, input: FactInput): Cell<string> {
  const before = earlier(product, input);
  if (before === undefined) return absent(product.anchor);
  const changes = [
    { called: 'version', cell: differ(product.version, before.version) },
    ...PROPERTIES.map(({ name, called }) => ({ called, cell: isOther(product.property(name)?.value, before.property(name)?.value) })),
  ];
  const changed = changes.find(({ cell }) => cell === true);
  if (changed !== undefined) return known(changed.called, product.anchor);
  return changes.some(({ cell }) => cell === undefined) ? unknown(product.anchor) : absent(product.anchor);
}

/** The same product at the earlier revision; undefined without one, or when the product is new. */
export function earlier(product: ProductConfig, input: FactInput): ProductConfig | undefined {
  if (input.previous === undefined || product.slug.state !== 'known') return undefined;
  const slug = product.slug.value;
  const candidates = productsOf(input.previous).filter((candidate) => candidate.slug.state === 'known' && candidate.slug.value === slug);
  return candidates.find(({ document }) => document.file.path === product.document.file.path) ?? candidates[0];
}

/** Whether two cells differ; undefined when it cannot be told. */
function differ(now: Cell<string>, before: Cell<string>): boolean | undefined {
  if (now.state === 'known' && before.state === 'known') return now.value !== before.value;
  if (now.state === 'unknown' && before.state === 'unknown') return now.variables.join() === before.variables.join() ? false : undefined;
  return now.state === 'unknown' || before.state === 'unknown' ? undefined : false;
}

/** Whether two values differ; undefined when a variable hides one of them. The same placeholder on both sides counts as the same value. */
function isOther(now: ConfigNode | undefined, before: ConfigNode | undefined): boolean | undefined {
  if (now === undefined || before === undefined || isNullish(now) || isNullish(before)) return false;
  if (now.kind === 'unknown' || before.kind === 'unknown') return now.kind === before.kind && textOf(now) === textOf(before) ? false : undefined;
  return textOf(now) !== textOf(before);
}

/** A value as one text, for comparing only: certificates are no secrets, but it is never shown. */
function textOf(node: ConfigNode): string {
  switch (node.kind) {
    case 'scalar':
    case 'unknown':
      return node.text;
    case 'sequence':
      return `[${node.items.map(textOf).join()}]`;
    case 'map':
      return `{${node.entries.map(({ key, value }) => `${keyName(key)}:${textOf(value)}`).join()}}`;
  }
}
