import type { Span } from '../../base/source.ts';
import type { ProductConfig } from '../product-config.ts';
import { isSameValue } from './same-value.ts';
import { counts } from './selection.ts';
import { flowValue } from '../../tile/flow-text.ts';
import type { TileErrand, TileJob, TileModel } from '../../tile/model.ts';
import { CREDENTIAL_TYPES, effectiveDefault } from '../../tile/requirement.ts';
import { descend, isNullish, type ConfigNode } from '../../value/node.ts';

/** Something that a tile does otherwise in another version, and that the config leaves to it. */
export interface ChangedDefault {
  readonly kind: 'default-changed' | 'job-default' | 'errand-default' | 'single-az';
  /** The property, job or errand. */
  readonly name: string;
  readonly at: Span;
  /** `before` and `now`; of a job also `part` and `unit`. Nothing for a job that is placed by another rule. */
  readonly data: Readonly<Record<string, string>>;
}

/** What changes by itself: defaults that differ between two versions, where the config leaves the value to the tile. */
export function changedDefaults(product: ProductConfig, from: TileModel, to: TileModel): readonly ChangedDefault[] {
  return [...propertyDefaults(product, from, to), ...jobDefaults(product, from, to), ...errandDefaults(product, from, to)];
}

function propertyDefaults(product: ProductConfig, from: TileModel, to: TileModel): readonly ChangedDefault[] {
  const section = product.section('product-properties');
  if (section?.kind === 'unknown') return [];
  const at = product.sectionAnchor('product-properties');
  return [...to.properties.values()].flatMap((property): readonly ChangedDefault[] => {
    const before = from.properties.get(property.name);
    if (before === undefined || CREDENTIAL_TYPES.has(property.type) || isGiven(descend(section, property.name))) return [];
    const [then, now] = [effectiveDefault(before), effectiveDefault(property)];
    if (now === undefined || then === undefined || isSameValue(now, then) || isSameValue(then, now)) return [];
    if (counts(property, to, section) !== 'yes') return [];
    return [
      {
        kind: 'default-changed',
        name: property.name,
        at,
        data: { before: flowValue(then), now: flowValue(now) },
      },
    ];
  });
}

function isGiven(entry: ConfigNode | undefined): boolean {
  if (entry === undefined) return false;
  return entry.kind === 'unknown' || !isNullish(descend(entry, 'value')) || !isNullish(descend(entry, 'selected_option'));
}

/** Parts of a job that a tile has defaults for, and the key of `resource-config` that overrides each. */
const PARTS = [
  { part: 'ram', unit: 'MB', key: ['instance_type', 'id'] },
  { part: 'cpu', unit: '', key: ['instance_type', 'id'] },
  { part: 'ephemeral_disk', unit: 'MB', key: ['instance_type', 'id'] },
  { part: 'persistent_disk', unit: 'MB', key: ['persistent_disk', 'size_mb'] },
] as const;

function jobDefaults(product: ProductConfig, from: TileModel, to: TileModel): readonly ChangedDefault[] {
  const section = product.section('resource-config');
  if (section?.kind === 'unknown') return [];
  return [...to.jobs.values()].flatMap((job): readonly ChangedDefault[] => {
    const before = from.jobs.get(job.name);
    const entry = section?.kind === 'map' ? section.entry(job.name) : undefined;
    if (before === undefined || entry?.value.kind === 'unknown' || isNone(job, entry?.value)) return [];
    const at = product.job(job.name)?.anchor ?? product.sectionAnchor('resource-config');
    const about = { name: job.name, at } as const;
    const instances = isAutomatic(descend(entry?.value, 'instances'))
      ? changed(before.instances?.default, job.instances?.default)
      : undefined;
    return [
      ...(instances === undefined ? [] : [{ ...about, kind: 'job-default', data: { part: 'instances', unit: '', ...instances } } as const]),
      ...PARTS.flatMap(({ part, unit, key }): readonly ChangedDefault[] => {
        if (!isAutomatic(descend(entry?.value, ...key))) return [];
        const difference = changed(before.resources.get(part)?.default, job.resources.get(part)?.default);
        return difference === undefined ? [] : [{ ...about, kind: 'job-default', data: { part, unit, ...difference } }];
      }),
      ...(before.singleAzOnly === job.singleAzOnly ? [] : [{ ...about, kind: 'single-az', data: {} } as const]),
    ];
  });
}

/** A job of which there is none has no size that could change. */
function isNone({ instances }: TileJob, entry: ConfigNode | undefined): boolean {
  const written = descend(entry, 'instances');
  if (written?.kind === 'scalar' && written.text.trim() === '0') return true;
  return isAutomatic(written) && instances?.default === 0 && !instances.configurable;
}

function isAutomatic(node: ConfigNode | undefined): boolean {
  return isNullish(node) || (node?.kind === 'scalar' && ['automatic', 'default', ''].includes(node.text.trim().toLowerCase()));
}

function changed(before: number | undefined, now: number | undefined): { readonly before: string; readonly now: string } | undefined {
  return before === undefined || now === undefined || before === now ? undefined : { before: String(before), now: String(now) };
}

function errandDefaults(product: ProductConfig, from: TileModel, to: TileModel): readonly ChangedDefault[] {
  const section = product.section('errand-config');
  if (section?.kind === 'unknown') return [];
  return [...to.errands.values()].flatMap((errand): readonly ChangedDefault[] => {
    const before = from.errands.get(errand.name);
    const [then, now] = [before?.postDeploy?.runs, errand.postDeploy?.runs];
    const state = descend(section, errand.name, 'post-deploy-state');
    if (then === undefined || now === undefined || then === now || !isAutomatic(state)) return [];
    return [
      {
        kind: 'errand-default',
        name: errand.name,
        at: errandPlace(product, errand),
        data: { before: then, now },
      },
    ];
  });
}

function errandPlace(product: ProductConfig, { name }: TileErrand): Span {
  return product.errandAnchor(name) ?? product.sectionAnchor('errand-config');
}
