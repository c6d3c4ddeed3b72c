import type { Span } from '../../base/source.ts';
import { BoshManifest, manifestsOf } from '../../foundation/bosh-manifest.ts';
import { flagCell, integerCell, keyOf, textCell, textsCell } from '../../foundation/cell-of.ts';
import { documentsOf } from '../../foundation/foundation.ts';
import { absent, known, mapCell, unknown, type Cell } from '../../value/cell.ts';
import { descend, type MapNode } from '../../value/node.ts';
import type { FactInput } from '../input.ts';
import { textOf } from './deployment-identity.ts';
import { mayAdd } from './pending-operation.ts';
import { flag, integer, rowsOf, table, text, type Row } from '../table.ts';

const columns = {
  name: text('name of the variable'),
  type: text('password, certificate, rsa, ssh …'),
  is_ca: flag('true for a certificate authority; false when not written'),
  self_signed: flag('true when it signs itself; false when not written'),
  ca: text('options.ca: the variable whose certificate signs it'),
  ca_defined: flag('whether the same list defines that variable, or its name is absolute; absent without one'),
  ca_given: flag(
    'true when a vars file or an argument gives that variable, so that the entry of the list is dropped and nothing generates it',
  ),
  ca_later: flag('true when the entry of that variable stands after this one'),
  ca_signs: flag(
    'false when the entry of that variable is a certificate without is_ca, or none at all; absent where the list has no such entry',
  ),
  create_env: flag('true in a manifest of bosh create-env (cloud_provider), where the CLI generates'),
  subject: flag('true when it has a subject: common_name, organization, organization_unit, locality, state or country'),
  alternative: flag('true when it has alternative names'),
  client_only: flag(
    'true when no server shows it: extended_key_usage is client_auth and nothing else, or is not written and the name speaks of a client, of SAML, of signing or encryption',
  ),
  duration_days: integer('options.duration in days'),
  updates: flag('true when the entry only says how to update or merges options from elsewhere'),
};

interface WrittenVariable {
  readonly node: MapNode;
  readonly anchor: Span;
  readonly manifest: BoshManifest;
  readonly index: number;
  /** The entries of the list by name, in their order: the first of each. */
  readonly entries: ReadonlyMap<string, { readonly node: MapNode; readonly index: number }>;
  readonly input: FactInput;
}

const variableRow = rowsOf<typeof columns, WrittenVariable>({
  name: ({ node, anchor }) => textCell(node.get('name'), anchor),
  type: ({ node, anchor }) => textCell(node.get('type'), anchor),
  is_ca: (variable) => flagOf(variable, 'is_ca'),
  self_signed: selfSigned,
  ca: (variable) => textOption(variable, 'ca'),
  ca_defined: caDefined,
  ca_given: caGiven,
  ca_later: caLater,
  ca_signs: caSigns,
  create_env: ({ manifest, anchor }) => known(manifest.isCreateEnv, anchor),
  subject: subjectCell,
  alternative: alternativeCell,
  client_only: clientOnly,
  duration_days: ({ node, anchor }) => integerCell(descend(node, 'options', 'duration'), anchor),
  updates: ({ node, anchor }) => known(node.entry('update_mode') !== undefined && node.get('options') === undefined, anchor),
});

/** One row per entry of the list of variables of a manifest or a runtime config. */
export const manifestVariables = table(
  'manifest-variable',
  {
    doc: 'A variable that BOSH generates: an entry of `variables:` of a manifest or a runtime config.',
    label: ['name'],
    looksAt: { kinds: ['bosh-manifest', 'runtime-config'], sections: ['variables'] },
    columns,
  },
  (input) => withVariables(input).flatMap((manifest) => variableRows(manifest, input)),
);

/** Manifests and runtime configs: they have the same list of variables. */
export function withVariables({ foundation }: FactInput): readonly BoshManifest[] {
  return [...manifestsOf(foundation), ...documentsOf(foundation, 'runtime-config').map((document) => new BoshManifest(document))];
}

function variableRows(manifest: BoshManifest, input: FactInput): readonly Row<typeof columns>[] {
  const list = manifest.list('variables');
  const entries = new Map<string, { readonly node: MapNode; readonly index: number }>();
  for (const [index, node] of list.entries()) {
    const name = textOf(node.get('name'));
    if (name !== undefined && !entries.has(name)) entries.set(name, { node, index });
  }
  return list.map((node, index) => {
    const anchor = keyOf(node.entry('name') ?? node.entries[0], manifest.anchor);
    return variableRow({ node, index, anchor, manifest, entries, input });
  });
}

