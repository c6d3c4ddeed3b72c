import { isOpenKey } from '../../foundation/strict-reading.ts';
import type { Field, ValueType } from '../../catalog/find-property.ts';
import { isNullish, keyName, type ConfigNode, type MapNode } from '../../value/node.ts';

/** A value that is not of the form that is wanted at its place. */
export interface WrongForm {
  /** What is wanted, in a word of the column `wanted`. */
  readonly wanted: string;
  readonly node: ConfigNode;
  /** The keys that are missing. */
  readonly field?: string;
  /** Of an item of a collection: the field that holds the value. */
  readonly within?: string;
}

const FIELDS: { readonly [T in ValueType]?: readonly string[] } = {
  secret: ['secret'],
  credentials: ['identity', 'password'],
  certificate: ['cert_pem', 'private_key_pem'],
};

/** What is wrong with a value of a type; nothing for what is not known or null. The forms of secrets and collections as a whole are told elsewhere. */
export function wrongForms(type: ValueType, node: ConfigNode, fields: readonly Field[] = []): readonly WrongForm[] {
  if (node.kind === 'unknown' || isNullish(node) || isBlank(node)) return NOTHING;
  switch (type) {
    case 'integer':
      return isInteger(node) ? NOTHING : [{ wanted: 'integer', node }];
    case 'flag':
      return isFlag(node) ? NOTHING : [{ wanted: 'flag', node }];
    case 'disk-type':
      return node.kind === 'scalar' && node.resolved.type === 'string' ? NOTHING : [{ wanted: 'quoted', node }];
    case 'text':
    case 'option':
    case 'zone':
      return isText(node) ? NOTHING : [{ wanted: 'text', node }];
    case 'choices':
    case 'zones':
      return node.kind === 'sequence' ? NOTHING : [{ wanted: 'list', node }];
    case 'secret':
    case 'credentials':
    case 'certificate':
      return wrongMap(type, node);
    case 'collection':
      return node.kind === 'sequence' ? node.items.flatMap((item) => wrongItem(item, fields)) : NOTHING;
    case 'other':
      return NOTHING;
  }
}

const NOTHING: readonly WrongForm[] = [];

export function isBlank(node: ConfigNode): boolean {
  return node.kind === 'scalar' && node.text.trim() === '';
}

/** A whole number; Ops Manager takes digits in quotes, too. */
export function isInteger(node: ConfigNode): boolean {
  if (node.kind !== 'scalar') return false;
  const { type } = node.resolved;
  return type === 'integer' || (type === 'string' && /^-?\d+$/.test(node.text.trim()));
}

/** True, false, or one of these words in quotes; 0 and 1 are left alone. */
export function isFlag(node: ConfigNode): boolean {
  if (node.kind !== 'scalar') return false;
  const { type, value } = node.resolved;
  return type === 'boolean' || value === 'true' || value === 'false' || (type === 'integer' && /^[01]$/.test(node.text));
}

/** One text; a map of a credential may be what a newer version asks for. */
function isText(node: ConfigNode): boolean {
  return (
    node.kind === 'scalar' || (node.kind === 'map' && node.names.some((name) => Object.values(FIELDS).some((keys) => keys.includes(name))))
  );
}

/** A map with certain keys. One half of a certificate and a plain text for a secret have findings of their own. */
function wrongMap(type: 'secret' | 'credentials' | 'certificate', node: ConfigNode): readonly WrongForm[] {
  if (node.kind !== 'map') return type === 'secret' && node.kind === 'scalar' ? NOTHING : [{ wanted: type, node }];
  // Templates write `{}` for what is left out.
  if (node.entries.length === 0 || hasOpenKey(node)) return NOTHING;
  const missing = FIELDS[type]!.filter((key) => node.entry(key) === undefined);
  if (missing.length === 0 || (type === 'certificate' && missing.length === 1)) return NOTHING;
  return [{ wanted: type, node, field: missing.join(', ') }];
}

function wrongItem(item: ConfigNode, fields: readonly Field[]): readonly WrongForm[] {
  if (item.kind === 'unknown' || isNullish(item)) return NOTHING;
  if (item.kind !== 'map') return [{ wanted: 'item', node: item }];
  const missing = missingFields(item, fields);
  const wrong = fields.flatMap(({ name, type }) => {
    const value = item.get(name);
    if (value === undefined || isApiValue(value)) return NOTHING;
    if (type === 'secret' && value.kind === 'scalar' && !isNullish(value) && !isBlank(value))
      return [{ wanted: 'secret', node: value, within: name }];
    return wrongForms(type, value).map((wrong): WrongForm => ({ ...wrong, within: name }));
  });
  return missing.length === 0 ? wrong : [{ wanted: 'field', node: item, field: missing.map(({ name }) => name).join(', ') }, ...wrong];
}

/** What an item lacks. An export leaves credentials out, so these only count where something that is no field stands instead. */
function missingFields(item: MapNode, fields: readonly Field[]): readonly Field[] {
  if (hasOpenKey(item)) return [];
  const isExport = item.names.every((name) => name === 'guid' || fields.some((field) => field.name === name));
  return fields.filter(
    ({ name, type, required }) => required && item.entry(name) === undefined && !(isExport && FIELDS[type] !== undefined),
  );
}

function hasOpenKey(map: MapNode): boolean {
  return map.entries.some(({ key }) => isOpenKey(key));
}

/** What the API of Ops Manager answers: a value with what it says about the property. */
export function isApiValue(node: ConfigNode): boolean {
  if (node.kind !== 'map') return false;
  const names = new Set(node.entries.map(({ key }) => keyName(key)));
  return names.has('value') && (names.has('configurable') || names.has('credential'));
}

/** The first such answer in a value, or in a field of an item of it. */
export function apiValueIn(value: ConfigNode): ConfigNode | undefined {
  if (isApiValue(value)) return value;
  if (value.kind !== 'sequence') return undefined;
  for (const item of value.items) {
    const found = item.kind === 'map' ? item.entries.find((entry) => isApiValue(entry.value)) : undefined;
    if (found !== undefined) return found.value;
  }
  return undefined;
}
