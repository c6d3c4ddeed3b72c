import { anchorOf, keyOf, textCell, textsCell } from '../../foundation/cell-of.ts';
import { documentsOf, type Document, type Foundation } from '../../foundation/foundation.ts';
import { productsOf, type ProductConfig } from '../../foundation/product-config.ts';
import { absent, known, unknown, type Cell } from '../../value/cell.ts';
import { descend, type ConfigNode } from '../../value/node.ts';
import { startOf } from '../document.ts';
import { answerCell, cellsDiffer, lostFrom } from '../../foundation/difference.ts';
import { directorPair, earlierInput, productPairs } from '../revision-pairs.ts';
import { removedItems, type RemovedItems } from './removed-item.ts';
import type { FactInput } from '../input.ts';
import { flag, Row, table, text } from '../table.ts';

/** One row per network or zone that VMs are on and that changed. */
export const networkChanges = table(
  'network-change',
  {
    doc: 'Where the VMs of a product or of the director are placed, when that is not what it was at the earlier revision; and networks and zones in use that the director no longer has.',
    label: ['product', 'kind'],
    few: true,
    columns: {
      product: text('product slug; p-bosh for the director'),
      kind: text(
        'network, service-network, singleton-zone, zones (taken from the zones that jobs are spread over), director-network or director-zone (no longer in the director file)',
      ),
      before: text('name at the earlier revision, or what was taken away'),
      after: text('name now; absent for what was taken away'),
      changed: flag('true; unknown behind a variable'),
      used: flag('whether a product or the director uses what was taken away, at either revision; true for the other kinds'),
    },
  },
  (input) => {
    const earlier = earlierInput(input);
    if (earlier === undefined) return [];
    const placements = productPairs(input).flatMap(({ now, before, isSame }) =>
      isSame
        ? []
        : placementRows(
            now.slug,
            now.section('network-properties'),
            before.section('network-properties'),
            now.sectionAnchor('network-properties'),
            now.document,
          ),
    );
    return [...placements, ...directorRows(input, input.foundation, earlier.foundation)];
  },
);

function placementRows(
  product: Cell<string>,
  now: ConfigNode | undefined,
  before: ConfigNode | undefined,
  otherwise: Row['anchor'],
  document: Document,
): readonly Row[] {
  if (now === before) return [];
  const row = (kind: string, [after, then]: readonly [Cell<string>, Cell<string>], changed: Cell<boolean>): Row =>
    new Row(after.anchor, {
      product,
      kind: known(kind, after.anchor),
      before: then,
      after,
      changed,
      used: known(true, after.anchor),
    });
  const named = (kind: string, key: string): readonly Row[] => {
    const cells = [nameIn(descend(now, key), otherwise), nameIn(descend(before, key), otherwise)] as const;
    const changed = cellsDiffer(...cells);
    return changed === false ? [] : [row(kind, cells, answerCell(changed, ...cells))];
  };
  const zones = lostFrom(zonesIn(now, otherwise), zonesIn(before, otherwise));
  const lost = zones.state === 'absent' || (zones.state === 'known' && zones.value.length === 0);
  const key = now?.kind === 'map' ? keyOf(now.entry(ZONES), otherwise) : otherwise;
  const places = removedItems({ now: descend(now, ZONES), before: descend(before, ZONES), otherwise: key, document, keys: [ZONES] });
  return [
    ...named('network', 'network'),
    ...named('service-network', 'service_network'),
    ...named('singleton-zone', 'singleton_availability_zone'),
    ...(lost ? [] : [lostZones(row, zones, places)]),
  ];
}

function lostZones(
  row: (kind: string, cells: readonly [Cell<string>, Cell<string>], changed: Cell<boolean>) => Row,
  zones: Cell<readonly string[]>,
  places: RemovedItems,
): Row {
  if (zones.state !== 'known') return row('zones', [absent(zones.anchor), zones], unknown(zones.anchor));
  const first = zones.value[0] ?? '';
  const [{ anchor, origin }, then] = [places.now(first), places.before(first)];
  return row('zones', [absent(anchor), known(zones.value.join(', '), then.anchor, then.origin)], known(true, anchor, origin));
}

const ZONES = 'other_availability_zones';

/** `{name: x}`, or `x` itself. Azure of old wanted the literal name "null". */
function nameIn(node: ConfigNode | undefined, otherwise: Row['anchor']): Cell<string> {
  const name = textCell(node?.kind === 'map' ? node.get('name') : node, otherwise);
  return name.state === 'known' && ['', 'null'].includes(name.value) ? absent(name.anchor) : name;
}

function zonesIn(section: ConfigNode | undefined, otherwise: Row['anchor']): Cell<readonly string[]> {
  const zones = descend(section, ZONES);
  const names = textsCell(zones, otherwise);
  return names.state === 'known' && names.value.some((name) => name === '') ? absent(names.anchor) : names;
}

/** A director file is compared with the only one of the past. */
function directorRows(input: FactInput, now: Foundation, before: Foundation): readonly Row[] {
  const pair = directorPair(input);
  if (pair === undefined) return [];
  const { now: director, before: then } = pair;
  const start = startOf(director);
  const own = placementRows(
    known('p-bosh', start),
    descend(director.root, 'network-assignment'),
    descend(then.root, 'network-assignment'),
    start,
    director,
  );
  return [
    ...own,
    ...takenAway('director-zone', ['az-configuration'], director, then, now, before),
    ...takenAway('director-network', ['networks-configuration', 'networks'], director, then, now, before),
  ];
}

function takenAway(
  kind: string,
  path: readonly string[],
  director: Document,
  then: Document,
  now: Foundation,
  before: Foundation,
): readonly Row[] {
  const [list, listBefore] = [descend(director.root, ...path), descend(then.root, ...path)];
  const start = anchorOf(list, startOf(director));
  const lost = lostFrom(textsCell(list, start), textsCell(listBefore, start));
  if (lost.state !== 'known') return [];
  const places = removedItems({ now: list, before: listBefore, otherwise: start, document: director, keys: path.slice(-1) });
  return lost.value.map((name) => {
    const used = isUsed(name, now) || isUsed(name, before);
    const [{ anchor, origin }, earlier] = [places.now(name), places.before(name)];
    return new Row(anchor, {
      product: known('p-bosh', anchor),
      kind: known(kind, anchor),
      before: known(name, earlier.anchor, earlier.origin),
      after: absent(anchor),
      changed: known(true, anchor, origin),
      used: known(used, anchor),
    });
  });
}

/** Whether any placement names it. A name behind a variable cannot be seen and counts as another one. */
function isUsed(name: string, foundation: Foundation): boolean {
  const sections = [
    ...productsOf(foundation).map((product: ProductConfig) => product.section('network-properties')),
    ...documentsOf(foundation, 'director').map((document) => descend(document.root, 'network-assignment')),
  ];
  return sections.some((section) => holdsName(section, name));
}

function holdsName(node: ConfigNode | undefined, name: string): boolean {
  if (node === undefined || node.kind === 'unknown') return false;
  if (node.kind === 'scalar') return node.text === name;
  return node.kind === 'map' ? node.entries.some(({ value }) => holdsName(value, name)) : node.items.some((item) => holdsName(item, name));
}
