import type { ConfigNode } from '../value/node.ts';
import { keyName } from '../value/node.ts';
import type { NumberConstraints, SelectorOption, TileJob, TileModel, TileNumber, TileProperty } from './model.ts';
import { defaultOption, isRequired, PROPERTY_TYPES } from './requirement.ts';

/** A JSON schema (draft 7), as far as it is written here. */
export interface JsonSchema {
  readonly [keyword: string]: JsonValue;
}
type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/**
 * The schema of a config for this tile, for any editor of YAML. It takes whatever Ops Manager may take: a placeholder stands for any value, the tile's own
 * default is always right, and patterns, which are Ruby's, are left to `taslint lint`.
 */
export function productSchema(tile: TileModel): JsonSchema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: `${tile.name} ${tile.version}`,
    type: 'object',
    required: ['product-name'],
    properties: {
      'product-name': { anyOf: [{ const: tile.name }, PLACEHOLDER] },
      'product-properties': { anyOf: [propertiesSchema(tile), PLACEHOLDER] },
      'resource-config': { anyOf: [{ type: 'object', properties: jobsSchema(tile), additionalProperties: false }, PLACEHOLDER] },
      'errand-config': { anyOf: [{ type: 'object', properties: errandsSchema(tile), additionalProperties: false }, PLACEHOLDER] },
      'network-properties': { type: ['object', 'string'] },
      'syslog-properties': tile.opsmanagerSyslog ? { type: ['object', 'string'] } : false,
    },
    definitions: DEFINITIONS,
  };
}

/** om fills it in later. */
const PLACEHOLDER: JsonSchema = { $ref: '#/definitions/placeholder' };
/** A text; YAML reads some of them as something else, which Ops Manager is given as text all the same. */
const SCALAR: JsonSchema = { type: ['string', 'number', 'boolean'] };
const DEFINITIONS: Readonly<Record<string, JsonSchema>> = { placeholder: { type: 'string', pattern: '\\(\\(.*\\)\\)' } };
const TEXT_NUMBER: JsonSchema = { type: 'string', pattern: '^-?[0-9]+$' };

// ---- properties

function propertiesSchema(tile: TileModel): JsonSchema {
  const all = [...tile.properties.values()];
  const always = all.filter((property) => property.inOption === undefined && isRequired(property)).map(({ name }) => name);
  const byOption = all.filter(({ selectorOptions }) => selectorOptions.length > 0).flatMap((selector) => conditionsOf(selector, all));
  return {
    type: 'object',
    properties: Object.fromEntries(all.map((property) => [property.name, entrySchema(property)])),
    additionalProperties: false,
    ...(always.length === 0 ? {} : { required: always }),
    ...(byOption.length === 0 ? {} : { allOf: byOption }),
  };
}

function entrySchema(property: TileProperty): JsonSchema | false {
  if (!property.configurable) return false;
  const { label, description, selectorOptions } = property;
  const selected =
    selectorOptions.length === 0 ? {} : { selected_option: chosenName(selectorOptions), option_value: chosenName(selectorOptions) };
  return {
    type: ['object', 'string'],
    ...(label === undefined ? {} : { title: label }),
    ...(description === undefined ? {} : { description }),
    properties: { value: orDefault(valueSchema(property), property.default), ...selected },
  };
}

function chosenName(options: readonly SelectorOption[]): JsonSchema {
  return { anyOf: [{ enum: [...new Set(options.flatMap(({ name, selectValue }) => [name, selectValue]))] }, PLACEHOLDER] };
}

/** What each option asks for, once it is selected: by its value, or by the tile's default while nothing is said. */
function conditionsOf(selector: TileProperty, all: readonly TileProperty[]): readonly JsonSchema[] {
  const byDefault = defaultOption(selector)?.name;
  return selector.selectorOptions.flatMap((option) => {
    const required = all
      .filter(({ inOption }) => inOption?.selector === selector.name && inOption.option === option.name)
      .filter((property) => isRequired(property))
      .map(({ name }) => name);
    if (required.length === 0) return [];
    const isChosen = {
      required: [selector.name],
      properties: { [selector.name]: { required: ['value'], properties: { value: { const: option.selectValue } } } },
    };
    const isLeftOut = { not: { required: [selector.name] } };
    const isInside = selector.inOption === undefined && option.name === byDefault;
    return [{ if: isInside ? { anyOf: [isChosen, isLeftOut] } : isChosen, then: { required } }];
  });
}

/** The default that a tile gives is right whatever the tile itself says of values. */
function orDefault(schema: JsonSchema, given: ConfigNode | undefined): JsonSchema {
  return {
    anyOf: [schema, PLACEHOLDER, ...(given === undefined ? [] : [{ const: plain(given) }])],
    ...(given === undefined ? {} : { default: plain(given) }),
  };
}

