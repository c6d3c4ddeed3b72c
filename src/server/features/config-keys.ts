import type { Language } from '../../base/language.ts';
import { KEY_SECTIONS, type KeySection } from '../../catalog/config-keys.ts';
import { propertiesOf, type ValueType } from '../../catalog/find-property.ts';
import { ERRANDS } from '../../catalog/errands.ts';
import { jobNamesOf } from '../../catalog/product-jobs.ts';
import type { ProductConfig } from '../../foundation/product-config.ts';
import { DIRECTOR_ROOT_KEYS } from '../../foundation/strict-director.ts';
import { PRODUCT_ROOT_KEYS } from '../../foundation/strict-product.ts';
import { counts } from '../../foundation/tile-fit/selection.ts';
import type { TileModel, TileProperty } from '../../tile/model.ts';
import { isRequired } from '../../tile/requirement.ts';
import type { Below, ConfigTarget, KeyCandidate } from './candidates.ts';
import { COMPLETION } from './phrases.ts';
import { chosenTile } from './property-text.ts';

/** The keys that may stand at a place of a config: `path` are those above it. */
export function configKeys(target: ConfigTarget, path: readonly string[], language: Language): readonly KeyCandidate[] {
  const { document, product, foundation } = target;
  if (product === undefined) return fixedKeys(document.kind, path);
  const tile = chosenTile(product, foundation);
  const [section, name, key, item, field, ...below] = path;
  if (section === 'product-properties') {
    if (name === undefined) return tile === undefined ? catalogued(product) : ofTile(tile, product, language);
    const property = tile?.properties.get(name);
    const type = property?.type ?? product.named(name).catalogued?.type;
    if (key === undefined) return keysOfProperty(property, type);
    if (key !== 'value' || below.length > 0) return [];
    if (item === undefined) return partsOf(type);
    if (field !== undefined) return partsOf(property?.fields.get(field)?.type ?? catalogField(product, name, field));
    return property === undefined
      ? (product.named(name).catalogued?.fields ?? []).map((one) => fieldKey(one.name, one.type, one.type, one.required ? 0 : 1))
      : [...property.fields.values()].map((one) => fieldKey(one.name, one.type, describe(one), isRequired(one, 'field') ? 0 : 1));
  }
  if (path.length === 1 && section === 'resource-config') return jobs(product, tile);
  if (path.length === 1 && section === 'errand-config') return errands(product, tile);
  return fixedKeys(document.kind, path);
}

function fieldKey(label: string, type: string, detail: string, rank: 0 | 1): KeyCandidate {
  return { label, kind: 'property', detail, rank, holds: heldBy(type) };
}

/** Those that are missing first, those of options that are not chosen last. */
function ofTile(tile: TileModel, product: ProductConfig, language: Language): readonly KeyCandidate[] {
  const section = product.section('product-properties');
  return [...tile.properties.values()].flatMap((property): readonly KeyCandidate[] => {
    if (!property.configurable) return [];
    const isChosen = counts(property, tile, section) !== 'no';
    const required = isChosen && isRequired(property);
    const detail = required ? `${describe(property)} · ${COMPLETION[language].required}` : describe(property);
    return [{ label: property.name, kind: 'property', detail, rank: required ? 0 : isChosen ? 1 : 2, holds: valueOf(property.type) }];
  });
}

function describe({ type, label }: TileProperty): string {
  return label === undefined ? type : `${type} · ${label}`;
}

/** Jobs of a replicated tile carry its suffix, and so do their properties. */
function catalogued({ base, suffix }: ProductConfig): readonly KeyCandidate[] {
  return [...propertiesOf(base)].map(([own, { type, required }]) => {
    const [, part = ''] = own.split('.');
    const label = part === 'properties' ? own : `.${part}${suffix}${own.slice(part.length + 1)}`;
    return { label, kind: 'property', detail: type, rank: required ? 0 : 1, holds: valueOf(type) };
  });
}

function catalogField(product: ProductConfig, name: string, field: string): ValueType | undefined {
  return product.named(name).catalogued?.fields.find((one) => one.name === field)?.type;
}

function keysOfProperty(property: TileProperty | undefined, type: string | undefined): readonly KeyCandidate[] {
  const isSelector = property?.type === 'selector' || (property === undefined && type === 'option');
  const value = { label: 'value', kind: 'section', detail: type, holds: heldBy(type) } as const;
  return isSelector ? [value, { label: 'selected_option', kind: 'section', detail: type, holds: 'text' }] : [value];
}

