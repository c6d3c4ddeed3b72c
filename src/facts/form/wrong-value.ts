import type { Span } from '../../base/source.ts';
import type { ValueType } from '../../catalog/find-property.ts';
import { anchorOf, keyOf } from '../../foundation/cell-of.ts';
import { documentsOf } from '../../foundation/foundation.ts';
import { productsOf, type ProductConfig, type Property } from '../../foundation/product-config.ts';
import { shapeOf } from '../../foundation/strict-reading.ts';
import { absent, known } from '../../value/cell.ts';
import { isNullish, type ConfigNode } from '../../value/node.ts';
import { wrongInDirector } from './director-form.ts';
import { startOf } from '../document.ts';
import { metadataCell, metadataColumn } from '../product-identity.ts';
import { Row, table, text } from '../table.ts';
import { wrongInJob, type WrongEntry } from './job-form.ts';
import { apiValueIn, isBlank, wrongForms, type WrongForm } from './value-form.ts';
import { isSecret } from '../product/property.ts';

const PRODUCT_SECTIONS = ['product-properties', 'resource-config', 'network-properties', 'syslog-properties'];
const DIRECTOR_SECTIONS = ['properties-configuration', 'networks-configuration', 'iaas-configurations', 'resource-configuration'];

/**
 * One row per value of a product or director config that is not of the form which Ops Manager reads there: by the type of the property, where the catalogue knows it, and
 * by the key in the other sections. What a variable gives is judged by what it is; what is not known makes no row.
 */
export const wrongValues = table(
  'wrong-value',
  {
    doc: 'A value of a product or director config whose type or form is not the one that Ops Manager reads there.',
    label: ['place'],
    looksAt: {
      kinds: ['product', 'director'],
      sections: [...PRODUCT_SECTIONS, ...DIRECTOR_SECTIONS],
    },
    columns: {
      ...metadataColumn,
      place: text('the property, with the field of an item behind it; or the keys from the section on joined by dots'),
      wanted: text(
        'integer, flag, text, quoted (a number as text), list, item (a map in a list), field (a field of an item), secret, credentials, certificate, filled (a value at all), plain (the value without the rest of an API answer), name (a map with name), names (a list of such maps), id (a map with id), size (a map with size_mb), count (automatic or a number from 0 on), rate (default, a number or a percentage), megabytes (automatic or MB)',
      ),
      found: text('what stands there: string, integer, float, boolean, null, list or map'),
      value: text('the text that stands there; absent for maps, lists and what may be secret'),
      field: text('the keys that are missing; absent for others'),
    },
  },
  ({ foundation }) => [
    ...productsOf(foundation).flatMap(rowsOfProduct),
    ...documentsOf(foundation, 'director').flatMap((document) =>
      wrongInDirector(document.root).map(({ key, ...wrong }) => makeRow(key, startOf(document), wrong)),
    ),
  ],
);

function rowsOfProduct(product: ProductConfig): readonly Row[] {
  const inSection = (section: string, wrong: readonly WrongEntry[]): readonly Row[] =>
    wrong.map(({ key, ...form }) => makeRow(`${section}.${key}`, product.sectionAnchor(section), form));
  return [
    ...product.properties.flatMap((property) =>
      wrongInProperty(product, property).map((wrong) => makeRow(property.name, property.anchor, wrong, property)),
    ),
    ...product.jobs.flatMap((job) =>
      wrongInJob(job.entry.value).map(({ key, ...wrong }) => makeRow(`resource-config.${job.name}.${key}`, job.anchor, wrong)),
    ),
    ...inSection('syslog-properties', wrongInSyslog(product)),
    ...inSection('network-properties', wrongInNetworks(product)),
  ];
}

function makeRow(place: string, otherwise: Span, wrong: WrongForm, property?: Property): Row {
  const { node, wanted, field, within } = wrong;
  const first = node.kind === 'map' ? node.entries[0] : undefined;
  const anchor = first === undefined ? anchorOf(node, otherwise) : keyOf(first, anchorOf(node, otherwise));
  const secret = property !== undefined && isSecret(property);
  const shown = node.kind === 'scalar' && !secret && SHOWN.has(wanted) && !isNullish(node);
  return new Row(anchor, {
    metadata: property === undefined ? known('none', anchor) : metadataCell(property.product),
    place: known(within === undefined ? place : `${place} › ${within}`, anchor),
    wanted: known(wanted, anchor),
    found: known(shapeOf(node), anchor, node.origin),
    value: shown ? known(node.text, anchor, node.origin) : absent(anchor),
    field: field === undefined ? absent(anchor) : known(field, anchor),
  });
}

