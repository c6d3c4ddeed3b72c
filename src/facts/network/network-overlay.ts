import { findOverlaps, formatAddress, intersection, parseAddress, parseCidr, type Cidr, type IpRange } from '../../base/ip.ts';
import { memoPer } from '../../base/memo.ts';
import { atItem, integerCell, textsCell } from '../../foundation/cell-of.ts';
import { documentsOf } from '../../foundation/foundation.ts';
import { productsOf, type ProductConfig } from '../../foundation/product-config.ts';
import { absent, combine, known, mapCell, unknown, type Cell } from '../../value/cell.ts';
import { descend } from '../../value/node.ts';
import type { FactInput } from '../input.ts';
import { staticAddresses } from './static-ip.ts';
import { openCell, subnetPlaces } from './subnet-place.ts';
import { flag, integer, Row, table, text, texts } from '../table.ts';

const PLUGIN = '.properties.container_networking_interface_plugin';
const CIDR = `${PLUGIN}.silk.network_cidr`;
const PREFIX = `${PLUGIN}.silk.subnet_prefix_length`;

/** The network that containers of a TAS product talk over. */
interface Overlay {
  readonly product: ProductConfig;
  readonly plugin: Cell<string>;
  readonly cidr: Cell<readonly string[]>;
  readonly prefix: Cell<number>;
  readonly blocks: readonly Cidr[];
}

/** One per TAS product whose containers are on Silk's overlay, as far as the file tells. NSX-T has no overlay of this kind. */
const overlaysOf = memoPer((input: FactInput): readonly Overlay[] => {
  return productsOf(input.foundation).flatMap((product): readonly Overlay[] => {
    const plugin = product.option(PLUGIN);
    if (product.base !== 'cf' || plugin.state === 'absent' || (plugin.state === 'known' && plugin.value !== 'silk')) return [];
    const cidr = overlayCidr(product);
    const blocks = cidr.state === 'known' ? cidr.value.flatMap((text) => parseCidr(text) ?? []) : [];
    return [{ product, plugin, cidr, prefix: overlayPrefix(product), blocks }];
  });
});

function overlayCidr(product: ProductConfig): Cell<readonly string[]> {
  const property = product.property(CIDR);
  const written = textsCell(property?.value, property?.anchor ?? product.anchor);
  return written.state === 'absent'
    ? mapCell(product.defaultCell(CIDR), (value) => [String(value)])
    : mapCell(written, (list) => list.filter((text) => text !== ''));
}

function overlayPrefix(product: ProductConfig): Cell<number> {
  const property = product.property(PREFIX);
  const isBlank = property?.value?.kind === 'scalar' && property.value.text.trim() === '';
  const written = property === undefined || isBlank ? absent(product.anchor) : integerCell(property.value, property.anchor);
  return written.state === 'absent' ? mapCell(product.defaultCell(PREFIX), Number) : written;
}

/** One row per container overlay. */
export const overlays = table(
  'overlay',
  {
    doc: 'The overlay network of containers (Silk) of a TAS product, and how many cells it has room for.',
    label: ['product'],
    few: true,
    looksAt: { kinds: ['product'] },
    columns: {
      product: text('product slug'),
      cidr: texts('blocks of the overlay; the tile’s default is 10.255.0.0/16'),
      prefix_length: integer('prefix length of the part that each cell gets; the tile’s default is 24'),
      capacity: integer('cells that fit: one part is kept back, so /16 has room for 255'),
      cells: integer('cells of TAS and all isolation segments of the foundation'),
    },
  },
  (input) =>
    overlaysOf(input).map((overlay) => {
      const { product, cidr, prefix } = overlay;
      const { anchor } = cidr;
      const cells = cellCount(input, product);
      return new Row(anchor, {
        product: product.slug,
        cidr,
        prefix_length: prefix,
        capacity: placedCapacity(overlay, cells),
        cells,
      });
    }),
);

