import { type BoshManifest, type InstanceGroup } from '../../foundation/bosh-manifest.ts';
import { integerCell, textCell, textsCell } from '../../foundation/cell-of.ts';
import { documentsOf, type Document } from '../../foundation/foundation.ts';
import type { Job } from '../../foundation/job.ts';
import { absent, known, unknown, type Cell } from '../../value/cell.ts';
import { descend, isNullish } from '../../value/node.ts';
import { directorDiskMb } from '../director/director-resource.ts';
import { atChange } from '../../interpolate/changed-part.ts';
import { startOf } from '../document.ts';
import { answerCell, anyOf, cellsDiffer } from '../../foundation/difference.ts';
import { directorPair, earlierInput, productPairs, type ProductPair } from '../revision-pairs.ts';
import { groupPairs, manifestPairs, nameOf, type GroupPair } from './manifest-pair.ts';
import { removedItems } from './removed-item.ts';
import { changedProduct, changedProductCells } from './changed-product.ts';
import type { FactInput } from '../input.ts';
import { blobstoreOf, databaseOf } from '../product/product.ts';
import { roleOf } from '../../catalog/find-component.ts';
import { flag, integer, Row, table, text } from '../table.ts';

/** A job that both revisions write. One that is no longer written keeps what Ops Manager has, so nothing can be said of it. */
export interface JobPair {
  readonly pair: ProductPair;
  readonly now: Job;
  readonly before: Job;
}

export function jobPairs(input: FactInput): readonly JobPair[] {
  return productPairs(input).flatMap((pair) => {
    if (pair.isSame) return [];
    const earlier = new Map(pair.before.jobs.map((job) => [job.baseName, job]));
    return pair.now.jobs.flatMap((now): readonly JobPair[] => {
      const before = earlier.get(now.baseName);
      return before === undefined ? [] : [{ pair, now, before }];
    });
  });
}

/** One row per job whose number of instances changed, or may have changed. */
export const jobChanges = table(
  'job-change',
  {
    doc: 'A job whose number of instances is not what it was at the earlier revision; what `automatic` stands for counts.',
    label: ['name'],
    columns: {
      ...changedProduct,
      name: text('job as written'),
      role: text('what it does, as in the job table'),
      before_instances: integer('how many there were'),
      instances: integer('how many there will be'),
      lost_percent: integer('how many of a hundred are taken away; 0 when none is; absent when there was none'),
      blobstore: text('internal or external: the blobstore of the product now'),
      database: text('internal or external: the database of the product now'),
      same_footprint: flag('false when the file became full TAS or Small Footprint in the same revision'),
    },
  },
  (input) =>
    jobPairs(input).flatMap((jobs) => {
      const { now, before, pair } = jobs;
      if (countDiffers(now, before) === false) return [];
      return [
        new Row(now.anchor, {
          ...changedProductCells(pair.now),
          name: known(now.name, now.anchor),
          role: known<string>(now.component?.role ?? roleOf(pair.now.base, now.baseName) ?? 'other', now.anchor),
          before_instances: before.instances,
          instances: atChange(now.instances, before.instances),
          lost_percent: lostPercent(now.instances, before.instances),
          blobstore: () => blobstoreOf(pair.now),
          database: () => databaseOf(pair.now),
          same_footprint: known(!isConversion(pair), now.anchor),
        }),
      ];
    }),
);

/** `automatic` at both times is no change, also where nobody knows what it stands for. */
function countDiffers(now: Job, before: Job): boolean | undefined {
  const differ = cellsDiffer(now.instances, before.instances);
  return differ === undefined && now.isAutomatic && before.isAutomatic ? false : differ;
}

/** Full TAS has other jobs than Small Footprint. A file that names no telling job says nothing. */
function isConversion({ now, before }: ProductPair): boolean {
  const footprints = [now.footprint, before.footprint];
  return footprints.includes('full') && footprints.includes('small');
}

function lostPercent(now: Cell<number>, before: Cell<number>): Cell<number> {
  if (now.state !== 'known') return now;
  if (before.state !== 'known') return before;
  if (before.value === 0) return absent(now.anchor);
  return { ...now, value: Math.max(0, Math.round(((before.value - now.value) * 100) / before.value)) };
}

