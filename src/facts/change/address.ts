import { holdsRange, mergeRanges, parseRange, type IpRange } from '../../base/ip.ts';
import { atItem, textsCell } from '../../foundation/cell-of.ts';
import { absent, known, unknown, type Cell } from '../../value/cell.ts';
import type { ConfigNode } from '../../value/node.ts';
import { jobPairs } from './job.ts';
import { productPairs, type ProductPair } from '../revision-pairs.ts';
import { removedItems } from './removed-item.ts';
import { changedProduct, changedProductCells } from './changed-product.ts';
import type { FactInput } from '../input.ts';
import { flag, Row, table, text, texts } from '../table.ts';

/** One row per job whose fixed addresses or load balancers changed. */
export const addressChanges = table(
  'address-change',
  {
    doc: 'What people outside of the platform know a job by, when it is not what it was at the earlier revision: fixed addresses, load balancers. The order does not matter.',
    label: ['job'],
    few: true,
    columns: {
      ...changedProduct,
      job: text('job as written'),
      kind: text('static-ips or load-balancer'),
      before: texts('addresses or load balancers at the earlier revision'),
      after: texts('addresses or load balancers now'),
      gone: flag('true when one of the earlier ones is no longer there; false when some were only added'),
      changed: flag('true; unknown behind a variable'),
    },
  },
  (input) => [...productPairs(input).flatMap((pair) => (pair.isSame ? [] : staticRows(pair))), ...balancerRows(input)],
);

function staticRows(pair: ProductPair): readonly Row[] {
  return pair.now.properties.flatMap((property) => {
    const before = pair.before.property(property.canonical);
    if (before === undefined || !property.canonical.endsWith('.static_ips')) return [];
    const [now, then] = [
      { node: property.value, anchor: property.anchor },
      { node: before.value, anchor: before.anchor },
    ];
    return addressRow({
      kind: 'static-ips',
      job: property.named.part,
      now,
      then,
      keys: [property.name, 'value'],
      missing: missingAddresses,
      pair,
    });
  });
}

function balancerRows(input: FactInput): readonly Row[] {
  return jobPairs(input).flatMap(({ now, before, pair }) =>
    addressRow({
      kind: 'load-balancer',
      job: now.name,
      now: { node: now.at('elb_names'), anchor: now.anchor },
      then: { node: before.at('elb_names'), anchor: before.anchor },
      keys: [now.name, 'elb_names'],
      missing: missingNames,
      pair,
    }),
  );
}

/** A list of addresses or names at both times. */
interface Lists {
  readonly kind: string;
  readonly job: string;
  readonly now: { readonly node: ConfigNode | undefined; readonly anchor: Row['anchor'] };
  readonly then: { readonly node: ConfigNode | undefined; readonly anchor: Row['anchor'] };
  /** The last keys of the way to the list. */
  readonly keys: readonly string[];
  /** Those of the first list that the second does not hold. */
  readonly missing: (from: readonly string[], among: readonly string[]) => readonly string[];
  readonly pair: ProductPair;
}

function addressRow({ kind, job, now, then, keys, missing, pair }: Lists): readonly Row[] {
  const [after, before] = [textsCell(now.node, now.anchor), textsCell(then.node, then.anchor)];
  if (after.state === 'absent' || before.state === 'absent') return [];
  if (after.state === 'unknown' && before.state === 'unknown' && after.variables.join() === before.variables.join()) return [];
  const isHidden = after.state === 'unknown' || before.state === 'unknown';
  const [lost] = isHidden ? [] : missing(valuesOf(before), valuesOf(after));
  const [added] = isHidden ? [] : missing(valuesOf(after), valuesOf(before));
  if (!isHidden && lost === undefined && added === undefined) return [];
  const whole = after.state === 'known' ? { anchor: after.anchor, origin: after.origin } : { anchor: after.anchor, origin: undefined };
  const moved = added === undefined ? whole : atItem(known(true, whole.anchor, whole.origin), now.node, added);
  const lists = { now: now.node, before: then.node, otherwise: after.anchor, document: pair.now.document, keys };
  const { anchor, origin } = lost === undefined ? moved : removedItems(lists).now(lost);
  const variables = [after, before].flatMap((cell) => (cell.state === 'unknown' ? cell.variables : []));
  const answer = (value: boolean): Cell<boolean> => (isHidden ? unknown(anchor, variables) : known(value, anchor, origin));
  return [
    new Row(anchor, {
      ...changedProductCells(pair.now),
      job: job === '' ? absent(anchor) : known(job, anchor),
      kind: known(kind, anchor),
      before,
      after,
      gone: answer(lost !== undefined),
      changed: answer(true),
    }),
  ];
}

function valuesOf(cell: Cell<readonly string[]>): readonly string[] {
  return cell.state === 'known' ? cell.value.filter((value) => value !== '') : [];
}

/** Compared as sets: `10.0.0.5-10.0.0.7` is its three addresses. What is no address is compared as text. */
function missingAddresses(from: readonly string[], among: readonly string[]): readonly string[] {
  const merged = mergeRanges(among.flatMap((text) => rangeOf(text) ?? []));
  const texts = new Set(among);
  return from.filter((text) => {
    const range = rangeOf(text);
    return range === undefined ? !texts.has(text) : !holdsRange(merged, range);
  });
}

function missingNames(from: readonly string[], among: readonly string[]): readonly string[] {
  const names = new Set(among);
  return from.filter((name) => !names.has(name));
}

function rangeOf(text: string): IpRange | undefined {
  const range = parseRange(text);
  return 'problem' in range ? undefined : range;
}
