import { didYouMean } from '../../base/did-you-mean.ts';
import { memoPer } from '../../base/memo.ts';
import type { Span } from '../../base/source.ts';
import { anchorOf, keyOf, textCell } from '../../foundation/cell-of.ts';
import { documentsOf, type Document } from '../../foundation/foundation.ts';
import { iaasConfigurationsOf, infrastructureIn } from '../../foundation/iaas-configuration.ts';
import { productsOf, type ProductConfig } from '../../foundation/product-config.ts';
import { absent, known, unknown, type Cell } from '../../value/cell.ts';
import { descend, isNullish, type ConfigNode, type MapNode } from '../../value/node.ts';
import type { FactInput } from '../input.ts';
import { networkPlaces, subnetPlaces, zonesOf, type NetworkPlace } from './subnet-place.ts';
import { flag, rowsOf, table, text } from '../table.ts';

interface ZonePlace {
  readonly document: Document;
  readonly node: MapNode;
  readonly name: Cell<string>;
  readonly iaas: Cell<string>;
  readonly anchor: Span;
}

const zoneColumns = {
  file_kind: text('director or cloud-config'),
  name: text('name that products and networks refer to; letter case counts'),
  iaas_configuration: text('which IaaS configuration it belongs to, or its cpi; absent with only one'),
};

const zoneRow = rowsOf<typeof zoneColumns, ZonePlace>({
  file_kind: ({ document, anchor }) => known<string>(document.kind, anchor),
  name: ({ name }) => name,
  iaas_configuration: ({ iaas }) => iaas,
});

/** One row per availability zone of a director file or cloud config. */
export const availabilityZones = table(
  'availability-zone',
  {
    doc: 'An availability zone of a director file or a cloud config.',
    label: ['name'],
    few: true,
    looksAt: { kinds: ['director', 'cloud-config'], sections: ['az-configuration', 'azs'] },
    columns: zoneColumns,
  },
  (input) => zonePlaces(input).map(zoneRow),
);

const zonePlaces = memoPer((input: FactInput): readonly ZonePlace[] => {
  return documentsOf(input.foundation, 'director', 'cloud-config').flatMap((document) => {
    const isDirector = document.kind === 'director';
    const list = descend(document.root, isDirector ? 'az-configuration' : 'azs');
    if (list?.kind !== 'sequence') return [];
    return list.items.flatMap((node): readonly ZonePlace[] => {
      if (node.kind !== 'map') return [];
      const anchor = keyOf(node.entry('name') ?? node.entries[0], { file: document.file, start: 0, end: 0 });
      return [
        {
          document,
          node,
          name: textCell(node.get('name'), anchor),
          iaas: textCell(node.get(isDirector ? 'iaas_configuration_name' : 'cpi'), anchor),
          anchor,
        },
      ];
    });
  });
});

const referenceColumns = {
  product: text('product slug; p-bosh for the director itself'),
  kind: text('network, service-network, availability-zone, or subnet-zone: a zone that a subnet of the director serves'),
  name: text('the name as written'),
  exists: flag('whether a director file of the foundation defines it; absent without such a file or section'),
  served: flag('for a zone: whether the network that the product is on has a subnet there; absent where nothing can be said'),
  network: text('the network that the product is on; absent for zones of a plan'),
  near: text('a defined name that it may be a slip of; absent without one'),
  repeated: flag('for a zone of subnets: whether a subnet before names it, too'),
};

const referenceRow = rowsOf<typeof referenceColumns, Use & { readonly defined: Definitions }>({
  product: ({ product }) => product,
  kind: ({ kind, anchor }) => known<string>(kind, anchor),
  name: ({ name }) => name,
  exists: ({ kind, name, defined, anchor }) =>
    existsIn(namesFor(kind, defined) ?? (isNoZone(name) && kind !== 'subnet-zone' ? [] : undefined), name, anchor),
  served: ({ kind, name, network, defined, anchor }) =>
    kind === 'availability-zone' ? servedBy(defined, network, name, anchor) : absent(anchor),
  network: ({ network }) => network,
  near: ({ kind, name, defined, anchor }) => nearOf(namesFor(kind, defined), name, anchor),
  repeated: ({ isRepeated = false, anchor }) => known(isRepeated, anchor),
});

function namesFor(kind: Use['kind'], { zones, networks }: Definitions): readonly Cell<string>[] | undefined {
  return kind === 'availability-zone' || kind === 'subnet-zone' ? zones : networks;
}

/** One row per network or zone that a product or the director itself names, and per zone that a subnet names. */
export const networkReferences = table(
  'network-reference',
  {
    doc: 'A name of a network or an availability zone that a product file, a plan in it, the network assignment or a subnet of the director uses.',
    label: ['name'],
    looksAt: {
      kinds: ['product', 'director'],
      sections: ['network-properties', 'product-properties', 'network-assignment', 'networks-configuration'],
    },
    columns: referenceColumns,
  },
  (input) => {
    const defined = definitionsOf(input);
    return uses(input).map((use) => referenceRow({ ...use, defined }));
  },
);

