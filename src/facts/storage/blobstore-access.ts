import { containsRange, mergeRanges, parseRange, type IpRange } from '../../base/ip.ts';
import { atItem, textCell, textsCell } from '../../foundation/cell-of.ts';
import { productsOf, type ProductConfig } from '../../foundation/product-config.ts';
import { mapCell, type Cell, type UnknownCell } from '../../value/cell.ts';
import type { FactInput } from '../input.ts';
import { blobstoreOf } from '../product/product.ts';
import { networkPlaces } from '../network/subnet-place.ts';
import { flag, Row, table, text, texts } from '../table.ts';

const RULES = '.nfs_server.blobstore_internal_access_rules';
/** Products whose VMs fetch or store blobs. */
const CLIENTS = ['cf', 'p-isolation-segment', 'pas-windows'];
const EVERYBODY: readonly IpRange[] = [
  { family: 4, first: 0n, last: (1n << 32n) - 1n },
  { family: 6, first: 0n, last: (1n << 128n) - 1n },
];

const columns = {
  product: text('product slug'),
  internal: flag('whether the blobstore is internal'),
  rules: texts('the access rules as written, at the first one that nginx refuses'),
  unreadable: texts('rules that nginx refuses'),
  left_out: texts('blocks of networks of TAS, its isolation segments and Windows cells that no rule lets in'),
  left_out_networks: texts('names of the networks that these blocks belong to'),
};

/** One row per TAS whose blobstore is, or may be, internal and has access rules. */
export const blobstoreAccesses = table(
  'blobstore-access',
  {
    doc: 'Who may reach the internal blobstore (`blobstore_internal_access_rules`), and which networks of the foundation may not.',
    plural: 'blobstore_accesses',
    label: ['product'],
    few: true,
    looksAt: { kinds: ['product'], sections: ['product-properties'] },
    columns,
  },
  (input) => productsOf(input.foundation).flatMap((product) => (product.base === 'cf' ? accessOf(product, input) : [])),
);

function accessOf(product: ProductConfig, input: FactInput): readonly Row<typeof columns>[] {
  const blobstore = blobstoreOf(product);
  const rules = rulesOf(product);
  if (rules.state === 'absent' || blobstore.state === 'absent' || (blobstore.state === 'known' && blobstore.value !== 'internal'))
    return [];
  const read = mapCell(rules, readRules);
  const wrong = read.state === 'known' ? read.value.wrong[0] : undefined;
  const blocks = clientBlocks(input);
  const missing =
    read.state === 'known' ? blocks.known.filter(({ range }) => !read.value.allowed.some((block) => containsRange(block, range))) : [];
  const leftOut = (name: (block: ClientBlock) => string): Cell<readonly string[]> =>
    missing.length === 0 && blocks.open !== undefined ? blocks.open : mapCell(read, () => [...new Set(missing.map(name))]);
  return [
    new Row(rules.anchor, {
      product: product.slug,
      internal: mapCell(blobstore, () => true),
      rules: wrong === undefined ? rules : atItem(rules, product.property(RULES)?.value, wrong),
      unreadable: mapCell(read, ({ wrong: refused }) => refused),
      left_out: leftOut(({ cidr }) => cidr),
      left_out_networks: leftOut(({ network }) => network),
    }),
  ];
}

function rulesOf(product: ProductConfig): Cell<readonly string[]> {
  const property = product.property(RULES);
  if (property !== undefined) return mapCell(textsCell(property.value, property.anchor), (rules) => rules.filter((rule) => rule !== ''));
  return mapCell(product.defaultCell(RULES), (value) =>
    String(value)
      .split(',')
      .map((rule) => rule.trim()),
  );
}

/** What the rules let in, as merged ranges, and the rules that nginx would refuse. A rule is `allow ADDRESS;` or `deny ADDRESS;`; several may stand in one. */
function readRules(rules: readonly string[]): { readonly allowed: readonly IpRange[]; readonly wrong: readonly string[] } {
  const allowed: IpRange[] = [];
  const wrong: string[] = [];
  for (const rule of rules) {
    const parts = rule.split(';').map((part) => part.trim());
    const closed = parts.pop() === '';
    for (const part of parts) {
      const [verb, target, ...rest] = part.split(/\s+/);
      const ranges = target === undefined || rest.length > 0 ? undefined : rangesOf(target);
      if (verb === 'allow' && ranges !== undefined) allowed.push(...ranges);
      else if (verb !== 'deny' || ranges === undefined) wrong.push(rule);
    }
    if (!closed) wrong.push(rule);
  }
  return { allowed: mergeRanges(allowed), wrong: [...new Set(wrong)] };
}

function rangesOf(target: string): readonly IpRange[] | undefined {
  if (target === 'all') return EVERYBODY;
  if (target === 'unix:') return [];
  const range = target.includes('-') ? undefined : parseRange(target);
  return range === undefined || 'problem' in range ? undefined : [range];
}

interface ClientBlock {
  readonly network: string;
  readonly cidr: string;
  readonly range: IpRange;
}

/** Blocks of the networks that the clients of the blobstore are on, as far as a director config defines them, and the first thing that is not known. */
function clientBlocks(input: FactInput): { readonly known: readonly ClientBlock[]; readonly open: UnknownCell | undefined } {
  const networks = networkPlaces(input).filter(({ document }) => document.kind === 'director');
  const found: ClientBlock[] = [];
  let open: UnknownCell | undefined;
  if (networks.length === 0) return { known: found, open };
  const names = new Set<string>();
  for (const product of productsOf(input.foundation)) {
    if (!CLIENTS.includes(product.base)) continue;
    const name = textCell(product.at('network-properties', 'network', 'name'), product.anchor);
    if (name.state === 'unknown') open ??= name;
    if (name.state === 'known') names.add(name.value);
  }
  for (const network of networks) {
    if (network.name.state !== 'known' || !names.has(network.name.value)) continue;
    for (const { cidr, block } of network.subnets) {
      if (cidr.state === 'unknown') open ??= cidr;
      if (cidr.state === 'known' && block !== undefined) found.push({ network: network.name.value, cidr: cidr.value, range: block });
    }
  }
  return { known: found, open };
}
