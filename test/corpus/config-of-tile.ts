import { brokenLimit } from '../../src/foundation/tile-fit/number-fit.ts';
import { flowText, flowValue } from '../../src/tile/flow-text.ts';
import type { TileModel, TileProperty } from '../../src/tile/model.ts';
import { defaultOption, effectiveDefault, isRequired, optionNamed } from '../../src/tile/requirement.ts';
import { matchesRuby } from '../../src/tile/ruby-pattern.ts';

/** The config that a careful operator could write for a tile: each default as it is, and a plausible value wherever the tile asks for one. */
export interface ConfigOfTile {
  /** The entries of `product-properties`, by name. */
  readonly properties: ReadonlyMap<string, string>;
  /** Names whose value has to be given. */
  readonly required: readonly string[];
  readonly rest: string;
}

export function configOfTile(tile: TileModel): ConfigOfTile {
  const properties = new Map<string, string>();
  const required: string[] = [];
  for (const property of tile.properties.values()) {
    if (!property.configurable) continue;
    const isAsked = isRequired(property) && isSelected(property, tile);
    const given = isAsked ? plausible(property) : property.default === undefined ? undefined : flowValue(property.default);
    if (given === undefined) continue;
    properties.set(property.name, given);
    if (isAsked) required.push(property.name);
  }
  return { properties, required, rest: `${resourcesOf(tile)}${errandsOf(tile)}` };
}

/** A product file of these properties. */
export function configText(tile: TileModel, { properties, rest }: ConfigOfTile, without: readonly string[] = []): string {
  const entries = [...properties].filter(([name]) => !without.includes(name));
  const written = entries.map(([name, value]) => `  ${flowText(name)}: {value: ${value}}\n`).join('');
  return `product-name: ${flowText(tile.name)}\nproduct-properties:${written === '' ? ' {}' : ''}\n${written}${rest}`;
}

/** Whether the option that a property belongs to is selected by what the tile does by itself, or by what `plausible` chooses. */
function isSelected({ inOption }: TileProperty, tile: TileModel): boolean {
  if (inOption === undefined) return true;
  const selector = tile.properties.get(inOption.selector);
  if (selector === undefined) return false;
  const chosen = defaultOption(selector) ?? selector.selectorOptions[0];
  return chosen !== undefined && chosen === optionNamed(selector, inOption.option);
}

function resourcesOf({ jobs }: TileModel): string {
  const lines = [...jobs.values()].map(({ name, instances, resources }) => {
    const disk = resources.get('persistent_disk')?.default;
    const parts = [
      ...(instances?.default === undefined ? [] : [`instances: ${instances.default}`]),
      ...(disk === undefined ? [] : [`persistent_disk: {size_mb: "${disk}"}`]),
    ];
    return `  ${flowText(name)}: {${parts.join(', ')}}\n`;
  });
  return lines.length === 0 ? '' : `resource-config:\n${lines.join('')}`;
}

function errandsOf({ errands }: TileModel): string {
  const lines = [...errands.values()].map(({ name, postDeploy, preDelete }) => {
    const states = [
      ...(postDeploy === undefined ? [] : ['post-deploy-state: default']),
      ...(preDelete === undefined ? [] : ['pre-delete-state: default']),
    ];
    return `  ${flowText(name)}: {${states.join(', ')}}\n`;
  });
  return lines.length === 0 ? '' : `errand-config:\n${lines.join('')}`;
}

const CERTIFICATE = '"-----BEGIN CERTIFICATE-----\\nTUlJ\\n-----END CERTIFICATE-----\\n"';

/** A value that a person would write, by the type. */
function plausible(property: TileProperty): string {
  const { type, options, selectorOptions, fields } = property;
  switch (type) {
    case 'integer':
    case 'port':
    case 'disk_type_dropdown':
      return String(numberFor(property));
    case 'boolean':
      return 'true';
    case 'email':
      return 'operator@example.com';
    case 'http_url':
      return textFor(property, ['https://example.com/path', 'http://example.com']);
    case 'ldap_url':
      return '"ldaps://ldap.example.com"';
    case 'domain':
    case 'wildcard_domain':
    case 'network_address':
      return textFor(property, ['host.example.com']);
    case 'network_address_list':
      return '"10.0.4.10,host.example.com"';
    case 'ip_address':
      return '"10.0.4.10"';
    case 'ip_ranges':
      return '"10.0.4.10-10.0.4.20,10.0.4.30"';
    case 'ca_certificate':
      return CERTIFICATE;
    case 'dropdown_select':
      return flowText(options[0]!.name);
    case 'multi_select_options':
      return `[${flowText(options[0]!.name)}]`;
    case 'smtp_authentication':
      return 'plain';
    case 'selector':
      return flowText(selectorOptions[0]!.selectValue);
    case 'collection':
      return `[{${[...fields.values()].map((field) => `${flowText(field.name)}: ${effectiveDefault(field) === undefined ? plausible(field) : flowValue(field.default!)}`).join(', ')}}]`;
    case 'service_network_az_multi_select':
      return '[az1]';
    case 'secret':
      return `{secret: ${textFor(property, TEXTS)}}`;
    case 'simple_credentials':
      return '{identity: admin, password: a-password}';
    case 'rsa_cert_credentials':
      return `{cert_pem: ${CERTIFICATE}, private_key_pem: ((key))}`;
    default:
      return textFor(property, TEXTS);
  }
}

function numberFor({ numbers }: TileProperty): number {
  const candidates = [numbers?.min ?? 1, 1, 0, 2, 8, 1024, 10_240, numbers?.max ?? 1];
  return candidates.find((value) => brokenLimit(value, numbers) === undefined) ?? 1;
}

/** What people write into fields of text; the first that the patterns of the tile take. */
const TEXTS: readonly string[] = [
  'some-value',
  'value1',
  'Value_1',
  'a-rather-long-value-that-is-no-word',
  '0123456789abcdef0123456789abcdef',
  'host.example.com',
  'https://example.com',
  '10.0.4.10',
  '10.0.4.0/24',
  '5',
  '60',
  '0 4 * * *',
  'nfs://host/export',
];

function textFor({ texts }: TileProperty, candidates: readonly string[]): string {
  const isTaken = (text: string): boolean =>
    texts.every((constraint) =>
      constraint.kind === 'cron' ? text.split(' ').length === 5 : matchesRuby(constraint.pattern, text) !== false,
    );
  return flowText([...candidates, ...TEXTS].find(isTaken) ?? candidates[0]!);
}
