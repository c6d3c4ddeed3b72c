import { flagCell, keyOf, textCell } from '../../foundation/cell-of.ts';
import { documentsOf, type Document } from '../../foundation/foundation.ts';
import { absent, known } from '../../value/cell.ts';
import { keyName } from '../../value/node.ts';
import { startOf } from '../document.ts';
import { flag, integer, Row, table, text } from '../table.ts';

/** One row per key that says how a download is protected. */
export const downloadProtections = table(
  'download-protection',
  {
    doc: 'What guards a downloaded tile: TLS of a download config, and SHA-256 checksums written in download and vars files.',
    label: ['key'],
    looksAt: { kinds: ['download', 'vars'] },
    columns: {
      key: text('the key'),
      value: text('the value as written'),
      tls_disabled: flag('whether the key switches TLS off; absent for checksums'),
      length: integer('characters of the checksum; absent for others'),
      hexadecimal: flag('true when the checksum has hexadecimal digits only; absent for others'),
    },
  },
  (input) => documentsOf(input.foundation, 'download', 'vars').flatMap(protectionRows),
);

function protectionRows(document: Document): readonly Row[] {
  const { root } = document;
  if (root?.kind !== 'map') return [];
  return root.entries.flatMap((entry) => {
    const key = keyName(entry.key);
    const anchor = keyOf(entry, startOf(document));
    if (document.kind === 'download' && (key === 's3-disable-ssl' || key === 'pivnet-disable-ssl')) {
      return [
        new Row(anchor, {
          key: known(key, anchor),
          value: textCell(entry.value, anchor),
          tls_disabled: flagCell(entry.value, anchor),
          length: absent(anchor),
          hexadecimal: absent(anchor),
        }),
      ];
    }
    // A number has lost its digits before anybody can count them, and so has been told as such.
    if (!/(^|[-_.])(sha256|shasum)$/i.test(key) || entry.value.kind !== 'scalar' || entry.value.resolved.type !== 'string') return [];
    const digits = entry.value.text.trim();
    if (digits === '' || digits.includes('((')) return [];
    return [
      new Row(anchor, {
        key: known(key, anchor),
        value: known(digits, anchor, entry.value.origin),
        tls_disabled: absent(anchor),
        length: known(digits.length, anchor),
        hexadecimal: known(/^[0-9a-f]+$/i.test(digits), anchor),
      }),
    ];
  });
}
