import type { Span } from '../../base/source.ts';
import { textsCell } from '../../foundation/cell-of.ts';
import type { Job } from '../../foundation/job.ts';
import type { ProductConfig } from '../../foundation/product-config.ts';
import { absent, known, mapCell, unknown, type Cell } from '../../value/cell.ts';

/**
 * Whether apps go on when a VM or a zone is lost, as far as a product file shows: two or more routers and cells, and two or more zones. In one zone the
 * counts of routers, cells and API VMs must be written, since defaults show no intent. A single scheduler beside them is a gap and no sign of a lab.
 */
export function spreadOf(product: ProductConfig): Cell<boolean> {
  const { anchor } = product;
  const all = product.openSection('resource-config');
  if (all !== undefined) return all;
  const zones = textsCell(product.at('network-properties', 'other_availability_zones'), anchor);
  const zoneCount = mapCell(zones, (names) => new Set(names.filter((name) => name !== '' && name !== 'null')).size);
  const ofRole = (role: string, count: (job: Job) => Cell<number>): Cell<number> =>
    mostOf(product.jobs.filter((job) => job.component?.role === role).map(count), anchor);
  const acrossZones = [zoneCount, ...['router', 'cell'].map((role) => ofRole(role, (job) => job.instances))];
  const written = ['router', 'cell', 'api'].map((role) => ofRole(role, (job) => job.writtenInstances));
  const answers = [acrossZones, written].map(allTwo);
  if (answers.includes(true)) return known(true, anchor);
  if (!answers.includes(undefined)) return known(false, anchor);
  const open = [...acrossZones, ...written].flatMap((count) => (count.state === 'unknown' ? count.variables : []));
  return unknown(anchor, [...new Set(open)].sort());
}

/** Of the counts of jobs of one role the one that decides whether there are two: one that is, else one that is not known. */
function mostOf(counts: readonly Cell<number>[], anchor: Span): Cell<number> {
  return counts.find((count) => isTwo(count) === true) ?? counts.find((count) => count.state === 'unknown') ?? counts[0] ?? absent(anchor);
}

/** Whether a count is two or more; undefined when that is not known. */
function isTwo(count: Cell<number>): boolean | undefined {
  if (count.state === 'unknown') return undefined;
  return count.state === 'known' && count.value >= 2;
}

function allTwo(counts: readonly Cell<number>[]): boolean | undefined {
  const answers = counts.map(isTwo);
  return answers.includes(false) ? false : answers.includes(undefined) ? undefined : true;
}
