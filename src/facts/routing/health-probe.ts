import { settingOf } from '../../catalog/find-setting.ts';
import { textCell } from '../../foundation/cell-of.ts';
import { productsOf, type ProductConfig } from '../../foundation/product-config.ts';
import { absent, known, mapCell, type Cell } from '../../value/cell.ts';
import { descend } from '../../value/node.ts';
import { behindHaproxy } from './behind-haproxy.ts';
import type { FactInput } from '../input.ts';
import { settingCell } from '../product/setting-cell.ts';
import { flag, Row, table, text } from '../table.ts';

const PLAIN_PROBES = '.router.enable_nontls_health_checks';

const columns = {
  product: text('product slug'),
  plain_probes: flag('enable_nontls_health_checks: whether Gorouter answers http on port 8080; the tile’s default is true'),
  probe: text('what the load balancer asks, by the facts of the site; absent when nobody says'),
  fit: text(
    'refused (it asks http, which is off), unsure (http is off and nobody says what it asks), other-port (it asks neither 8080 nor 8443), haproxy (it asks HAProxy) or fine',
  ),
};

/** One row per product with Gorouters whose health endpoint, or the probe of it, is known or will be. */
export const healthProbes = table(
  'health-probe',
  {
    doc: 'How the load balancer asks Gorouters whether they are well, and whether they answer that.',
    label: ['product'],
    few: true,
    columns,
  },
  (input) =>
    productsOf(input.foundation).flatMap((product) =>
      ['cf', 'p-isolation-segment'].includes(product.base) ? probeOf(product, input) : [],
    ),
);

function probeOf(product: ProductConfig, input: FactInput): readonly Row<typeof columns>[] {
  const plain = settingCell(product, settingOf(PLAIN_PROBES)!) as Cell<boolean>; // a flag in the catalog
  const written = textCell(descend(input.foundation.facts, 'lb', 'health-check'), plain.anchor);
  const probe = written.state === 'known' ? written : absent(plain.anchor);
  if (plain.state === 'absent' && probe.state === 'absent') return [];
  const behind = behindHaproxy(product);
  const isInFront = behind.state === 'known' && behind.value;
  return [
    new Row(plain.anchor, {
      product: product.slug,
      plain_probes: plain,
      probe,
      fit: behind.state === 'unknown' ? behind : isInFront ? known('haproxy', plain.anchor) : fitOf(plain, probe),
    }),
  ];
}

function fitOf(plain: Cell<boolean>, probe: Cell<string>): Cell<string> {
  const asked = probe.state === 'known' ? readProbe(probe.value) : undefined;
  if (asked !== undefined && asked.port !== '8080' && asked.port !== '8443')
    return { ...known('other-port', plain.anchor), origin: plain.state === 'known' ? plain.origin : undefined };
  if (plain.state !== 'known') return plain.state === 'unknown' ? plain : known('fine', plain.anchor);
  return mapCell(plain, (on) =>
    on ? 'fine' : asked === undefined ? 'unsure' : asked.port === '8080' || asked.scheme === 'http' ? 'refused' : 'fine',
  );
}

/** `http:8080/health`, also with slashes as in an address; a probe without a port asks that of its scheme. */
function readProbe(text: string): { readonly scheme: string; readonly port: string } {
  const [before = '', ...rest] = text.trim().toLowerCase().replace('://', ':').split('/', 1)[0]!.split(':');
  const scheme = before === '' ? 'http' : before;
  const port = rest.findLast((part) => /^\d{1,5}$/.test(part)) ?? (/^\d{1,5}$/.test(before) ? before : scheme === 'https' ? '443' : '80');
  return { scheme, port };
}