/** One row per persistent disk that changed, or may have changed: of jobs of products and of instance groups of manifests. */
export const diskChanges = table(
  'disk-change',
  {
    doc: 'A persistent disk whose size is not what it was at the earlier revision, or whose VMs are gone: of jobs, of the director itself, of instance groups, and of the disk types of a cloud config. In MB.',
    label: ['name'],
    columns: {
      owner: text('product slug (p-bosh for the director), name of the deployment, or path of the cloud config'),
      file_kind: text('product, director, bosh-manifest or cloud-config'),
      name: text('job, instance group or disk type'),
      before_mb: integer('size at the earlier revision: as written, else the default of the tile'),
      size_mb: integer('size now, likewise'),
      in_use: flag('false where it is certain that there was no VM with the disk, or will be none'),
      before_instances: integer('how many VMs there were'),
      instances: integer('how many there will be'),
    },
  },
  (input) => [
    ...jobPairs(input).flatMap(diskOfJob),
    ...groupPairs(input).flatMap(diskOfGroup),
    ...directorDisks(input),
    ...diskTypes(input),
  ],
);

function diskOfJob({ now, before, pair }: JobPair): readonly Row[] {
  const component = now.component ?? before.component;
  const size = (job: Job): Cell<number> => {
    const written = job.writtenDiskMb;
    const fallback = component?.disk?.default;
    return written.state !== 'absent' || fallback === undefined ? written : known(fallback, written.anchor);
  };
  const [sizeNow, sizeBefore] = [size(now), size(before)];
  if (sizeNow.state === 'absent' && sizeBefore.state === 'absent') return [];
  if (anyOf([cellsDiffer(sizeNow, sizeBefore), countDiffers(now, before)]) === false) return [];
  return [
    new Row(now.anchor, {
      owner: pair.now.slug,
      file_kind: known('product', now.anchor),
      name: known(now.name, now.anchor),
      before_mb: sizeBefore,
      size_mb: atChange(sizeNow, sizeBefore),
      in_use: inUse(now.instances, before.instances),
      before_instances: before.instances,
      instances: now.instances,
    }),
  ];
}

function inUse(now: Cell<number>, before: Cell<number>): Cell<boolean> {
  return known(![now, before].some((count) => count.state === 'known' && count.value === 0), now.anchor);
}

function diskOfGroup({ manifest, now, before }: GroupPair): readonly Row[] {
  const [sizeNow, sizeBefore] = [now, before].map((group) => integerCell(group.at('persistent_disk'), group.anchor)) as [
    Cell<number>,
    Cell<number>,
  ]; // two in, two out
  if (sizeBefore.state === 'absent') return [];
  const [countNow, countBefore] = [now, before].map((group) => integerCell(group.at('instances'), group.anchor)) as [
    Cell<number>,
    Cell<number>,
  ]; // likewise
  if (anyOf([cellsDiffer(sizeNow, sizeBefore), cellsDiffer(countNow, countBefore)]) === false) return [];
  return [
    new Row(now.anchor, {
      owner: manifest.name,
      file_kind: known('bosh-manifest', now.anchor),
      name: now.name,
      before_mb: sizeBefore,
      size_mb: atChange(sizeNow, sizeBefore),
      in_use: inUse(countNow, countBefore),
      before_instances: countBefore,
      instances: countNow,
    }),
  ];
}

/** A disk that belongs to no job: the director's own, and the types of a cloud config. */
function looseDisk(kind: string, owner: string, name: string, now: Cell<number>, before: Cell<number>): readonly Row[] {
  if (cellsDiffer(now, before) === false) return [];
  const { anchor } = now;
  return [
    new Row(anchor, {
      owner: known(owner, anchor),
      file_kind: known(kind, anchor),
      name: known(name, anchor),
      before_mb: before,
      size_mb: atChange(now, before),
      in_use: known(true, anchor),
      before_instances: absent(anchor),
      instances: absent(anchor),
    }),
  ];
}

function directorDisks(input: FactInput): readonly Row[] {
  const pair = directorPair(input);
  if (pair === undefined) return [];
  const [now, before] = [pair.now, pair.before].map((document) => directorDiskMb(document)) as [Cell<number>, Cell<number>]; // two in, two out
  return looseDisk('director', 'p-bosh', 'director', now, before);
}

