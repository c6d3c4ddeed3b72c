import { anchorOf, scalarCell } from '../../foundation/cell-of.ts';
import type { Document } from '../../foundation/foundation.ts';
import { type ProductConfig, type Property } from '../../foundation/product-config.ts';
import { absent, known, mapCell, type Cell } from '../../value/cell.ts';
import { descend, isNullish } from '../../value/node.ts';
import { startOf } from '../document.ts';
import { answerCell, cellsDiffer, changedOrigin, differs } from '../../foundation/difference.ts';
import { directorPair, productPairs, type ProductPair } from '../revision-pairs.ts';
import { changedProduct, changedProductCells } from './changed-product.ts';
import type { FactInput } from '../input.ts';
import { isSecret } from '../product/property.ts';
import { flag, integer, Row, scalar, table, text } from '../table.ts';

/** One row per property of a product that changed, or may have changed behind a variable. */
export const propertyChanges = table(
  'property-change',
  {
    doc: 'A property of a product, or a setting of the director (p-bosh), that is not what it was at the earlier revision. A property that is new in the file changed from its default, where that is certain. Secrets have no value.',
    label: ['name'],
    columns: {
      ...changedProduct,
      name: text('full name as written now, else as it was written'),
      canonical: text('the name TAS gives it: suffixes and the prefix isolated_ of companion tiles dropped'),
      kind: text('changed, added (new in the file) or removed (om leaves the value as it is in Ops Manager)'),
      changed: flag(
        'true when the value became another one; false for added and removed properties without a value to compare with; unknown behind a variable',
      ),
      before: scalar('value at the earlier revision; absent for maps, lists and secrets'),
      after: scalar('value now; absent for maps, lists and secrets, and when it was removed'),
      before_whole: integer('the earlier value as a whole number, digits in quotes count'),
      whole: integer('the value now as a whole number'),
      before_option: text('option that was chosen'),
      option: text('option that is chosen now'),
      option_chosen: flag('for a property of an option: whether that option is and was chosen; true for others'),
    },
  },
  (input) => [...productPairs(input).flatMap((pair) => (pair.isSame ? [] : propertyRows(pair))), ...directorRows(input)],
);

/** Settings of the director whose change rules speak of, as keys from the root of its file. */
const DIRECTOR_SETTINGS: readonly (readonly string[])[] = [
  'database_type',
  'external_database_options.host',
  'blobstore_type',
  'ntp_servers_string',
].map((name) => ['properties-configuration', 'director_configuration', ...name.split('.')]);

/** A director file is compared with the only one of the past. */
function directorRows(input: FactInput): readonly Row[] {
  const pair = directorPair(input);
  return pair === undefined ? [] : DIRECTOR_SETTINGS.flatMap((path) => directorRow(path, pair.now, pair.before));
}

function directorRow(path: readonly string[], director: Document, then: Document): readonly Row[] {
  const [node, nodeBefore] = [descend(director.root, ...path), descend(then.root, ...path)];
  const changed = differs(node, nodeBefore);
  if (changed === false) return [];
  const anchor = anchorOf(node, startOf(director));
  const [now, before] = [scalarCell(node, anchor), scalarCell(nodeBefore, startOf(then))];
  const name = known(path.join('.'), anchor);
  const bosh = known('p-bosh', anchor);
  const text = (cell: Cell<string | number | boolean>): Cell<string> => mapCell(cell, String);
  return [
    new Row(anchor, {
      product: bosh,
      base_product: bosh,
      name,
      canonical: name,
      kind: known(isNullish(node) ? 'removed' : isNullish(nodeBefore) ? 'added' : 'changed', anchor),
      changed: isNullish(node) || isNullish(nodeBefore) ? absent(anchor) : answerCell(changed, now, before),
      before,
      after: now,
      before_whole: wholeOf(before),
      whole: wholeOf(now),
      before_option: text(before),
      option: text(now),
      option_chosen: known(true, anchor),
    }),
  ];
}

/** What changed of a property. */
export interface PropertyChange {
  readonly pair: ProductPair;
  readonly canonical: string;
  readonly now: Property | undefined;
  readonly before: Property | undefined;
  readonly changed: boolean | undefined;
  readonly values: { readonly now: Cell<string | number | boolean>; readonly before: Cell<string | number | boolean> };
  readonly options: { readonly now: Cell<string>; readonly before: Cell<string> };
}

/** Every property that the one or the other revision writes and that may not be what it was. */
export function propertyChangesOf(pair: ProductPair): readonly PropertyChange[] {
  const names = new Set([...pair.now.properties, ...pair.before.properties].map(({ canonical }) => canonical));
  return [...names].flatMap((canonical) => propertyChange(pair, canonical) ?? []);
}

