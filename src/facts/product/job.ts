import type { Span } from '../../base/source.ts';
import { partOfVmType } from '../../foundation/vm-type.ts';
import { anchorOf, textCell, textsCell } from '../../foundation/cell-of.ts';
import type { Job } from '../../foundation/job.ts';
import { productsOf, type ProductConfig } from '../../foundation/product-config.ts';
import { absent, combine, known, mapCell, unknown, type Cell } from '../../value/cell.ts';
import { isNullish, type ConfigNode } from '../../value/node.ts';
import { roleOf } from '../../catalog/find-component.ts';
import type { Component } from '../../catalog/components.ts';
import { SOURCES } from '../../catalog/sources.ts';
import { identityCells, productIdentity, productIdentityCells, type OfProduct } from '../product-identity.ts';
import type { FactInput } from '../input.ts';
import { blobstoreOf, databaseOf, productSize, sizeCells } from './product.ts';
import { broad, flag, integer, openRow, rowsOf, table, text, texts } from '../table.ts';

const columns = {
  ...productIdentity,
  ...productSize,
  minimal: broad(
    flag('true when router, diego_brain, diego_database, cloud_controller and uaa, as far as they are in the file, all have one instance'),
  ),
  name: text('job as written, e.g. isolated_router_blue'),
  base_name: text('without the suffix of a replicated tile: isolated_router'),
  role: text(
    'what it does, one word for all spellings: router, cell, blobstore, database, brain, bbs, api, control …; other when not known',
  ),
  instances: integer('how many there will be: as written, else what automatic stands for (zero-if included); unknown when no source says'),
  written_instances: integer('the number somebody wrote; absent for automatic'),
  max_instances: integer('largest count the tile takes; absent when there is no limit'),
  quorum: flag('true when it needs a majority of its members'),
  odd_or_zero: flag('true when the count must be odd, or 0'),
  persistent_disk_mb: integer('persistent disk in MB as written, else the default of the tile; absent when no source says'),
  written_persistent_disk_mb: integer('persistent disk in MB as written; absent for automatic'),
  min_disk_mb: integer('smallest persistent disk the tile takes in MB; absent when not known'),
  max_in_flight: integer('how many are updated at once: a percentage is taken of the instances, at least 1; absent for default'),
  max_in_flight_text: text('as written'),
  instance_type: text('VM type; absent for automatic'),
  vm_ram_mb: integer(
    'RAM of the VM type when a file of the foundation or Ops Manager itself defines it; absent for automatic and for types of the IaaS',
  ),
  vm_cpu: integer('CPUs of the VM type, likewise'),
  vm_disk_mb: integer('ephemeral disk of the VM type in MB, likewise'),
  az_count: integer('how many availability zones the product is spread over'),
  elb_names: texts('load balancers named for it'),
  static_ips: texts('fixed addresses from the property of the tile; absent without any'),
  lb_attached: flag(
    'true when anything that attaches a load balancer is written: elb_names, vm extensions, nsx, nsxt, avi, networks, fixed addresses',
  ),
  ssh_balancer: text('the first of these whose name says SSH; absent without one'),
  web_balancer: text('the first of these whose name says HTTP or web, and not TCP; absent without one'),
  lb_targets: texts('what load balancers know it by: elb_names, NSX and Avi pools'),
  blobstore: text('internal or external: the blobstore of the product'),
  database: text('internal or external: the database of the product'),
};

/** A job with what several of its columns ask for. */
class WrittenJob implements OfProduct {
  readonly job: Job;
  readonly input: FactInput;
  readonly component: Component | undefined;

  constructor(job: Job, input: FactInput) {
    this.job = job;
    this.input = input;
    this.component = job.component;
  }

  get product(): ProductConfig {
    return this.job.product;
  }

  get anchor(): Span {
    return this.job.anchor;
  }

  knownOrAbsent<V>(value: V | undefined): Cell<V> {
    return value === undefined ? absent(this.anchor) : known(value, this.anchor);
  }

  text(...path: readonly string[]): Cell<string> {
    return textCell(this.job.at(...path), this.anchor);
  }

  texts(key: string): Cell<readonly string[]> {
    return textsCell(this.job.at(key), this.anchor);
  }

  get instanceType(): Cell<string> {
    return withoutAutomatic(this.text('instance_type', 'id'));
  }

  get azs(): Cell<readonly string[]> {
    return textsCell(this.product.at('network-properties', 'other_availability_zones'), this.product.anchor);
  }
}

