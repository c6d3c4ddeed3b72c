import { dictionary } from '../../base/dictionary.ts';
import type { Span } from '../../base/source.ts';
import { settingOf } from '../../catalog/find-setting.ts';
import { SETTINGS, type Setting } from '../../catalog/settings.ts';
import { anchorOf, flagCell, textCell, textsCell } from '../../foundation/cell-of.ts';
import type { Job } from '../../foundation/job.ts';
import { productsOf, type ProductConfig } from '../../foundation/product-config.ts';
import { absent, known, mapCell, unknown, type Cell } from '../../value/cell.ts';
import { descend, isNullish, type ConfigNode } from '../../value/node.ts';
import { identityCells, productIdentity, type OfProduct } from '../product-identity.ts';
import type { FactInput } from '../input.ts';
import { settingCell } from './setting-cell.ts';
import { spreadOf } from './spread.ts';
import { broad, flag, integer, rowsOf, table, text, texts, type CellsOf, type Column, type Columns } from '../table.ts';
import { isNamedElsewhere } from './zone-name.ts';

const COLUMN_OF: Readonly<Record<Setting['type'], (doc: string) => Column>> = {
  text,
  option: text,
  integer,
  flag,
  texts,
  present: flag,
};

/** How large a product is. */
export const productSize = {
  footprint: broad(text('full (TAS), small (Small Footprint TAS) or unknown (the file names no job that tells, or another product)')),
  ha: broad(
    flag('true when router, API and scheduler (Small Footprint: router and control) are all in the file with two or more instances'),
  ),
};

export const sizeCells: CellsOf<typeof productSize, OfProduct> = {
  footprint: ({ product }) => known(product.footprint, product.sectionAnchor('resource-config')),
  ha: ({ product }) => product.highAvailability,
};

const ownColumns = {
  ...productIdentity,
  ...productSize,
  leads: flag('true for one product config of the foundation, TAS where there is one: for one finding per foundation'),
  network: text('name of the network'),
  singleton_az: text('availability zone of single VMs'),
  singleton_az_elsewhere: flag('true when the director file, or another product of the foundation, names that zone too'),
  other_azs: texts('availability zones that the rest is spread over, each once'),
  az_count: integer('how many different availability zones the rest is spread over'),
  other_azs_form: text('what other_availability_zones is: list, map or text; absent when nobody wrote it'),
  spread: flag(
    'true when routers and cells have two or more VMs each over two or more zones, or routers, cells and API VMs are all written with two or more; counted here, since in one zone a default shows no intent',
  ),
  has_resource_config: flag('true when the file has a resource-config'),
  has_product_properties: flag('true when the file has product-properties, even if empty'),
  validate_config_complete: flag('validate-config-complete; absent means true'),
  blobstore: text('internal or external: where packages and droplets are kept'),
  blobstore_job: text('job of the internal blobstore: nfs_server, or blobstore in Small Footprint TAS'),
  blobstore_instances: integer(
    'VMs of the internal blobstore: those of its job, else the one that the choice of internal stands for; 0 for external',
  ),
  database: text('internal or external: where the platform database runs'),
  privacy_policy: text('policy.privacy of the facts of the site; unset when nobody states one'),
  rejects_segments: flag(
    'true when Gorouters of TAS refuse requests for all isolation segments: isolated_routing says reject_all, or the older enable_isolated_routing true',
  ),
  syslog_enabled: flag('syslog-properties.enabled, or whether a syslog host is set'),
  written: texts('columns of settings that somebody wrote, in this table’s names'),
};

/** A product with what several of its columns ask for. */
class WholeProduct implements OfProduct {
  readonly product: ProductConfig;
  readonly input: FactInput;

  constructor(product: ProductConfig, input: FactInput) {
    this.product = product;
    this.input = input;
  }

  get anchor(): Span {
    return this.product.anchor;
  }

  get azs(): Cell<readonly string[]> {
    return namesOf(
      textsCell(this.product.at('network-properties', 'other_availability_zones'), this.product.sectionAnchor('network-properties')),
    );
  }

  /** A name below network-properties. */
  networkName(key: string): Cell<string> {
    return textCell(this.product.at('network-properties', key, 'name'), this.product.sectionAnchor('network-properties'));
  }

  hasSection(name: string): Cell<boolean> {
    return known(!isNullish(this.product.section(name)), this.anchor);
  }
}

const ownCells: CellsOf<typeof ownColumns, WholeProduct> = {
  ...identityCells,
  ...sizeCells,
  leads: ({ product, input, anchor }) => known(leadingProduct(input) === product, anchor),
  network: (whole) => whole.networkName('network'),
  singleton_az: (whole) => whole.networkName('singleton_availability_zone'),
  singleton_az_elsewhere: (whole) => isNamedElsewhere(whole.networkName('singleton_availability_zone'), whole.product, whole.input),
  other_azs: ({ azs }) => azs,
  az_count: ({ azs }) => mapCell(azs, (names) => names.length),
  other_azs_form: ({ product }) => formOf(product.at('network-properties', 'other_availability_zones'), product),
  spread: ({ product }) => spreadOf(product),
  has_resource_config: (whole) => whole.hasSection('resource-config'),
  has_product_properties: (whole) => whole.hasSection('product-properties'),
  validate_config_complete: ({ product, anchor }) => flagCell(product.section('validate-config-complete'), anchor),
  blobstore: ({ product }) => blobstoreOf(product),
  blobstore_job: ({ product, anchor }) =>
    known(blobstoreJob(product)?.name ?? (product.footprint === 'small' ? 'blobstore' : 'nfs_server'), anchor),
  blobstore_instances: ({ product }) => blobstoreInstances(product),
  database: ({ product }) => databaseOf(product),
  privacy_policy: ({ product, input }) => privacyPolicy(product, input),
  rejects_segments: ({ product }) => rejectsSegments(product),
  syslog_enabled: ({ product }) => syslogOf(product),
  written: ({ product, anchor }) =>
    known(
      SETTINGS.filter(({ property }) => product.property(property) !== undefined).map(({ column }) => column),
      anchor,
    ),
};

