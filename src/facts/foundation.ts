import { known, mapCell, unknown, type Cell } from '../value/cell.ts';
import { descend } from '../value/node.ts';
import { documentsOf, type Document, type Foundation } from '../foundation/foundation.ts';
import { textCell } from '../foundation/cell-of.ts';
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

/** Keys that only one IaaS has, in the order they are looked for. */
const IAAS_KEYS: readonly (readonly [string, readonly string[]])[] = [
  ['vsphere', ['vcenter_host', 'vcenter_username', 'datacenter', 'ephemeral_datastores_string']],
  // OpenStack stands before AWS: both have a key pair.
  ['openstack', ['openstack_authentication_url', 'identity_endpoint', 'openstack_username']],
  ['aws', ['access_key_id', 'iam_instance_profile', 'kms_key_arn', 'vpc_id', 'key_pair_name']],
  ['gcp', ['project', 'auth_json', 'associated_service_account']],
  ['azure', ['subscription_id', 'tenant_id', 'resource_group_name']],
];

/** Which IaaS the director config speaks to. */
export function iaasOf(foundation: Foundation, anchor: Row['anchor']): Cell<string> {
  for (const document of documentsOf(foundation, 'director')) {
    const configurations = [
      descend(document.root, 'iaas-configurations', 0),
      descend(document.root, 'properties-configuration', 'iaas_configuration'),
    ];
    for (const configuration of configurations) {
      if (configuration?.kind !== 'map') continue;
      const found = IAAS_KEYS.find(([, keys]) => keys.some((key) => configuration.entry(key) !== undefined));
      if (found !== undefined) return known(found[0], startOf(document));
    }
  }
  const said = textCell(descend(foundation.facts, 'iaas'), anchor);
  return said.state === 'known' ? mapCell(said, (name) => name.toLowerCase()) : unknown(anchor);
}
