import { textCell } from '../../foundation/cell-of.ts';
import { productsOf, type ProductConfig } from '../../foundation/product-config.ts';
import { descend } from '../../value/node.ts';
import { absent, mapCell, unknown, type Cell } from '../../value/cell.ts';
import type { FactInput } from '../input.ts';
import { integer, Row, table, text } from '../table.ts';

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

const columns = {
  product: text('product slug'),
  ports: text('ports as written'),
  problem: text(
    'the worst thing that is wrong: syntax (no port, range or list), range (outside of 1024-65535), reserved (a port of a system component), ephemeral (ports that the VM uses itself), lb (more than the load balancer forwards); absent when all is well',
  ),
  part: text('the part of the list that is wrong; for reserved the port that is taken'),
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
  const forwarded = forwardedPorts(input, ports);
  const found = ports.state === 'known' ? problemOf(ports.value, reservedOf(product), forwarded) : undefined;
  const open =
    chosen.state === 'unknown' ? chosen : ports.state === 'unknown' ? ports : found?.open === true ? unknown(ports.anchor) : undefined;
  return [
    new Row(ports.anchor, {
      product: product.slug,
      ports,
      problem: open ?? (found?.problem === undefined ? absent(ports.anchor) : mapCell(ports, () => found.problem!)),
      part: open ?? (found?.problem === undefined ? absent(ports.anchor) : mapCell(ports, () => found.part)),
      count: found?.count === undefined ? (open ?? absent(ports.anchor)) : mapCell(ports, () => found.count!),
      forwarded,
    }),
  ];
}

function forwardedPorts(input: FactInput, ports: Cell<string>): Cell<number> {
  const node = descend(input.foundation.facts, 'lb', 'tcp-ports');
  const written = textCell(node, ports.anchor);
  return written.state === 'known' && /^\d{1,6}$/.test(written.value) ? { ...written, value: Number(written.value) } : absent(ports.anchor);
}

/** The reserved list: written in newer tiles, else the one of the release; undefined when a variable holds it. */
function reservedOf(product: ProductConfig): readonly PortRange[] | undefined {
  const property = product.property(RESERVED_PORTS);
  const written = property === undefined ? undefined : textCell(property.value, property.anchor);
  if (written?.state === 'unknown') return undefined;
  return readPorts(written?.state === 'known' ? written.value : SYSTEM_PORTS).ranges;
}

interface Verdict {
  readonly problem: string | undefined;
  readonly part: string;
  readonly count: number | undefined;
  /** True when a variable decides whether there is a problem. */
  readonly open: boolean;
}

function problemOf(written: string, reserved: readonly PortRange[] | undefined, forwarded: Cell<number>): Verdict {
  const { ranges, wrong } = readPorts(written);
  if (wrong !== undefined) return { problem: 'syntax', part: wrong, count: undefined, open: false };
  const count = ranges.reduce((sum, { first, last }) => sum + last - first + 1, 0);
  const verdict = (problem: string | undefined, part = '', open = false): Verdict => ({ problem, part, count, open });
  const outside = ranges.find(({ first, last }) => first < 1024 || last > 65535);
  if (outside !== undefined) return verdict('range', outside.text);
  if (reserved === undefined) return verdict(undefined, '', true);
  const taken = ranges.flatMap((range) =>
    reserved.filter((other) => overlap(range, other)).map((other) => Math.max(range.first, other.first)),
  )[0];
  if (taken !== undefined) return verdict('reserved', String(taken));
  const ephemeral = ranges.find((range) => overlap(range, EPHEMERAL));
  if (ephemeral !== undefined) return verdict('ephemeral', ephemeral.text);
  if (forwarded.state === 'known' && count > forwarded.value) return verdict('lb', written);
  return verdict(undefined);
}

function overlap(one: PortRange, other: PortRange): boolean {
  return one.first <= other.last && other.first <= one.last;
}

/** `1024-1123,2000`: ports and ranges, and the first part that is neither. */
function readPorts(list: string): { readonly ranges: readonly PortRange[]; readonly wrong: string | undefined } {
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
