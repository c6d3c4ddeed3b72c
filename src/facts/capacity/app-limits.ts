import type { Span } from '../../base/source.ts';
import { manifestsOf } from '../../foundation/bosh-manifest.ts';
import { integerCell, textCell } from '../../foundation/cell-of.ts';
import { productsOf, type ProductConfig } from '../../foundation/product-config.ts';
import { partOfDefinedType, partOfVmType } from '../../foundation/vm-type.ts';
import { settingOf } from '../../catalog/find-setting.ts';
import { MINIMUM_STAGING_DISK_MB, STAGING_DISK_MB } from '../../catalog/staging-disk.ts';
import { absent, known, mapCell, type Cell } from '../../value/cell.ts';
import type { FactInput } from '../input.ts';
import { operationPlaces } from '../variables/operation.ts';
import { placedAlone, settingAt } from '../variables/placed-value.ts';
import { settingCell } from '../product/setting-cell.ts';
import { integer, Row, table, text, type Columns } from '../table.ts';

/**
 * What limits an app: disk of a cell, staging disk, package and droplet sizes, quotas. One row per place that says something: a product config, an
 * instance group of a manifest with cells or the API, an operation that sets one of these in an ops-file that no document uses.
 */
export const appLimits = table(
  'app-limits',
  {
    doc: 'Sizes that decide whether an app can be staged and run. All in MB.',
    plural: 'app_limits',
    label: ['product', 'name'],
    looksAt: { kinds: ['product', 'bosh-manifest', 'ops'] },
    columns: {
      source: text('product, manifest or operation'),
      product: text('product slug; the deployment name for a manifest; absent for an operation'),
      base_product: text('cf, p-isolation-segment, pas-windows, bosh for manifests and operations on them'),
      name: text('job or instance group, e.g. diego_cell'),
      cell_disk_mb: integer('disk that a cell offers to containers (executor_disk_capacity); absent when left to the VM type'),
      vm_disk_mb: integer('ephemeral disk of the cells’ VM type, when a file of the foundation or Ops Manager itself defines it'),
      max_app_disk_mb: integer('largest disk an app may ask for (max_disk_quota_app)'),
      max_package_mb: integer('largest package in MB, rounded down (max_package_size)'),
      staging_disk_mb: integer('disk of a staging container, as written (dea_next.staging_disk_limit_mb)'),
      default_staging_mb: integer(
        'what a staging container gets where nobody writes it: 6144 in TAS, else 4096; absent for an operation on a manifest, which may write it',
      ),
      minimum_staging_mb: integer('MB that staging of the largest app takes, its droplet and the archive of it: 4096'),
    },
  },
  (input) => [...productRows(input), ...manifestRows(input), ...operationRows(input)],
);

type LimitCells = Partial<Record<keyof (typeof appLimits)['columns'], Cell | (() => Cell)>>;

/** Columns that a row does not fill are absent. */
function limitRow(anchor: Span, cells: LimitCells): Row {
  const all: Record<string, Cell | (() => Cell)> = Object.fromEntries(
    Object.keys(appLimits.columns).map((column) => [column, absent(anchor)]),
  );
  return new Row<Columns>(anchor, Object.assign(all, { minimum_staging_mb: known(MINIMUM_STAGING_DISK_MB, anchor) }, cells)); // every column has a cell: `all` was made from the declaration
}

function productRows(input: FactInput): readonly Row[] {
  return productsOf(input.foundation).flatMap((product) => {
    if (!['cf', 'p-isolation-segment', 'pas-windows'].includes(product.base)) return [];
    const setting = (property: string) => (): Cell => settingCell(product, settingOf(property)!);
    const cells = cellJob(product);
    const packageBytes = setting('.cloud_controller.max_package_size') as () => Cell<number>; // an integer in the catalog
    return [
      limitRow(product.anchor, {
        source: known('product', product.anchor),
        product: product.slug,
        base_product: known(product.base, product.anchor),
        name: cells.name,
        cell_disk_mb: setting('.diego_cell.executor_disk_capacity'),
        vm_disk_mb: () => partOfVmType(input.foundation, cells.type, 'ephemeralDiskMb'),
        max_app_disk_mb: setting('.cloud_controller.max_disk_quota_app'),
        max_package_mb: () => mapCell(packageBytes(), inMb),
        default_staging_mb: known(STAGING_DISK_MB.tas, product.anchor),
      }),
    ];
  });
}

