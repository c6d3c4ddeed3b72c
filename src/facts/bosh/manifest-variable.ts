import type { Span } from '../../base/source.ts';
import { manifestsOf, type BoshManifest } from '../../foundation/bosh-manifest.ts';
import { flagCell, integerCell, keyOf, textCell, textsCell } from '../../foundation/cell-of.ts';
import { known, unknown, type Cell } from '../../value/cell.ts';
import { descend, type MapNode } from '../../value/node.ts';
import type { FactInput } from '../input.ts';
import { mayAdd } from './pending-operation.ts';
import { flag, integer, rowsOf, table, text } from '../table.ts';

const columns = {
  name: text('name of the variable'),
  type: text('password, certificate, rsa, ssh …'),
  is_ca: flag('true for a certificate authority; false when not written'),
  self_signed: flag('true when it signs itself; false when not written'),
  ca: text('options.ca: the variable whose certificate signs it'),
  ca_defined: flag('whether the same list defines that variable, or its name is absolute; absent without one'),
  named: flag('true when it has a subject (common_name, organization, organization_unit, locality, state, country) or alternative names'),
  duration_days: integer('options.duration in days'),
  updates: flag('true when the entry only says how to update or merges options from elsewhere'),
};

interface WrittenVariable {
  readonly node: MapNode;
  readonly anchor: Span;
  readonly manifest: BoshManifest;
  /** Names of all entries of the list. */
  readonly names: ReadonlySet<string>;
  readonly input: FactInput;
}

const variableRow = rowsOf<typeof columns, WrittenVariable>({
  name: ({ node, anchor }) => textCell(node.get('name'), anchor),
  type: ({ node, anchor }) => textCell(node.get('type'), anchor),
  is_ca: (variable) => flagOf(variable, 'is_ca'),
  self_signed: (variable) => flagOf(variable, 'self_signed'),
  ca: (variable) => textOption(variable, 'ca'),
  ca_defined: caDefined,
  named: namedCell,
  duration_days: ({ node, anchor }) => integerCell(descend(node, 'options', 'duration'), anchor),
  updates: ({ node, anchor }) => known(node.entry('update_mode') !== undefined && node.get('options') === undefined, anchor),
});

/** One row per entry of a manifest's list of variables. */
export const manifestVariables = table(
  'manifest-variable',
  {
    doc: 'A variable that BOSH generates: an entry of `variables:` of a manifest.',
    label: ['name'],
    looksAt: { kinds: ['bosh-manifest'], sections: ['variables'] },
    columns,
  },
  (input) =>
    manifestsOf(input.foundation).flatMap((manifest) => {
      const list = manifest.list('variables');
      const names = new Set(list.flatMap((node) => (node.get('name')?.kind === 'scalar' ? [textOf(node.get('name'))] : [])));
      return list.map((node) =>
        variableRow({ node, anchor: keyOf(node.entry('name') ?? node.entries[0], manifest.anchor), manifest, names, input }),
      );
    }),
);

function textOption({ node, anchor }: WrittenVariable, key: string): Cell<string> {
  return textCell(descend(node, 'options', key), anchor);
}

/** False when not written. */
function flagOf({ node, anchor }: WrittenVariable, key: string): Cell<boolean> {
  const cell = flagCell(descend(node, 'options', key), anchor);
  return cell.state === 'absent' ? known(false, anchor) : cell;
}

function namedCell(variable: WrittenVariable): Cell<boolean> {
  const { node, anchor } = variable;
  const subject = SUBJECT.map((key) => textOption(variable, key));
  const others = textsCell(descend(node, 'options', 'alternative_names'), anchor);
  const isNamed =
    subject.some((cell) => cell.state === 'known' && cell.value !== '') || (others.state === 'known' && others.value.length > 0);
  const isOpen = node.get('options')?.kind === 'unknown' || others.state === 'unknown' || subject.some((cell) => cell.state === 'unknown');
  return !isNamed && isOpen ? unknown(anchor) : known(isNamed, anchor);
}

/** An ops-file beside the manifest may bring the authority. */
function caDefined(variable: WrittenVariable): Cell<boolean> {
  const { names, manifest, input } = variable;
  const ca = textOption(variable, 'ca');
  if (ca.state !== 'known') return ca;
  const list = manifest.at('variables');
  const isOpen = list?.kind === 'sequence' && list.items.some((item) => descend(item, 'name')?.kind === 'unknown');
  if (!names.has(ca.value) && isOpen) return unknown(ca.anchor);
  if (!names.has(ca.value) && mayAdd(manifest, 'variables', input, ca.value)) return unknown(ca.anchor);
  return known(names.has(ca.value) || ca.value.startsWith('/'), ca.anchor, ca.origin);
}

/** Options of CredHub that make up the subject of a certificate; one of them is enough. */
const SUBJECT: readonly string[] = ['common_name', 'organization', 'organization_unit', 'locality', 'state', 'country'];

function textOf(node: ReturnType<typeof descend>): string {
  return node?.kind === 'scalar' ? node.text : '';
}
