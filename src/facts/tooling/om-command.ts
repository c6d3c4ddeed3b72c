import type { Document } from '../../foundation/foundation.ts';
import { known } from '../../value/cell.ts';
import { callsOf, scriptsIn } from './script-text.ts';
import { Row, table, text } from '../table.ts';

/** One row per call of om in a text of a file that hands om a credential or takes checks away. Credentials never reach a column. */
export const omCommands = table(
  'om-command',
  {
    doc: 'A call of om in a script that stands in a file, with an option that is a credential written out or that skips the check of certificates.',
    label: ['key', 'option'],
    columns: {
      key: text('the key that the script stands under'),
      option: text('the option as written, without its value'),
      kind: text('credential (its value is written out) or insecure (-k, --skip-ssl-validation)'),
    },
  },
  (input) => input.foundation.documents.flatMap(commandRows),
);

function commandRows(document: Document): readonly Row[] {
  const rows: Row[] = [];
  for (const { text: script, key, anchor } of scriptsIn(document, /(^|[\s/"'])om\s/)) {
    for (const { option, kind } of findingsIn(script)) {
      rows.push(
        new Row(anchor, {
          key: known(key, anchor),
          option: known(option, anchor),
          kind: known(kind, anchor),
        }),
      );
    }
  }
  return rows;
}

interface Found {
  readonly option: string;
  readonly kind: 'credential' | 'insecure';
}

/** Options of om itself, which stand before the command (om 7.21.7, `cmd/main.go`): behind it `-p` is the path of a product. */
const GLOBAL_CREDENTIALS = ['-p', '-s', '-d'];
const CREDENTIALS = ['--password', '--client-secret', '--decryption-passphrase'];
const GLOBAL_VALUES = [
  '-t',
  '-u',
  '-c',
  '-e',
  '-o',
  '-r',
  '--target',
  '--username',
  '--client-id',
  '--env',
  '--ca-cert',
  '--connect-timeout',
  '--request-timeout',
  '--vars-env',
  '--uaa-target',
];
const INSECURE = ['-k', '--skip-ssl-validation'];

function findingsIn(script: string): readonly Found[] {
  const found = new Map<string, Found>();
  for (const words of callsOf('om', script)) for (const one of readOptions(words)) found.set(one.option, one);
  return [...found.values()];
}

function readOptions(words: readonly string[]): readonly Found[] {
  const found: Found[] = [];
  let beforeCommand = true;
  for (let index = 0; index < words.length; index++) {
    const [option, attached] = splitAtEquals(words[index]!);
    if (!option.startsWith('-')) {
      beforeCommand = false;
      continue;
    }
    const isCredential = CREDENTIALS.includes(option) || (beforeCommand && GLOBAL_CREDENTIALS.includes(option));
    if (beforeCommand && INSECURE.includes(option)) found.push({ option, kind: 'insecure' });
    if (!isCredential && !(beforeCommand && GLOBAL_VALUES.includes(option))) continue;
    const value = attached ?? words[++index];
    if (isCredential && value !== undefined && isWrittenOut(value)) found.push({ option, kind: 'credential' });
  }
  return found;
}

function splitAtEquals(word: string): readonly [string, string | undefined] {
  const equals = word.startsWith('--') ? word.indexOf('=') : -1;
  return equals < 0 ? [word, undefined] : [word.slice(0, equals), word.slice(equals + 1)];
}

/** False for what a shell, om or another tool fills in. */
function isWrittenOut(value: string): boolean {
  const bare = value.replace(/^["']/, '');
  return (
    bare !== '' &&
    !bare.includes('$') &&
    !bare.includes('((') &&
    !bare.includes('{{') &&
    !bare.startsWith('<') &&
    !bare.startsWith('`') &&
    !bare.startsWith('-')
  );
}
