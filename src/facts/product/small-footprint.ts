import type { Job } from '../../foundation/job.ts';
import { productsOf, type ProductConfig } from '../../foundation/product-config.ts';
import { combine, isDefault, known, mapCell, unknown, type Cell } from '../../value/cell.ts';
import { productIdentity, productIdentityCells } from '../product-identity.ts';
import type { FactInput } from '../input.ts';
import { databaseOf } from './product.ts';
import { flag, Row, table, texts } from '../table.ts';

/** Roles that the documentation gives counts for. */
const ROLES: readonly string[] = ['control', 'cell', 'database', 'router'];

/** One row per Small Footprint TAS whose resource-config names one of these jobs: they are scaled out together or not at all. */
export const smallFootprints = table(
  'small-footprint',
  {
    doc: 'The jobs of a Small Footprint TAS (control, compute, database, router), beside the counts that the documentation gives for high availability. An external database leaves nothing to its job, and a single one in a foundation that is scaled out, or written for production, is told apart.',
    label: ['product'],
    few: true,
    looksAt: { kinds: ['product'], sections: ['resource-config'] },
    columns: {
      ...productIdentity,
      short: texts('jobs with fewer instances than documented; its place is the count of the first of them'),
      alone: flag('true when one of those has a single instance, so that an update or the loss of it is an interruption'),
      ready: texts('jobs with as many as documented'),
    },
  },
  (input) => productsOf(input.foundation).flatMap((product) => (product.footprint === 'small' ? rowOf(product, input) : [])),
);

function rowOf(product: ProductConfig, input: FactInput): readonly Row[] {
  const jobs = product.jobs.filter(
    (job) => job.component !== undefined && ROLES.includes(job.component.role) && !isElsewhere(job) && isToldApart(job, input) !== true,
  );
  const [first] = jobs;
  if (first === undefined) return [];
  return [
    new Row(first.anchor, {
      ...productIdentityCells(product),
      short: () => shortOf(jobs, input),
      alone: () => aloneOf(jobs, input),
      ready: () =>
        combine(
          jobs.map(({ instances }) => (instances.state === 'absent' ? known(0, instances.anchor) : instances)),
          first.anchor,
          () => jobs.filter(isReady).map((job) => job.name),
        ),
    }),
  ];
}

function isElsewhere(job: Job): boolean {
  if (job.component?.role !== 'database') return false;
  const database = databaseOf(job.product);
  return database.state === 'known' && database.value === 'external';
}

/** For a single database. Undefined when it cannot be told. */
function isToldApart(job: Job, { foundation }: FactInput): boolean | undefined {
  if (job.component?.role !== 'database') return false;
  const { highAvailability } = job.product;
  const written = job.writtenInstances;
  const isOne = job.instances.state === 'known' && job.instances.value === 1;
  if (!isOne) return false;
  if ((highAvailability.state === 'known' && highAvailability.value) || (foundation.purpose === 'production' && written.state === 'known'))
    return true;
  return highAvailability.state === 'unknown' ? undefined : false;
}

/** Undefined when it cannot be told. */
function isShort(job: Job, input: FactInput): boolean | undefined {
  const { instances, component } = job;
  if (isToldApart(job, input) === undefined || instances.state === 'unknown') return undefined;
  return instances.state === 'known' && instances.value < (component?.ha ?? 0);
}

function shortOf(jobs: readonly Job[], input: FactInput): Cell<readonly string[]> {
  const found = jobs.filter((job) => isShort(job, input) === true);
  const [first] = found;
  if (first !== undefined) {
    const short = mapCell(first.instances, () => found.map(({ name }) => name));
    // As soon as somebody wrote one of the counts, it is not about defaults alone.
    return found.every(({ instances }) => isDefault(instances)) || short.state !== 'known' || !isDefault(short)
      ? short
      : known(short.value, short.anchor);
  }
  const open = jobs.find((job) => isShort(job, input) === undefined);
  if (open === undefined) return known([], jobs[0]!.anchor);
  return open.instances.state === 'unknown' ? open.instances : unknown(open.instances.anchor);
}

/** A job with one instance settles it; without one an open count may still be 1. */
function aloneOf(jobs: readonly Job[], input: FactInput): Cell<boolean> {
  const found = jobs.find((job) => isShort(job, input) === true && job.instances.state === 'known' && job.instances.value === 1);
  if (found !== undefined) return mapCell(found.instances, () => true);
  const open = jobs.find((job) => isShort(job, input) === undefined);
  return open === undefined ? known(false, jobs[0]!.anchor) : unknown(open.anchor);
}

function isReady({ instances, component }: Job): boolean {
  return instances.state === 'known' && component?.ha !== undefined && instances.value >= component.ha;
}