/** The place to change is where the overlay is written; with the tile's default it is the number of cells. */
function placedCapacity(overlay: Overlay, cells: Cell<number>): Cell<number> {
  const capacity = capacityOf(overlay);
  if (capacity.state !== 'known' || overlay.cidr.state !== 'known') return capacity;
  const { origin } = overlay.cidr;
  return origin?.kind === 'default' ? { ...capacity, origin, anchor: cells.anchor } : { ...capacity, origin, anchor: overlay.cidr.anchor };
}

function capacityOf({ plugin, cidr, prefix, blocks }: Overlay): Cell<number> {
  const parts = cidr.state === 'known' && blocks.length === cidr.value.length && prefix.state === 'known';
  if (cidr.state === 'known' && prefix.state === 'known' && !parts) return unknown(cidr.anchor, [], cidr.origin);
  return combine<number>([plugin, cidr, prefix], cidr.anchor, () =>
    Math.max(0, blocks.reduce((sum, block) => sum + partsOf(block, prefix.state === 'known' ? prefix.value : 0), 0) - 1),
  );
}

function partsOf(block: Cidr, prefix: number): number {
  return prefix < block.prefix ? 0 : 2 ** Math.min(prefix - block.prefix, 48);
}

/** Cells of TAS and its isolation segments together: they share one overlay. Windows cells do not take part in it. */
function cellCount(input: FactInput, product: ProductConfig): Cell<number> {
  const jobs = productsOf(input.foundation)
    .filter((candidate) => candidate === product || candidate.base === 'p-isolation-segment')
    .flatMap((candidate) => candidate.jobs)
    .filter((job) => job.component?.role === 'cell');
  const counts = jobs.map((job) => job.instances);
  if (counts.length === 0) return absent(product.sectionAnchor('resource-config'));
  const anchor = counts[0]!.anchor;
  return combine(counts, anchor, () => counts.reduce((sum, count) => sum + (count.state === 'known' ? count.value : 0), 0));
}

const problemColumns = {
  product: text('product slug'),
  problem: text('format (text that is no block of addresses) or overlap (two blocks of the overlay hold the same addresses)'),
  block: text('the block as written'),
  other: text('for overlap: the block before it; absent for format'),
};

/** One row per block of an overlay that is none, or that lies in another one. */
export const overlayProblems = table(
  'overlay-problem',
  {
    doc: 'What is wrong with the blocks of a container overlay themselves.',
    label: ['problem', 'block'],
    looksAt: { kinds: ['product'] },
    columns: problemColumns,
  },
  (input) => overlaysOf(input).flatMap((overlay) => blockProblems(overlay)),
);

function blockProblems({ product, plugin, cidr }: Overlay): readonly Row<typeof problemColumns>[] {
  const row = (problem: Cell<string>, block: Cell<string>, other: Cell<string>): Row<typeof problemColumns> =>
    new Row(block.anchor, { product: product.slug, problem, block, other });
  const open = plugin.state === 'unknown' ? plugin : cidr;
  if (open.state === 'unknown') return [row(open, open, open)];
  if (cidr.state !== 'known') return [];
  const list = product.property(CIDR)?.value;
  const rows: Row<typeof problemColumns>[] = [];
  const blocks: { readonly owner: { readonly text: string }; readonly range: IpRange }[] = [];
  for (const written of cidr.value) {
    const block = atItem(known(written, cidr.anchor, cidr.origin), list, written);
    const range = parseCidr(written);
    if (range === undefined) rows.push(row(known<string>('format', block.anchor, cidr.origin), block, absent(block.anchor)));
    else blocks.push({ owner: { text: written }, range });
  }
  for (const { left, right } of findOverlaps(blocks)) {
    const block = atItem(known(right.text, cidr.anchor, cidr.origin), list, right.text);
    rows.push(row(known<string>('overlap', block.anchor, cidr.origin), block, known(left.text, cidr.anchor, cidr.origin)));
  }
  return rows;
}

const conflictColumns = {
  product: text('product slug'),
  overlay: text('block of the overlay'),
  kind: text('subnet, name-server, time-server or static-ips'),
  other: text('what overlaps it, as written'),
  overlapping: flag('true for a conflict; unknown where the overlay or a subnet is not known yet'),
};

