import type { Span } from '../../base/source.ts';
import { compareNumbers, versionNumbers } from '../../base/product-version.ts';
import { removalsOf } from '../../catalog/find-removal.ts';
import type { Removal } from '../../catalog/removals.ts';
import { productsOf, type ProductConfig } from '../../foundation/product-config.ts';
import { anchorOf } from '../../foundation/cell-of.ts';
import { absent, known, type Cell } from '../../value/cell.ts';
import { keyName } from '../../value/node.ts';
import { metadataCell, metadataColumn, productIdentity, productIdentityCells } from '../product-identity.ts';
import type { FactInput } from '../input.ts';
import { flag, Row, table, text } from '../table.ts';

/** One row per written property, job or errand that some version of the product no longer has. */
export const removedNames = table(
  'removed-name',
  {
    doc: 'A written property, job or errand that a version of TAS removed or renamed.',
    label: ['name'],
    looksAt: { kinds: ['product'], sections: ['product-properties', 'resource-config', 'errand-config'] },
    columns: {
      ...productIdentity,
      ...metadataColumn,
      name: text('the property, resource-config.JOB or errand-config.ERRAND'),
      option: text('the chosen option, where only that option went; absent otherwise'),
      removed_in: text('first minor line without it'),
      replacement: text('what took its place; absent when nothing did'),
      certainty: text('high or medium: how sure the source is'),
      evidence: text('where that was learnt'),
      removed: flag('true when the version of this file is that line or a newer one; unknown without a version'),
      next: flag('true when the version of this file is the last line that has it; unknown without a version'),
    },
  },
  (input) => productsOf(input.foundation).flatMap((product) => rowsOf(product, input)),
);

function rowsOf(product: ProductConfig, input: FactInput): readonly Row[] {
  if (product.base !== 'cf' && product.base !== 'p-isolation-segment') return [];
  const rows: Row[] = [];
  const look = (name: string, removals: readonly Removal[], written: Written): void => {
    for (const removal of removals) {
      if (removal.product !== undefined && removal.product !== product.base) continue;
      const option = removal.option === undefined ? undefined : written.option;
      if (removal.option !== undefined && (option?.state !== 'known' || option.value !== removal.option)) continue;
      rows.push(rowOf(product, input, removal, name, written.anchor, option));
    }
  };
  for (const property of product.properties) if (property.named.removals.length > 0) look(property.name, property.named.removals, property);
  for (const job of product.jobs) {
    const name = `resource-config.${job.name}`;
    look(name, removalsOf(name, `resource-config.${job.baseName}`), job);
  }
  for (const { key } of product.errands) {
    const name = `errand-config.${keyName(key)}`;
    look(name, removalsOf(name, name), { anchor: anchorOf(key, product.anchor) });
  }
  return rows;
}

/** What stands under a name that may have been removed; the option is asked for only where a removal is about one. */
interface Written {
  readonly anchor: Span;
  readonly option?: Cell<string>;
}

function rowOf(
  product: ProductConfig,
  input: FactInput,
  removal: Removal,
  name: string,
  anchor: Span,
  option: Cell<string> | undefined,
): Row {
  const optional = (value: string | undefined): Cell<string> => (value === undefined ? absent(anchor) : known(value, anchor));
  return new Row(anchor, {
    ...productIdentityCells(product),
    metadata: metadataCell(product),
    name: option?.state === 'known' ? { ...option, value: name } : known(name, anchor),
    option: option ?? absent(anchor),
    removed_in: known(removal.removedIn, anchor),
    replacement: optional(removal.replacement),
    certainty: known(removal.confidence, anchor),
    evidence: known(removal.evidence, anchor),
    removed: versionFact(product, (line) => compareNumbers(line, versionNumbers(removal.removedIn) ?? []) >= 0),
    next: versionFact(product, (line) => isLineBefore(line, removal.removedIn)),
  });
}

/** Minor lines of TAS in order (release notes). */
const LINES = [
  '2.1',
  '2.2',
  '2.3',
  '2.4',
  '2.5',
  '2.6',
  '2.7',
  '2.8',
  '2.9',
  '2.10',
  '2.11',
  '2.12',
  '2.13',
  '3.0',
  '4.0',
  '5.0',
  '6.0',
  '10.0',
  '10.2',
  '10.3',
  '10.4',
];

function isLineBefore(line: readonly number[], removedIn: string): boolean {
  const at = LINES.indexOf(removedIn);
  return at > 0 && LINES[at - 1] === line.join('.');
}

/** Something about the version; unknown when nobody says which it is. */
function versionFact(product: ProductConfig, test: (line: readonly number[]) => boolean): Cell<boolean> {
  const { version } = product;
  const numbers = version.state === 'known' ? versionNumbers(version.value) : undefined;
  if (version.state === 'known' && numbers !== undefined) return { ...version, value: test(numbers.slice(0, 2)) };
  return { state: 'unknown', anchor: version.anchor, origin: undefined, variables: version.state === 'unknown' ? version.variables : [] };
}