/** What is no secret, whatever somebody wrote there. */
const SHOWN: ReadonlySet<string> = new Set(['integer', 'flag', 'quoted', 'list', 'name', 'id', 'size', 'count', 'rate', 'megabytes']);

const NO_FORMS: readonly WrongForm[] = [];

function wrongInProperty(product: ProductConfig, property: Property): readonly WrongForm[] {
  const { value } = property;
  const { catalogued } = property.named;
  if (value === undefined || value.kind === 'unknown') return NO_FORMS;
  const answer = apiValueIn(value);
  if (answer !== undefined) return [{ wanted: 'plain', node: answer }];
  if (catalogued === undefined) return NO_FORMS;
  if (catalogued.required && isEmpty(value) && isAsked(product, property) && !isForm(product)) return [{ wanted: 'filled', node: value }];
  return wrongForms(catalogued.type, value, catalogued.fields);
}

/** Null, an empty text or list. An empty text in a vars file is a form that somebody has yet to fill in. */
function isEmpty(value: ConfigNode): boolean {
  if (value.kind === 'sequence') return value.items.length === 0;
  return isNullish(value) || (isBlank(value) && value.origin.kind !== 'variable');
}

/** A file to be filled in by another tool: not even the network has a name yet. */
function isForm(product: ProductConfig): boolean {
  const network = product.at('network-properties', 'network');
  return network?.kind === 'map' && network.entry('name') !== undefined && isNullish(network.get('name'));
}

/** A property of an option counts when its selector has chosen that option; what nobody wrote is not known. */
function isAsked(product: ProductConfig, property: Property): boolean {
  const parts = property.name.split('.');
  if (parts.length !== 5) return true;
  const name = parts.slice(0, 3).join('.');
  const option = product.properties.find((other) => other.name === name)?.option;
  return option?.state === 'known' && option.value === parts[3];
}

/** The keys of syslog-properties whose type is certain (om 7.21.7, Ops Manager API). */
const SYSLOG_KEYS: Readonly<Record<string, ValueType>> = {
  enabled: 'flag',
  tls_enabled: 'flag',
  forward_debug_logs: 'flag',
  port: 'integer',
  queue_size: 'integer',
  address: 'text',
  transport_protocol: 'text',
  permitted_peer: 'text',
  ssl_ca_certificate: 'text',
  custom_rsyslog_configuration: 'text',
};

function wrongInSyslog(product: ProductConfig): readonly WrongEntry[] {
  return Object.entries(SYSLOG_KEYS).flatMap(([key, type]): readonly WrongEntry[] => {
    const node = product.at('syslog-properties', key);
    return node === undefined ? [] : wrongForms(type, node).map((wrong) => ({ ...wrong, key }));
  });
}

const NETWORK_KEYS = ['network', 'service_network', 'singleton_availability_zone'] as const;

/** Networks and zones are maps with a name; a GUID is taken, too. */
function wrongInNetworks(product: ProductConfig): readonly WrongEntry[] {
  const single = NETWORK_KEYS.flatMap((key): readonly WrongEntry[] => {
    const node = product.at('network-properties', key);
    return node === undefined || !isBareName(node) ? [] : [{ key, wanted: 'name', node }];
  });
  const key = 'other_availability_zones';
  const zones = product.at('network-properties', key);
  // What is no list at all is a matter of availability zones.
  if (zones?.kind !== 'sequence') return single;
  const bare = zones.items.find(isBareName);
  return bare === undefined ? single : [...single, { key, wanted: 'names', node: bare }];
}

function isBareName(node: ConfigNode): boolean {
  return (node.kind === 'scalar' && !isNullish(node) && !isBlank(node)) || node.kind === 'sequence';
}
