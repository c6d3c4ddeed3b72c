import { documentsOf } from '../foundation/foundation.ts';
import { DOCUMENT_KINDS } from '../foundation/kind.ts';
import { absent, known, type Cell } from '../value/cell.ts';
import { keyName, type ConfigNode, type MapNode } from '../value/node.ts';
import { didYouMean } from '../base/did-you-mean.ts';
import { anchorOf, keyOf } from '../foundation/cell-of.ts';
import { isSample } from '../foundation/product-config.ts';
import { startOf } from './document.ts';
import { flag, Row, table, text } from './table.ts';

/** One row per reason why om or bosh would refuse a document while they evaluate it. */
export const problems = table(
  'problem',
  {
    doc: 'A problem of operations or variables: what om or bosh would stop at.',
    label: ['class', 'file'],
    columns: {
      file: text('path of the document that is evaluated'),
      kind: text('kind of that document'),
      class: text('class of the error, e.g. key-missing, match-count, ops-build/type, var-embed-type'),
      says: text('what the tool would say, without values'),
      name: text('the variable, path or key it is about; absent when there is none'),
      suggestion: text('the nearest name that exists; absent when none is near'),
      sample: flag('true in folders of documentation, examples and tests'),
    },
  },
  (input) =>
    documentsOf(input.foundation, ...DOCUMENT_KINDS).flatMap((document) =>
      document.problems.map((problem) => {
        const anchor = problem.at ?? startOf(document);
        const optional = (value: string | undefined): Cell<string> => (value === undefined ? absent(anchor) : known(value, anchor));
        return new Row(anchor, {
          file: known(document.file.path, anchor),
          kind: known(document.kind, anchor),
          class: known(problem.class, anchor),
          says: known(problem.message, anchor),
          name: optional(problem.data['name'] ?? problem.data['path'] ?? problem.data['key']),
          suggestion: optional(problem.data['suggestion']),
          sample: known(isSample(document.file.path), anchor),
        });
      }),
    ),
);

/** One row per key that is written twice in one map. */
export const duplicateKeys = table(
  'duplicate-key',
  {
    doc: 'A key written twice in one map: om and bosh keep the last value silently.',
    label: ['name'],
    columns: {
      file: text('path of the file'),
      kind: text('kind of the file'),
      name: text('the key'),
      first: text('where it stands first, as line number'),
      sample: flag('true in folders of documentation, examples and tests'),
    },
  },
  (input) =>
    input.foundation.documents
      .filter(({ kind }) => kind !== 'other' && kind !== 'pipeline')
      .flatMap((document) =>
        document.yaml.duplicateKeys.map(
          ({ name, first, second }) =>
            new Row(second, {
              file: known(document.file.path, second),
              kind: known(document.kind, second),
              name: known(name, second),
              first: known(String(first.file.position(first.start).line), first),
              sample: known(isSample(document.file.path), second),
            }),
        ),
      ),
);

const PRODUCT_ROOT =
  'product-name product-properties network-properties resource-config errand-config syslog-properties deploy-in-parallel validate-config-complete product-version'.split(' ');
const DIRECTOR_ROOT =
  'az-configuration networks-configuration network-assignment properties-configuration iaas-configurations resource-configuration vmextensions-configuration vmtypes-configuration'.split(' ');
const NETWORK_KEYS = ['network', 'service_network', 'singleton_availability_zone', 'other_availability_zones'];
const RESOURCE_KEYS =
  'instances instance_type persistent_disk max_in_flight internet_connected elb_names additional_vm_extensions additional_networks swap_as_percent_of_memory_size nsx nsxt nsx_security_groups nsx_lbs floating_ips avi'.split(' ');
const ERRAND_KEYS = ['post-deploy-state', 'pre-delete-state'];
const SYSLOG_KEYS =
  'enabled address port transport_protocol tls_enabled permitted_peer ssl_ca_certificate queue_size forward_debug_logs custom_rsyslog_configuration'.split(' ');

