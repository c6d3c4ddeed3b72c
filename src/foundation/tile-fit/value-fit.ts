import { parseAddress, parseRange, splitList } from '../../base/ip.ts';
import { nearKey } from '../../base/near-key.ts';
import { readPem, isCertificateLabel } from '../../base/pem.ts';
import { numberOf, valueText } from '../../tile/metadata-nodes.ts';
import type { TileProperty } from '../../tile/model.ts';
import { CREDENTIAL_TYPES, isRequired, optionNamed, optionOfValue, PROPERTY_TYPES } from '../../tile/requirement.ts';
import { matchesRuby } from '../../tile/ruby-pattern.ts';
import { isNullish, keyName, type ConfigNode, type UnknownNode } from '../../value/node.ts';
import { isOpenKey } from '../strict-reading.ts';
import { brokenLimit, type BrokenLimit } from './number-fit.ts';
import { isSameValue, openSameness } from './same-value.ts';

/** What a tile wants where something else stands. */
export type Wanted =
  | 'text'
  | 'integer'
  | 'port'
  | 'flag'
  | 'email'
  | 'http-url'
  | 'ldap-url'
  | 'domain'
  | 'host'
  | 'address'
  | 'addresses'
  | 'certificate-text'
  | 'option'
  | 'options'
  | 'select-value'
  | 'same-option'
  | 'list'
  | 'items'
  | 'known-field'
  | 'field'
  | 'different'
  | 'stemcell'
  | 'secret'
  | 'credentials'
  | 'certificate'
  | 'limit'
  | 'pattern'
  | 'cron';

/** A value that the blueprint of a property does not take. */
export interface ValueMisfit {
  readonly wanted: Wanted;
  readonly node: ConfigNode;
  /** Of a collection: the field that is meant. */
  readonly field?: string;
  /** What there is to choose from, as far as a reader wants to see it. */
  readonly choices?: readonly string[];
  readonly near?: string | undefined;
  readonly limit?: BrokenLimit;
  /** What the tile says itself. */
  readonly message?: string | undefined;
  /** What is not known and so may fit or not. */
  readonly open?: UnknownNode;
}

/** What judging a value may need beside its blueprint. */
export interface ValueContext {
  /** Operating systems of the tile's stemcells. */
  readonly stemcells: readonly string[];
}

const FITS: readonly ValueMisfit[] = [];

/**
 * What is wrong with a value of a property or field, or may be while it is not known; nothing for what is not given, of a type that nobody knows, or what the tile does by itself.
 * `selectedOption`: what `selected_option` beside it says.
 */
export function valueMisfits(
  property: TileProperty,
  node: ConfigNode,
  context: ValueContext,
  selectedOption?: ConfigNode,
): readonly ValueMisfit[] {
  if (!PROPERTY_TYPES.has(property.type) || isNullish(node)) return FITS;
  if (node.kind === 'unknown') return openMisfits(property, node);
  if (property.type !== 'selector' && isSameValue(node, property.default)) return FITS;
  const open = openSameness(node, property.default);
  if (open !== undefined) return openMisfits(property, open);
  if (isBlank(node)) return FITS;
  return misfits(property, node, context, selectedOption);
}

/** What a type asks for, where it asks for anything that a value may break. */
const ASKED: Readonly<Record<string, Wanted>> = {
  integer: 'integer',
  port: 'port',
  boolean: 'flag',
  email: 'email',
  http_url: 'http-url',
  ldap_url: 'ldap-url',
  domain: 'domain',
  wildcard_domain: 'domain',
  network_address: 'host',
  network_address_list: 'host',
  ip_address: 'address',
  ip_ranges: 'addresses',
  dropdown_select: 'option',
  multi_select_options: 'options',
  smtp_authentication: 'option',
  selector: 'select-value',
  collection: 'items',
  stemcell_selector: 'stemcell',
};

function openMisfits({ type, numbers, texts }: TileProperty, open: UnknownNode): readonly ValueMisfit[] {
  const wanted = texts.length > 0 ? 'pattern' : numbers !== undefined ? 'limit' : ASKED[type];
  return wanted === undefined ? FITS : [{ wanted, node: open, open }];
}

