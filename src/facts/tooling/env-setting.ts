import { nearKey } from '../../base/near-key.ts';
import { anchorOf, flagCell, integerCell, keyOf, textCell } from '../../foundation/cell-of.ts';
import { ENV_KEYS } from '../../foundation/classify.ts';
import { documentsOf, type Document } from '../../foundation/foundation.ts';
import { isOpenKey } from '../../foundation/strict-reading.ts';
import { absent, known, mapCell, type Cell } from '../../value/cell.ts';
import { isNullish, keyName, type MapNode } from '../../value/node.ts';
import { startOf } from '../document.ts';
import { flag, integer, Row, table, text } from '../table.ts';

/** One row per key of an env file, and one for `target` where it is missing. Credentials have no value. */
export const envSettings = table(
  'env-setting',
  {
    doc: 'A key of the file of `om --env`, which says how om reaches Ops Manager.',
    label: ['file', 'key'],
    looksAt: { kinds: ['env'] },
    columns: {
      key: text('the key'),
      known: flag('true when om knows the key; it refuses others'),
      near_name: text('for a key that om does not know: the one that was probably meant'),
      value: text('target (without user and password), request-timeout and skip-ssl-validation as written; absent for others'),
      seconds: integer('request-timeout in seconds; absent for others'),
      on: flag('skip-ssl-validation; absent for others'),
      beside_client: flag('true when client-id has a value in the same file'),
      first_of_foundation: flag('true for the first env file of the foundation'),
    },
  },
  (input) => documentsOf(input.foundation, 'env').flatMap((document, index) => settingRows(document, index === 0)),
);

function settingRows(document: Document, isFirst: boolean): readonly Row[] {
  const { root } = document;
  if (root?.kind !== 'map') return [];
  const start = startOf(document);
  const besideClient = !isNullish(root.get('client-id'));
  const keys = root.entries
    .filter(({ key, value }) => !isOpenKey(key) && !(isNullish(value) && isKnown(keyName(key))))
    .map(({ key }) => keyName(key));
  return [...new Set(['target', ...keys])].map((key) => {
    const value = valueOf(root, key, start);
    const at = value.anchor;
    const near = isKnown(key) ? undefined : nearKey(key, ENV_KEYS, root.names);
    return new Row(at, {
      key: known(key, at),
      known: known(isKnown(key), at),
      near_name: near === undefined ? absent(at) : known(near, at),
      value,
      seconds: key === 'request-timeout' ? integerCell(root.get(key), at) : absent(at),
      on: key === 'skip-ssl-validation' ? flagCell(root.get(key), at) : absent(at),
      beside_client: known(besideClient, at),
      first_of_foundation: known(isFirst, at),
    });
  });
}

function isKnown(key: string): boolean {
  return ENV_KEYS.includes(key);
}

function valueOf(root: MapNode, key: string, start: Row['anchor']): Cell<string> {
  const node = root.get(key);
  switch (key) {
    case 'target':
      return isNullish(node)
        ? absent(start)
        : mapCell(textCell(node, keyOf(root.entry(key), start)), (address) => address.replace(/\/\/[^/@]*@/, '//'));
    case 'request-timeout':
    case 'skip-ssl-validation':
      return textCell(node, anchorOf(node, start));
    default:
      return absent(keyOf(root.entry(key), start));
  }
}
