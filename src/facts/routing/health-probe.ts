import { settingOf } from '../../catalog/find-setting.ts';
import { textCell } from '../../foundation/cell-of.ts';
import { productsOf, type ProductConfig } from '../../foundation/product-config.ts';
import { absent, mapCell, type Cell } from '../../value/cell.ts';
import { descend } from '../../value/node.ts';
import { behindHaproxy } from './behind-haproxy.ts';
import type { FactInput } from '../input.ts';
import { settingCell } from '../product/setting-cell.ts';
import { flag, integer, Row, table, text } from '../table.ts';

const PLAIN_PROBES = '.router.enable_nontls_health_checks';

const columns = {
  product: text('product slug'),
  plain_probes: flag('enable_nontls_health_checks: whether Gorouter answers http on port 8080; the tile’s default is true'),
  probe: text('what the load balancer asks, by the facts of the site; absent when nobody says'),
  probe_scheme: text('scheme of that: http, https or tcp; http where none is written'),
  probe_port: integer('port of that; where none is written that of the scheme'),
  behind_haproxy: flag('whether HAProxy stands between the load balancer and the Gorouters, so that it is asked instead'),
};

/** One row per product with Gorouters whose health endpoint, or the probe of it, is known or will be. */
export const healthProbes = table(
  'health-probe',
  {
    doc: 'How the load balancer asks Gorouters whether they are well, and what they answer to.',
    label: ['product'],
    few: true,
    looksAt: { kinds: ['product'] },
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
  const asked = mapCell(probe, readProbe);
  return [
    new Row(plain.anchor, {
      product: product.slug,
      plain_probes: plain,
      probe,
      probe_scheme: mapCell(asked, ({ scheme }) => scheme),
      probe_port: mapCell(asked, ({ port }) => port),
      behind_haproxy: behindHaproxy(product),
    }),
  ];
}

/** `http:8080/health`, also with slashes as in an address; a probe without a port asks that of its scheme. */
function readProbe(text: string): { readonly scheme: string; readonly port: number } {
  const [before = '', ...rest] = text.trim().toLowerCase().replace('://', ':').split('/', 1)[0]!.split(':');
  const scheme = before === '' ? 'http' : before;
  const port = rest.findLast((part) => /^\d{1,5}$/.test(part)) ?? (/^\d{1,5}$/.test(before) ? before : scheme === 'https' ? '443' : '80');
  return { scheme, port: Number(port) };
}
