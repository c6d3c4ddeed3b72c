import { settingOf } from '../../catalog/find-setting.ts';
import { integerCell } from '../../foundation/cell-of.ts';
import { productsOf, type ProductConfig } from '../../foundation/product-config.ts';
import { absent, known, unknown, type Cell } from '../../value/cell.ts';
import { descend } from '../../value/node.ts';
import { iaasOf } from '../foundation.ts';
import { behindHaproxy } from './behind-haproxy.ts';
import type { FactInput } from '../input.ts';
import { settingCell } from '../product/setting-cell.ts';
import { flag, integer, Row, table, text } from '../table.ts';

const columns = {
  product: text('product slug'),
  name: text('drain_wait, lb_healthy_threshold, drain_timeout, frontend_idle_timeout or request_timeout'),
  seconds: integer('seconds, the tile’s default included'),
  written: flag('true when the file says it'),
  least_seconds: integer(
    'fewest seconds that what stands beside it allows: the load balancer as its site or its maker describes it, the tile’s own default; absent when nothing asks for more',
  ),
  most_seconds: integer('most seconds that the load balancer or the request timeout leave; absent when there is no limit'),
  reason: text(
    'what the bounds come from: lb (facts of the site), tile (the tile’s own default), request-timeout, aws, azure, gcp-http, gcp-tcp; absent without bounds',
  ),
};

/** Seconds that the documentation of TAS gives for the load balancers of each infrastructure (frontend-idle-timeout). */
const IDLE_BOUNDS: Readonly<Record<string, Bounds>> = {
  aws: { least: 61, reason: 'aws' },
  azure: { most: 239, reason: 'azure' },
  'gcp-http': { least: 601, reason: 'gcp-http' },
  'gcp-tcp': { most: 599, reason: 'gcp-tcp' },
};
const DEFAULT_DRAIN_WAIT = 20;

/** One row per timer of the Gorouters of a product whose value is known, or will be. */
export const routerTimers = table(
  'router-timer',
  {
    doc: 'A timer of the Gorouters of TAS or an isolation segment, with what the load balancer in front of them asks for.',
    label: ['name'],
    few: true,
    looksAt: { kinds: ['product'] },
    columns,
  },
  (input) =>
    productsOf(input.foundation).flatMap((product) =>
      ['cf', 'p-isolation-segment'].includes(product.base) ? timersOf(product, input) : [],
    ),
);

interface Bounds {
  readonly least?: number;
  readonly most?: number | Cell<number>;
  readonly reason?: string;
}

function timersOf(product: ProductConfig, input: FactInput): readonly Row<typeof columns>[] {
  const timers: readonly [string, string, Bounds][] = [
    ['drain_wait', '.router.drain_wait', drainWaitBounds(input)],
    ['lb_healthy_threshold', '.router.lb_healthy_threshold', noticedBounds(input, 'healthy-threshold')],
    ['drain_timeout', '.router.drain_timeout', drainTimeoutBounds(product)],
    ['frontend_idle_timeout', '.router.frontend_idle_timeout', idleBounds(product, input)],
    ['request_timeout', '.router.request_timeout_in_seconds', requestBounds(input)],
  ];
  return timers.flatMap(([name, canonical, bounds]) => {
    const property = product.property(canonical);
    const seconds = settingCell(product, settingOf(canonical)!) as Cell<number>; // these settings are integers in the catalog
    if (seconds.state === 'absent') return [];
    const { anchor } = seconds;
    const bound = (value: number | Cell<number> | undefined): Cell<number> =>
      value === undefined ? absent(anchor) : typeof value === 'number' ? known(value, anchor) : value;
    return [
      new Row(anchor, {
        product: product.slug,
        name: known(name, anchor),
        seconds,
        written: known(property !== undefined, anchor),
        least_seconds: bound(bounds.least),
        most_seconds: bound(bounds.most),
        reason: bounds.reason === undefined ? absent(anchor) : known(bounds.reason, anchor),
      }),
    ];
  });
}

/** A number of the facts of the site; undefined when nobody gave it. */
function lbFact(input: FactInput, key: string): number | undefined {
  const cell = integerCell(descend(input.foundation.facts, 'lb', key), { file: input.foundation.documents[0]!.file, start: 0, end: 0 });
  return cell.state === 'known' ? cell.value : undefined;
}

/** The load balancer notices after so many checks in a row. */
function noticedBounds(input: FactInput, threshold: 'healthy-threshold' | 'unhealthy-threshold'): Bounds {
  const interval = lbFact(input, 'health-check-interval-seconds');
  const checks = lbFact(input, threshold);
  return interval === undefined || checks === undefined ? {} : { least: interval * checks, reason: 'lb' };
}

function drainWaitBounds(input: FactInput): Bounds {
  const noticed = noticedBounds(input, 'unhealthy-threshold');
  return noticed.least === undefined ? { least: DEFAULT_DRAIN_WAIT, reason: 'tile' } : noticed;
}

function drainTimeoutBounds(product: ProductConfig): Bounds {
  const request = settingCell(product, settingOf('.router.request_timeout_in_seconds')!) as Cell<number>; // an integer in the catalog
  if (request.state === 'absent') return {};
  return { most: request, reason: 'request-timeout' };
}

function idleBounds(product: ProductConfig, input: FactInput): Bounds {
  const behind = behindHaproxy(product);
  if (behind.state !== 'known' || behind.value) return {};
  const anchor = product.anchor;
  const iaas = iaasOf(input.foundation, anchor);
  const name = iaas.state === 'known' ? iaas.value : '';
  const frontend = name === 'gcp' ? googleFrontend(product) : name;
  const idle = lbFact(input, 'idle-timeout-seconds');
  // Azure and Google's TCP load balancers drop idle connections without a word; the router has to be sooner there. Which one it is on Google must be known.
  if (idle !== undefined && !['azure', 'gcp', 'gcp-tcp'].includes(frontend)) return { least: idle + 1, reason: 'lb' };
  if (frontend === 'gcp-unknown') return { most: unknown(anchor), reason: 'gcp-tcp' };
  return IDLE_BOUNDS[frontend] ?? {};
}

/** `http:NAME` and `tcp:NAME` among the load balancers of the routers tell which kind Google's is. */
function googleFrontend(product: ProductConfig): string {
  const routers = product.jobs.filter((job) => ['router', 'isolated_router'].includes(job.baseName));
  const nodes = routers.map((job) => job.at('elb_names'));
  if (nodes.some((node) => node?.kind === 'unknown')) return 'gcp-unknown';
  const names = nodes
    .flatMap((node) => (node?.kind === 'sequence' ? node.items : []))
    .flatMap((item) => (item.kind === 'scalar' ? [item.text] : []));
  const kinds = new Set(names.map((text) => text.split(':', 1)[0]));
  if (kinds.has('http') && !kinds.has('tcp')) return 'gcp-http';
  return kinds.has('tcp') && !kinds.has('http') ? 'gcp-tcp' : 'gcp';
}

function requestBounds(input: FactInput): Bounds {
  const most = lbFact(input, 'request-timeout-seconds');
  return most === undefined ? {} : { most, reason: 'lb' };
}
