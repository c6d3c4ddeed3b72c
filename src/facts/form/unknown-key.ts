import { didYouMean } from '../../base/did-you-mean.ts';
import { anchorOf, keyOf } from '../../foundation/cell-of.ts';
import { documentsOf } from '../../foundation/foundation.ts';
import { DIRECTOR_ROOT_KEYS, REMOVED_DIRECTOR_KEYS } from '../../foundation/strict-director.ts';
import { PRODUCT_ROOT_KEYS } from '../../foundation/strict-product.ts';
import { isOpenKey } from '../../foundation/strict-reading.ts';
import { absent, known } from '../../value/cell.ts';
import { keyName, type ConfigNode, type MapNode, type ScalarNode } from '../../value/node.ts';
import { startOf } from '../document.ts';
import { flag, Row, table, text, texts } from '../table.ts';

const NETWORK_KEYS = ['network', 'service_network', 'singleton_availability_zone', 'other_availability_zones'];
const RESOURCE_KEYS =
  'instances instance_type persistent_disk max_in_flight internet_connected elb_names additional_vm_extensions additional_networks swap_as_percent_of_memory_size nsx nsxt nsx_security_groups nsx_lbs floating_ips avi'.split(
    ' ',
  );
const ERRAND_KEYS = ['post-deploy-state', 'pre-delete-state'];
const SYSLOG_KEYS =
  'enabled address port transport_protocol tls_enabled permitted_peer ssl_ca_certificate queue_size forward_debug_logs custom_rsyslog_configuration'.split(
    ' ',
  );

/** Sections whose keys are fixed (om 7.21.7; nested ones are what Ops Manager documents). `each`: the keys of every entry, not of the section itself. */
const SECTIONS: readonly {
  readonly kind: 'product' | 'director';
  readonly path: readonly string[];
  readonly each: boolean;
  readonly keys: readonly string[];
  readonly refused: boolean;
}[] = [
  { kind: 'product', path: [], each: false, keys: PRODUCT_ROOT_KEYS, refused: true },
  { kind: 'product', path: ['network-properties'], each: false, keys: NETWORK_KEYS, refused: false },
  { kind: 'product', path: ['resource-config'], each: true, keys: RESOURCE_KEYS, refused: false },
  { kind: 'product', path: ['errand-config'], each: true, keys: ERRAND_KEYS, refused: true },
  { kind: 'product', path: ['syslog-properties'], each: false, keys: SYSLOG_KEYS, refused: false },
  {
    kind: 'product',
    path: ['product-properties'],
    each: true,
    keys: ['value', 'selected_option', 'option_value', 'type', 'configurable', 'credential', 'optional'],
    refused: false,
  },
  { kind: 'director', path: [], each: false, keys: DIRECTOR_ROOT_KEYS, refused: true },
  {
    kind: 'director',
    path: ['properties-configuration'],
    each: false,
    keys: [
      'director_configuration',
      'dns_configuration',
      'iaas_configuration',
      'security_configuration',
      'syslog_configuration',
      'iaas-configuration',
    ],
    refused: false,
  },
  { kind: 'director', path: ['vmtypes-configuration'], each: false, keys: ['custom_only', 'vm_types'], refused: true },
];

