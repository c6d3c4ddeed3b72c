import type { Span } from '../base/source.ts';
import { isNullish, keyName, type ConfigNode, type MapNode } from '../value/node.ts';
import { isTrue, mapEntries, namedMaps, placeOf, valueText } from './metadata-nodes.ts';
import type { SelectorOption, TileOption, TileProperty } from './model.ts';
import { constraintsIn, tileNumbers } from './read-constraints.ts';

/**
 * A property blueprint. Raw and slim metadata use the same attributes; where the raw form is long (options as maps with name and label, fields as a list), the
 * slim one may be short, and both are read everywhere. That is why they cannot give different models.
 */
export function readProperty(name: string, blueprint: MapNode, depth = 1): FreshProperty {
  const property = new Blueprint(name, placeOf(blueprint));
  let fields: ConfigNode | undefined;
  // once over what is there, because a tile has hundreds of blueprints, and each a few of many attributes
  for (const { key, value } of blueprint.entries) {
    const attribute = keyName(key);
    if (attribute === 'property_blueprints') fields = value;
    else ATTRIBUTES.get(attribute)?.(property, value);
  }
  if (property.type === 'collection' && fields !== undefined) property.fields = fieldsIn(fields, depth);
  return property;
}

/** A property that nobody has seen yet. */
export type FreshProperty = { -readonly [Key in keyof TileProperty]: TileProperty[Key] };

/** What each attribute says of a property. */
const ATTRIBUTES: ReadonlyMap<string, (property: FreshProperty, value: ConfigNode) => void> = new Map([
  ['type', (property, value) => void (property.type = valueText(value) ?? '')],
  ['configurable', (property, value) => void (property.configurable = isTrue(value))],
  ['optional', (property, value) => void (property.optional = isTrue(value))],
  ['default', (property, value) => void (property.default = isNullish(value) ? undefined : value)],
  ['conditional_default', (property, value) => void (property.conditionalDefault = !isNullish(value))],
  ['constraints', (property, value) => void ({ numbers: property.numbers, texts: property.texts } = constraintsIn(value))],
  ['options', (property, value) => void (property.options = optionsIn(value))],
  ['option_templates', (property, value) => void (property.selectorOptions = selectorOptionsIn(value))],
  ['resource_definitions', (property, value) => void (property.resources = tileNumbers(value))],
  ['freeze_on_deploy', (property, value) => void (property.freezeOnDeploy = isTrue(value))],
  ['unique', (property, value) => void (property.unique = isTrue(value))],
  ['form', (property, value) => void (property.form = valueText(value))],
  ['label', (property, value) => void (property.label = valueText(value))],
  ['description', (property, value) => void (property.description = valueText(value))],
]);

const NONE: readonly never[] = [];
const NO_FIELDS: TileProperty['fields'] = new Map();
const NO_RESOURCES: TileProperty['resources'] = new Map();

/** A blueprint without attributes. A class, because copies of an object cost more than all the rest of reading. */
class Blueprint implements FreshProperty {
  type = '';
  configurable = false;
  optional = false;
  default: TileProperty['default'] = undefined;
  conditionalDefault = false;
  numbers: TileProperty['numbers'] = undefined;
  texts: TileProperty['texts'] = NONE;
  options: TileProperty['options'] = NONE;
  selectorOptions: TileProperty['selectorOptions'] = NONE;
  fields = NO_FIELDS;
  resources = NO_RESOURCES;
  freezeOnDeploy = false;
  unique = false;
  inOption: TileProperty['inOption'] = undefined;
  form: string | undefined = undefined;
  label: string | undefined = undefined;
  description: string | undefined = undefined;
  name: string;
  at: Span;

  constructor(name: string, at: Span) {
    this.name = name;
    this.at = at;
  }
}

/** Selectors and collections may stand in each other this deep; no real tile nests them at all. */
export const MOST_LEVELS = 8;

function fieldsIn(node: ConfigNode | undefined, depth: number): TileProperty['fields'] {
  if (depth >= MOST_LEVELS) return NO_FIELDS;
  const maps = node?.kind === 'map' ? mapEntries(node) : namedMaps(node);
  return new Map([...maps].map(([name, field]) => [name, readProperty(name, field, depth + 1)]));
}

/** `[{name, label}]`, or short `[name]`. */
function optionsIn(node: ConfigNode | undefined): readonly TileOption[] {
  if (node?.kind !== 'sequence') return [];
  return node.items.flatMap((item) => {
    const name = valueText(item.kind === 'map' ? item.get('name') : item);
    return name === undefined ? [] : [{ name, label: item.kind === 'map' ? valueText(item.get('label')) : undefined }];
  });
}

/** `[{name, select_value, …}]`, or short `{name: select_value}`. An option without a select_value is chosen by its name. */
function selectorOptionsIn(node: ConfigNode | undefined): readonly SelectorOption[] {
  if (node?.kind !== 'map')
    return [...namedMaps(node)].map(([name, map]) => ({
      name,
      selectValue: valueText(map.get('select_value')) ?? name,
      label: valueText(map.get('label')),
    }));
  return node.entries.map(({ key, value }) => {
    const name = keyName(key);
    if (value.kind !== 'map') return { name, selectValue: valueText(value) ?? name, label: undefined };
    return { name, selectValue: valueText(value.get('select_value')) ?? name, label: valueText(value.get('label')) };
  });
}

/**
 * The properties by name, each told the option that it belongs to. Only the names decide: `.properties.S.OPTION.X` belongs to the option of the selector
 * `.properties.S`, if there are such a selector and such an option.
 */
export function propertiesByName(properties: Iterable<FreshProperty>): ReadonlyMap<string, TileProperty> {
  const byName = new Map<string, FreshProperty>();
  for (const property of properties) if (!byName.has(property.name)) byName.set(property.name, property);
  const options = new Map<string, NonNullable<TileProperty['inOption']>>();
  for (const { name, selectorOptions } of byName.values())
    for (const option of selectorOptions) options.set(`${name}.${option.name}`, { selector: name, option: option.name });
  if (options.size === 0) return byName;
  for (const property of byName.values()) property.inOption = options.get(property.name.slice(0, property.name.lastIndexOf('.')));
  return byName;
}
