import type { JobDemands } from '../../catalog/job-demand.ts';
import { demandsOf } from '../../catalog/job-demands.ts';
import { manifestsOf, ManifestJob, type InstanceGroup } from '../../foundation/bosh-manifest.ts';
import { keyOf } from '../../foundation/cell-of.ts';
import { mapsIn } from '../../value/node.ts';
import type { FactInput } from '../input.ts';
import { rowsOf, table, text, type Row } from '../table.ts';
import { AskedProperties } from './asked-properties.ts';
import { judge } from './judge-demand.ts';
import { mayChange } from './pending-operation.ts';
import { refusalCells, refusalColumns, type Refusal } from './refusal-columns.ts';
import { addonsOf } from './runtime-addon.ts';

const columns = { job: text('name of the job'), ...refusalColumns };

const refusalRow = rowsOf<typeof columns, Refusal & { readonly job: ManifestJob }>({ job: ({ job }) => job.name, ...refusalCells });

/** One row per property that the templates of its job, or its program, refuse. Only jobs whose templates the catalogue knows. */
export const jobRefusals = table(
  'job-refusal',
  {
    doc: 'A property of a job, in a manifest or in an add-on, that the templates of the job or its program refuse.',
    label: ['job', 'property'],
    looksAt: { kinds: ['bosh-manifest', 'runtime-config'], sections: ['instance_groups', 'addons'] },
    columns,
  },
  (input) => jobsOf(input).flatMap(({ job, group }) => refusalsOf(job, group, input)),
);

interface PlacedJob {
  readonly job: ManifestJob;
  /** Left out for jobs of add-ons. */
  readonly group?: InstanceGroup;
}

function jobsOf(input: FactInput): readonly PlacedJob[] {
  return [
    ...manifestsOf(input.foundation).flatMap((manifest): readonly PlacedJob[] => [
      ...manifest.groups.flatMap((group) => group.jobs.map((job) => ({ job, group }))),
      ...manifest
        .list('addons')
        .flatMap((addon) => mapsIn(addon.get('jobs')).map((job) => ({ job: new ManifestJob(job, manifest.anchor) }))),
    ]),
    ...addonsOf(input).flatMap(({ jobs }) => jobs.map((job) => ({ job }))),
  ];
}

function refusalsOf(job: ManifestJob, group: InstanceGroup | undefined, input: FactInput): readonly Row<typeof columns>[] {
  const demands = job.name.state === 'known' ? demandsOf(job.name.value) : undefined;
  if (demands === undefined) return [];
  const properties = new AskedProperties(job.node.get('properties'), keyOf(job.node.entry('properties'), job.anchor));
  if (!reads(demands, properties)) return [];
  const mayComplete = group !== undefined && mayChange(group, 'jobs', input);
  return demands.demands.flatMap((demand) =>
    properties
      .places(demand.at)
      .flatMap((place) => judge(demand, place, properties))
      .map((judgement) => {
        const open = judgement.open ?? (mayComplete && INCOMPLETE.has(demand.asks) ? [] : undefined);
        return refusalRow({ job, demand, judgement: { ...judgement, ...(open === undefined ? {} : { open }) }, anchor: judgement.anchor });
      }),
  );
}

/** What an ops-file may complete. */
const INCOMPLETE: ReadonlySet<string> = new Set(['parts', 'needs', 'together', 'member', 'count']);

/** False where a setting makes the job read none of it, or may. */
function reads({ unless = [] }: JobDemands, properties: AskedProperties): boolean {
  return !unless.some((state) => properties.answer(state) !== false);
}
