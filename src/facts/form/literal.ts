import { isSecretKey } from '../../base/secret-name.ts';
import type { SourceFile, Span } from '../../base/source.ts';
import {
  classOfLiteral,
  isProse,
  isTakenOut,
  mayBeStandIn,
  meantPlaceholder,
  selectorsAmong,
  type LiteralClass,
} from '../../foundation/literal-class.ts';
import type { Document, Foundation } from '../../foundation/foundation.ts';
import { documentsOf } from '../../foundation/foundation.ts';
import { takingPart } from '../../foundation/taking-part.ts';
import { allScalars, collector, matchesOf, type Match } from '../../foundation/walk.ts';
import { parsePointer } from '../../interpolate/pointer.ts';
import { absent, known } from '../../value/cell.ts';
import type { ConfigNode, MapNode } from '../../value/node.ts';
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
    label: ['property'],
    columns: {
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
  'cpi-config',
  'bosh-manifest',
  'app-manifest',
] as const;
const MOST_ROWS = 50_000;
const DEEPEST = 200;

/** A literal of a file, before it is known what its neighbours are. */
interface Literal {
  readonly path: string;
  readonly text: string;
  readonly inSecret: boolean;
  readonly found: LiteralClass;
  readonly anchor: Span;
}

/** What stands under the key of a credential, and what may be a word to be replaced. */
const candidates = collector({ under: isSecretKey, text: mayBeStandIn });

/**
 * Where files define what a config takes for a credential through a variable: a credential by its use, whatever the variable is called. Begin of the value,
 * by file.
 */
function credentialsGiven({ documents }: Foundation): ReadonlyMap<SourceFile, ReadonlySet<number>> {
  const given = new Map<SourceFile, Set<number>>();
  for (const document of documents) {
    if (document.kind === 'vars' || document.kind === 'ops') continue;
    for (const match of matchesOf(document, candidates, 'evaluated')) {
      const { kind, origin } = match.node;
      const written =
        kind === 'scalar' && isGivenByVariable(origin) && placeIn(document, match)?.inSecret === true ? endOf(origin) : undefined;
      if (written?.kind !== 'written') continue;
      const starts = given.get(written.file);
      if (starts === undefined) given.set(written.file, new Set([written.start]));
      else starts.add(written.start);
    }
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
  const literals = literalsIn(document, credentials).filter(({ anchor }) => isMeant(anchor));
  const isTemplate = isTemplateFile(document, literals);
  const encrypted = root.kind === 'map' && root.entry('sops') !== undefined;
  const alike = new Map<string, string[]>();
  const rows = literals.flatMap(({ path, text: written, inSecret, found, anchor }) => {
    if (isTemplate && found === 'secret' && isTakenOut(written)) return [];
    const group = found === 'word' ? 'placeholder' : found;
    const paths = alike.get(group) ?? [];
    alike.set(group, paths);
    paths.push(path);
    const isFirst = paths.length === 1;
    const isShown = found === 'malformed' || (!inSecret && (found === 'placeholder' || found === 'example-mail'));
    const meant = meantPlaceholder(written.trim());
    return new Row(anchor, {
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
function literalsIn(document: Document, credentials: ReadonlySet<number> | undefined): readonly Literal[] {
  const literals: Literal[] = [];
  const told = new Set<number>();
  const start = startOf(document);
  // A variable may be called anything.
  const found = credentials === undefined ? matchesOf(document, candidates, 'written') : allScalars(document);
  for (const match of [...found].sort(byPath)) {
    const { node } = match;
    const place = node.kind === 'scalar' ? placeIn(document, match) : undefined;
    if (node.kind !== 'scalar' || place === undefined || literals.length >= MOST_ROWS) continue;
    const { path } = place;
    const anchor = writtenAt(node.origin) ?? start;
    const inSecret = place.inSecret || credentials?.has(anchor.start) === true;
    if (node.resolved.type !== 'string' && !inSecret) continue;
    const kind = classOfLiteral(node.text, inSecret);
    // in a manifest many a word that sounds like a credential is a link or a name
    if (kind === undefined || (document.kind === 'ops' && kind === 'secret' && !path.startsWith('.'))) continue;
    if (anchor !== start && told.has(anchor.start)) continue;
    told.add(anchor.start);
    literals.push({ path, text: node.text, inSecret, found: kind, anchor });
  }
  return literals;
}

/** Keys by name: in what order somebody wrote them must change nothing. */
function byPath({ path: one }: Match, { path: other }: Match): number {
  const at = one.findIndex((step, index) => step !== other[index]);
  const [left, right] = [one[at], other[at]];
  return left === undefined || right === undefined ? 0 : left < right ? -1 : 1;
}

/** Where a scalar stands: its key, the keys above it, and whether they say that it is a credential. */
interface Place {
  readonly key: string;
  readonly path: string;
  readonly inSecret: boolean;
}

/** Undefined for what an ops-file does not place anywhere, and for what is too deep. */
function placeIn({ kind }: Document, { path, within }: Match): Place | undefined {
  if (path.length > DEEPEST) return undefined;
  if (kind !== 'ops') return placeBelow(path, within, { key: '', path: '', inSecret: false });
  const [root, operation] = within;
  const pointer = root?.kind === 'sequence' && operation?.kind === 'map' && path[1] === 'value' ? operation.get('path') : undefined;
  const tokens = pointer?.kind === 'scalar' ? parsePointer(pointer.text) : '';
  if (typeof tokens === 'string') return undefined;
  const words = tokens.map(wordOf);
  return placeBelow(path.slice(2), within.slice(2), { key: words.at(-1) ?? '', path: propertyAt(words), inSecret: isSecretAt(words) });
}

function placeBelow(path: Match['path'], within: Match['within'], from: Place): Place {
  let { key, path: at, inSecret } = from;
  for (const [depth, step] of path.entries()) {
    const node = within[depth]!;
    if (typeof step === 'number' || node.kind !== 'map') {
      at = `${at}.${step}`;
      continue;
    }
    // a selector about a credential (`selected_option: randomize`) holds the name of its option
    const isOption = (): boolean => node.entry('selected_option') !== undefined || selectorsOf(within[0]).has(at);
    const inside = inSecret && (step === 'secret' || (step === 'value' && !isOption()));
    // `links: { passwd: … }` of UAA and login is the page where a password is set anew
    inSecret = (isSecretKey(step) && key !== 'links') || inside;
    // a product property is known by its own name, whatever it stands under
    at = at === '' || step.startsWith('.') ? step : `${at}.${step}`;
    key = step;
  }
  return { key, path: at, inSecret };
}

function selectorsOf(root: ConfigNode | undefined): ReadonlySet<string> {
  const properties = root?.kind === 'map' ? root.get('product-properties') : undefined;
  if (properties?.kind !== 'map') return selectorsAmong([]);
  let found = selectors.get(properties);
  if (found === undefined) selectors.set(properties, (found = selectorsAmong(properties.names)));
  return found;
}

const selectors = new WeakMap<MapNode, ReadonlySet<string>>();

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
