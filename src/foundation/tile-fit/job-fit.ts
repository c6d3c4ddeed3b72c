import { nearKey } from '../../base/near-key.ts';
import { numberOf, valueText } from '../../tile/metadata-nodes.ts';
import type { TileJob, TileModel, TileNumber } from '../../tile/model.ts';
import { descend, isNullish, keyName, type ConfigNode, type MapEntry } from '../../value/node.ts';
import { isOpenKey } from '../strict-reading.ts';
import { brokenLimit, type BrokenLimit } from './number-fit.ts';
import { selectionOf } from './selection.ts';

/** Something in the resources of a job that the tile does not take. */
export interface JobMisfit {
  readonly what: 'unknown' | 'instances' | 'zero' | 'fixed-instances' | 'disk' | 'no-disk' | 'fixed-disk' | 'vm';
  readonly job: string;
  readonly entry: MapEntry;
  readonly node: ConfigNode | undefined;
  readonly near?: string | undefined;
  readonly value?: number;
  readonly limit?: BrokenLimit;
  readonly message?: string | undefined;
  /** Of a VM type: its name, and which of its parts is too small. */
  readonly vmType?: string;
  readonly part?: string;
  /** Of a job whose count is not 0 by itself: the property that would make it 0. */
  readonly property?: string;
  /** What is not known and decides. */
  readonly open?: ConfigNode;
}

/** What a VM type has, as far as the foundation says: cores, and MB. */
export type PartsOfType = (type: string) => { readonly [part: string]: number | undefined } | undefined;

/** Holds `resource-config` against the jobs of the tile. A number that the tile has by itself is never wrong. */
export function fitJobs(
  tile: TileModel,
  section: ConfigNode | undefined,
  properties: ConfigNode | undefined,
  parts: PartsOfType,
): readonly JobMisfit[] {
  if (section?.kind !== 'map' || tile.jobs.size === 0) return [];
  return section.entries.flatMap((entry): readonly JobMisfit[] => {
    const name = keyName(entry.key);
    if (isOpenKey(entry.key)) return [{ what: 'unknown', job: name, entry, node: undefined, open: entry.key }];
    const job = tile.jobs.get(name);
    if (job === undefined)
      return [{ what: 'unknown', job: name, entry, node: undefined, near: nearKey(name, [...tile.jobs.keys()], section.names) }];
    return [...instanceMisfits(tile, job, entry, properties), ...diskMisfits(job, entry), ...vmMisfits(job, entry, parts)];
  });
}

function instanceMisfits(tile: TileModel, job: TileJob, entry: MapEntry, properties: ConfigNode | undefined): readonly JobMisfit[] {
  const { instances, zeroIf } = job;
  const node = descend(entry.value, 'instances');
  if (instances === undefined) return [];
  if (node?.kind === 'unknown') return isLimited(instances) ? [{ what: 'instances', job: job.name, entry, node, open: node }] : [];
  const value = writtenNumber(node);
  if (value === undefined || value === instances.default) return [];
  const about = { job: job.name, entry, node, value };
  if (!instances.configurable) return [{ ...about, what: 'fixed-instances' }];
  if (value === 0 && zeroIf !== undefined) {
    const active = isActive(tile, zeroIf.property, zeroIf.values, properties);
    if (active === 'yes' || zeroIf.allowManualZero) return [];
    const zero = { ...about, what: 'zero', property: zeroIf.property } as const;
    if (active === 'no') return [zero];
    const open = openValue(zeroIf.property, properties);
    return open === undefined ? [] : [{ ...zero, open }];
  }
  const limit = brokenLimit(value, instances.constraints);
  return limit === undefined ? [] : [{ ...about, what: 'instances', limit, message: instances.constraints?.message }];
}

function isLimited({ configurable, constraints }: TileNumber): boolean {
  return !configurable || constraints !== undefined;
}

function openValue(name: string, properties: ConfigNode | undefined): ConfigNode | undefined {
  const written = descend(properties, name);
  return [written, descend(written, 'selected_option'), descend(written, 'value')].find((node) => node?.kind === 'unknown');
}

/** Whether a property has one of some values, by its name or `select_value` when it is a selector, else as text. */
function isActive(tile: TileModel, name: string, values: readonly string[], properties: ConfigNode | undefined): 'yes' | 'no' | 'open' {
  const property = tile.properties.get(name);
  if (property === undefined || properties === undefined || properties.kind === 'unknown') return 'open';
  if (property.type === 'selector') {
    const selection = selectionOf(property, properties);
    if (selection.state !== 'chosen') return selection.state === 'open' ? 'open' : 'no';
    return values.includes(selection.option.name) || values.includes(selection.option.selectValue) ? 'yes' : 'no';
  }
  const written = descend(properties, name, 'value');
  if (written?.kind === 'unknown') return 'open';
  const text = valueText(isNullish(written) ? property.default : written);
  return text !== undefined && values.includes(text) ? 'yes' : 'no';
}

function diskMisfits(job: TileJob, entry: MapEntry): readonly JobMisfit[] {
  if (job.resources.size === 0) return [];
  const node = descend(entry.value, 'persistent_disk', 'size_mb');
  const disk = job.resources.get('persistent_disk');
  if (node?.kind === 'unknown')
    return disk === undefined || isLimited(disk) ? [{ what: 'disk', job: job.name, entry, node, open: node }] : [];
  const value = writtenNumber(node);
  if (value === undefined || value === disk?.default) return [];
  const about = { job: job.name, entry, node, value };
  if (disk === undefined || (!disk.configurable && (disk.default ?? 0) === 0)) return value === 0 ? [] : [{ ...about, what: 'no-disk' }];
  if (!disk.configurable) return [{ ...about, what: 'fixed-disk' }];
  const limit = brokenLimit(value, disk.constraints);
  return limit === undefined ? [] : [{ ...about, what: 'disk', limit, message: disk.constraints?.message }];
}

const PARTS = ['cpu', 'ram', 'ephemeral_disk'] as const;

function vmMisfits(job: TileJob, entry: MapEntry, parts: PartsOfType): readonly JobMisfit[] {
  const node = descend(entry.value, 'instance_type', 'id');
  if (node?.kind === 'unknown') {
    const isAsked = PARTS.some((part) => leastOf(job.resources.get(part)) !== undefined);
    return isAsked ? [{ what: 'vm', job: job.name, entry, node, open: node }] : [];
  }
  const type = valueText(node);
  const has = type === undefined || type === 'automatic' ? undefined : parts(type);
  if (type === undefined || has === undefined) return [];
  return PARTS.flatMap((part): readonly JobMisfit[] => {
    const value = has[part];
    const least = leastOf(job.resources.get(part));
    if (value === undefined || least === undefined || value >= least) return [];
    return [{ what: 'vm', job: job.name, entry, node, value, vmType: type, part, limit: { limit: 'min', bound: least } }];
  }).slice(0, 1);
}

function leastOf(number: TileNumber | undefined): number | undefined {
  return number?.constraints?.min;
}

/** A number of digits; `automatic` and what is no number are none, and a matter of others. */
function writtenNumber(node: ConfigNode | undefined): number | undefined {
  const text = valueText(node);
  return text !== undefined && /^\s*\d+\s*$/.test(text) ? numberOf(node) : undefined;
}
