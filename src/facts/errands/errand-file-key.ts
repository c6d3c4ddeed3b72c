import { nearKey } from '../../base/near-key.ts';
import { errandOf } from '../../catalog/find-component.ts';
import { keyOf, textCell } from '../../foundation/cell-of.ts';
import { documentsOf, type Document } from '../../foundation/foundation.ts';
import { isOpenKey } from '../../foundation/strict-reading.ts';
import { absent, known, type Cell } from '../../value/cell.ts';
import { descend, isNullish, keyName, type MapEntry, type MapNode } from '../../value/node.ts';
import { startOf } from '../document.ts';
import { errandState } from './errand.ts';
import { Row, table, text, texts } from '../table.ts';

/** One row per product of an errand file whose keys om does not read, and per state that is none. */
export const errandFileKeys = table(
  'errand-file-key',
  {
    doc: 'What om does not read in a file for `om apply-changes --config`: keys of a product other than run_post_deploy and run_pre_delete, and states that are neither true nor false nor default.',
    label: ['product', 'names'],
    looksAt: { kinds: ['errand-config'], sections: ['errands'] },
    columns: {
      product: text('the product as written'),
      part: text('key (the product has keys that om ignores) or state'),
      names: texts('the keys, or the errand whose state it is'),
      near_name: text('for a key: run_post_deploy or run_pre_delete where one of them was meant; absent for an errand in its place'),
      state: text('the state as written; absent for a key'),
    },
  },
  (input) => documentsOf(input.foundation, 'errand-config').flatMap(rowsIn),
);

/** om 7.21.7, `api/installations_service.go`: all other keys are dropped without a word. */
const PHASES = ['run_post_deploy', 'run_pre_delete'];

function rowsIn(document: Document): readonly Row[] {
  const products = descend(document.root, 'errands');
  if (products?.kind !== 'map') return [];
  return products.entries.flatMap((entry) => {
    const { value } = entry;
    if (value.kind !== 'map' || isOpenKey(entry.key)) return [];
    const product = keyName(entry.key);
    return [...ignoredKeys(product, value, document), ...PHASES.flatMap((phase) => states(product, value.get(phase), document))];
  });
}

interface Ignored {
  readonly at: Row['anchor'];
  readonly names: string[];
}

/** One row for all errands that stand in the place of the phases, at the first; one for each phase that is misspelt. */
function ignoredKeys(product: string, map: MapNode, document: Document): readonly Row[] {
  const ignored = new Map<string | undefined, Ignored>();
  for (const entry of map.entries) {
    const name = keyName(entry.key);
    if (PHASES.includes(name) || isOpenKey(entry.key)) continue;
    const near = nearPhase(name, map);
    const same = ignored.get(near);
    if (same === undefined) ignored.set(near, { at: keyOf(entry, startOf(document)), names: [name] });
    else same.names.push(name);
  }
  return [...ignored].map(([near, { at, names }]) => row(at, product, 'key', names, { near }));
}

function nearPhase(name: string, map: MapNode): string | undefined {
  if (/^(?:run[-_]?)?post[-_]?deploy(?:[-_]?(?:state|errands?))?$/i.test(name)) return 'run_post_deploy';
  if (/^(?:run[-_]?)?pre[-_]?delete(?:[-_]?(?:state|errands?))?$/i.test(name)) return 'run_pre_delete';
  return errandOf('cf', name) === undefined ? nearKey(name, PHASES, map.names) : undefined;
}

function states(product: string, errands: MapEntry['value'] | undefined, document: Document): readonly Row[] {
  if (errands?.kind !== 'map') return [];
  return errands.entries.flatMap(({ key, value }) => {
    const anchor = keyOf({ key, value }, startOf(document));
    const state = errandState(value, anchor);
    if (isNullish(value) || state.state !== 'known' || ['on', 'off', 'default'].includes(state.value)) return [];
    const written = value.kind === 'scalar' ? textCell(value, anchor) : known(value.kind === 'map' ? 'a map' : 'a list', anchor);
    return [row(written.anchor, product, 'state', [keyName(key)], { state: written })];
  });
}

function row(
  at: Row['anchor'],
  product: string,
  part: string,
  names: readonly string[],
  { near, state }: { readonly near?: string | undefined; readonly state?: Cell<string> },
): Row {
  return new Row(at, {
    product: known(product, at),
    part: known(part, at),
    names: known(names, at),
    near_name: near === undefined ? absent(at) : known(near, at),
    state: state ?? absent(at),
  });
}
