import { containsRange, mergeRanges, parseRange, type IpRange } from '../../base/ip.ts';
import { atItem, textCell, textsCell } from '../../foundation/cell-of.ts';
import { productsOf, type ProductConfig } from '../../foundation/product-config.ts';
import { known, mapCell, type Cell, type UnknownCell } from '../../value/cell.ts';
import type { FactInput } from '../input.ts';
import { blobstoreOf } from '../product/product.ts';
import { networkPlaces } from '../network/subnet-place.ts';
import { Row, table, text, texts } from '../table.ts';

const RULES = '.nfs_server.blobstore_internal_access_rules';
/** Products whose VMs fetch or store blobs. */
const CLIENTS = ['cf', 'p-isolation-segment', 'pas-windows'];
const EVERYBODY: readonly IpRange[] = [
  { family: 4, first: 0n, last: (1n << 32n) - 1n },
  { family: 6, first: 0n, last: (1n << 128n) - 1n },
];

const columns = {
  product: text('product slug'),
  problem: text(
    'not-allowed (a network of TAS, an isolation segment or Windows cells is in no rule) or syntax (a rule that nginx does not take)',
  ),
  values: texts('the blocks that are missing, or the rules that are wrong'),
  networks: texts('names of the networks that the blocks belong to; empty for syntax'),
};

/** One row per thing that is wrong with the access rules of an internal blobstore, and one for what is not known yet. */
export const blobstoreAccessProblems = table(
  'blobstore-access-problem',
  {
    doc: 'Something wrong with who may reach the internal blobstore (`blobstore_internal_access_rules`): one row for each kind, and one while that is not known.',
    label: ['product'],
    columns,
  },
  (input) => productsOf(input.foundation).flatMap((product) => (product.base === 'cf' ? problemsOf(product, input) : [])),
);

interface Problem {
  readonly problem: 'not-allowed' | 'syntax';
  readonly values: readonly string[];
  readonly networks: readonly string[];
}

function problemsOf(product: ProductConfig, input: FactInput): readonly Row<typeof columns>[] {
  const blobstore = blobstoreOf(product);
  const rules = rulesOf(product);
  if (rules.state === 'absent' || blobstore.state === 'absent' || (blobstore.state === 'known' && blobstore.value !== 'internal'))
    return [];
  const { anchor } = rules;
  const list = product.property(RULES)?.value;
  const blocks = clientBlocks(input);
  const row = (problem: Cell<string>, values: Cell<readonly string[]>, networks: Cell<readonly string[]>): Row<typeof columns> =>
    new Row(anchor, { product: product.slug, problem, values, networks });
  const open = blobstore.state === 'unknown' ? blobstore : rules.state === 'unknown' ? rules : undefined;
  if (open !== undefined) return [row(open, open, open)];
  if (rules.state !== 'known') return [];
  const { allowed, wrong } = readRules(rules.value);
  const missing = wrong.length > 0 ? [] : blocks.known.filter(({ range }) => !allowed.some((block) => containsRange(block, range)));
  const problems: Problem[] = [];
  if (wrong.length > 0) problems.push({ problem: 'syntax', values: wrong, networks: [] });
  if (missing.length > 0)
    problems.push({
      problem: 'not-allowed',
      values: distinct(missing.map(({ cidr }) => cidr)),
      networks: distinct(missing.map(({ network }) => network)),
    });
  if (problems.length === 0 && blocks.open !== undefined) return [row(blocks.open, blocks.open, blocks.open)];
  return problems.map(({ problem, values, networks }) =>
    row(
      problem === 'syntax' ? atItem(known<string>(problem, anchor, rules.origin), list, values[0]!) : mapCell(rules, () => problem),
      mapCell(rules, () => values),
      mapCell(rules, () => networks),
    ),
  );
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
  return { allowed: mergeRanges(allowed), wrong: distinct(wrong) };
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

function distinct(values: readonly string[]): readonly string[] {
  return [...new Set(values)];
}