function diskTypes(input: FactInput): readonly Row[] {
  const earlier = earlierInput(input);
  if (earlier === undefined) return [];
  const configs = documentsOf(earlier.foundation, 'cloud-config');
  return documentsOf(input.foundation, 'cloud-config').flatMap((document) => {
    const same = configs.find(({ file }) => file.path === document.file.path) ?? (configs.length === 1 ? configs[0] : undefined);
    if (same === undefined || same.root === document.root) return [];
    const before = sizesOf(same);
    return [...sizesOf(document)].flatMap(([name, size]) => {
      const then = before.get(name);
      return then === undefined ? [] : looseDisk('cloud-config', document.file.path, name, size, then);
    });
  });
}

/** Sizes of the disk types of a cloud config, by name. */
function sizesOf(document: Document): ReadonlyMap<string, Cell<number>> {
  const types = descend(document.root, 'disk_types');
  const sizes = new Map<string, Cell<number>>();
  for (const type of types?.kind === 'sequence' ? types.items : []) {
    const name = textCell(descend(type, 'name'), startOf(document));
    if (name.state === 'known') sizes.set(name.value, integerCell(descend(type, 'disk_size'), name.anchor));
  }
  return sizes;
}

/** One row per instance group with a disk that a manifest no longer has, and per deployment whose name changed. */
export const deploymentChanges = table(
  'deployment-change',
  {
    doc: 'Disks that a change of a BOSH manifest leaves behind: an instance group with a persistent disk is gone, or the deployment has another name.',
    label: ['name'],
    columns: {
      kind: text('group or deployment'),
      deployment: text('name of the deployment'),
      name: text('group that is gone, or the earlier name of the deployment'),
      after: text('group with a disk that is new and may be the same under another name, or the new name; absent when there is none'),
      moved: flag('true when a group of the manifest names it in migrated_from'),
      changed: flag('true; unknown when a variable hides a name'),
    },
  },
  (input) => manifestPairs(input).flatMap(({ now, before }) => [...removedGroups(now, before), ...renamedDeployment(now, before)]),
);

function removedGroups(now: BoshManifest, before: BoshManifest): readonly Row[] {
  const groups = ({ document }: BoshManifest) => descend(document.root, 'instance_groups');
  const places = removedItems({
    now: groups(now),
    before: groups(before),
    otherwise: now.anchor,
    document: now.document,
    keys: ['instance_groups'],
  });
  const names = new Set(now.groups.map(nameOf));
  const isComplete = !names.has(undefined);
  const earlier = new Set(before.groups.map(nameOf));
  const fresh = now.groups.find((group) => hasDisk(group) && !earlier.has(nameOf(group)));
  return before.groups.flatMap((group) => {
    if (!hasDisk(group) || nameOf(group) === undefined || names.has(nameOf(group))) return [];
    const place = fresh === undefined ? places.now(nameOf(group) ?? '') : { anchor: fresh.anchor, origin: undefined };
    const { anchor } = place;
    return [
      new Row(anchor, {
        kind: known('group', anchor),
        deployment: now.name,
        name: group.name,
        after: fresh === undefined ? absent(anchor) : fresh.name,
        moved: movedCell(now, nameOf(group) ?? '', anchor),
        changed: isComplete ? known(true, anchor, place.origin) : unknown(anchor),
      }),
    ];
  });
}

function hasDisk(group: InstanceGroup): boolean {
  const size = integerCell(group.at('persistent_disk'), group.anchor);
  return (
    (size.state === 'known' && size.value > 0) ||
    size.state === 'unknown' ||
    !isNullish(group.at('persistent_disk_type')) ||
    !isNullish(group.at('persistent_disks'))
  );
}

function movedCell(manifest: BoshManifest, name: string, anchor: Row['anchor']): Cell<boolean> {
  const lists = manifest.groups.map((group) => textsCell(group.at('migrated_from'), group.anchor));
  if (lists.some((list) => list.state === 'known' && list.value.includes(name))) return known(true, anchor);
  return lists.find((list) => list.state === 'unknown') === undefined ? known(false, anchor) : unknown(anchor);
}

function renamedDeployment(now: BoshManifest, before: BoshManifest): readonly Row[] {
  const changed = cellsDiffer(now.name, before.name);
  if (changed === false || !before.groups.some(hasDisk)) return [];
  return [
    new Row(now.anchor, {
      kind: known('deployment', now.anchor),
      deployment: now.name,
      name: before.name,
      after: now.name,
      moved: known(false, now.anchor),
      changed: answerCell(changed, now.name, before.name),
    }),
  ];
}