interface Use {
  readonly product: Cell<string>;
  readonly kind: 'network' | 'service-network' | 'availability-zone' | 'subnet-zone';
  readonly name: Cell<string>;
  readonly network: Cell<string>;
  readonly anchor: Span;
  readonly isRepeated?: boolean;
}

function uses(input: FactInput): readonly Use[] {
  const ignored = hasZonesOnly(input) ? EMPTY : NO_ZONES;
  const ofProducts = productsOf(input.foundation).flatMap((product) =>
    usesIn(product.section('network-properties'), product.slug, product.sectionAnchor('network-properties'), ignored),
  );
  const ofPlans = productsOf(input.foundation).flatMap(zonesOfPlans);
  const ofDirectors = documentsOf(input.foundation, 'director').flatMap((document) => {
    const start: Span = { file: document.file, start: 0, end: 0 };
    const section = descend(document.root, 'network-assignment');
    return usesIn(section, known('p-bosh', anchorOf(section, start)), start, ignored);
  });
  return [...ofProducts, ...ofPlans, ...ofDirectors, ...zonesOfSubnets(input, ignored)];
}

/**
 * Zones that subnets of the director serve, one written with the same variable as a zone left out: it is that zone. Ops Manager refuses a name that it cannot
 * find (docs-platform-automation, release notes, "Azure Updating to 2.5").
 */
function zonesOfSubnets(input: FactInput, ignored: ReadonlySet<string>): readonly Use[] {
  const open = new Set(zonePlaces(input).flatMap(({ document, node }) => keyOfOpen(document, node.get('name')) ?? []));
  const seen = new Set<string>();
  return subnetPlaces(input).flatMap(({ document, node, network, anchor }): readonly Use[] => {
    const list = document.kind === 'director' ? node.get('availability_zone_names') : undefined;
    const items = list?.kind === 'sequence' ? list.items : list?.kind === 'unknown' ? [list] : [];
    return items.flatMap((item): readonly Use[] => {
      const name = zoneIn(item, anchor);
      if (name.state === 'absent' || (name.state === 'known' && ignored.has(name.value))) return NO_USES;
      const key = name.state === 'known' ? `${document.file.path}\0${name.value}` : (keyOfOpen(document, item) ?? '');
      if (open.has(key)) return NO_USES;
      const isRepeated = seen.size === seen.add(key).size;
      return [{ product: known('p-bosh', anchor), kind: 'subnet-zone', name, network, anchor: name.anchor, isRepeated }];
    });
  });
}

/** A name that a variable gives, as it is written: in one file, what is written alike is the same. */
function keyOfOpen({ file }: Document, node: ConfigNode | undefined): string | undefined {
  return node?.kind === 'unknown' ? `${file.path}\0${node.text}` : undefined;
}

function usesIn(section: ConfigNode | undefined, product: Cell<string>, otherwise: Span, ignored: ReadonlySet<string>): readonly Use[] {
  const network = nameIn(descend(section, 'network'), otherwise);
  const zones = descend(section, 'other_availability_zones');
  const named: readonly (readonly [Use['kind'], Cell<string>])[] = [
    ['network', network],
    ['service-network', nameIn(descend(section, 'service_network'), otherwise)],
    ['availability-zone', zoneIn(descend(section, 'singleton_availability_zone'), otherwise)],
    ...(zones?.kind === 'sequence' ? zones.items.map((zone) => ['availability-zone', zoneIn(zone, otherwise)] as const) : []),
  ];
  const seen = new Set<string>();
  return named.flatMap(([kind, name]): readonly Use[] => {
    // The singleton zone stands among the others once more.
    if (name.state === 'absent' || (name.state === 'known' && (ignored.has(name.value) || seen.has(`${kind} ${name.value}`)))) return [];
    if (name.state === 'known') seen.add(`${kind} ${name.value}`);
    return [{ product, kind, name, network, anchor: name.anchor }];
  });
}

/** Zones that plans of a service tile are placed in, by properties that the catalogue knows to name them. */
function zonesOfPlans({ properties, slug }: ProductConfig): readonly Use[] {
  return properties.flatMap(({ value, named, anchor }): readonly Use[] => {
    const type = named.catalogued?.type;
    if (value === undefined || (type !== 'zone' && type !== 'zones')) return NO_USES;
    const items = type === 'zone' && value.kind === 'scalar' ? [value] : value.kind === 'sequence' ? value.items : [];
    return items.flatMap((item): readonly Use[] => {
      const name = nameIn(item, anchor);
      if (name.state === 'absent' || isNoZone(name)) return [];
      return [{ product: slug, kind: 'availability-zone', name, network: absent(anchor), anchor: name.anchor }];
    });
  });
}

const NO_USES: readonly Use[] = [];

