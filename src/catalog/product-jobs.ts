import { didYouMean } from '../base/did-you-mean.ts';
import { memoByText } from '../base/memo.ts';
import { COMPONENTS } from './components.ts';
import { REMOVALS } from './removals.ts';
import type { SourceId } from './sources.ts';

/** The names that `resource-config` may have, by product. Jobs of TAS stand in the table of components, those of its old versions among the removals. */
interface ProductJobs {
  readonly product: string;
  readonly jobs: readonly string[];
  readonly source: readonly SourceId[];
}

const words = (text: string): readonly string[] => text.split(' ');

// prettier-ignore
const JOBS: readonly ProductJobs[] = [
  { product: 'cf', jobs: ['push-apps-manager'], source: ['meta'] },
  { product: 'p-isolation-segment', jobs: words('isolated_tcp_router router tcp_router'), source: ['seg'] },
  { product: 'pivotal-container-service', jobs: words('pivotal-container-service pks-db'), source: ['tiles', 'gen'] },
  { product: 'pivotal-mysql', jobs: words('dedicated-mysql-broker register-broker smoke-tests plugin-tests delete-all-service-instances-and-deregister-broker upgrade-all-service-instances orphan-deployments'), source: ['tiles', 'gen'] },
  { product: 'p-redis', jobs: words('redis-on-demand-broker cf-redis-broker dedicated-node'), source: ['tiles', 'gen'] },
  { product: 'p-rabbitmq', jobs: words('rabbitmq-broker rabbitmq-haproxy rabbitmq-server on-demand-broker'), source: ['tiles', 'gen'] },
  { product: 'aws-services', jobs: words('deploy-errand delete-errand compilation'), source: ['tiles'] },
  { product: 'p-healthwatch2', jobs: words('grafana pxc pxc-proxy tsdb'), source: ['gen'] },
  { product: 'harbor-container-registry', jobs: words('harbor-app smoke-testing'), source: ['gen'] },
];

/** Products whose jobs are known for every version up to the newest that was seen. */
const COMPLETE: ReadonlySet<string> = new Set(['cf', 'p-isolation-segment']);

/** Newest version whose jobs and properties are in the catalogue. */
export const NEWEST_SEEN = '10.4';

/** What people call a job of TAS by habit, beside its name in the open source deployment. */
const ALIASES: ReadonlyMap<string, string> = new Map([
  ...COMPONENTS.flatMap(({ product, job, manifestNames }) =>
    product === 'cf' ? (manifestNames ?? []).map((name) => [name, job] as const) : [],
  ),
  ['gorouter', 'router'],
  ['windows2019-cell', 'diego_cell'],
]);

const known = new Map<string, ReadonlySet<string>>();

function jobsOf(product: string): ReadonlySet<string> {
  let jobs = known.get(product);
  if (jobs === undefined) {
    jobs = new Set([
      ...(JOBS.find((entry) => entry.product === product)?.jobs ?? []),
      ...COMPONENTS.filter((component) => component.product === product).flatMap(({ job, formerNames }) => [job, ...(formerNames ?? [])]),
      ...(product === 'cf' ? REMOVALS : []).flatMap(({ name }) => (name.startsWith(PREFIX) ? [name.slice(PREFIX.length)] : [])),
    ]);
    known.set(product, jobs);
  }
  return jobs;
}

const PREFIX = 'resource-config.';

/** The jobs that a product has today, as far as they are known. */
export function jobNamesOf(product: string): readonly string[] {
  return [...jobsOf(product)].filter((job) => !isGone(job));
}

/** Whether a product has, or once had, a job; undefined for products whose jobs no source tells. */
export function hasJob(product: string, job: string): boolean | undefined {
  const jobs = jobsOf(product);
  return jobs.size === 0 ? undefined : jobs.has(job);
}

/** True when every job of the product is known, up to its newest version seen. */
export function knowsAllJobs(product: string): boolean {
  return COMPLETE.has(product);
}

/** The job that an unknown name was probably meant to be: `routers`, `diego-cell`, `cell`, `gorouter`. Undefined when none is near. */
export function nearJob(product: string, name: string): string | undefined {
  return nearest(product)(name);
}

const nearest = memoByText((product) => memoByText((name) => findNear(product, name)));

function findNear(product: string, name: string): string | undefined {
  const current = jobNamesOf(product);
  const plain = plainName(name);
  const alias = product === 'cf' ? ALIASES.get(name) : undefined;
  const same = current.find((job) => plainName(job) === plain) ?? current.find((job) => letters(job) === letters(name));
  if (same !== undefined || alias !== undefined) return same ?? alias;
  const near = didYouMean(
    plain,
    current.map((job) => plainName(job)),
  );
  if (near !== undefined) return current.find((job) => plainName(job) === near);
  const parts = current.filter((job) => plain.length > 3 && `_${plainName(job)}_`.includes(`_${plain}_`));
  return parts.length === 1 ? parts[0] : undefined;
}

function plainName(name: string): string {
  return name.toLowerCase().replaceAll(/[-.]/g, '_').replace(/s$/, '');
}

/** `HAProxy` and `ha-proxy` have the letters of `ha_proxy`. */
function letters(name: string): string {
  return plainName(name).replaceAll('_', '');
}

function isGone(job: string): boolean {
  return REMOVALS.some(({ name }) => name === `${PREFIX}${job}`);
}
