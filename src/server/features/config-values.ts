import type { Language } from '../../base/language.ts';
import { documentsOf, type Foundation } from '../../foundation/foundation.ts';
import type { ProductConfig } from '../../foundation/product-config.ts';
import { vmTypesOf } from '../../foundation/vm-type.ts';
import type { TileModel, TileProperty } from '../../tile/model.ts';
import { descend, mapsIn } from '../../value/node.ts';
import type { ConfigTarget, ValueCandidate } from './candidates.ts';
import { COMPLETION } from './phrases.ts';
import { chosenTile } from './property-text.ts';

/** The values that may stand at a place of a config: the last of `path` is the key, or `*` for an item of a list. */
export function configValues(
  { document, product, foundation }: ConfigTarget,
  path: readonly string[],
  language: Language,
): readonly ValueCandidate[] {
  const networkSection = document.kind === 'director' ? 'network-assignment' : 'network-properties';
  if (path[0] === networkSection && path.at(-1) === 'name') {
    const isZone = path.some((key) => key.endsWith('availability_zone') || key.endsWith('availability_zones'));
    return isZone ? zones(foundation, language) : networks(foundation, language);
  }
  if (path.at(-1) === '*' && path.at(-2) === 'availability_zone_names') return zones(foundation, language);
  if (product === undefined) return [];
  const [section, name = '', key] = path;
  const tile = chosenTile(product, foundation);
  switch (section) {
    case 'product-properties':
      return propertyValues(product, tile, path, foundation, language);
    case 'errand-config':
      return path.length === 3 ? errandStates(tile, name, key === 'post-deploy-state') : [];
    case 'resource-config':
      return jobValues(path, foundation);
    default:
      return [];
  }
}

const FLAGS: readonly ValueCandidate[] = ['true', 'false'].map((label) => ({ label, kind: 'option', detail: undefined, isRaw: true }));
const AUTOMATIC: ValueCandidate = { label: 'automatic', kind: 'option', detail: undefined };

function propertyValues(
  product: ProductConfig,
  tile: TileModel | undefined,
  [, name = '', key, item, field]: readonly string[],
  foundation: Foundation,
  language: Language,
): readonly ValueCandidate[] {
  const whole = tile?.properties.get(name);
  if (key === 'selected_option' || key === 'option_value')
    return whole === undefined
      ? texts(product.named(name).catalogued?.options ?? [])
      : whole.selectorOptions.map((option) => ({ label: option.name, kind: 'option', detail: option.selectValue }));
  if (key !== 'value') return [];
  const property = item === '*' && field !== undefined ? whole?.fields.get(field) : whole;
  if (property !== undefined) return valuesOf(property, foundation, language);
  if (tile !== undefined && whole !== undefined) return [];
  const { catalogued, setting } = product.named(name);
  const type = field === undefined ? catalogued?.type : catalogued?.fields.find((one) => one.name === field)?.type;
  const options = setting?.options?.map(String) ?? catalogued?.options ?? [];
  if (type === 'flag') return FLAGS;
  if (type === 'zone' || type === 'zones') return zones(foundation, language);
  return field === undefined ? texts(options) : [];
}

function valuesOf(property: TileProperty, foundation: Foundation, language: Language): readonly ValueCandidate[] {
  switch (property.type) {
    case 'boolean':
      return FLAGS;
    case 'selector':
      return property.selectorOptions.map(({ name, selectValue }) => ({ label: selectValue, kind: 'option', detail: name }));
    case 'service_network_az_multi_select':
    case 'service_network_az_single_select':
      return zones(foundation, language);
    case 'network_name':
      return networks(foundation, language);
    case 'vm_type_dropdown':
      return [AUTOMATIC, ...vmTypes(foundation)];
    default:
      return property.options.map(({ name, label }) => ({ label: name, kind: 'option', detail: label }));
  }
}

function texts(options: readonly string[]): readonly ValueCandidate[] {
  return options.map((label) => ({ label, kind: 'option', detail: undefined }));
}

function errandStates(tile: TileModel | undefined, errand: string, isPostDeploy: boolean): readonly ValueCandidate[] {
  const known = tile?.errands.get(errand);
  if (known !== undefined && (isPostDeploy ? known.postDeploy : known.preDelete) === undefined) return [];
  return isPostDeploy ? [...FLAGS, { label: 'when-changed', kind: 'option', detail: undefined }] : FLAGS;
}

function jobValues([, , key, part]: readonly string[], foundation: Foundation): readonly ValueCandidate[] {
  if (key === 'internet_connected') return FLAGS;
  if (key === 'instances' || (key === 'persistent_disk' && part === 'size_mb')) return [AUTOMATIC];
  return key === 'instance_type' && part === 'id' ? [AUTOMATIC, ...vmTypes(foundation)] : [];
}

function vmTypes(foundation: Foundation): readonly ValueCandidate[] {
  return vmTypesOf(foundation).flatMap(({ name, document }) =>
    name.state === 'known' ? [{ label: name.value, kind: 'name', detail: document.file.path }] : [],
  );
}

/** Availability zones of the director config. */
function zones(foundation: Foundation, language: Language): readonly ValueCandidate[] {
  return namesIn(foundation, ['az-configuration'], COMPLETION[language].zone);
}

/** Networks of the director config. */
function networks(foundation: Foundation, language: Language): readonly ValueCandidate[] {
  return namesIn(foundation, ['networks-configuration', 'networks'], COMPLETION[language].network);
}

function namesIn(foundation: Foundation, path: readonly string[], what: string): readonly ValueCandidate[] {
  const names = documentsOf(foundation, 'director').flatMap(({ root }) =>
    mapsIn(descend(root, ...path)).flatMap((item) => {
      const name = item.get('name');
      return name?.kind === 'scalar' ? [name.text] : [];
    }),
  );
  return [...new Set(names)].map((label) => ({ label, kind: 'name', detail: what }));
}
