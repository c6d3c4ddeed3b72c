import { isSecretKey } from '../../base/secret-name.ts';
import type { SourceFile, Span } from '../../base/source.ts';
import { classOfLiteral, isProse, isTakenOut, meantPlaceholder, selectorsAmong, type LiteralClass } from '../../foundation/secret.ts';
import type { Document, Foundation } from '../../foundation/foundation.ts';
import { documentsOf } from '../../foundation/foundation.ts';
import { takingPart } from '../../foundation/taking-part.ts';
import { parsePointer } from '../../interpolate/pointer.ts';
import { absent, known } from '../../value/cell.ts';
import { byName, keyName, type ConfigNode, type ScalarNode } from '../../value/node.ts';
import { endOf, type Origin } from '../../value/origin.ts';
import { startOf } from '../document.ts';
import { wordOf } from '../variables/operation.ts';
import { flag, integer, Row, table, text, texts } from '../table.ts';

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
      kind: text('kind of the file'),
      key: text('the key it stands under'),
      property: text(
        'product property with the keys below it, else the keys from the root joined by dots; in an ops-file those of the path too',
      ),
      secret_key: flag('true when the key is that of a credential'),
      class: text(
        'secret (a value of its own), placeholder (CHANGEME, <…>, xxx, a sentence to the reader), example-mail, word (secret, password, token), empty, malformed (a placeholder that lacks a parenthesis)',
      ),
      shown: text('the word to be replaced as written; absent for credentials and for whatever stands under the key of one'),
      meant: text('of a malformed placeholder: what was meant; absent for others'),
      first_of_file: flag(
        'true for one literal of its class in the file, the first by name, where placeholder and word count as one class',
      ),
      alike: texts('properties of all literals of that class in the file'),
      alike_count: integer('how many these are'),
      in_use: flag('false for a vars file that no config of the foundation takes, such as a template to be copied'),
      encrypted_file: flag('true for files encrypted with sops'),
    },
  },
  (input) => {
    const taken = new Set(input.foundation.documents.flatMap(({ varsFiles }) => varsFiles));
    const part = takingPart(input.foundation);
    const given = credentialsGiven(input.foundation);
    return documentsOf(input.foundation, ...KINDS).flatMap((document) => {
      // What is alike is counted and told once: of a vars file that was not asked for, what another config takes does not count.
      const isMeant = part.feeding.has(document.file) ? (at: Span) => part.takes(at) : () => true;
      return literalRows(document, document.kind !== 'vars' || taken.has(document.file), isMeant, given.get(document.file));
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
  'ops',
  'runtime-config',
  'cloud-config',
  'bosh-manifest',
  'app-manifest',
] as const;
const MOST_ROWS = 50_000;
const DEEPEST = 200;

/** A literal of a file, before it is known what its neighbours are. */
interface Literal {
  readonly key: string;
  readonly path: string;
  readonly text: string;
  readonly inSecret: boolean;
  readonly found: LiteralClass;
  readonly anchor: Span;
}

/**
 * Where files define what a config takes for a credential through a variable: a credential by its use, whatever the variable is called. Begin of the value,
 * by file.
 */
function credentialsGiven({ documents }: Foundation): ReadonlyMap<SourceFile, ReadonlySet<number>> {
  const given = new Map<SourceFile, Set<number>>();
  for (const { kind, root } of documents) {
    if (kind === 'vars' || kind === 'ops' || root === undefined) continue;
    visitScalars(root, '', '', false, ({ origin }, _key, _path, inSecret) => {
      const written = inSecret && isGivenByVariable(origin) ? endOf(origin) : undefined;
      if (written?.kind !== 'written') return;
      const starts = given.get(written.file);
      if (starts === undefined) given.set(written.file, new Set([written.start]));
      else starts.add(written.start);
    });
  }
  return given;
}

/** True for a value that is all of a variable, also where an operation placed it. */
function isGivenByVariable(origin: Origin): boolean {
  let current = origin;
  while (current.kind === 'operation' || current.kind === 'alias') current = current.from;
  return current.kind === 'variable';
}

function literalRows(
  document: Document,
  inUse: boolean,
  isMeant: (at: Span) => boolean,
  credentials: ReadonlySet<number> | undefined,
): readonly Row[] {
  const { root } = document.yaml;
  if (root === undefined) return [];
  const literals = literalsIn(document, root, credentials).filter(({ anchor }) => isMeant(anchor));
  const isTemplate = isTemplateFile(document, literals);
  const encrypted = root.kind === 'map' && root.entry('sops') !== undefined;
  const alike = new Map<string, string[]>();
  const rows = literals.flatMap(({ key, path, text: written, inSecret, found, anchor }) => {
    if (isTemplate && found === 'secret' && isTakenOut(written)) return [];
    const group = found === 'word' ? 'placeholder' : found;
    const paths = alike.get(group) ?? [];
    alike.set(group, paths);
    paths.push(path);
    const isFirst = paths.length === 1;
    const isShown = found === 'malformed' || (!inSecret && (found === 'placeholder' || found === 'example-mail'));
    const meant = meantPlaceholder(written.trim());
    return new Row(anchor, {
      kind: known(document.kind, anchor),
      key: known(key, anchor),
      property: known(path, anchor),
      secret_key: known(inSecret, anchor),
      class: known(found, anchor),
      shown: isShown ? known(written.trim(), anchor) : absent(anchor),
      meant: meant === undefined ? absent(anchor) : known(meant, anchor),
      first_of_file: known(isFirst, anchor),
      alike: () => known(paths, anchor),
      alike_count: () => known(paths.length, anchor),
      in_use: known(inUse, anchor),
      encrypted_file: known(encrypted, anchor),
    });
  });
  return rows.sort((one, other) => one.anchor.start - other.anchor.start);
}

/** What the operations of an ops-file place, with the words of their paths. */
function placedBy(root: ConfigNode): readonly { readonly words: readonly string[]; readonly value: ConfigNode }[] {
  if (root.kind !== 'sequence') return [];
  return root.items.flatMap((item) => {
    const [path, value] = item.kind === 'map' ? [item.get('path'), item.get('value')] : [];
    const pointer = path?.kind === 'scalar' ? parsePointer(path.text) : '';
    return typeof pointer === 'string' || value === undefined ? [] : [{ words: pointer.map(wordOf), value }];
  });
}

/** A product property is known by its own name, as in a config. */
function propertyAt(words: readonly string[]): string {
  return words
    .slice(
      Math.max(
        0,
        words.findLastIndex((word) => word.startsWith('.')),
      ),
    )
    .join('.');
}

/** `/product-properties/.properties.admin_password/value/secret` leads to a credential, whose keys `value` and `secret` alone do not say so. */
function isSecretAt(words: readonly string[]): boolean {
  const named = words.findLast((word) => word !== 'value' && word !== 'secret');
  return isSecretKey(words.at(-1) ?? '') || (named !== undefined && isSecretKey(named));
}

/** The literals of a file, each once and where it is written: what an alias or a merge brings in again is the same. */
function literalsIn(document: Document, root: ConfigNode, credentials: ReadonlySet<number> | undefined): readonly Literal[] {
  const literals: Literal[] = [];
  const told = new Set<number>();
  const start = startOf(document);
  const visit: Visit = (scalar, key, path, named) => {
    if (literals.length >= MOST_ROWS) return;
    const anchor = writtenAt(scalar.origin) ?? start;
    const inSecret = named || credentials?.has(anchor.start) === true;
    if (scalar.resolved.type !== 'string' && !inSecret) return;
    const found = classOfLiteral(scalar.text, inSecret);
    if (found === undefined) return;
    // in a manifest many a word that sounds like a credential is a link or a name
    if (document.kind === 'ops' && found === 'secret' && !path.startsWith('.')) return;
    if (anchor !== start && told.has(anchor.start)) return;
    told.add(anchor.start);
    literals.push({ key, path, text: scalar.text, inSecret, found, anchor });
  };
  if (document.kind !== 'ops') visitScalars(root, '', '', false, visit);
  else for (const { words, value } of placedBy(root)) visitScalars(value, words.at(-1) ?? '', propertyAt(words), isSecretAt(words), visit);
  return literals;
}

/** Told of each scalar: the key it stands under, the keys above it, and whether they say that it is a credential. */
type Visit = (scalar: ScalarNode, key: string, path: string, inSecret: boolean) => void;

function visitScalars(root: ConfigNode, key: string, path: string, inSecret: boolean, visit: Visit): void {
  const properties = root.kind === 'map' ? root.get('product-properties') : undefined;
  const selectors = selectorsAmong(properties?.kind === 'map' ? properties.names : []);
  const walk = (node: ConfigNode, above: string, at: string, secret: boolean, depth: number): void => {
    if (depth > DEEPEST) return;
    switch (node.kind) {
      case 'map':
        for (const entry of byName(node.entries)) {
          const name = keyName(entry.key);
          // a selector about a credential (`selected_option: randomize`) holds the name of its option
          const isOption = name === 'value' && (selectors.has(at) || node.entry('selected_option') !== undefined);
          const inside = secret && (name === 'secret' || (name === 'value' && !isOption));
          // a product property is known by its own name, whatever it stands under
          const place = at === '' || name.startsWith('.') ? name : `${at}.${name}`;
          // `links: { passwd: … }` of UAA and login is the page where a password is set anew
          walk(entry.value, name, place, (isSecretKey(name) && above !== 'links') || inside, depth + 1);
        }
        return;
      case 'sequence':
        node.items.forEach((item, index) => walk(item, above, `${at}.${index}`, secret, depth + 1));
        return;
      case 'scalar':
        visit(node, above, at, secret);
        return;
      case 'unknown':
        return;
    }
  };
  walk(root, key, path, inSecret, 0);
}

/** Where a value of a file stands as it is written there: behind an alias, at its anchor. */
function writtenAt(origin: Origin): Span | undefined {
  let current = origin;
  while (current.kind === 'alias') current = current.from;
  return current.kind === 'written' ? current : undefined;
}

/**
 * True for a file that is meant to be filled in: by its folder, or because sentences stand where its other credentials belong. A credential that was taken
 * out of such a file is one more place to fill in.
 */
function isTemplateFile({ file }: Document, literals: readonly Literal[]): boolean {
  const folders = file.path.slice(file.within.length).split('/').slice(0, -1);
  return (
    folders.includes('templates') || literals.some(({ inSecret, text }) => inSecret && text.trim().includes(' ') && isProse(text.trim()))
  );
}
