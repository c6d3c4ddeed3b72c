import { anchorOf, flagCell, textCell } from '../../foundation/cell-of.ts';
import { productsOf, type ProductConfig, type Property } from '../../foundation/product-config.ts';
import { known, unknown, type Cell } from '../../value/cell.ts';
import { isNullish, type ConfigNode } from '../../value/node.ts';
import { editSpan } from '../../value/origin.ts';
import { productIdentity, productIdentityCells } from '../product-identity.ts';
import { integer, Row, table, text, texts } from '../table.ts';

/** Where keys of one purpose are listed; of CredHub all lists count together, because one key of them all is the primary one. */
const LISTS: Readonly<Record<string, readonly string[]>> = {
  credhub: [
    '.properties.credhub_internal_provider_keys',
    '.properties.credhub_hsm_provider_encryption_keys',
    '.properties.credhub_kms_providers',
    '.properties.credhub_key_encryption_passwords',
  ],
  ccdb: ['.properties.cloud_controller_encryption_keys'],
};

const columns = {
  ...productIdentity,
  purpose_of_keys: text('credhub, or ccdb for the database of Cloud Controller'),
  count: integer('how many keys are listed; unknown as soon as one list is'),
  primary_count: integer('how many say primary: true; unknown as soon as one of them is, or a key is'),
  primaries: texts('names of those'),
  repeated: texts('names that stand there more than once'),
  longest_name: integer('characters of the longest name; 0 without keys'),
};

/** One row per product and purpose for which the file writes a list of encryption keys. */
export const keyLists = table(
  'key-list',
  {
    doc: 'The encryption keys of CredHub or of the Cloud Controller database, all lists of a product together.',
    label: ['product', 'purpose_of_keys'],
    few: true,
    looksAt: { kinds: ['product'], sections: ['product-properties'] },
    columns,
  },
  ({ foundation }) =>
    productsOf(foundation).flatMap((product) => Object.entries(LISTS).flatMap(([purpose, names]) => keyListRows(product, purpose, names))),
);

interface Key {
  readonly name: Cell<string>;
  readonly primary: Cell<boolean>;
}

function keyListRows(product: ProductConfig, purpose: string, names: readonly string[]): readonly Row<typeof columns>[] {
  const written = names.flatMap((name) => product.property(name) ?? []).filter((property) => !isNullish(property.value));
  const [first] = written;
  if (first === undefined) return [];
  const { anchor } = first;
  const keys = written.flatMap(keysOf);
  const open = written.some((property) => property.value?.kind !== 'sequence') || keys.some((key) => key === undefined);
  const sure = keys.filter((key) => key !== undefined);
  const primaries = sure.filter(({ primary }) => primary.state === 'known' && primary.value);
  const undecided = open || sure.some(({ primary }) => primary.state === 'unknown');
  const texts = sure.flatMap(({ name }) => (name.state === 'known' ? [name.value] : []));
  const marked = primaries[1]?.primary ?? primaries[0]?.primary ?? known(true, anchor);
  return [
    new Row(anchor, {
      ...productIdentityCells(product),
      purpose_of_keys: known(purpose, anchor),
      count: open ? unknown(anchor) : known(sure.length, anchor),
      primary_count: undecided ? unknown(anchor) : { ...known(primaries.length, marked.anchor), origin: marked.origin },
      primaries: undecided
        ? unknown(anchor)
        : known(
            primaries.flatMap(({ name }) => (name.state === 'known' ? [name.value] : [])),
            anchor,
          ),
      repeated: open ? unknown(anchor) : known([...new Set(texts.filter((name, index) => texts.indexOf(name) !== index))], anchor),
      longest_name: open ? unknown(anchor) : known(Math.max(0, ...texts.map((name) => name.length)), anchor),
    }),
  ];
}

/** Undefined stands for a key that is not known yet. A key that does not say `primary` is not the primary one: Ops Manager takes false for it. */
function keysOf(property: Property): readonly (Key | undefined)[] {
  const list = property.value;
  if (list?.kind !== 'sequence') return [];
  return list.items.map((item: ConfigNode) => {
    if (item.kind !== 'map') return undefined;
    const place = anchorOf(item.entries[0]?.key, property.anchor);
    return { name: textCell(item.get('name') ?? item.get('label'), place), primary: unlessGenerated(flagCell(item.get('primary'), place)) };
  });
}

/** `om config-template` writes false for every key into its file of defaults: whoever installs from that gives the real mark elsewhere, perhaps outside the repository. */
function unlessGenerated(primary: Cell<boolean>): Cell<boolean> {
  if (primary.state !== 'known' || primary.value || primary.origin?.kind !== 'variable') return primary;
  const path = editSpan(primary.origin)?.file.path ?? '';
  return GENERATED_DEFAULTS.test(path) ? unknown(primary.anchor, [primary.origin.name], primary.origin) : primary;
}

const GENERATED_DEFAULTS = /(^|\/)defaults\/|[-_.]defaults?([-_]vars)?\.ya?ml$/;