/** An empty text stands for no value at all, as Ops Manager shows a field that nobody has filled in. */
export function isBlank(node: ConfigNode): boolean {
  return node.kind === 'scalar' && node.text.trim() === '';
}

function misfits(
  property: TileProperty,
  node: ConfigNode,
  context: ValueContext,
  selectedOption: ConfigNode | undefined,
): readonly ValueMisfit[] {
  const { type } = property;
  const text = valueText(node);
  switch (type) {
    case 'integer':
    case 'port':
      return numberMisfits(property, node);
    case 'boolean':
      return isFlag(node) ? FITS : [{ wanted: 'flag', node }];
    case 'dropdown_select':
      return dropdownMisfits(property, node);
    case 'multi_select_options':
      return multiSelectMisfits(property, node);
    case 'smtp_authentication':
      return text !== undefined && SMTP.includes(text) ? FITS : [{ wanted: 'option', node, choices: SMTP }];
    case 'selector':
      return selectorMisfits(property, node, selectedOption);
    case 'collection':
      return collectionMisfits(property, node, context);
    case 'service_network_az_multi_select':
      return node.kind === 'sequence' ? FITS : [{ wanted: 'list', node }];
    case 'string_list':
      return node.kind === 'map' ? [{ wanted: 'text', node }] : FITS;
    case 'disk_type_dropdown':
      return diskMisfits(property, node);
    case 'stemcell_selector':
      return context.stemcells.length === 0 || (text !== undefined && context.stemcells.includes(text))
        ? FITS
        : [{ wanted: 'stemcell', node, choices: context.stemcells }];
    case 'secret':
    case 'simple_credentials':
    case 'rsa_cert_credentials':
    case 'salted_credentials':
    case 'rsa_pkey_credentials':
      return credentialMisfits(property, node);
    default:
      return text === undefined ? [{ wanted: 'text', node }] : [...formMisfits(type, node, text), ...textMisfits(property, node, text)];
  }
}

const SMTP: readonly string[] = ['plain', 'login', 'cram_md5'];

/** Digits in text are taken, as Ops Manager does. */
function numberMisfits(property: TileProperty, node: ConfigNode): readonly ValueMisfit[] {
  const text = valueText(node);
  const value = text !== undefined && /^\s*[-+]?\d+\s*$/.test(text) ? numberOf(node) : undefined;
  const wanted = property.type === 'port' ? 'port' : 'integer';
  if (value === undefined) return [{ wanted, node }];
  if (wanted === 'port' && (value < 0 || value > 65_535)) return [{ wanted, node }];
  return limitMisfits(property, node, value);
}

function limitMisfits(property: TileProperty, node: ConfigNode, value: number): readonly ValueMisfit[] {
  const limit = brokenLimit(value, property.numbers);
  return limit === undefined ? FITS : [{ wanted: 'limit', node, limit, message: property.numbers?.message }];
}

/** `"true"` and `"false"` are taken; 0 and 1 are left alone. */
function isFlag(node: ConfigNode): boolean {
  return ['true', 'false', '0', '1'].includes(valueText(node)?.toLowerCase() ?? '');
}

function dropdownMisfits({ options }: TileProperty, node: ConfigNode): readonly ValueMisfit[] {
  const names = options.map(({ name }) => name);
  const text = valueText(node);
  if (names.length === 0 || (text !== undefined && names.includes(text))) return FITS;
  const labelled = options.find(({ label }) => label !== undefined && label === text)?.name;
  return [{ wanted: 'option', node, choices: names, near: labelled ?? nearOf(text, names) }];
}

function multiSelectMisfits({ options }: TileProperty, node: ConfigNode): readonly ValueMisfit[] {
  const names = options.map(({ name }) => name);
  if (node.kind !== 'sequence') return [{ wanted: 'options', node, choices: names }];
  if (names.length === 0) return FITS;
  const odd = node.items.find((item) => item.kind !== 'unknown' && !names.includes(valueText(item) ?? ''));
  return odd === undefined ? FITS : [{ wanted: 'options', node: odd, choices: names, near: nearOf(valueText(odd), names) }];
}

