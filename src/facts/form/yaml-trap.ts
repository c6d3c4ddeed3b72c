import type { Span } from '../../base/source.ts';
import type { Document } from '../../foundation/foundation.ts';
import type { DocumentKind } from '../../foundation/kind.ts';
import { collector, keyAbove, matchesOf, type Match } from '../../foundation/walk.ts';
import { soundsSecret } from '../../base/secret-name.ts';
import { goScalarText } from '../../interpolate/go-text.ts';
import { absent, known, type Cell } from '../../value/cell.ts';
import type { ScalarNode } from '../../value/node.ts';
import { editSpan } from '../../value/origin.ts';
import { isSaidTwice } from './duplicate-key.ts';
import { flag, Row, table, text } from '../table.ts';

/** Files that om or bosh reads; in others YAML 1.2 may hold. */
const KINDS: readonly DocumentKind[] = [
  'product',
  'stage-product',
  'director',
  'opsman',
  'env',
  'auth',
  'download',
  'errand-config',
  'assign-stemcell',
  'vm-extension',
  'vars',
  'ops',
  'bosh-manifest',
  'cloud-config',
  'cpi-config',
  'runtime-config',
];

/** One row per place where YAML 1.1, as om and bosh read it, gives something else than a reader sees. */
export const yamlTraps = table(
  'yaml-trap',
  {
    doc: 'A plain value or key that om and bosh read as something else than it looks like, and keys written twice.',
    label: ['property'],
    looksAt: { kinds: KINDS },
    columns: {
      trap: text(
        'duplicate (a key twice in one map: the last wins), version (2.10 becomes 2.1), leading-zero (010 becomes 8), exponent (12e3 is a number), underscore (2024_01 is a number), word-key (a key such as on or n is a boolean), letter (y or n as a value is a boolean)',
      ),
      property: text('the key it stands under, or the key itself'),
      raw: text('as written; masked under the keys of credentials'),
      parsed: text('as om and bosh read it'),
      first_line: text('for duplicate: line of the first place'),
      same: flag('for duplicate: true when both lines say the same'),
    },
  },
  (input) => {
    const documents = input.foundation.documents.filter(({ kind }) => KINDS.includes(kind));
    const rows = documents.flatMap((document) => [...duplicateRows(document), ...scalarRows(document)]);
    const told = new Set(rows.map(({ anchor }) => placeName(anchor)));
    return [...rows, ...documents.flatMap((document) => broughtVersions(document, told))];
  },
);

interface Trap {
  readonly trap: string;
  readonly property: string;
  readonly node: ScalarNode;
}

function duplicateRows(document: Document): readonly Row[] {
  // Variables that are defined twice are told in the words of variables.
  if (document.kind === 'vars') return [];
  return document.yaml.duplicateKeys.map(({ name, first, second }) => {
    const line = (span: typeof first): number => span.file.position(span.start).line;
    return new Row(second, {
      trap: known('duplicate', second),
      property: known(name, second),
      raw: absent(second),
      parsed: absent(second),
      first_line: known(String(line(first)), first),
      same: known(isSaidTwice(first, second), second),
    });
  });
}

const MOST_ROWS = 1000;

/** Numbers that look like something else. */
const TRAPS = /^(?:0[0-9]{1,39}|[0-9]{1,39}\.[0-9]{1,39}|[0-9]{1,39}[eE][0-9]{1,39}|[0-9][0-9_]{0,39}_[0-9_]{0,39})$/;

const isDigit = (code: number): boolean => code >= 48 && code <= 57;

/** Values that look like more than they say, and keys that may have been words. */
const candidates = collector({
  kinds: KINDS,
  text: (written) => (written.length === 1 ? /[yn]/i.test(written) : isDigit(written.charCodeAt(0)) && TRAPS.test(written)),
  keys: (name) => name === 'true' || name === 'false',
});

function scalarRows(document: Document): readonly Row[] {
  const traps: Trap[] = [];
  for (const match of matchesOf(document, candidates, 'written')) {
    const { node } = match;
    if (traps.length >= MOST_ROWS) break;
    if (node.kind !== 'scalar' || node.origin.kind !== 'written' || isBroughtIn(match)) continue;
    const key = keyAbove(match);
    const trap = match.isKey ? (isWordKey(node) ? 'word-key' : undefined) : valueTrap(node, keyOfOperation(match, document) ?? key);
    if (trap !== undefined) traps.push({ trap, property: match.isKey ? node.text : key, node });
  }
  return traps.map((trap) => trapRow(document, trap));
}

