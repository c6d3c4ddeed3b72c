import type { Span } from '../../base/source.ts';
import type { PropertyName } from '../../catalog/property-name.ts';
import { productsOf, type Property, type ProductConfig } from '../../foundation/product-config.ts';
import { absent, known, mapCell, unknown, type Cell } from '../../value/cell.ts';
import type { ConfigNode } from '../../value/node.ts';
import { identityCells, productIdentity, type OfProduct } from '../product-identity.ts';
import type { FactInput } from '../input.ts';
import { integer, rowsOf, scalar, table, text } from '../table.ts';

const columns = {
  ...productIdentity,
  name: text('full name as written, e.g. .properties.system_blobstore'),
  canonical: text('the name TAS gives it: suffixes and the prefix isolated_ of companion tiles dropped'),
  part: text('properties, or the job it belongs to'),
  setting: text('column of the product table that holds it; absent for properties that are not in the catalog'),
  value: scalar('the value when it is a text, a number or a boolean and no secret; absent for maps and lists'),
  option: text('chosen option: selected_option, else option_value, else value when it reads like a name'),
  value_text: text('value as text; absent for maps, lists and secrets'),
  whole: integer('value as a whole number, digits in quotes count; absent for other values and secrets'),
  type: text('what stands under value: text, integer, number, flag, null, map, list, secret, certificate, missing'),
  item_count: integer('items of a collection; absent for others'),
  selector: text('for a property of an option: the full name of its selector; absent for others'),
  selector_option: text('for a property of an option: the option it belongs to'),
  selector_chosen: text('the option that its selector has chosen; absent when the selector is not written'),
  in_minimum: integer('smallest value in old tile metadata; absent when not known'),
  in_maximum: integer('largest value in old tile metadata; absent when not known'),
};

const SECRET_FIELDS = ['secret', 'password', 'private_key_pem', 'salt'];

/** True when the value is, or holds, a credential; such values never reach a column. */
export function isSecret(property: Property): boolean {
  const value = property.value;
  if (value?.kind === 'map' && value.names.some((name) => SECRET_FIELDS.includes(name))) return true;
  return property.named.isCredential && value?.kind !== 'sequence';
}

/** A property with what several of its columns ask for. */
class WrittenProperty implements OfProduct {
  readonly product: ProductConfig;
  readonly property: Property;
  readonly input: FactInput;
  #isSecret: boolean | undefined;

  constructor(property: Property, input: FactInput) {
    this.product = property.product;
    this.property = property;
    this.input = input;
  }

  get anchor(): Span {
    return this.property.anchor;
  }

  get isSecret(): boolean {
    return (this.#isSecret ??= isSecret(this.property));
  }

  get selector(): PropertyName['selector'] {
    return this.property.named.selector;
  }

  get setting(): PropertyName['setting'] {
    return this.property.named.setting;
  }

  /** The value where it is no secret. */
  get plain(): Cell<string | number | boolean> {
    return this.isSecret ? absent(this.anchor) : this.property.scalar;
  }

  knownOrAbsent<V>(value: V | undefined): Cell<V> {
    return value === undefined ? absent(this.anchor) : known(value, this.anchor);
  }
}

const propertyRow = rowsOf<typeof columns, WrittenProperty>({
  ...identityCells,
  name: ({ property, anchor }) => known(property.name, anchor),
  canonical: ({ property, anchor }) => known(property.canonical, anchor),
  part: ({ property, anchor }) => known(property.named.part, anchor),
  setting: (written) => written.knownOrAbsent(written.setting?.column),
  value: ({ plain }) => plain,
  option: ({ isSecret, property, anchor }) => (isSecret ? absent(anchor) : property.option),
  value_text: ({ plain }) => mapCell(plain, String),
  whole: ({ plain }) => wholeOf(plain),
  type: ({ property, anchor }) =>
    property.value?.kind === 'unknown' || property.entry.value.kind === 'unknown'
      ? unknown(anchor, property.value?.kind === 'unknown' ? property.value.variables : [])
      : known(typeOf(property), anchor),
  item_count: ({ property: { value }, anchor }) =>
    value?.kind === 'sequence' ? known(value.items.length, anchor, value.origin) : absent(anchor),
  selector: (written) => written.knownOrAbsent(written.selector?.name),
  selector_option: (written) => written.knownOrAbsent(written.selector?.option),
  selector_chosen: ({ product, selector, anchor }) =>
    (selector === undefined ? undefined : product.property(selector.canonical)?.option) ?? absent(anchor),
  in_minimum: (written) => written.knownOrAbsent(written.setting?.min),
  in_maximum: (written) => written.knownOrAbsent(written.setting?.max),
});

/** One row per written entry of `product-properties`. Rows are for written properties only; `product` has the defaults. */
export const properties = table(
  'property',
  {
    doc: 'A written product property, its value and its shape. Secrets have no value.',
    plural: 'properties',
    label: ['name'],
    columns,
  },
  {
    items: ({ foundation }) => productsOf(foundation).flatMap((product) => product.properties),
    keys: {
      name: ({ name }) => name,
      canonical: ({ canonical }) => canonical,
      setting: ({ named }) => named.setting?.column,
    },
    row: (property: Property, input) => propertyRow(new WrittenProperty(property, input)),
  },
);

/** Ops Manager takes `5` and `"5"` alike. */
function wholeOf(cell: Cell<string | number | boolean>): Cell<number> {
  if (cell.state !== 'known') return cell;
  const text = String(cell.value).trim();
  return /^-?\d{1,15}$/.test(text) ? { ...cell, value: Number(text) } : absent(cell.anchor);
}

function typeOf(property: Property): string {
  const node: ConfigNode | undefined = property.value;
  if (node === undefined) return 'missing';
  if (node.kind === 'sequence') return 'list';
  if (node.kind === 'map') return node.entry('cert_pem') !== undefined ? 'certificate' : isSecret(property) ? 'secret' : 'map';
  if (node.kind === 'unknown') return 'unknown';
  const { type } = node.resolved;
  return type === 'string' ? 'text' : type === 'float' ? 'number' : type === 'boolean' ? 'flag' : type;
}
