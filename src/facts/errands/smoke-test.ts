import { textCell } from '../../foundation/cell-of.ts';
import { productsOf, type ProductConfig, type Property } from '../../foundation/product-config.ts';
import { absent, known, unknown, type Cell } from '../../value/cell.ts';
import { isNullish, keyName } from '../../value/node.ts';
import { errandState } from './errand.ts';
import { productIdentity, productIdentityCells } from '../product-identity.ts';
import { flag, Row, table, text, texts } from '../table.ts';

/** Where smoke tests push their app, per product. The apps domain may stay empty where a shared one exists, so it is not asked for. */
const SELECTORS: readonly { readonly product: string; readonly selector: string; readonly errand: string }[] = [
  { product: 'cf', selector: '.properties.smoke_tests', errand: 'smoke_tests' },
  { product: 'p-isolation-segment', selector: '.properties.smoke_tests_isolation', errand: 'smoke_tests_isolation' },
];
const NEEDED = ['org_name', 'space_name'];

const columns = {
  ...productIdentity,
  errand: text('the errand that runs them'),
  errand_off: flag('true when the file switches that errand off'),
  missing: texts('what a specified target lacks, of org_name and space_name; its place is the first empty value, else the choice'),
  unused: texts('values for a specified target that count for nothing, because the target is on_demand'),
};

/** One row per product that writes where its smoke tests push their app. */
export const smokeTests = table(
  'smoke-test',
  {
    doc: 'Where the smoke tests of a product push their app.',
    label: ['product'],
    few: true,
    looksAt: { kinds: ['product'], sections: ['product-properties'] },
    columns,
  },
  ({ foundation }) =>
    productsOf(foundation).flatMap((product) => {
      const kind = SELECTORS.find((candidate) => candidate.product === product.base);
      const selector = kind === undefined ? undefined : product.property(kind.selector);
      return kind === undefined || selector === undefined ? [] : [smokeTestRow(product, selector, kind)];
    }),
);

function smokeTestRow(
  product: ProductConfig,
  selector: Property,
  { selector: name, errand }: (typeof SELECTORS)[number],
): Row<typeof columns> {
  const { anchor, option } = selector;
  return new Row(anchor, {
    ...productIdentityCells(product),
    errand: known(errand, anchor),
    errand_off: () => errandOff(product, errand),
    missing: () => missingOf(product, name, option),
    unused: () => unusedOf(product, name, option),
  });
}

function errandOff(product: ProductConfig, name: string): Cell<boolean> {
  const entry = product.errands.find(({ key }) => keyName(key) === name);
  if (entry === undefined) return product.openSection('errand-config') ?? known(false, product.anchor);
  const node = entry.value.kind === 'map' ? entry.value.get('post-deploy-state') : entry.value;
  const state = errandState(node, product.anchor);
  return state.state === 'known'
    ? { ...state, value: state.value === 'off' }
    : state.state === 'absent'
      ? known(false, product.anchor)
      : state;
}

function missingOf(product: ProductConfig, selector: string, option: Cell<string>): Cell<readonly string[]> {
  if (option.state !== 'known') return option;
  if (option.value !== 'specified') return known([], option.anchor);
  const fields = NEEDED.map((field) => {
    const property = product.property(`${selector}.specified.${field}`);
    return { field, cell: property === undefined ? absent(option.anchor) : textCell(property.value, property.anchor) };
  });
  const gaps = fields.filter(({ cell }) => cell.state === 'absent' || (cell.state === 'known' && cell.value.trim() === ''));
  const open = fields.find(({ cell }) => cell.state === 'unknown');
  if (gaps.length === 0) return open?.cell.state === 'unknown' ? open.cell : known([], option.anchor);
  const written = gaps.find(({ cell }) => cell.state === 'known')?.cell;
  return { ...(written?.state === 'known' ? written : option), value: gaps.map(({ field }) => field) };
}

/** Only values that say something: exports carry empty ones for every option. */
function unusedOf(product: ProductConfig, selector: string, option: Cell<string>): Cell<readonly string[]> {
  if (option.state !== 'known') return option;
  const written = product.properties.filter(({ canonical }) => canonical.startsWith(`${selector}.specified.`));
  const used = written.filter(({ value }) => !isNullish(value) && !(value?.kind === 'scalar' && value.text === ''));
  if (option.value === 'specified' || used.length === 0) return known([], option.anchor);
  if (used.every(({ value }) => value?.kind === 'unknown')) return unknown(used[0]!.anchor);
  return known(
    used.map(({ canonical }) => canonical.slice(selector.length + '.specified.'.length)),
    used[0]!.anchor,
  );
}
