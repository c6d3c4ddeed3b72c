import type { JobDemand, JobDemands } from '../../catalog/job-demand.ts';
import { demandsOf } from '../../catalog/job-demands.ts';
import { manifestsOf, ManifestJob, type InstanceGroup } from '../../foundation/bosh-manifest.ts';
import { absent, known, unknown, type Cell } from '../../value/cell.ts';
import { mapsIn } from '../../value/node.ts';
import type { FactInput } from '../input.ts';
import { rowsOf, flag, integer, table, text, texts, type Row } from '../table.ts';
import { judge, type Judgement } from './job-judgement.ts';
import { JobProperties } from './job-properties.ts';
import { mayChange } from './pending-operation.ts';
import { addonsOf } from './runtime-addon.ts';

const columns = {
  job: text('name of the job'),
  property: text('the property, with the numbers of items: router.tls_pem[0]'),
  demand: text(
    'what is asked of it: word, number, shape, nothing, length, form, member, parts, needs, without, together, count or distinct',
  ),
  by: text('template (BOSH cannot render the job) or process (the program stops at its start)'),
  refused: flag('true; unknown while a variable or an ops-file that nothing applies decides'),
  value: text('what is written, for shape its shape; absent for maps and for secrets'),
  takes: texts('words, shapes or names that the job takes'),
  near: text('the one of them that was probably meant'),
  least: integer('smallest number, shortest text in characters, or fewest items'),
  most: integer('largest number, or most items'),
  or: integer('a number outside of that which is fine, too: mostly 0 for off'),
  missing: texts('keys that are missing'),
  other: text('the property that has to be there too, or must not'),
  instead: text('for nothing: what the job takes instead; for form: the form; for count and distinct: the key'),
  count: integer('how many items there are of which some are asked'),
  open: flag('true when other versions of the job may take more words, or still the property'),
};

interface Refusal {
  readonly job: ManifestJob;
  readonly demand: JobDemand;
  readonly judgement: Judgement;
  readonly anchor: Judgement['anchor'];
}

const refusalRow = rowsOf<typeof columns, Refusal>({
  job: ({ job }) => job.name,
  property: ({ judgement: { path, origin }, anchor }) => known(path, anchor, origin),
  demand: ({ demand, anchor }) => known(demand.asks, anchor),
  by: ({ demand, anchor }) => known(demand.by ?? 'template', anchor),
  refused: ({ judgement: { open, origin }, anchor }) => (open === undefined ? known(true, anchor, origin) : unknown(anchor, open, origin)),
  value: ({ judgement, anchor }) => cellOf(judgement.value, anchor),
  takes: ({ demand, judgement, anchor }) => cellOf(judgement.takes ?? takenBy(demand), anchor),
  near: ({ judgement, anchor }) => cellOf(judgement.near, anchor),
  least: ({ demand, anchor }) => cellOf('least' in demand ? demand.least : undefined, anchor),
  most: ({ demand, anchor }) => cellOf('most' in demand ? demand.most : undefined, anchor),
  or: ({ demand, anchor }) => cellOf('or' in demand ? demand.or : undefined, anchor),
  missing: ({ judgement, anchor }) => cellOf(judgement.missing, anchor),
  other: ({ judgement, anchor }) => cellOf(judgement.other, anchor),
  instead: ({ demand, anchor }) => cellOf(insteadOf(demand), anchor),
  count: ({ judgement, anchor }) => cellOf(judgement.count, anchor),
  open: ({ demand, anchor }) => known('open' in demand ? (demand.open ?? false) : false, anchor),
});

function cellOf<V>(value: V | undefined, anchor: Refusal['anchor']): Cell<V> {
  return value === undefined ? absent(anchor) : known(value, anchor);
}

function takenBy(demand: JobDemand): readonly string[] | undefined {
  if (demand.asks === 'word') return demand.words;
  if (demand.asks === 'shape') return demand.shapes;
  return 'values' in demand ? demand.values : undefined;
}

function insteadOf(demand: JobDemand): string | undefined {
  if (demand.asks === 'nothing') return demand.instead;
  if (demand.asks === 'form') return demand.form;
  return demand.asks === 'count' || demand.asks === 'distinct' ? demand.key : undefined;
}

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
  const properties = new JobProperties(job);
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
function reads({ unless = [] }: JobDemands, properties: JobProperties): boolean {
  return !unless.some((state) => properties.answer(state) !== false);
}