/** Sections whose keys are fixed (om 7.21.7; nested ones are what Ops Manager documents). `each`: the keys of every entry, not of the section itself. */
const SECTIONS: readonly { readonly kind: 'product' | 'director'; readonly path: readonly string[]; readonly each: boolean; readonly keys: readonly string[]; readonly refused: boolean }[] = [
  { kind: 'product', path: [], each: false, keys: PRODUCT_ROOT, refused: true },
  { kind: 'product', path: ['network-properties'], each: false, keys: NETWORK_KEYS, refused: false },
  { kind: 'product', path: ['resource-config'], each: true, keys: RESOURCE_KEYS, refused: false },
  { kind: 'product', path: ['errand-config'], each: true, keys: ERRAND_KEYS, refused: true },
  { kind: 'product', path: ['syslog-properties'], each: false, keys: SYSLOG_KEYS, refused: false },
  { kind: 'product', path: ['product-properties'], each: true, keys: ['value', 'selected_option', 'option_value', 'type', 'configurable', 'credential', 'optional'], refused: false },
  { kind: 'director', path: [], each: false, keys: DIRECTOR_ROOT, refused: true },
  {
    kind: 'director',
    path: ['properties-configuration'],
    each: false,
    keys: ['director_configuration', 'dns_configuration', 'iaas_configuration', 'security_configuration', 'syslog_configuration', 'iaas-configuration'],
    refused: false,
  },
  { kind: 'director', path: ['vmtypes-configuration'], each: false, keys: ['custom_only', 'vm_types'], refused: true },
];

/** One row per key that om or Ops Manager does not know, in sections whose keys are fixed; and a row for a missing product-name. */
export const unknownKeys = table(
  'unknown-key',
  {
    doc: 'A key that does not exist at its place in a product or director config.',
    label: ['name'],
    columns: {
      file: text('path of the file'),
      kind: text('product or director'),
      section: text('keys above it joined by dots; empty at the root'),
      name: text('the key; empty for a missing product-name'),
      near_name: text('the key it was probably meant to be'),
      refused: flag('true when om refuses it; else it is ignored, or refused by Ops Manager later'),
      removed: flag('true for a root key that newer om moved under properties-configuration'),
      missing: flag('true when the row stands for a product-name that is not there'),
      sample: flag('true in folders of documentation, examples and tests'),
    },
  },
  (input) =>
    documentsOf(input.foundation, 'product', 'director').flatMap((document) => {
      const { root } = document;
      if (root?.kind !== 'map') return [];
      const row = (section: string, name: string, keys: readonly string[], anchor: Row['anchor'], refused: boolean): Row => {
        const near = didYouMean(name.replaceAll('_', '-'), keys) ?? didYouMean(name, keys) ?? keys.find((key) => key === name.replaceAll('_', '-'));
        return new Row(anchor, {
          file: known(document.file.path, anchor),
          kind: known(document.kind, anchor),
          section: known(section, anchor),
          name: known(name, anchor),
          near_name: near === undefined ? absent(anchor) : known(near, anchor),
          refused: known(refused, anchor),
          removed: known(document.kind === 'director' && section === '' && REMOVED_DIRECTOR_ROOT.includes(name), anchor),
          missing: known(name === '', anchor),
          sample: known(isSample(document.file.path), anchor),
        });
      };
      const start = startOf(document);
      const found = SECTIONS.filter(({ kind }) => kind === document.kind).flatMap(({ path, each, keys, refused }) =>
        mapsAt(root, path, each).flatMap(({ map, section }) =>
          map.entries.filter(({ key }) => !keys.includes(keyName(key))).map((entry) => row(section, keyName(entry.key), keys, keyOf(entry, anchorOf(map, start)), refused)),
        ),
      );
      return document.kind === 'product' && root.entry('product-name') === undefined ? [row('', '', ['product-name'], start, true), ...found] : found;
    }),
);

const REMOVED_DIRECTOR_ROOT = ['director-configuration', 'iaas-configuration', 'security-configuration', 'syslog-configuration'];

function mapsAt(root: MapNode, path: readonly string[], each: boolean): readonly { readonly map: MapNode; readonly section: string }[] {
  let node: ConfigNode | undefined = root;
  for (const step of path) node = node?.kind === 'map' ? node.get(step) : undefined;
  if (node?.kind !== 'map') return [];
  if (!each) return [{ map: node, section: path.join('.') }];
  return node.entries.flatMap(({ key, value }) => (value.kind === 'map' ? [{ map: value, section: [...path, keyName(key)].join('.') }] : []));
}
