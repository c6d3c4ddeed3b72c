import { memoPer } from '../../base/memo.ts';
import { absent, known, mapCell, unknown, type Cell } from '../../value/cell.ts';
import { changedPart } from '../../interpolate/changed-part.ts';
import { bareDomain, domainPlaces, type DomainPlace } from '../domains/domain.ts';
import { answerCell, cellsDiffer, differs, propertyDiffers } from '../../foundation/difference.ts';
import { earlierInput, productPairs, type ProductPair } from '../revision-pairs.ts';
import { changedProduct, changedProductCells } from './changed-product.ts';
import type { FactInput } from '../input.ts';
import { coverageOf } from '../certificates/required-name.ts';
import { flag, Row, table, text } from '../table.ts';

/** A domain that both revisions give, when it is not or may not be the same. */
export interface DomainChange {
  readonly pair: ProductPair;
  readonly place: DomainPlace;
  /** In small letters, without scheme, wildcard and port. */
  readonly now: Cell<string>;
  readonly before: Cell<string>;
  readonly changed: boolean | undefined;
}

export const domainChangesOf = memoPer((input: FactInput): readonly DomainChange[] => {
  const earlier = earlierInput(input);
  if (earlier === undefined) return [];
  const places = domainPlaces(input);
  const placesBefore = domainPlaces(earlier);
  return productPairs(input).flatMap((pair) => {
    if (pair.isSame) return [];
    return places.flatMap((place): readonly DomainChange[] => {
      const then = placesBefore.find(({ product, kind }) => product === pair.before && kind === place.kind);
      if (place.product !== pair.now || then === undefined) return [];
      const [now, before] = [mapCell(place.name, bareDomain), mapCell(then.name, bareDomain)];
      // the same placeholder stands for the same domain, whatever that is
      const changed = now.state === 'known' && before.state === 'known' ? cellsDiffer(now, before) : differs(place.node, then.node);
      return changed === false ? [] : [{ pair, place, now, before, changed }];
    });
  });
});

/** Two rows per domain that changed: one for the domain, one for the certificates that have to follow. */
export const domainChanges = table(
  'domain-change',
  {
    doc: 'A domain that is not what it was at the earlier revision, and beside it the certificates that have to follow: a row for each of the two.',
    label: ['kind'],
    few: true,
    columns: {
      ...changedProduct,
      about: text('domain, or certificate for the certificates of Gorouter'),
      kind: text('system, apps or segment'),
      before: text('the domain at the earlier revision, in small letters'),
      after: text('the domain now'),
      changed: flag('true when it became another one; unknown behind a variable'),
      certificates_changed: flag('whether the certificates of Gorouter changed in the same revision; absent when a revision has none'),
      certificates_readable: flag('true when all of them can be read in the files, so that rules about the names they cover decide'),
    },
  },
  (input) => domainChangesOf(input).flatMap((change) => domainRows(change, input)),
);

function domainRows({ pair, place, now, before, changed }: DomainChange, input: FactInput): readonly Row[] {
  const coverage = coverageOf(pair.now, 'router', input);
  const certificates = propertyDiffers(pair.now, pair.before, '.properties.networking_poe_ssl_certs');
  const rowAt = (about: string, anchor: Row['anchor'], origin: DomainPlace['node']['origin'] | undefined): Row =>
    new Row(anchor, {
      ...changedProductCells(pair.now),
      about: known(about, anchor),
      kind: known<string>(place.kind, anchor),
      before,
      after: now,
      changed: changed === undefined ? answerCell(undefined, now, before) : known(changed, anchor, origin),
      certificates_changed:
        coverage === undefined
          ? absent(anchor)
          : certificates === undefined
            ? unknown(anchor)
            : known(certificates, anchor, coverage.origin),
      certificates_readable: coverage === undefined ? absent(anchor) : known(coverage.waiting === undefined, anchor),
    });
  const domain = rowAt('domain', place.anchor, changedPart(place.node.origin, before.origin));
  return coverage === undefined ? [domain] : [domain, rowAt('certificate', coverage.anchor, coverage.origin)];
}
