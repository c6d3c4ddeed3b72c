import type { Span } from '../../base/source.ts';
import { anchorOf } from '../../foundation/cell-of.ts';
import { productsOf, type ProductConfig, type Property } from '../../foundation/product-config.ts';
import { isOpenKey } from '../../foundation/strict-reading.ts';
import { absent, known } from '../../value/cell.ts';
import { isNullish, type ConfigNode, type MapNode, type ScalarNode } from '../../value/node.ts';
import { editSpan } from '../../value/origin.ts';
import { metadataCell, metadataColumn, productIdentity, productIdentityCells } from '../product-identity.ts';
import { Row, table, text, texts } from '../table.ts';

const columns = {
  ...productIdentity,
  ...metadataColumn,
  property: text('name of the property as written'),
  problem: text(
    'scalar (no map with value), no-dot (name without its dot), mismatch (selected_option and value name different options), unused-option (properties of options that are not chosen), not-list (a collection that is no list), secret (a secret without its map), certificate (one half of certificate and key), option-boolean (a word that YAML reads as true or false)',
  ),
  option: text('for mismatch, unused-option, option-boolean: what selected_option says'),
  value: text('for mismatch: the option that value names'),
  names: texts('for unused-option: the properties that have no effect'),
};

/** One row per property whose form Ops Manager refuses or ignores. What a variable gives is judged by what it is; what is not known makes no row. */
export const propertyShapes = table(
  'property-shape',
  { doc: 'A product property that is written in a form which Ops Manager refuses or ignores.', label: ['property'], columns },
  ({ foundation }) =>
    productsOf(foundation).flatMap((product) => [
      ...product.properties.flatMap((property) => shapeRows(product, property)),
      ...unusedOptionRows(product),
    ]),
);

interface Found {
  readonly problem: string;
  readonly at?: Span | undefined;
  readonly option?: string;
  readonly value?: string;
  readonly names?: readonly string[];
}

function makeRow(product: ProductConfig, property: Property, { problem, at, option, value, names }: Found): Row {
  const anchor = at ?? property.anchor;
  const optional = (word: string | undefined) => (word === undefined ? absent(anchor) : known(word, anchor));
  return new Row(anchor, {
    ...productIdentityCells(product),
    metadata: SHOWN_ANYWAY.has(problem) ? known('none', anchor) : metadataCell(product),
    property: known(property.name, anchor),
    problem: known(problem, anchor),
    option: optional(option),
    value: optional(value),
    names: names === undefined ? absent(anchor) : known(names, anchor),
  });
}

function shapeRows(product: ProductConfig, property: Property): readonly Row[] {
  const problems = problemsOf(product, property);
  return problems.length === 0 ? NO_ROWS : problems.map((found) => makeRow(product, property, found));
}

/** What metadata says nothing about: how the entry is written. */
const SHOWN_ANYWAY: ReadonlySet<string> = new Set(['scalar', 'option-boolean']);

const NO_ROWS: readonly Row[] = [];

const NO_PROBLEMS: readonly Found[] = [];

function problemsOf(product: ProductConfig, property: Property): readonly Found[] {
  const { entry, value } = property;
  const shape = property.named.catalogued?.type;
  if (isBareScalar(property) && shape !== 'collection' && shape !== 'secret') return NO_PROBLEMS;
  const found: Found[] = [];
  if (!property.name.startsWith('.') && !isOpenKey(entry.key)) found.push({ problem: 'no-dot' });
  if (entry.value.kind === 'unknown' || isNullish(entry.value)) return found;
  if (entry.value.kind !== 'map') return [...found, { problem: 'scalar' }];
  const written = writtenOption(entry.value);
  if (written?.resolved.type === 'boolean') found.push({ problem: 'option-boolean', option: written.text, at: editSpan(written.origin) });
  else if (written !== undefined && value?.kind === 'scalar' && contradict(product, property, written.text, value.text)) {
    found.push({ problem: 'mismatch', option: written.text, value: value.text, at: anchorOf(written, property.anchor) });
  }
  if (shape === 'collection' && isFilled(value) && value?.kind !== 'sequence')
    found.push({ problem: 'not-list', at: anchorOf(value, property.anchor) });
  if (shape === 'secret' && isFilled(value) && value?.kind === 'scalar')
    found.push({ problem: 'secret', at: anchorOf(value, property.anchor) });
  if (value?.kind !== 'map' && value?.kind !== 'sequence') return found;
  for (const map of mapsIn(value))
    if (isHalf(map)) found.push({ problem: 'certificate', at: anchorOf(map.entries[0]?.key, property.anchor) });
  return found;
}

