import { manifestsOf, type BoshManifest } from '../../foundation/bosh-manifest.ts';
import { flagCell, integerCell, keyOf, textCell, textsCell } from '../../foundation/cell-of.ts';
import { known, unknown, type Cell } from '../../value/cell.ts';
import { descend } from '../../value/node.ts';
import type { FactInput } from '../input.ts';
import { mayAdd } from './pending-operation.ts';
import { flag, integer, Row, table, text } from '../table.ts';

/** One row per entry of a manifest's list of variables. */
export const manifestVariables = table(
  'manifest-variable',
  {
    doc: 'A variable that BOSH generates: an entry of `variables:` of a manifest.',
    label: ['name'],
    looksAt: { kinds: ['bosh-manifest'], sections: ['variables'] },
    columns: {
      name: text('name of the variable'),
      type: text('password, certificate, rsa, ssh …'),
      is_ca: flag('true for a certificate authority; false when not written'),
      self_signed: flag('true when it signs itself; false when not written'),
      ca: text('options.ca: the variable whose certificate signs it'),
      ca_defined: flag('whether the same list defines that variable, or its name is absolute; absent without one'),
      named: flag(
        'true when it has a subject (common_name, organization, organization_unit, locality, state, country) or alternative names',
      ),
      duration_days: integer('options.duration in days'),
      updates: flag('true when the entry only says how to update or merges options from elsewhere'),
    },
  },
  (input) =>
    manifestsOf(input.foundation).flatMap((manifest) => {
      const list = manifest.list('variables');
      const names = new Set(list.flatMap((node) => (node.get('name')?.kind === 'scalar' ? [textOf(node.get('name'))] : [])));
      return list.map((node) => {
        const anchor = keyOf(node.entry('name') ?? node.entries[0], manifest.anchor);
        const options = node.get('options');
        const option = (key: string) => descend(options, key);
        const orFalse = (cell: Cell<boolean>): Cell<boolean> => (cell.state === 'absent' ? known(false, anchor) : cell);
        const ca = textCell(option('ca'), anchor);
        const subject = SUBJECT.map((key) => textCell(option(key), anchor));
        const others = textsCell(option('alternative_names'), anchor);
        const isNamed =
          subject.some((cell) => cell.state === 'known' && cell.value !== '') || (others.state === 'known' && others.value.length > 0);
        const isNameOpen = options?.kind === 'unknown' || others.state === 'unknown' || subject.some((cell) => cell.state === 'unknown');
        return new Row(anchor, {
          name: textCell(node.get('name'), anchor),
          type: textCell(node.get('type'), anchor),
          is_ca: orFalse(flagCell(option('is_ca'), anchor)),
          self_signed: orFalse(flagCell(option('self_signed'), anchor)),
          ca,
          ca_defined: caDefined(ca, names, manifest, input),
          named: !isNamed && isNameOpen ? unknown(anchor) : known(isNamed, anchor),
          duration_days: integerCell(option('duration'), anchor),
          updates: known(node.entry('update_mode') !== undefined && options === undefined, anchor),
        });
      });
    }),
);

/** An ops-file beside the manifest may bring the authority. */
function caDefined(ca: Cell<string>, names: ReadonlySet<string>, manifest: BoshManifest, input: FactInput): Cell<boolean> {
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
