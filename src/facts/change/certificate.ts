import { absent, known, unknown, type Cell } from '../../value/cell.ts';
import { propertyDiffers } from '../../foundation/difference.ts';
import { earlierInput, productPairs, type ProductPair } from '../revision-pairs.ts';
import { domainChangesOf } from './domain.ts';
import { isBelow } from '../domains/domain.ts';
import { changedProduct, changedProductCells } from './changed-product.ts';
import type { FactInput } from '../input.ts';
import { coverageOf, type Coverage } from '../certificates/required-name.ts';
import { flag, integer, Row, table, text, texts } from '../table.ts';
import { coversHost, type Certificate } from '../certificates/x509.ts';

const DAY = 24 * 60 * 60 * 1000;

/** One row per product whose Gorouter certificates changed. */
export const certificateChanges = table(
  'certificate-change',
  {
    doc: 'The certificates that Gorouter shows, when they are not those of the earlier revision. All pairs count together.',
    label: ['property'],
    columns: {
      ...changedProduct,
      property: text('property that holds the certificates'),
      lost_names: texts('names that were covered and no longer are; names of a domain that was given up in the same revision are left out'),
      before_issuer: text('issuer of the first certificate at the earlier revision'),
      issuer: text('issuer of the first certificate now'),
      other_issuer: flag('true when the first certificate has another issuer than it had'),
      before_not_after: text('day on which the first of them would have expired'),
      not_after: text('day on which the first of them expires now'),
      days_lost: integer('days by which that day came nearer; 0 when it did not'),
    },
  },
  (input) => productPairs(input).flatMap((pair) => certificateRows(pair, input)),
);

const PROPERTY = '.properties.networking_poe_ssl_certs';

function certificateRows(pair: ProductPair, input: FactInput): readonly Row[] {
  const earlier = earlierInput(input);
  if (earlier === undefined || pair.isSame || propertyDiffers(pair.now, pair.before, PROPERTY) === false) return [];
  const [now, before] = [coverageOf(pair.now, 'router', input), coverageOf(pair.before, 'router', earlier)];
  if (now === undefined || before === undefined) return [];
  const { anchor, origin } = now;
  const lost = lostNames(now, before, anchor);
  const [first, firstBefore] = [now.first, before.first];
  const other = isOther(first, firstBefore);
  const [ends, endedBefore] = [earliestEnd(now, anchor), earliestEnd(before, before.anchor)];
  return [
    new Row(anchor, {
      ...changedProductCells(pair.now),
      property: known(now.property, anchor, origin),
      lost_names: withoutOldDomains(lost, pair, input),
      before_issuer: issuerCell(firstBefore, before.anchor),
      issuer: issuerCell(first, anchor),
      other_issuer: other === undefined ? openCell(first, firstBefore, anchor) : known(other, anchor, origin),
      before_not_after: dayCell(endedBefore),
      not_after: dayCell(ends),
      days_lost: daysLost(ends, endedBefore),
    }),
  ];
}

function namesOf(certificates: readonly Certificate[]): readonly string[] {
  return [...new Set(certificates.flatMap((certificate) => certificate.dnsNames))];
}

/** What the visible certificates of the past covered and nothing covers now; unknown while a certificate of today is hidden. */
function lostNames(now: Coverage, before: Coverage, anchor: Row['anchor']): Cell<readonly string[]> {
  if (now.waiting !== undefined) return now.waiting;
  const names = namesOf(now.certificates);
  const lost = namesOf(before.certificates).filter((name) => !names.some((other) => coversHost(other, name)));
  if (lost.length === 0 && before.waiting !== undefined) return { ...before.waiting, anchor };
  return known(lost, anchor, now.origin);
}

/** A domain that was given up needs no certificate any more; that it was given up is told elsewhere. */
function withoutOldDomains(lost: Cell<readonly string[]>, pair: ProductPair, input: FactInput): Cell<readonly string[]> {
  if (lost.state !== 'known' || lost.value.length === 0) return lost;
  const changes = domainChangesOf(input).filter((change) => change.pair === pair);
  if (changes.some(({ changed }) => changed === undefined)) return unknown(lost.anchor);
  const given = changes.flatMap(({ before }) => (before.state === 'known' ? [before.value] : []));
  const kept = changes.flatMap(({ now }) => (now.state === 'known' ? [now.value] : []));
  const isKept = (name: string): boolean => {
    const plain = name.toLowerCase().replace(/^\*\./, '');
    return kept.some((domain) => isBelow(plain, domain)) || !given.some((domain) => isBelow(plain, domain));
  };
  return { ...lost, value: lost.value.filter(isKept) };
}

function isOther(now: Coverage, before: Coverage): boolean | undefined {
  const [leaf, leafBefore] = [now.certificates[0], before.certificates[0]];
  return leaf === undefined || leafBefore === undefined ? undefined : leaf.issuer !== leafBefore.issuer;
}

function openCell(now: Coverage, before: Coverage, anchor: Row['anchor']): Cell<never> {
  const waiting = now.waiting ?? before.waiting;
  return waiting === undefined ? absent(anchor) : { ...waiting, anchor };
}

function issuerCell(coverage: Coverage, anchor: Row['anchor']): Cell<string> {
  const leaf = coverage.certificates[0];
  return leaf === undefined ? openCell(coverage, coverage, anchor) : known(leaf.issuerName, anchor, coverage.origin);
}

function earliestEnd(coverage: Coverage, anchor: Row['anchor']): Cell<number> {
  if (coverage.waiting !== undefined) return coverage.waiting;
  return known(Math.min(...coverage.certificates.map(({ notAfter }) => notAfter)), anchor, coverage.origin);
}

function dayCell(end: Cell<number>): Cell<string> {
  if (end.state !== 'known') return end;
  const date = new Date(end.value);
  return { ...end, value: Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 10) };
}

function daysLost(now: Cell<number>, before: Cell<number>): Cell<number> {
  if (now.state !== 'known') return now;
  if (before.state !== 'known') return { ...before, anchor: now.anchor };
  return { ...now, value: Math.max(0, Math.round((before.value - now.value) / DAY)) };
}
