import type { Role } from '../../catalog/components.ts';
import { textsCell } from '../../foundation/cell-of.ts';
import { productsOf, type Job, type ProductConfig } from '../../foundation/product-config.ts';
import { absent, combine, isDefault, known, mapCell, unknown, type Cell } from '../../value/cell.ts';
import { productIdentity, productIdentityCells } from '../identity.ts';
import type { FactInput } from '../input.ts';
import { databaseOf, productSize } from './product.ts';
import { flag, integer, Row, table, text, texts } from '../table.ts';

interface Group {
  readonly name: string;
  readonly footprint: 'full' | 'small';
  readonly roles: readonly Role[];
  /** The count of a job that the question is about: as it will be, or only a number that somebody wrote. */
  readonly count: (job: Job) => Cell<number>;
  /** Whether a count is too small; `zones` is how many availability zones the product is spread over. */
  readonly isTooFew: (count: number, job: Job, zones: number) => boolean;
}

const GROUPS: readonly Group[] = [
  {
    name: 'control-plane',
    footprint: 'full',
    roles: ['api', 'api-worker', 'clock', 'uaa'],
    count: (job) => job.instances,
    isTooFew: (count) => count === 1,
  },
  {
    name: 'logging',
    footprint: 'full',
    roles: ['doppler', 'traffic-controller', 'log-cache'],
    count: (job) => job.instances,
    isTooFew: (count) => count === 1,
  },
  {
    name: 'zones',
    footprint: 'full',
    roles: ['router', 'brain', 'bbs', 'clock', 'credhub'],
    count: (job) => job.writtenInstances,
    isTooFew: (count, _job, zones) => count >= 2 && count < zones,
  },
  {
    name: 'small-footprint',
    footprint: 'small',
    roles: ['control', 'cell', 'database', 'router'],
    count: (job) => job.instances,
    isTooFew: (count, job) => count < (job.component?.ha ?? 0),
  },
];

/** One row per product and group of jobs that are judged together, so that several of them make one finding. */
export const jobGroups = table(
  'job-group',
  {
    doc: 'Jobs of a TAS config that are judged together: how many of them have too few instances. Only jobs that are written in resource-config.',
    label: ['product', 'group'],
    few: true,
    looksAt: { kinds: ['product'], sections: ['resource-config'] },
    columns: {
      ...productIdentity,
      ha: productSize.ha,
      group: text(
        'control-plane and logging: a job with one instance is too few; zones: a written count of two or more below the number of availability zones; small-footprint: a count below the one for high availability',
      ),
      below: flag('true when at least one job has too few; its place is the count of the first of them'),
      too_few: texts('jobs with too few instances, with their count'),
      alone: flag('true when one of those with too few has a single instance, so that an update or the loss of it is an interruption'),
      ready: texts('jobs whose count is enough for high availability'),
      az_count: integer('how many availability zones the product is spread over'),
    },
  },
  (input) =>
    productsOf(input.foundation).flatMap((product) =>
      GROUPS.filter(({ footprint }) => product.footprint === footprint).flatMap((group) => groupRow(group, product, input)),
    ),
);

function groupRow(group: Group, product: ProductConfig, input: FactInput): readonly Row[] {
  const jobs = product.jobs.filter(
    (job) =>
      job.component !== undefined &&
      group.roles.includes(job.component.role) &&
      !isElsewhere(job) &&
      hasItsOwnRule(group, job, input) !== true,
  );
  const [first] = jobs;
  if (first === undefined) return [];
  const zones = zonesOf(product);
  const tooFew = (): readonly Job[] => jobs.filter((job) => isTooFew(group, job, zones, input) === true);
  return [
    new Row(first.anchor, {
      ...productIdentityCells(product, input),
      ha: product.highAvailability,
      group: known(group.name, first.anchor),
      below: () => belowOf(group, jobs, zones, input),
      too_few: () =>
        known(
          tooFew().map((job) => `\`${job.name}\` (${countText(group.count(job))})`),
          first.anchor,
        ),
      alone: () => aloneOf(group, jobs, zones, input),
      ready: () =>
        combine(
          jobs.map(({ instances }) => (instances.state === 'absent' ? known(0, instances.anchor) : instances)),
          first.anchor,
          () => jobs.filter(isReady).map((job) => job.name),
        ),
      az_count: zones,
    }),
  ];
}

