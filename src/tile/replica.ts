import type { TileJob, TileModel, TileProperty } from './model.ts';

/**
 * A tile as its replica sees it: the replicator renames the product (`p-isolation-segment-blue`) and puts `suffix` (`_blue`) behind the jobs, and so before
 * the properties of jobs. What belongs to the product, its errands and its forms keep their names. Told by om's two test files of one isolation segment.
 */
export function replicaOf(tile: TileModel, name: string, suffix: string): TileModel {
  const rename = (property: string): string => {
    const end = property.lastIndexOf('.');
    const job = property.slice(1, end);
    return tile.jobs.has(job) ? `.${job}${suffix}${property.slice(end)}` : property;
  };
  const properties = new Map<string, TileProperty>();
  for (const property of tile.properties.values()) {
    const renamed = rename(property.name);
    properties.set(renamed, renamed === property.name ? property : { ...property, name: renamed });
  }
  const jobs = new Map<string, TileJob>();
  for (const job of tile.jobs.values()) {
    const { zeroIf } = job;
    const renamed = `${job.name}${suffix}`;
    jobs.set(renamed, {
      ...job,
      name: renamed,
      zeroIf: zeroIf === undefined ? undefined : { ...zeroIf, property: rename(zeroIf.property) },
    });
  }
  const { renames, removals, unread } = tile.migrations;
  return {
    ...tile,
    name,
    properties,
    jobs,
    migrations: {
      renames: renames.map(({ from, to }) => ({ from: rename(from), to: rename(to) })),
      removals: removals.map(rename),
      unread,
    },
  };
}
