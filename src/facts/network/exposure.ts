import { productsOf, type ProductConfig } from '../../foundation/product-config.ts';
import { settingOf } from '../../catalog/find-setting.ts';
import { absent, combine, type Cell } from '../../value/cell.ts';
import { settingCell } from '../product/setting-cell.ts';
import { Row, table, text, texts } from '../table.ts';

const columns = {
  product: text('product slug'),
  ports: texts(
    'ports beside 443 that clients outside use, with what uses them: 80 (HTTP), 2222 (SSH), ports of TCP routes, the port of Loggregator; what a part of a config does not say is left out',
  ),
};

/** One row per TAS config. */
export const exposures = table(
  'exposure',
  {
    doc: 'The ports of TAS that load balancers and firewalls must let through beside 443.',
    label: ['product'],
    few: true,
    looksAt: { kinds: ['product'] },
    columns,
  },
  (input) =>
    productsOf(input.foundation).flatMap((product) =>
      product.base === 'cf' ? [new Row(product.anchor, { product: product.slug, ports: portsOf(product) })] : [],
    ),
);

function portsOf(product: ProductConfig): Cell<readonly string[]> {
  const http = setting(product, '.properties.routing_disable_http');
  const ssh = setting(product, '.cloud_controller.allow_app_ssh_access');
  const tcp = setting(product, '.properties.tcp_routing');
  const tcpPorts =
    tcp.state === 'known' && tcp.value === 'enable'
      ? setting(product, '.properties.tcp_routing.enable.reservable_ports')
      : absent(product.anchor);
  const logs = setting(product, '.properties.logger_endpoint_port');
  const cells = [http, ssh, tcp, tcpPorts, logs].filter((cell) => cell.state !== 'absent');
  if (cells.length === 0) return absent(product.anchor);
  const anchor = product.sectionAnchor('product-properties');
  return combine(cells, anchor, () => {
    const ports: string[] = [];
    if (valueOf(http) === false) ports.push('80 (HTTP)');
    if (valueOf(ssh) === true) ports.push('2222 (SSH)');
    if (valueOf(tcp) === 'enable') ports.push(tcpPorts.state === 'known' ? `${String(tcpPorts.value)} (TCP)` : 'TCP');
    if (logs.state === 'known' && logs.value !== 443) ports.push(`${String(logs.value)} (Loggregator)`);
    return ports;
  });
}

function setting(product: ProductConfig, property: string): Cell {
  const found = settingOf(property);
  return found === undefined ? absent(product.anchor) : settingCell(product, found);
}

function valueOf(cell: Cell): unknown {
  return cell.state === 'known' ? cell.value : undefined;
}