/** True for what most properties are: a name with its dot, and one scalar under `value`. */
function isBareScalar({ name, entry, value }: Property): boolean {
  return value?.kind === 'scalar' && entry.value.kind === 'map' && entry.value.entries.length === 1 && name.startsWith('.');
}

const OPTION_KEYS = ['selected_option', 'option_value'] as const;

/** The option that is written as chosen, also in its older spelling. */
export function writtenOption(map: MapNode): ScalarNode | undefined {
  for (const key of OPTION_KEYS) {
    const node = map.get(key);
    if (node?.kind === 'scalar' && node.resolved.type !== 'null') return node;
  }
  return undefined;
}

/** Whether both words are options of the selector, and different ones. A label (`Plan Active`) is no option name; `_` and `-` are the same in spellings. */
function contradict(product: ProductConfig, property: Property, option: string, value: string): boolean {
  if (sameOption(option, value)) return false;
  const options = optionsOf(product, property);
  return options.has(option) && options.has(value);
}

/** `_` and `-` are the same in names of options, and the ending `_option` says nothing. */
export function sameOption(one: string, other: string): boolean {
  const plain = (word: string): string => word.replaceAll('-', '_').replace(/_option$/, '');
  return one === other || plain(one) === plain(other);
}

/** Options that the file itself uses below this selector, and those of old tile metadata. */
function optionsOf(product: ProductConfig, property: Property): ReadonlySet<string> {
  const options = new Set((property.named.setting?.options ?? []).map(String));
  const prefix = `${property.name}.`;
  for (const { name } of product.properties) {
    if (!name.startsWith(prefix)) continue;
    const rest = name.slice(prefix.length).split('.');
    if (rest.length === 2) options.add(rest[0]!);
  }
  return options;
}

function isFilled(node: ConfigNode | undefined): boolean {
  return node !== undefined && node.kind !== 'unknown' && !isNullish(node) && !(node.kind === 'scalar' && node.text.trim() === '');
}

/** The value itself and the fields of its items, where they are maps. */
function mapsIn(value: ConfigNode | undefined): readonly MapNode[] {
  if (value?.kind === 'map') return [value];
  if (value?.kind !== 'sequence') return [];
  return value.items.flatMap((item) =>
    item.kind === 'map' ? item.entries.flatMap(({ value: field }) => (field.kind === 'map' ? [field] : [])) : [],
  );
}

/** A certificate without its key, or the reverse; a pair of keys has a public one. */
function isHalf(map: MapNode): boolean {
  const has = (key: string): boolean => map.entry(key) !== undefined;
  if (map.entries.some(({ key }) => isOpenKey(key))) return false;
  return has('cert_pem') ? !has('private_key_pem') : has('private_key_pem') && !has('public_key_pem');
}

/** Selectors whose file also writes properties of options that are not chosen: once per selector. */
function unusedOptionRows(product: ProductConfig): readonly Row[] {
  const groups = new Map<string, { readonly option: string; readonly property: Property }[]>();
  for (const property of product.properties) {
    const { selector } = property.named;
    if (selector === undefined) continue;
    const group = groups.get(selector.name) ?? [];
    groups.set(selector.name, group);
    group.push({ option: selector.option, property });
  }
  if (groups.size === 0) return [];
  const byName = new Map(product.properties.map((property) => [property.name, property]));
  return [...groups].flatMap(([name, group]) => {
    const selector = byName.get(name);
    const chosen =
      selector === undefined
        ? undefined
        : chosenOption(
            selector,
            group.map(({ option }) => option),
          );
    if (selector === undefined || chosen === undefined) return [];
    const unused = group.filter(({ option, property }) => !sameOption(option, chosen) && isWritten(property));
    const first = unused[0];
    if (first === undefined) return [];
    return [
      makeRow(product, selector, {
        problem: 'unused-option',
        option: chosen,
        names: unused.map(({ property }) => property.name),
        at: first.property.anchor,
      }),
    ];
  });
}

/** What selected_option says; value only where it is certainly the name of an option, because it is written as one. */
function chosenOption(selector: Property, options: readonly string[]): string | undefined {
  const { value: map } = selector.entry;
  if (map.kind !== 'map') return undefined;
  const keys = OPTION_KEYS.filter((key) => !isNullish(map.get(key)));
  if (keys.length > 0) return writtenOption(map)?.text;
  const { value } = selector;
  const known = selector.named.setting?.options?.map(String) ?? [];
  return value?.kind === 'scalar' && (options.includes(value.text) || known.includes(value.text)) ? value.text : undefined;
}

/** A property with a null value is as good as not written. */
function isWritten(property: Property): boolean {
  return property.value !== undefined && !isNullish(property.value);
}
