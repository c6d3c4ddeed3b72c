import { known, unknown, type Cell } from '../../value/cell.ts';
import { editSpan, type Origin } from '../../value/origin.ts';
import { startOf } from '../document.ts';
import { certificateChanges, losesNames } from './certificate.ts';
import { domainChanges } from './domain.ts';
import { deploymentChanges, diskChanges, jobChanges } from './job.ts';
import { keyChanges } from './key.ts';
import { networkChanges } from './network.ts';
import { propertyChanges } from './property.ts';
import { productChanges, versionChanges } from './version.ts';
import { anyOf, earlierInput, productPairs, type ProductPair } from '../earlier.ts';
import { once, type FactInput } from '../input.ts';
import { flag, Row, table, text, texts } from '../table.ts';

/** One row per foundation with an earlier revision: how much is risked at once. */
export const changeSummaries = table(
  'change-summary',
  {
    doc: 'All high-risk changes of a foundation since the earlier revision together. Each is named as the rule of the group change that tells of it.',
    plural: 'change_summaries',
    label: ['name'],
    few: true,
    columns: {
      name: text('name of the foundation'),
      risks: texts('high-risk changes that are certain, e.g. system-domain, persistent-disk-shrink'),
      upgrades: texts('products whose version goes up'),
      several: flag(
        'true for two high-risk changes, or one together with an upgrade of a product; unknown when a variable may hide the second',
      ),
    },
  },
  (input) => (earlierInput(input) === undefined ? [] : summaryRows(input)),
);

/** One row per high-risk change that is certain, at the line that makes it. */
export const highRisks = table(
  'high-risk',
  {
    doc: 'A high-risk change of a foundation since the earlier revision, the first of each kind. It is named as the rule of the group change that tells of it.',
    label: ['name'],
    few: true,
    columns: {
      name: text('what is risked, e.g. system-domain, persistent-disk-shrink'),
      foundation: text('name of the foundation'),
    },
  },
  (input) =>
    earlierInput(input) === undefined
      ? []
      : certainRisks(input).map(({ name, place: { anchor, origin } }) => {
          const at = (origin === undefined ? undefined : editSpan(origin)) ?? anchor;
          return new Row(at, { name: known(name, at), foundation: known(input.foundation.name, at) });
        }),
);

function summaryRows(input: FactInput): readonly Row[] {
  const main = input.foundation.documents[0];
  if (main === undefined) return [];
  const certain = certainRisks(input);
  const open = once(input, risksOf).filter(({ found }) => found === undefined);
  const versions = versionChanges.rows(input).filter((row) => isText(row, 'kind', 'product') && isText(row, 'direction', 'up'));
  const { anchor, origin } = certain[0]?.place ?? { anchor: startOf(main), origin: undefined };
  const isSeveral = (count: number): boolean => count >= 2 || (count === 1 && versions.length > 0);
  const several = isSeveral(certain.length)
    ? known(true, anchor, origin)
    : isSeveral(certain.length + open.length)
      ? unknown(anchor)
      : known(false, anchor);
  return [
    new Row(anchor, {
      name: known(input.foundation.name, anchor),
      risks: known(
        certain.map(({ name }) => name),
        anchor,
      ),
      upgrades: known(
        versions.flatMap((row) => textsOf(row.cell('name'))),
        anchor,
      ),
      several,
    }),
  ];
}

/** Where a person edits what makes the risk. */
interface RiskPlace {
  readonly anchor: Row['anchor'];
  readonly origin: Origin | undefined;
}

interface Risk {
  readonly name: string;
  /** Undefined when a variable hides it. */
  readonly found: boolean | undefined;
  readonly place: RiskPlace | undefined;
}

function certainRisks(input: FactInput): readonly { readonly name: string; readonly place: RiskPlace }[] {
  return once(input, risksOf).flatMap(({ name, found, place }) => (found === true && place !== undefined ? [{ name, place }] : []));
}

function risksOf(input: FactInput): readonly Risk[] {
  const properties = propertyChanges.rows(input);
  return [
    risk(
      'system-domain',
      domainChanges.rows(input),
      (row) => isText(row, 'about', 'domain') && isText(row, 'kind', 'system') && isTrue(row.cell('changed')),
      'changed',
    ),
    ...PROPERTIES.map(([name, isOf]) => propertyRisk(name, properties.filter(isOf))),
    risk(
      'persistent-disk-shrink',
      diskChanges.rows(input),
      (row) => less(row.cell('size_mb'), row.cell('before_mb')) && isTrue(row.cell('in_use')),
      'size_mb',
    ),
    risk(
      'credhub-key-removed',
      keyChanges.rows(input),
      (row) => isText(row, 'encrypts', 'credhub') && isTrue(row.cell('was_primary')) && row.cell('what').state === 'known',
      'what',
    ),
    certificateRisk(input),
    risk('network-or-az', networkChanges.rows(input), (row) => isTrue(row.cell('used')) && isTrue(row.cell('changed')), 'changed'),
    risk('product-downgrade', versionChanges.rows(input), (row) => isText(row, 'direction', 'down'), 'after'),
    risk(
      'core-job-zeroed',
      jobChanges.rows(input),
      (row) => isZero(row.cell('instances')) && !isZero(row.cell('before_instances')) && CORE.includes(textsOf(row.cell('role'))[0] ?? ''),
      'instances',
    ),
    risk(
      'instance-group-renamed',
      deploymentChanges.rows(input),
      (row) => isTrue(row.cell('changed')) && isFalse(row.cell('moved')),
      'changed',
    ),
    risk(
      'small-footprint-conversion',
      productChanges.rows(input),
      (row) =>
        ['full small', 'small full'].includes(`${textsOf(row.cell('before_footprint'))[0]} ${textsOf(row.cell('after_footprint'))[0]}`),
      'after_footprint',
    ),
  ];
}