/** An external database leaves nothing for the database job to do. */
function isElsewhere(job: Job): boolean {
  if (job.component?.role !== 'database') return false;
  const database = databaseOf(job.product);
  return database.state === 'known' && database.value === 'external';
}

/** A single database of a Small Footprint that is otherwise scaled out, or of production when somebody wrote the 1, is a finding of its own. Undefined when it cannot be told. */
function hasItsOwnRule(group: Group, job: Job, { foundation }: FactInput): boolean | undefined {
  if (group.name !== 'small-footprint' || job.component?.role !== 'database') return false;
  const { highAvailability } = job.product;
  const written = job.writtenInstances;
  const isOne = job.instances.state === 'known' && job.instances.value === 1;
  if (!isOne) return false;
  if ((highAvailability.state === 'known' && highAvailability.value) || (foundation.purpose === 'production' && written.state === 'known'))
    return true;
  return highAvailability.state === 'unknown' ? undefined : false;
}

/** Undefined when it cannot be told. */
function isTooFew(group: Group, job: Job, zones: Cell<number>, input: FactInput): boolean | undefined {
  if (hasItsOwnRule(group, job, input) === undefined) return undefined;
  const count = group.count(job);
  if (count.state === 'absent') return false;
  if (count.state === 'unknown') return undefined;
  if (group.name !== 'zones') return group.isTooFew(count.value, job, 0);
  return zones.state === 'known' ? group.isTooFew(count.value, job, zones.value) : zones.state === 'absent' ? false : undefined;
}

function belowOf(group: Group, jobs: readonly Job[], zones: Cell<number>, input: FactInput): Cell<boolean> {
  const answers = jobs.map((job) => ({ cell: group.count(job), answer: isTooFew(group, job, zones, input) }));
  const found = answers.filter(({ answer }) => answer === true).map(({ cell }) => cell);
  const [first] = found;
  if (first !== undefined) {
    const below = mapCell(first, () => true);
    // As soon as somebody wrote one of the counts, the finding is not about defaults alone.
    return found.every(isDefault) || !isDefault(below) ? below : known(true, below.anchor);
  }
  const open = answers.find(({ answer }) => answer === undefined);
  if (open === undefined) return known(false, jobs[0]!.anchor);
  return open.cell.state === 'unknown' ? open.cell : unknown(open.cell.anchor, zones.state === 'unknown' ? zones.variables : []);
}

/** A job with one instance settles it; without one an open count may still be 1. */
function aloneOf(group: Group, jobs: readonly Job[], zones: Cell<number>, input: FactInput): Cell<boolean> {
  const found = jobs.find((job) => isTooFew(group, job, zones, input) === true && countText(group.count(job)) === '1');
  if (found !== undefined) return mapCell(group.count(found), () => true);
  const open = jobs.find((job) => isTooFew(group, job, zones, input) === undefined);
  return open === undefined ? known(false, jobs[0]!.anchor) : unknown(open.anchor);
}

function isReady(job: Job): boolean {
  const { instances, component } = job;
  return instances.state === 'known' && component?.ha !== undefined && instances.value >= component.ha;
}

function countText(count: Cell<number>): string {
  return count.state === 'known' ? String(count.value) : '';
}

/** Azure spreads VMs inside one pseudo zone, which says nothing about zones. */
function zonesOf(product: ProductConfig): Cell<number> {
  const anchor = product.sectionAnchor('network-properties');
  const names = textsCell(product.at('network-properties', 'other_availability_zones'), anchor);
  const zones = mapCell(names, (list) => new Set(list.filter((name) => name !== '' && name !== 'null')).size);
  return names.state === 'known' && names.value.includes('Availability Sets') ? absent(anchor) : zones;
}
