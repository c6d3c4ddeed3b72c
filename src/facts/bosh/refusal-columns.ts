/** What a refusal of a property is told by, for jobs and for variables alike. */
import type { JobDemand } from '../../catalog/job-demand.ts';
import { absent, known, unknown, type Cell } from '../../value/cell.ts';
import { flag, integer, text, texts, type CellsOf } from '../table.ts';
import type { Judgement } from './judge-demand.ts';

/** A demand that is not met. */
export interface Refusal {
  readonly demand: JobDemand;
  readonly judgement: Judgement;
  readonly anchor: Judgement['anchor'];
}

export const refusalColumns = {
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
  missing: texts('keys that are missing; for shape: the keys that each item of the list needs'),
  other: text('the property that has to be there too, or must not'),
  instead: text('for nothing: what the job takes instead; for form: the form; for count and distinct: the key'),
  count: integer('how many items there are of which some are asked'),
  open: flag('true when other versions of the job may take more words, or still the property'),
};

export const refusalCells: CellsOf<typeof refusalColumns, Refusal> = {
  property: ({ judgement: { path }, anchor }) => known(path, anchor),
  demand: ({ demand, anchor }) => known(demand.asks, anchor),
  by: ({ demand, anchor }) => known(demand.by ?? 'template', anchor),
  refused: ({ judgement: { open, origin }, anchor }) => (open === undefined ? known(true, anchor, origin) : unknown(anchor, open, origin)),
  // A name that stands elsewhere in the file is no secret, whatever its key is called.
  value: ({ demand, judgement: { value, origin }, anchor }) =>
    value === undefined || demand.asks === 'member' ? cellOf(value, anchor) : known(value, anchor, origin),
  takes: ({ demand, judgement, anchor }) => cellOf(judgement.takes ?? takenBy(demand), anchor),
  near: ({ judgement, anchor }) => cellOf(judgement.near, anchor),
  least: ({ demand, anchor }) => cellOf('least' in demand ? demand.least : undefined, anchor),
  most: ({ demand, anchor }) => cellOf('most' in demand ? demand.most : undefined, anchor),
  or: ({ demand, anchor }) => cellOf('or' in demand ? demand.or : undefined, anchor),
  missing: ({ demand, judgement, anchor }) => cellOf(judgement.missing ?? ('items' in demand ? demand.items : undefined), anchor),
  other: ({ judgement, anchor }) => cellOf(judgement.other, anchor),
  instead: ({ demand, anchor }) => cellOf(insteadOf(demand), anchor),
  count: ({ judgement, anchor }) => cellOf(judgement.count, anchor),
  open: ({ demand, anchor }) => known('open' in demand ? (demand.open ?? false) : false, anchor),
};

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