/** The change of one property; undefined when it is what it was. */
export function propertyChange(pair: ProductPair, canonical: string): PropertyChange | undefined {
  const [now, before] = [pair.now.property(canonical), pair.before.property(canonical)];
  if (now === undefined && before === undefined) return undefined;
  if (now !== undefined && before !== undefined && now.entry.value === before.entry.value) return undefined;
  const place = now?.anchor ?? pair.now.sectionAnchor('product-properties');
  const values = {
    now: now === undefined ? absent(place) : valueOf(now),
    before: before === undefined ? pair.before.defaultCell(canonical) : valueOf(before),
  };
  const options = {
    now: now === undefined ? absent(place) : now.option,
    before: before === undefined ? pair.before.option(canonical) : before.option,
  };
  const changed = isChange(now, before, values, options);
  if (changed === false && now !== undefined && before !== undefined) return undefined;
  // written for the first time with the value that held anyway
  if (before === undefined && values.now.state === 'known' && values.before.state === 'known' && changed === false) return undefined;
  return { pair, canonical, now, before, changed, values, options };
}

function isChange(
  now: Property | undefined,
  before: Property | undefined,
  values: PropertyChange['values'],
  options: PropertyChange['options'],
): boolean | undefined {
  if (now === undefined || before === undefined) return cellsDiffer(values.now, values.before);
  // labels beside a chosen option are words for people
  if (hasOption(now) && hasOption(before)) return cellsDiffer(options.now, options.before);
  return differs(now.value, before.value);
}

function hasOption({ entry: { value } }: Property): boolean {
  return value.kind === 'map' && ['selected_option', 'option_value'].some((key) => !isNullish(value.get(key)));
}

function valueOf(property: Property): Cell<string | number | boolean> {
  return isSecret(property) ? absent(property.anchor) : property.scalar;
}

function propertyRows(pair: ProductPair): readonly Row[] {
  return propertyChangesOf(pair).map(propertyRow);
}

function propertyRow(change: PropertyChange): Row {
  const { pair, canonical, now, before, values, options } = change;
  const anchor = now?.anchor ?? pair.now.sectionAnchor('product-properties');
  const parent = selectorOf(canonical);
  return new Row(anchor, {
    ...changedProductCells(pair.now),
    name: known(now?.name ?? before?.name ?? canonical, anchor),
    canonical: known(canonical, anchor),
    kind: known(now === undefined ? 'removed' : before === undefined ? 'added' : 'changed', anchor),
    changed: changedCell(change, anchor),
    before: values.before,
    after: values.now,
    before_whole: wholeOf(values.before),
    whole: wholeOf(values.now),
    before_option: options.before,
    option: options.now,
    option_chosen: () => optionChosen(pair, parent, anchor),
  });
}

/** Stands where a person edits the new value. */
function changedCell({ now, before, changed, values, options }: PropertyChange, anchor: Row['anchor']): Cell<boolean> {
  const value = now?.value;
  const cell = answerCell(changed, values.now.state === 'absent' ? options.now : values.now, values.before);
  if (cell.state !== 'known') return cell;
  return value === undefined ? known(cell.value, anchor) : { ...cell, origin: cell.origin ?? changedOrigin(value, before?.value) };
}

/** Ops Manager takes `5` and `"5"` alike. */
function wholeOf(cell: Cell<string | number | boolean>): Cell<number> {
  if (cell.state !== 'known') return cell;
  const digits = String(cell.value).trim();
  return /^-?\d{1,15}$/.test(digits) ? { ...cell, value: Number(digits) } : absent(cell.anchor);
}

/** `.properties.system_blobstore.external.endpoint` belongs to the option `external` of `.properties.system_blobstore`. */
function selectorOf(canonical: string): { readonly selector: string; readonly option: string } | undefined {
  const parts = canonical.slice(1).split('.');
  return parts.length < 4 ? undefined : { selector: `.${parts.slice(0, -2).join('.')}`, option: parts.at(-2) ?? '' };
}

function optionChosen(pair: ProductPair, parent: ReturnType<typeof selectorOf>, anchor: Row['anchor']): Cell<boolean> {
  if (parent === undefined) return known(true, anchor);
  const isChosen = (product: ProductConfig): Cell<boolean> =>
    mapCell(product.option(parent.selector), (option) => option === parent.option);
  const [now, before] = [isChosen(pair.now), isChosen(pair.before)];
  const settled = [now, before].find((cell) => cell.state === 'known' && !cell.value);
  return settled ?? (now.state === 'known' ? before : now);
}