/** Of the value of an operation the key that it is put at: the end of its path. */
function keyOfOperation({ path, within }: Match, { kind }: Document): string | undefined {
  const holder = within.at(-1);
  const pointer = kind === 'ops' && path.length === 2 && path[1] === 'value' && holder?.kind === 'map' ? holder.get('path') : undefined;
  return pointer?.kind === 'scalar' ? pointer.text.split('/').at(-1)?.replace(/\?$/, '') : undefined;
}

/** What came in by an alias or a merge is told where it is written. */
function isBroughtIn({ path, within }: Match): boolean {
  return path.some((step, depth) => {
    const holder = within[depth];
    const entry = holder?.kind === 'map' ? holder.entry(String(step)) : undefined;
    return entry !== undefined && (entry.merged !== undefined || entry.key.origin.kind !== 'written');
  });
}

/** Versions that a variable or an operation brings to a key that says so: where they are written, nothing need tell that they are versions. */
function broughtVersions(document: Document, told: Set<string>): readonly Row[] {
  if (document.root === document.yaml.root) return [];
  const rows: Row[] = [];
  for (const match of matchesOf(document, candidates, 'evaluated')) {
    const { node, isKey } = match;
    if (rows.length >= MOST_ROWS) break;
    const key = keyAbove(match);
    if (node.kind !== 'scalar' || isKey || node.origin.kind === 'written' || valueTrap(node, key) !== 'version') continue;
    const anchor = editSpan(node.origin);
    if (anchor === undefined || told.has(placeName(anchor))) continue;
    told.add(placeName(anchor));
    rows.push(trapRow(document, { trap: 'version', property: key, node }));
  }
  return rows;
}

function placeName({ file, start }: Span): string {
  return `${start} ${file.path}`;
}

function trapRow(document: Document, { trap, property, node }: Trap): Row {
  const anchor = editSpan(node.origin) ?? { file: document.file, start: 0, end: 0 };
  const shown = (value: string): Cell<string> =>
    soundsSecret(property) ? { ...known(value, anchor), secret: true } : known(value, anchor, node.origin);
  return new Row(anchor, {
    trap: known(trap, anchor),
    property: known(property, anchor),
    raw: shown(node.text),
    parsed: shown(goScalarText(node.resolved)),
    first_line: absent(anchor),
    same: absent(anchor),
  });
}

/** A key that YAML 1.1 reads as a boolean although it is neither `true` nor `false`. */
function isWordKey(key: ScalarNode): boolean {
  return key.style === 'plain' && /^(y|n|yes|no|on|off)$/i.test(key.text) && key.resolved.type === 'boolean';
}

/** What is deceptive about a value; undefined for most. Octal is what people mean by file modes. */
function valueTrap(node: ScalarNode, key: string): string | undefined {
  if (node.style !== 'plain') return undefined;
  const { text: raw } = node;
  if (/^[yn]$/i.test(raw)) return 'letter';
  const first = raw.charCodeAt(0);
  if (first < 48 || first > 57 || raw.length > 40) return undefined;
  const { type } = node.resolved;
  if (type !== 'integer' && type !== 'float') return undefined;
  if (/^0[0-9]+$/.test(raw))
    return isModeKey(key) || goScalarText(node.resolved) === raw.replace(/^0+(?=.)/, '') ? undefined : 'leading-zero';
  if (type === 'float' && /(^|[-_.])version$|^stemcell$/.test(key) && /^[0-9]+\.[0-9]+$/.test(raw) && goScalarText(node.resolved) !== raw)
    return 'version';
  if (/^[0-9]+[eE][0-9]+$/.test(raw)) return 'exponent';
  if (raw.includes('_') && /^[0-9][0-9_]*$/.test(raw) && !/^[0-9]{1,3}(_[0-9]{3})+$/.test(raw)) return 'underscore';
  return undefined;
}

function isModeKey(key: string): boolean {
  return /(mode|perm|permissions?|umask|chmod|mask)$/i.test(key);
}
