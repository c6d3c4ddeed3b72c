import type { ProductConfig } from '../foundation/product-config.ts';

/** True when HAProxy is known to stand between the load balancer and the Gorouters: what the load balancer does then concerns HAProxy. */
export function isBehindHaproxy(product: ProductConfig): boolean {
  const termination = product.option('.properties.routing_tls_termination');
  if (termination.state === 'known' && termination.value === 'ha_proxy') return true;
  return product.jobs.some(
    (job) => ['ha_proxy', 'isolated_ha_proxy'].includes(job.baseName) && job.instances.state === 'known' && job.instances.value >= 1,
  );
}