/** Roles without which nothing runs, wherever data is kept. */
const CORE = ['router', 'uaa', 'api', 'nats', 'bbs', 'brain', 'control'];

/** Properties whose change alone is a high risk, by the rule that tells of it. */
const PROPERTIES: readonly (readonly [string, (row: Row) => boolean])[] = [
  ['blobstore-backend', (row) => /^\.properties\.system_blobstore(\.(?!.*backup).*(endpoint|_bucket|_container))?$/.test(canonicalOf(row))],
  ['database-location', (row) => DATABASES.includes(canonicalOf(row)) && !isInternalMigration(row)],
  ['cni-or-overlay', (row) => canonicalOf(row) === '.properties.container_networking_interface_plugin'],
  ['segment-name', (row) => canonicalOf(row) === '.properties.compute_isolation.enabled.isolation_segment_name'],
];

const DATABASES: readonly string[] = [
  ...['system', 'uaa', 'credhub'].flatMap((name) => [`.properties.${name}_database`, `.properties.${name}_database.external.host`]),
  ...['database_type', 'external_database_options.host'].map((name) => `properties-configuration.director_configuration.${name}`),
];

/** From one internal database to another is the tile's own business. */
function isInternalMigration(row: Row): boolean {
  return ['before_option', 'option'].every((column) => textsOf(row.cell(column))[0]?.startsWith('internal') === true);
}

function canonicalOf(row: Row): string {
  return textsOf(row.cell('canonical'))[0] ?? '';
}

/** What is not written any more stays as it is in Ops Manager; a property of an option that is not chosen says nothing. */
function propertyRisk(name: string, rows: readonly Row[]): Risk {
  const counting = rows.filter((row) => !isText(row, 'kind', 'removed') && !isFalse(row.cell('option_chosen')));
  const answers = counting.map((row) => {
    const changed = row.cell('changed');
    if (changed.state !== 'known') return changed.state === 'unknown' ? undefined : false;
    return changed.value === true && !isTrue(row.cell('option_chosen')) ? undefined : changed.value === true;
  });
  return { name, found: anyOf(answers), place: placeOf(counting[answers.indexOf(true)], 'changed') };
}

function certificateRisk(input: FactInput): Risk {
  const pairs = productPairs(input);
  const answers = pairs.map((pair) => losesNames(pair, input));
  const first = pairs[answers.indexOf(true)];
  const row = first === undefined ? undefined : certificateChanges.rows(input).find((other) => isText(other, 'product', slugOf(first.now)));
  return { name: 'cert-fewer-names', found: anyOf(answers), place: placeOf(row, 'lost_names') };
}

function slugOf({ slug }: ProductPair['now']): string {
  return slug.state === 'known' ? slug.value : '';
}

/** The first row that is risky; `column` is what its rule reports. */
function risk(name: string, rows: readonly Row[], isRisky: (row: Row) => boolean, column: string): Risk {
  const found = rows.find(isRisky);
  return { name, found: found !== undefined, place: placeOf(found, column) };
}

function placeOf(row: Row | undefined, column: string): RiskPlace | undefined {
  if (row === undefined) return undefined;
  const { anchor, origin } = row.cell(column);
  return { anchor, origin };
}

function isTrue(cell: Cell): boolean {
  return cell.state === 'known' && cell.value === true;
}

function isFalse(cell: Cell): boolean {
  return cell.state === 'known' && cell.value === false;
}

function isZero(cell: Cell): boolean {
  return cell.state === 'known' && cell.value === 0;
}

function isText(row: Row, column: string, text: string): boolean {
  const cell = row.cell(column);
  return cell.state === 'known' && cell.value === text;
}

function less(one: Cell, other: Cell): boolean {
  return one.state === 'known' && other.state === 'known' && Number(one.value) < Number(other.value);
}

function textsOf(cell: Cell): readonly string[] {
  return cell.state === 'known' ? [String(cell.value)] : [];
}
