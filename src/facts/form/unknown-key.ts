import { groupBy } from '../../base/group-by.ts';
import { didYouMean } from '../../base/did-you-mean.ts';
import { nearKey } from '../../base/near-key.ts';
import { KEY_SECTIONS, type KeySection } from '../../catalog/config-keys.ts';
import { anchorOf, keyOf } from '../../foundation/cell-of.ts';
import { documentsOf } from '../../foundation/foundation.ts';
import { DIRECTOR_ROOT_KEYS, REMOVED_DIRECTOR_KEYS } from '../../foundation/strict-director.ts';
import { PRODUCT_ROOT_KEYS } from '../../foundation/strict-product.ts';
import { isOpenKey } from '../../foundation/strict-reading.ts';
import { absent, known } from '../../value/cell.ts';
import type { DocumentKind } from '../../foundation/kind.ts';
import { keyName, type ConfigNode, type MapNode, type ScalarNode } from '../../value/node.ts';
import { startOf } from '../document.ts';
import { flag, Row, table, text, texts } from '../table.ts';

/** The sections whose keys are fixed, with the roots that om reads strictly. */
const SECTIONS: readonly KeySection[] = [
  { kind: 'product', path: [], keys: PRODUCT_ROOT_KEYS, refused: true },
  { kind: 'director', path: [], keys: DIRECTOR_ROOT_KEYS, refused: true },
  ...KEY_SECTIONS,
];
const SECTIONS_OF: ReadonlyMap<DocumentKind, readonly KeySection[]> = groupBy(SECTIONS, ({ kind }) => kind);

/** One row per key that om or Ops Manager does not know, in sections whose keys are fixed; and a row for a product-name that is missing or empty. */
export const unknownKeys = table(
  'unknown-key',
  {
    doc: 'A key that does not exist at its place in a product, director or opsman config; one that is near a flag of om in an auth or download config.',
    label: ['name'],
    looksAt: { kinds: ['product', 'director', 'opsman', 'auth', 'download'] },
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
    documentsOf(input.foundation, 'product', 'director', 'opsman', 'auth', 'download').flatMap((document) => {
      const { root } = document;
      if (root?.kind !== 'map') return [];
      const moved = document.kind === 'director' ? root.names.filter((name) => Object.hasOwn(MOVED_KEYS, name)).sort() : [];
      const row = (section: string, name: string, near: string | undefined, anchor: Row['anchor'], refused: boolean): Row => {
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
      // Files of flags are told by a few keys, and may be lists of variables after all.
      const isReadStrictly = document.kind === 'product' || document.kind === 'director';
      const found = (SECTIONS_OF.get(document.kind) ?? []).flatMap(({ path, keys, refused = false }) =>
        mapsAt(root, path, keys).flatMap(({ section, map }) =>
          map.entries.flatMap((entry) => {
            const name = keyName(entry.key);
            if (keys.includes(name) || isOpenKey(entry.key) || (path.length === 0 && isDefinitionList(entry.key, map))) return [];
            const isRoot = path.length === 0 && isReadStrictly;
            const near = isRoot ? nearRootKey(name, keys) : (nearKeyAt(path, name, keys, map.names) ?? onlyKey(keys, map));
            if (!isReadStrictly && (near === undefined || (path.length === 0 && !isMostly(map, keys)))) return [];
            return [row(section.join('.'), name, near, keyOf(entry, anchorOf(map, start)), refused)];
          }),
        ),
      );
      return document.kind === 'product' && isNameless(root)
        ? [
            row('', '', undefined, root.entry('product-name') === undefined ? start : keyOf(root.entry('product-name'), start), true),
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

/** The root key that was probably meant. They are often remembered by their first word only: `vm_extensions`, `errands`, `vmtypes-config`. */
function nearRootKey(name: string, keys: readonly string[]): string | undefined {
  const hyphened = name.replaceAll('_', '-');
  const near = keys.find((key) => key === hyphened) ?? didYouMean(hyphened, keys) ?? didYouMean(name, keys);
  const stem = stemOf(hyphened);
  return near ?? (stem === '' ? undefined : keys.find((key) => stemOf(key) === stem));
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

/** Flags have hyphens: a name with underscores at the root of such a file is a variable, unless it is a flag in all but these. */
function nearKeyAt(path: readonly string[], name: string, keys: readonly string[], present: readonly string[]): string | undefined {
  if (path.length > 0 || !name.includes('_')) return nearKey(name, keys, present);
  const hyphened = name.replaceAll('_', '-');
  return keys.includes(hyphened) && !present.includes(hyphened) ? hyphened : undefined;
}

/** Where there is only one key, and it is missing, that one was meant. */
function onlyKey(keys: readonly string[], map: MapNode): string | undefined {
  return keys.length === 1 && map.entry(keys[0]!) === undefined ? keys[0] : undefined;
}

/** True when more than half of the keys are known, or a slip of one that is. */
function isMostly(map: MapNode, keys: readonly string[]): boolean {
  return map.names.filter((name) => keys.includes(name) || nearKeyAt([], name, keys, []) !== undefined).length * 2 > map.entries.length;
}

interface Place {
  readonly section: readonly string[];
  readonly map: MapNode;
}

/** The maps at a path in which not all is plainly in order, with the keys and places in lists on the way to them. */
function mapsAt(root: MapNode, path: readonly string[], keys: readonly string[]): readonly Place[] {
  const found: Place[] = [];
  const way: (ScalarNode | number)[] = [];
  const below = (step: ScalarNode | number, node: ConfigNode): void => {
    way.push(step);
    visit(node);
    way.pop();
  };
  const visit = (node: ConfigNode): void => {
    const step = path[way.length];
    if (step === undefined) {
      if (node.kind === 'map' && node.entries.some(({ key }) => !keys.includes(keyName(key))))
        found.push({ section: way.map((each) => (typeof each === 'number' ? String(each) : keyName(each))), map: node });
    } else if (node.kind === 'map') {
      const one = node.entry(step);
      if (step === '*') for (const { key, value } of node.entries) below(key, value);
      else if (one !== undefined) below(one.key, one.value);
    } else if (node.kind === 'sequence' && step === '*') {
      for (const [index, item] of node.items.entries()) below(index, item);
    }
  };
  visit(root);
  return found;
}
