import type { Picture } from '../../views/picture.ts';

/** What the VMs of a picture take together. */
export interface Sums {
  /** As far as counts are known. */
  readonly vms: number;
  /** In each zone. */
  readonly inZones: readonly number[];
  readonly unknownCounts: number;
  readonly cpu: number;
  readonly ramMb: number;
  /** VMs whose size is known. */
  readonly sized: number;
}

export function sumsOf({ jobs, zones }: Picture): Sums {
  const sum = (numbers: readonly (number | undefined)[]): number => numbers.reduce<number>((total, number) => total + (number ?? 0), 0);
  return {
    vms: sum(jobs.map(({ instances }) => instances)),
    inZones: zones.map((_, index) => sum(jobs.map(({ inZones }) => inZones?.[index]))),
    unknownCounts: jobs.filter(({ instances }) => instances === undefined).length,
    cpu: sum(jobs.map(({ cpu }) => cpu)),
    ramMb: sum(jobs.map(({ ramMb }) => ramMb)),
    sized: sum(jobs.map(({ instances, ramMb, cpu }) => (ramMb === undefined && cpu === undefined ? 0 : instances))),
  };
}

/** `128 GB`, `512 MB`. */
export function ramText(megabytes: number): string {
  return megabytes < 1024 ? `${megabytes} MB` : `${Math.round(megabytes / 102.4) / 10} GB`;
}
