import { isNullish, keyName, type ConfigNode, type MapNode } from '../value/node.ts';
import { isTrue, mapEntries, namedMaps, placeOf, valueText } from './metadata-nodes.ts';
import type { SelectorOption, TileOption, TileProperty } from './model.ts';
import { constraintsIn, tileNumbers } from './read-constraints.ts';

/**
 * A property blueprint. Raw and slim metadata use the same attributes; where the raw form is long (options as maps with name and label, fields as a list), the
 * slim one may be short, and both are read everywhere. That is why they cannot give different models.
 */
export function readProperty(name: string, blueprint: MapNode, depth = 1): TileProperty {
  const given = blueprint.get('default');
  const { numbers, texts } = constraintsIn(blueprint.get('constraints'));
  const type = valueText(blueprint.get('type')) ?? '';
  return {
    name,
    type,
    configurable: isTrue(blueprint.get('configurable')),
    optional: isTrue(blueprint.get('optional')),
    default: isNullish(given) ? undefined : given,
    conditionalDefault: !isNullish(blueprint.get('conditional_default')),
    numbers,
    texts,
    options: optionsIn(blueprint.get('options')),
    selectorOptions: selectorOptionsIn(blueprint.get('option_templates')),
    fields: type === 'collection' ? fieldsIn(blueprint.get('property_blueprints'), depth) : NO_FIELDS,
    resources: tileNumbers(blueprint.get('resource_definitions')),
    freezeOnDeploy: isTrue(blueprint.get('freeze_on_deploy')),
    unique: isTrue(blueprint.get('unique')),
    inOption: undefined,
    form: valueText(blueprint.get('form')),
    label: valueText(blueprint.get('label')),
    description: valueText(blueprint.get('description')),
    at: placeOf(blueprint),
  };
}

const NO_FIELDS: TileProperty['fields'] = new Map();

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
export function propertiesByName(properties: Iterable<TileProperty>): ReadonlyMap<string, TileProperty> {
  const byName = new Map<string, TileProperty>();
  for (const property of properties) if (!byName.has(property.name)) byName.set(property.name, property);
  const options = new Map<string, NonNullable<TileProperty['inOption']>>();
  for (const { name, selectorOptions } of byName.values())
    for (const option of selectorOptions) options.set(`${name}.${option.name}`, { selector: name, option: option.name });
  if (options.size === 0) return byName;
  for (const [name, property] of byName) {
    const inOption = options.get(name.slice(0, name.lastIndexOf('.')));
    if (inOption !== undefined) byName.set(name, { ...property, inOption });
  }
  return byName;
}