/** One row per address range of the foundation that lies in the overlay. */
export const overlayConflicts = table(
  'overlay-conflict',
  {
    doc: 'An address range of the foundation that overlaps the container overlay: a subnet, a name or time server, fixed addresses.',
    label: ['overlay', 'other'],
    looksAt: { kinds: ['product'] },
    columns: conflictColumns,
  },
  (input) =>
    overlaysOf(input).flatMap((overlay) => [
      ...conflictsWith(overlay, input).map((conflict) => conflictRow(overlay, conflict)),
      ...openConflicts(overlay, input),
    ]),
);

function conflictRow(overlay: Overlay, { kind, other, cell, block }: Conflict): Row<typeof conflictColumns> {
  const origin = cell.state === 'known' ? cell.origin : undefined;
  const overlayOrigin = overlay.cidr.state === 'known' ? overlay.cidr.origin : undefined;
  return new Row(cell.anchor, {
    product: overlay.product.slug,
    overlay: known(`${formatAddress(block.family, block.first)}/${block.prefix}`, overlay.cidr.anchor, overlayOrigin),
    kind: known(kind, cell.anchor, origin),
    other: known(other, cell.anchor, origin),
    overlapping: known(true, cell.anchor, origin),
  });
}

/** One row for all that is not known yet: the plugin or the overlay, else the blocks of subnets. Without a subnet there is nothing to collide with. */
function openConflicts(overlay: Overlay, input: FactInput): readonly Row<typeof conflictColumns>[] {
  const places = subnetPlaces(input);
  const open =
    places.length === 0 ? undefined : (openCell([overlay.plugin, overlay.cidr]) ?? openCell(places.map((subnet) => subnet.cidr)));
  if (open === undefined) return [];
  return [new Row(open.anchor, { product: overlay.product.slug, overlay: open, kind: open, other: open, overlapping: open })];
}

interface Neighbour {
  readonly kind: string;
  readonly other: string;
  readonly cell: Cell;
  readonly range: IpRange;
}

interface Conflict extends Neighbour {
  readonly block: Cidr;
}

function conflictsWith(overlay: Overlay, input: FactInput): readonly Conflict[] {
  if (overlay.plugin.state !== 'known') return [];
  const neighbours = neighboursOf(input);
  // An overlay has one block or a few; each is compared with all others at once.
  return overlay.blocks.flatMap((block) => {
    const conflicts = neighbours.filter((neighbour) => intersection(block, neighbour.range) !== undefined);
    return conflicts.map((neighbour) => ({ ...neighbour, block }));
  });
}

/** Address ranges that cells must be able to reach. Each written value once, though several subnets may name it. */
const neighboursOf = memoPer((input: FactInput): readonly Neighbour[] => {
  const found: Neighbour[] = [];
  for (const subnet of subnetPlaces(input)) {
    if (subnet.block !== undefined && subnet.cidr.state === 'known')
      found.push({ kind: 'subnet', other: subnet.cidr.value, cell: subnet.cidr, range: subnet.block });
    if (subnet.dns.state === 'known')
      for (const text of subnet.dns.value) addAddress(found, 'name-server', text, atItem(subnet.dns, subnet.node.get('dns'), text));
  }
  for (const document of documentsOf(input.foundation, 'director')) {
    const start = { file: document.file, start: 0, end: 0 };
    const servers = textsCell(descend(document.root, 'properties-configuration', 'director_configuration', 'ntp_servers_string'), start);
    if (servers.state === 'known') for (const text of servers.value) addAddress(found, 'time-server', text, servers);
  }
  for (const place of staticAddresses(input)) {
    for (const range of place.ranges) found.push({ kind: 'static-ips', other: place.property.name, cell: place.addresses, range });
  }
  const seen = new Set<string>();
  return found.filter(({ kind, other }) => !seen.has(`${kind} ${other}`) && seen.add(`${kind} ${other}`));
});

function addAddress(found: Neighbour[], kind: string, text: string, cell: Cell): void {
  const range = parseAddress(text);
  if (range !== undefined) found.push({ kind, other: text, cell, range });
}
