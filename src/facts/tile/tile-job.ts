import { anchorOf, keyOf } from '../../foundation/cell-of.ts';
import type { JobMisfit } from '../../foundation/tile-fit/job-fit.ts';
import { tileFits, type TileFit } from '../../foundation/tile-fit/fit.ts';
import { known } from '../../value/cell.ts';
import { productIdentity, productIdentityCells } from '../product-identity.ts';
import { flag, integer, Row, table, text } from '../table.ts';
import { misfitCell, orAbsent, tileCells, tileColumns, tileWords } from './cells.ts';

/** One row per thing in `resource-config` that the jobs of the tile do not take; none where the metadata is that of another version. */
export const tileJobs = table(
  'tile-job',
  {
    doc: 'Something in resource-config that the tile, whose metadata is known, does not take.',
    label: ['job'],
    looksAt: { kinds: ['product'], sections: ['resource-config'] },
    columns: {
      ...productIdentity,
      ...tileColumns,
      misfit: flag('true; not known while a variable decides'),
      job: text('the job as written'),
      what: text(
        'unknown, instances (a limit), zero (no VMs, although its property says otherwise), fixed-instances, disk (a limit), no-disk (the job has none), fixed-disk, or vm (a VM type that is too small)',
      ),
      near_name: text('of an unknown job: the one that was probably meant'),
      value: integer('instances, or MB or cores of the disk or VM type'),
      limit: text('min, max, zero-or-min, modulo, power-of-two or odd-or-zero'),
      bound: integer('the number of that limit'),
      vm_type: text('the VM type that is too small'),
      part: text('what of it: cpu (cores), ram or ephemeral_disk (MB)'),
      property: text('of zero: the property that would make it right'),
      tile_says: text('what the tile itself says about such a number, in one line'),
    },
  },
  ({ foundation }) => tileFits(foundation).flatMap((fit) => (fit.isForeign ? [] : fit.jobs.map((misfit) => jobRow(fit, misfit)))),
);

function jobRow({ product, chosen }: TileFit, misfit: JobMisfit): Row {
  const { what, job, entry, node, near, value, limit, vmType, part, property, message, open } = misfit;
  const anchor = anchorOf(node, keyOf(entry, product.anchor));
  return new Row(anchor, {
    ...productIdentityCells(product),
    ...tileCells(chosen, anchor),
    misfit: misfitCell(open, anchor),
    job: known(job, anchor, entry.key.origin),
    what: known(what, anchor),
    near_name: orAbsent(near, anchor),
    value: orAbsent(value, anchor, node?.origin),
    limit: orAbsent(limit?.limit, anchor),
    bound: orAbsent(limit?.bound, anchor),
    vm_type: orAbsent(vmType, anchor, node?.origin),
    part: orAbsent(part, anchor),
    property: orAbsent(property, anchor),
    tile_says: tileWords(message, anchor),
  });
}
