import { known, unknown, type Cell } from '../value/cell.ts';
import { startOf } from './document.ts';
import { losesNames } from './change-certificate.ts';
import { domainChanges } from './change-domain.ts';
import { deploymentChanges, diskChanges, jobChanges } from './change-job.ts';
import { keyChanges } from './change-key.ts';
import { networkChanges } from './change-network.ts';
import { propertyChange } from './change-property.ts';
import { productChanges, versionChanges } from './change-version.ts';
import { anyOf, earlierInput, productPairs } from './earlier.ts';
import type { FactInput } from './input.ts';
import { flag, Row, table, text, texts } from './table.ts';

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

function summaryRows(input: FactInput): readonly Row[] {
  const main = input.foundation.documents[0];
  if (main === undefined) return [];
  const kinds = risksOf(input);
  const certain = kinds.filter(({ found }) => found === true);
  const open = kinds.filter(({ found }) => found === undefined);
  const versions = versionChanges.rows(input).filter((row) => isText(row, 'kind', 'product') && isText(row, 'direction', 'up'));
  const anchor = certain[0]?.at ?? startOf(main);
  const isSeveral = (count: number): boolean => count >= 2 || (count === 1 && versions.length > 0);
  const several = isSeveral(certain.length)
    ? known(true, anchor)
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

interface Risk {
  readonly name: string;
  /** Undefined when a variable hides it. */
  readonly found: boolean | undefined;
  readonly at: Row['anchor'] | undefined;
}

function risksOf(input: FactInput): readonly Risk[] {
  return [
    risk(
      'system-domain',
      domainChanges.rows(input),
      (row) => isText(row, 'about', 'domain') && isText(row, 'kind', 'system') && isTrue(row.cell('changed')),
    ),
    ...PROPERTIES.map(([name, properties]) => propertyRisk(name, properties, input)),
    risk('persistent-disk-shrink', diskChanges.rows(input), (row) => less(row.cell('size_mb'), row.cell('before_mb'))),
    risk('credhub-key-removed', keyChanges.rows(input), (row) => isTrue(row.cell('was_primary')) && row.cell('what').state === 'known'),
    certificateRisk(input),
    risk('network-or-az', networkChanges.rows(input), (row) => isTrue(row.cell('used')) && isTrue(row.cell('changed'))),
    risk('product-downgrade', versionChanges.rows(input), (row) => isText(row, 'direction', 'down')),
    risk(
      'core-job-zeroed',
      jobChanges.rows(input),
      (row) => isZero(row.cell('instances')) && !isZero(row.cell('before_instances')) && CORE.includes(textsOf(row.cell('role'))[0] ?? ''),
    ),
    risk('instance-group-renamed', deploymentChanges.rows(input), (row) => isTrue(row.cell('changed')) && isFalse(row.cell('moved'))),
    risk('small-footprint-conversion', productChanges.rows(input), (row) =>
      ['full small', 'small full'].includes(`${textsOf(row.cell('before_footprint'))[0]} ${textsOf(row.cell('after_footprint'))[0]}`),
    ),
  ];
}

/** Roles without which nothing runs, wherever data is kept. */
const CORE = ['router', 'uaa', 'api', 'nats', 'bbs', 'brain', 'control'];

/** Properties whose change alone is a high risk, by the rule that tells of it. */
const PROPERTIES: readonly (readonly [string, readonly string[]])[] = [
  ['blobstore-backend', ['.properties.system_blobstore']],
  ['database-location', ['.properties.system_database', '.properties.uaa_database', '.properties.credhub_database']],
  ['cni-or-overlay', ['.properties.container_networking_interface_plugin']],
  ['segment-name', ['.properties.compute_isolation.enabled.isolation_segment_name']],
];

function propertyRisk(name: string, canonicals: readonly string[], input: FactInput): Risk {
  const changes = productPairs(input).flatMap((pair) =>
    pair.isSame ? [] : canonicals.flatMap((canonical) => propertyChange(pair, canonical) ?? []),
  );
  const first = changes.find(({ changed }) => changed === true);
  return { name, found: anyOf(changes.map(({ changed }) => changed)), at: first?.now?.anchor };
}

function certificateRisk(input: FactInput): Risk {
  const pairs = productPairs(input);
  const answers = pairs.map((pair) => losesNames(pair, input));
  const first = pairs[answers.indexOf(true)];
  return { name: 'cert-fewer-names', found: anyOf(answers), at: first?.now.anchor };
}

function risk(name: string, rows: readonly Row[], isRisky: (row: Row) => boolean): Risk {
  const found = rows.find(isRisky);
  return { name, found: found !== undefined, at: found?.anchor };
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