const productRow = rowsOf<Columns, WholeProduct>(
  dictionary<CellsOf<Columns, WholeProduct>[string]>(
    ownCells,
    SETTINGS.map((setting) => [setting.column, ({ product }) => settingCell(product, setting)]),
  ),
);

/**
 * One wide row per product config: what it is, and some two hundred well-known settings of TAS as columns. A setting that nobody wrote has the tile's
 * default where the version makes it certain and the file is full; else it is absent.
 */
export const products = table(
  'product',
  {
    doc: 'A product config with its well-known settings. Names of settings are those of `om config-template`, without `properties_` and `cloud_controller_`.',
    label: ['product'],
    few: true,
    looksAt: { kinds: ['product'] },
    columns: dictionary<Column>(
      ownColumns,
      SETTINGS.map((setting) => [setting.column, COLUMN_OF[setting.type](docOf(setting))]),
    ),
  },
  (input) => productsOf(input.foundation).map((product) => productRow(new WholeProduct(product, input))),
);

function docOf(setting: Setting): string {
  const what =
    setting.type === 'present'
      ? 'whether it is filled; false when missing from a full file'
      : setting.type === 'option'
        ? 'name of the chosen option'
        : undefined;
  const range =
    setting.min === undefined && setting.max === undefined ? undefined : `range in old metadata ${setting.min ?? ''}..${setting.max ?? ''}`;
  const normal = setting.default === undefined ? undefined : `default ${setting.default === '' ? "''" : String(setting.default)}`;
  return [setting.property, what, setting.options === undefined ? undefined : `one of ${setting.options.join(', ')}`, normal, range]
    .filter((part) => part !== undefined)
    .join('; ');
}

/** `internal` or `external`, whatever the kind of object storage. */
export function blobstoreOf(product: ProductConfig): Cell<string> {
  return mapCell(product.option('.properties.system_blobstore'), (option) => (option.startsWith('external') ? 'external' : 'internal'));
}

/** The shape of a value, at the value. */
function formOf(node: ConfigNode | undefined, product: ProductConfig): Cell<string> {
  const section = product.sectionAnchor('network-properties');
  if (node === undefined || isNullish(node)) return absent(section);
  const anchor = anchorOf(node, section);
  if (node.kind === 'unknown') return unknown(anchor, node.variables, node.origin);
  return known(node.kind === 'sequence' ? 'list' : node.kind === 'map' ? 'map' : 'text', anchor, node.origin);
}

function leadingProduct({ foundation }: FactInput): ProductConfig | undefined {
  const all = productsOf(foundation);
  return all.find(({ base }) => base === 'cf') ?? all[0];
}

/** The row of the internal blobstore in `resource-config`. Full TAS metadata may carry the job of the other footprint with 0 instances. */
function blobstoreJob(product: ProductConfig): Job | undefined {
  const jobs = product.jobs.filter(({ component }) => component?.role === 'blobstore');
  return jobs.find(({ baseName }) => baseName === (product.footprint === 'small' ? 'blobstore' : 'nfs_server')) ?? jobs[0];
}

/** A job that is not written keeps what Ops Manager has, and for the internal blobstore that can only be one VM. */
function blobstoreInstances(product: ProductConfig): Cell<number> {
  return blobstoreJob(product)?.instances ?? mapCell(blobstoreOf(product), (kind) => (kind === 'internal' ? 1 : 0));
}

/** `internal` or `external`; older tiles call the internal database `internal_mysql`, newer ones `internal_pxc`. */
export function databaseOf(product: ProductConfig): Cell<string> {
  return mapCell(product.option('.properties.system_database'), (option) => (option.startsWith('external') ? 'external' : 'internal'));
}

/** Like the purpose, a policy that nobody states is a value of its own: most sites have none, and need not be told what it would decide. */
function privacyPolicy(product: ProductConfig, input: FactInput): Cell<string> {
  const stated = textCell(descend(input.foundation.facts, 'policy', 'privacy'), product.anchor);
  return stated.state === 'absent' ? known('unset', product.anchor) : stated;
}

/** The older flag is the checkbox “Gorouters reject requests for isolation segments”, whatever its name suggests. */
function rejectsSegments(product: ProductConfig): Cell<boolean> {
  const choice = product.option('.properties.isolated_routing');
  if (choice.state !== 'absent') return mapCell(choice, (option) => option === 'reject_all');
  return settingCell(product, settingOf('.router.enable_isolated_routing')!) as Cell<boolean>; // a flag in the catalog
}

function syslogOf(product: ProductConfig): Cell<boolean> {
  const host = product.property('.properties.syslog_host');
  if (host !== undefined) return mapCell(textCell(host.value, host.anchor), (name) => name !== '');
  return flagCell(product.at('syslog-properties', 'enabled'), product.sectionAnchor('syslog-properties'));
}

/** Names as they count: each once, without blanks and without the `null` of old Azure. */
function namesOf(names: Cell<readonly string[]>): Cell<readonly string[]> {
  return mapCell(names, (list) => [...new Set(list.filter((name) => name !== '' && name !== 'null'))]);
}
