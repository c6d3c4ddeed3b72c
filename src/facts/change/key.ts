import { anchorOf, flagCell, keyOf, textCell } from '../../foundation/cell-of.ts';
import type { ProductConfig } from '../../foundation/product-config.ts';
import { known, unknown, type Cell } from '../../value/cell.ts';
import { isNullish, keyName, type ConfigNode, type MapNode } from '../../value/node.ts';
import { anyOf, differs, changedOrigin } from '../../foundation/difference.ts';
import { productPairs, type ProductPair } from '../revision-pairs.ts';
import { removedItems, type RemovedPlace } from './removed-item.ts';
import { changedProduct, changedProductCells } from './changed-product.ts';
import { flag, Row, table, text } from '../table.ts';

/** Lists of encryption keys and what they encrypt. */
const LISTS: readonly { readonly property: string; readonly of: string }[] = [
  { property: '.properties.credhub_internal_provider_keys', of: 'credhub' },
  { property: '.properties.credhub_hsm_provider_encryption_keys', of: 'credhub' },
  { property: '.properties.credhub_key_encryption_passwords', of: 'credhub' },
  { property: '.properties.cloud_controller_encryption_keys', of: 'ccdb' },
];

/** One row per encryption key of the earlier revision that is gone or has another secret, and one when the key for restoring a backup was set. */
export const keyChanges = table(
  'key-change',
  {
    doc: 'An encryption key in a list of keys that was there at the earlier revision and is gone, or has another secret now. Secrets are compared, never shown.',
    label: ['name'],
    few: true,
    columns: {
      ...changedProduct,
      encrypts: text('credhub, or ccdb for the database of Cloud Controller'),
      name: text('name or label of the key'),
      was_primary: flag('true when it was the primary key, with which everything is encrypted'),
      what: text(
        'removed, changed (another secret under the same name), replaced (removed while a new primary key came), or set (the key for restoring a backup)',
      ),
    },
  },
  (input) =>
    productPairs(input).flatMap((pair) =>
      pair.isSame ? [] : [...LISTS.flatMap(({ property, of }) => keyRows(pair, property, of)), ...restoreRows(pair)],
    ),
);

/** The key that Cloud Controller is given when a backup is restored: not a list, and not meant for anything else. */
const RESTORE = '.cloud_controller.encrypt_key';

function restoreRows(pair: ProductPair): readonly Row[] {
  const now = pair.now.property(RESTORE);
  const [secret, before] = [secretIn(now?.value), secretIn(pair.before.property(RESTORE)?.value)];
  if (now === undefined || secret === undefined) return [];
  const changed = before === undefined ? true : differs(secret, before);
  if (changed === false) return [];
  const { anchor } = now;
  return [
    new Row(anchor, {
      ...changedProductCells(pair.now),
      encrypts: known('ccdb', anchor),
      name: known(now.name, anchor),
      was_primary: known(false, anchor),
      what: changed === undefined ? unknown(anchor) : known('set', anchor, changedOrigin(secret, before)),
    }),
  ];
}

/** `{secret: x}` with something in it: forms are exported with empty secrets. */
function secretIn(value: ConfigNode | undefined): ConfigNode | undefined {
  const secret = value?.kind === 'map' ? value.get('secret') : value;
  return isNullish(secret) || (secret?.kind === 'scalar' && secret.text === '') ? undefined : secret;
}

interface Key {
  readonly map: MapNode;
  readonly name: Cell<string>;
  readonly primary: Cell<boolean>;
  readonly anchor: Row['anchor'];
}

function keyRows(pair: ProductPair, property: string, of: string): readonly Row[] {
  const [now, before] = [pair.now.property(property), keysOf(pair.before, property)];
  if (before === undefined || before.length === 0 || now === undefined || isNullish(now.value)) return [];
  const keys = keysOf(pair.now, property);
  const isComplete = keys?.every(({ name }) => name.state === 'known') ?? false;
  const names = new Set(before.flatMap(({ name }) => (name.state === 'known' ? [name.value] : [])));
  const hasNewPrimary = anyOf((keys ?? []).map(({ name, primary }) => isNew(name, names) && isPrimary(primary)));
  const lists = { now: now.value, before: pair.before.property(property)?.value, otherwise: now.anchor, document: pair.now.document };
  const places = removedItems({ ...lists, keys: [now.name, 'value'] });
  return before.flatMap((key) => {
    if (key.name.state !== 'known') return [];
    const { value: name } = key.name;
    const still = keys?.find((other) => other.name.state === 'known' && other.name.value === name);
    const place = still === undefined ? places.now(name) : { anchor: still.anchor, origin: undefined };
    const { anchor } = place;
    const what = still === undefined ? removedCell(isComplete, hasNewPrimary, place) : changedCell(still, key);
    return what === undefined
      ? []
      : [
          new Row(anchor, {
            ...changedProductCells(pair.now),
            encrypts: known(of, anchor),
            name: known(name, anchor),
            was_primary: key.primary.state === 'absent' ? known(before.length === 1, key.anchor) : key.primary,
            what,
          }),
        ];
  });
}

function isNew(name: Cell<string>, names: ReadonlySet<string>): boolean {
  return name.state !== 'known' || !names.has(name.value);
}

function isPrimary(primary: Cell<boolean>): boolean | undefined {
  return primary.state === 'unknown' ? undefined : primary.state === 'known' && primary.value;
}

/** A key whose name nobody sees may be the one that seems gone. */
function removedCell(isComplete: boolean, hasNewPrimary: boolean | undefined, { anchor, origin }: RemovedPlace): Cell<string> {
  if (!isComplete) return unknown(anchor);
  return known(hasNewPrimary === true ? 'replaced' : 'removed', anchor, origin);
}

/** Undefined when the key is what it was. Which one is primary may change: that is how keys are rotated. */
function changedCell(now: Key, before: Key): Cell<string> | undefined {
  const secrets = ({ map }: Key): readonly (readonly [string, MapNode['entries'][number]['value']])[] =>
    map.entries.filter(({ value }) => value.kind === 'map').map(({ key, value }) => [keyName(key), value]);
  const then = new Map(secrets(before));
  const pairs = secrets(now).flatMap(([name, value]) => (then.has(name) ? [{ value, earlier: then.get(name) }] : []));
  const answers = pairs.map(({ value, earlier }) => differs(value, earlier));
  const changed = anyOf(answers);
  if (changed === false) return undefined;
  const first = pairs[answers.indexOf(true)];
  return changed === undefined
    ? unknown(now.anchor)
    : known('changed', now.anchor, first === undefined ? undefined : changedOrigin(first.value, first.earlier));
}

/** Undefined when the list itself is not known. */
function keysOf(product: ProductConfig, property: string): readonly Key[] | undefined {
  const value = product.property(property)?.value;
  if (value === undefined || isNullish(value)) return [];
  if (value.kind !== 'sequence') return undefined;
  const otherwise = product.property(property)?.anchor ?? product.anchor;
  const maps = value.items.filter((item): item is MapNode => item.kind === 'map');
  if (maps.length < value.items.length) return undefined;
  return maps.map((map) => {
    const anchor = keyOf(map.entries[0], anchorOf(map, otherwise));
    return { map, anchor, name: textCell(map.get('name') ?? map.get('label'), anchor), primary: flagCell(map.get('primary'), anchor) };
  });
}
