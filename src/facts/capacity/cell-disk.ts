import type { Span } from '../../base/source.ts';
import { roleOf } from '../../catalog/find-component.ts';
import { MINIMUM_STAGING_DISK_MB, STAGING_DISK_MB } from '../../catalog/staging-disk.ts';
import { integerCell, textCell, textsCell } from '../../foundation/cell-of.ts';
import { manifestsOf, type BoshManifest, type InstanceGroup, type ManifestJob } from '../../foundation/bosh-manifest.ts';
import { documentsOf } from '../../foundation/foundation.ts';
import type { Job } from '../../foundation/job.ts';
import { productsOf, type ProductConfig } from '../../foundation/product-config.ts';
import { builtInVmType, partOfVmType, vmTypeNamed, type VmType } from '../../foundation/vm-type.ts';
import { absent, known, unknown, type Cell } from '../../value/cell.ts';
import { descend, type ConfigNode } from '../../value/node.ts';
import type { FactInput } from '../input.ts';
import { operationPlaces } from '../variables/operation.ts';
import { placedAlone, settingAt } from '../variables/placed-value.ts';
import { flag, integer, Row, table, text, texts } from '../table.ts';

type Platform = keyof typeof STAGING_DISK_MB;

/** One row per place that says how much disk a cell has for containers: the capacity a file sets, and the disk of the VM type that cells use. */
export const cellDisks = table(
  'cell-disk',
  {
    doc: 'Disk that cells have for containers: one row per place that sets a capacity, and one per VM type that cells use.',
    label: ['jobs'],
    looksAt: { kinds: ['product', 'bosh-manifest', 'ops'] },
    columns: {
      source: text(
        'product, manifest or operation for a capacity that is set (an operation only when no document uses its ops-file), vm-type for the disk of the VM',
      ),
      product: text('product slug, or name of the deployment; absent for an operation'),
      jobs: texts('jobs or instance groups of the cells it holds for'),
      mb: integer('how many MB it says; absent when left to the VM (`auto`, empty)'),
      staging_mb: integer('MB that one staging task reserves: 6144 in TAS; in a manifest what it says, else 4096'),
      minimum_staging_mb: integer('MB that staging of the largest app takes, its droplet and the archive of it: 4096'),
      max_app_disk_mb: integer('largest disk an app may ask for, as written; absent when nobody wrote it'),
      below_app_quota: flag('true when an app may ask for more than that; false when nobody wrote how much'),
      known_quota_mb: integer('max_app_disk_mb where it is known, else 0, so that what holds anyway need not wait for it'),
      vm_type: text('name of the VM type; absent for a capacity that is set'),
    },
  },
  (input) => [...productRows(input), ...manifestRows(input), ...operationRows(input), ...vmTypeRows(input)],
);

interface CellDisk {
  readonly source: string;
  readonly platform: Platform;
  readonly product: Cell<string>;
  readonly jobs: readonly string[];
  readonly mb: Cell<number>;
  readonly stagingMb?: Cell<number>;
  readonly quotaMb?: Cell<number>;
  readonly vmType?: Cell<string>;
}

function rowOf(anchor: Span, input: FactInput, disk: CellDisk): Row {
  const { mb, quotaMb = absent(anchor) } = disk;
  return new Row(anchor, {
    source: known(disk.source, anchor),
    product: disk.product,
    jobs: known(disk.jobs, anchor),
    mb,
    staging_mb: disk.stagingMb ?? known(STAGING_DISK_MB[disk.platform], anchor),
    minimum_staging_mb: known(MINIMUM_STAGING_DISK_MB, anchor),
    max_app_disk_mb: quotaMb,
    below_app_quota: belowQuota(mb, quotaMb),
    known_quota_mb: quotaMb.state === 'known' ? quotaMb : known(0, anchor),
    vm_type: disk.vmType ?? absent(anchor),
  });
}

