import type { ConfigNode } from '../value/node.ts';
import { valueText } from './metadata-nodes.ts';
import type { SelectorOption, TileProperty } from './model.ts';

/** What follows from a blueprint: which default counts, and whether a config has to give a value. */

/** Types whose values the tile makes; a config never has to give them, and may not unless the blueprint says `configurable`. */
const GENERATED: ReadonlySet<string> = new Set(['uuid', 'salted_credentials', 'rsa_pkey_credentials']);

/** Beside those: a boolean that is not set counts as false, and what is chosen by size is `automatic`. */
const NEVER_REQUIRED: ReadonlySet<string> = new Set([...GENERATED, 'boolean', 'vm_type_dropdown', 'disk_type_dropdown']);

/** Types that are known (a census of 53 files, 2,069 blueprints, found no other). A property of any other type is never judged. */
export const PROPERTY_TYPES: ReadonlySet<string> = new Set([
  'string',
  'text',
  'integer',
  'port',
  'boolean',
  'email',
  'http_url',
  'ldap_url',
  'domain',
  'wildcard_domain',
  'network_address',
  'network_address_list',
  'ip_address',
  'ip_ranges',
  'ca_certificate',
  'string_list',
  'dropdown_select',
  'multi_select_options',
  'smtp_authentication',
  'selector',
  'collection',
  'vm_type_dropdown',
  'disk_type_dropdown',
  'service_network_az_multi_select',
  'service_network_az_single_select',
  'stemcell_selector',
  'secret',
  'simple_credentials',
  'rsa_cert_credentials',
  'salted_credentials',
  'rsa_pkey_credentials',
  'uuid',
  'network_name',
]);

/** Types whose value is a credential: no part of it may reach a message. */
export const CREDENTIAL_TYPES: ReadonlySet<string> = new Set([
  'secret',
  'simple_credentials',
  'rsa_cert_credentials',
  'salted_credentials',
  'rsa_pkey_credentials',
]);

/**
 * The default that counts. Of an acknowledgement, a multi-select whose default is no option so that somebody has to tick it, none does. Compare a config's value
 * with `default` itself: one that repeats the tile's default is never wrong.
 */
export function effectiveDefault(property: TileProperty): ConfigNode | undefined {
  const given = property.default;
  if (given === undefined || property.type !== 'multi_select_options') return given;
  const names = new Set(property.options.map(({ name }) => name));
  const items = given.kind === 'sequence' ? given.items : [given];
  return items.every((item) => names.has(valueText(item) ?? '')) ? given : undefined;
}

/**
 * True when a config has to give a value, or in a collection an item has to give the field. Of a property in an option: once that option is selected
 * (`inOption`). Where another product may bring a default, nothing is certain: false.
 */
export function isRequired(property: TileProperty, as: 'property' | 'field' = 'property'): boolean {
  const { type, configurable, optional, conditionalDefault } = property;
  if (optional || conditionalDefault || NEVER_REQUIRED.has(type) || !PROPERTY_TYPES.has(type)) return false;
  return (as === 'field' || configurable) && effectiveDefault(property) === undefined;
}

/** The option that a config's `value` chooses: exactly its select_value. */
export function optionOfValue(selector: TileProperty, value: string): SelectorOption | undefined {
  return selector.selectorOptions.find(({ selectValue }) => selectValue === value);
}

/** The option that a dotted name or `selected_option` means. */
export function optionNamed(selector: TileProperty, name: string): SelectorOption | undefined {
  return selector.selectorOptions.find((option) => option.name === name);
}

/** The option that is selected while a config says nothing; undefined when the tile has no default, or one that is no option. */
export function defaultOption(selector: TileProperty): SelectorOption | undefined {
  const value = valueText(selector.default);
  return value === undefined ? undefined : optionOfValue(selector, value);
}