const jobRow = rowsOf<typeof columns, WrittenJob>({
  ...identityCells,
  ...sizeCells,
  minimal: ({ product }) => product.minimal,
  name: ({ job, anchor }) => known(job.name, anchor),
  base_name: ({ job, anchor }) => known(job.baseName, anchor),
  role: ({ job, anchor }) => known(roleOfJob(job), anchor),
  instances: ({ job }) => job.instances,
  written_instances: ({ job }) => job.writtenInstances,
  max_instances: (written) => written.knownOrAbsent(written.component?.max),
  quorum: ({ component, anchor }) => known(component?.quorum === true, anchor),
  odd_or_zero: ({ component, anchor }) => known(component?.oddOrZero === true, anchor),
  persistent_disk_mb: ({ job, component }) => persistentDisk(job, component),
  written_persistent_disk_mb: ({ job }) => job.writtenDiskMb,
  min_disk_mb: (written) => written.knownOrAbsent(written.component?.disk?.min),
  max_in_flight: ({ job }) => maxInFlight(job),
  max_in_flight_text: (written) => written.text('max_in_flight'),
  instance_type: ({ instanceType }) => instanceType,
  vm_ram_mb: ({ instanceType, input }) => partOfVmType(input.foundation, instanceType, 'ramMb'),
  vm_cpu: ({ instanceType, input }) => partOfVmType(input.foundation, instanceType, 'cpu'),
  vm_disk_mb: ({ instanceType, input }) => partOfVmType(input.foundation, instanceType, 'ephemeralDiskMb'),
  az_count: ({ azs }) => mapCell(azs, (names) => new Set(names).size),
  elb_names: (written) => written.texts('elb_names'),
  static_ips: ({ job }) => staticIpsOf(job),
  lb_attached: ({ job }) => loadBalancerAttached(job),
  ssh_balancer: ({ job }) => balancerNamed(job, (name) => SAYS_SSH.test(name)),
  web_balancer: ({ job }) => balancerNamed(job, (name) => SAYS_WEB.test(name) && !/tcp/i.test(name)),
  lb_targets: ({ job }) => loadBalancerTargets(job),
  blobstore: ({ product }) => blobstoreOf(product),
  database: ({ product }) => databaseOf(product),
});

/** One row per job that is written in `resource-config`. A job that is not written has no row: om leaves it as it is in Ops Manager. */
export const jobs = table(
  'job',
  {
    doc: 'A job (instance group) of a product, as written in resource-config, with what `automatic` stands for.',
    label: ['name'],
    looksAt: { kinds: ['product'], sections: ['resource-config'] },
    columns,
  },
  (input) =>
    productsOf(input.foundation).flatMap((product) => {
      const section = product.section('resource-config');
      if (section?.kind === 'unknown')
        return [openRow(columns, section, product.sectionAnchor('resource-config'), productIdentityCells(product))];
      return product.jobs.map((job) => jobRow(new WrittenJob(job, input)));
    }),
);

/** What a job does, one word for all its spellings; `other` when the catalog does not know it. */
export function roleOfJob(job: Job): string {
  return job.component?.role ?? roleOf(job.product.base, job.baseName) ?? 'other';
}

/** As written, else what the tile gives. */
function persistentDisk(job: Job, component: Component | undefined): Cell<number> {
  const written = job.writtenDiskMb;
  const normal = component?.disk?.default;
  if (written.state !== 'absent' || component === undefined || normal === undefined) return written;
  return known(normal, written.anchor, {
    kind: 'default',
    product: job.product.base,
    version: '',
    source: SOURCES[component.source[0]!].title,
  });
}

function withoutAutomatic(cell: Cell<string>): Cell<string> {
  return cell.state === 'known' && ['automatic', 'default', ''].includes(cell.value) ? absent(cell.anchor) : cell;
}

/** BOSH rounds a percentage of the instances down and never updates fewer than one. */
function maxInFlight(job: Job): Cell<number> {
  const written = withoutAutomatic(textCell(job.at('max_in_flight'), job.anchor));
  if (written.state !== 'known') return written;
  if (/^\d{1,6}$/.test(written.value)) return { ...written, value: Number(written.value) };
  const percent = percentOf(written);
  if (percent.state !== 'known') return unknown(written.anchor);
  const { instances } = job;
  if (instances.state !== 'known') return unknown(written.anchor, instances.state === 'unknown' ? instances.variables : []);
  return { ...written, value: Math.max(1, Math.floor((instances.value * percent.value) / 100)) };
}