function textOption({ node, anchor }: WrittenVariable, key: string): Cell<string> {
  return textCell(descend(node, 'options', key), anchor);
}

/** False when not written. */
function flagOf({ node, anchor }: WrittenVariable, key: string): Cell<boolean> {
  const cell = flagCell(descend(node, 'options', key), anchor);
  return cell.state === 'absent' ? known(false, anchor) : cell;
}

/** CredHub calls it `self_sign`; people write `self_signed`. */
function selfSigned(variable: WrittenVariable): Cell<boolean> {
  const signs = flagOf(variable, 'self_sign');
  return signs.state === 'known' && !signs.value ? flagOf(variable, 'self_signed') : signs;
}

function subjectCell({ node, anchor }: WrittenVariable): Cell<boolean> {
  const parts = SUBJECT.map((key) => textCell(descend(node, 'options', key), anchor));
  const has = parts.some((cell) => cell.state === 'known' && cell.value !== '');
  return !has && parts.some((cell) => cell.state === 'unknown') ? unknown(anchor) : known(has, anchor);
}

function alternativeCell({ node, anchor }: WrittenVariable): Cell<boolean> {
  const names = textsCell(descend(node, 'options', 'alternative_names'), anchor);
  return names.state === 'absent' ? known(false, anchor) : mapCell(names, (list) => list.length > 0);
}

function clientOnly({ node, anchor }: WrittenVariable): Cell<boolean> {
  const usages = textsCell(descend(node, 'options', 'extended_key_usage'), anchor);
  if (usages.state === 'absent') return mapCell(textCell(node.get('name'), anchor), (name) => NO_SERVER.test(name));
  return mapCell(usages, (list) => list.length > 0 && list.every((usage) => usage === 'client_auth'));
}

const NO_SERVER = /(^|[-_/])(client|saml|idp|jwt|sign(ing)?|encrypt(ion)?)([-_/]|$)/i;

/** An ops-file beside the manifest may bring the authority. */
function caDefined(variable: WrittenVariable): Cell<boolean> {
  const { entries, manifest, input } = variable;
  const ca = textOption(variable, 'ca');
  if (ca.state !== 'known' || entries.has(ca.value)) return mapCell(ca, () => true);
  const list = manifest.at('variables');
  const isOpen = list?.kind === 'sequence' && list.items.some((item) => descend(item, 'name')?.kind === 'unknown');
  if (isOpen || mayAdd(manifest, 'variables', input, ca.value)) return unknown(ca.anchor);
  return known(ca.value.startsWith('/') || isGiven(variable, ca.value), ca.anchor, ca.origin);
}

function caGiven(variable: WrittenVariable): Cell<boolean> {
  return mapCell(textOption(variable, 'ca'), (name) => isGiven(variable, name));
}

/** The tools drop the entry of a variable that somebody gives: it stands in the file and not in what is deployed. */
function isGiven({ manifest, entries }: WrittenVariable, name: string): boolean {
  const written = descend(manifest.document.yaml.root, 'variables');
  if (entries.has(name) || written?.kind !== 'sequence') return false;
  return written.items.some((item) => textOf(descend(item, 'name')) === name) && manifest.document.opsFiles.length === 0;
}

function caLater(variable: WrittenVariable): Cell<boolean> {
  return mapCell(textOption(variable, 'ca'), (name) => (variable.entries.get(name)?.index ?? -1) > variable.index);
}

function caSigns(variable: WrittenVariable): Cell<boolean> {
  const { entries, anchor } = variable;
  const ca = textOption(variable, 'ca');
  if (ca.state !== 'known') return ca.state === 'absent' ? absent(anchor) : unknown(anchor);
  const node = entries.get(ca.value)?.node;
  if (node === undefined) return absent(anchor);
  const type = textCell(node.get('type'), anchor);
  if (type.state === 'unknown' || descend(node, 'options')?.kind === 'unknown') return unknown(anchor);
  if (type.state === 'known' && type.value !== 'certificate') return known(false, ca.anchor, ca.origin);
  const authority = flagCell(descend(node, 'options', 'is_ca'), anchor);
  return authority.state === 'unknown' ? unknown(anchor) : known(authority.state === 'known' && authority.value, ca.anchor, ca.origin);
}

/** Options of CredHub that make up the subject of a certificate; one of them is enough. */
const SUBJECT: readonly string[] = ['common_name', 'organization', 'organization_unit', 'locality', 'state', 'country'];
