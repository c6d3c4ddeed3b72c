import { known, mapCell, unknown, type Cell } from '../value/cell.ts';
import { descend } from '../value/node.ts';
import { documentsOf, type Document, type Foundation } from '../foundation/foundation.ts';
import { textCell } from '../foundation/cell-of.ts';
import { infrastructureOfDirector } from '../foundation/iaas-configuration.ts';
import { productsOf } from '../foundation/product-config.ts';
import { isSampleFile } from '../foundation/sample-file.ts';
import { startOf } from './document.ts';
import type { FactInput } from './input.ts';
import { flag, integer, Row, table, text, texts } from './table.ts';

/** One row per foundation: what its files say together. */
export const foundations = table(
  'foundation',
  {
    doc: 'The installation as a whole: which products its files hold, how many cells, which IaaS.',
    label: ['name'],
    few: true,
    columns: {
      name: text('name of the foundation; absent for a file that stands alone'),
      products: texts('slugs of the products, without suffixes of replicated tiles'),
      segment_count: integer('how many isolation segment configs'),
      cells: integer('cells of all products together; unknown as soon as one count is'),
      has_director: flag('true when a director config is among the files'),
      has_cf: flag('true when a TAS config is among the files'),
      has_windows: flag('true when a Windows cell tile is among the files'),
      iaas: text('vsphere, aws, gcp, azure or openstack, by the keys of the director config; unknown when they do not tell'),
    },
  },
  (input) => foundationRows(input),
);

function foundationRows(input: FactInput): readonly Row[] {
  const { foundation } = input;
  const first = foundation.documents[0];
  if (first === undefined) return [];
  const configs = documentsOf(foundation, 'product', 'director');
  const isMeant = ({ file }: Document): boolean => !isSampleFile(file);
  const main = configs.find(isMeant) ?? foundation.documents.find(isMeant) ?? configs[0] ?? first;
  const anchor = startOf(main);
  const products = productsOf(foundation);
  const slugs = [...new Set(products.map(({ base }) => base))].sort();
  const count = (slug: string): number => products.filter(({ base }) => base === slug).length;
  return [
    new Row(anchor, {
      name: foundation.name === '' ? { state: 'absent', anchor } : known(foundation.name, anchor),
      products: known(slugs, anchor),
      segment_count: known(count('p-isolation-segment'), anchor),
      cells: () => cellsOf(foundation, anchor),
      has_director: known(documentsOf(foundation, 'director').length > 0, anchor),
      has_cf: known(count('cf') > 0, anchor),
      has_windows: known(count('pas-windows') > 0, anchor),
      iaas: () => iaasOf(foundation, anchor),
    }),
  ];
}

function cellsOf(foundation: Foundation, anchor: Row['anchor']): Cell<number> {
  let sum = 0;
  const variables = new Set<string>();
  let open = false;
  for (const job of productsOf(foundation).flatMap((product) => product.jobs)) {
    if (job.component?.role !== 'cell') continue;
    const { instances } = job;
    if (instances.state === 'known') sum += instances.value;
    else open = true;
    if (instances.state === 'unknown') for (const name of instances.variables) variables.add(name);
  }
  return open ? unknown(anchor, [...variables].sort()) : known(sum, anchor);
}

/** Which IaaS the director config speaks to; unknown when several speak to different ones. */
export function iaasOf(foundation: Foundation, anchor: Row['anchor']): Cell<string> {
  const directors = documentsOf(foundation, 'director');
  const found = new Set(directors.flatMap((document) => infrastructureOfDirector(document) ?? []));
  const [one, ...others] = found;
  if (one !== undefined) return others.length === 0 ? known(one, startOf(directors[0]!)) : unknown(anchor); // found in one of them
  const said = textCell(descend(foundation.facts, 'iaas'), anchor);
  return said.state === 'known' ? mapCell(said, (name) => name.toLowerCase()) : unknown(anchor);
}
