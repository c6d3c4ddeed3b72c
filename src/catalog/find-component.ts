import { versionNumbers, compareNumbers } from '../base/product-version.ts';
import { COMPONENTS, type Component, type Role } from './components.ts';
import { ERRANDS, type Errand } from './errands.ts';

/** Full TAS and Small Footprint share the product name; which one a file is shows in its jobs. */
export type Footprint = 'full' | 'small' | 'unknown';

/** Jobs that only one footprint has. */
export const SMALL_FOOTPRINT_JOBS: readonly string[] = ['control', 'compute'];
export const FULL_FOOTPRINT_JOBS: readonly string[] = [
  'diego_cell',
  'diego_brain',
  'diego_database',
  'cloud_controller',
  'uaa',
  'nats',
  'mysql',
];

const byJob = new Map<string, Component[]>();
for (const component of COMPONENTS) {
  for (const name of [component.job, ...(component.formerNames ?? [])]) {
    const known = byJob.get(`${component.product}/${name}`) ?? [];
    byJob.set(`${component.product}/${name}`, [...known, component]);
  }
}

/** What is known of a job of a product; with an unknown footprint only where both footprints agree that there is one such job. */
export function componentOf(product: string, footprint: Footprint, job: string): Component | undefined {
  const candidates = byJob.get(`${product}/${job}`) ?? [];
  if (footprint === 'unknown') return candidates.length === 1 ? candidates[0] : undefined;
  return candidates.find((component) => ['both', 'any', footprint].includes(component.footprint)) ?? candidates[0];
}

/** The role of a job where all footprints agree: `router` is a router in both, also when a file does not tell which one it is. */
export function roleOf(product: string, job: string): Role | undefined {
  const roles = new Set(byJob.get(`${product}/${job}`)?.map(({ role }) => role));
  return roles.size === 1 ? [...roles][0] : undefined;
}

const byManifestName = new Map<string, Component>();
for (const component of COMPONENTS) for (const name of component.manifestNames ?? []) byManifestName.set(name, component);
for (const component of COMPONENTS) if (!byManifestName.has(component.job)) byManifestName.set(component.job, component);

/** What is known of an instance group of a BOSH manifest, by its name in the open source deployment or in the tile. */
export function componentOfInstanceGroup(name: string): Component | undefined {
  return byManifestName.get(name);
}

/** What `automatic` stands for, without zero-if; undefined when no source says. An unknown version gives the newest value. */
export function defaultInstances(component: Component, version: string | undefined): number | undefined {
  const before = component.defaultBefore;
  const numbers = version === undefined ? undefined : versionNumbers(version);
  const until = before === undefined ? undefined : versionNumbers(before.until);
  if (before !== undefined && numbers !== undefined && until !== undefined && compareNumbers(numbers.slice(0, 2), until) <= 0)
    return before.value;
  return component.default;
}

const byErrand = new Map<string, Errand>(ERRANDS.map((errand) => [`${errand.product}/${errand.name}`, errand]));

export function errandOf(product: string, name: string): Errand | undefined {
  return byErrand.get(`${product}/${name}`);
}
