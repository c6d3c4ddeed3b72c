import { didYouMean } from '../../base/did-you-mean.ts';
import { boshKeys, HOME_OF_SECTION, REFUSED_IN_GROUP, REFUSED_IN_MANIFEST, type KeySection } from '../../catalog/bosh-keys.ts';
import { keyOf } from '../../foundation/cell-of.ts';
import { documentsOf, type Document } from '../../foundation/foundation.ts';
import { BOSH_KINDS } from '../../foundation/kind.ts';
import { isOpenKey } from '../../foundation/strict-reading.ts';
import { absent, known } from '../../value/cell.ts';
import { keyName, type ConfigNode, type MapEntry, type MapNode } from '../../value/node.ts';
import { startOf } from '../document.ts';
import { flag, Row, table, text } from '../table.ts';

/** One row per key that the director does not read, where it is known what was meant or where it belongs. */
export const unknownBoshKeys = table(
  'unknown-bosh-key',
  {
    doc: 'A key of a manifest, or of a cloud, runtime or CPI config, that the director does not read at its place: misspelt, of another file, or of manifests of the old form.',
    label: ['name'],
    looksAt: { kinds: BOSH_KINDS },
    columns: {
      in: text('what the file is: bosh-manifest, cloud-config, runtime-config or cpi-config'),
      section: text('keys above it joined by dots; empty at the root'),
      owner: text('name of the entry of a list that it stands in; absent at the root'),
      name: text('the key'),
      near_name: text('the key it was probably meant to be; absent where none is near'),
      home: text('for a section that another file has: that file, e.g. cloud-config; absent for others'),
      refused: flag('true when the director refuses the manifest because of it; else it ignores the key'),
      old_form: flag('true for the jobs of a manifest of the old form (v1)'),
    },
  },
  (input) => documentsOf(input.foundation, ...BOSH_KINDS).flatMap(rowsOfDocument),
);

/** A map, and where it stands. */
interface Place {
  readonly document: Document;
  readonly section: KeySection;
  readonly path: readonly string[];
  readonly owner: string | undefined;
}

function rowsOfDocument(document: Document): readonly Row[] {
  const { root, kind } = document;
  const isCreateEnv = root?.kind === 'map' && root.entry('cloud_provider') !== undefined;
  const section = boshKeys(kind, isCreateEnv);
  if (root?.kind !== 'map' || section === undefined) return [];
  return [...rootRows(document, root, section), ...belowRows(root, { document, section, path: [], owner: undefined })];
}

/** At the root people keep maps for anchors and for other tools: only what is near a section, and sections of other files, are told. */
function rootRows(document: Document, root: MapNode, section: KeySection): readonly Row[] {
  const isManifest = document.kind === 'bosh-manifest';
  const isOld = isManifest && root.entry('instance_groups') === undefined && root.entry('jobs') !== undefined;
  const isWhole = !isManifest || ['name', 'releases', 'update'].every((name) => root.entry(name) !== undefined);
  const place: Place = { document, section, path: [], owner: undefined };
  return root.entries.flatMap((entry) => {
    const name = keyName(entry.key);
    if (section.keys.includes(name) || isOpenKey(entry.key)) return [];
    const refused = isManifest && REFUSED_IN_MANIFEST.includes(name);
    const home = HOME_OF_SECTION[name];
    const isStray = refused || (home !== undefined && home !== document.kind);
    if (!isStray) return nearRows(entry, root, place);
    // One finding for a manifest of the old form: at its jobs, wherever its other sections stand.
    if (!isWhole || (isOld && name !== 'jobs')) return [];
    return [keyRow(entry, place, { home, refused, oldForm: isOld })];
  });
}

function belowRows(map: MapNode, place: Place): readonly Row[] {
  return map.entries.flatMap(({ key, value }) => {
    const name = keyName(key);
    const section = place.section.below[name];
    if (section === undefined) return [];
    return mapsIn(value).flatMap((item) => {
      const named = item.get('name') ?? item.get('alias');
      const owner = value.kind === 'sequence' && named?.kind === 'scalar' ? named.text : place.owner;
      const inner: Place = { document: place.document, section, path: [...place.path, name], owner };
      const own = item.entries.flatMap((entry) => (section.keys.includes(keyName(entry.key)) ? [] : nearRows(entry, item, inner)));
      return [...own, ...belowRows(item, inner)];
    });
  });
}

function mapsIn(node: ConfigNode): readonly MapNode[] {
  if (node.kind === 'map') return [node];
  return node.kind === 'sequence' ? node.items.filter((item): item is MapNode => item.kind === 'map') : [];
}

/** The row of an unknown key for which it is known what was meant; none for a key of which the right one stands beside it. */
function nearRows(entry: MapEntry, map: MapNode, place: Place): readonly Row[] {
  if (isOpenKey(entry.key)) return [];
  const name = keyName(entry.key);
  const inGroup = place.path.join() === 'instance_groups';
  const instead = inGroup ? REFUSED_IN_GROUP[name] : undefined;
  const near = instead ?? nearKey(name, place.section);
  if (near === undefined || (instead === undefined && map.entry(near) !== undefined)) return [];
  return [keyRow(entry, place, { near, refused: instead !== undefined })];
}

/** The key that was probably meant by another. */
export function nearKey(name: string, { keys, instead }: KeySection): string | undefined {
  const plain = name.replaceAll('-', '_').toLowerCase();
  if (keys.includes(plain)) return plain;
  return instead[plain] ?? keys.find((key) => singular(key) === singular(plain)) ?? didYouMean(plain, keys);
}

function singular(word: string): string {
  return word.replace(/ies$/, 'y').replace(/s$/, '');
}

interface KeyCells {
  readonly near?: string;
  readonly home?: string | undefined;
  readonly refused: boolean;
  readonly oldForm?: boolean;
}

function keyRow(entry: MapEntry, { document, path, owner }: Place, { near, home, refused, oldForm }: KeyCells): Row {
  const anchor = keyOf(entry, startOf(document));
  return new Row(anchor, {
    in: known(document.kind, anchor),
    section: known(path.join('.'), anchor),
    owner: owner === undefined ? absent(anchor) : known(owner, anchor),
    name: known(keyName(entry.key), anchor, entry.key.origin),
    near_name: near === undefined ? absent(anchor) : known(near, anchor),
    home: home === undefined ? absent(anchor) : known(home, anchor),
    refused: known(refused, anchor),
    old_form: known(oldForm === true, anchor),
  });
}
