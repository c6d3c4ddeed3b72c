import { anchorOf, textCell, textsCell } from '../foundation/cell-of.ts';
import { documentsOf, type Document, type Foundation } from '../foundation/foundation.ts';
import { isSample, productsOf, type ProductConfig } from '../foundation/product-config.ts';
import { absent, known, unknown, type Cell } from '../value/cell.ts';
import { descend, type ConfigNode } from '../value/node.ts';
import { startOf } from './document.ts';
import { answerCell, cellsDiffer, earlierInput, lostFrom, productPairs } from './earlier.ts';
import { flag, Row, table, text } from './table.ts';

/** One row per network or zone that VMs are on and that changed. */
export const networkChanges = table(
  'network-change',
  {
    doc: 'Where the VMs of a product or of the director are placed, when that is not what it was at the earlier revision; and networks and zones in use that the director no longer has.',
    label: ['kind', 'before'],
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
      sample: flag('true in folders of documentation, examples and tests'),
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
          ),
    );
    return [...placements, ...directorRows(input.foundation, earlier.foundation)];
  },
);

function placementRows(
  product: Cell<string>,
  now: ConfigNode | undefined,
  before: ConfigNode | undefined,
  otherwise: Row['anchor'],
): readonly Row[] {
  if (now === before) return [];
  const sample = isSample(otherwise.file);
  const row = (kind: string, [after, then]: readonly [Cell<string>, Cell<string>], changed: Cell<boolean>): Row =>
    new Row(after.anchor, {
      product,
      kind: known(kind, after.anchor),
      before: then,
      after,
      changed,
      used: known(true, after.anchor),
      sample: known(sample, after.anchor),
    });
  const named = (kind: string, key: string): readonly Row[] => {
    const cells = [nameIn(descend(now, key), otherwise), nameIn(descend(before, key), otherwise)] as const;
    const changed = cellsDiffer(...cells);
    return changed === false ? [] : [row(kind, cells, answerCell(changed, ...cells))];
  };
  const zones = lostFrom(zonesIn(now, otherwise), zonesIn(before, otherwise));
  const lost = zones.state === 'absent' || (zones.state === 'known' && zones.value.length === 0);
  return [
    ...named('network', 'network'),
    ...named('service-network', 'service_network'),
    ...named('singleton-zone', 'singleton_availability_zone'),
    ...(lost ? [] : [lostZones(row, zones)]),
  ];
}

function lostZones(
  row: (kind: string, cells: readonly [Cell<string>, Cell<string>], changed: Cell<boolean>) => Row,
  zones: Cell<readonly string[]>,
): Row {
  const names: Cell<string> = zones.state === 'known' ? { ...zones, value: zones.value.join(', ') } : zones;
  return row('zones', [absent(zones.anchor), names], zones.state === 'known' ? { ...zones, value: true } : unknown(zones.anchor));
}

/** `{name: x}`, or `x` itself. Azure of old wanted the literal name "null". */
function nameIn(node: ConfigNode | undefined, otherwise: Row['anchor']): Cell<string> {
  const name = textCell(node?.kind === 'map' ? node.get('name') : node, otherwise);
  return name.state === 'known' && ['', 'null'].includes(name.value) ? absent(name.anchor) : name;
}

function zonesIn(section: ConfigNode | undefined, otherwise: Row['anchor']): Cell<readonly string[]> {
  const zones = descend(section, 'other_availability_zones');
  const names = textsCell(zones, otherwise);
  return names.state === 'known' && names.value.some((name) => name === '') ? absent(names.anchor) : names;
}

/** A director file is compared with the only one of the past. */
function directorRows(now: Foundation, before: Foundation): readonly Row[] {
  const [director, ...others] = documentsOf(now, 'director');
  const [then, ...othersThen] = documentsOf(before, 'director');
  if (director === undefined || then === undefined || others.length > 0 || othersThen.length > 0 || director.root === then.root) return [];
  const start = startOf(director);
  const own = placementRows(
    known('p-bosh', start),
    descend(director.root, 'network-assignment'),
    descend(then.root, 'network-assignment'),
    start,
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
  const list = descend(director.root, ...path);
  const start = anchorOf(list, startOf(director));
  const lost = lostFrom(textsCell(list, start), textsCell(descend(then.root, ...path), start));
  if (lost.state === 'unknown') return [];
  return (lost.state === 'known' ? lost.value : []).map((name) => {
    const used = isUsed(name, now) || isUsed(name, before);
    return new Row(start, {
      product: known('p-bosh', start),
      kind: known(kind, start),
      before: known(name, start),
      after: absent(start),
      changed: known(true, start),
      used: known(used, start),
      sample: known(isSample(director.file), start),
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
