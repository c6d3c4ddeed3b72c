import { flagCell, keyOf } from '../../foundation/cell-of.ts';
import { documentsOf, type Document } from '../../foundation/foundation.ts';
import { absent, known, type Cell } from '../../value/cell.ts';
import { keyName } from '../../value/node.ts';
import { startOf } from '../document.ts';
import { flag, integer, Row, table, text } from '../table.ts';

const SHA256_DIGITS = 64;

/** One row per key that weakens a download, or that holds a checksum which can be none. */
export const downloadChecks = table(
  'download-check',
  {
    doc: 'What guards a downloaded tile: TLS of a download config, and SHA-256 checksums written in download and vars files.',
    label: ['key'],
    columns: {
      key: text('the key'),
      problem: text('no-tls or checksum'),
      present: flag('whether TLS is switched off, or the checksum is none'),
      length: integer('characters of the checksum; absent for others'),
    },
  },
  (input) => documentsOf(input.foundation, 'download', 'vars').flatMap(checkRows),
);

function checkRows(document: Document): readonly Row[] {
  const { root } = document;
  if (root?.kind !== 'map') return [];
  return root.entries.flatMap((entry) => {
    const key = keyName(entry.key);
    const anchor = keyOf(entry, startOf(document));
    const row = (problem: string, present: Cell<boolean>, length: Cell<number>): Row =>
      new Row(anchor, {
        key: known(key, anchor),
        problem: known(problem, anchor),
        present,
        length,
      });
    if (document.kind === 'download' && (key === 's3-disable-ssl' || key === 'pivnet-disable-ssl'))
      return [row('no-tls', flagCell(entry.value, anchor), absent(anchor))];
    // A number has lost its digits before anybody can count them, and so has been told as such.
    if (!/(^|[-_.])(sha256|shasum)$/i.test(key) || entry.value.kind !== 'scalar' || entry.value.resolved.type !== 'string') return [];
    const digits = entry.value.text.trim();
    const isNone = digits !== '' && !digits.includes('((') && !(digits.length === SHA256_DIGITS && /^[0-9a-f]+$/i.test(digits));
    return [row('checksum', known(isNone, anchor, entry.value.origin), known(digits.length, anchor))];
  });
}