/** One row per key that om or Ops Manager does not know, in sections whose keys are fixed; and a row for a product-name that is missing or empty. */
export const unknownKeys = table(
  'unknown-key',
  {
    doc: 'A key that does not exist at its place in a product or director config.',
    label: ['name'],
    looksAt: { kinds: ['product', 'director'] },
    columns: {
      section: text('keys above it joined by dots; empty at the root'),
      name: text('the key; empty for a missing product-name'),
      near_name: text('the key it was probably meant to be'),
      refused: flag('true when om refuses it; else it is ignored, or refused by Ops Manager later'),
      removed: flag(
        'true for a root key whose content belongs under properties-configuration: those of older versions of om, and the sections there written at the root',
      ),
      later: flag('true for such a key when another of them stands before it in the file'),
      moved_keys: texts('all such keys of the file, by name; empty for other keys'),
      moved_to: texts('where their content belongs, in the same order'),
      missing: flag('true when the row stands for a product-name that is not there or empty'),
      empty: flag('true when that product-name is there but empty'),
    },
  },
  (input) =>
    documentsOf(input.foundation, 'product', 'director').flatMap((document) => {
      const { root } = document;
      if (root?.kind !== 'map') return [];
      const moved = document.kind === 'director' ? root.names.filter((name) => Object.hasOwn(MOVED_KEYS, name)).sort() : [];
      const row = (section: string, name: string, keys: readonly string[], anchor: Row['anchor'], refused: boolean): Row => {
        const near = nearKey(name, keys, section === '');
        const isMoved = section === '' && moved.includes(name);
        return new Row(anchor, {
          section: known(section, anchor),
          name: known(name, anchor),
          near_name: near === undefined ? absent(anchor) : known(near, anchor),
          refused: known(refused, anchor),
          removed: known(isMoved, anchor),
          later: known(isMoved && name !== moved[0], anchor),
          moved_keys: known(isMoved ? moved : [], anchor),
          moved_to: known(isMoved ? moved.map((key) => MOVED_KEYS[key]!) : [], anchor),
          missing: known(name === '', anchor),
          empty: known(name === '' && root.entry('product-name') !== undefined, anchor),
        });
      };
      const start = startOf(document);
      const found = SECTIONS.filter(({ kind }) => kind === document.kind).flatMap(({ path, each, keys, refused }) =>
        mapsAt(root, path, each, keys).flatMap(({ key: owner, map }) =>
          map.entries.flatMap((entry) => {
            const name = keyName(entry.key);
            if (keys.includes(name) || isOpenKey(entry.key) || (path.length === 0 && isDefinitionList(entry.key, map))) return [];
            const section = owner === undefined ? path : [...path, keyName(owner)];
            return [row(section.join('.'), name, keys, keyOf(entry, anchorOf(map, start)), refused)];
          }),
        ),
      );
      return document.kind === 'product' && isNameless(root)
        ? [
            row(
              '',
              '',
              ['product-name'],
              root.entry('product-name') === undefined ? start : keyOf(root.entry('product-name'), start),
              true,
            ),
            ...found,
          ]
        : found;
    }),
);

/** Root keys whose content has its place under `properties-configuration`. om refuses them all; only the first four are keys of its older versions. */
const MOVED_KEYS: Readonly<Record<string, string>> = Object.fromEntries(
  [...REMOVED_DIRECTOR_KEYS, 'dns-configuration'].flatMap((key) => {
    const section = key.replaceAll('-', '_');
    const place = `properties-configuration.${section}`;
    return [
      [key, place],
      [section, place],
    ];
  }),
);

/** The key that was probably meant. Root keys are often remembered by their first word only: `vm_extensions`, `errands`, `vmtypes-config`. */
function nearKey(name: string, keys: readonly string[], isRoot: boolean): string | undefined {
  const hyphened = name.replaceAll('_', '-');
  const near = didYouMean(hyphened, keys) ?? didYouMean(name, keys) ?? keys.find((key) => key === hyphened);
  const stem = stemOf(hyphened);
  return near ?? (isRoot && stem !== '' ? keys.find((key) => stemOf(key) === stem) : undefined);
}

function stemOf(key: string): string {
  return key
    .replace(/-?(configurations?|config|properties|settings)$/, '')
    .replaceAll('-', '')
    .replace(/s$/, '');
}

/** om asks for `product-name` and takes null or an empty text for none. */
function isNameless(root: MapNode): boolean {
  // A file with networks only is a part that another tool puts together with the rest.
  if (root.entries.every((entry) => keyName(entry.key) === 'network-properties')) return false;
  const name = root.get('product-name');
  return name === undefined || (name.kind === 'scalar' && (name.resolved.type === 'null' || name.value === ''));
}

/** The root list `variables:` has a meaning of its own for om, so it is no slip of the pen. */
function isDefinitionList(key: ScalarNode, root: MapNode): boolean {
  return keyName(key) === 'variables' && root.get('variables')?.kind === 'sequence';
}

/** The map at a path, or with `each` those below it, with their keys, in which not all is plainly in order. */
function mapsAt(
  root: MapNode,
  path: readonly string[],
  each: boolean,
  keys: readonly string[],
): readonly { readonly key?: ScalarNode; readonly map: MapNode }[] {
  let node: ConfigNode | undefined = root;
  for (const step of path) node = node?.kind === 'map' ? node.get(step) : undefined;
  if (node?.kind !== 'map') return [];
  if (!each) return [{ map: node }];
  const strange: { readonly key: ScalarNode; readonly map: MapNode }[] = [];
  for (const { key, value } of node.entries) {
    if (value.kind === 'map' && value.entries.some((entry) => !keys.includes(keyName(entry.key)))) strange.push({ key, map: value });
  }
  return strange;
}
