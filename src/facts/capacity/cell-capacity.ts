import { integerCell, textCell } from '../../foundation/cell-of.ts';
import { manifestsOf } from '../../foundation/bosh-manifest.ts';
import { productsOf, type ProductConfig } from '../../foundation/product-config.ts';
import { partOfDefinedType, partOfVmType } from '../../foundation/vm-type.ts';
import { roleOf } from '../../catalog/find-component.ts';
import { absent, combine, known, type Cell } from '../../value/cell.ts';
import { descend, type ConfigNode } from '../../value/node.ts';
import type { Span } from '../../base/source.ts';
import type { FactInput } from '../input.ts';
import { integer, Row, table, text } from '../table.ts';

/** One row per field that makes cells offer another size than their VM has: each is a line to edit. */
export const cellCapacities = table(
  'cell-capacity',
  {
    doc: 'Memory or disk that a file makes cells offer, and what their VMs really have.',
    plural: 'cell_capacities',
    label: ['job', 'kind'],
    looksAt: { kinds: ['product', 'bosh-manifest'] },
    columns: {
      product: text('product slug, or name of the deployment'),
      job: text('job or instance group of the cells, e.g. diego_cell'),
      kind: text('memory or disk'),
      mb: integer('MB that cells offer'),
      real_mb: integer(
        'MB that the VM has: from its VM type when a file defines it, else from the facts of the site, else of a type that Ops Manager brings itself; absent when none says',
      ),
      percent: integer('mb as a percentage of real_mb, rounded down; absent without real_mb'),
      vm_type: text('VM type of the cells; absent for automatic'),
    },
  },
  (input) => [...productRows(input), ...manifestRows(input)],
);

type Kind = 'memory' | 'disk';

const PROPERTIES: readonly (readonly [string, string, Kind])[] = [
  ['.executor_memory_capacity', 'diego.executor.memory_capacity_mb', 'memory'],
  ['.executor_disk_capacity', 'diego.executor.disk_capacity_mb', 'disk'],
];

function rowOf(
  anchor: Span,
  input: FactInput,
  kind: Kind,
  product: Cell<string>,
  job: Cell<string>,
  value: ConfigNode,
  vmType: Cell<string>,
  isOfProduct: boolean,
): Row {
  const mb = integerCell(value, anchor);
  const real = realMb(kind, vmType, isOfProduct, input, anchor);
  return new Row(anchor, {
    product,
    job,
    kind: known(kind, anchor),
    mb,
    real_mb: real,
    percent: combine([mb, real], mb.anchor, () =>
      mb.state === 'known' && real.state === 'known' && real.value > 0 ? Math.floor((mb.value * 100) / real.value) : 0,
    ),
    vm_type: vmType,
  });
}

/** What no file of the foundation defines, the site may say; Ops Manager also has types of its own. */
function realMb(kind: Kind, vmType: Cell<string>, isOfProduct: boolean, { foundation }: FactInput, anchor: Span): Cell<number> {
  const part = kind === 'memory' ? 'ramMb' : 'ephemeralDiskMb';
  const defined = partOfDefinedType(foundation, vmType, part);
  if (defined.state !== 'absent') return defined;
  const said = integerCell(descend(foundation.facts, 'cell', `${kind}-mb`), anchor);
  return said.state === 'absent' && isOfProduct ? partOfVmType(foundation, vmType, part) : said;
}

function productRows(input: FactInput): readonly Row[] {
  return productsOf(input.foundation).flatMap((product) =>
    product.properties
      .filter(({ name }) => name.endsWith('_capacity'))
      .flatMap((property) => {
        const kind = PROPERTIES.find(([suffix]) => property.name.endsWith(suffix))?.[2];
        const { value } = property;
        if (kind === undefined || value === undefined) return [];
        return [
          rowOf(property.anchor, input, kind, product.slug, known(property.named.part, property.anchor), value, cellTypeOf(product), true),
        ];
      }),
  );
}

function cellTypeOf(product: ProductConfig): Cell<string> {
  const { slug } = product;
  const open = slug.state === 'unknown' ? slug : product.openSection('resource-config');
  if (open !== undefined) return open;
  const job = product.jobs.find(({ component, baseName }) => (component?.role ?? roleOf(product.base, baseName)) === 'cell');
  if (job === undefined) return absent(product.anchor);
  const type = textCell(job.at('instance_type', 'id'), job.anchor);
  return type.state === 'known' && ['automatic', 'default', ''].includes(type.value) ? absent(type.anchor) : type;
}

function manifestRows(input: FactInput): readonly Row[] {
  return manifestsOf(input.foundation).flatMap((manifest) =>
    manifest.groups.flatMap((group) => {
      const rep = group.job('rep', 'rep_windows');
      if (rep === undefined) return [];
      return PROPERTIES.flatMap(([, property, kind]) => {
        const value = rep.property(property);
        if (value === undefined || (value.kind === 'scalar' && value.text === 'auto')) return [];
        return [rowOf(rep.anchor, input, kind, manifest.name, group.name, value, textCell(group.at('vm_type'), group.anchor), false)];
      });
    }),
  );
}