/** What stands below a value that has parts, by the types of metadata and catalog. */
const PARTS: Readonly<Record<string, readonly string[]>> = {
  secret: ['secret'],
  simple_credentials: ['identity', 'password'],
  credentials: ['identity', 'password'],
  salted_credentials: ['identity', 'password', 'salt'],
  rsa_cert_credentials: ['cert_pem', 'private_key_pem'],
  certificate: ['cert_pem', 'private_key_pem'],
  rsa_pkey_credentials: ['public_key_pem', 'private_key_pem'],
};

/** Types whose value is a list. */
const LIST_TYPES: ReadonlySet<string> = new Set([
  'collection',
  'multi_select_options',
  'service_network_az_multi_select',
  'choices',
  'zones',
]);

function heldBy(type: string | undefined): Below {
  if (type !== undefined && LIST_TYPES.has(type)) return 'list';
  return PARTS[type ?? ''] === undefined ? 'text' : 'map';
}

/** A property with its value begun. */
function valueOf(type: string): Below {
  const [first] = PARTS[type] ?? [];
  return { key: 'value', holds: first === undefined ? heldBy(type) : { key: first, holds: 'text' } };
}

function partsOf(type: string | undefined): readonly KeyCandidate[] {
  return (PARTS[type ?? ''] ?? []).map((label) => ({ label, kind: 'section', detail: type, holds: 'text' }));
}

function jobs(product: ProductConfig, tile: TileModel | undefined): readonly KeyCandidate[] {
  const holds: Below = { key: 'instances', holds: 'text' };
  if (tile !== undefined) return [...tile.jobs.values()].map(({ name, label }) => ({ label: name, kind: 'job', detail: label, holds }));
  return jobNamesOf(product.base).map((name) => ({ label: name + product.suffix, kind: 'job', detail: product.base, holds }));
}

function errands(product: ProductConfig, tile: TileModel | undefined): readonly KeyCandidate[] {
  const candidate = (name: string, detail: string | undefined, isBeforeDelete: boolean): KeyCandidate => ({
    label: name,
    kind: 'errand',
    detail,
    holds: { key: isBeforeDelete ? 'pre-delete-state' : 'post-deploy-state', holds: 'text' },
  });
  if (tile !== undefined)
    return [...tile.errands.values()].map(({ name, label, postDeploy }) => candidate(name, label, postDeploy === undefined));
  return ERRANDS.filter((errand) => errand.product === product.base).map(({ name, purpose, phase }) =>
    candidate(name, purpose, phase === 'pre-delete'),
  );
}

/** Keys that om and Ops Manager fix. */
function fixedKeys(kind: string, path: readonly string[]): readonly KeyCandidate[] {
  if (path.length === 0 && kind === 'product') return PRODUCT_ROOT_KEYS.map((key) => fixedKey(key, kind, path));
  if (path.length === 0 && kind === 'director') return DIRECTOR_ROOT_KEYS.map((key) => fixedKey(key, kind, path));
  const keys = KEY_SECTIONS.filter(
    (section) => section.kind === kind && section.path.length === path.length && begins(section, path),
  ).flatMap((section) => section.keys);
  return [...new Set(keys)].map((key) => fixedKey(key, kind, path));
}

function fixedKey(label: string, kind: string, path: readonly string[]): KeyCandidate {
  const below = [...path, label];
  const holding = KEY_SECTIONS.filter((section) => section.kind === kind && section.path.length > path.length && begins(section, below));
  const isMap = holding.length > 0 || SECTIONS.has(label);
  const isList =
    LISTS.has(label) ||
    (holding.length > 0 &&
      holding.every((section) => LISTED.has(section.path[path.length] ?? '') && section.path[path.length + 1] === '*'));
  return { label, kind: 'section', detail: undefined, holds: isList ? 'list' : isMap ? 'map' : 'text' };
}

/** Whether a section is at a path, or below it. */
function begins({ path: own }: KeySection, path: readonly string[]): boolean {
  return path.every((key, index) => own[index] === '*' || own[index] === key);
}

/** Maps whose keys nobody fixes. */
const SECTIONS: ReadonlySet<string> = new Set([
  'product-properties',
  'resource-config',
  'errand-config',
  'networks-configuration',
  'resource-configuration',
  'vmtypes-configuration',
]);
const LISTS: ReadonlySet<string> = new Set(['az-configuration', 'iaas-configurations', 'vmextensions-configuration']);
/** Keys whose `*` are the items of a list. */
const LISTED: ReadonlySet<string> = new Set(['other_availability_zones', 'additional_ssh_users', 'handlers']);