function belowQuota(mb: Cell<number>, quotaMb: Cell<number>): Cell<boolean> {
  if (quotaMb.state === 'absent') return known(false, mb.anchor);
  if (mb.state !== 'known') return mb;
  return quotaMb.state === 'known' ? known(mb.value < quotaMb.value, mb.anchor, mb.origin) : quotaMb;
}

/** `.diego_cell.executor_disk_capacity` and its namesakes of segments, Windows cells and Small Footprint. */
const CAPACITY = '.executor_disk_capacity';

function productRows(input: FactInput): readonly Row[] {
  return productsOf(input.foundation).flatMap((product) =>
    product.properties
      .filter(({ name }) => name.endsWith(CAPACITY))
      .map((property) =>
        rowOf(property.anchor, input, {
          source: 'product',
          platform: 'tas',
          product: product.slug,
          jobs: [property.named.part],
          mb: integerCell(property.value, property.anchor),
          quotaMb: productQuota(product, input),
        }),
      ),
  );
}

/** The quota is set in TAS itself and holds for the cells of segments and Windows tiles, too. */
function productQuota(product: ProductConfig, input: FactInput): Cell<number> {
  const owners = product.base === 'cf' ? [product] : productsOf(input.foundation).filter(({ base }) => base === 'cf');
  const property = owners.length === 1 ? owners[0]!.property('.cloud_controller.max_disk_quota_app') : undefined;
  return property === undefined ? absent(product.anchor) : integerCell(property.value, property.anchor);
}

function manifestRows(input: FactInput): readonly Row[] {
  return manifestsOf(input.foundation).flatMap((manifest) =>
    manifest.groups.flatMap((group) => {
      const rep = repOf(group);
      const capacity = rep?.property('diego.executor.disk_capacity_mb');
      if (rep === undefined || capacity === undefined) return [];
      const auto = capacity.kind === 'scalar' && capacity.text === 'auto';
      return [
        rowOf(rep.anchor, input, {
          source: 'manifest',
          platform: 'bosh',
          product: manifest.name,
          jobs: nameOf(group),
          mb: auto ? absent(rep.anchor) : integerCell(capacity, rep.anchor),
          stagingMb: stagingOf(manifest, rep.anchor),
          quotaMb: integerCell(ofApi(manifest, 'cc.maximum_app_disk_in_mb'), rep.anchor),
        }),
      ];
    }),
  );
}

function repOf(group: InstanceGroup): ManifestJob | undefined {
  return group.job('rep', 'rep_windows');
}

function nameOf({ name }: InstanceGroup): readonly string[] {
  return name.state === 'known' ? [name.value] : [];
}

function ofApi(manifest: BoshManifest, property: string): ConfigNode | undefined {
  return manifest.groups.map((group) => group.job('cloud_controller_ng')?.property(property)).find((node) => node !== undefined);
}

function stagingOf(manifest: BoshManifest, anchor: Span): Cell<number> {
  const written = integerCell(ofApi(manifest, 'dea_next.staging_disk_limit_mb'), anchor);
  return written.state === 'absent' ? known(STAGING_DISK_MB.bosh, anchor) : written;
}

function operationRows(input: FactInput): readonly Row[] {
  return operationPlaces(input).flatMap((place) =>
    placedAlone(place, input).flatMap(({ words, node, anchor }) => {
      const setting = settingAt(words);
      const isCapacity =
        setting?.kind === 'manifest'
          ? setting.property === 'diego.executor.disk_capacity_mb'
          : setting?.property.endsWith(CAPACITY) === true;
      if (setting === undefined || !isCapacity || (node.kind === 'scalar' && node.text === 'auto')) return [];
      return [
        rowOf(anchor, input, {
          source: 'operation',
          platform: setting.kind === 'manifest' ? 'bosh' : 'tas',
          product: absent(anchor),
          jobs: [setting.kind === 'manifest' ? setting.group : setting.property.slice(1, -CAPACITY.length)],
          mb: integerCell(node, anchor),
        }),
      ];
    }),
  );
}

/** What runs cells, and the VM type it asks for. */
interface CellUser {
  readonly platform: Platform;
  readonly product: Cell<string>;
  readonly job: string;
  readonly type: Cell<string>;
  /** True when a VM extension may give it another disk. */
  readonly otherDisk: boolean;
}