/** The job that runs the cells of a product, and its VM type. */
function cellJob(product: ProductConfig): { readonly name: Cell<string>; readonly type: Cell<string> } {
  const job = product.jobs.find(({ component }) => component?.role === 'cell');
  if (job === undefined) return { name: absent(product.anchor), type: absent(product.anchor) };
  const type = textCell(job.at('instance_type', 'id'), job.anchor);
  return { name: known(job.name, job.anchor), type: type.state === 'known' && type.value === 'automatic' ? absent(type.anchor) : type };
}

function manifestRows(input: FactInput): readonly Row[] {
  return manifestsOf(input.foundation).flatMap((manifest) =>
    manifest.groups.flatMap((group) => {
      const rep = group.job('rep', 'rep_windows');
      const api = group.job('cloud_controller_ng');
      if (rep === undefined && api === undefined) return [];
      const anchor = rep?.anchor ?? api?.anchor ?? group.anchor;
      const packageBytes = api === undefined ? absent(anchor) : integerCell(api.property('cc.packages.max_package_size'), anchor);
      const staging = api === undefined ? absent(anchor) : integerCell(api.property('dea_next.staging_disk_limit_mb'), anchor);
      return [
        limitRow(anchor, {
          source: known('manifest', anchor),
          product: manifest.name,
          base_product: known('bosh', anchor),
          name: group.name,
          cell_disk_mb:
            rep === undefined
              ? absent(anchor)
              : withoutAuto(textCell(rep.property('diego.executor.disk_capacity_mb'), anchor), () =>
                  integerCell(rep.property('diego.executor.disk_capacity_mb'), anchor),
                ),
          vm_disk_mb: () => partOfDefinedType(input.foundation, textCell(group.at('vm_type'), group.anchor), 'ephemeralDiskMb'),
          max_package_mb: mapCell(packageBytes, inMb),
          staging_disk_mb: staging,
          default_staging_mb: known(STAGING_DISK_MB.bosh, anchor),
        }),
      ];
    }),
  );
}

function withoutAuto(text: Cell<string>, number: () => Cell<number>): Cell<number> {
  return text.state === 'known' && text.value === 'auto' ? absent(text.anchor) : number();
}

function inMb(bytes: number): number {
  return Math.floor(bytes / (1024 * 1024));
}

/** Which size an operation sets, in a manifest or in a product config. */
const BY_MANIFEST_PROPERTY: Readonly<Record<string, keyof LimitCells>> = {
  'diego.executor.disk_capacity_mb': 'cell_disk_mb',
  'dea_next.staging_disk_limit_mb': 'staging_disk_mb',
  'cc.packages.max_package_size': 'max_package_mb',
};
const BY_PRODUCT_PROPERTY: Readonly<Record<string, keyof LimitCells>> = {
  '.diego_cell.executor_disk_capacity': 'cell_disk_mb',
  '.isolated_diego_cell.executor_disk_capacity': 'cell_disk_mb',
  '.windows_diego_cell.executor_disk_capacity': 'cell_disk_mb',
  '.cloud_controller.max_disk_quota_app': 'max_app_disk_mb',
  '.cloud_controller.max_package_size': 'max_package_mb',
};

function operationRows(input: FactInput): readonly Row[] {
  return operationPlaces(input).flatMap((place) =>
    placedAlone(place, input).flatMap(({ words, node, anchor }) => {
      const setting = settingAt(words);
      const column =
        setting === undefined
          ? undefined
          : setting.kind === 'manifest'
            ? BY_MANIFEST_PROPERTY[setting.property]
            : BY_PRODUCT_PROPERTY[setting.property];
      if (setting === undefined || column === undefined || (node.kind === 'scalar' && node.text === 'auto')) return [];
      const cell = integerCell(node, anchor);
      if (cell.state === 'absent') return [];
      return [
        limitRow(anchor, {
          source: known('operation', anchor),
          base_product: known(setting.kind === 'manifest' ? 'bosh' : 'cf', anchor),
          name: setting.kind === 'manifest' ? known(setting.group, anchor) : absent(anchor),
          default_staging_mb: setting.kind === 'manifest' ? absent(anchor) : known(STAGING_DISK_MB.tas, anchor),
          [column]: column === 'max_package_mb' ? mapCell(cell, inMb) : cell,
        }),
      ];
    }),
  );
}
