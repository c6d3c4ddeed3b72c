import { textCell } from '../../foundation/cell-of.ts';
import { productsOf, type ProductConfig } from '../../foundation/product-config.ts';
import { descend } from '../../value/node.ts';
import { absent, known, mapCell, type Cell } from '../../value/cell.ts';
import type { FactInput } from '../input.ts';
import { flag, integer, Row, table, text } from '../table.ts';

const ROUTING = '.properties.tcp_routing';
const PORTS = `${ROUTING}.enable.reservable_ports`;
const RESERVED_PORTS = `${ROUTING}.enable.reserved_system_component_ports`;
/** Default of `reserved_system_component_ports` of the job routing-api (routing-release), which TAS repeats in its own property. */
const SYSTEM_PORTS = '2822,2825,3457-3461,8853,9100,14726,14727,14821-14824,14829,14830,14920,14922,15821,17002,53035,53080';
/** What Linux uses for outgoing connections (`ip_local_port_range`). */
const EPHEMERAL: PortRange = { first: 32768, last: 60999, text: '32768-60999' };

interface PortRange {
  readonly first: number;
  readonly last: number;
  readonly text: string;
}

interface PortList {
  readonly ranges: readonly PortRange[];
  /** The first part that is neither a port nor a range; what follows it is not read. */
  readonly wrong: string | undefined;
}

const columns = {
  product: text('product slug'),
  ports: text('ports as written'),
  enabled: flag('whether TCP routing is switched on'),
  unreadable: text('the first part of the list that is neither a port nor a range; absent when all are'),
  out_of_range: text('the first part with ports outside of 1024-65535, which the routing API refuses; absent without one'),
  taken: integer('the first port on which a component of the VM listens; absent without one'),
  ephemeral: text('the first part with ports that the VM uses for connections of its own; absent without one'),
  count: integer('how many ports the list has; absent when it cannot be read'),
  forwarded: integer('how many ports the load balancer forwards, by the facts of the site; absent when nobody says'),
};

/** One row per product whose TCP routing is, or may be, switched on and has ports. */
export const tcpPorts = table(
  'tcp-ports',
  {
    doc: 'The ports that apps may get TCP routes on, where TCP routing is enabled.',
    plural: 'tcp_ports',
    label: ['ports'],
    few: true,
    looksAt: { kinds: ['product'], sections: ['product-properties'] },
    columns,
  },
  (input) => productsOf(input.foundation).flatMap((product) => portsOf(product, input)),
);

function portsOf(product: ProductConfig, input: FactInput): readonly Row<typeof columns>[] {
  const property = product.property(PORTS);
  const chosen = product.option(ROUTING);
  if (property === undefined || chosen.state === 'absent' || (chosen.state === 'known' && chosen.value !== 'enable')) return [];
  const ports = mapCell(textCell(property.value, property.anchor), (written) => written.trim());
  // An empty field leaves the ports to the router groups of the running platform.
  if (ports.state === 'absent' || (ports.state === 'known' && ports.value === '')) return [];
  const list = mapCell(ports, readPorts);
  const first = <V>(find: (ranges: readonly PortRange[]) => V | undefined): Cell<V> => firstOf(list, ({ ranges }) => find(ranges));
  const reserved = reservedOf(product);
  return [
    new Row(ports.anchor, {
      product: product.slug,
      enabled: mapCell(chosen, () => true),
      ports,
      unreadable: firstOf(list, ({ wrong }) => wrong),
      out_of_range: first((ranges) => ranges.find((range) => range.first < 1024 || range.last > 65535)?.text),
      taken: reserved.state === 'known' ? first((ranges) => sharedPort(ranges, reserved.value)) : reserved,
      ephemeral: first((ranges) => ranges.find((range) => overlap(range, EPHEMERAL))?.text),
      count: firstOf(list, ({ ranges, wrong }) => (wrong === undefined ? countOf(ranges) : undefined)),
      forwarded: forwardedPorts(input, ports),
    }),
  ];
}

/** What is found in a list of ports; absent when nothing is. */
function firstOf<V>(list: Cell<PortList>, find: (list: PortList) => V | undefined): Cell<V> {
  if (list.state !== 'known') return list;
  const found = find(list.value);
  return found === undefined ? absent(list.anchor) : { ...list, value: found };
}

function sharedPort(ranges: readonly PortRange[], others: readonly PortRange[]): number | undefined {
  return ranges.flatMap((range) => others.filter((other) => overlap(range, other)).map((other) => Math.max(range.first, other.first)))[0];
}

function countOf(ranges: readonly PortRange[]): number {
  return ranges.reduce((sum, { first, last }) => sum + last - first + 1, 0);
}

function forwardedPorts(input: FactInput, ports: Cell<string>): Cell<number> {
  const node = descend(input.foundation.facts, 'lb', 'tcp-ports');
  const written = textCell(node, ports.anchor);
  return written.state === 'known' && /^\d{1,6}$/.test(written.value) ? { ...written, value: Number(written.value) } : absent(ports.anchor);
}

/** The reserved list: written in newer tiles, else the one of the release. */
function reservedOf(product: ProductConfig): Cell<readonly PortRange[]> {
  const property = product.property(RESERVED_PORTS);
  const written = property === undefined ? absent(product.anchor) : textCell(property.value, property.anchor);
  return mapCell(written.state === 'absent' ? known(SYSTEM_PORTS, product.anchor) : written, (text) => readPorts(text).ranges);
}

function overlap(one: PortRange, other: PortRange): boolean {
  return one.first <= other.last && other.first <= one.last;
}

/** `1024-1123,2000`: ports and ranges, and the first part that is neither. */
function readPorts(list: string): PortList {
  const ranges: PortRange[] = [];
  for (const part of list.split(',')) {
    const found = /^(\d{1,9})(?:\s{0,9}-\s{0,9}(\d{1,9}))?$/.exec(part.trim());
    const first = Number(found?.[1]);
    const last = Number(found?.[2] ?? found?.[1]);
    if (found === null || last < first) return { ranges, wrong: part.trim() };
    ranges.push({ first, last, text: part.trim() });
  }
  return { ranges, wrong: undefined };
}