function selectorMisfits(selector: TileProperty, node: ConfigNode, selectedOption: ConfigNode | undefined): readonly ValueMisfit[] {
  const { selectorOptions } = selector;
  if (selectorOptions.length === 0) return FITS;
  const text = valueText(node);
  const option = text === undefined ? undefined : optionOfValue(selector, text);
  const choices = selectorOptions.map(({ selectValue }) => selectValue);
  if (option === undefined) {
    const named = text === undefined ? undefined : optionNamed(selector, text)?.selectValue;
    return [{ wanted: 'select-value', node, choices, near: named ?? nearOf(text, choices) }];
  }
  const chosen = valueText(selectedOption);
  if (selectedOption === undefined || chosen === undefined || chosen === option.name) return FITS;
  return [{ wanted: 'same-option', node: selectedOption, choices: selectorOptions.map(({ name }) => name), near: option.name }];
}

/** The size in MB, as the name of a disk type is; what is no number is a name that an Ops Manager may know. */
function diskMisfits(property: TileProperty, node: ConfigNode): readonly ValueMisfit[] {
  const value = numberOf(node);
  if (node.kind !== 'scalar') return [{ wanted: 'text', node }];
  return value === undefined ? FITS : limitMisfits(property, node, value);
}

function collectionMisfits(collection: TileProperty, node: ConfigNode, context: ValueContext): readonly ValueMisfit[] {
  if (node.kind !== 'sequence') return [{ wanted: 'items', node }];
  const items = node.items.flatMap((item) => itemMisfits(collection, item, context));
  return [...items, ...repeatedFields(collection, node.items)];
}

function itemMisfits({ fields }: TileProperty, item: ConfigNode, context: ValueContext): readonly ValueMisfit[] {
  if (isNullish(item)) return FITS;
  if (item.kind === 'unknown') return [{ wanted: 'items', node: item, open: item }];
  if (item.kind !== 'map') return [{ wanted: 'items', node: item }];
  const names = [...fields.keys()];
  const given = item.entries.flatMap(({ key, value }): readonly ValueMisfit[] => {
    const name = keyName(key);
    const field = fields.get(name);
    if (field !== undefined) return valueMisfits(field, value, context).map((misfit) => ({ ...misfit, field: misfit.field ?? name }));
    if (name === 'guid' || isOpenKey(key) || names.length === 0) return FITS;
    return [{ wanted: 'known-field', node: key, field: name, near: nearKey(name, names, item.names) }];
  });
  if (item.entries.some(({ key }) => isOpenKey(key))) return given;
  const missing = [...fields.values()].find((field) => isRequired(field, 'field') && isEmpty(item.get(field.name)));
  return missing === undefined ? given : [...given, { wanted: 'field', node: item, field: missing.name }];
}

function isEmpty(node: ConfigNode | undefined): boolean {
  return node === undefined || isNullish(node);
}

/** Fields that must differ between the items, and do not. */
function repeatedFields({ fields }: TileProperty, items: readonly ConfigNode[]): readonly ValueMisfit[] {
  const unique = [...fields.values()].filter((field) => field.unique);
  return unique.flatMap((field) => {
    const seen = new Set<string>();
    const again = items.find((item) => {
      const text = item.kind === 'map' ? valueText(item.get(field.name)) : undefined;
      if (text === undefined) return false;
      if (seen.has(text)) return true;
      seen.add(text);
      return false;
    });
    if (again?.kind !== 'map') return [];
    return [{ wanted: 'different' as const, node: again.get(field.name)!, field: field.name }];
  });
}

const FIELDS: Readonly<Record<string, { readonly wanted: Wanted; readonly fields: readonly string[] }>> = {
  secret: { wanted: 'secret', fields: ['secret'] },
  simple_credentials: { wanted: 'credentials', fields: ['identity', 'password'] },
  rsa_cert_credentials: { wanted: 'certificate', fields: ['cert_pem', 'private_key_pem'] },
};

