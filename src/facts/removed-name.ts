import { compareNumbers, versionNumbers } from '../base/product-version.ts';
import { REMOVALS, type Removal } from '../catalog/removals.ts';
import { productsOf, type ProductConfig } from '../foundation/product-config.ts';
import { anchorOf } from '../foundation/cell-of.ts';
import { absent, known, type Cell } from '../value/cell.ts';
import { keyName } from '../value/node.ts';
import { productIdentity, productIdentityCells } from './identity.ts';
import type { FactInput } from './input.ts';
import { flag, Row, table, text } from './table.ts';

/** One row per written property, job or errand that some version of the product no longer has. */
export const removedNames = table(
  'removed-name',
  {
    doc: 'A written property, job or errand that a version of TAS removed or renamed.',
    label: ['name'],
    columns: {
      ...productIdentity,
      name: text('the property, resource-config.JOB or errand-config.ERRAND'),
      option: text('the chosen option, where only that option went; absent otherwise'),
      removed_in: text('first minor line without it'),
      replacement: text('what took its place; absent when nothing did'),
      action: text('delete, rename or convert'),
      certainty: text('high or medium: how sure the source is'),
      evidence: text('where that was learnt'),
      removed: flag('true when the version of this file is that line or a newer one; unknown without a version'),
      next: flag('true when the version of this file is the last line that has it; unknown without a version'),
    },
  },
  (input) => productsOf(input.foundation).flatMap((product) => rowsOf(product, input)),
);

const byName = new Map<string, Removal[]>();
const families: Removal[] = [];
for (const removal of REMOVALS) {
  if (removal.name.endsWith('*')) families.push(removal);
  else byName.set(removal.name, [...(byName.get(removal.name) ?? []), removal]);
}

function rowsOf(product: ProductConfig, input: FactInput): readonly Row[] {
  if (product.base !== 'cf' && product.base !== 'p-isolation-segment') return [];
  const written = [
    ...product.properties.map((property) => ({ name: property.name, canonical: property.canonical, anchor: property.anchor, option: property.option })),
    ...product.jobs.map((job) => ({ name: `resource-config.${job.name}`, canonical: `resource-config.${job.baseName}`, anchor: job.anchor, option: absent(job.anchor) as Cell<string> })),
    ...product.errands.map(({ key }) => {
      const name = `errand-config.${keyName(key)}`;
      const anchor = anchorOf(key, product.anchor);
      return { name, canonical: name, anchor, option: absent(anchor) };
    }),
  ];
  return written.flatMap(({ name, canonical, anchor, option }) => {
    const matching = [...(byName.get(name) ?? (name === canonical ? [] : (byName.get(canonical) ?? []))), ...families.filter((family) => canonical.startsWith(family.name.slice(0, -1)))];
    return matching
      .filter((removal) => removal.product === undefined || removal.product === product.base)
      .filter((removal) => removal.option === undefined || (option.state === 'known' && option.value === removal.option))
      .map((removal) => {
        const optional = (value: string | undefined): Cell<string> => (value === undefined ? absent(anchor) : known(value, anchor));
        return new Row(anchor, {
          ...productIdentityCells(product, input),
          name: removal.option !== undefined && option.state === 'known' ? { ...option, value: name } : known(name, anchor),
          option: removal.option === undefined ? absent(anchor) : option,
          removed_in: known(removal.removedIn, anchor),
          replacement: optional(removal.replacement),
          action: known(removal.action, anchor),
          certainty: known(removal.confidence, anchor),
          evidence: known(removal.evidence, anchor),
          removed: versionFact(product, (line) => compareNumbers(line, versionNumbers(removal.removedIn) ?? []) >= 0),
          next: versionFact(product, (line) => isLineBefore(line, removal.removedIn)),
        });
      });
  });
}

/** Minor lines of TAS in order (release notes). */
const LINES = ['2.1', '2.2', '2.3', '2.4', '2.5', '2.6', '2.7', '2.8', '2.9', '2.10', '2.11', '2.12', '2.13', '3.0', '4.0', '5.0', '6.0', '10.0', '10.2', '10.3', '10.4'];

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