function vmTypeRows(input: FactInput): readonly Row[] {
  const usersOf = new Map<VmType, CellUser[]>();
  const builtIn: Row[] = [];
  for (const user of cellUsers(input)) {
    if (user.type.state !== 'known') continue;
    const type = vmTypeNamed(input.foundation, user.type.value);
    if (type !== undefined) usersOf.set(type, [...(usersOf.get(type) ?? []), user]);
    else if (user.platform === 'tas' && builtInVmType(input.foundation, user.type.value) !== undefined)
      builtIn.push(vmTypeRow(user.type, partOfVmType(input.foundation, user.type, 'ephemeralDiskMb'), [user], input));
  }
  return [...[...usersOf].map(([type, users]) => vmTypeRow(type.name, type.ephemeralDiskMb, users, input, type.anchor)), ...builtIn];
}

function vmTypeRow(name: Cell<string>, mb: Cell<number>, users: readonly CellUser[], input: FactInput, anchor = name.anchor): Row {
  const first = users[0]!;
  return rowOf(anchor, input, {
    source: 'vm-type',
    platform: first.platform,
    product: first.product,
    jobs: [...new Set(users.map(({ job }) => job))],
    mb: users.some(({ otherDisk }) => otherDisk) ? unknown(anchor) : mb,
    vmType: name,
  });
}

function cellUsers(input: FactInput): readonly CellUser[] {
  const ofProducts = productsOf(input.foundation).flatMap((product) =>
    product.jobs
      .filter((job) => isCell(job, product))
      .map((job) => ({
        platform: 'tas' as const,
        product: product.slug,
        job: job.name,
        type: textCell(job.at('instance_type', 'id'), job.anchor),
        otherDisk: mayChangeDisk(job.at('additional_vm_extensions'), job.anchor, input),
      })),
  );
  const ofManifests = manifestsOf(input.foundation).flatMap((manifest) =>
    manifest.groups
      .filter((group) => repOf(group) !== undefined)
      .map((group) => ({
        platform: 'bosh' as const,
        product: manifest.name,
        job: nameOf(group)[0] ?? '',
        type: textCell(group.at('vm_type'), group.anchor),
        otherDisk: mayChangeDisk(group.at('vm_extensions'), group.anchor, input),
      })),
  );
  return [...ofProducts, ...ofManifests];
}

/** A job with no instances asks for nothing. */
function isCell(job: Job, product: ProductConfig): boolean {
  const role = job.component?.role ?? roleOf(product.base, job.baseName);
  return role === 'cell' && !(job.writtenInstances.state === 'known' && job.writtenInstances.value === 0);
}

const DISK_KEYS = ['disk', 'ephemeral_disk', 'root_disk', 'root_disk_size_gb'];

/** An extension that no file of the foundation defines may do anything. */
function mayChangeDisk(extensions: ConfigNode | undefined, anchor: Span, input: FactInput): boolean {
  const names = textsCell(extensions, anchor);
  if (names.state === 'absent') return false;
  return (
    names.state === 'unknown' ||
    names.value.some(
      (name) =>
        !definedExtensions(input).some((extension) => extension.name === name && extension.keys.every((key) => !DISK_KEYS.includes(key))),
    )
  );
}

function definedExtensions(input: FactInput): readonly { readonly name: string; readonly keys: readonly string[] }[] {
  return documentsOf(input.foundation, 'director', 'cloud-config').flatMap(({ root, kind }) => {
    const list = descend(root, kind === 'director' ? 'vmextensions-configuration' : 'vm_extensions');
    if (list?.kind !== 'sequence') return [];
    return list.items.flatMap((item) => {
      const name = descend(item, 'name');
      const properties = descend(item, 'cloud_properties');
      return name?.kind === 'scalar' && properties?.kind !== 'unknown'
        ? [{ name: name.text, keys: properties?.kind === 'map' ? properties.names : [] }]
        : [];
    });
  });
}