function credentialMisfits(property: TileProperty, node: ConfigNode): readonly ValueMisfit[] {
  const form = FIELDS[property.type];
  if (form === undefined) return FITS;
  if (node.kind !== 'map') return [{ wanted: form.wanted, node }];
  if (node.entries.some(({ key }) => isOpenKey(key))) return FITS;
  if (form.fields.some((field) => node.entry(field) === undefined)) return [{ wanted: form.wanted, node }];
  const secret = property.type === 'secret' ? node.get('secret') : undefined;
  const text = valueText(secret);
  return secret === undefined || text === undefined || text === '' ? FITS : textMisfits(property, secret, text);
}

/** Forms that the type itself asks for. Bare domains are right for a wildcard domain: defaults and real configs have them. */
function formMisfits(type: string, node: ConfigNode, text: string): readonly ValueMisfit[] {
  const value = text.trim();
  const wrong = (wanted: Wanted): readonly ValueMisfit[] => [{ wanted, node }];
  switch (type) {
    case 'email':
      return /^[^\s@]+@[^\s@]+$/.test(value) ? FITS : wrong('email');
    case 'http_url':
      return /^https?:\/\/[^\s/]/i.test(value) && !/\s/.test(value) ? FITS : wrong('http-url');
    case 'ldap_url':
      return value.split(/\s+/).every((url) => /^ldaps?:\/\/[^\s/]/i.test(url)) ? FITS : wrong('ldap-url');
    case 'domain':
      return /^[a-z]+:\/\/|\s/i.test(value) ? wrong('domain') : FITS;
    case 'wildcard_domain':
      return /^[a-z]+:\/\/|\s|:\d*$|\//i.test(value) ? wrong('domain') : FITS;
    case 'network_address':
      return isHost(value) ? FITS : wrong('host');
    case 'network_address_list':
      return splitList(value).every(isHost) ? FITS : wrong('host');
    case 'ip_address':
      return parseAddress(value) === undefined ? wrong('address') : FITS;
    case 'ip_ranges':
      return splitList(value).every((part) => part.trim() === '' || !('problem' in parseRange(part))) ? FITS : wrong('addresses');
    case 'ca_certificate':
      return readPem(value).blocks.some(({ label }) => isCertificateLabel(label)) ? FITS : wrong('certificate-text');
    default:
      return FITS;
  }
}

function isHost(text: string): boolean {
  return !/^[a-z]+:\/\/|\s|\//i.test(text.trim());
}

/** Patterns and schedules of the tile, in their order; what cannot be judged counts as kept. */
function textMisfits(property: TileProperty, node: ConfigNode, text: string): readonly ValueMisfit[] {
  for (const constraint of property.texts) {
    const { message } = constraint;
    if (constraint.kind === 'cron') {
      if (!isCron(text)) return [{ wanted: 'cron', node, message }];
    } else if (matchesRuby(constraint.pattern, text) === false) return [{ wanted: 'pattern', node, message }];
  }
  return FITS;
}

/** Five or six parts of the signs that schedules are made of, or a name such as `@daily`. */
function isCron(text: string): boolean {
  const value = text.trim();
  if (/^@[a-z]+$/i.test(value)) return true;
  const parts = value.split(/\s+/);
  return (parts.length === 5 || parts.length === 6) && parts.every((part) => /^[\d*/,\-?LW#a-z]+$/i.test(part));
}

function nearOf(text: string | undefined, names: readonly string[]): string | undefined {
  return text === undefined ? undefined : (names.find((name) => name.toLowerCase() === text.toLowerCase()) ?? nearKey(text, names));
}

/** True when no part of a value may be shown: of a credential, also where it is a field of a collection. */
export function isCredential({ type, fields }: TileProperty, field?: string): boolean {
  return CREDENTIAL_TYPES.has((field === undefined ? undefined : fields.get(field)?.type) ?? type);
}