function valueSchema(property: TileProperty): JsonSchema {
  switch (property.type) {
    case 'integer':
      return integerSchema(property.numbers);
    case 'port':
      return {
        anyOf: [
          { type: 'integer', minimum: 0, maximum: 65535 },
          { type: 'string', pattern: '^[0-9]*$' },
        ],
      };
    case 'boolean':
      return { enum: [true, false, 'true', 'false'] };
    case 'dropdown_select':
      return choices(property.options.map(({ name }) => name));
    case 'multi_select_options':
      return { type: 'array', items: { anyOf: [choices(property.options.map(({ name }) => name)), PLACEHOLDER] } };
    case 'smtp_authentication':
      return { enum: ['plain', 'login', 'cram_md5'] };
    case 'selector':
      return { enum: property.selectorOptions.map(({ selectValue }) => selectValue) };
    case 'secret':
      return fieldsOf('secret');
    case 'simple_credentials':
      return fieldsOf('identity', 'password');
    case 'rsa_cert_credentials':
      return fieldsOf('cert_pem', 'private_key_pem');
    case 'collection':
      return { type: 'array', items: { anyOf: [itemSchema(property), PLACEHOLDER] } };
    case 'service_network_az_multi_select':
      return { type: 'array', items: { type: 'string' } };
    default:
      // texts of many kinds, whose form is for the linter; a type that is not known takes everything
      return PROPERTY_TYPES.has(property.type) ? { ...SCALAR, type: ['string', 'number', 'boolean', 'array'] } : {};
  }
}

function itemSchema({ fields }: TileProperty): JsonSchema {
  const required = [...fields.values()].filter((field) => isRequired(field, 'field')).map(({ name }) => name);
  return {
    type: 'object',
    properties: {
      guid: SCALAR,
      ...Object.fromEntries([...fields].map(([name, field]) => [name, orDefault(valueSchema(field), field.default)])),
    },
    additionalProperties: false,
    ...(required.length === 0 ? {} : { required }),
  };
}

/** Credentials: all of these, as texts. */
function fieldsOf(...names: readonly string[]): JsonSchema {
  return {
    type: 'object',
    properties: Object.fromEntries(names.map((name) => [name, SCALAR])),
    additionalProperties: false,
    required: names,
  };
}

/** Options by name; a config may write the number for the text `4`. */
function choices(names: readonly string[]): JsonSchema {
  return { enum: names.flatMap((name) => otherSpellings(name)) };
}

function otherSpellings(name: string): readonly JsonValue[] {
  if (name === 'true' || name === 'false') return [name, name === 'true'];
  return /^-?(0|[1-9]\d{0,14})$/.test(name) ? [name, Number(name)] : [name];
}

function integerSchema(constraints: NumberConstraints | undefined): JsonSchema {
  const { min, max, zeroOrMin, modulo } = constraints ?? {};
  const least = Math.max(min ?? -Infinity, zeroOrMin ?? -Infinity);
  const bounds = {
    type: 'integer',
    ...(Number.isFinite(least) ? { minimum: least } : {}),
    ...(max === undefined ? {} : { maximum: max }),
    ...(modulo === undefined || modulo <= 0 ? {} : { multipleOf: modulo }),
  };
  return { anyOf: [bounds, ...(zeroOrMin !== undefined && (min ?? 0) <= 0 ? [{ const: 0 }] : []), TEXT_NUMBER] };
}

// ---- jobs and errands

function jobsSchema(tile: TileModel): JsonSchema {
  return Object.fromEntries([...tile.jobs].map(([name, job]) => [name, jobSchema(job)]));
}

function jobSchema({ instances, resources, label }: TileJob): JsonSchema {
  const disk = resources.get('persistent_disk');
  return {
    type: ['object', 'string'],
    ...(label === undefined ? {} : { title: label }),
    properties: {
      ...(instances === undefined ? {} : { instances: numberSchema(instances) }),
      ...(disk === undefined ? {} : { persistent_disk: { type: ['object', 'string'], properties: { size_mb: numberSchema(disk) } } }),
    },
  };
}

/** Numbers of a job; zero is for the linter, because an option of the tile may ask for it. */
function numberSchema({ constraints, default: given }: TileNumber): JsonSchema {
  const own = given === undefined ? [] : [{ const: given }];
  return { anyOf: [integerSchema(constraints), { const: 0 }, { const: 'automatic' }, PLACEHOLDER, ...own] };
}

function errandsSchema(tile: TileModel): JsonSchema {
  const state = { anyOf: [{ enum: [true, false, 'default', 'when-changed', 'true', 'false', 'on', 'off'] }, PLACEHOLDER] };
  return Object.fromEntries(
    [...tile.errands].map(([name, { postDeploy, preDelete, label }]) => [
      name,
      {
        type: ['object', 'string'],
        ...(label === undefined ? {} : { title: label }),
        properties: {
          ...(postDeploy === undefined ? {} : { 'post-deploy-state': state }),
          ...(preDelete === undefined ? {} : { 'pre-delete-state': state }),
        },
      },
    ]),
  );
}

/** A default as JSON has it. */
function plain(node: ConfigNode): JsonValue {
  switch (node.kind) {
    case 'map':
      return Object.fromEntries(node.entries.map(({ key, value }) => [keyName(key), plain(value)]));
    case 'sequence':
      return node.items.map(plain);
    case 'unknown':
      return node.text;
    case 'scalar':
      return typeof node.value === 'bigint'
        ? Number(node.value)
        : typeof node.value === 'number' && !Number.isFinite(node.value)
          ? node.text
          : node.value;
  }
}
