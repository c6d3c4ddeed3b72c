import { keyOf, textCell } from '../../foundation/cell-of.ts';
import { documentsOf } from '../../foundation/foundation.ts';
import { productsOf } from '../../foundation/product-config.ts';
import { absent, known, unknown, type Cell } from '../../value/cell.ts';
import { descend, isNullish } from '../../value/node.ts';
import { productIdentity, productIdentityCells } from '../product-identity.ts';
import type { FactInput } from '../input.ts';
import { roleOfJob } from './job.ts';
import { flag, Row, table, text } from '../table.ts';

/** One row per VM extension that a job of a product asks for. */
export const vmExtensionUses = table(
  'vm-extension-use',
  {
    doc: 'A VM extension that a job of a product names under additional_vm_extensions.',
    label: ['job', 'name'],
    looksAt: { kinds: ['product'], sections: ['resource-config'] },
    columns: {
      ...productIdentity,
      job: text('the job'),
      role: text('what the job does, as in the table of jobs: router, cell, database …; other when not known'),
      name: text('name of the extension'),
      listed: flag(
        'whether the director file of the foundation lists it; absent without such a file or without its list of extensions, which then stays as it is in Ops Manager',
      ),
    },
  },
  (input) => {
    const listed = listedExtensions(input);
    return productsOf(input.foundation).flatMap((product) =>
      product.jobs.flatMap((job) => {
        const list = job.at('additional_vm_extensions');
        if (list?.kind !== 'sequence') return [];
        return list.items.map((item) => {
          const name = textCell(item, keyOf(job.entry, product.anchor));
          const { anchor } = name;
          return new Row(anchor, {
            ...productIdentityCells(product),
            job: known(job.name, job.anchor),
            role: known(roleOfJob(job), job.anchor),
            name,
            listed: listedCell(name, listed, anchor),
          });
        });
      }),
    );
  },
);

function listedCell(name: Cell<string>, listed: Cell<readonly string[]> | undefined, anchor: Row['anchor']): Cell<boolean> {
  if (listed === undefined) return absent(anchor);
  if (name.state !== 'known') return name;
  return listed.state === 'known'
    ? known(listed.value.includes(name.value), anchor, name.origin)
    : unknown(anchor, listed.state === 'unknown' ? listed.variables : []);
}

/** Names of all director files together; undefined when one of them leaves the list to Ops Manager, or there is none. */
function listedExtensions(input: FactInput): Cell<readonly string[]> | undefined {
  const names: string[] = [];
  const directors = documentsOf(input.foundation, 'director');
  const first = directors[0];
  if (first === undefined) return undefined;
  const start = { file: first.file, start: 0, end: 0 };
  for (const { root } of directors) {
    const list = descend(root, 'vmextensions-configuration');
    if (isNullish(list)) return undefined;
    if (list?.kind !== 'sequence') return unknown(start);
    for (const item of list.items) {
      const name = textCell(item.kind === 'map' ? item.get('name') : undefined, start);
      if (name.state === 'unknown' || item.kind === 'unknown') return unknown(start, name.state === 'unknown' ? name.variables : []);
      if (name.state === 'known') names.push(name.value);
    }
  }
  return known(names, start);
}