/** What stands for no zone where Azure uses availability sets, and did so before it had zones. */
const NO_ZONES: ReadonlySet<string> = new Set(['', 'null', 'Availability Sets']);
const EMPTY: ReadonlySet<string> = new Set(['']);

function isNoZone(name: Cell<string>): boolean {
  return name.state === 'known' && NO_ZONES.has(name.value);
}

/** True when each director config has zones for certain: it says so (Azure), or it is on another infrastructure. */
const hasZonesOnly = memoPer(({ foundation }: FactInput): boolean => {
  const directors = documentsOf(foundation, 'director');
  return directors.length > 0 && directors.every((document) => iaasConfigurationsOf(document).some(placesInZones));
});

function placesInZones(configuration: MapNode): boolean {
  const mode = configuration.get('availability_mode');
  if (mode !== undefined && !isNullish(mode)) return mode.kind === 'scalar' && mode.text === 'availability_zones';
  const infrastructure = infrastructureIn(configuration);
  return infrastructure !== undefined && infrastructure !== 'azure';
}

/** `{name: x}`, or `x` itself; a GUID instead of a name says nothing here. */
function nameIn(node: ConfigNode | undefined, otherwise: Span): Cell<string> {
  return textCell(node?.kind === 'map' ? node.get('name') : node, otherwise);
}

/** Without quotes, `name: null` names nothing, which is the same slip as the text. */
function zoneIn(node: ConfigNode | undefined, otherwise: Span): Cell<string> {
  const name = nameIn(node, otherwise);
  const written = node?.kind === 'map' ? node.get('name') : undefined;
  return written?.kind === 'scalar' && isNullish(written) && written.text !== '' ? known('null', name.anchor, written.origin) : name;
}

interface Definitions {
  readonly networks: readonly Cell<string>[] | undefined;
  readonly zones: readonly Cell<string>[] | undefined;
  readonly networkPlaces: readonly NetworkPlace[];
}

/**
 * Names that director files define; undefined where no director file has the section, and where an ops-file that nobody is seen to apply would change it: a
 * pipeline may apply it.
 */
function definitionsOf(input: FactInput): Definitions {
  const networks = networkPlaces(input).filter((network) => network.document.kind === 'director');
  const zones = zonePlaces(input).filter((zone) => zone.document.kind === 'director');
  return {
    networks: networks.length === 0 || mayBeChanged(input, 'networks-configuration') ? undefined : networks.map((network) => network.name),
    zones: zones.length === 0 || mayBeChanged(input, 'az-configuration') ? undefined : zones.map((zone) => zone.name),
    networkPlaces: networks,
  };
}

/** True when an ops-file of the foundation that no document names has an operation on a section, or on one that a variable names. */
function mayBeChanged(input: FactInput, section: string): boolean {
  const applied = new Set(input.foundation.documents.flatMap((document) => document.opsFiles));
  return documentsOf(input.foundation, 'ops').some(({ file, root }) => {
    if (applied.has(file) || root?.kind !== 'sequence') return false;
    return root.items.some((operation) => {
      const path = descend(operation, 'path');
      return path?.kind === 'unknown' || (path?.kind === 'scalar' && path.text.startsWith(`/${section}`));
    });
  });
}

function existsIn(names: readonly Cell<string>[] | undefined, name: Cell<string>, anchor: Span): Cell<boolean> {
  if (names === undefined) return absent(anchor);
  if (name.state !== 'known') return name;
  if (names.some((candidate) => candidate.state === 'known' && candidate.value === name.value)) return known(true, anchor, name.origin);
  const open = names.flatMap((candidate) => (candidate.state === 'unknown' ? candidate.variables : []));
  if (names.some((candidate) => candidate.state === 'unknown')) return unknown(anchor, [...new Set(open)].sort(), name.origin);
  return known(false, anchor, name.origin);
}

function servedBy(defined: Definitions, network: Cell<string>, zone: Cell<string>, anchor: Span): Cell<boolean> {
  if (defined.networkPlaces.length === 0) return absent(anchor);
  if (network.state !== 'known') return network;
  if (zone.state !== 'known') return zone;
  const place = defined.networkPlaces.find((candidate) => candidate.name.state === 'known' && candidate.name.value === network.value);
  if (place === undefined) return absent(anchor);
  const zones = zonesOf(place.subnets, anchor);
  // On Azure subnets have no zones.
  if (zones.state !== 'known' || zones.value.length === 0) return zones.state === 'known' ? absent(anchor) : zones;
  return known(zones.value.includes(zone.value), anchor, zone.origin);
}

function nearOf(names: readonly Cell<string>[] | undefined, name: Cell<string>, anchor: Span): Cell<string> {
  if (name.state !== 'known') return absent(anchor);
  const near = didYouMean(
    name.value,
    (names ?? []).flatMap((candidate) => (candidate.state === 'known' ? [candidate.value] : [])),
  );
  return near === undefined ? absent(anchor) : known(near, anchor);
}
