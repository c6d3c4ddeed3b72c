/** Product slugs (`product-name`) that rules speak of. */

/** Tiles that may be installed several times: each copy has a suffix in its product name, its jobs and its properties. */
const REPLICATED = ['p-isolation-segment', 'pas-windows', 'p-windows-runtime'];

/** The product without the suffix of a replicated tile: `p-isolation-segment-blue` is `p-isolation-segment`. */
export function baseProduct(slug: string): string {
  return REPLICATED.find((name) => slug === name || slug.startsWith(`${name}-`)) ?? slug;
}

/** What a replicated tile adds to its job names: `_blue` for `p-isolation-segment-blue` (dashes become underscores); '' for others. */
export function jobSuffix(slug: string): string {
  return slug.slice(baseProduct(slug).length).replaceAll('-', '_');
}

/** TAS itself, in either footprint, and the tiles that bring cells and routers to it. */
export const RUNTIME_PRODUCTS = ['cf', 'p-isolation-segment', 'pas-windows'] as const;
