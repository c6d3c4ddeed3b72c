import { isSecretKey } from '../base/secret-name.ts';
import type { Span } from '../base/source.ts';
import { classOfLiteral } from '../foundation/secret.ts';
import { isSample } from '../foundation/product-config.ts';
import type { Document } from '../foundation/foundation.ts';
import { documentsOf } from '../foundation/foundation.ts';
import { takingPart } from '../foundation/taking-part.ts';
import { absent, known } from '../value/cell.ts';
import { keyName, type ConfigNode } from '../value/node.ts';
import { startOf } from './document.ts';
import { flag, integer, Row, table, text, texts } from './table.ts';

/**
 * One row per text of a file, as it is written there, that is a credential by the name of its key, or a word that somebody meant to replace.
 * Files are taken as they stand: a variable's value counts where it is written and not where it is used. Values are never shown.
 */
export const literals = table(
  'literal',
  {
    doc: 'A written value that looks like a credential or like a word to be replaced. The value itself is never a column.',
    label: ['key'],
    columns: {
      file: text('path of the file'),
      kind: text('kind of the file'),
      key: text('the key it stands under'),
      property: text('product property with the keys below it, else the keys from the root joined by dots'),
      secret_key: flag('true when the key is that of a credential'),
      class: text('secret (a value of its own), placeholder (CHANGEME, <…>, xxx), example-mail, word (secret, password, token), empty'),
      shown: text('the word to be replaced as written; absent for credentials and for whatever stands under the key of one'),
      first_of_file: flag('true for the first literal of its class in the file, where placeholder and word count as one class'),
      alike: texts('properties of all literals of that class in the file'),
      alike_count: integer('how many these are'),
      in_use: flag('false for a vars file that no config of the foundation takes, such as a template to be copied'),
      length: integer('how many characters'),
      encrypted_file: flag('true for files encrypted with sops'),
      sample: flag('true in folders of documentation, examples and tests'),
    },
  },
  (input) => {
    const taken = new Set(input.foundation.documents.flatMap(({ varsFiles }) => varsFiles));
    const part = takingPart(input.foundation);
    return documentsOf(input.foundation, ...KINDS).flatMap((document) => {
      // What is alike is counted and told once: of a vars file that was not asked for, what another config takes does not count.
      const isMeant = part.feeding.has(document.file) ? (at: Span) => part.takes(at) : () => true;
      return literalRows(document, document.kind !== 'vars' || taken.has(document.file), isMeant);
    });
  },
);

const KINDS = [
  'product',
  'director',
  'opsman',
  'env',
  'auth',
  'download',
  'vars',
  'runtime-config',
  'cloud-config',
  'bosh-manifest',
  'app-manifest',
] as const;
const MOST_ROWS = 50_000;
const DEEPEST = 200;

function literalRows(document: Document, inUse: boolean, isMeant: (at: Span) => boolean): readonly Row[] {
  const { root } = document.yaml;
  if (root === undefined) return [];
  const rows: Row[] = [];
  const alike = new Map<string, string[]>();
  const encrypted = root.kind === 'map' && root.entry('sops') !== undefined;
  const start = startOf(document);
  const walk = (node: ConfigNode, key: string, path: string, inSecret: boolean, depth: number): void => {
    if (depth > DEEPEST || rows.length >= MOST_ROWS) return;
    switch (node.kind) {
      case 'map':
        for (const entry of node.entries) {
          const name = keyName(entry.key);
          // a selector about a credential (`selected_option: randomize`) holds the name of its option
          const inside = inSecret && (name === 'secret' || (name === 'value' && node.entry('selected_option') === undefined));
          // a product property is known by its own name, whatever it stands under
          const place = path === '' || name.startsWith('.') ? name : `${path}.${name}`;
          walk(entry.value, name, place, isSecretKey(name) || inside, depth + 1);
        }
        return;
      case 'sequence':
        node.items.forEach((item, index) => walk(item, key, `${path}.${index}`, inSecret, depth + 1));
        return;
      case 'scalar': {
        if (node.resolved.type !== 'string' && !inSecret) return;
        const found = classOfLiteral(node.text, inSecret);
        if (found === undefined) return;
        const anchor = node.origin.kind === 'written' ? node.origin : start;
        if (!isMeant(anchor)) return;
        const group = found === 'word' ? 'placeholder' : found;
        const paths = alike.get(group) ?? [];
        alike.set(group, paths);
        paths.push(path);
        const isFirst = paths.length === 1;
        rows.push(
          new Row(anchor, {
            file: known(document.file.path, anchor),
            kind: known(document.kind, anchor),
            key: known(key, anchor),
            property: known(path, anchor),
            secret_key: known(inSecret, anchor),
            class: known(found, anchor),
            shown: !inSecret && (found === 'placeholder' || found === 'example-mail') ? known(node.text.trim(), anchor) : absent(anchor),
            first_of_file: known(isFirst, anchor),
            alike: () => known(paths, anchor),
            alike_count: () => known(paths.length, anchor),
            in_use: known(inUse, anchor),
            length: known(node.text.length, anchor),
            encrypted_file: known(encrypted, anchor),
            sample: known(isSample(document.file), anchor),
          }),
        );
        return;
      }
      case 'unknown':
        return;
    }
  };
  walk(root, '', '', false, 0);
  return rows;
}
