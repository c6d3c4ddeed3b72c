import type { Span } from '../base/source.ts';
import { manifestsOf, type InstanceGroup } from '../foundation/bosh-manifest.ts';
import { integerCell, textCell } from '../foundation/cell-of.ts';
import { partOfDefinedType } from '../foundation/vm-type.ts';
import type { FactInput } from '../facts/input.ts';
import { jobs as jobTable } from '../facts/product/job.ts';
import { integer, Row, table, text } from '../facts/table.ts';
import { absent, combine, unknown, type Cell } from '../value/cell.ts';
import { isNullish } from '../value/node.ts';
import type { View } from './view.ts';

const columns = {
  product: text('product slug, or name of the deployment'),
  job: text('job or instance group'),
  instances: integer('how many VMs there will be'),
  vm_type: text('VM type as written; absent where Ops Manager chooses it'),
  cpu: integer('CPUs of one VM; absent where no file defines the type'),
  ram_mb: integer('RAM of one VM in MB, likewise'),
  disk_mb: integer('ephemeral disk of one VM in MB, likewise'),
  persistent_disk_mb: integer('persistent disk of one VM in MB; absent without one, and where no source says'),
  all_cpu: integer('CPUs of all its VMs together'),
  all_ram_mb: integer('RAM of all its VMs together in MB'),
  all_disk_mb: integer('ephemeral and persistent disk of all its VMs together in MB, as far as known'),
};

/** What the VMs of a foundation take, job by job. */
export const capacity: View = {
  name: 'capacity',
  columns: Object.keys(columns),
  table: table(
    'capacity',
    { doc: 'VMs, CPUs, memory and disk, job by job: of one VM, and of all VMs of the job together.', plural: 'capacities', columns },
    (input) => [...productRows(input), ...manifestRows(input)],
  ),
};

/** One VM of a job, and how many there are. */
interface Size {
  readonly product: Cell;
  readonly job: Cell;
  readonly instances: Cell;
  readonly vmType: Cell;
  readonly cpu: Cell;
  readonly ram: Cell;
  readonly disk: Cell;
  readonly persistentDisk: Cell;
}

function productRows(input: FactInput): readonly Row[] {
  return jobTable.rows(input).flatMap((job) =>
    sizeRows(job.anchor, {
      product: job.cell('product'),
      job: job.cell('name'),
      instances: job.cell('instances'),
      vmType: job.cell('instance_type'),
      cpu: job.cell('vm_cpu'),
      ram: job.cell('vm_ram_mb'),
      disk: job.cell('vm_disk_mb'),
      persistentDisk: job.cell('persistent_disk_mb'),
    }),
  );
}

function manifestRows(input: FactInput): readonly Row[] {
  return manifestsOf(input.foundation).flatMap(({ groups }) => groups.flatMap((group) => groupRows(group, input)));
}

function groupRows(group: InstanceGroup, { foundation }: FactInput): readonly Row[] {
  const { anchor, manifest, name } = group;
  const vmType = textCell(group.at('vm_type'), anchor);
  const part = (of: 'cpu' | 'ramMb' | 'ephemeralDiskMb', resource: string): Cell =>
    vmType.state === 'absent' ? integerCell(group.at('vm_resources', resource), anchor) : partOfDefinedType(foundation, vmType, of);
  // a disk type is a name whose size stands elsewhere
  const named = ['persistent_disk_type', 'persistent_disk_pool'].some((key) => !isNullish(group.at(key)));
  return sizeRows(anchor, {
    product: manifest.name,
    job: name,
    instances: integerCell(group.at('instances'), anchor),
    vmType,
    cpu: part('cpu', 'cpu'),
    ram: part('ramMb', 'ram'),
    disk: part('ephemeralDiskMb', 'ephemeral_disk_size'),
    persistentDisk: named ? unknown(anchor) : integerCell(group.at('persistent_disk'), anchor),
  });
}

/** No row for a job without VMs. */
function sizeRows(anchor: Span, size: Size): readonly Row[] {
  const { product, job, instances, vmType, cpu, ram, disk, persistentDisk } = size;
  if (instances.state === 'known' && instances.value === 0) return [];
  const all = (...cells: readonly Cell[]): Cell<number> => {
    const given = cells.filter((cell) => cell.state !== 'absent');
    if (given.length === 0) return absent(anchor);
    return combine([instances, ...given], anchor, () => numberIn(instances) * given.reduce((sum, cell) => sum + numberIn(cell), 0));
  };
  const cells = { product, job, instances, vm_type: vmType, cpu, ram_mb: ram, disk_mb: disk, persistent_disk_mb: persistentDisk };
  return [new Row(anchor, { ...cells, all_cpu: all(cpu), all_ram_mb: all(ram), all_disk_mb: all(disk, persistentDisk) })];
}

function numberIn(cell: Cell): number {
  return cell.state === 'known' && typeof cell.value === 'number' ? cell.value : 0;
}
