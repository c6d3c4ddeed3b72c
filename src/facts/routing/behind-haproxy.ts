import type { ProductConfig } from '../../foundation/product-config.ts';
import { known, type Cell } from '../../value/cell.ts';

/**
 * Whether HAProxy stands between the load balancer and the Gorouters: what the load balancer does then concerns HAProxy. Unknown while a variable decides
 * where TLS ends or how many HAProxies there are.
 */
export function behindHaproxy(product: ProductConfig): Cell<boolean> {
  const { anchor } = product;
  const termination = product.option('.properties.routing_tls_termination');
  if (termination.state === 'known' && termination.value === 'ha_proxy') return known(true, anchor);
  const proxies = product.jobs.filter(({ baseName }) => ['ha_proxy', 'isolated_ha_proxy'].includes(baseName));
  const counts = proxies.map((job) => job.instances);
  if (counts.some((count) => count.state === 'known' && count.value >= 1)) return known(true, anchor);
  // Which option is chosen counts only where nobody says how many there are: with none, the rest of the file does not matter.
  const written = proxies.map((job) => job.writtenInstances).find((count) => count.state === 'unknown');
  const open = written ?? product.openSection('resource-config') ?? (termination.state === 'unknown' ? termination : undefined);
  return open?.state === 'unknown' ? open : known(false, anchor);
}
