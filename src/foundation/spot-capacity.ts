import type { Span } from '../base/source.ts';
import { known, mapCell, type Cell } from '../value/cell.ts';
import { descend, type ConfigNode } from '../value/node.ts';
import { flagCell, numberCell } from './cell-of.ts';

/**
 * Whether cloud properties ask for VMs that the IaaS may take away: a spot price (AWS CPI, `spot_bid_price`) or preemptible ones (Google CPI, `preemptible`). Whatever
 * the price is, it is one.
 */
export function isSpotCapacity(cloudProperties: ConfigNode | undefined, anchor: Span): Cell<boolean> {
  const price = numberCell(descend(cloudProperties, 'spot_bid_price'), anchor);
  if (price.state !== 'absent') return mapCell(price, () => true);
  const preemptible = flagCell(descend(cloudProperties, 'preemptible'), anchor);
  return preemptible.state === 'absent' ? known(false, anchor) : preemptible;
}
