import { memoPer } from '../../base/memo.ts';
import { anchorOf, keyOf, textCell } from '../../foundation/cell-of.ts';
import { documentsOf, type Document } from '../../foundation/foundation.ts';
import type { AppliedOperation } from '../../interpolate/apply-operations.ts';
import { placeholdersIn } from '../../interpolate/placeholders.ts';
import { parsePointer, type Pointer } from '../../interpolate/pointer.ts';
import { absent, known, type Cell } from '../../value/cell.ts';
import type { ConfigNode, MapNode } from '../../value/node.ts';
import { startOf } from '../document.ts';
import type { FactInput } from '../input.ts';
import { flag, integer, Row, table, text } from '../table.ts';

/** One row per operation of every ops-file, whether or not a document of the foundation uses it: rules can read ops-files that are given alone. */
export const operations = table(
  'operation',
  {
    doc: 'An operation of an ops-file: what it does where, and which property, job or errand its path touches.',
    label: ['path'],
    looksAt: { kinds: ['ops'] },
    columns: {
      position: integer('place in the file, from 0'),
      type: text('replace, remove or test'),
      path: text('path as written'),
      matched: flag('false when its path leads to nothing that exists in any of them; absent when it is applied to none'),
      changed: flag('false when it changes nothing in any of them; absent when it is applied to none'),
      undone_by_file: text('file of the later operation that undoes it; absent when none does'),
      undone_by_position: integer('its place in that file'),
      placeholder: text('a placeholder in the path, which nothing replaces; absent without one'),
      nameless: text('for a path that ends in name=x? with a value that has no such name: the key that the value lacks; absent for others'),
      nameless_value: text('what that key should be'),
      undone: flag(
        'true when a later operation replaces or removes all that it placed, in each of them; absent when it is applied to none',
      ),
      failed: flag('true when one of them would refuse it; absent when it is applied to none'),
    },
  },
  (input) => operationPlaces(input).map((place) => operationRow(place, input)),
);

/** An operation as it is written. */
export interface OperationPlace {
  readonly document: Document;
  readonly node: MapNode;
  readonly position: number;
  readonly anchor: Row['anchor'];
}

/** All operations of the ops-files of a foundation. */
export function operationPlaces(input: FactInput): readonly OperationPlace[] {
  return documentsOf(input.foundation, 'ops').flatMap((document) => {
    const { root } = document;
    if (root?.kind !== 'sequence') return [];
    return root.items.flatMap((node, position) =>
      node.kind === 'map'
        ? [{ document, node, position, anchor: keyOf(node.entry('path') ?? node.entries[0], anchorOf(node, startOf(document))) }]
        : [],
    );
  });
}

/** Whether a document of the foundation uses the ops-file. */
export function isUsed(place: OperationPlace, input: FactInput): boolean {
  return appliedOf(place, input).length > 0;
}

/** What became of an operation in the documents that use its file. */
function appliedOf(
  { document, position }: OperationPlace,
  input: FactInput,
): readonly { readonly by: Document; readonly applied: AppliedOperation }[] {
  return applications(input).get(`${document.file.path}\n${position}`) ?? [];
}

const applications = memoPer((input: FactInput): ReadonlyMap<string, { readonly by: Document; readonly applied: AppliedOperation }[]> => {
  const found = new Map<string, { readonly by: Document; readonly applied: AppliedOperation }[]>();
  for (const by of input.foundation.documents) {
    for (const applied of by.operations) {
      const key = `${applied.operation.file.path}\n${applied.operation.index}`;
      const list = found.get(key) ?? [];
      found.set(key, list);
      list.push({ by, applied });
    }
  }
  return found;
});

function operationRow(place: OperationPlace, input: FactInput): Row {
  const { node, position, anchor } = place;
  const outcome = (test: (applied: AppliedOperation) => boolean, how: 'some' | 'every') => (): Cell<boolean> => {
    const all = appliedOf(place, input).map(({ applied }) => applied);
    return all.length === 0 ? absent(anchor) : known(how === 'some' ? all.some(test) : all.every(test), anchor);
  };
  const path = pathCell(node.get('path'), anchor);
  const fact = (text: string | undefined): Cell<string> =>
    path.state === 'unknown' ? path : text === undefined ? absent(anchor) : known(text, anchor);
  const lacking = path.state === 'known' ? lackingName(path.value, node) : undefined;
  const undoneBy = <V>(tell: (operation: AppliedOperation['operation']) => V): Cell<V> => {
    const all = appliedOf(place, input);
    const by = all.length > 0 && all.every(({ applied }) => applied.undoneBy !== undefined) ? all[0]?.applied.undoneBy : undefined;
    return by === undefined ? absent(anchor) : known(tell(by), by.pathAt);
  };
  return new Row(anchor, {
    position: known(position, anchor),
    type: textCell(node.get('type'), anchor),
    path,
    matched: outcome(({ matched }) => matched, 'some'),
    changed: outcome(({ changed }) => changed, 'some'),
    undone_by_file: () => undoneBy((operation) => operation.file.path),
    undone_by_position: () => undoneBy((operation) => operation.index),
    placeholder: fact(path.state === 'known' ? placeholdersIn(path.value)[0]?.raw : undefined),
    nameless: fact(lacking?.key),
    nameless_value: fact(lacking?.value),
    undone: outcome(({ undoneBy }) => undoneBy !== undefined, 'every'),
    failed: outcome((applied) => applied.outcome === 'failed', 'some'),
  });
}

/** Variables are never looked for in paths: a placeholder is part of the text. Templates of other tools are filled in before. */
function pathCell(node: ConfigNode | undefined, anchor: Row['anchor']): Cell<string> {
  return node?.kind === 'unknown' && node.because !== 'template' ? known(node.text, anchor, node.origin) : textCell(node, anchor);
}

/** The match that ends an optional path, when the value that would be appended does not have what it asks for. */
function lackingName(path: string, node: MapNode): { readonly key: string; readonly value: string } | undefined {
  const type = node.get('type');
  const value = node.get('value');
  const pointer = parsePointer(path);
  if (type?.kind !== 'scalar' || type.text !== 'replace' || value === undefined || value.kind === 'unknown' || typeof pointer === 'string')
    return undefined;
  const last = pointer.at(-1);
  if (last?.kind !== 'match' || !last.optional || placeholdersIn(path).length > 0) return undefined;
  if (value.kind === 'map' ? value.entry(last.key) !== undefined : value.kind === 'scalar' && placeholdersIn(value.text).length > 0)
    return undefined;
  return { key: last.key, value: last.value };
}

/** A step of a path as a word: the key, the name that is looked for, or the number. */
export function wordOf(token: Pointer[number]): string {
  switch (token.kind) {
    case 'key':
      return token.key;
    case 'match':
      return token.value;
    case 'index':
      return String(token.index);
    case 'append':
      return '-';
  }
}
