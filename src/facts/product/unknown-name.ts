import { compareNumbers, versionNumbers } from '../../base/product-version.ts';
import { didYouMean } from '../../base/did-you-mean.ts';
import type { Span } from '../../base/source.ts';
import { hasJob, knowsAllJobs, nearJob, NEWEST_SEEN } from '../../catalog/product-jobs.ts';
import { removalsOf } from '../../catalog/find-removal.ts';
import { anchorOf } from '../../foundation/cell-of.ts';
import type { Job } from '../../foundation/job.ts';
import { productsOf, type ProductConfig, type Property } from '../../foundation/product-config.ts';
import { isOpenKey } from '../../foundation/strict-reading.ts';
import { absent, known } from '../../value/cell.ts';
import type { ScalarNode } from '../../value/node.ts';
import { metadataCell, metadataColumn, productIdentity, productIdentityCells } from '../product-identity.ts';
import { flag, Row, table, text, texts } from '../table.ts';
import { writtenOption } from './property-shape.ts';

/**
 * One row per job, property or option that the catalogue of the product does not have: jobs where it has those of the product, options where it has those of
 * the selector, properties only where a known one is near, since newer versions have more than it knows.
 */
export const unknownNames = table(
  'unknown-name',
  {
    doc: 'A job, a property or an option of a selector that no known version of the product has.',
    label: ['name'],
    looksAt: { kinds: ['product'], sections: ['product-properties', 'resource-config'] },
    columns: {
      ...productIdentity,
      ...metadataColumn,
      kind: text('job, property or option'),
      name: text('the job, the full name of the property, or the option as written'),
      near_name: text('the name that it was probably meant to be; absent when none is near'),
      property: text('for an option: the full name of its property; absent for others'),
      options: texts('for an option: those that are known; absent for others'),
      all_known: flag(
        'true when the catalogue has all jobs of the product or all options of the property, up to the newest version it has seen',
      ),
      newer: flag('true when the version of this file is newer than the catalogue; false when nobody says the version'),
    },
  },
  ({ foundation }) =>
    productsOf(foundation).flatMap((product) => [
      ...product.jobs.flatMap((job) => jobRow(product, job)),
      ...product.properties.flatMap((property) => propertyRows(product, property)),
    ]),
);

interface Found {
  readonly kind: 'job' | 'property' | 'option';
  readonly name: string;
  readonly near: string | undefined;
  readonly allKnown: boolean;
  readonly property?: string;
  readonly options?: readonly string[];
  readonly at?: ScalarNode;
}

function makeRow(product: ProductConfig, anchor: Span, found: Found): Row {
  const name = known(found.name, anchor, found.at?.origin);
  return new Row(anchor, {
    ...productIdentityCells(product),
    metadata: metadataCell(product),
    kind: known(found.kind, anchor),
    name,
    near_name: found.near === undefined ? absent(anchor) : known(found.near, anchor),
    property: found.property === undefined ? absent(anchor) : known(found.property, anchor),
    options: found.options === undefined ? absent(anchor) : known(found.options, anchor),
    all_known: known(found.allKnown, anchor),
    newer: known(isNewer(product), anchor),
  });
}

function isNewer({ version }: ProductConfig): boolean {
  const numbers = version.state === 'known' ? versionNumbers(version.value) : undefined;
  return numbers !== undefined && compareNumbers(numbers.slice(0, 2), versionNumbers(NEWEST_SEEN) ?? []) > 0;
}

function jobRow(product: ProductConfig, job: Job): readonly Row[] {
  if (isOpenKey(job.entry.key) || hasJob(product.base, job.baseName) !== false || hasJob(product.base, job.name) === true) return [];
  const near = nearJob(product.base, job.baseName);
  const whole = near === undefined ? undefined : `${near}${product.suffix}`;
  return [makeRow(product, job.anchor, { kind: 'job', name: job.name, near: whole, allKnown: knowsAllJobs(product.base) })];
}

const NO_ROWS: readonly Row[] = [];

function propertyRows(product: ProductConfig, property: Property): readonly Row[] {
  const { catalogued } = property.named;
  if (catalogued !== undefined) return catalogued.options.length === 0 ? NO_ROWS : optionRows(product, property, catalogued.options);
  if (!property.name.startsWith('.') || isOpenKey(property.entry.key)) return NO_ROWS;
  const { near } = property.named;
  if (near === undefined) return NO_ROWS;
  const found: Found = { kind: 'property', name: property.name, near: withSuffix(near, product.suffix), allKnown: false };
  return [makeRow(product, property.anchor, found)];
}

/** The name in a replicated tile, whose jobs have a suffix. */
function withSuffix(name: string, suffix: string): string {
  return suffix === '' || name.startsWith('.properties.') ? name : name.replace(/^\.[^.]+/, (job) => `${job}${suffix}`);
}

/** The chosen option, as the selector names it and as its value says; an option that went with a version is told there. */
function optionRows(product: ProductConfig, property: Property, options: readonly string[]): readonly Row[] {
  const { value: map } = property.entry;
  if (map.kind !== 'map') return NO_ROWS;
  const written = [writtenOption(map), property.value?.kind === 'scalar' ? property.value : undefined];
  const seen = new Set<string>();
  return written.flatMap((node): readonly Row[] => {
    if (node === undefined || node.text.trim() === '' || node.resolved.type === 'null' || node.resolved.type === 'boolean') return NO_ROWS;
    if (options.includes(node.text) || seen.has(node.text) || isFormer(property, node.text)) return NO_ROWS;
    seen.add(node.text);
    const found: Found = {
      kind: 'option',
      name: node.text,
      near: nearOption(node.text, options),
      allKnown: product.base === 'cf' && options.length > 1,
      property: property.name,
      options,
      at: node,
    };
    return [makeRow(product, anchorOf(node, property.anchor), found)];
  });
}

/** Options that differ in a number are not near: `tls_v1_3` may be new. */
function nearOption(name: string, options: readonly string[]): string | undefined {
  const digits = (text: string): string => text.replaceAll(/\D+/g, ' ').trim();
  return didYouMean(
    name,
    options.filter((option) => digits(option) === digits(name)),
  );
}

function isFormer(property: Property, option: string): boolean {
  return removalsOf(property.canonical, property.canonical).some((removal) => removal.option === option);
}