function percentOf(text: Cell<string>): Cell<number> {
  if (text.state !== 'known') return text;
  const match = /^(\d{1,3})%$/.exec(text.value);
  return match === null ? absent(text.anchor) : { ...text, value: Number(match[1]) };
}

function staticIpsOf(job: Job): Cell<readonly string[]> {
  const property = job.product.properties.find(({ name }) => name === `.${job.name}.static_ips`);
  if (property === undefined) return absent(job.anchor);
  const cell = textsCell(property.value, property.anchor);
  return cell.state === 'known' && cell.value.length === 0 ? absent(cell.anchor) : cell;
}

/** Any sign of an attachment counts; what a variable or an operation holds counts as attached as far as the file tells. */
function loadBalancerAttached(job: Job): Cell<boolean> {
  const signs = [
    'elb_names',
    'additional_vm_extensions',
    'nsxt',
    'nsx',
    'nsx_lbs',
    'nsx_security_groups',
    'avi',
    'additional_networks',
    'floating_ips',
  ];
  const nodes = signs.map((key) => job.at(key));
  const sign = nodes.find((node) => isSomething(node));
  if (sign !== undefined)
    return sign.kind === 'unknown'
      ? unknown(anchorOf(sign, job.anchor), sign.variables, sign.origin)
      : known(true, anchorOf(sign, job.anchor), sign.origin);
  const addresses = staticIpsOf(job);
  if (addresses.state === 'absent') return known(false, job.anchor);
  return combine([addresses], addresses.anchor, () => true);
}

/** Pools and target groups by name, each at its place. Those of NSX and Avi stand in lists of maps, NSX-V's with the edge they are on. */
function balancersOf(job: Job): readonly Cell<string>[] {
  return balancerLists(job).flatMap((list) =>
    (list.kind === 'sequence' ? list.items : [list]).flatMap((item): readonly Cell<string>[] => {
      const parts = item.kind === 'map' ? ['edge_name', 'name', 'pool_name'].map((key) => item.get(key)) : [item];
      const cells = parts.filter((part) => !isNullish(part)).map((part) => textCell(part, job.anchor));
      const open = cells.find((cell) => cell.state === 'unknown');
      if (open !== undefined) return [open];
      const named = cells.flatMap((cell) => (cell.state === 'known' && cell.value !== '' ? [cell] : []));
      const last = named.at(-1);
      return last === undefined ? [] : [{ ...last, value: named.map(({ value }) => value).join('/') }];
    }),
  );
}

function balancerLists(job: Job): readonly ConfigNode[] {
  const lists = [
    job.at('elb_names'),
    job.at('nsxt', 'lb', 'server_pools'),
    job.at('nsx', 'lbs'),
    job.at('nsx_lbs'),
    job.at('avi', 'pools'),
  ];
  return lists.filter(isSomething);
}

function loadBalancerTargets(job: Job): Cell<readonly string[]> {
  const cells = balancersOf(job);
  const open = cells.find((cell) => cell.state === 'unknown');
  if (open !== undefined) return open;
  const place = balancerLists(job)[0];
  return known(
    cells.flatMap((cell) => (cell.state === 'known' ? [cell.value] : [])),
    anchorOf(place, job.anchor),
    place?.origin,
  );
}

/** `ssh` as a word of its own: `shop-ssh-lb`, `tcp:cf_ssh`, but not `flash-shop`. */
const SAYS_SSH = /(^|[^a-z])ssh([^a-z]|$)/i;

const SAYS_WEB = /(^|[^a-z])(https?|web)([^a-z]|$)/i;

function balancerNamed(job: Job, isMeant: (name: string) => boolean): Cell<string> {
  const cells = balancersOf(job);
  const found = cells.find((cell) => cell.state === 'known' && isMeant(cell.value));
  return found ?? cells.find((cell) => cell.state === 'unknown') ?? absent(job.anchor);
}

function isSomething(node: ConfigNode | undefined): node is ConfigNode {
  if (node === undefined || isNullish(node)) return false;
  if (node.kind === 'sequence') return node.items.length > 0;
  if (node.kind === 'map') return node.entries.some(({ value }) => isSomething(value));
  return node.kind === 'unknown' || node.text !== '';
}
