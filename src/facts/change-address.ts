import { textsCell } from '../foundation/cell-of.ts';
import { absent, known, unknown, type Cell } from '../value/cell.ts';
import { jobPairs } from './change-job.ts';
import { productPairs, type ProductPair } from './earlier.ts';
import { productIdentity, productIdentityCells } from './identity.ts';
import type { FactInput } from './input.ts';
import { flag, Row, table, text, texts } from './table.ts';

/** One row per job whose fixed addresses or load balancers changed. */
export const addressChanges = table(
  'address-change',
  {
    doc: 'What people outside of the platform know a job by, when it is not what it was at the earlier revision: fixed addresses, load balancers. The order does not matter.',
    label: ['job'],
    few: true,
    columns: {
      ...productIdentity,
      job: text('job as written'),
      kind: text('static-ips or load-balancer'),
      before: texts('addresses or load balancers at the earlier revision'),
      after: texts('addresses or load balancers now'),
      gone: flag('true when one of the earlier ones is no longer there; false when some were only added'),
      changed: flag('true; unknown behind a variable'),
    },
  },
  (input) => [...productPairs(input).flatMap((pair) => (pair.isSame ? [] : staticRows(pair, input))), ...balancerRows(input)],
);

function staticRows(pair: ProductPair, input: FactInput): readonly Row[] {
  return pair.now.properties.flatMap((property) => {
    const before = pair.before.property(property.canonical);
    if (before === undefined || !property.canonical.endsWith('.static_ips')) return [];
    return addressRow(
      'static-ips',
      property.part,
      textsCell(property.value, property.anchor),
      textsCell(before.value, before.anchor),
      pair,
      input,
    );
  });
}

function balancerRows(input: FactInput): readonly Row[] {
  return jobPairs(input).flatMap(({ now, before, pair }) =>
    addressRow(
      'load-balancer',
      now.name,
      textsCell(now.at('elb_names'), now.anchor),
      textsCell(before.at('elb_names'), before.anchor),
      pair,
      input,
    ),
  );
}

function addressRow(
  kind: string,
  job: string,
  after: Cell<readonly string[]>,
  before: Cell<readonly string[]>,
  pair: ProductPair,
  input: FactInput,
): readonly Row[] {
  const { anchor } = after;
  if (after.state === 'absent' || before.state === 'absent') return [];
  if (after.state === 'unknown' && before.state === 'unknown' && after.variables.join() === before.variables.join()) return [];
  const isHidden = after.state === 'unknown' || before.state === 'unknown';
  const [now, then] = [valuesOf(after), valuesOf(before)];
  const gone = then.some((value) => !now.includes(value));
  if (!isHidden && !gone && now.length === then.length) return [];
  const variables = after.state === 'unknown' ? after.variables : before.state === 'unknown' ? before.variables : [];
  const answer = (value: boolean): Cell<boolean> =>
    isHidden ? unknown(anchor, variables) : known(value, anchor, after.state === 'known' ? after.origin : undefined);
  return [
    new Row(anchor, {
      ...productIdentityCells(pair.now, input),
      job: job === '' ? absent(anchor) : known(job, anchor),
      kind: known(kind, anchor),
      before,
      after,
      gone: answer(gone),
      changed: answer(true),
    }),
  ];
}

function valuesOf(cell: Cell<readonly string[]>): readonly string[] {
  return cell.state === 'known' ? cell.value.filter((value) => value !== '') : [];
}
